package ch02

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"mergepoint/chapters/collect"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/warm"
)

// counted runs test.b and gives the engine's counts by pc, and its events.
func counted(t *testing.T, params string) (map[int64]warm.Count, *collect.Events) {
	t.Helper()
	counts, events := map[int64]warm.Count{}, &collect.Events{}
	var out strings.Builder
	err := Run(context.Background(), testB(), strings.NewReader(""), &out, stage.Options{
		JIT:  params,
		Sink: events,
		Inspect: func(e *warm.Engine) {
			for _, c := range e.Counts() {
				counts[c.Ints[0]] = c
			}
		},
	})
	if want := strings.Repeat("A", 16) + "\n"; err != nil || out.String() != want {
		t.Errorf("printed %q, %v, want %q", out.String(), err, want)
	}
	return counts, events
}

// Two loops of test.b are run back 16 times 64 times, the outer one 15 times. What
// is counted is the jump back, not that the loop is entered from above: at merge
// points pc 86 is met 1,040 times.
func TestCounts(t *testing.T) {
	counts, events := counted(t, "")
	want := map[int64]warm.Count{86: {N: 1024, Hot: true}, 94: {N: 1024, Hot: true}, 84: {N: 15}}
	if diff := cmp.Diff(want, counts, cmpopts.IgnoreFields(warm.Count{}, "Where", "Ints")); diff != "" {
		t.Errorf("counted by pc:\n%s", diff)
	}
	if len(events.Recorded) != 0 || len(events.Compiled) != 0 {
		t.Errorf("%d recordings, %d traces; this chapter has none", len(events.Recorded), len(events.Compiled))
	}
}

// The threshold says when a place is hot, and nothing else.
func TestThreshold(t *testing.T) {
	for threshold, hot := range map[int]int{0: 0, 1: 3, 15: 3, 16: 2, 1024: 2, 1025: 0} {
		counts, _ := counted(t, fmt.Sprintf("threshold=%d", threshold))
		got := 0
		for _, c := range counts {
			if c.Hot {
				got++
			}
		}
		if got != hot {
			t.Errorf("threshold %d: %d places are hot, want %d", threshold, got, hot)
		}
	}
}
