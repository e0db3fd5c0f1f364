package model

import (
	"runtime"
	"strings"
	"testing"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A guest program of 2 MB: its location is asked for once for each position, and what
// a page shows of a recording does not keep it.
func TestLongProgram(t *testing.T) {
	const recordings, passages = 50, 3
	program, asked := strings.Repeat("ab", 1<<20), 0
	var kept []guest
	l := newLocator()
	before := inUse()
	for range recordings {
		r := &Recording{trace: &trace.Trace{}}
		for n := range 2 * passages {
			at := 1000 + n/passages
			lazy := func(*trace.MergePoint) string {
				asked++
				return program[:at] + "_" + program[at:at+1] + "_" + program[at+1:]
			}
			r.trace.Ops = append(r.trace.Ops, &trace.Op{Code: ops.DebugMergePoint, Mark: &trace.MergePoint{Lazy: lazy, Greens: []int64{int64(at)}}})
		}
		g := l.guest(r)
		g.index = nil // of the recording's merge points
		kept = append(kept, g)
	}
	if asked != 2 {
		t.Errorf("%d locations are made for 2 positions in %d recordings", asked, recordings)
	}
	l = nil // it keeps the program
	if more := inUse() - before; more > 1<<20 {
		t.Errorf("what is shown of %d recordings keeps %d bytes", recordings, more)
	}
	if p := kept[0].Pieces; len(p) != 4 || p[1].Text != "a" || p[2].Text != "b" || len(p[3].Text) > 300 {
		t.Errorf("the program is cut into %+v", p)
	}
	runtime.KeepAlive(program)
}

func inUse() int {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}
