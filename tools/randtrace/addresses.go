package randtrace

import (
	"math/bits"
	"reflect"
	"slices"
	"unsafe"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// onward gives the array that begins an item later, where there is one: the arrays
// of two refs may lie over each other.
func (c *recorder) onward(t refType, p *trace.Box) {
	if targets[t].typ.Elem().Kind() != reflect.Array || !slices.Contains(targets[t].at, uintptr(p.Ref)-uintptr(unsafe.Pointer(&c.w.heap))) || !c.nonnil(p) {
		return
	}
	first := c.value(ops.PtrEq, p, trace.ConstRef(unsafe.Add(unsafe.Pointer(&c.w.heap), targets[t].at[0])))
	size := int64(targets[t].typ.Elem().Elem().Size())
	by := c.value(ops.IntMul, first, trace.ConstInt(size))
	c.moveTo(t, p, by)
}

// parts works on an array of structs, also by the address of one.
func (c *recorder) parts() {
	t := rows[c.r.IntN(len(rows))]
	p, one := c.aRef(t), typeOf[reflect.PointerTo(targets[t].typ.Elem().Elem())]
	if !c.nonnil(p) {
		return
	}
	i := c.index()
	if i == nil {
		return
	}
	size := int64(targets[t].typ.Elem().Elem().Size())
	by := c.value(ops.IntMul, i, trace.ConstInt(size))
	if n := bits.TrailingZeros64(uint64(size)); size == 1<<n && c.r.IntN(2) == 0 {
		by = c.value(ops.IntLshift, i, trace.ConstInt(int64(n)))
	}
	q := c.moveTo(one, p, by)
	c.safe[q.ID] = c.r.IntN(2) == 0
	for range 2 + c.r.IntN(5) {
		switch j := c.neighbour(i); {
		case c.r.IntN(2) == 0 && c.nonnil(q):
			c.visit(one, []*trace.Box{q})
		case j != nil:
			c.visit(t, []*trace.Box{p, j})
		}
	}
}

// moveTo emits an address so many bytes on.
func (c *recorder) moveTo(t refType, p, by *trace.Box) *trace.Box {
	op := c.emit(ops.PtrAdd, nil, p, by)
	op.Result = c.newRef(ops.PtrAdd.Row().RefInt(p.Ref, by.Int), t)
	c.safe[op.Result.ID] = true
	return op.Result
}
