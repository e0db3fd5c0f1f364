package jitcode

import (
	"fmt"
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
)

// Verify reports everything that is malformed in a program: registers out of
// range, operands of the wrong kind, jumps to nowhere, live sets missing.
func Verify(p *Program) []error {
	v := &verifier{prog: p}
	if len(p.Funcs) == 0 {
		return []error{fmt.Errorf("jitcode: no function")}
	}
	for _, f := range p.Funcs {
		v.function(f)
	}
	for _, m := range p.Methods {
		v.method(m)
	}
	return v.errs
}

type verifier struct {
	prog *Program
	f    *Func
	pc   int
	errs []error
}

func (v *verifier) bad(format string, args ...any) {
	where := v.f.Name
	if v.pc >= 0 {
		where = fmt.Sprintf("%s: %q", where, v.f.InstrText(v.pc))
	}
	v.errs = append(v.errs, fmt.Errorf("jitcode: %s: %s", where, fmt.Sprintf(format, args...)))
}

func (v *verifier) function(f *Func) {
	v.f, v.pc = f, -1
	for _, r := range f.Params {
		v.reg(r)
	}
	if len(f.Code) == 0 {
		v.bad("has no code")
		return
	}
	for n := range f.Code {
		v.pc = n
		v.instr(&f.Code[n])
	}
	if !f.Code[v.pc].Op.Control().Ends {
		v.bad("control runs off the end")
	}
}

func (v *verifier) reg(r Reg) {
	if n := map[descr.Kind]int{descr.Int: v.f.NumInts(), descr.Ref: v.f.NumRefs()}[r.Kind]; int(r.Index) >= n {
		v.bad("register %s%d is out of range", r.Kind, r.Index)
	}
}

func (v *verifier) instr(in *Instr) {
	for _, r := range in.Dst {
		v.reg(r)
	}
	for _, a := range in.Args {
		v.arg(a)
	}
	v.live(in)
	if c, ok := in.Op.Code(); ok {
		v.compute(in, c.Row())
	} else {
		v.control(in)
	}
}

func (v *verifier) arg(a Arg) {
	switch {
	case !a.Const:
		v.reg(Reg{a.Kind, a.Index})
	case a.Kind == descr.Int && int(a.Index) >= len(v.f.IntConsts),
		a.Kind == descr.Ref && int(a.Index) >= len(v.f.RefConsts):
		v.bad("constant %s%d is out of range", a.Kind, a.Index)
	}
}

func (v *verifier) live(in *Instr) {
	if guards := in.Op.Control().Live != NoGuard; guards != (in.Live != nil) {
		v.bad("has a live set: %v, must have one: %v", in.Live != nil, guards)
	}
	if in.Live == nil {
		return
	}
	v.liveBank(descr.Int, in.Live.Ints)
	v.liveBank(descr.Ref, in.Live.Refs)
}

func (v *verifier) liveBank(k descr.Kind, list []uint16) {
	if !slices.IsSorted(list) {
		v.bad("live set is not in register order")
	}
	for _, r := range list {
		v.reg(Reg{k, r})
	}
}

func (v *verifier) compute(in *Instr, row *ops.Row) {
	args, result := row.Args, row.Result
	switch d := in.Descr.(type) {
	case *descr.Memory:
		if args, result = ops.Operands(row.Code, d); args == nil {
			v.bad("has a descr of another op")
			return
		}
	case *descr.Type:
		if !row.Code.Is(ops.Fresh) {
			v.bad("has a type, and makes nothing")
		}
	default:
		if row.ByDescr || row.Variadic || row.Code.Is(ops.Fresh) {
			v.bad("has no descr")
		}
	}
	v.kinds("operands", argKinds(in.Args), args)
	if result == descr.Void {
		v.kinds("results", regKinds(in.Dst), nil)
	} else {
		v.kinds("results", regKinds(in.Dst), []descr.Kind{result})
	}
}

func argKinds(args []Arg) []descr.Kind {
	var kinds []descr.Kind
	for _, a := range args {
		kinds = append(kinds, a.Kind)
	}
	return kinds
}

func regKinds(regs []Reg) []descr.Kind {
	var kinds []descr.Kind
	for _, r := range regs {
		kinds = append(kinds, r.Kind)
	}
	return kinds
}

func (v *verifier) kinds(what string, have, want []descr.Kind) {
	if !slices.Equal(have, want) {
		v.bad("%s are (%s), want (%s)", what, descr.KindsText(have, ", "), descr.KindsText(want, ", "))
	}
}

func (v *verifier) control(in *Instr) {
	args := argKinds(in.Args)
	if row := in.Op.Control(); row.Fixed {
		v.kinds("operands", args, row.Args)
	}
	for _, to := range in.Targets() {
		if to < 0 || to >= len(v.f.Code) {
			v.bad("jumps out of the function")
		}
	}
	switch in.Op {
	case Switch:
		v.cases(in)
	case Promote:
		v.kinds("operands", args, regKinds(in.Dst))
		if len(args) != 1 {
			v.bad("has %d operands", len(args))
		}
	case Copy:
		v.kinds("operands", args, regKinds(in.Dst))
	case Return:
		v.kinds("operands", args, v.f.Results)
	case Leave:
		if v.f != v.prog.Funcs[0] {
			v.bad("is not in the first function")
		}
		if len(args) == 0 || args[0] != descr.Int || !in.Args[0].Const {
			v.bad("has no constant number of the way")
		}
	case GotoUnlessInside:
		v.unlessInside(in)
	case InlineCall:
		v.inlineCall(in, args)
	case InlineMethod:
		v.inlineMethod(in, args)
	case ResidualCall, Raise:
		v.residualCall(in, args)
	case JitMergePoint:
		v.mergePoint(in, args)
	case CanEnterJit:
		if v.f != v.prog.Funcs[0] {
			v.bad("is not in the first function")
		}
	}
}

func (v *verifier) unlessInside(in *Instr) {
	if in.Callee == nil {
		v.bad("names no function")
	}
	for _, a := range in.Args {
		if a.Kind != descr.Int && in.Callee != v.prog.Funcs[0] {
			v.bad("asks about an operand that is no integer")
		}
	}
}

func (v *verifier) cases(in *Instr) {
	for n := 1; n < len(in.Cases); n++ {
		if in.Cases[n-1].Value >= in.Cases[n].Value {
			v.bad("cases are not in rising order")
		}
	}
}

func (v *verifier) inlineCall(in *Instr, args []descr.Kind) {
	if in.Callee == nil {
		v.bad("names no function")
		return
	}
	v.kinds("operands", args, regKinds(in.Callee.Params))
	if len(in.Dst) > 0 { // results may be left unused
		v.kinds("results", regKinds(in.Dst), in.Callee.Results)
	}
}

// inlineMethod compares a call with the function that is called if nothing is
// known: it takes all operands.
func (v *verifier) inlineMethod(in *Instr, args []descr.Kind) {
	m, ok := in.Descr.(*Method)
	if !ok {
		v.bad("names no method")
		return
	}
	v.kinds("operands", args, regKinds(m.Other.Params))
	if len(in.Dst) > 0 {
		v.kinds("results", regKinds(in.Dst), m.Other.Results)
	}
}

// method compares the functions that a method leads to: all others do without
// the first parameter.
func (v *verifier) method(m *Method) {
	v.f, v.pc = m.Other, -1
	want := regKinds(m.Other.Params)
	if len(want) == 0 || want[0] != descr.Ref {
		v.bad("does not begin with the word that it is called by")
		return
	}
	for _, c := range m.Cases {
		v.f = c.Func
		v.kinds("parameters", regKinds(c.Func.Params), want[1:])
		v.kinds("results", c.Func.Results, m.Other.Results)
	}
}

func (v *verifier) residualCall(in *Instr, args []descr.Kind) {
	d, ok := in.Descr.(*descr.Call)
	if !ok {
		v.bad("has no call descr")
		return
	}
	if d.Portal {
		args = append([]descr.Kind{descr.Ref}, args...)
	}
	if d.Poll && (d.Pure || d.MayRaise || d.Portal || len(d.Effects.Writes) > 0 || d.Effects.WritesAll) {
		v.bad("polls, and does more")
	}
	v.kinds("operands", args, d.Args)
	if len(in.Dst) > 0 {
		v.kinds("results", regKinds(in.Dst), []descr.Kind{d.Result.Kind})
	}
}

func (v *verifier) mergePoint(in *Instr, args []descr.Kind) {
	if v.f != v.prog.Funcs[0] {
		v.bad("is not in the first function")
	}
	if in.Greens < 0 || in.Greens > len(args) {
		v.bad("%d of %d operands are green", in.Greens, len(args))
		return
	}
	v.kinds("greens", args[:in.Greens], varKinds(v.prog.Driver.Greens))
	v.kinds("reds", args[in.Greens:], varKinds(v.prog.Driver.Reds))
}

func varKinds(vars []Var) []descr.Kind {
	var kinds []descr.Kind
	for _, v := range vars {
		kinds = append(kinds, v.Kinds...)
	}
	return kinds
}
