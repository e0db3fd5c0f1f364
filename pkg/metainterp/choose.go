package metainterp

import (
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// branchOnNil goes on at either side of a test for nil; the guard, which asks
// the pointer itself, resumes at the side not taken.
func (r *Recorder) branchOnNil(f *frame, in *jitcode.Instr) {
	b := r.arg(f, in.Args[0])
	code, taken, other := ops.GuardNonnull, f.pc+1, in.Target
	if b.Ref == nil {
		code, taken, other = ops.GuardIsnull, in.Target, f.pc+1
	}
	if !b.Const && r.knownNonnull(b) == 0 {
		r.guard(code, r.boxes1(b), other, in.Live)
		if code == ops.GuardNonnull {
			r.setNonnull(b)
		}
	}
	f.pc = taken
}

// promote makes a value a constant of the trace, which is for this value alone:
// PyPy's implement_guard_value.
func (r *Recorder) promote(f *frame, in *jitcode.Instr) {
	f.setReg(in.Dst[0], r.promoted(f, in, in.Args[0]))
	f.pc++
}

// promoted gives the constant that an operand is. Its guard resumes at the
// instruction itself.
func (r *Recorder) promoted(f *frame, in *jitcode.Instr, a jitcode.Arg) *trace.Box {
	b := r.arg(f, a)
	if b.Const {
		return b
	}
	c := r.newConst(a.Kind)
	c.Int, c.Ref = b.Int, b.Ref
	r.guard(ops.GuardValue, r.boxes2(b, c), f.pc, in.Live)
	f.set(a, c)
	return c
}

// choose goes on at the case of a switch. A value that is a case is promoted by
// one guard. Of one that is none the trace only asks that: it serves all others
// as well. PyPy's opimpl_switch asks case by case.
func (r *Recorder) choose(f *frame, in *jitcode.Instr) {
	b := r.arg(f, in.Args[0])
	target, ok := in.Case(b.Int)
	switch {
	case ok:
		r.promoted(f, in, in.Args[0])
		f.pc = target
		return
	case !b.Const:
		r.excludeCases(f, in, b)
	}
	f.pc++
}

// excludeCases guards that a value is in none of the runs of cases.
func (r *Recorder) excludeCases(f *frame, in *jitcode.Instr, b *trace.Box) {
	for at := 0; at < len(in.Cases); {
		first := at
		for at++; at < len(in.Cases) && in.Cases[at].Value == in.Cases[at-1].Value+1; at++ {
		}
		low := r.newConst(descr.Int)
		low.Int = in.Cases[first].Value
		var hit *trace.Box
		if n := at - first; n == 1 {
			hit = r.result(ops.IntEq, b, low, 0)
		} else {
			span := r.newConst(descr.Int)
			span.Int = int64(n)
			hit = r.result(ops.UintLt, r.result(ops.IntSub, b, low, b.Int-low.Int), span, 0)
		}
		r.guard(ops.GuardFalse, r.boxes1(hit), f.pc, in.Live).Again = f.fn.again[f.pc]
	}
}
