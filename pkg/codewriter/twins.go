package codewriter

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"mergepoint/pkg/codewriter/assemble"
)

// A variable that is set before the merge point to what a listed one is there has no
// register of its own: start := pc. Whoever comes back to the merge point must set it
// anew, as the listed one. What is a part of a listed variable, n := len(stack), of
// another type, or a constant, comes back by itself, as if it were listed.

// findAlike notes variables that are not listed, are set in each round before the
// merge point, and are used behind it.
func (m *marking) findAlike() {
	rounds := m.rounds()
	from, set := rounds.Pos(), m.assignedIn(rounds)
	listed := map[string]bool{}
	inspectNames(m.point, listed)
	behind := m.usedBehind()
	for id, obj := range m.pkg.TypesInfo.Defs {
		v, ok := obj.(*types.Var)
		if !ok || id.Pos() < m.main.Pos() || id.Pos() > m.point.Pos() || listed[id.Name] || m.unlisted[id.Name] || !m.seenAtPoint(obj) {
			continue
		}
		if (id.Pos() > from || set[obj]) && behind[v] {
			m.alike[id.Name] = true
		}
	}
}

// findReset notes variables that are assigned behind the merge point, or twice in the
// loop. One that is the same at each merge point, for it is set anew before, may be
// something else where the portal leaves for the engine: it must get it back.
func (m *marking) findReset() {
	met := map[types.Object]bool{}
	inspectOwn(m.rounds(), func(n ast.Node) {
		for _, e := range assigned(n) {
			v := variable(m.pkg.TypesInfo, wholeOf(m.pkg.TypesInfo, e))
			if v != nil && (met[v] || n.Pos() > m.point.Pos()) {
				m.reset[v.Name()] = true
			}
			met[v] = true
		}
	})
}

// usedBehind lists the variables that the main function uses behind its merge point.
func (m *marking) usedBehind() map[types.Object]bool {
	used := map[types.Object]bool{}
	for id, obj := range m.pkg.TypesInfo.Uses {
		if m.point.End() < id.Pos() && id.Pos() < m.main.End() {
			used[obj] = true
		}
	}
	return used
}

// keeps reports whether an implicit red is needed at the merge point, beside the listed
// variables and those that are kept: if it is live there, and if the portal must get it
// back. One that is another variable, of its own type, is set anew as that one.
func (w *writer) keeps(v implicit, operands []assemble.Operand, widths []int, kept []implicit, missing, live assemble.RegSet) bool {
	d, reset := w.driver, w.marking.reset[v.name]
	if isConstant(v.args) {
		return reset
	}
	same := func(args []assemble.Operand) bool { return slices.Equal(args, v.args) }
	if of := d.operandWith(operands, widths, kept, same); of != nil {
		variable := token.IsIdentifier(of.name)
		switch {
		case !v.back || v.name == of.name || v.copy && variable && !of.back && !reset: // an address stays what it is
			return false
		case !variable || !types.Identical(of.typ, v.typ):
			return true
		}
		d.twins = append(d.twins, twin{v.name, of.name})
		return false
	}
	if isIn(v.args, missing) {
		return !v.copy
	}
	shares := func(args []assemble.Operand) bool {
		return slices.ContainsFunc(v.args, func(a assemble.Operand) bool { return !a.Const && live.Has(a.Reg) && slices.Contains(args, a) })
	}
	of := d.operandWith(operands, widths, nil, shares)
	return of != nil && v.back && (of.back || reset || !token.IsIdentifier(of.name))
}

// isConstant reports whether a variable has no register.
func isConstant(args []assemble.Operand) bool {
	return !slices.ContainsFunc(args, func(a assemble.Operand) bool { return !a.Const })
}

// isIn reports whether a variable has a register that is one of these.
func isIn(args []assemble.Operand, set assemble.RegSet) bool {
	return slices.ContainsFunc(args, func(a assemble.Operand) bool { return !a.Const && set.Has(a.Reg) })
}

// operandWith gives what is listed at the merge point, a variable or another expression,
// and has such operands; or a variable that is kept.
func (d *driver) operandWith(operands []assemble.Operand, widths []int, kept []implicit, such func(args []assemble.Operand) bool) *pvar {
	for n, width := range widths[:len(d.point.vars)] {
		if such(operands[:width]) {
			p := d.pvar(n)
			return &p
		}
		operands = operands[width:]
	}
	for n := range kept {
		if such(kept[n].args) {
			return &kept[n].pvar
		}
	}
	return nil
}
