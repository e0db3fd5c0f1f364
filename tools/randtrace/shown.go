package randtrace

import (
	"slices"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// pairs compares two numbers again and again, with sign and without: two that are
// equal just now, or next to each other, or any two.
func (c *recorder) pairs() {
	x := c.ints[c.r.IntN(len(c.ints))]
	y := c.near(x)
	for range 2 + c.r.IntN(4) {
		cond := c.value(comparisons[c.r.IntN(len(comparisons))], x, y)
		if c.r.IntN(4) > 0 {
			c.branch(cond)
		} else {
			c.seen(cond)
		}
		if x, y = y, x; c.r.IntN(6) == 0 {
			c.step()
		}
	}
}

// near gives a number that is close to another, if there is one.
func (c *recorder) near(x *trace.Box) *trace.Box {
	from := c.r.IntN(len(c.ints))
	for n := range c.ints {
		y := c.ints[(from+n)%len(c.ints)]
		if d := y.Int - x.Int; y != x && y != c.fuel && d >= -1 && d <= 1 {
			return y
		}
	}
	return c.ints[from]
}

// seen makes a number be seen: in memory, or by a guard that wants it.
func (c *recorder) seen(b *trace.Box) {
	if c.r.IntN(3) > 0 {
		c.storeIn(toObject, b)
	} else {
		c.branch(c.value(ops.IntEq, b, trace.ConstInt(b.Int)))
	}
}

// typed asks of which type a pointer is, and loads through it without a test for nil:
// the answer is one only if it is not nil. As of a value of an interface, whose word
// of data has the type that its other word says.
func (c *recorder) typed() {
	var ways []*access
	for n := range targets[toObject].reach {
		if a := &targets[toObject].reach[n]; a.m.Opaque && slices.Contains(arrays, typeOf[a.to]) {
			ways = append(ways, a)
		}
	}
	a := ways[c.r.IntN(len(ways))]
	object, t := c.aRef(toObject), typeOf[a.to]
	if !c.nonnil(object) {
		return
	}
	p := c.get(a, object)
	if p == nil {
		return
	}
	kind := c.make(c.kindOf, []*trace.Box{p})
	c.guard(ops.GuardValue, kind, trace.ConstInt(kind.Int))
	if p.Ref == nil {
		return
	}
	for range 1 + c.r.IntN(2) {
		a := &targets[t].reach[c.r.IntN(len(targets[t].reach))]
		if v := c.get(a, p, trace.ConstInt(int64(c.r.IntN(items)))); v.Kind == descr.Int {
			c.seen(v)
		}
	}
}

// kind is what typed calls.
func (w *world) kind(_ []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
	w.write(8)
	if refs[0] == nil {
		return 0, nil
	}
	return 7, nil
}
