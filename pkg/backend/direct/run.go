package direct

import (
	"fmt"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A value is an int or a ref.
type value struct {
	i int64
	p unsafe.Pointer
}

// An evaluation is one run.
type evaluation struct {
	b       *Backend
	t       *trace.Trace
	values  []value // by Box.ID
	defined []bool
	args    []value // of the op at hand
	raised  any     // by the last call
	next    *trace.Trace
	passed  []value // to the next trace
	exit    *backend.Exit
}

// interleave gives each input its value.
func interleave(inputs []*trace.Box, ints []int64, refs []unsafe.Pointer) []value {
	args := make([]value, len(inputs))
	for i, b := range inputs {
		if b.Kind == descr.Ref {
			args[i].p, refs = refs[0], refs[1:]
		} else {
			args[i].i, ints = ints[0], ints[1:]
		}
	}
	return args
}

// enter begins a trace with values for its inputs.
func (e *evaluation) enter(t *trace.Trace, args []value) {
	e.t, e.next = t, nil
	if n := int(t.NumIDs); n > cap(e.values) {
		e.values, e.defined = make([]value, n), make([]bool, n)
	} else {
		e.values, e.defined = e.values[:n], e.defined[:n]
		clear(e.defined)
	}
	for i, b := range t.Inputs {
		e.set(b, args[i])
	}
}

// walk goes from op to op, to the end of the trace or to a guard that fails, and
// counts them.
func (e *evaluation) walk() int {
	for n, op := range e.t.Ops {
		if e.op(op); e.exit != nil || e.next != nil {
			return n + 1
		}
	}
	panic("the trace has no end")
}

func (e *evaluation) get(b *trace.Box) value {
	if b.Const {
		return value{b.Int, b.Ref}
	}
	if !e.defined[b.ID] {
		panic("a box is used before it is defined")
	}
	return e.values[b.ID]
}

func (e *evaluation) set(b *trace.Box, v value) { e.values[b.ID], e.defined[b.ID] = v, true }

// op executes one op by what its row in the op table says.
func (e *evaluation) op(op *trace.Op) {
	e.args = e.args[:0]
	for _, b := range op.Args {
		e.args = append(e.args, e.get(b))
	}
	var v value
	switch row, args := op.Code.Row(), e.args; {
	case row.Int1 != nil:
		v.i = row.Int1(args[0].i)
	case row.Int2 != nil:
		v.i = row.Int2(args[0].i, args[1].i)
	case row.Ref2 != nil:
		v.i = row.Ref2(args[0].p, args[1].p)
	case row.RefInt != nil:
		v.p = row.RefInt(args[0].p, args[1].i)
	case op.IsGuard():
		e.guard(op, args)
	default:
		v = e.effect(op, args)
	}
	if op.Result != nil {
		e.set(op.Result, v)
	}
}

// effect executes what is not computed from values alone.
func (e *evaluation) effect(op *trace.Op, args []value) (v value) {
	switch {
	case op.Code.Is(ops.Load):
		return load(e.place(op.Memory(), args))
	case op.Code.Is(ops.Store):
		m, a := e.place(op.Memory(), args)
		last := args[len(args)-1]
		ops.StoreValue(m, a, last.i, last.p)
		return v
	}
	switch op.Code {
	case ops.Call, ops.CallPure:
		return e.call(op.Descr.(*descr.Call), op.Args[1:], args[1:])
	case ops.New, ops.NewArray:
		_, v.p = op.Descr.(*descr.Type).Stub(counts(args), nil)
	case ops.Jump:
		e.goOn(e.b.loops[op.Descr.(*trace.Target)], op.Args)
	case ops.Finish:
		e.leave(&backend.Exit{Kind: backend.ExitFinish}, op.Args)
	case ops.DebugMergePoint:
	default:
		panic("evaluation: effect: no case for " + op.Code.String())
	}
	return v
}

// counts gives the integers of an array's making, none of an object's.
func counts(args []value) (ints []int64) {
	for _, a := range args {
		ints = append(ints, a.i)
	}
	return ints
}

// place gives form and address of what is loaded or stored, by an op's operands.
func (e *evaluation) place(d *descr.Memory, args []value) (m descr.Mem, at unsafe.Pointer) {
	if args[0].p == nil {
		panic("a nil pointer is used")
	}
	index := int64(0)
	if d.Item {
		index = args[1].i
	}
	at = ops.Address(d, args[0].p, index)
	if e.b.Touch != nil && d != descr.StringByte {
		e.b.Touch(d, at)
	}
	return d.Mem, at
}

func load(m descr.Mem, a unsafe.Pointer) value {
	if m.Kind == descr.Ref {
		return value{p: ops.LoadRef(a)}
	}
	return value{i: ops.LoadInt(m, a)}
}

// call calls a function. One that panics gives zero, and raised says so.
func (e *evaluation) call(d *descr.Call, boxes []*trace.Box, args []value) (v value) {
	var ints []int64
	var refs []unsafe.Pointer
	for i, b := range boxes {
		if b.Kind == descr.Ref {
			refs = append(refs, args[i].p)
		} else {
			ints = append(ints, args[i].i)
		}
	}
	defer func() {
		if e.raised = recover(); e.raised != nil && !d.MayRaise {
			panic(fmt.Sprintf("%s panicked, which its descr excludes: %v", d.Name, e.raised))
		}
	}()
	call := func() {
		switch i, p := d.Stub(ints, refs); d.Result.Kind {
		case descr.Int:
			v.i = i
		case descr.Ref:
			v.p = p
		}
	}
	if e.b.Around != nil {
		e.b.Around(d, call)
	} else {
		call()
	}
	return v
}

// goOn makes a trace the next, with the values of some boxes.
func (e *evaluation) goOn(t *trace.Trace, boxes []*trace.Box) {
	if e.next = t; t == nil {
		panic("a jump to a loop that is not compiled")
	}
	e.passed = e.passed[:0]
	for _, b := range boxes {
		e.passed = append(e.passed, e.get(b))
	}
}

// guard leaves, or goes on in the bridge, if the guard fails.
func (e *evaluation) guard(op *trace.Op, args []value) {
	if e.b.Watch != nil {
		e.b.Watch(e.t, op, func(b *trace.Box) (int64, unsafe.Pointer) { v := e.get(b); return v.i, v.p })
	}
	if e.holds(op, args) {
		return
	}
	e.doPending(op.Guard.Pending)
	if t := e.b.bridges[op.Guard.Door()]; t != nil && e.raised == nil {
		e.goOn(t, op.Guard.Taken()[:len(t.Inputs)])
		return
	}
	e.leave(&backend.Exit{Kind: backend.ExitGuard, Guard: op.Guard.Door(), Panic: e.raised}, op.Guard.FailArgs)
}

// doPending does the stores that are still to be done where a trace is left.
func (e *evaluation) doPending(list []trace.Pending) {
	for i := range list {
		s := &list[i]
		index, v := e.sum(s.Index), e.sum(s.Value)
		m, a := e.place(s.Descr, []value{e.get(s.Base), index})
		ops.StoreValue(m, a, v.i, v.p)
	}
}

func (e *evaluation) sum(s trace.Sum) value {
	if s.Box == nil {
		return value{}
	}
	v := e.get(s.Box)
	v.i += s.Add
	return v
}

func (e *evaluation) holds(op *trace.Op, args []value) bool {
	switch op.Code {
	case ops.GuardTrue:
		return args[0].i == 1
	case ops.GuardFalse:
		return args[0].i == 0
	case ops.GuardValue:
		return args[0] == args[1]
	case ops.GuardNonnull:
		return args[0].p != nil
	case ops.GuardIsnull:
		return args[0].p == nil
	case ops.GuardNoException:
		return e.raised == nil
	case ops.GuardAlwaysFails:
		return false
	}
	panic("evaluation: holds: no case for " + op.Code.String())
}

// leave makes the exit, with the values of some boxes.
func (e *evaluation) leave(x *backend.Exit, boxes []*trace.Box) {
	for _, b := range boxes {
		switch v := e.get(b); b.Kind {
		case descr.Ref:
			x.Refs = append(x.Refs, v.p)
		default:
			x.Ints = append(x.Ints, v.i)
		}
	}
	e.exit = x
}
