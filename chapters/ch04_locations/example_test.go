package ch04

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"mergepoint/chapters/collect"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/trace"
)

// told runs a program and gives what the engine told of it.
func told(src, params string) *collect.Events {
	p, err := Parse("prog.b", []byte(src))
	if err != nil {
		panic(err)
	}
	events := &collect.Events{}
	err = Run(context.Background(), p, strings.NewReader(""), io.Discard, stage.Options{JIT: params, Sink: events})
	if err != nil {
		panic(err)
	}
	return events
}

// testB is the text of the tutorial's program.
func testB() string {
	src, err := os.ReadFile("../../testdata/test.b")
	if err != nil {
		panic(err)
	}
	return string(src)
}

func Example_location() {
	fmt.Println(location(12, "++++++++++[->+<]", nil))
	// Output:
	// ++++++++++[-_>_+<]
}

// A trace prints itself in PyPy's form.
func ExampleRun() {
	fmt.Print(told("++++++++++[-]", "threshold=3").Traces(trace.Loop)[0])
	// Output:
	// [p0, p1, i2]
	// debug_merge_point('++++++++++[_-_]', 0)
	// i3 = getarrayitem_gc(p1, i2, descr=<[]int>)
	// i5 = int_sub(i3, 1)
	// setarrayitem_gc(p1, i2, i5, descr=<[]int>)
	// debug_merge_point('++++++++++[-_]_', 0)
	// i6 = int_is_true(i5)
	// guard_true(i6, descr=<Guard2>) [p0]
	// i10 = call(ConstClass(Dict.lookup), ConstPtr(ptr8), 12, 12, descr=<Dict.lookup>)
	// guard_no_exception(, descr=<Guard3>) [i10, p0]
	// i12 = int_and(i10, -9223372036854775808)
	// i13 = int_is_true(i12)
	// guard_false(i13, descr=<Guard4>) [i10, p0]
	// i15 = call(ConstClass(Dict.value), ConstPtr(ptr8), i10, descr=<Dict.value>)
	// guard_no_exception(, descr=<Guard5>) [i15, p0]
	// i17 = int_add(i15, 1)
	// i19 = int_lt(i17, 13)
	// guard_true(i19, descr=<Guard6>) [i17, p0]
	// guard_value(i17, 11, descr=<Guard7>) [i17, p0]
	// debug_merge_point('++++++++++[_-_]', 0)
	// jump(p0, p1, i2, descr=<Loop0>)
}

// The long form adds to each guard what it will give back to the interpreter: each
// frame's variables, by the names they have in the source.
func Example_resume() {
	loop := told("++++++++++[-]", "threshold=3").Traces(trace.Loop)[0]
	var b strings.Builder
	if err := loop.Format(&b, trace.FormatOptions{Long: true}); err != nil {
		fmt.Println(err)
	}
	for line := range strings.Lines(b.String()) {
		if strings.HasPrefix(line, "guard") || strings.HasPrefix(line, ";") {
			fmt.Print(line)
		}
	}
	// Output:
	// guard_true(i6, descr=<Guard2>) [p0]
	// ; mainloop:50 program.len=13 pc=12 program bracketMap tape=p0
	// guard_no_exception(, descr=<Guard3>) [i10, p0]
	// ; Dict.Get:29 key=12 index=i10 d
	// ; mainloop:47 program.len=13 program bracketMap tape=p0
	// guard_false(i13, descr=<Guard4>) [i10, p0]
	// ; Dict.Get:30 key=12 index=i10 d
	// ; mainloop:47 program.len=13 program bracketMap tape=p0
	// guard_no_exception(, descr=<Guard5>) [i15, p0]
	// ; Dict.Get:32 t1=i15
	// ; mainloop:47 program.len=13 program bracketMap tape=p0
	// guard_true(i19, descr=<Guard6>) [i17, p0]
	// ; mainloop:52 program.len=13 pc=i17 program bracketMap tape=p0
	// guard_value(i17, 11, descr=<Guard7>) [i17, p0]
	// ; mainloop:27 program.len=13 pc=i17 program bracketMap tape=p0
}

// What the test program's two loops come to: both are counted 1,024 times.
func Example_wholeRun() {
	for _, c := range told(testB(), "").Compiled {
		fmt.Printf("Loop %d: %v with %d ops, at %s\n", c.Number, c.Trace.Kind, len(c.Trace.Ops), c.Trace.Ops[0].Mark.Location()[82:])
	}
	// Output:
	// Loop 0: loop with 26 ops, at <[>[_>_+<-]>.[<+>-]<<-]++++++++++.
	// Loop 1: entry bridge with 41 ops, at <[>[_>_+<-]>.[<+>-]<<-]++++++++++.
	// Loop 2: loop with 26 ops, at <[>[>+<-]>.[_<_+>-]<<-]++++++++++.
	// Loop 3: entry bridge with 41 ops, at <[>[>+<-]>.[_<_+>-]<<-]++++++++++.
}
