package runner

import (
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// A call holds the arguments of one call op, constants filled in already.
type call struct {
	descr              *descr.Call
	stub               descr.Stub
	result             descr.Kind
	ints               []int64
	refs               []unsafe.Pointer
	intMoves, refMoves []move // from slots into ints and refs
	// landing is where to go on if the function panics: what stands between the
	// call and its guard_no_exception, then the exit. Nil if it never should.
	landing *inst
}

func newCall(d *descr.Call, args []*trace.Box, slots *slots) *call {
	c := &call{descr: d, stub: d.Stub, result: d.Result.Kind}
	for _, b := range args {
		switch {
		case b.Kind == descr.Ref && b.Const:
			c.refs = append(c.refs, b.Ref)
		case b.Kind == descr.Ref:
			c.refMoves = append(c.refMoves, move{slots.of[b.ID], uint16(len(c.refs))})
			c.refs = append(c.refs, nil)
		case b.Const:
			c.ints = append(c.ints, b.Int)
		default:
			c.intMoves = append(c.intMoves, move{slots.of[b.ID], uint16(len(c.ints))})
			c.ints = append(c.ints, 0)
		}
	}
	return c
}

// do makes the call. While it is under way, m.calling says so to [machine.run]'s
// caller, who recovers.
func (m *machine) do(r, p unsafe.Pointer, in *inst) {
	c := in.x.call
	for i := range c.intMoves {
		mv := &c.intMoves[i]
		c.ints[mv.to] = *slot(r, mv.from)
	}
	for i := range c.refMoves {
		mv := &c.refMoves[i]
		c.refs[mv.to] = *ref(p, mv.from)
	}
	m.budget -= callCost
	m.calling = c
	v, q := c.stub(c.ints, c.refs)
	m.calling = nil
	c.letGo()
	switch r, p = m.files(); c.result { // code made inside the call may have wanted more room
	case descr.Int:
		*slot(r, in.c) = v
	case descr.Ref:
		*ref(p, in.c) = q
	}
}

// letGo lets the collector have what the function was called with.
func (c *call) letGo() {
	for i := range c.refMoves {
		c.refs[c.refMoves[i].to] = nil
	}
}
