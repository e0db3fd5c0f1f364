package randtrace

import (
	"slices"
	"unsafe"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// onward gives the array that begins an item later, where there is one: the arrays
// of two refs may lie over each other.
func (c *recorder) onward(t refType, p *trace.Box) {
	if !targets[t].array || !slices.Contains(targets[t].at, uintptr(p.Ref)-uintptr(unsafe.Pointer(&c.w.heap))) || !c.nonnil(p) {
		return
	}
	first := c.value(ops.PtrEq, p, trace.ConstRef(unsafe.Add(unsafe.Pointer(&c.w.heap), targets[t].at[0])))
	size := int64(targets[t].typ.Elem().Elem().Size())
	by := c.value(ops.IntMul, first, trace.ConstInt(size))
	c.moveTo(t, p, by)
}

// moveTo emits an address so many bytes on.
func (c *recorder) moveTo(t refType, p, by *trace.Box) {
	op := c.emit(ops.PtrAdd, nil, p, by)
	op.Result = c.newRef(ops.PtrAdd.Row().RefInt(p.Ref, by.Int), t)
	c.safe[op.Result.ID] = true
}
