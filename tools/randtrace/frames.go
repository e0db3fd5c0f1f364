package randtrace

import (
	"math/rand/v2"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A loop as that of an interpreter which has a frame's variables and its stack in one
// row: it reaches the ones from the frame's base, the others from the stack's top, and
// neither changes. Sometimes they are in memory themselves.

// framed reports whether a trial is such a loop.
func framed(seed uint64) bool { return seed%16 == 4 }

// recordFramed records one.
func (j *Judge) recordFramed(r *rand.Rand) *loop {
	c := j.newRecorder(r, trace.Loop, 0)
	c.fuel = c.newInt(4)
	for range 4 {
		c.newInt(int64(r.IntN(items)))
	}
	c.tr.Inputs = append(c.tr.Inputs, c.ints...)
	object := c.newRef(c.w.ref(r, toObject), toObject)
	t := toInts
	if r.IntN(4) == 0 {
		t = arrays[r.IntN(len(arrays))]
	}
	row := c.newRef(c.w.ref(r, t), t)
	c.tr.Inputs = append(c.tr.Inputs, object, row)
	next := append([]*trace.Box{}, c.tr.Inputs...)
	bases := []*trace.Box{next[1], next[2]}
	if r.IntN(3) == 0 && c.nonnil(object) {
		for n := range bases[:1+r.IntN(2)] {
			bases[n] = c.get(fieldOf(toObject, []string{"A", "Len"}[r.IntN(2)]), object)
		}
	}
	steps := 3 + r.IntN(8)
	for n := range steps {
		if n == steps/2 && !c.burn() {
			break
		}
		c.inFrame(t, row, bases)
	}
	next[0], next[3] = c.fuel, c.value(ops.IntAdd, c.ints[r.IntN(len(c.ints))], trace.ConstInt(1))
	if r.IntN(12) == 0 {
		next[1+r.IntN(2)] = c.value(ops.IntAdd, bases[r.IntN(2)], trace.ConstInt(1))
	}
	return c.closes(next)
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

// inFrame loads or stores an item near one of the bases.
func (c *recorder) inFrame(t refType, row *trace.Box, bases []*trace.Box) {
	i := bases[c.r.IntN(len(bases))]
	if by := int64(c.r.IntN(4)) - 1; by != 0 {
		i = c.value(ops.IntAdd, i, trace.ConstInt(by))
	}
	inside := c.value(ops.UintLt, i, trace.ConstInt(items))
	if c.branch(inside); inside.Int == 0 || !c.nonnil(row) {
		return
	}
	a := &targets[t].reach[c.r.IntN(len(targets[t].reach))]
	switch {
	case a.fixed || c.r.IntN(2) == 0:
		c.get(a, row, i)
	case a.to == nil:
		c.put(a, c.anInt(), row, i)
	default:
		c.put(a, c.aRef(typeOf[a.to]), row, i)
	}
}
