package codewriter

import (
	"fmt"
	"go/constant"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
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
	l.new(t, l.define(a))
}

// new makes an object of a type.
func (l *lowerer) new(t types.Type, dst []assemble.VReg) {
	l.emit(assemble.Ins{Op: jitcode.Op(ops.New), Dst: dst, Descr: l.typeDescr(t, "New")})
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
	most := assemble.Int(mostMade / max(1, l.sizes(t)))
	array := func() {
		l.emit(assemble.Ins{Op: jitcode.Op(ops.NewArray), Dst: dst[:1:1], Args: []assemble.Operand{c}, Descr: l.typeDescr(t, "NewArray")})
	}
	ask := []question{{ops.UintLe, c, most}}
	if in.Len != in.Cap {
		ask = append(ask, question{ops.UintLe, n, c})
	}
	l.choose(ask, array, func() {
		l.callMake(t, n, c, dst[:1:1])
	})
	l.copyTo(dst[1:], []assemble.Operand{n, c})
}

// callMake calls Go's own make.
func (l *lowerer) callMake(t types.Type, n, c assemble.Operand, dst []assemble.VReg) {
	m := made{name: "make", of: t, args: []types.Type{types.Typ[types.Int], types.Typ[types.Int]}, result: types.Typ[types.UnsafePointer], raises: true}
	text := "make([]" + l.typ(t) + ", %s, %s)"
	if l.builtin("make") != "make" {
		text = l.warm("GoMake") + "[" + l.typ(t) + "](%s, %s)"
	}
	m.text = l.pointer() + "(" + l.unsafe("SliceData") + "(" + text + "))"
	l.callMade(m, []assemble.Operand{n, c}, dst)
}

// A question is a comparison of two numbers.
type question struct {
	op   ops.Code
	a, b assemble.Operand
}

// decided gives the answer if both numbers are constants.
func (q question) decided() (yes, ok bool) {
	if !q.a.Const || !q.b.Const {
		return false, false
	}
	return q.op.Row().Int2(q.a.Num, q.b.Num) != 0, true
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
	end, other := &assemble.Block{}, &assemble.Block{}
	for _, q := range open {
		cond := l.out.NewReg(descr.Int, "")
		l.emit(assemble.Ins{Op: jitcode.Op(q.op), Args: []assemble.Operand{q.a, q.b}, Dst: []assemble.VReg{cond}})
		l.emit(assemble.Ins{Op: jitcode.GotoIfNot, Args: []assemble.Operand{l.out.Operand(cond)}})
		next := &assemble.Block{}
		l.cur.Succs = []*assemble.Block{next, other}
		l.cur = next
	}
	yes()
	l.cur.Succs = []*assemble.Block{end}
	l.cur = other
	no()
	l.cur.Succs = []*assemble.Block{end}
	l.cur = end
}

// sliced gives the components of a slice, or of all of an array.
func (l *lowerer) sliced(x ssa.Value) []assemble.Operand {
	if p, ok := x.Type().Underlying().(*types.Pointer); ok {
		n := assemble.Int(p.Elem().Underlying().(*types.Array).Len())
		return []assemble.Operand{l.scalar(x), n, n}
	}
	return l.value(x)
}

// inBounds reports a constant upper bound of an array, which the compiler checked.
func inBounds(in *ssa.Slice) bool {
	c, ok := in.High.(*ssa.Const)
	return ok && c.Value.Kind() == constant.Int && isPointer(in.X.Type())
}
