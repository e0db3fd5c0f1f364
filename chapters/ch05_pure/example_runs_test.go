package ch05

import (
	"context"
	"fmt"
	"io"
	"strings"

	"mergepoint/chapters/ch05_pure/exercises/ex1/runs"
	"mergepoint/chapters/collect"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/trace"
)

// Two loops, each for two interpreters: that of this chapter, and one whose
// instructions say how often they are meant.
func Example_runLength() {
	for _, program := range []struct{ plain, counted string }{
		{"++++++++++++++++[-----+++]", "+\x10[\x01-\x05+\x03]\x01"},
		{"++++++++++[>>>+++++<<<-]", "+\x0a[\x01>\x03+\x05<\x03-\x01]\x01"},
	} {
		p, err := Parse("program.b", []byte(program.plain))
		if err != nil {
			panic(err)
		}
		var before, after collect.Events
		err = Run(context.Background(), p, strings.NewReader(""), io.Discard, stage.Options{JIT: "threshold=4", Sink: &before})
		if err != nil {
			panic(err)
		}
		if err := runs.Run(context.Background(), program.counted, io.Discard, stage.Options{JIT: "threshold=4", Sink: &after}); err != nil {
			panic(err)
		}
		ops := func(e *collect.Events) (recorded, loop int) {
			return len(e.Recorded[0].Trace.Ops), len(e.Traces(trace.Loop)[0].Ops)
		}
		r1, l1 := ops(&before)
		r2, l2 := ops(&after)
		fmt.Printf("%s: %d ops recorded before, %d after; %d in the loop before, %d after\n", program.plain, r1, r2, l1, l2)
	}
	// Output:
	// ++++++++++++++++[-----+++]: 100 ops recorded before, 34 after; 27 in the loop before, 12 after
	// ++++++++++[>>>+++++<<<-]: 123 ops recorded before, 56 after; 31 in the loop before, 15 after
}
