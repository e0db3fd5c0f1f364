package optimizer

import (
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// sharpenNonnull lets a test for nil ask at once for the pointer that a later guard
// wants. If it fails the interpreter asks again: a guard may fail too early.
//
// PyPy: replace_old_guard_with_guard_value, optimizeopt/rewrite.py.
func sharpenNonnull(w *walk, op *trace.Op) answer {
	b, want := op.Args[0], op.Args[1]
	if b.Const || want.Kind != b.Kind || want.Ref == nil {
		return keep
	}
	test := w.info[b.ID].nonnil
	if test == nil || test.Code != ops.GuardNonnull || test.Guard == nil || test.Guard.Again == nil || test.Args[0] != b {
		return keep
	}
	test.Code, test.Args = ops.GuardValue, []*trace.Box{b, want}
	g := test.Guard
	g.Frames[0] = again(g, nil)
	if w.peel != nil {
		w.noteAsked(test)
	}
	w.know(b, want, test)
	return gone(test)
}

// sharpenAhead does so where it is seen already what a later guard will want: then it is
// known to all that comes between.
func sharpenAhead(w *walk, op *trace.Op) answer {
	if w.src == nil || op.Guard == nil || op.Guard != w.src.Guard || op.Guard.Again == nil || op.Args[0].Const {
		return keep
	}
	want := w.wantedLater(w.src.Args[0])
	if want == nil {
		return keep
	}
	value := with(op, ops.GuardValue, op.Args[0], want)
	value.Guard = op.Guard.Map(func(b *trace.Box) *trace.Box { return b })
	value.Guard.Frames[0] = again(value.Guard, nil)
	value.Guard.CollectFailArgs()
	return becomes(value, nil)
}

// wantedLater gives the pointer that a guard of the recorded trace wants a box to be.
func (w *walk) wantedLater(recorded *trace.Box) *trace.Box {
	if w.wanted == nil {
		w.wanted = map[*trace.Box]*trace.Box{}
		for _, op := range w.rec.Ops {
			if op.Code == ops.GuardValue && op.Args[0].Kind == descr.Ref && !op.Args[0].Const && op.Args[1].Ref != nil {
				w.wanted[op.Args[0]] = op.Args[1]
			}
		}
	}
	return w.wanted[recorded]
}
