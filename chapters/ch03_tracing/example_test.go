package ch03

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"mergepoint/chapters/collect"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/direct"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
)

// run runs a program with parameters of the JIT and gives what the engine told.
func run(src, params string) *collect.Events {
	p, err := Parse("program.b", []byte(src))
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

// The smallest loop there is: it counts a cell down to 0.
const down = "+++++[-]"

// What the interpreter does in one round of [-], written down.
func Example_recording() {
	fmt.Print(run(down, "threshold=2").Recorded[0].Trace)
	// Output:
	// [p0]
	// debug_merge_point('(no location)', 0)
	// guard_nonnull(p0) [p0]
	// p1 = getfield_gc(p0, descr=<Tape.cells.ptr>)
	// i2 = getfield_gc(p0, descr=<Tape.cells.len>)
	// i3 = getfield_gc(p0, descr=<Tape.position>)
	// i4 = uint_lt(i3, i2)
	// guard_true(i4) [i2, i3, p1, p0]
	// i5 = getarrayitem_gc(p1, i3, descr=<[]int>)
	// i7 = int_sub(i5, 1)
	// i8 = uint_lt(i3, i2)
	// guard_true(i8) [i2, i3, i7, p1, p0]
	// setarrayitem_gc(p1, i3, i7, descr=<[]int>)
	// debug_merge_point('(no location)', 0)
	// p9 = getfield_gc(p0, descr=<Tape.cells.ptr>)
	// i10 = getfield_gc(p0, descr=<Tape.cells.len>)
	// i11 = getfield_gc(p0, descr=<Tape.position>)
	// i12 = uint_lt(i11, i10)
	// guard_true(i12) [i10, i11, p9, p0]
	// i13 = getarrayitem_gc(p9, i11, descr=<[]int>)
	// i14 = int_is_true(i13)
	// guard_true(i14) [p0]
	// i18 = call(ConstClass(Dict.lookup), ConstPtr(ptr16), 7, 7, descr=<Dict.lookup>)
	// guard_no_exception() [i18, p0]
	// i20 = int_and(i18, -9223372036854775808)
	// i21 = int_is_true(i20)
	// guard_false(i21) [i18, p0]
	// i23 = call(ConstClass(Dict.value), ConstPtr(ptr16), i18, descr=<Dict.value>)
	// guard_no_exception() [i23, p0]
	// i25 = int_add(i23, 1)
	// i27 = int_lt(i25, 8)
	// guard_true(i27) [i25, p0]
	// guard_value(i25, 6) [i25, p0]
	// debug_merge_point('(no location)', 0)
	// jump(p0)
}

// Each guard keeps the interpreter's frames, the innermost first: the function and
// line to go on at, and for each live variable the box that holds it.
func Example_resumeData() {
	t := run(down, "threshold=2").Recorded[0].Trace
	var long strings.Builder
	t.Format(&long, trace.FormatOptions{Long: true})
	lines := strings.SplitAfter(long.String(), "\n")
	for n, line := range lines {
		if strings.HasPrefix(line, "guard_") {
			fmt.Print(line)
			for _, frame := range lines[n+1:] {
				if !strings.HasPrefix(strings.TrimSpace(frame), ";") {
					break
				}
				fmt.Print(frame)
			}
		}
	}
	// Output:
	// guard_nonnull(p0) [p0]
	// ; Tape.Dec:38 t=p0
	// ; mainloop:29 program.len=8 pc=6 program bracketMap tape=p0
	// guard_true(i4) [i2, i3, p1, p0]
	// ; Tape.Dec:38 t2=i2 t3=i3 t1=p1
	// ; mainloop:29 program.len=8 pc=6 program bracketMap tape=p0
	// guard_true(i8) [i2, i3, i7, p1, p0]
	// ; Tape.Dec:38 t2=i2 t3=i3 t4=i7 t1=p1
	// ; mainloop:29 program.len=8 pc=6 program bracketMap tape=p0
	// guard_true(i12) [i10, i11, p9, p0]
	// ; Tape.Get:32 t2=i10 t3=i11 t1=p9
	// ; mainloop:39 program.len=8 pc=7 program bracketMap tape=p0
	// guard_true(i14) [p0]
	// ; mainloop:43 program.len=8 pc=7 program bracketMap tape=p0
	// guard_no_exception() [i18, p0]
	// ; Dict.Get:29 key=7 index=i18 d
	// ; mainloop:40 program.len=8 program bracketMap tape=p0
	// guard_false(i21) [i18, p0]
	// ; Dict.Get:30 key=7 index=i18 d
	// ; mainloop:40 program.len=8 program bracketMap tape=p0
	// guard_no_exception() [i23, p0]
	// ; Dict.Get:32 t1=i23
	// ; mainloop:40 program.len=8 program bracketMap tape=p0
	// guard_true(i27) [i25, p0]
	// ; mainloop:45 program.len=8 pc=i25 program bracketMap tape=p0
	// guard_value(i25, 6) [i25, p0]
	// ; mainloop:20 program.len=8 pc=i25 program bracketMap tape=p0
}

// What each pass does for the loop of test.b: the ops in the loop with it alone, and
// with all that come before it.
func Example_passes() {
	src, err := os.ReadFile("../../testdata/test.b")
	if err != nil {
		panic(err)
	}
	loop := func(opts string) int {
		return len(run(string(src), "enable_opts="+opts).Traces(trace.Loop)[0].Ops)
	}
	fmt.Println("none     ", loop("none"))
	passes := strings.Split("rewrite intbounds pure heap unroll", " ")
	for n, pass := range passes {
		fmt.Printf("%-9s %d alone, %d with those before it\n", pass, loop(pass), loop(strings.Join(passes[:n+1], ":")))
	}
	// Output:
	// none      60
	// rewrite   60 alone, 60 with those before it
	// intbounds 58 alone, 56 with those before it
	// pure      58 alone, 56 with those before it
	// heap      48 alone, 41 with those before it
	// unroll    60 alone, 26 with those before it
}

// The optimised loop of [-]: what is left when the round before has proven the rest.
func Example_loop() {
	fmt.Print(run(down, "threshold=2").Traces(trace.Loop)[0])
	// Output:
	// [p0, p1, i2]
	// debug_merge_point('(no location)', 0)
	// i3 = getarrayitem_gc(p1, i2, descr=<[]int>)
	// i5 = int_sub(i3, 1)
	// setarrayitem_gc(p1, i2, i5, descr=<[]int>)
	// debug_merge_point('(no location)', 0)
	// i6 = int_is_true(i5)
	// guard_true(i6, descr=<Guard2>) [p0]
	// i10 = call(ConstClass(Dict.lookup), ConstPtr(ptr8), 7, 7, descr=<Dict.lookup>)
	// guard_no_exception(, descr=<Guard3>) [i10, p0]
	// i12 = int_and(i10, -9223372036854775808)
	// i13 = int_is_true(i12)
	// guard_false(i13, descr=<Guard4>) [i10, p0]
	// i15 = call(ConstClass(Dict.value), ConstPtr(ptr8), i10, descr=<Dict.value>)
	// guard_no_exception(, descr=<Guard5>) [i15, p0]
	// i17 = int_add(i15, 1)
	// i19 = int_lt(i17, 8)
	// guard_true(i19, descr=<Guard6>) [i17, p0]
	// guard_value(i17, 6, descr=<Guard7>) [i17, p0]
	// debug_merge_point('(no location)', 0)
	// jump(p0, p1, i2, descr=<Loop0>)
}

// Its entry bridge is the first round, with all that it has to prove.
func Example_entryBridge() {
	fmt.Print(run(down, "threshold=2").Traces(trace.EntryBridge)[0])
	// Output:
	// [p0]
	// debug_merge_point('(no location)', 0)
	// guard_nonnull(p0, descr=<Guard8>) [p0]
	// p1 = getfield_gc(p0, descr=<Tape.cells.ptr>)
	// i2 = getfield_gc(p0, descr=<Tape.cells.len>)
	// i3 = getfield_gc(p0, descr=<Tape.position>)
	// i4 = uint_lt(i3, i2)
	// guard_true(i4, descr=<Guard9>) [i2, i3, p1, p0]
	// i5 = getarrayitem_gc(p1, i3, descr=<[]int>)
	// i7 = int_sub(i5, 1)
	// setarrayitem_gc(p1, i3, i7, descr=<[]int>)
	// debug_merge_point('(no location)', 0)
	// i8 = int_is_true(i7)
	// guard_true(i8, descr=<Guard10>) [p0]
	// i12 = call(ConstClass(Dict.lookup), ConstPtr(ptr10), 7, 7, descr=<Dict.lookup>)
	// guard_no_exception(, descr=<Guard11>) [i12, p0]
	// i14 = int_and(i12, -9223372036854775808)
	// i15 = int_is_true(i14)
	// guard_false(i15, descr=<Guard12>) [i12, p0]
	// i17 = call(ConstClass(Dict.value), ConstPtr(ptr10), i12, descr=<Dict.value>)
	// guard_no_exception(, descr=<Guard13>) [i17, p0]
	// i19 = int_add(i17, 1)
	// i21 = int_lt(i19, 8)
	// guard_true(i21, descr=<Guard14>) [i19, p0]
	// guard_value(i19, 6, descr=<Guard15>) [i19, p0]
	// debug_merge_point('(no location)', 0)
	// jump(p0, p1, i3, descr=<Loop0>)
}

// What a jump into the loop from elsewhere has to make sure of and to compute.
func Example_shortPreamble() {
	loop := run(down, "threshold=2").Traces(trace.Loop)[0]
	short := loop.Target.Short
	p := trace.NewPrinter()
	fmt.Println("from", p.List(short.Inputs))
	for _, op := range short.Ops {
		fmt.Println(p.Op(op))
	}
	fmt.Println("to", p.List(short.Jump))
	// Output:
	// from [p0]
	// guard_nonnull(p0)
	// p1 = getfield_gc(p0, descr=<Tape.cells.ptr>)
	// i2 = getfield_gc(p0, descr=<Tape.cells.len>)
	// i3 = getfield_gc(p0, descr=<Tape.position>)
	// i4 = uint_lt(i3, i2)
	// guard_true(i4)
	// to [p0, p1, i3]
}

// teller prints what an engine tells, in order.
type teller struct{}

func (teller) Event(e trace.Event) {
	switch e := e.(type) {
	case trace.EventHot:
		fmt.Printf("hot: counted %d times\n", e.Count)
	case trace.EventRecorded:
		fmt.Printf("recorded: %d ops\n", len(e.Trace.Ops))
	case trace.EventCompiled:
		fmt.Printf("compiled: %v of %d ops\n", e.Trace.Kind, len(e.Trace.Ops))
	case trace.EventEntered:
		fmt.Printf("entered: number %d\n", e.Number)
	case trace.EventGuardFailed:
		fmt.Printf("left: guard %d failed\n", e.Guard)
	case trace.EventAborted:
		fmt.Printf("given up: %v\n", e.Reason)
	}
}

// The life of a loop.
func Example_events() {
	p, err := Parse("program.b", []byte(down))
	if err != nil {
		panic(err)
	}
	o := stage.Options{JIT: "threshold=2", Sink: teller{}}
	if err := Run(context.Background(), p, strings.NewReader(""), io.Discard, o); err != nil {
		panic(err)
	}
	// Output:
	// hot: counted 2 times
	// recorded: 34 ops
	// compiled: loop of 20 ops
	// compiled: entry bridge of 26 ops
	// entered: number 1
	// left: guard 2 failed
}

// A JIT: what was recorded is run as it was recorded, op by op.
func Example_naive() {
	p, err := Parse("program.b", []byte("++++++++[>++++++++<-]>+."))
	if err != nil {
		panic(err)
	}
	naive := func() backend.Backend { return direct.New() }
	o := stage.Options{JIT: "threshold=2,enable_opts=none", Backend: naive, Sink: teller{}}
	if err := Run(context.Background(), p, strings.NewReader(""), os.Stdout, o); err != nil {
		panic(err)
	}
	// Output:
	// hot: counted 2 times
	// recorded: 137 ops
	// compiled: loop of 137 ops
	// entered: number 0
	// left: guard 24 failed
	// A
}

// A trace that becomes too long is given up, and the guest goes on.
func Example_tooLong() {
	var bytes strings.Builder
	p, err := Parse("program.b", []byte("+++++["+strings.Repeat(">+<", 100)+"-]>."))
	if err != nil {
		panic(err)
	}
	var stats warm.Stats
	o := stage.Options{JIT: "threshold=2,trace_limit=500", Inspect: func(e *warm.Engine) { stats = e.Stats() }}
	if err := Run(context.Background(), p, strings.NewReader(""), &bytes, o); err != nil {
		panic(err)
	}
	fmt.Printf("%d loops, %d given up, printed %q\n", stats.Loops, stats.Aborts, bytes.String())
	// Output:
	// 0 loops, 2 given up, printed "\xf4"
}
