//go:build amd64 && unix

package ch06

import (
	"context"
	"fmt"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/machine"
	"mergepoint/pkg/tracetext"
)

// Machine code is bytes in memory that may be executed. These six load a number
// into the register in which a function gives back its result, and return.
func Example_sixBytes() {
	arena, err := machine.NewArena(1, 4096)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer arena.Close()
	at := arena.Next()
	arena.Install([]byte{
		0xb8, 42, 0, 0, 0, // mov eax, 42
		0xc3, //              ret
	})
	fmt.Println(machine.Call(at))
	// Output: 42
}

// compile makes machine code of a trace, and shows the instructions of each op.
func compile(b *amd64.Backend, env *tracetext.Env, text string) backend.Code {
	t, err := tracetext.Parse(text, env)
	if err != nil {
		panic(err)
	}
	code, err := b.Compile(t)
	if err != nil {
		panic(err)
	}
	show(code.(*amd64.Code))
	return code
}

func newNative() *amd64.Backend {
	b, err := amd64.New(amd64.Options{})
	if err != nil {
		panic(err)
	}
	return b
}

// One op: an add, and the way out with its result. [int0] is a word of memory
// where Go puts a number before it enters, and finds one afterwards.
func Example_oneOp() {
	b := newNative()
	defer b.Close()
	code := compile(b, tracetext.NewEnv(), `
[i0]
i2 = int_add(i0, 1)
finish(i2)
`)
	exit := b.Run(context.Background(), code, []int64{41}, nil)
	fmt.Println("gives", exit.Ints[0])
	// Output:
	// i2 = int_add(i0, 1)
	//         add rsi, 0x1
	// finish(i2)
	//         mov qword ptr [int0], rsi
	//         mov rax, exit0
	//         mov qword ptr [rsp+0x18], rax
	//         ret
	// gives 42
}

// A loop: values stay in registers, and the jump back costs what a jump costs.
// The guard is a comparison and one conditional jump, out of the loop.
func Example_loop() {
	b := newNative()
	defer b.Close()
	code := compile(b, tracetext.NewEnv(), sumLoop)
	exit := b.Run(context.Background(), code, []int64{0, 100}, nil)
	fmt.Println("guard", exit.Guard.Number, "fails with", exit.Ints[0])
	// Output:
	// i2 = int_add(i0, i1)
	//         add rsi, rdi
	// i4 = int_sub(i1, 1)
	//         sub rdi, 0x1
	// i5 = int_is_true(i4)
	// guard_true(i5, descr=<Guard2>) [i2]
	//         jz guard2
	//       | jmp qword ptr [door2]
	//       | mov qword ptr [int0], rsi
	//       | mov rax, exit1
	//       | mov qword ptr [rsp+0x18], rax
	//       | ret
	// jump(i2, i4, descr=<Loop0>)
	//         sub r15, 0x5
	//         jns Loop0
	//       | mov qword ptr [int0], rsi
	//       | mov qword ptr [int1], rdi
	//       | mov rax, exit0
	//       | mov qword ptr [rsp+0x18], rax
	//       | ret
	// guard 2 fails with 5050
}

// sumLoop adds i1, i1-1, … 1 to i0.
const sumLoop = `
# Loop 0 : loop with 5 ops
[i0, i1]
i2 = int_add(i0, i1)
i4 = int_sub(i1, 1)
i5 = int_is_true(i4)
guard_true(i5, descr=<Guard2>) [i2]
jump(i2, i4, descr=<Loop0>)
`

// A guard that fails leaves the loop and jumps through a word of memory, its door.
// At first that leads to the instructions behind it, which store what the resume
// data needs and return to Go. Attaching a bridge stores another address in that
// word; the code stays as it is.
func Example_guard() {
	b := newNative()
	defer b.Close()
	env := tracetext.NewEnv()
	code := compile(b, env, sumLoop)
	fails := code.(*amd64.Code).Trace.Ops[3].Guard
	bridge := compile(b, env, `
# bridge out of Guard 2 with 2 ops
[i0]
i2 = int_mul(i0, 1000)
finish(i2)
`)
	b.Attach(fails, bridge)
	exit := b.Run(context.Background(), code, []int64{0, 100}, nil)
	fmt.Println("gives", exit.Ints[0])
	// Output:
	// i2 = int_add(i0, i1)
	//         add rsi, rdi
	// i4 = int_sub(i1, 1)
	//         sub rdi, 0x1
	// i5 = int_is_true(i4)
	// guard_true(i5, descr=<Guard2>) [i2]
	//         jz guard2
	//       | jmp qword ptr [door2]
	//       | mov qword ptr [int0], rsi
	//       | mov rax, exit1
	//       | mov qword ptr [rsp+0x18], rax
	//       | ret
	// jump(i2, i4, descr=<Loop0>)
	//         sub r15, 0x5
	//         jns Loop0
	//       | mov qword ptr [int0], rsi
	//       | mov qword ptr [int1], rdi
	//       | mov rax, exit0
	//       | mov qword ptr [rsp+0x18], rax
	//       | ret
	// i2 = int_mul(i0, 1000)
	//         imul r14, rsi, 0x3e8
	// finish(i2)
	//         mov qword ptr [int0], r14
	//         mov rax, exit2
	//         mov qword ptr [rsp+0x18], rax
	//         ret
	// gives 5050000
}

// A residual call leaves machine code: Go makes the call, and enters again at
// the instruction behind it. No frame of ours is ever below one of Go's.
func Example_call() {
	b := newNative()
	defer b.Close()
	env := tracetext.NewEnv()
	env.Bind = func(d descr.Descr) {
		if c, ok := d.(*descr.Call); ok {
			c.Stub = func(ints []int64, _ []unsafe.Pointer) (int64, unsafe.Pointer) {
				fmt.Println("Go is called with", ints[0])
				return ints[0] * ints[0], nil
			}
		}
	}
	if err := env.Declare("call <square> (i) int64 reads everything writes everything"); err != nil {
		panic(err)
	}
	code := compile(b, env, `
[i0, i1]
i3 = call(ConstClass(square), i0, descr=<square>)
i4 = int_add(i3, i1)
finish(i4)
`)
	exit := b.Run(context.Background(), code, []int64{5, 7}, nil)
	fmt.Println("gives", exit.Ints[0])
	// Output:
	// i3 = call(ConstClass(square), i0, descr=<square>)
	//         mov qword ptr [int2], rdi
	//         mov qword ptr [int0], rsi
	//         mov qword ptr [fuel], r15
	//         mov rax, exit0
	//         mov qword ptr [rsp+0x18], rax
	//         ret
	//         mov r15, qword ptr [fuel]
	//         mov r14, qword ptr [int0]
	// i4 = int_add(i3, i1)
	//         add r14, qword ptr [int2]
	// finish(i4)
	//         mov qword ptr [int0], r14
	//         mov rax, exit1
	//         mov qword ptr [rsp+0x18], rax
	//         ret
	// Go is called with 5
	// gives 32
}

// A trace that is wrong: nothing has tested the pointer. The process survives,
// and the error names the op.
func Example_fault() {
	b := newNative()
	defer b.Close()
	env := tracetext.NewEnv()
	if err := env.Declare("field <Point.x> int64"); err != nil {
		panic(err)
	}
	code := compile(b, env, `
[p0, i1]
i2 = int_add(i1, 1)
i3 = getfield_gc(p0, descr=<Point.x>)
i4 = int_add(i2, i3)
finish(i4)
`)
	exit := b.Run(context.Background(), code, []int64{5}, []unsafe.Pointer{nil})
	fmt.Println(exit.Err)
	// Output:
	// i3 = int_add(i1, 1)
	//         add rdi, 0x1
	// i4 = getfield_gc(p0, descr=<Point.x>)
	// i5 = int_add(i3, i4)
	//         add rdi, qword ptr [rsi]
	// finish(i5)
	//         mov qword ptr [int0], rdi
	//         mov rax, exit0
	//         mov qword ptr [rsp+0x18], rax
	//         ret
	// amd64: fault in the machine code of loop at i5 = int_add(i3, i4): invalid memory address or nil pointer dereference
}
