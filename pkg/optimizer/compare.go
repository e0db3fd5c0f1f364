package optimizer

import "mergepoint/pkg/ops"

// opposite gives, for a comparison, the one that is true where it is false.
var opposite = [len(ops.Table)]ops.Code{
	ops.IntLt: ops.IntGe, ops.IntGe: ops.IntLt,
	ops.IntLe: ops.IntGt, ops.IntGt: ops.IntLe,
	ops.IntEq: ops.IntNe, ops.IntNe: ops.IntEq,
	ops.UintLt: ops.UintGe, ops.UintGe: ops.UintLt,
	ops.UintLe: ops.UintGt, ops.UintGt: ops.UintLe,
	ops.IntIsTrue: ops.IntIsZero, ops.IntIsZero: ops.IntIsTrue,
	ops.PtrEq: ops.PtrNe, ops.PtrNe: ops.PtrEq,
}

// mirrored gives, for an order, the one that says the same of swapped operands.
var mirrored = [len(ops.Table)]ops.Code{
	ops.IntLt: ops.IntGt, ops.IntGt: ops.IntLt,
	ops.IntLe: ops.IntGe, ops.IntGe: ops.IntLe,
	ops.UintLt: ops.UintGt, ops.UintGt: ops.UintLt,
	ops.UintLe: ops.UintGe, ops.UintGe: ops.UintLe,
}

// signed gives, for an unsigned order, the one that agrees with it on numbers
// that are not negative.
var signed = [len(ops.Table)]ops.Code{
	ops.UintLt: ops.IntLt, ops.UintLe: ops.IntLe,
	ops.UintGt: ops.IntGt, ops.UintGe: ops.IntGe,
}

// codes lists the ops of which a table says something.
func codes(table [len(ops.Table)]ops.Code) (list []ops.Code) {
	for c, other := range table {
		if other != ops.Invalid {
			list = append(list, ops.Code(c))
		}
	}
	return list
}
