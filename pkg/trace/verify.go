package trace

import (
	"fmt"
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
)

// Verify checks that a trace is well formed and gives all violations, each with
// the op it is about: boxes defined once and before use, kinds and numbers of
// operands, descrs that fit, fail args as [Guard.CollectFailArgs] makes them, a
// guard_no_exception after each call that may panic, and one final op, last.
func Verify(t *Trace) []error {
	v := &verifier{t: t, defined: map[*Box]bool{}, doors: map[*Guard]bool{}, ids: map[int32]bool{}, p: NewPrinter()}
	v.where = "inputs: " + v.p.List(t.Inputs)
	for _, b := range t.Inputs {
		v.define(b)
	}
	v.pending(t.Pending)
	v.late(t.Late)
	for i, op := range t.Ops {
		v.where = fmt.Sprintf("op %d: %s", i, v.p.Op(op))
		v.op(op, i == len(t.Ops)-1)
	}
	if len(t.Ops) == 0 {
		v.where = "end"
		v.errorf("no jump and no finish")
	}
	return v.errs
}

type verifier struct {
	t       *Trace
	errs    []error
	where   string
	p       *Printer
	defined map[*Box]bool
	doors   map[*Guard]bool // guards so far that have one
	ids     map[int32]bool
	raising *Op // a call that may panic and whose guard has not come yet
}

func (v *verifier) errorf(format string, args ...any) {
	v.errs = append(v.errs, fmt.Errorf("%s: %s", v.where, fmt.Sprintf(format, args...)))
}

func (v *verifier) define(b *Box) {
	switch {
	case b == nil:
		v.errorf("a nil box is defined")
		return
	case b.Const:
		v.errorf("a constant is defined")
	case v.defined[b]:
		v.errorf("%s is defined twice", v.p.Box(b))
	case b.ID < 0 || b.ID >= v.t.NumIDs || v.ids[b.ID]:
		v.errorf("%s has ID %d, taken or not of this trace", v.p.Box(b), b.ID)
	}
	v.defined[b], v.ids[b.ID] = true, true
}

func (v *verifier) use(b *Box) {
	if b == nil {
		v.errorf("an operand is nil")
	} else if !b.Const && !v.defined[b] {
		v.errorf("%s is used before it is defined", v.p.Box(b))
	}
}

func (v *verifier) op(op *Op, last bool) {
	for _, b := range op.Args {
		v.use(b)
	}
	v.shape(op)
	if op.IsGuard() || op.Guard != nil {
		v.guard(op)
	}
	v.raises(op)
	if op.Code.Is(ops.Final) != last {
		v.errorf("a trace ends in its one jump or finish")
	}
	if op.Code == ops.Jump {
		v.jump(op)
	}
	if op.Result != nil {
		v.define(op.Result)
	}
}

// shape checks operands and result against the op's row and descr.
func (v *verifier) shape(op *Op) {
	row := op.Code.Row()
	args, result := row.Args, row.Result
	switch d := op.Descr.(type) {
	case *descr.Memory:
		args, result = ops.Operands(op.Code, d)
		if args == nil {
			v.errorf("descr does not fit the op")
			return
		}
	case *descr.Call:
		args, result = v.call(op, d)
	case *descr.Type:
		if !op.Code.Is(ops.Fresh) {
			v.errorf("descr does not fit the op")
		}
	default:
		if needsDescr(op.Code) {
			v.errorf("no descr")
			return
		}
	}
	if !row.Variadic || args != nil {
		v.kinds(op.Args, args)
	}
	v.special(op)
	if got := kind(op.Result); got != result {
		v.errorf("the result is of kind %v, want %v", got, result)
	}
}

func needsDescr(c ops.Code) bool {
	return c.Row().ByDescr || c.Is(ops.Fresh)
}

func kind(b *Box) descr.Kind {
	if b == nil {
		return descr.Void
	}
	return b.Kind
}

func (v *verifier) call(op *Op, d *descr.Call) ([]descr.Kind, descr.Kind) {
	if op.Code != ops.Call && op.Code != ops.CallPure {
		v.errorf("descr does not fit the op")
	} else if op.Code == ops.CallPure && !d.Pure {
		v.errorf("call_pure of a function that is not pure")
	}
	if len(op.Args) > 0 && op.Args[0].Sym() != d.Name {
		v.errorf("the first operand is not the function")
	}
	return append([]descr.Kind{descr.Int}, d.Args...), d.Result.Kind
}

func (v *verifier) kinds(args []*Box, want []descr.Kind) {
	if len(args) != len(want) {
		v.errorf("%d operands, want %d", len(args), len(want))
		return
	}
	for i, b := range args {
		if b != nil && b.Kind != want[i] {
			v.errorf("operand %s is of kind %v, want %v", v.p.Box(b), b.Kind, want[i])
		}
	}
}

// special checks what the row of an op cannot say.
func (v *verifier) special(op *Op) {
	switch op.Code {
	case ops.GuardValue:
		if len(op.Args) != 2 || op.Args[0].Kind != op.Args[1].Kind || !op.Args[1].Const {
			v.errorf("guard_value takes a box and a constant of its kind")
		}
	case ops.IntSignext, ops.IntZeroext:
		if len(op.Args) != 2 || !op.Args[1].Const || !ops.IsWidth(op.Args[1].Int) {
			v.errorf("the width is a constant: 1, 2 or 4")
		}
	case ops.DebugMergePoint:
		if op.Mark == nil {
			v.errorf("no mark")
		}
	case ops.Invalid:
		v.errorf("invalid op")
	}
}

func (v *verifier) guard(op *Op) {
	g := op.Guard
	if g == nil {
		v.errorf("a guard without resume data")
		return
	}
	for _, b := range g.FailArgs {
		if b == nil {
			continue // printed as None
		}
		if v.use(b); b.Const {
			v.errorf("fail arg %s is a constant", v.p.Box(b))
		}
	}
	for _, b := range g.Along {
		if v.use(b); b.Const || slices.Contains(g.FailArgs, b) {
			v.errorf("%s is taken along as a constant, or twice", v.p.Box(b))
		}
	}
	v.pending(g.Pending)
	v.late(g.Late)
	if g.Shares != nil && (!v.doors[g.Shares] || !g.CanShare(g.Shares) || len(g.Along) != len(g.Shares.Along)) {
		v.errorf("it leaves by the door of a guard that is none before it, or resumes elsewhere")
	}
	v.doors[g] = g.Shares == nil
	if len(g.Frames) == 0 || g.FailArgs == nil {
		return
	}
	c := Guard{Frames: g.Frames, Late: g.Late}
	c.CollectFailArgs()
	if !slices.Equal(c.FailArgs, g.FailArgs) && !slices.Contains(g.FailArgs, nil) {
		v.errorf("fail args are not those of the frames: %s", v.p.List(c.FailArgs))
	}
}

// raises checks that guard_no_exception and the calls that may panic pair up.
func (v *verifier) raises(op *Op) {
	d, isCall := op.Descr.(*descr.Call)
	if op.Code == ops.GuardNoException {
		if v.raising == nil {
			v.errorf("no call that may panic before this guard")
		}
		v.raising = nil
		return
	}
	if v.raising != nil && (isCall || op.IsGuard() || op.Code.Is(ops.Final)) {
		v.errorf("guard_no_exception is missing after %s", v.p.Op(v.raising))
		v.raising = nil
	}
	if isCall && d.MayRaise {
		v.raising = op
	}
}

func (v *verifier) jump(op *Op) {
	tg, ok := op.Descr.(*Target)
	switch {
	case !ok && op.Descr != nil:
		v.errorf("a jump's descr is a target")
	case !ok && v.t.Kind != Loop:
		v.errorf("a jump that names no loop")
	case !ok: // a loop as recorded jumps to its own start
		v.kinds(op.Args, Kinds(v.t.Inputs))
	case v.t.Kind == Loop && v.t.Target != nil && tg != v.t.Target:
		v.errorf("a loop jumps to itself: <%s>", v.t.Target.DescrName())
	case tg.Inputs != nil:
		v.kinds(op.Args, tg.Inputs)
	}
}
