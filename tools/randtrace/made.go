package randtrace

import (
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// reached changes an object that was made just now, by a call or by way of a pointer to it
// that a call gives, and looks at it.
func (c *recorder) reached(o *trace.Box) {
	in := fieldOf(toObject, []string{"A", "H", "I"}[c.r.IntN(3)])
	if c.r.IntN(3) == 0 {
		c.make(c.callOf("bump"), []*trace.Box{o, c.anInt()})
		c.get(fieldOf(toObject, "A"), o)
		return
	}
	p := c.aRef(toObject)
	if !c.nonnil(p) {
		return
	}
	c.put(fieldOf(toObject, "Next"), o, p)
	if q := c.make(c.callOf("next"), []*trace.Box{p}); q != nil && c.nonnil(q) {
		c.put(in, c.anInt(), q)
		c.get(in, o)
	}
}

// callOf gives the call of a function by its name.
func (c *recorder) callOf(name string) *descr.Call {
	return c.funcs[slices.IndexFunc(c.funcs, func(f function) bool { return f.d.Name == name })].d
}

// expected loads a pointer, which is not nil, and loads it again, where it is to be the one
// that it was.
func (c *recorder) expected() {
	p, at := c.aRef(toObject), fieldOf(toObject, []string{"Next", "Other"}[c.r.IntN(2)])
	if !c.nonnil(p) {
		return
	}
	q := c.get(at, p)
	if !c.nonnil(q) {
		return
	}
	c.get(fieldOf(toObject, "A"), q)
	if again := c.get(at, p); !c.w.isFresh(again.Ref) {
		c.guard(ops.GuardValue, again, trace.ConstRef(again.Ref))
	}
}
