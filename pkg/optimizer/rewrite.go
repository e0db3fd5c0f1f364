package optimizer

import (
	"math"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// rewriteRules follow rpython/jit/metainterp/optimizeopt/rewrite.py.
var rewriteRules = []Rule{
	{Name: "constant-fold", Doc: "an op on constants is a constant", Codes: computed(), try: foldConstants},
	{Name: "neutral-operand", Doc: "x+0, x-0, x*1, x|0, x^0, x&-1, x<<0 are x", Codes: codesOf(neutral), try: dropNeutral},
	{Name: "absorbing-operand", Doc: "x*0 and x&0 are 0, x|-1 is -1", Codes: codesOf(absorbing), try: takeAbsorbing},
	{Name: "same-operands", Doc: "x-x, x^x are 0; x&x, x|x are x; x<x is false, x==x true", Codes: codesOf(onSame), try: foldSame},
	{Name: "add-then-add", Doc: "(x+c)+d is x+(c+d), and x if that is 0; so with -", Codes: []ops.Code{ops.IntAdd, ops.IntSub}, try: joinSteps},
	{Name: "truth-of-comparison", Doc: "a comparison is its own truth; 'is it 0' is the opposite comparison", Codes: []ops.Code{ops.IntIsTrue, ops.IntIsZero}, try: rewriteTruth},
	{Name: "compare-with-nil", Doc: "what is known not to be nil does not equal nil", Codes: []ops.Code{ops.PtrEq, ops.PtrNe}, try: compareWithNil},
	{Name: "guard-known", Doc: "a guard on what is known to be so is not needed", Codes: valueGuards, try: dropKnownGuard},
	{Name: "nonnull-known", Doc: "a pointer is tested for nil once", Codes: []ops.Code{ops.GuardNonnull}, try: dropNonnull},
}

var valueGuards = []ops.Code{ops.GuardTrue, ops.GuardFalse, ops.GuardValue, ops.GuardIsnull}

// computed lists the ops that have an evaluation function.
func computed() (list []ops.Code) {
	for _, r := range ops.Table {
		if r.Int1 != nil || r.Int2 != nil || r.Ref2 != nil || r.RefInt != nil {
			list = append(list, r.Code)
		}
	}
	return list
}

// An operandRule is what an operand, or two that are the same, do to an op.
type operandRule struct {
	code  ops.Code
	value int64
}

// neutral: with this value on the right (of a commutative op, on either side)
// the op gives the other operand.
var neutral = []operandRule{
	{ops.IntAdd, 0}, {ops.IntSub, 0}, {ops.IntMul, 1}, {ops.IntDiv, 1}, {ops.UintDiv, 1},
	{ops.IntOr, 0}, {ops.IntXor, 0}, {ops.IntAnd, -1},
	{ops.IntLshift, 0}, {ops.IntRshift, 0}, {ops.UintRshift, 0}, {ops.PtrAdd, 0},
}

// absorbing: with this value on either side the op gives this value.
var absorbing = []operandRule{{ops.IntMul, 0}, {ops.IntAnd, 0}, {ops.IntOr, -1}}

// onSame: on an operand twice the op gives this value, or with same the operand.
var onSame = []operandRule{
	{ops.IntSub, 0}, {ops.IntXor, 0}, {ops.IntAnd, same}, {ops.IntOr, same},
	{ops.IntLt, 0}, {ops.IntLe, 1}, {ops.IntEq, 1}, {ops.IntNe, 0}, {ops.IntGt, 0}, {ops.IntGe, 1},
	{ops.UintLt, 0}, {ops.UintLe, 1}, {ops.UintGt, 0}, {ops.UintGe, 1}, {ops.PtrEq, 1}, {ops.PtrNe, 0},
}

const same = 2

func codesOf(rules []operandRule) (list []ops.Code) {
	for _, r := range rules {
		list = append(list, r.code)
	}
	return list
}

func find(rules []operandRule, c ops.Code) int64 {
	for _, r := range rules {
		if r.code == c {
			return r.value
		}
	}
	panic("optimizer: find: no such rule for " + c.String())
}

func foldConstants(w *walk, op *trace.Op) answer {
	for _, b := range op.Args {
		if !b.Const {
			return keep
		}
	}
	row := op.Code.Row()
	switch {
	case row.RefInt != nil:
		return is(trace.ConstRef(row.RefInt(op.Args[0].Ref, op.Args[1].Int)), w.cause())
	case op.Code.Is(ops.Traps) && op.Args[1].Int == 0:
		return keep // never reached: its check fails before it
	case row.Int1 != nil:
		return isInt(row.Int1(op.Args[0].Int), w.cause())
	case row.Int2 != nil:
		return isInt(row.Int2(op.Args[0].Int, op.Args[1].Int), w.cause())
	}
	return isInt(row.Ref2(op.Args[0].Ref, op.Args[1].Ref), w.cause())
}

func dropNeutral(w *walk, op *trace.Op) answer {
	n := find(neutral, op.Code)
	if v, ok := number(op.Args[1]); ok && v == n {
		return is(op.Args[0], nil)
	}
	if v, ok := number(op.Args[0]); ok && v == n && op.Code.Is(ops.Commutative) {
		return is(op.Args[1], nil)
	}
	return keep
}

func takeAbsorbing(w *walk, op *trace.Op) answer {
	for _, b := range op.Args {
		if v, ok := number(b); ok && v == find(absorbing, op.Code) {
			return isInt(v, nil)
		}
	}
	return keep
}

func foldSame(w *walk, op *trace.Op) answer {
	if !sameBox(op.Args[0], op.Args[1]) {
		return keep
	}
	if v := find(onSame, op.Code); v != same {
		return isInt(v, nil)
	}
	return is(op.Args[0], nil)
}

// joinSteps makes one step of two: a position that moves forth and back is the
// same box again, and one that moves on and on is told by how far it has come.
func joinSteps(w *walk, op *trace.Op) answer {
	def := w.def(op.Args[0])
	if def == nil {
		return keep
	}
	first, ok1 := w.step(def)
	second, ok2 := w.step(op)
	if !ok1 || !ok2 {
		return keep
	}
	from, sum := w.value(def.Args[0]), first+second
	switch {
	case sum == 0:
		return is(from, def)
	case sum < 0 && sum != math.MinInt64:
		return becomes(with(op, ops.IntSub, from, trace.ConstInt(-sum)), def)
	}
	return becomes(with(op, ops.IntAdd, from, trace.ConstInt(sum)), def)
}

// step gives what an op adds to its first operand, if that is a constant.
func (w *walk) step(op *trace.Op) (int64, bool) {
	if op.Code != ops.IntAdd && op.Code != ops.IntSub {
		return 0, false
	}
	n, ok := number(w.value(op.Args[1]))
	if op.Code == ops.IntSub {
		n = -n
	}
	return n, ok
}

func rewriteTruth(w *walk, op *trace.Op) answer {
	def := w.def(op.Args[0])
	if def == nil || !def.Code.Is(ops.Compare) {
		return keep
	}
	if op.Code == ops.IntIsTrue {
		return is(op.Args[0], def)
	}
	if opposite[def.Code] == ops.Invalid { // an order of floats
		return keep
	}
	args := make([]*trace.Box, len(def.Args))
	for i, b := range def.Args {
		args[i] = w.value(b)
	}
	return becomes(with(op, opposite[def.Code], args...), def)
}

func compareWithNil(w *walk, op *trace.Op) answer {
	for i, b := range op.Args {
		if other := op.Args[1-i]; b.Const && b.Ref == nil && w.nonnil(other) {
			return isTruth(op.Code == ops.PtrNe, w.nonnilBy(other))
		}
	}
	return keep
}

// nilFacts is what the pass knows of a box, beside what all ask for.
type nilFacts struct {
	nonnil *trace.Op // the op that showed that it is not nil
}

// nonnil reports whether a pointer is known not to be nil.
func (w *walk) nonnil(b *trace.Box) bool {
	if b.Const {
		return b.Ref != nil
	}
	return w.info[b.ID].nonnil != nil
}

// nonnilBy gives the op that showed it.
func (w *walk) nonnilBy(b *trace.Box) *trace.Op {
	if b.Const {
		return nil
	}
	return w.info[b.ID].nonnil
}

// wanted gives the constant that a guard insists on.
func wanted(op *trace.Op) *trace.Box {
	switch op.Code {
	case ops.GuardTrue:
		return one
	case ops.GuardFalse:
		return zero
	case ops.GuardIsnull:
		return null
	}
	return op.Args[1]
}

var zero, one, null = trace.ConstInt(0), trace.ConstInt(1), trace.ConstRef(nil)

// dropKnownGuard never drops a guard that a known fact contradicts: that one
// stays, and fails.
func dropKnownGuard(w *walk, op *trace.Op) answer {
	b := op.Args[0]
	if !b.Const {
		return keep
	}
	if sameBox(b, wanted(op)) {
		return gone(w.cause())
	}
	w.failsAt(op)
	return keep
}

// failsAt notes the first guard that always fails.
func (w *walk) failsAt(op *trace.Op) {
	if w.fails == nil {
		w.fails = op
	}
}

func dropNonnull(w *walk, op *trace.Op) answer {
	b := op.Args[0]
	if w.nonnil(b) {
		return gone(w.nonnilBy(b))
	}
	if b.Const {
		w.failsAt(op)
	}
	return keep
}

// learnFromGuard notes what must hold after an op: what a guard wanted, and that
// memory is reached through pointers that are not nil.
func learnFromGuard(w *walk, op *trace.Op) {
	switch op.Code {
	case ops.GuardTrue, ops.GuardFalse, ops.GuardValue, ops.GuardIsnull:
		w.know(op.Args[0], wanted(op), op)
		w.knowBack(op)
	case ops.GuardNonnull, ops.GetfieldGc, ops.SetfieldGc:
		if b := op.Args[0]; !b.Const && w.info[b.ID].nonnil == nil {
			w.info[b.ID].nonnil = op
		}
	case ops.New, ops.NewArray:
		w.info[op.Result.ID].nonnil = op
	}
}

// knowBack notes what a number was before the steps that led to one that a guard has
// shown: an interpreter that keeps its position in memory is asked for that when it
// has moved on. Chapters 3 to 7 do without.
func (w *walk) knowBack(guard *trace.Op) {
	if guard.Code != ops.GuardValue || !w.set.Has(Loads) {
		return
	}
	v, ok := number(guard.Args[1])
	for b := guard.Args[0]; ok; {
		def := w.def(b)
		if def == nil {
			return
		}
		n, isStep := w.step(def)
		if !isStep {
			return
		}
		if b = w.value(def.Args[0]); b.Const {
			return
		}
		v -= n
		w.know(b, trace.ConstInt(v), guard)
	}
}
