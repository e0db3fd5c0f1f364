package resume

import (
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Do does late ops where a trace was left, with the values that were handed over for
// boxes, each bank in order. It gives the objects made, in order.
func Do(late []*trace.Op, boxes []*trace.Box, ints []int64, refs []unsafe.Pointer) (made []unsafe.Pointer) {
	if late == nil {
		return nil
	}
	return doerOf(boxes, ints, refs).all(late)
}

// AtHead does what is still to be done at the head of a loop, if the run ends there.
func AtHead(loop *trace.Trace, ints []int64, refs []unsafe.Pointer) {
	if loop == nil {
		return
	}
	d := doerOf(loop.Inputs, ints, refs)
	for i := range loop.Pending {
		s := &loop.Pending[i]
		d.storeAt(s.Descr, d.get(s.Base), d.sum(s.Index).i, d.sum(s.Value))
	}
	d.all(loop.Late)
}

// A value is an integer or a pointer.
type value struct {
	i int64
	p unsafe.Pointer
}

// A doer has the values of boxes.
type doer map[*trace.Box]value

func doerOf(boxes []*trace.Box, ints []int64, refs []unsafe.Pointer) doer {
	d := make(doer, len(boxes))
	for _, b := range boxes {
		if b.Kind == descr.Int {
			d[b], ints = value{i: ints[0]}, ints[1:]
		} else {
			d[b], refs = value{p: refs[0]}, refs[1:]
		}
	}
	return d
}

func (d doer) all(late []*trace.Op) (made []unsafe.Pointer) {
	for _, op := range late {
		if op.Result == nil {
			d.store(op)
			continue
		}
		p := d.make(op)
		d[op.Result] = value{p: p}
		made = append(made, p)
	}
	return made
}

func (d doer) get(b *trace.Box) value {
	if b.Const {
		return value{b.Int, b.Ref}
	}
	return d[b]
}

// make calls what makes a box, or an object.
func (d doer) make(op *trace.Op) (p unsafe.Pointer) {
	if t, ok := op.Descr.(*descr.Type); ok {
		var count []int64
		for _, b := range op.Args {
			count = append(count, d.get(b).i)
		}
		_, p = t.Stub(count, nil)
		return p
	}
	var ints []int64
	var refs []unsafe.Pointer
	for _, b := range op.Args[1:] { // behind the function
		if v := d.get(b); b.Kind == descr.Int {
			ints = append(ints, v.i)
		} else {
			refs = append(refs, v.p)
		}
	}
	_, p = op.Descr.(*descr.Call).Stub(ints, refs)
	return p
}

func (d doer) sum(s trace.Sum) value {
	if s.Box == nil {
		return value{}
	}
	v := d.get(s.Box)
	v.i += s.Add
	return v
}

func (d doer) store(op *trace.Op) {
	m, index := op.Memory(), int64(0)
	if m.Item {
		index = d.get(op.Args[1]).i
	}
	d.storeAt(m, d.get(op.Args[0]), index, d.get(op.Args[len(op.Args)-1]))
}

func (d doer) storeAt(m *descr.Memory, base value, index int64, v value) {
	ops.StoreValue(m.Mem, ops.Address(m, base.p, index), v.i, v.p)
}
