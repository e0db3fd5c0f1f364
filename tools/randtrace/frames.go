package randtrace

import (
	"math/rand/v2"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A loop as that of an interpreter which has a frame's variables and its stack in one
// row: it reaches the ones from the frame's base, the others from the stack's top, and
// neither changes. Sometimes they are in memory themselves. Or the interpreter has two
// rows or three, which may lie over each other in part, and how long they are is in boxes.

// framed reports whether a trial is such a loop.
func framed(seed uint64) bool { return seed%16 == 4 }

// A frame is what its indices are counted from, and rows with how many items each has,
// which are mostly reached in one way.
type frame struct {
	t     refType
	bases []*trace.Box
	rows  []row
	reach []access
}

type row struct{ at, limit *trace.Box }

// recordFramed records one.
func (j *Judge) recordFramed(r *rand.Rand) *loop {
	c := j.newRecorder(r, trace.Loop, 0)
	c.fuel = c.newInt(4)
	for range 4 {
		c.newInt(int64(r.IntN(items)))
	}
	f := &frame{t: toInts}
	if r.IntN(4) == 0 {
		f.t = arrays[r.IntN(len(arrays))]
	}
	f.reach = targets[f.t].reach
	if n := r.IntN(len(f.reach)); r.IntN(4) > 0 {
		f.reach = f.reach[n : n+1]
	}
	for range 1 + r.IntN(3) {
		f.rows = append(f.rows, row{c.newRef(c.w.ref(r, f.t), f.t), trace.ConstInt(items)})
		if len(f.rows) > 1 && r.IntN(4) > 0 {
			f.rows[len(f.rows)-1].limit = c.newInt(1 + int64(r.IntN(items)))
		}
	}
	object := c.newRef(c.w.ref(r, toObject), toObject)
	c.tr.Inputs = append(c.tr.Inputs, c.ints...)
	c.tr.Inputs = append(c.tr.Inputs, object)
	for _, w := range f.rows {
		c.tr.Inputs = append(c.tr.Inputs, w.at)
	}
	next := append([]*trace.Box{}, c.tr.Inputs...)
	f.bases = []*trace.Box{next[1], next[2]}
	if len(f.rows) > 1 && r.IntN(2) == 0 {
		f.bases[0] = trace.ConstInt(0)
	}
	if r.IntN(3) == 0 && c.nonnil(object) {
		for n := range f.bases[:1+r.IntN(2)] {
			f.bases[n] = c.get(fieldOf(toObject, []string{"A", "Len"}[r.IntN(2)]), object)
		}
		if n := len(f.rows) - 1; n > 0 && r.IntN(2) == 0 {
			f.rows[n].limit = c.get(fieldOf(toObject, "Len"), object)
		}
	}
	for n := range f.rows {
		if w := &f.rows[n]; !w.limit.Const {
			fits := c.value(ops.UintLe, w.limit, trace.ConstInt(items))
			if c.branch(fits); fits.Int == 0 {
				w.limit = trace.ConstInt(items)
			}
		}
	}
	for n := range f.bases {
		if r.IntN(5) == 0 { // the guest's program says which item is meant
			text := &targets[toInts].reach[0]
			f.bases[n] = c.get(text, trace.ConstRef(c.w.inside(r, toInts)), trace.ConstInt(int64(r.IntN(items))))
		}
	}
	if len(f.rows) > 1 && r.IntN(6) == 0 {
		c.askFar(f.rows[0], f.rows[1])
	}
	steps := 3 + r.IntN(8) + 2*(len(f.rows)-1)
	for n := range steps {
		if n == steps/2 && !c.burn() {
			break
		}
		c.inFrame(f)
	}
	next[0], next[3] = c.fuel, c.value(ops.IntAdd, c.ints[r.IntN(len(c.ints))], trace.ConstInt(1))
	if n := r.IntN(24); n < 2 && !f.bases[n].Const {
		next[1+n] = c.value(ops.IntAdd, f.bases[n], trace.ConstInt(1))
	}
	return c.closes(next)
}

// askFar asks in two ways how far one row begins behind another. Both are in one heap, so
// that is the same in all runs.
func (c *recorder) askFar(a, b row) {
	if !c.nonnil(a.at) || !c.nonnil(b.at) {
		return
	}
	for _, by := range []*trace.Box{c.value(ops.IntNeg, c.value(ops.PtrSub, b.at, a.at)), c.value(ops.PtrSub, a.at, b.at)} {
		c.branch(c.value(ops.UintGe, c.value(ops.UintRshift, by, trace.ConstInt(3)), b.limit))
	}
}

// fieldOf gives the access of a field by name.
func fieldOf(t refType, name string) *access {
	for n := range targets[t].reach {
		if a := &targets[t].reach[n]; a.d != nil && a.d.DescrName() == "object."+name {
			return a
		}
	}
	panic("randtrace: fieldOf: no " + name)
}

// inFrame loads or stores an item near one of the bases. That it is one of the row is
// mostly shown by the row's own limit, and else by how many items there are.
func (c *recorder) inFrame(f *frame) {
	w := f.rows[c.r.IntN(len(f.rows))]
	limit := w.limit
	if !limit.Const && c.r.IntN(6) == 0 {
		limit = trace.ConstInt(items)
	}
	i := f.index(c, limit.Int)
	if !i.Const || !limit.Const {
		inside := c.value(ops.UintLt, i, limit)
		if c.branch(inside); inside.Int == 0 {
			return
		}
	}
	if !c.nonnil(w.at) {
		return
	}
	a := &f.reach[c.r.IntN(len(f.reach))]
	switch {
	case a.fixed || c.r.IntN(2) == 0:
		c.get(a, w.at, i)
	case a.to == nil:
		c.put(a, c.anInt(), w.at, i)
	default:
		c.put(a, c.aRef(typeOf[a.to]), w.at, i)
	}
}

// index gives one near a base, mostly below a limit.
func (f *frame) index(c *recorder, limit int64) *trace.Box {
	i, by := f.bases[c.r.IntN(len(f.bases))], int64(c.r.IntN(4))-1
	for range 3 {
		if n := i.Int + by; n >= 0 && n < limit {
			break
		}
		by = int64(c.r.IntN(4)) - 1
	}
	switch {
	case i.Const:
		return trace.ConstInt(max(by, 0))
	case by == 0:
		return i
	}
	return c.value(ops.IntAdd, i, trace.ConstInt(by))
}
