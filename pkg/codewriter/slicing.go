package codewriter

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// x[:n] is x with another length. x[low:high:max] besides begins somewhere else: at
// an address within the array or string, which the collector knows as one of it.

// keepsStart reports x[:n], x[:] of what is no string.
func keepsStart(in *ssa.Slice) bool {
	low, ok := in.Low.(*ssa.Const)
	return !isString(in.X.Type()) && in.Max == nil && (in.Low == nil || ok && low.Int64() == 0)
}

// bounds are the numbers of x[low:high:max], and what they must not exceed.
type sliceBounds struct{ low, high, max, limit assemble.Operand }

func (l *lowerer) boundsOf(in *ssa.Slice, x []assemble.Operand) sliceBounds {
	or := func(v ssa.Value, otherwise assemble.Operand) assemble.Operand {
		if v == nil {
			return otherwise
		}
		return l.scalar(v)
	}
	limit := x[len(x)-1] // of a string its length, else the capacity
	return sliceBounds{or(in.Low, assemble.Int(0)), or(in.High, x[1]), or(in.Max, limit), limit}
}

// sliceWithin lowers x[low:high:max].
func (l *lowerer) sliceWithin(in *ssa.Slice) {
	x := l.sliced(in.X)
	b := l.boundsOf(in, x)
	var ask []question
	if in.Max != nil {
		ask = append(ask, question{ops.UintLe, b.max, b.limit})
	}
	if in.High != nil {
		ask = append(ask, question{ops.UintLe, b.high, b.max})
	}
	l.demand(append(ask, question{ops.UintLe, b.low, b.high}), func() { l.sliceFails(in) })
	length, room := l.temp(ops.IntSub, b.high, b.low), assemble.Operand{}
	result := []assemble.Operand{{}, length}
	if room = length; !isString(in.X.Type()) {
		room = l.temp(ops.IntSub, b.max, b.low)
		result = append(result, room)
	}
	result[0] = l.within(x[0], b.low, room, l.sizes(elementType(in.X.Type())))
	l.copyTo(l.define(in), result)
}

// within gives the address of an element from which there is still some room. Where
// there is none it stays at the start, as Go has it: behind the last element another
// object may begin, which nobody must keep alive.
func (l *lowerer) within(base, low, room assemble.Operand, size int64) assemble.Operand {
	if size != 1 {
		low = l.temp(ops.IntMul, low, assemble.Int(size))
	}
	mask := l.temp(ops.IntRshift, l.temp(ops.IntNeg, room), assemble.Int(63))
	r := l.out.NewReg(descr.Ref, "")
	l.emit(assemble.Ins{Op: jitcode.Op(ops.PtrAdd), Args: []assemble.Operand{base, l.temp(ops.IntAnd, low, mask)}, Dst: []assemble.VReg{r}})
	return l.out.Operand(r)
}

// elementType gives what a string, a slice or an array by pointer consists of.
func elementType(t types.Type) types.Type {
	switch t := t.Underlying().(type) {
	case *types.Slice:
		return t.Elem()
	case *types.Pointer:
		return t.Elem().Underlying().(*types.Array).Elem()
	}
	return types.Typ[types.Uint8]
}

// demand goes on where the answer to all questions is yes, else fails, for good.
func (l *lowerer) demand(ask []question, fail func()) {
	var wrong *assemble.Block
	for _, q := range ask {
		if yes, ok := q.decided(); ok && yes {
			continue
		}
		if wrong == nil {
			wrong = &assemble.Block{}
		}
		next := &assemble.Block{}
		l.emit(assemble.Ins{Op: jitcode.GotoIfNot, Args: []assemble.Operand{l.temp(q.op, q.a, q.b)}})
		l.cur.Succs = []*assemble.Block{next, wrong}
		l.cur = next
	}
	if wrong == nil {
		return
	}
	good := l.cur
	l.cur = wrong
	fail()
	l.cur = good
}

// sliceFails lets Go do the slicing that it will not do, for its own panic.
func (l *lowerer) sliceFails(in *ssa.Slice) {
	values, text, name, kinds := []ssa.Value{in.X}, "%s[", "[", ""
	for n, v := range []ssa.Value{in.Low, in.High, in.Max} {
		if n == 1 || n == 2 && v != nil {
			text, name = text+":", name+":"
		}
		if v != nil {
			text, name, values = text+"%s", name+[]string{"low", "high", "max"}[n], append(values, v)
		}
	}
	for _, v := range values[1:] {
		kinds += " " + l.typeName(v.Type())
	}
	s := l.newStub()
	type key struct {
		name, kinds string
		of          int
	}
	k := key{name, kinds, l.numbers.exact(in.X.Type())}
	d, ok := l.known[k].(*descr.Call)
	if !ok {
		d = l.addCall(k, &descr.Call{Name: l.typeName(in.X.Type()) + name + "]", MayRaise: true}, s, func() string {
			var args []any
			for _, v := range values {
				args = append(args, s.arg(v.Type()))
			}
			return "_ = " + fmt.Sprintf(text+"]", args...) + "\nreturn"
		})
		if s.err != nil {
			l.unsupported(l.pos, fmt.Sprintf("slicing %s", s.err))
		}
	}
	l.emit(assemble.Ins{Op: jitcode.Raise, Args: l.operands(values), Descr: d})
}

// shortString is how many bytes of a string are compared with a constant one by one.
const shortString = 8

// equalsConst compares a string with a constant, for == and !=: first the lengths,
// then the bytes, and no call unless they are many.
func (l *lowerer) equalsConst(b *ssa.BinOp, s []assemble.Operand, konst string) {
	zero, otherwise := ops.IntIsZero, assemble.Int(0) // how "no difference" is told, and another length
	if b.Op == token.NEQ {
		zero, otherwise = ops.IntIsTrue, assemble.Int(1)
	}
	if konst == "" {
		l.compute(zero, b, s[1])
		return
	}
	l.choose([]question{{ops.IntEq, s[1], assemble.Int(int64(len(konst)))}}, func() {
		if len(konst) > shortString {
			l.callCompareOf(b)
			return
		}
		differs := assemble.Int(0)
		for i := range len(konst) {
			at := l.temp(ops.IntXor, l.byteOf(s[0], assemble.Int(int64(i))), assemble.Int(int64(konst[i])))
			if i > 0 {
				at = l.temp(ops.IntOr, differs, at)
			}
			differs = at
		}
		l.compute(zero, b, differs)
	}, func() { l.copyTo(l.define(b), []assemble.Operand{otherwise}) })
}

// byteOf loads a byte of a string.
func (l *lowerer) byteOf(base, index assemble.Operand) assemble.Operand {
	if l.exposed.changesStrings() {
		r := l.out.NewReg(descr.Int, "")
		l.load(l.stringByte(base, index), []assemble.VReg{r})
		return l.out.Operand(r)
	}
	return l.temp(ops.Strgetitem, base, index)
}

// constString gives the string that one operand of a comparison is, and the other.
func constString(b *ssa.BinOp) (other ssa.Value, text string, ok bool) {
	for _, v := range [][2]ssa.Value{{b.X, b.Y}, {b.Y, b.X}} {
		if c, is := v[1].(*ssa.Const); is && c.Value != nil {
			return v[0], constant.StringVal(c.Value), true
		}
	}
	return nil, "", false
}

// concat joins two strings.
func (l *lowerer) concat(b *ssa.BinOp) {
	t := b.Type()
	l.copyTo(l.define(b), l.pureCall(made{name: "concat", of: t, args: []types.Type{t, t}, result: t, text: "%s + %s"},
		append(l.value(b.X)[:2:2], l.value(b.Y)...)))
}

// convertString converts to or from a string; it reports whether the conversion is
// one. A string made of a number is pure; one made of a slice reads it, and a slice
// is a new one each time.
func (l *lowerer) convertString(c *ssa.Convert) bool {
	from, to := c.X.Type(), c.Type()
	if !isString(from) && !isString(to) {
		return false
	}
	m := made{name: l.typeName(to) + " of", of: from, args: []types.Type{from}, result: to, text: "(" + l.typ(to) + ")(%s)"}
	if b, ok := from.Underlying().(*types.Basic); ok && b.Info()&types.IsInteger != 0 {
		l.copyTo(l.define(c), l.pureCall(m, l.value(c.X)))
		return true
	}
	m.effects = newEffects()
	l.convertEffects(m.effects, c)
	if isString(from) && l.exposed.changesStrings() {
		m.effects = everything()
	}
	l.callMade(m, l.value(c.X), l.define(c))
	return true
}
