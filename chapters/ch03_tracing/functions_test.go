package ch03

import (
	"fmt"
	"os"
	"strings"

	"mergepoint/pkg/trace"
)

// testB is the text of the tutorial's program.
func testB() string {
	src, err := os.ReadFile("../../testdata/test.b")
	if err != nil {
		panic(err)
	}
	return string(src)
}

// Each op knows the function of the interpreter that it comes from. What Advance and
// Left did is gone from the loop: the round before has proved it.
func Example_byFunction() {
	events := run(testB(), "")
	recorded, left := byFunction(events.Recorded[0].Trace), byFunction(events.Traces(trace.Loop)[0])
	for _, name := range []string{"mainloop", "Tape.Advance", "Tape.Inc", "Tape.Left", "Tape.Dec", "Tape.Get", "Dict.Get"} {
		fmt.Printf("%-13s %2d recorded, %2d left\n", name, recorded[name], left[name])
	}
	// Output:
	// mainloop      13 recorded, 13 left
	// Tape.Advance   8 recorded,  0 left
	// Tape.Inc      10 recorded,  3 left
	// Tape.Left      6 recorded,  0 left
	// Tape.Dec      10 recorded,  3 left
	// Tape.Get       6 recorded,  0 left
	// Dict.Get       7 recorded,  7 left
}

// byFunction counts a trace's ops by function, without the package's name.
func byFunction(t *trace.Trace) map[string]int {
	counts := map[string]int{}
	for _, op := range t.Ops {
		counts[strings.TrimPrefix(op.Origin.Info.Func, "ch03.")]++
	}
	return counts
}
