//go:build !js

package ch06

import (
	"context"
	"fmt"
	"os"
	"strings"

	"mergepoint/chapters/collect"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// show prints machine code op by op: each op, under it its instructions, and, set
// off by a bar, those on its way out.
func show(c *amd64.Code) {
	p, l := trace.NewPrinter(), c.Listing()
	p.List(c.Trace.Inputs) // which have the first numbers
	for n, op := range c.Trace.Ops {
		text := p.Op(op)
		if op.Code == ops.DebugMergePoint {
			continue
		}
		fmt.Println(text)
		for _, line := range l.Ops[n] {
			fmt.Println("       ", line)
		}
		for _, line := range l.Exits[n] {
			fmt.Println("      |", line)
		}
	}
}

// testB gives the traces that are compiled for the tutorial's test program.
func testB() *collect.Events {
	src, err := os.ReadFile("../../testdata/test.b")
	if err != nil {
		panic(err)
	}
	p, err := Parse("test.b", src)
	if err != nil {
		panic(err)
	}
	var events collect.Events
	var out strings.Builder
	if err := Run(context.Background(), p, strings.NewReader(""), &out, stage.Options{Sink: &events}); err != nil {
		panic(err)
	}
	return &events
}

// The loop of the tutorial, in machine code. Listings can be made on any CPU.
func Example_listing() {
	code, err := amd64.NewListing().Compile(testB().Traces(trace.Loop)[0])
	if err != nil {
		panic(err)
	}
	show(code.(*amd64.Code))
	// Output:
	// i4 = getarrayitem_gc(p1, i2, descr=<[]int>)
	// i6 = int_add(i4, 1)
	// setarrayitem_gc(p1, i2, i6, descr=<[]int>)
	//         add qword ptr [rsi+8*rdi], 0x1
	// i7 = getarrayitem_gc(p1, i3, descr=<[]int>)
	// i9 = int_sub(i7, 1)
	// setarrayitem_gc(p1, i3, i9, descr=<[]int>)
	//         sub qword ptr [rsi+8*r8], 0x1
	// i10 = int_is_true(i9)
	// guard_true(i10, descr=<Guard2>) [p0]
	//         jz guard2
	//       | jmp qword ptr [door2]
	//       | mov qword ptr [ref0], r9
	//       | mov rax, exit1
	//       | mov qword ptr [rsp+0x18], rax
	//       | ret
	// jump(p0, p1, i2, i3, descr=<Loop0>)
	//         sub r15, 0x9
	//         jns Loop0
	//       | mov qword ptr [ref0], r9
	//       | mov qword ptr [ref1], rsi
	//       | mov qword ptr [int0], rdi
	//       | mov qword ptr [int1], r8
	//       | mov rax, exit0
	//       | mov qword ptr [rsp+0x18], rax
	//       | ret
}
