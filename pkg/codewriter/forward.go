package codewriter

import (
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// A guest that never goes back has no loops: a packet filter, say, which may only skip.
// Nothing is ever compiled of it, whatever it is run, and translate -v says so.

// forwardOnly reports that the program counter, the nth variable at the merge point, is
// never smaller there than it was before.
func (u *unit) forwardOnly(d *driver, n int) bool {
	counter, ok := d.point.vars[n].(*ssa.Phi)
	if !ok {
		return false
	}
	seen := map[ssa.Value]bool{counter: true}
	var onwards func(v ssa.Value) bool
	onwards = func(v ssa.Value) bool {
		if seen[v] {
			return true
		}
		switch v := v.(type) {
		case *ssa.Phi:
			seen[v] = true
			return alongEdges(v, counter.Block(), onwards)
		case *ssa.BinOp:
			small := func(v ssa.Value) bool { return u.notBelow(v, map[ssa.Value]bool{}) }
			return v.Op == token.ADD && (small(v.Y) && onwards(v.X) || small(v.X) && onwards(v.Y))
		}
		return false
	}
	return alongEdges(counter, counter.Block(), onwards)
}

// alongEdges asks of what a phi takes on the ways from a place to it.
func alongEdges(phi *ssa.Phi, from *ssa.BasicBlock, ask func(ssa.Value) bool) bool {
	for n, e := range phi.Edges {
		if pred := phi.Block().Preds[n]; (pred == from || reaches(from, pred)) && !ask(e) {
			return false
		}
	}
	return true
}

// notBelow reports a number that is small and not below zero; of what is seen already
// that depends on the rest.
func (u *unit) notBelow(v ssa.Value, seen map[ssa.Value]bool) bool {
	if seen[v] {
		return true
	}
	switch v := v.(type) {
	case *ssa.Const:
		n, ok := constant.Int64Val(constant.ToInt(v.Value))
		return ok && 0 <= n && n>>(8*u.sizes(v.Type())-2) == 0
	case *ssa.BinOp:
		return v.Op == token.ADD && u.notBelow(v.X, seen) && u.notBelow(v.Y, seen)
	case *ssa.Convert:
		from, to := v.X.Type(), v.Type()
		return isInteger(from) && u.sizes(from) < u.sizes(to) && (isUnsigned(from) || u.notBelow(v.X, seen))
	case *ssa.Phi:
		seen[v] = true
		return alongEdges(v, v.Parent().Blocks[0], func(e ssa.Value) bool { return u.notBelow(e, seen) })
	case *ssa.Call:
		return builtinArg(v, "len") != nil || u.returnsNotBelow(v.Call.StaticCallee(), seen)
	}
	return false
}

// returnsNotBelow reports a function whose only result is such a number.
func (u *unit) returnsNotBelow(fn *ssa.Function, seen map[ssa.Value]bool) bool {
	if fn == nil || len(fn.Blocks) == 0 || fn.Recover != nil || fn.Signature.Results().Len() != 1 {
		return false
	}
	if seen[fn] {
		return true
	}
	seen[fn] = true
	for _, b := range fn.Blocks {
		if r, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && !u.notBelow(r.Results[0], seen) {
			return false
		}
	}
	return true
}
