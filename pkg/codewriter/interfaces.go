package codewriter

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// An interface value is two words: one that stands for its dynamic type, and its
// data. Whatever asks for the type promotes the first: it is a constant of the
// trace, guarded once, and what follows from it is known, PyPy's guard_class.
//
// The data word is the value itself where that is a pointer. All else is in a
// box, behind which nothing changes: to make one is a pure call, to look into it
// a pure load. What the word is for a type, the generated file asks Go.

// isDirect reports a type whose values are their own data word. Of structs and
// arrays that hold one pointer it is not known here.
func isDirect(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Pointer, *types.Map, *types.Chan, *types.Signature:
		return true
	case *types.Basic:
		return t.Kind() == types.UnsafePointer
	}
	return false
}

// isBoxed reports a type whose values are behind their data word.
func (u *unit) isBoxed(t types.Type) bool {
	list, err := u.components(t, class{})
	if err != nil || isDirect(t) {
		return false
	}
	return len(list) != 1 || list[0].Kind == descr.Int
}

// typeWord is the word that stands for a concrete type in an interface type.
func (w *writer) typeWord(iface, t types.Type) operand {
	name := w.memName(t)
	if iface.Underlying().(*types.Interface).NumMethods() > 0 {
		name += " as " + w.memName(iface)
	}
	expr := fmt.Sprintf("%s[%s](*new(%s))", w.jitcode("TypeWord"), w.typ(iface), w.typ(t))
	return w.address(addressKey{"type", w.numbers.exact(iface), w.numbers.exact(t)}, name, expr)
}

// namesTypes refuses types that the generated file cannot name.
func (l *lowerer) namesTypes(in ssa.Instruction, list ...types.Type) bool {
	for _, t := range list {
		if !l.nameable(t) {
			l.refuse(in, fmt.Sprintf("the type %s, which the generated file cannot name,", l.typeName(t)))
			return false
		}
	}
	return true
}

// promote makes a value a constant of the trace.
func (l *lowerer) promote(o operand) operand {
	if o.konst {
		return o
	}
	r := l.out.newReg(o.kind, "")
	l.emit(ins{op: jitcode.Promote, args: []operand{o}, dst: []vreg{r}})
	return l.out.operand(r)
}

// branch ends the block with a branch: yes is where it goes on, no the other side.
func (l *lowerer) branch(op jitcode.Op, cond operand) (yes, no *block) {
	yes, no = &block{}, &block{}
	l.emit(ins{op: op, args: []operand{cond}})
	l.cur.succs = []*block{yes, no}
	return yes, no
}

// join ends blocks by going on in one place.
func (l *lowerer) join(blocks ...*block) {
	l.cur = &block{}
	for _, b := range blocks {
		b.succs = []*block{l.cur}
	}
}

// test computes a comparison.
func (l *lowerer) test(c ops.Code, a, b operand) operand {
	r := l.out.newReg(descr.Int, "")
	l.emit(ins{op: jitcode.Op(c), args: []operand{a, b}, dst: []vreg{r}})
	return l.out.operand(r)
}

// pureWord calls a function that the generated file makes of an expression.
func (l *lowerer) pureWord(key addressKey, name string, args []operand, body func(s *stub) string) operand {
	d, ok := l.known[key].(*descr.Call)
	if !ok {
		s := l.newStub()
		d = l.addCall(key, &descr.Call{Name: name, Result: descr.RefMem, Pure: true}, s, func() string {
			return fmt.Sprintf("%s = %s\nreturn", l.local("p"), body(s))
		})
		if s.err != nil {
			l.unsupported(l.pos, s.err.Error())
		}
	}
	r := l.out.newReg(d.Result.Kind, "")
	l.emit(ins{op: jitcode.ResidualCall, args: args, dst: []vreg{r}, descr: d})
	return l.out.operand(r)
}

// wordAs gives the type word that a type has in another interface type, nil if it
// does not implement that. It is a constant if the word is.
func (l *lowerer) wordAs(from, to types.Type, word operand, asserted bool) operand {
	if types.Identical(from, to) && !asserted {
		return word
	}
	key := addressKey{"as", l.numbers.exact(from), l.numbers.exact(to)}
	name := fmt.Sprintf("%s as %s", l.memName(from), l.memName(to))
	return l.pureWord(key, name, []operand{word}, func(s *stub) string {
		return fmt.Sprintf("%s[%s, %s](%s)", l.jitcode("WordAs"), l.typ(from), l.typ(to), s.ref())
	})
}

// changeInterface keeps the data.
func (l *lowerer) changeInterface(in *ssa.ChangeInterface) {
	if !l.namesTypes(in, in.X.Type(), in.Type()) {
		return
	}
	x := l.value(in.X)
	l.copyTo(l.define(in), []operand{l.wordAs(in.X.Type(), in.Type(), l.promote(x[0]), false), x[1]})
}

// makeInterface makes an interface value of another one.
func (l *lowerer) makeInterface(in *ssa.MakeInterface) {
	t := in.X.Type()
	if !l.namesTypes(in, in.Type(), t) {
		return
	}
	data := l.value(in.X)
	if !isDirect(t) {
		data = []operand{l.box(t, data)}
	}
	l.copyTo(l.define(in), []operand{l.typeWord(in.Type(), t), data[0]})
}

// box puts a value behind a pointer. Equal values may share a box: nobody can tell.
func (l *lowerer) box(t types.Type, value []operand) operand {
	key := addressKey{"box", l.numbers.exact(t), 0}
	return l.pureWord(key, l.memName(t)+" boxed", value, func(s *stub) string {
		return fmt.Sprintf("%s(%s)", l.jitcode("DataWord"), s.arg(t))
	})
}

// unbox gives what is behind a data word of a type.
func (l *lowerer) unbox(t types.Type, data operand) []operand {
	if isDirect(t) {
		return []operand{data}
	}
	dst := l.fresh(t, "")
	name := l.memName(t) + " boxed"
	l.load(place{base: data, key: placeKey{l.numbers.exact(t), "(boxed)"}, name: name, typ: t, class: l.starClass(t), immutable: true}, dst)
	return l.regs(dst)
}

// typeAssert asks for the dynamic type.
func (l *lowerer) typeAssert(in *ssa.TypeAssert) {
	from, to := in.X.Type(), in.AssertedType
	if !l.namesTypes(in, from, to) {
		return
	}
	x := l.value(in.X)
	word := l.promote(x[0])
	var yes, no *block
	var value func() []operand
	if types.IsInterface(to) {
		as := l.wordAs(from, to, word, true)
		yes, no = l.branch(jitcode.GotoIfNil, as)
		value = func() []operand { return []operand{as, x[1]} }
	} else {
		if !isDirect(to) && !l.isBoxed(to) {
			l.refuse(in, "a type assertion to "+l.typeName(to))
			return
		}
		yes, no = l.branch(jitcode.GotoIfNot, l.test(ops.PtrEq, word, l.typeWord(from, to)))
		value = func() []operand { return l.unbox(to, x[1]) }
	}
	l.cur = no
	if !in.CommaOk {
		l.failAssert(from, to, x)
		l.cur = yes
		l.copyTo(l.define(in), value())
		return
	}
	dst := l.define(in)
	l.copyTo(dst, append(l.zero(to), intConst(0)))
	l.cur = yes
	l.copyTo(dst, append(slices.Clone(value()), intConst(1)))
	l.join(l.cur, no)
}

// failAssert panics as Go does: by making the same assertion.
func (l *lowerer) failAssert(from, to types.Type, x []operand) {
	key := addressKey{"assert", l.numbers.exact(from), l.numbers.exact(to)}
	d, ok := l.known[key].(*descr.Call)
	if !ok {
		s := l.newStub()
		d = l.addCall(key, &descr.Call{Name: fmt.Sprintf("%s is no %s", l.memName(from), l.memName(to)), MayRaise: true}, s, func() string {
			return fmt.Sprintf("_ = (%s).(%s)\nreturn", s.arg(from), l.typ(to))
		})
	}
	l.emit(ins{op: jitcode.Raise, args: x, descr: d})
}

// compareInterfaces compares two values of one interface type. Of those of
// different types it is known that they are not equal, of pointers it is by their
// data; all else is called.
func (l *lowerer) compareInterfaces(b *ssa.BinOp) {
	t := b.X.Type()
	if !l.namesTypes(b, t) {
		return
	}
	x, y := l.value(b.X), l.value(b.Y)
	wx, wy := l.promote(x[0]), l.promote(y[0])
	equal, differ := int64(1), int64(0)
	eq := ops.PtrEq
	if b.Op == token.NEQ {
		equal, differ, eq = 0, 1, ops.PtrNe
	}
	dst := l.define(b)
	same, other := l.branch(jitcode.GotoIfNot, l.test(ops.PtrEq, wx, wy))
	l.cur = other
	l.copyTo(dst, []operand{intConst(differ)})
	l.cur = same
	key := addressKey{"by data", l.numbers.exact(t), 0}
	byData := l.boolCall(key, "compares by data "+l.memName(t), true, []operand{wx}, func(s *stub) string {
		return fmt.Sprintf("%s[%s](%s)", l.jitcode("ComparesByData"), l.typ(t), s.ref())
	})
	data, deep := l.branch(jitcode.GotoIfNot, byData)
	l.cur = data
	l.emit(ins{op: jitcode.Op(eq), args: []operand{x[1], y[1]}, dst: dst})
	l.cur = deep
	key = addressKey{"equal", l.numbers.exact(t), 0}
	answer := l.boolCall(key, l.memName(t)+" equal", false, append(slices.Clone(x), y...), func(s *stub) string {
		return fmt.Sprintf("%s == %s", s.arg(t), s.arg(t))
	})
	l.emit(ins{op: jitcode.Op(ops.IntEq), args: []operand{answer, intConst(equal)}, dst: dst})
	l.join(other, data, l.cur)
}

// boolCall is pureWord of a bool; what is not pure may panic, and reads no more
// than strings.
func (l *lowerer) boolCall(key addressKey, name string, pure bool, args []operand, body func(s *stub) string) operand {
	d, ok := l.known[key].(*descr.Call)
	if !ok {
		s := l.newStub()
		d = &descr.Call{Name: name, Result: descr.Bool, Pure: pure, MayRaise: !pure}
		d.Effects.ReadsAll = !pure && l.exposed.changesStrings()
		d = l.addCall(key, d, s, func() string { return l.boolText(body(s)) })
	}
	r := l.out.newReg(descr.Int, "")
	l.emit(ins{op: jitcode.ResidualCall, args: args, dst: []vreg{r}, descr: d})
	return l.out.operand(r)
}

// invoke calls a method of an interface value.
func (l *lowerer) invoke(c *ssa.Call) {
	iface := c.Call.Value.Type()
	if !l.namesTypes(c, iface) {
		return
	}
	x := l.value(c.Call.Value)
	args := append([]operand{l.promote(x[0]), x[1]}, l.operands(c.Call.Args)...)
	m := l.methodOf(iface, c.Call.Method)
	if m == nil {
		l.bad[c] = true
		return
	}
	l.emit(ins{op: jitcode.InlineMethod, args: args, dst: l.results(c), descr: m})
}

// wordName makes a name one word of the text.
func wordName(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t,;|()[]=:{}", r) {
			return '_'
		}
		return r
	}, name)
}
