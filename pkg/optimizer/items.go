package optimizer

import (
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// An interpreter works by pointers into its stacks as well: v := &stack[sp]; v.tag. With
// the pass items that is the place that stack[sp].tag is, and looked at as one: see
// places.go.

var itemRules = []Rule{
	{Name: "field-of-item", Doc: "a field that is reached by the address of an item is reached by its array and index", Codes: []ops.Code{ops.GetfieldGc, ops.SetfieldGc, ops.GetfieldGcPure}, try: reachByIndex},
	{Name: "part-not-nil", Doc: "the address of a part of an object is nil if that of the object is", Codes: []ops.Code{ops.GuardNonnull}, try: testWhole},
	{Name: "distance-known", Doc: "how far two arrays are from each other is asked once", Codes: []ops.Code{ops.UintGe, ops.IntGe}, try: decideByFar},
}

// ofItem has, for an op on a field, that on an item.
var ofItem = map[ops.Code]ops.Code{
	ops.GetfieldGc: ops.GetarrayitemGc, ops.SetfieldGc: ops.SetarrayitemGc, ops.GetfieldGcPure: ops.GetarrayitemGcPure,
}

// reachByIndex finds the item that a field is part of.
func reachByIndex(w *walk, op *trace.Op) answer {
	def := w.def(op.Args[0])
	if def == nil || def.Code != ops.PtrAdd {
		return keep
	}
	from, at := w.stepFrom(w.value(def.Args[1]))
	index, stride := w.scaled(from)
	for _, d := range op.Memory().Items {
		if index != nil && int64(d.Stride) == stride && int64(d.Offset) == int64(op.Memory().Offset)+at {
			item := with(op, ofItem[op.Code], w.value(def.Args[0]), index)
			item.Args, item.Descr = append(item.Args, op.Args[1:]...), d
			return becomes(item, def)
		}
	}
	return keep
}

// scaled reads a number as a product by a constant; index is nil if it is none.
func (w *walk) scaled(b *trace.Box) (index *trace.Box, by int64) {
	def := w.def(b)
	if def == nil || def.Code != ops.IntMul && def.Code != ops.IntLshift {
		return nil, 0
	}
	by, ok := number(w.value(def.Args[1]))
	switch {
	case !ok:
		return nil, 0
	case def.Code == ops.IntLshift:
		by = 1 << uint64(by)
	}
	return w.value(def.Args[0]), by
}

// testWhole leaves the computing of addresses to who uses them.
func testWhole(w *walk, op *trace.Op) answer {
	def := w.def(op.Args[0])
	if def == nil || def.Code != ops.PtrAdd {
		return keep
	}
	whole := w.value(def.Args[0])
	if whole.Const && whole.Ref == nil {
		return keep
	}
	return becomes(with(op, op.Code, whole), def)
}

// learnItems: loads show what leads on in the guest's program, guards how far arrays are
// from each other.
func learnItems(w *walk, op *trace.Op) {
	switch {
	case op.Code.Is(ops.Load):
		w.wonderProgram(op.Args[0])
	case op.Code == ops.NewArray: // one of a size that is known may be made late
		w.wonderText(op.Args[0])
	default:
		learnFar(w, op)
	}
}
