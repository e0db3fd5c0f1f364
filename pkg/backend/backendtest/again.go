package backendtest

import (
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// AgainPC is added to the PC of a test's guard where it resumes so that its
// question is asked again.
const AgainPC = 10000

// operandReg is the first register of a comparison's operands, above those of any
// snapshot.
const operandReg = 100

// AskAgain sets Again of a guard whose one operand is a comparison of integers of
// the trace: to resume with the comparison's operands after the snapshot's ints; or
// a pointer, which is asked about as it is. Tests have no jitcode that would say so.
func AskAgain(t *trace.Trace, g *trace.Guard, args []*trace.Box) {
	f := &g.Frames[0]
	for i := range f.Ints {
		f.IntRegs = append(f.IntRegs, uint16(i))
	}
	if len(args) != 1 {
		return
	}
	if args[0].Kind == descr.Ref {
		g.Again = &trace.Again{PC: AgainPC + f.PC}
		return
	}
	cmp := definition(t, args[0])
	if cmp == nil || !cmp.Code.Is(ops.Compare) || cmp.Args[0].Kind != descr.Int {
		return
	}
	g.Again = &trace.Again{PC: AgainPC + f.PC}
	for i, b := range cmp.Args {
		reg := operandReg + i
		if b.Const {
			reg = -1
		}
		g.Again.Regs = append(g.Again.Regs, reg)
	}
}

// Asked lists what a guard of the trace resumes with if its question is to be asked
// again: frame by frame ints, then refs, with the operands among the first frame's
// ints.
func Asked(t *trace.Trace, guard *trace.Op) (boxes []*trace.Box) {
	for n := range guard.Guard.Frames {
		f := &guard.Guard.Frames[n]
		boxes = append(boxes, f.Ints...)
		if n == 0 {
			boxes = append(boxes, operandsOf(t, guard)...)
		}
		boxes = append(boxes, f.Refs...)
	}
	return boxes
}

func operandsOf(t *trace.Trace, guard *trace.Op) (boxes []*trace.Box) {
	for i, reg := range guard.Guard.Again.Regs {
		if b := definition(t, guard.Args[0]).Args[i]; reg >= 0 {
			boxes = append(boxes, b)
		}
	}
	return boxes
}

// definition gives the op that makes a box; nil if it is an input.
func definition(t *trace.Trace, b *trace.Box) *trace.Op {
	i := slices.IndexFunc(t.Ops, func(op *trace.Op) bool { return op.Result == b })
	if i < 0 {
		return nil
	}
	return t.Ops[i]
}
