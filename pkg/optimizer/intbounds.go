package optimizer

import (
	"math"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// boundsRules follow rpython/jit/metainterp/optimizeopt/intbounds.py.
var boundsRules = []Rule{
	{Name: "comparison-decided", Doc: "the ranges of the operands decide a comparison", Codes: codes(opposite), try: decideByBounds},
	{Name: "unsigned-as-signed", Doc: "of numbers that are not negative, the unsigned order is the signed one", Codes: codes(signed), try: compareSigned},
	{Name: "opposite-known", Doc: "a comparison is decided if its opposite is, or either with operands swapped", Codes: codes(opposite), try: decideByOpposite},
	{Name: "order-known", Doc: "x+c < n is so if x+d < n is, and d is no less", Codes: orders, try: decideByOrder},
	{Name: "guard-strengthened", Doc: "a guard that a later one implies asks the later one's question", Codes: []ops.Code{ops.GuardTrue, ops.GuardFalse}, try: strengthenGuard},
	{Name: "extension-not-needed", Doc: "extending a number that is narrow already does nothing", Codes: []ops.Code{ops.IntSignext, ops.IntZeroext}, try: dropExtension},
	{Name: "mask-not-needed", Doc: "x & (2^n-1) is x if x is no larger", Codes: []ops.Code{ops.IntAnd}, try: dropMask},
}

// rangeFacts is what the pass knows of a box.
type rangeFacts struct {
	bounds   bounds
	boundsBy *trace.Op // the op that showed them
	orders   []*order  // that guards have shown of steps from it
}

// boundsOf gives the range of an int.
func (w *walk) boundsOf(b *trace.Box) bounds {
	switch {
	case b.Kind != descr.Int:
		return anything
	case b.Const:
		return exactly(b.Int)
	case !w.info[b.ID].bounds.known:
		return anything
	}
	return w.info[b.ID].bounds
}

// ranges gives the bounds of an op's one or two int operands.
func (w *walk) ranges(op *trace.Op) (a, b bounds) {
	a = w.boundsOf(op.Args[0])
	if len(op.Args) > 1 {
		b = w.boundsOf(op.Args[1])
	}
	return a, b
}

func decideByBounds(w *walk, op *trace.Op) answer {
	a, b := w.ranges(op)
	if v, ok := decide(op.Code, a, b); ok {
		return isTruth(v, w.boundedBy(op.Args))
	}
	return keep
}

// boundedBy gives the op that showed the range of one of the boxes.
func (w *walk) boundedBy(args []*trace.Box) *trace.Op {
	for _, b := range args {
		if !b.Const && w.info[b.ID].boundsBy != nil {
			return w.info[b.ID].boundsBy
		}
	}
	return nil
}

// compareSigned: an index that is not negative, and less than a length, needs no
// further check of bounds, since that is the same question.
func compareSigned(w *walk, op *trace.Op) answer {
	if w.pure.find(op.Code, nil, op.Args) != nil {
		return keep // the pass pure finds it
	}
	for _, b := range op.Args {
		if w.reconsider(b); w.boundsOf(b).lo < 0 {
			return keep
		}
	}
	return becomes(with(op, signed[op.Code], op.Args...), w.boundedBy(op.Args))
}

// reconsider narrows a box by what has been learnt since of what it is made from.
func (w *walk) reconsider(b *trace.Box) {
	def := w.def(b)
	if def == nil {
		return
	}
	if f := w.resultOf(def.Code); f != nil {
		x, y := w.ranges(def)
		w.narrow(b, f(x, y), def)
	}
}

// decideByOpposite looks for the comparison in its other forms; the same form is
// found by the pass pure.
func decideByOpposite(w *walk, op *trace.Op) answer {
	swapped := []*trace.Box{op.Args[len(op.Args)-1], op.Args[0]}
	m := mirrored[op.Code]
	for _, form := range [...]struct {
		code ops.Code
		args []*trace.Box
		same bool
	}{{opposite[op.Code], op.Args, false}, {m, swapped, true}, {opposite[m], swapped, false}} {
		x := w.pure.find(form.code, nil, form.args)
		if x == nil {
			continue
		}
		if v, ok := number(w.value(x.Result)); ok {
			return isTruth((v == 1) == form.same, w.info[x.Result.ID].knownBy)
		}
	}
	return keep
}

func dropExtension(w *walk, op *trace.Op) answer {
	if w.boundsOf(op.Args[0]).within(ofWidth(op.Args[1].Int, op.Code == ops.IntSignext)) {
		return is(op.Args[0], w.boundedBy(op.Args))
	}
	return keep
}

func dropMask(w *walk, op *trace.Op) answer {
	for i, b := range op.Args {
		mask, ok := number(b)
		x := op.Args[1-i]
		if ok && mask >= 0 && mask&(mask+1) == 0 && w.boundsOf(x).within(fromTo(0, mask)) {
			return is(x, w.boundedBy(op.Args))
		}
	}
	return keep
}

// resultBounds gives, by op, the range of the result from those of the operands.
var resultBounds = [len(ops.Table)]func(a, b bounds) bounds{
	ops.IntAdd:     bounds.plus,
	ops.IntSub:     bounds.minus,
	ops.IntAnd:     bounds.and,
	ops.IntNeg:     func(a, _ bounds) bounds { return exactly(0).minus(a) },
	ops.IntRshift:  bounds.shift,
	ops.IntMod:     bounds.mod,
	ops.IntSignext: func(_, b bounds) bounds { return ofWidth(b.lo, true) },
	ops.IntZeroext: func(_, b bounds) bounds { return ofWidth(b.lo, false) },
	ops.Strgetitem: func(_, _ bounds) bounds { return fromTo(0, 255) },

	ops.IntLen: bitCount, ops.IntCtz: bitCount, ops.IntPopcount: bitCount,
	ops.CastFloatToInt32:       func(_, _ bounds) bounds { return ofWidth(4, true) },
	ops.CastFloatToSinglefloat: singleBits, ops.CastIntToSinglefloat: singleBits, ops.CastUintToSinglefloat: singleBits,
}

func bitCount(_, _ bounds) bounds   { return fromTo(0, 64) }
func singleBits(_, _ bounds) bounds { return ofWidth(4, false) }

// resultOf gives the function for an op, nil if there is none.
func (w *walk) resultOf(c ops.Code) func(a, b bounds) bounds {
	if w.integers.on && forward[c] != nil {
		return forward[c]
	}
	return resultBounds[c]
}

// learnBounds notes the range of a result, and what a guard says of the operands
// of its comparison.
func learnBounds(w *walk, op *trace.Op) {
	switch {
	case op.Code == ops.GuardTrue || op.Code == ops.GuardFalse:
		cmp, holds := w.def(op.Args[0]), op.Code == ops.GuardTrue
		o, ok := w.orderOf(cmp, holds)
		w.assume(op, cmp, holds)
		if o.guard, o.at = op, w.line.just(op); ok {
			w.remember(o)
		}
	case op.Result == nil || op.Result.Kind != descr.Int:
	case op.Code.Is(ops.Compare):
		w.narrow(op.Result, fromTo(0, 1), op)
	case w.integers.on && forward[op.Code] != nil: // the pass integers does
	case resultBounds[op.Code] != nil:
		a, b := w.ranges(op)
		w.narrow(op.Result, resultBounds[op.Code](a, b), op)
	case op.Descr != nil:
		w.narrow(op.Result, ofMem(descr.MemOf(op.Descr)), op)
	}
}

// assume narrows the operands of a comparison that a guard shows to be so.
func (w *walk) assume(guard, cmp *trace.Op, holds bool) {
	if cmp == nil || !cmp.Code.Is(ops.Compare) || cmp.Args[0].Kind != descr.Int {
		return
	}
	c := cmp.Code
	if !holds {
		c = opposite[c]
	}
	x := w.value(cmp.Args[0])
	y := zero
	if len(cmp.Args) > 1 {
		y = w.value(cmp.Args[1])
	}
	if w.integers.on {
		w.assumeMore(guard, c, x, y)
	}
	switch c {
	case ops.IntEq, ops.IntIsZero:
		w.narrow(x, w.boundsOf(y), guard)
		w.narrow(y, w.boundsOf(x), guard)
	case ops.IntLt, ops.UintLt:
		w.assumeLess(x, y, 1, c, guard)
	case ops.IntLe, ops.UintLe:
		w.assumeLess(x, y, 0, c, guard)
	case ops.IntGt, ops.UintGt:
		w.assumeLess(y, x, 1, mirrored[c], guard)
	case ops.IntGe, ops.UintGe:
		w.assumeLess(y, x, 0, mirrored[c], guard)
	}
}

// assumeLess notes that x + gap <= y. Unsigned, with y not negative, x is not
// negative either; else it says nothing.
func (w *walk) assumeLess(x, y *trace.Box, gap int64, c ops.Code, guard *trace.Op) {
	bx, by := w.boundsOf(x), w.boundsOf(y)
	if signed[c] != ops.Invalid {
		if by.lo < 0 {
			return
		}
		w.narrow(x, fromTo(0, math.MaxInt64), guard)
		bx = w.boundsOf(x)
	}
	if by.hi >= math.MinInt64+gap {
		w.narrow(x, fromTo(math.MinInt64, by.hi-gap), guard)
	}
	if bx.lo <= math.MaxInt64-gap {
		w.narrow(y, fromTo(bx.lo+gap, math.MaxInt64), guard)
	}
}

// narrow notes that a box is within a range, which an op showed. A range of one
// number makes the box known; an empty one means that this is never reached.
func (w *walk) narrow(b *trace.Box, to bounds, by *trace.Op) {
	if b.Const {
		return
	}
	was := w.boundsOf(b)
	r, ok := was.meet(to)
	switch {
	case !w.integers.on:
		r.bits = bits{}
	case ok:
		r, ok = r.shrink()
	}
	if !ok || r == was {
		return
	}
	i := &w.info[b.ID]
	i.bounds, i.boundsBy = r, by
	if r.lo == r.hi {
		w.know(b, trace.ConstInt(r.lo), by)
	}
	if w.integers.on {
		w.back(b, by)
	}
}
