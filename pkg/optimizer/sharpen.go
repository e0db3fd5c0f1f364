package optimizer

import (
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
