package warm_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/trace"
)

// A watcher notes what it is told.
type watcher struct {
	collector
	counted    []int64
	recorded   []string // instructions of the recorder
	blackholed []string
}

func (w *watcher) Counted(_ *trace.MergePoint, times int64) { w.counted = append(w.counted, times) }

func (w *watcher) Instruction(s *trace.Step) {
	if s.Recorded < 0 {
		w.blackholed = append(w.blackholed, s.Text)
	} else {
		w.recorded = append(w.recorded, s.Text)
	}
}

// TestWatcher: a run that is watched does what a run does that is not; each jump is
// told until there is a loop, and each instruction of recorder and blackhole.
func TestWatcher(t *testing.T) {
	// r0 counts down from 9, r2 adds up.
	const code = "=09=11=20" + "+20-01p2_j03" + "q__"
	plain, watched := &collector{}, &watcher{}
	want := runGuest(newEngine(t, plain, "threshold=3"), code, 100).String()
	got := runGuest(newEngine(t, watched, "threshold=3"), code, 100).String()
	if want != got {
		t.Errorf("watched: %s\nwant %s", got, want)
	}
	if diff := cmp.Diff(plain.story(), watched.story()); diff != "" {
		t.Errorf("events (-plain +watched):\n%s", diff)
	}
	if diff := cmp.Diff([]int64{1, 2, 3}, watched.counted[:min(3, len(watched.counted))]); diff != "" {
		t.Errorf("counted first: %s", diff)
	}
	for name, list := range map[string][]string{"recorder": watched.recorded, "blackhole": watched.blackholed} {
		if len(list) == 0 {
			t.Errorf("the %s told of no instruction", name)
		}
	}
	if n := len(watched.recorded); n > 0 && watched.recorded[0] != watched.recorded[n-1] {
		t.Errorf("recording begins with %q and ends with %q, want the merge point", watched.recorded[0], watched.recorded[n-1])
	}
}
