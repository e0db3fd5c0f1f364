package randtrace

import (
	"slices"

	"mergepoint/pkg/descr"
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
