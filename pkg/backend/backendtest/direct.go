package backendtest

import (
	"context"
	"fmt"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Direct is a backend that executes traces as they are, one op after another, by
// the functions of the op table. It is slow and checks itself: a box that is
// used before it is defined, a nil pointer, or too many steps are an Exit.Err.
type Direct struct {
	// Limit is the number of ops after which Run gives up; 0 means a million.
	Limit int
	// Watch, if set, is told of each guard before it is decided; read gives the
	// value of a box of the trace.
	Watch   func(in *trace.Trace, guard *trace.Op, read func(*trace.Box) (int64, unsafe.Pointer))
	loops   map[*trace.Target]*trace.Trace
	bridges map[*trace.Guard]*trace.Trace
}

// NewDirect makes a Direct without code.
func NewDirect() *Direct {
	return &Direct{loops: map[*trace.Target]*trace.Trace{}, bridges: map[*trace.Guard]*trace.Trace{}}
}

type directCode struct{ t *trace.Trace }

func (directCode) Bytes() int { return 0 }

// Name gives "direct".
func (d *Direct) Name() string { return "direct" }

// Compile keeps the trace.
func (d *Direct) Compile(t *trace.Trace) (backend.Code, error) {
	if t.Target != nil {
		d.loops[t.Target] = t
	}
	return directCode{t}, nil
}

// Attach implements [backend.Backend].
func (d *Direct) Attach(g *trace.Guard, bridge backend.Code) { d.bridges[g] = bridge.(directCode).t }

// Close implements [backend.Backend].
func (d *Direct) Close() error { return nil }

// A value is an int or a ref.
type value struct {
	i int64
	p unsafe.Pointer
}

// evaluation is one run.
type evaluation struct {
	d       *Direct
	t       *trace.Trace
	values  []value // by Box.ID
	defined []bool
	raised  any
	next    *trace.Trace // to go on with
	nextArg []value
	exit    *backend.Exit
}

// Run implements [backend.Backend].
func (d *Direct) Run(ctx context.Context, c backend.Code, ints []int64, refs []unsafe.Pointer) (exit backend.Exit) {
	defer func() {
		if r := recover(); r != nil {
			exit = backend.Exit{Err: fmt.Errorf("direct: %v", r)}
		}
	}()
	limit := d.Limit
	if limit == 0 {
		limit = 1e6
	}
	t := c.(directCode).t
	args := interleave(t.Inputs, ints, refs)
	for {
		e := &evaluation{d: d, t: t, values: make([]value, t.NumIDs), defined: make([]bool, t.NumIDs)}
		for i, b := range t.Inputs {
			e.set(b, args[i])
		}
		limit -= e.all()
		switch {
		case e.exit != nil:
			return *e.exit
		case ctx.Err() != nil:
			return backend.Exit{Kind: backend.ExitCanceled}
		case limit < 0:
			return backend.Exit{Err: fmt.Errorf("direct: too many steps")}
		}
		t, args = e.next, e.nextArg
	}
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

// all runs the trace to its end or to a failing guard and counts the ops.
func (e *evaluation) all() int {
	for n, op := range e.t.Ops {
		e.op(op)
		if e.exit != nil || e.next != nil {
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

func (e *evaluation) op(op *trace.Op) {
	row := op.Code.Row()
	args := make([]value, len(op.Args))
	for i, b := range op.Args {
		args[i] = e.get(b)
	}
	var v value
	switch {
	case row.Int1 != nil:
		v.i = row.Int1(args[0].i)
	case row.Int2 != nil:
		v.i = row.Int2(args[0].i, args[1].i)
	case row.Ref2 != nil:
		v.i = row.Ref2(args[0].p, args[1].p)
	case op.IsGuard():
		e.guard(op, args)
	default:
		v = e.effect(op, args)
	}
	if op.Result != nil {
		e.set(op.Result, v)
	}
}

// effect runs the ops that are not computed from registers alone.
func (e *evaluation) effect(op *trace.Op, args []value) (v value) {
	switch op.Code {
	case ops.Call, ops.CallPure:
		return e.call(op.Descr.(*descr.Call), op.Args[1:], args[1:])
	case ops.Jump:
		target := op.Descr.(*trace.Target)
		e.next, e.nextArg = e.d.loops[target], args
	case ops.Finish:
		e.leave(&backend.Exit{Kind: backend.ExitFinish}, op.Args)
	case ops.Strgetitem:
		v.i = ops.LoadInt(descr.Uint8, unsafe.Add(nonNil(args[0].p), args[1].i))
	case ops.SetfieldGc, ops.SetarrayitemGc:
		m, a := address(op, args)
		store(m, a, args[len(args)-1])
	case ops.GetfieldGc, ops.GetfieldGcPure, ops.GetarrayitemGc, ops.GetarrayitemGcPure:
		v = load(address(op, args))
	}
	return v
}

func nonNil(p unsafe.Pointer) unsafe.Pointer {
	if p == nil {
		panic("a nil pointer is used")
	}
	return p
}

func address(op *trace.Op, args []value) (descr.Mem, unsafe.Pointer) {
	p := nonNil(args[0].p)
	if d, ok := op.Descr.(*descr.Array); ok {
		return d.Mem, ops.ItemAddr(p, args[1].i, d)
	}
	d := op.Descr.(*descr.Field)
	return d.Mem, ops.FieldAddr(p, d)
}

func load(m descr.Mem, a unsafe.Pointer) value {
	if m.Kind == descr.Ref {
		return value{p: ops.LoadRef(a)}
	}
	return value{i: ops.LoadInt(m, a)}
}

func store(m descr.Mem, a unsafe.Pointer, v value) {
	if m.Kind == descr.Ref {
		ops.StoreRef(a, v.p)
	} else {
		ops.StoreInt(m, a, v.i)
	}
}

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
	defer func() { e.raised = recover() }()
	switch i, p := d.Stub(ints, refs); d.Result.Kind {
	case descr.Int:
		v.i = i
	case descr.Ref:
		v.p = p
	}
	return v
}

// guard leaves, or goes on in the bridge, if the guard fails.
func (e *evaluation) guard(op *trace.Op, args []value) {
	if e.d.Watch != nil {
		e.d.Watch(e.t, op, func(b *trace.Box) (int64, unsafe.Pointer) { v := e.get(b); return v.i, v.p })
	}
	if e.holds(op, args) {
		return
	}
	if t := e.d.bridges[op.Guard]; t != nil && e.raised == nil {
		e.next = t
		for _, b := range op.Guard.FailArgs {
			e.nextArg = append(e.nextArg, e.get(b))
		}
		return
	}
	e.leave(&backend.Exit{Kind: backend.ExitGuard, Guard: op.Guard, Panic: e.raised}, op.Guard.FailArgs)
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
	}
	return e.raised == nil // guard_no_exception
}

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
