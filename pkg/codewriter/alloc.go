package codewriter

import (
	"fmt"
	"go/constant"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// New objects are made by ops: new of a type, new_array of its elements. That a
// trace knows of them is what lets it keep facts and held stores over them, which
// a call would cost. RPython's names are new, new_array (jit/codewriter/jtransform.py).

// newObject makes a variable that lives on the heap.
func (l *lowerer) newObject(a *ssa.Alloc) {
	t := elem(a.Type())
	if l.sizes(t) == 0 {
		l.refuse(a, "a new object that takes no memory, of which Go leaves open whether it is another one,")
		return
	}
	l.emit(ins{op: jitcode.Op(ops.New), dst: l.define(a), descr: l.typeDescr(t, "New")})
}

// sizes gives the size of a type on a machine of 64 bits.
func (u *unit) sizes(t types.Type) int64 { return u.pkg.TypesSizes.Sizeof(t) }

// typeDescr gives the descr of new objects of a type, or of arrays of it.
func (l *lowerer) typeDescr(t types.Type, maker string) *descr.Type {
	type key struct {
		root  int
		maker string
	}
	k := key{l.numbers.exact(t), maker}
	if d, ok := l.known[k].(*descr.Type); ok {
		return d
	}
	if !l.nameable(t) {
		l.unsupported(l.pos, fmt.Sprintf("making a new object of type %s, which the generated file cannot name,", l.typeName(t)))
	}
	name := l.memName(t)
	if maker == "NewArray" {
		name = "[]" + name
	}
	d := &descr.Type{Name: l.descrs.names.get(k, name)}
	l.add(k, d, fmt.Sprintf("%s.Type(%q).Stub = %s[%s]", l.local("p"), d.Name, l.jitcode(maker), l.typ(t)))
	return d
}

// mostMade is how many bytes an array may have of which it is certain that Go does
// not panic because of its size.
const mostMade = 1 << 40

// makeSlice makes the array of a slice; where its size is not certainly one that Go
// allows, Go's own make is called, and says so.
func (l *lowerer) makeSlice(in *ssa.MakeSlice) {
	t := in.Type().Underlying().(*types.Slice).Elem()
	n, c := l.scalar(in.Len), l.scalar(in.Cap)
	dst := l.define(in)
	most := intConst(mostMade / max(1, l.sizes(t)))
	array := func() {
		l.emit(ins{op: jitcode.Op(ops.NewArray), dst: dst[:1:1], args: []operand{c}, descr: l.typeDescr(t, "NewArray")})
	}
	ask := []question{{ops.UintLe, c, most}}
	if in.Len != in.Cap {
		ask = append(ask, question{ops.UintLe, n, c})
	}
	l.choose(ask, array, func() {
		l.callMake(t, n, c, dst[:1:1])
	})
	l.copyTo(dst[1:], []operand{n, c})
}

// callMake calls Go's own make.
func (l *lowerer) callMake(t types.Type, n, c operand, dst []vreg) {
	m := made{name: "make", of: t, args: []types.Type{types.Typ[types.Int], types.Typ[types.Int]}, result: types.Typ[types.UnsafePointer], raises: true}
	m.text = fmt.Sprintf("%s(%s(%s([]%s, %%s, %%s)))", l.pointer(), l.unsafe("SliceData"), l.builtin("make"), l.typ(t))
	l.callMade(m, []operand{n, c}, dst)
}

// A question is a comparison of two numbers.
type question struct {
	op   ops.Code
	a, b operand
}

// decided gives the answer if both numbers are constants.
func (q question) decided() (yes, ok bool) {
	if !q.a.konst || !q.b.konst {
		return false, false
	}
	return q.op.Row().Int2(q.a.num, q.b.num) != 0, true
}

// choose does one thing where the answer to all questions is yes, else another.
func (l *lowerer) choose(ask []question, yes, no func()) {
	open := slices.DeleteFunc(ask, func(q question) bool { answer, ok := q.decided(); return ok && answer })
	switch {
	case len(open) == 0:
		yes()
		return
	case slices.ContainsFunc(open, func(q question) bool { _, ok := q.decided(); return ok }):
		no()
		return
	}
	end, other := &block{}, &block{}
	for _, q := range open {
		cond := l.out.newReg(descr.Int, "")
		l.emit(ins{op: jitcode.Op(q.op), args: []operand{q.a, q.b}, dst: []vreg{cond}})
		l.emit(ins{op: jitcode.GotoIfNot, args: []operand{l.out.operand(cond)}})
		next := &block{}
		l.cur.succs = []*block{next, other}
		l.cur = next
	}
	yes()
	l.cur.succs = []*block{end}
	l.cur = other
	no()
	l.cur.succs = []*block{end}
	l.cur = end
}

// sliced gives the components of a slice, or of all of an array.
func (l *lowerer) sliced(x ssa.Value) []operand {
	if p, ok := x.Type().Underlying().(*types.Pointer); ok {
		n := intConst(p.Elem().Underlying().(*types.Array).Len())
		return []operand{l.scalar(x), n, n}
	}
	return l.value(x)
}

// inBounds reports a constant upper bound of an array, which the compiler checked.
func inBounds(in *ssa.Slice) bool {
	c, ok := in.High.(*ssa.Const)
	return ok && c.Value.Kind() == constant.Int && isPointer(in.X.Type())
}
