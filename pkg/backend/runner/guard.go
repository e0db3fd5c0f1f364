package runner

import (
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// guardRR and guardRI give the guards that stay if a comparison holds, of two
// slots, or of a slot and a constant. What is greater is less the other way round.
var guardRR = map[ops.Code]opcode{
	ops.IntLt: opGuardLtRR, ops.IntLe: opGuardLeRR, ops.UintLt: opGuardUltRR, ops.UintLe: opGuardUleRR,
	ops.IntEq: opGuardEqRR, ops.IntNe: opGuardNeRR, ops.PtrEq: opGuardPtrEq, ops.PtrNe: opGuardPtrNe,
}

var guardRI = map[ops.Code]opcode{
	ops.IntLt: opGuardLtRI, ops.IntLe: opGuardLeRI, ops.IntGt: opGuardGtRI, ops.IntGe: opGuardGeRI,
	ops.UintLt: opGuardUltRI, ops.UintLe: opGuardUleRI, ops.UintGt: opGuardUgtRI, ops.UintGe: opGuardUgeRI,
	ops.IntEq: opGuardEqRI, ops.IntNe: opGuardNeRI,
}

// guard compiles a guard that stands alone.
func (c *compiler) guard(op *trace.Op) {
	x := op.Args[0]
	exit := c.leave(op.Guard)
	switch op.Code {
	case ops.GuardTrue:
		c.emit(inst{op: opGuardEqRI, a: c.reg(x), imm: 1, x: exit})
	case ops.GuardFalse:
		c.emit(inst{op: opGuardEqRI, a: c.reg(x), imm: 0, x: exit})
	case ops.GuardNonnull:
		c.emit(inst{op: opGuardNonnull, a: c.reg(x), x: exit})
	case ops.GuardIsnull:
		c.emit(inst{op: opGuardIsnull, a: c.reg(x), x: exit})
	case ops.GuardValue:
		code := ops.IntEq
		if x.Kind == descr.Ref {
			code = ops.PtrEq
		}
		c.stay(code, x, op.Args[1], exit)
	}
}

// stay emits a guard that stays if the comparison holds.
func (c *compiler) stay(code ops.Code, x, y *trace.Box, exit *side) {
	if x.Const {
		code, x, y = code.Mirrored(), y, x
	}
	if op, ok := guardRI[code]; ok && y.Const {
		c.emit(inst{op: op, a: c.reg(x), imm: y.Int, x: exit})
		return
	}
	if _, ok := guardRR[code]; !ok {
		code, x, y = code.Mirrored(), y, x
	}
	op, ok := guardRR[code]
	if !ok {
		panic("runner: compiler: stay: no guard for " + code.String())
	}
	c.emit(inst{op: op, a: c.reg(x), b: c.reg(y), x: exit})
}
