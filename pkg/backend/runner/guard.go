package runner

import (
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// inverse gives the comparison that holds when the other does not.
var inverse = map[ops.Code]ops.Code{
	ops.IntLt: ops.IntGe, ops.IntGe: ops.IntLt, ops.IntGt: ops.IntLe, ops.IntLe: ops.IntGt,
	ops.UintLt: ops.UintGe, ops.UintGe: ops.UintLt, ops.UintGt: ops.UintLe, ops.UintLe: ops.UintGt,
	ops.IntEq: ops.IntNe, ops.IntNe: ops.IntEq, ops.PtrEq: ops.PtrNe, ops.PtrNe: ops.PtrEq,
}

// mirror gives the comparison with its operands swapped.
var mirror = map[ops.Code]ops.Code{
	ops.IntLt: ops.IntGt, ops.IntGt: ops.IntLt, ops.IntLe: ops.IntGe, ops.IntGe: ops.IntLe,
	ops.UintLt: ops.UintGt, ops.UintGt: ops.UintLt, ops.UintLe: ops.UintGe, ops.UintGe: ops.UintLe,
	ops.IntEq: ops.IntEq, ops.IntNe: ops.IntNe,
}

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
	exit := c.exit(op.Guard, op.Guard.FailArgs)
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
	if x.Const && mirror[code] != ops.Invalid {
		code, x, y = mirror[code], y, x
	}
	if op, ok := guardRI[code]; ok && y.Const {
		c.emit(inst{op: op, a: c.reg(x), imm: y.Int, x: exit})
		return
	}
	if _, ok := guardRR[code]; !ok { // greater: less the other way round
		code, x, y = mirror[code], y, x
	}
	c.emit(inst{op: guardRR[code], a: c.reg(x), b: c.reg(y), x: exit})
}
