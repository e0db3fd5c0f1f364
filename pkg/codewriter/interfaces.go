package codewriter

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
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

// isDirect reports a type whose values are their own data word. Of structs that hold a
// pointer and parts of no size it is not known here.
func isDirect(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Pointer, *types.Map, *types.Chan, *types.Signature:
		return true
	case *types.Basic:
		return t.Kind() == types.UnsafePointer
	case *types.Struct:
		return t.NumFields() == 1 && isDirect(t.Field(0).Type())
	case *types.Array:
		return t.Len() == 1 && isDirect(t.Elem())
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
func (w *writer) typeWord(iface, t types.Type) assemble.Operand {
	name := w.memName(t)
	if iface.Underlying().(*types.Interface).NumMethods() > 0 {
		name += " as " + w.memName(iface)
	}
	expr := fmt.Sprintf("%s[%s, %s]()", w.jitcode("TypeWord"), w.typ(iface), w.typ(t))
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
func (l *lowerer) promote(o assemble.Operand) assemble.Operand {
	if o.Const {
		return o
	}
	r := l.out.NewReg(o.Kind, "")
	l.emit(assemble.Ins{Op: jitcode.Promote, Args: []assemble.Operand{o}, Dst: []assemble.VReg{r}})
	return l.out.Operand(r)
}

// branch ends the block with a branch: yes is where it goes on, no the other side.
func (l *lowerer) branch(op jitcode.Op, cond assemble.Operand) (yes, no *assemble.Block) {
	yes, no = &assemble.Block{}, &assemble.Block{}
	l.emit(assemble.Ins{Op: op, Args: []assemble.Operand{cond}})
	l.cur.Succs = []*assemble.Block{yes, no}
	return yes, no
}

// join ends blocks by going on in one place.
func (l *lowerer) join(blocks ...*assemble.Block) {
	l.cur = &assemble.Block{}
	for _, b := range blocks {
		b.Succs = []*assemble.Block{l.cur}
	}
}

// test computes a comparison.
func (l *lowerer) test(c ops.Code, a, b assemble.Operand) assemble.Operand {
	r := l.out.NewReg(descr.Int, "")
	l.emit(assemble.Ins{Op: jitcode.Op(c), Args: []assemble.Operand{a, b}, Dst: []assemble.VReg{r}})
	return l.out.Operand(r)
}

// pureWord calls a function that the generated file makes of an expression.
func (l *lowerer) pureWord(key addressKey, name string, args []assemble.Operand, body func(s *stub) string) assemble.Operand {
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
	r := l.out.NewReg(d.Result.Kind, "")
	l.emit(assemble.Ins{Op: jitcode.ResidualCall, Args: args, Dst: []assemble.VReg{r}, Descr: d})
	return l.out.Operand(r)
}

// wordAs gives the type word that a type has in another interface type, nil if it
// does not implement that. It is a constant if the word is.
func (l *lowerer) wordAs(from, to types.Type, word assemble.Operand, asserted bool) assemble.Operand {
	if types.Identical(from, to) && !asserted {
		return word
	}
	key := addressKey{"as", l.numbers.exact(from), l.numbers.exact(to)}
	name := fmt.Sprintf("%s as %s", l.memName(from), l.memName(to))
	return l.pureWord(key, name, []assemble.Operand{word}, func(s *stub) string {
		return fmt.Sprintf("%s[%s, %s](%s)", l.jitcode("WordAs"), l.typ(from), l.typ(to), s.ref())
	})
}

// changeInterface keeps the data.
func (l *lowerer) changeInterface(in *ssa.ChangeInterface) {
	if !l.namesTypes(in, in.X.Type(), in.Type()) {
		return
	}
	x := l.value(in.X)
	l.copyTo(l.define(in), []assemble.Operand{l.wordAs(in.X.Type(), in.Type(), l.promote(x[0]), false), x[1]})
}

// makeInterface makes an interface value of another one.
func (l *lowerer) makeInterface(in *ssa.MakeInterface) {
	t := in.X.Type()
	if !l.namesTypes(in, in.Type(), t) {
		return
	}
	data := l.value(in.X)
	if !isDirect(t) {
		data = []assemble.Operand{l.box(t, data)}
	}
	l.copyTo(l.define(in), []assemble.Operand{l.typeWord(in.Type(), t), data[0]})
}

// box puts a value behind a pointer. Equal values may share a box: nobody can tell.
func (l *lowerer) box(t types.Type, value []assemble.Operand) assemble.Operand {
	key := addressKey{"box", l.numbers.exact(t), 0}
	data := l.pureWord(key, l.memName(t)+" boxed", value, func(s *stub) string {
		return fmt.Sprintf("%s(%s)", l.jitcode("DataWord"), s.arg(t))
	})
	if d, ok := l.known[key].(*descr.Call); ok && l.boxes[d] == nil && l.isBoxed(t) {
		p := l.boxed(t, data)
		list, _ := l.components(t, p.class)
		for _, c := range list {
			l.boxes[d] = append(l.boxes[d], p.key.to(c))
		}
	}
	return data
}

// boxed is the place behind a data word of a type.
func (l *lowerer) boxed(t types.Type, data assemble.Operand) place {
	return place{base: data, key: placeKey{l.numbers.exact(t), "(boxed)"}, name: l.memName(t) + " boxed", typ: t, class: l.starClass(t), immutable: true}
}

// unbox gives what is behind a data word of a type.
func (l *lowerer) unbox(t types.Type, data assemble.Operand) []assemble.Operand {
	if isDirect(t) {
		return []assemble.Operand{data}
	}
	dst := l.fresh(t, "")
	l.load(l.boxed(t, data), dst)
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
	var yes, no *assemble.Block
	var value func() []assemble.Operand
	if types.IsInterface(to) {
		as := l.wordAs(from, to, word, true)
		yes, no = l.branch(jitcode.GotoIfNil, as)
		value = func() []assemble.Operand { return []assemble.Operand{as, x[1]} }
	} else {
		if !isDirect(to) && !l.isBoxed(to) {
			l.refuse(in, "a type assertion to "+l.typeName(to))
			return
		}
		yes, no = l.branch(jitcode.GotoIfNot, l.test(ops.PtrEq, word, l.typeWord(from, to)))
		value = func() []assemble.Operand { return l.unbox(to, x[1]) }
	}
	l.cur = no
	if !in.CommaOk {
		l.failAssert(from, to, x)
		l.cur = yes
		l.copyTo(l.define(in), value())
		return
	}
	dst := l.define(in)
	l.copyTo(dst, append(l.zero(to), assemble.Int(0)))
	l.cur = yes
	l.copyTo(dst, append(slices.Clone(value()), assemble.Int(1)))
	l.join(l.cur, no)
}

// failAssert panics as Go does: by making the same assertion.
func (l *lowerer) failAssert(from, to types.Type, x []assemble.Operand) {
	key := addressKey{"assert", l.numbers.exact(from), l.numbers.exact(to)}
	d, ok := l.known[key].(*descr.Call)
	if !ok {
		s := l.newStub()
		d = l.addCall(key, &descr.Call{Name: fmt.Sprintf("%s is no %s", l.memName(from), l.memName(to)), MayRaise: true}, s, func() string {
			return fmt.Sprintf("_ = (%s).(%s)\nreturn", s.arg(from), l.typ(to))
		})
	}
	l.emit(assemble.Ins{Op: jitcode.Raise, Args: x, Descr: d})
}

// compareInterfaces compares two values of one interface type, in a function made for that.
func (l *lowerer) compareInterfaces(b *ssa.BinOp) {
	t := b.X.Type()
	if !l.namesTypes(b, t) {
		return
	}
	ask := adapter{addressKey{"compare", l.numbers.exact(t), 0}, l.memName(t) + " compared", []descr.Kind{descr.Ref, descr.Ref, descr.Ref, descr.Ref}, types.NewTuple(types.NewVar(token.NoPos, nil, "", types.Typ[types.Bool]))}
	f := l.adapt(ask, func(b *lowerer, xy []assemble.Operand) []assemble.Operand {
		return []assemble.Operand{b.interfacesEqual(t, xy[:2], xy[2:])}
	})
	equal := l.out.NewReg(descr.Int, "")
	l.emit(assemble.Ins{Op: jitcode.InlineCall, Args: append(slices.Clone(l.value(b.X)), l.value(b.Y)...), Dst: []assemble.VReg{equal}, Callee: f})
	c := ops.IntIsTrue
	if b.Op == token.NEQ {
		c = ops.IntIsZero
	}
	l.compute(c, b, l.out.Operand(equal))
}

// interfacesEqual compares two values of an interface type. Of those of different types
// it is known that they are not equal, of pointers it is by their data, of numbers and
// strings by what is in their boxes; all else is called.
func (l *lowerer) interfacesEqual(t types.Type, x, y []assemble.Operand) assemble.Operand {
	wx, wy := l.promote(x[0]), l.promote(y[0])
	equal := []assemble.VReg{l.out.NewReg(descr.Int, "")}
	var ends []*assemble.Block
	answer := func(o assemble.Operand) {
		l.copyTo(equal, []assemble.Operand{o})
		ends = append(ends, l.cur)
	}
	same, other := l.branch(jitcode.GotoIfNot, l.test(ops.PtrEq, wx, wy))
	l.cur = other
	answer(assemble.Int(0))
	l.cur = same
	for _, c := range l.comparedInBoxes(t) {
		yes, no := l.branch(jitcode.GotoIfNot, l.test(ops.PtrEq, wx, l.typeWord(t, c)))
		l.cur = yes
		var parts []assemble.Operand
		l.equalParts(&parts, c, l.unbox(c, x[1]), l.unbox(c, y[1]))
		answer(parts[0])
		l.cur = no
	}
	key := addressKey{"by data", l.numbers.exact(t), 0}
	data, deep := l.branch(jitcode.GotoIfNot, l.boolCall(key, "compares by data "+l.memName(t), true, []assemble.Operand{wx}, func(s *stub) string {
		return fmt.Sprintf("%s[%s](%s)", l.jitcode("ComparesByData"), l.typ(t), s.ref())
	}))
	l.cur = data
	answer(l.test(ops.PtrEq, x[1], y[1]))
	l.cur = deep
	key = addressKey{"equal", l.numbers.exact(t), 0}
	answer(l.boolCall(key, l.memName(t)+" equal", false, append(slices.Clone(x), y...), func(s *stub) string {
		return fmt.Sprintf("%s == %s", s.arg(t), s.arg(t))
	}))
	l.join(ends...)
	return l.regs(equal)[0]
}

// comparedInBoxes lists the types of numbers and strings of which there may be values
// in an interface type.
func (u *writer) comparedInBoxes(iface types.Type) (list []types.Type) {
	for _, t := range u.converted() {
		if _, ok := t.Underlying().(*types.Basic); ok && types.AssignableTo(t, iface) && u.isBoxed(t) {
			list = append(list, t)
		}
	}
	return list
}

// boolCall is pureWord of a bool; what is not pure may panic, and reads no more
// than strings.
func (l *lowerer) boolCall(key addressKey, name string, pure bool, args []assemble.Operand, body func(s *stub) string) assemble.Operand {
	d, ok := l.known[key].(*descr.Call)
	if !ok {
		s := l.newStub()
		d = &descr.Call{Name: name, Result: descr.Bool, Pure: pure, MayRaise: !pure}
		d.Effects.ReadsAll = !pure && l.exposed.changesStrings()
		d = l.addCall(key, d, s, func() string { return l.boolText(body(s)) })
	}
	r := l.out.NewReg(descr.Int, "")
	l.emit(assemble.Ins{Op: jitcode.ResidualCall, Args: args, Dst: []assemble.VReg{r}, Descr: d})
	return l.out.Operand(r)
}

// invoke calls a method of an interface value.
func (l *lowerer) invoke(c *ssa.Call) {
	iface := c.Call.Value.Type()
	if !l.namesTypes(c, iface) {
		return
	}
	x := l.value(c.Call.Value)
	args := append([]assemble.Operand{l.promote(x[0]), x[1]}, l.operands(c.Call.Args)...)
	m := l.methodOf(iface, c.Call.Method)
	if m == nil {
		l.bad[c] = true
		return
	}
	l.emit(assemble.Ins{Op: jitcode.InlineMethod, Args: args, Dst: l.results(c), Descr: m})
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
