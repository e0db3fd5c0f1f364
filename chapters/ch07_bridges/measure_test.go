package ch07

import (
	"context"
	"fmt"
	"io"
	"strings"

	"mergepoint/chapters/stage"
	"mergepoint/pkg/warm"
)

// entries runs the nested program and tells how often compiled code was entered,
// and how often a guard sent the guest back to the interpreter.
func entries(params string) {
	p, err := Parse("nested.b", []byte(nested))
	if err != nil {
		panic(err)
	}
	o := stage.Options{JIT: params, Inspect: func(e *warm.Engine) {
		s := e.Stats()
		fmt.Printf("%s: %d bridges; entered %d times, %d guards failed\n", params, s.Bridges, s.Entered, s.GuardFailures)
	}}
	if err := Run(context.Background(), p, strings.NewReader(""), io.Discard, o); err != nil {
		panic(err)
	}
}

// Without bridges the guest leaves compiled code at the end of each inner loop.
func Example_withoutBridges() {
	entries("threshold=100,trace_eagerness=0")
	// Output:
	// threshold=100,trace_eagerness=0: 0 bridges; entered 706 times, 706 guards failed
}

// With bridges it stays, once they are made.
func Example_withBridges() {
	entries("threshold=100,trace_eagerness=20")
	entries("threshold=100,trace_eagerness=2")
	// Output:
	// threshold=100,trace_eagerness=20: 3 bridges; entered 61 times, 61 guards failed
	// threshold=100,trace_eagerness=2: 3 bridges; entered 7 times, 7 guards failed
}
