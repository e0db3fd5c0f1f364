package optimizer

import (
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// The pass virtuals. A number in an interface is in a box: an object that is made for
// it, asked for what is in it, and dropped. What is in a box that the trace has made is
// known, so mostly nothing needs the box but the frames of guards, for the case that
// they fail. Then it is not made: the guard has the making among its late ops, and
// whoever goes on does it. Stores of pointers are late as well: a way out, which has no
// room for the collector's barrier, cannot do them as it does those of numbers.
//
// A box that goes round the loop is replaced by what is in it: the short preamble looks
// into the one that the loop begins with. Nobody can tell one box from another with the
// same in it, so a guard may make it anew.
//
// PyPy: optimizeopt/virtualize.py, where any object may be virtual, and the virtual
// state says what goes round. LuaJIT's allocation sinking is nearer to this: it, too, is
// decided when the trace is complete.
var virtualRules = []Rule{
	{Name: "unboxed", Doc: "what is in a box is what it was made of", Codes: []ops.Code{ops.GetfieldGcPure}, try: unbox},
	{Name: "unboxed-in-preamble", Doc: "what is in a box that the iteration before has made goes round in its place", Codes: []ops.Code{ops.GetfieldGcPure}, try: importUnboxed},
	{Name: "new-is-zero", Doc: "what nobody has stored into an object that the trace has made is 0", Codes: loads, try: loadZero},
	madeLate: {Name: "made-late", Doc: "a box that only ways out need is made by whoever goes on there; seen when the trace is complete", Codes: []ops.Code{ops.CallPure, ops.New, ops.NewArray, ops.SetfieldGc, ops.SetarrayitemGc}, try: func(*walk, *trace.Op) answer { return keep }},
}

const madeLate = 3

// makerOf gives the call that makes a box, if that is known.
func (w *walk) makerOf(b *trace.Box) *trace.Op {
	if def := w.def(b); isBox(def) {
		return def
	}
	return nil
}

func isBox(op *trace.Op) bool {
	if op == nil || op.Code != ops.CallPure {
		return false
	}
	return op.Descr.(*descr.Call).Boxes != nil
}

// boxed gives the number of the operand, of the call that makes a box, that a field
// holds; -1 if none does.
func boxed(call *trace.Op, d *descr.Memory) int {
	n := slices.Index(call.Descr.(*descr.Call).Boxes, d)
	if n >= 0 {
		n++ // behind the function
	}
	return n
}

func unbox(w *walk, op *trace.Op) answer {
	call, d := w.makerOf(op.Args[0]), op.Memory()
	if call == nil {
		return keep
	}
	n := boxed(call, d)
	if n < 0 {
		return keep
	}
	x := w.value(call.Args[n])
	if v := w.stored(d.Mem, x); v != nil {
		return is(v, call)
	}
	extend := with(op, ops.IntZeroext, x, trace.ConstInt(int64(d.Size)))
	if extend.Descr = nil; d.Signed {
		extend.Code = ops.IntSignext
	}
	return becomes(extend, call)
}

// importUnboxed looks into a box that the iteration before has made.
func importUnboxed(w *walk, op *trace.Op) answer {
	if !w.open(op.Args[0], op) {
		return keep
	}
	call := w.makerOf(op.Args[0])
	n := boxed(call, op.Memory())
	if n < 0 {
		return keep
	}
	return is(call.Args[n], w.peel.before.makerOf(w.was(op.Args[0])))
}

// open makes the short preamble look into a box that the iteration before has made, so
// that in the loop it is known as one that is made of what is in it; op is the one that
// asks for that.
func (w *walk) open(b *trace.Box, op *trace.Op) bool {
	was := w.was(b)
	switch {
	case w.makerOf(b) != nil:
		return true
	case was == nil || w.peel.valueAsked || w.peel.ended:
		return false
	}
	before := w.peel.before
	call := before.makerOf(was)
	if call == nil {
		return false
	}
	for n, d := range call.Descr.(*descr.Call).Boxes {
		if d == nil {
			return false
		}
		v := before.value(call.Args[n+1])
		if found := before.stored(d.Mem, v); found == nil || !sameBox(found, v) {
			return false
		}
	}
	load := &trace.Op{Code: ops.GetfieldGcPure, Args: []*trace.Box{b}, Origin: op.Origin}
	if !w.testNonnil(load) {
		return false
	}
	again := shows(call.Code, call.Args[0])
	again.Descr, again.Result = call.Descr, b
	for n, d := range call.Descr.(*descr.Call).Boxes {
		v := before.value(call.Args[n+1])
		field := with(load, load.Code, b)
		if field.Descr, field.Result = d, v; v.Const || w.was(v) != nil {
			field.Result = w.newBox(&trace.Box{Kind: d.Kind})
		}
		w.use(field, v)
		again.Args = append(again.Args, field.Result)
	}
	w.peel.opened = append(w.peel.opened, again)
	w.info[b.ID].def = again
	w.need(again.Args)
	return true
}

// openAgain makes a walk know of boxes what the one before it did.
func (w *walk) openAgain(last *walk) {
	for _, op := range last.peel.opened {
		w.info[op.Result.ID].def = op
		w.peel.opened = append(w.peel.opened, op)
		w.need(op.Args)
	}
}

// learnVirtuals notes that a box is not nil. What takes the place of one may be: nothing
// is known to be in that.
func learnVirtuals(w *walk, op *trace.Op) {
	if isBox(op) && !op.Result.Const && op.Descr.(*descr.Call).Opens() {
		w.info[op.Result.ID].nonnil = op
	}
}
