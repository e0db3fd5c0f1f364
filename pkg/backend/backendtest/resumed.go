package backendtest

import (
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/resume"
	"mergepoint/pkg/trace"
)

// Resumed does what the guard of an exit has left to do late, and gives the values of
// its frames, each bank in order: what whoever resumes begins with.
func Resumed(x *backend.Exit) (ints []int64, refs []unsafe.Pointer) {
	g := x.Guard
	values := map[*trace.Box]trace.Box{}
	i, p := x.Ints, x.Refs
	for _, b := range g.FailArgs {
		if b.Kind == descr.Int {
			values[b], i = trace.Box{Int: i[0]}, i[1:]
		} else {
			values[b], p = trace.Box{Ref: p[0]}, p[1:]
		}
	}
	made := resume.Do(g.Late, g.FailArgs, x.Ints, x.Refs)
	for _, op := range g.Late {
		if op.Result != nil {
			values[op.Result], made = trace.Box{Ref: made[0]}, made[1:]
		}
	}
	for n := range g.Frames {
		for _, b := range append(g.Frames[n].Ints[:len(g.Frames[n].Ints):len(g.Frames[n].Ints)], g.Frames[n].Refs...) {
			v := *b
			if !b.Const {
				v = values[b]
			}
			if b.Kind == descr.Int {
				ints = append(ints, v.Int)
			} else {
				refs = append(refs, v.Ref)
			}
		}
	}
	return ints, refs
}
