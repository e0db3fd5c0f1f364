package codewriter

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A load by package sync/atomic, of a field, is how an interpreter sees that it is to
// stop. It is a call that is made each time, where it stands, and that reads this
// field alone: so what the optimiser knows of other memory it knows behind it too,
// and stores that it holds back it need not do before.

// isAtomicLoad reports atomic.LoadInt64 and its like, and the method Load of
// atomic.Bool and the integers.
func isAtomicLoad(fn *ssa.Function) bool {
	if fn == nil || fn.Pkg == nil || fn.Pkg.Pkg.Path() != "sync/atomic" || fn.Signature.Results().Len() != 1 {
		return false
	}
	b, ok := fn.Signature.Results().At(0).Type().(*types.Basic)
	named := fn.Name() == "Load" && fn.Signature.Recv() != nil || strings.HasPrefix(fn.Name(), "Load") && fn.Signature.Recv() == nil
	return ok && named && b.Kind() != types.UnsafePointer
}

// fieldPath gives the pointer that leads to a field, and how Go selects it from there.
func (l *lowerer) fieldPath(addr ssa.Value) (root ssa.Value, path string, ok bool) {
	a, ok := addr.(*ssa.FieldAddr)
	if !ok {
		return addr, "", !l.isPlace(addr)
	}
	f := elem(a.X.Type()).Underlying().(*types.Struct).Field(a.Field)
	root, path, ok = l.fieldPath(a.X)
	return root, path + "." + f.Name(), ok && l.selects(f)
}

// atomicLoad lowers a call that is one; it reports whether it is.
func (l *lowerer) atomicLoad(c *ssa.Call, fn *ssa.Function) bool {
	if !isAtomicLoad(fn) {
		return false
	}
	field, isField := c.Call.Args[0].(*ssa.FieldAddr)
	if !isField {
		return false
	}
	root, path, ok := l.fieldPath(field)
	if _, isVariable := root.(*ssa.Global); !ok || isVariable {
		return false
	}
	text := "(%s" + path + ").Load()"
	if fn.Signature.Recv() == nil {
		text = l.funcText(fn) + "(&%s" + path + ")"
	}
	e := newEffects()
	l.touch(e.reads, field)
	m := made{name: "atomic" + path + " of", of: root.Type(), args: []types.Type{root.Type()}, result: c.Type(), text: text, effects: e}
	l.checkPointer(root)
	l.callMade(m, l.value(root), l.define(c))
	return true
}
