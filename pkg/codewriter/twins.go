package codewriter

import (
	"go/types"
	"slices"

	"mergepoint/pkg/codewriter/assemble"
)

// A variable that is set before the merge point to what a listed one is there has no
// register of its own: start := pc. Whoever comes back to the merge point must set it
// anew, as the listed one. What is a part of a listed variable, n := len(stack),
// must be listed or be set behind the merge point.

// findAlike notes variables that are not listed, are set in each round before the
// merge point, and are used behind it.
func (m *marking) findAlike() {
	loop, _ := m.outermost()
	from := m.main.Body.Pos()
	var set map[types.Object]bool
	if loop != nil {
		from, set = loop.Pos(), m.assignedIn(loop)
	} else {
		set = m.assignedIn(m.main.Body)
	}
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

// settleCopy lets a variable follow the one whose registers it has.
func (w *writer) settleCopy(operands []assemble.Operand, widths []int, kept []implicit, v implicit, live assemble.RegSet) {
	of := w.driver.twinOf(operands, widths, v)
	for n := range kept {
		if of == nil && slices.Equal(kept[n].args, v.args) {
			of = &kept[n].pvar
		}
	}
	switch {
	case of == nil:
		of = w.driver.partOf(operands, widths, v, live)
		if of != nil && of.back {
			w.errorf(w.driver.point.call.Pos(), "%s is a part of %s at the merge point and used behind it; list it as well, or set it behind the merge point", v.name, of.name)
		}
	case of.back:
		w.follow(v, of)
	}
}

// follow lets a variable be set anew as the one that it is at the merge point. Constants
// are alike that may be of two types.
func (w *writer) follow(v implicit, of *pvar) {
	if !types.Identical(of.typ, v.typ) {
		w.errorf(w.driver.point.call.Pos(), "%s is %s in another type at the merge point and used behind it; list it as well, or set it behind the merge point", v.name, of.name)
		return
	}
	w.driver.twins = append(w.driver.twins, twin{v.name, of.name})
}

// partOf gives the listed variable that has a register of one that is not.
func (d *driver) partOf(operands []assemble.Operand, widths []int, v implicit, live assemble.RegSet) *pvar {
	for n, args := range d.operandsOf(operands, widths) {
		if slices.ContainsFunc(v.args, func(a assemble.Operand) bool { return !a.Const && live.Has(a.Reg) && slices.Contains(args, a) }) {
			p := d.pvar(n)
			return &p
		}
	}
	return nil
}
