package codewriter

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/jitcode"
)

// Where the guest jumps backward. RPython wants a second hint there
// (can_enter_jit); here it is guessed from the source: an assignment to the
// program counter, the one green integer that changes, that is no step forward.
// Counting there costs next to nothing; counting at the merge point costs 20 to
// 60 % of a plain interpreter, since Go's register allocator then has a call in
// the middle of the loop.
//
// The guess says when to count, and no more. When there is something to do, what
// is left of the guest's instruction is run from the jitcode behind the
// assignment, by the blackhole, up to the merge point: there, and with the values
// that are there, compiled code is entered. So a place missed or counted twice
// costs speed and never the meaning.

// A site is a mark as the code has it.
type site struct {
	*mark
	ssa    *ssa.Call   // nil if control never gets there
	values []ssa.Value // of the variables there
	pc     ssa.Value   // of the program counter there
	delta  int64       // a guess: what is added to it on the way to the merge point
	vars   []sitevar   // that the code behind it needs, once settled
	why    string      // they cannot be had
}

// A sitevar is a variable that the portal hands over, and which of its
// components are needed.
type sitevar struct {
	pvar
	wanted []bool
}

// sites finds the marks in the main function's SSA.
func (u *unit) sites(d *driver) []*site {
	var list []*site
	for _, m := range u.marking.marks {
		list = append(list, d.site(m))
	}
	return list
}

// site finds a mark; nil is no mark.
func (d *driver) site(m *mark) *site {
	if m == nil {
		return nil
	}
	s := &site{mark: m}
	eachCall(d.main, func(c *ssa.Call) {
		if m.call != nil && c.Pos() == m.call.Lparen {
			s.ssa = c
		}
	})
	if s.ssa != nil {
		s.takeOut()
	}
	return s
}

// takeOut leaves of a mark nothing but the call: who asks how a value is used
// must not find the mark.
func (s *site) takeOut() {
	s.values = variadicArgs(s.ssa)
	for in := range plumbing(s.ssa) {
		remove(in)
	}
	for _, v := range s.values {
		if a, load := variableIn(v); a != nil && len(users(load)) == 0 {
			remove(load)
		}
	}
	s.ssa.Call.Args = nil
}

// remove takes an instruction out of its block and off the lists of what it uses.
func remove(in ssa.Instruction) {
	b := in.Block()
	b.Instrs = slices.DeleteFunc(b.Instrs, func(other ssa.Instruction) bool { return other == in })
	for _, op := range in.Operands(nil) {
		if *op == nil {
			continue
		}
		if refs := (*op).Referrers(); refs != nil {
			*refs = slices.DeleteFunc(*refs, func(ref ssa.Instruction) bool { return ref == in })
		}
	}
}

// siteOf gives the site that a call marks.
func (d *driver) siteOf(c *ssa.Call) *site {
	for _, s := range d.sites {
		if s.ssa == c {
			return s
		}
	}
	return nil
}

// assigns reports whether a site's statement assigns to a variable, which is told by its
// name: what is taken out has another of that.
func (s *site) assigns(v types.Object) (found bool) {
	inspectOwn(s.stmt, func(n ast.Node) {
		found = found || slices.ContainsFunc(assigned(n), func(e ast.Expr) bool {
			id, ok := ast.Unparen(e).(*ast.Ident)
			return ok && id.Name == v.Name()
		})
	})
	return found
}

// guessDeltas looks what is added to the program counter between each site and
// the merge point, following the merge point's phi back. Where that depends on
// the instruction one of the answers is taken.
func (d *driver) guessDeltas(n int) {
	phi, ok := d.point.vars[n].(*ssa.Phi)
	if !ok {
		return
	}
	seen, added := map[ssa.Value]bool{phi: true}, map[ssa.Value]int64{}
	var follow func(v ssa.Value, delta int64)
	follow = func(v ssa.Value, delta int64) {
		if seen[v] {
			return
		}
		seen[v] = true
		if base, c, ok := plusConst(v); ok {
			follow(base, delta+c)
		} else if phi, ok := v.(*ssa.Phi); ok {
			for _, e := range phi.Edges {
				follow(e, delta)
			}
		}
		added[v] = delta
	}
	for _, e := range phi.Edges {
		follow(e, 0)
	}
	for _, s := range d.sites {
		if delta := added[s.pc]; -100 < delta && delta < 100 { // in range of a narrow one
			s.delta = delta
		}
	}
}

// plusConst takes a sum with a constant apart.
func plusConst(v ssa.Value) (ssa.Value, int64, bool) {
	b, ok := v.(*ssa.BinOp)
	if !ok {
		return nil, 0, false
	}
	c, ok := b.Y.(*ssa.Const)
	if !ok || c.Value == nil || !isInteger(c.Type()) {
		return nil, 0, false
	}
	switch b.Op {
	case token.ADD:
		return b.X, c.Int64(), true
	case token.SUB:
		return b.X, -c.Int64(), true
	}
	return nil, 0, false
}

// markCall lowers a site's mark: a can_enter_jit that takes what can be had
// there. What it takes is not used by it: see settle.
func (l *lowerer) markCall(s *site) {
	in := assemble.Ins{Op: jitcode.CanEnterJit, Loose: true, Note: s}
	for n, arg := range s.call.Args {
		v := pvar{name: arg.(*ast.Ident).Name, typ: l.info.TypeOf(arg)}
		regs := l.held(s.values[n])
		if isShared(s.values[n]) {
			a, _ := variableIn(s.values[n])
			v.name, v.typ, regs = "&"+v.name, a.Type(), l.value(a)
		}
		s.vars = append(s.vars, sitevar{v, make([]bool, len(regs))})
		in.Args = append(in.Args, regs...)
	}
	l.emit(in)
}

// held gives the registers that hold a variable's value, or none if none do.
func (l *lowerer) held(v ssa.Value) []assemble.Operand {
	if a, _ := variableIn(v); a != nil {
		if t := elem(a.Type()); !l.takesApart(t) || !l.nameable(t) {
			return nil
		}
		return l.regs(l.locals[a])
	}
	if c, ok := v.(*ssa.Const); ok && c.Value == nil {
		return l.zero(c.Type())
	}
	switch v.(type) {
	case *ssa.Function, *ssa.Global, *ssa.MakeClosure:
		return nil
	}
	if l.isPlace(v) {
		return nil
	}
	if _, err := l.components(v.Type(), class{}); err != nil || l.bad[v] || !l.takesApart(v.Type()) || !l.nameable(v.Type()) {
		return nil
	}
	return l.value(v)
}

// variableIn gives the variable that a value was loaded from, if it is one that
// SSA keeps in memory: a struct, an array.
func variableIn(v ssa.Value) (*ssa.Alloc, *ssa.UnOp) {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return nil, nil
	}
	a, _ := load.X.(*ssa.Alloc)
	return a, load
}

// settleSites keeps, of the sites that count, what is needed behind them, and drops
// the marks of all others. A site behind which something else is needed cannot be
// entered from.
func settleSites(f *assemble.Function, counts func(*site) bool) {
	f.EachLive(func(in *assemble.Ins, after assemble.RegSet) {
		if s, ok := in.Note.(*site); ok && counts(s) {
			s.keepNeeded(in, after)
		}
	})
	for _, b := range f.Blocks {
		b.Code = slices.DeleteFunc(b.Code, func(in assemble.Ins) bool {
			s, ok := in.Note.(*site)
			return ok && !counts(s)
		})
	}
}

// keepNeeded keeps a mark's operands that are live after it, each once.
func (s *site) keepNeeded(in *assemble.Ins, after assemble.RegSet) {
	missing := slices.Clone(after)
	var kept []assemble.Operand
	at := 0
	for n := range s.vars {
		v := &s.vars[n]
		for c := range v.wanted {
			a := in.Args[at]
			at++
			if v.wanted[c] = !a.Const && missing.Has(a.Reg); v.wanted[c] {
				missing.Remove(a.Reg)
				kept = append(kept, a)
			}
		}
	}
	in.Args, in.Loose = kept, false
	s.vars = slices.DeleteFunc(s.vars, func(v sitevar) bool { return !slices.Contains(v.wanted, true) })
	missing.Each(func(v assemble.VReg) {
		if s.why == "" {
			s.why = "something that is no variable is needed behind it"
		}
	})
}
