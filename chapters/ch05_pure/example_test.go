package ch05

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

func ExampleRun() {
	events := told(testB(), "")
	fmt.Println("recorded:", len(events.Recorded[0].Trace.Ops), "ops")
	for _, c := range events.Compiled[:2] {
		fmt.Printf("Loop %d: %v with %d ops\n", c.Number, c.Trace.Kind, len(c.Trace.Ops))
	}
	// Output:
	// recorded: 49 ops
	// Loop 0: loop with 15 ops
	// Loop 1: entry bridge with 30 ops
}

// The same passes as in chapter 3. What the hint saves it saves before any of them:
// the call is not even recorded.
func Example_passes() {
	for _, passes := range []string{"none", "rewrite", "rewrite:intbounds", "rewrite:intbounds:pure", "rewrite:intbounds:pure:heap", "all"} {
		loop := told(testB(), "enable_opts="+passes).Traces(trace.Loop)[0]
		fmt.Printf("%2d ops with %s\n", len(loop.Ops), passes)
	}
	// Output:
	// 49 ops with none
	// 49 ops with rewrite
	// 45 ops with rewrite:intbounds
	// 45 ops with rewrite:intbounds:pure
	// 30 ops with rewrite:intbounds:pure:heap
	// 15 ops with all
}

// What is left of other loops.
func Example_loops() {
	for _, loop := range []string{"[-]", "[>+<-]", "[->+<]", "[->+>+<<]", "[.-]"} {
		events := told("++++++++++"+loop, "threshold=3")
		fmt.Printf("%-10s %2d recorded, %2d in the loop\n", loop, len(events.Recorded[0].Trace.Ops), len(events.Traces(trace.Loop)[0].Ops))
	}
	// Output:
	// [-]        23 recorded,  9 in the loop
	// [>+<-]     49 recorded, 15 in the loop
	// [->+<]     49 recorded, 16 in the loop
	// [->+>+<<]  75 recorded, 22 in the loop
	// [.-]       26 recorded, 17 in the loop
}
