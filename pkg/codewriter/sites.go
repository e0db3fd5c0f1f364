package codewriter

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Where the guest jumps backward. RPython wants a second hint there
// (can_enter_jit); here it is found: the merge point's phi of the one green
// integer that changes, the program counter, has among its operands those that
// are not the old value plus a positive constant. Each is an assignment in the
// source. Counting there costs next to nothing; counting at the merge point
// costs 20 to 60 % of a plain interpreter, since Go's register allocator then
// has a call in the middle of the loop.
//
// From such an assignment to the merge point nothing may happen but adding
// constants: the portal enters compiled code at the assignment, as if it were
// at the merge point already.

// site is an assignment to the program counter that may jump back.
type site struct {
	stmt  *ast.AssignStmt
	delta int64 // added on the way to the merge point
	moved int64 // added to the program counter before, since the merge point
}

// siteFinder looks for the sites of one main loop.
type siteFinder struct {
	u     *unit
	d     *driver
	v     ssa.Value  // the program counter at the merge point
	pc    *types.Var // the Go variable
	found map[ssa.Value]int64
	seen  map[ssa.Value]bool
	why   string            // they cannot be had
	way   []*ssa.BasicBlock // being walked by clearWay
}

// jumpSites gives the sites, or why counting must be done at the merge point.
func (u *unit) jumpSites(d *driver, n int) ([]site, string) {
	f := &siteFinder{u: u, d: d, v: d.point.vars[n], found: map[ssa.Value]int64{}, seen: map[ssa.Value]bool{}}
	f.pc, _ = u.info.Uses[ast.Unparen(d.point.expr.Args[n]).(*ast.Ident)].(*types.Var)
	phi, ok := f.v.(*ssa.Phi)
	if !ok {
		return nil, "the program counter does not come round a loop"
	}
	f.seen[phi] = true
	for i, e := range phi.Edges {
		if phi.Block().Dominates(phi.Block().Preds[i]) { // a back edge
			f.explore(e, 0)
		}
	}
	return f.sites()
}

func (f *siteFinder) fail(why string) {
	if f.why == "" {
		f.why = why
	}
}

// explore follows a value back to where it was assigned; delta is what was
// added to it since.
func (f *siteFinder) explore(v ssa.Value, delta int64) {
	if v == f.v {
		if delta <= 0 {
			f.fail("an instruction may leave the program counter where it was")
		}
		return
	}
	if base, c, ok := plusConst(v); ok {
		f.explore(base, delta+c)
		return
	}
	if phi, ok := v.(*ssa.Phi); ok {
		if !f.seen[phi] {
			f.seen[phi] = true
			for _, e := range phi.Edges {
				f.explore(e, delta)
			}
		}
		return
	}
	if d, again := f.found[v]; again && d != delta {
		f.fail("one jump reaches the merge point in two ways")
	}
	f.found[v] = delta
}

// plusConst takes a sum with a constant apart.
func plusConst(v ssa.Value) (ssa.Value, int64, bool) {
	b, ok := v.(*ssa.BinOp)
	if !ok {
		return nil, 0, false
	}
	c, ok := b.Y.(*ssa.Const)
	if !ok || c.Value == nil {
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

// sites turns the values found into statements, in source order.
func (f *siteFinder) sites() ([]site, string) {
	var list []site
	moved, covered := f.movement(), map[ssa.Value]bool{}
	for _, b := range f.d.main.Blocks {
		for i, in := range b.Instrs {
			ref, ok := in.(*ssa.DebugRef)
			if !ok || ref.Object() != types.Object(f.pc) || ref.IsAddr {
				continue
			}
			delta, isSite := f.found[ref.X]
			stmt := f.u.assignTo(f.d.main, ref.Expr)
			if !isSite || stmt == nil {
				continue
			}
			if !f.clearWay(b, i+1) {
				f.fail("between a jump and the merge point something happens, or the loop may end (" + position(f.u.fset.Position(stmt.Pos())) + ")")
			}
			if _, known := moved[ref]; !known {
				f.fail("the program counter was changed in more than one way before a jump")
			}
			list = append(list, site{stmt, delta, moved[ref]})
			covered[ref.X] = true
		}
	}
	if len(covered) < len(f.found) {
		f.fail("a jump is not a plain assignment to the program counter")
	}
	slices.SortFunc(list, func(a, b site) int { return int(a.stmt.Pos() - b.stmt.Pos()) })
	return list, f.why
}

// assignTo finds the assignment statement whose only left side is the expression.
func (u *unit) assignTo(fn *ssa.Function, lhs ast.Expr) *ast.AssignStmt {
	var found *ast.AssignStmt
	ast.Inspect(u.decls[fn], func(n ast.Node) bool {
		if a, ok := n.(*ast.AssignStmt); ok && len(a.Lhs) == 1 && a.Lhs[0] == lhs && a.Tok != token.DEFINE {
			found = a
		}
		return found == nil
	})
	return found
}

// clearWay reports whether from an instruction on control gets to the merge
// point, or leaves the loop by a test that is false only past the end of the
// program, and does nothing else.
func (f *siteFinder) clearWay(b *ssa.BasicBlock, from int) bool {
	if slices.Contains(f.way, b) {
		return false // round a loop of its own
	}
	f.way = append(f.way, b)
	defer func() { f.way = f.way[:len(f.way)-1] }()
	for _, in := range b.Instrs[from:] {
		switch in := in.(type) {
		case *ssa.Jump:
			return f.clearWay(b.Succs[0], 0)
		case *ssa.If:
			return f.clearBranch(b, in)
		}
		if in == ssa.Instruction(f.d.point.call) {
			return true
		}
		if f.changesAnother(in) || !harmless(in) && !plumbing(f.d.point.call)[in] {
			return false
		}
	}
	return false
}

// changesAnother reports an assignment to a variable of the merge point other
// than the program counter: the portal would hand over its old value.
func (f *siteFinder) changesAnother(in ssa.Instruction) bool {
	ref, ok := in.(*ssa.DebugRef)
	if !ok || ref.Object() == types.Object(f.pc) || !f.isAssigned(ref) {
		return false
	}
	return slices.ContainsFunc(f.d.point.expr.Args, func(arg ast.Expr) bool {
		id, ok := ast.Unparen(arg).(*ast.Ident)
		return ok && f.u.info.Uses[id] == ref.Object()
	})
}

func (f *siteFinder) clearBranch(b *ssa.BasicBlock, in *ssa.If) bool {
	yes, no := f.clearWay(b.Succs[0], 0), f.clearWay(b.Succs[1], 0)
	return yes && no || yes && f.holdsBefore(in.Cond)
}

// holdsBefore reports a condition that holds for each program counter not after
// one it held for: pc < end, the end being always the same.
func (f *siteFinder) holdsBefore(cond ssa.Value) bool {
	b, ok := cond.(*ssa.BinOp)
	if !ok || b.X != f.v || b.Op != token.LSS && b.Op != token.LEQ {
		return false
	}
	end := b.Y
	if c, ok := end.(*ssa.Call); ok && len(c.Call.Args) == 1 { // len
		end = c.Call.Args[0]
	}
	switch end.(type) {
	case *ssa.Const, *ssa.Parameter:
		return true
	}
	return false
}

// movement gives, for each assignment to the program counter in the loop, what
// was added to it between the merge point and there, where that is known.
func (f *siteFinder) movement() map[*ssa.DebugRef]int64 {
	known := map[*ssa.DebugRef]int64{}
	in := map[*ssa.BasicBlock]int64{}
	bad := map[*ssa.BasicBlock]bool{}
	start := f.d.point.call.Block()
	var visit func(b *ssa.BasicBlock, at int64, ok bool)
	visit = func(b *ssa.BasicBlock, at int64, ok bool) {
		if b != start {
			if old, seen := in[b]; seen && (bad[b] || ok && old == at) {
				return
			} else if seen {
				ok = false
			}
			in[b], bad[b] = at, !ok
		}
		for _, instr := range b.Instrs {
			ref, isRef := instr.(*ssa.DebugRef)
			if !isRef || ref.Object() != types.Object(f.pc) || !f.isAssigned(ref) {
				continue
			}
			delete(known, ref)
			if ok {
				known[ref] = at
			}
			at, ok = f.distance(ref.X)
		}
		for _, s := range b.Succs {
			if s != start && s != f.v.(*ssa.Phi).Block() {
				visit(s, at, ok)
			}
		}
	}
	visit(start, 0, true)
	return known
}

// isAssigned reports whether a mention of a variable is an assignment to it.
func (f *siteFinder) isAssigned(ref *ssa.DebugRef) bool {
	found := false
	ast.Inspect(f.u.decls[f.d.main], func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			found = found || slices.Contains(n.Lhs, ref.Expr)
		case *ast.IncDecStmt:
			found = found || n.X == ref.Expr
		}
		return !found
	})
	return found
}

// distance gives how far a value is from the program counter at the merge point.
func (f *siteFinder) distance(v ssa.Value) (int64, bool) {
	at := int64(0)
	for v != f.v {
		base, c, ok := plusConst(v)
		if !ok {
			return 0, false
		}
		v, at = base, at+c
	}
	return at, true
}

// checkEnter holds a CanEnter hint against what the portal makes of it: from
// there control must get to the merge point, with nothing done and no variable
// changed on the way. The loop's own condition may be false; the portal asks it.
func (u *unit) checkEnter(d *driver, h *hint) {
	c := &enterCheck{u: u, d: d, h: h, loop: u.loopOf(d)}
	b := h.call.Block()
	if !c.walk(b, slices.Index(b.Instrs, ssa.Instruction(h.call))+1, map[ssa.Value]ssa.Value{}) && c.why == "" {
		c.why = "from here the merge point may not be reached, or something is done before it"
	}
	if c.why != "" {
		u.errorf(h.call.Pos(), "CanEnter belongs directly before the jump back: %s", c.why)
	}
}

// loopOf gives the innermost for statement around the merge point.
func (u *unit) loopOf(d *driver) *ast.ForStmt {
	var loop *ast.ForStmt
	ast.Inspect(u.decls[d.main], func(n ast.Node) bool {
		if f, ok := n.(*ast.ForStmt); ok && f.Pos() < d.point.call.Pos() && d.point.call.Pos() < f.End() {
			loop = f
		}
		return true
	})
	return loop
}

type enterCheck struct {
	u    *unit
	d    *driver
	h    *hint
	loop *ast.ForStmt
	why  string
	way  []*ssa.BasicBlock // being walked
}

// walk goes from an instruction to the merge point; phis holds what the phis
// passed have become.
func (c *enterCheck) walk(b *ssa.BasicBlock, from int, phis map[ssa.Value]ssa.Value) bool {
	for _, in := range b.Instrs[from:] {
		switch in := in.(type) {
		case *ssa.Jump:
			return c.step(b, 0, phis)
		case *ssa.If:
			yes, no := c.step(b, 0, phis), c.step(b, 1, phis)
			asked := c.loop != nil && c.loop.Cond != nil && c.loop.Cond.Pos() <= in.Cond.Pos() && in.Cond.Pos() < c.loop.Cond.End()
			return yes && (no || asked)
		}
		if in == ssa.Instruction(c.d.point.call) {
			c.compare(phis)
			return true
		}
		if !harmless(in) && !plumbing(c.d.point.call)[in] {
			return false
		}
	}
	return false
}

func (c *enterCheck) step(b *ssa.BasicBlock, n int, phis map[ssa.Value]ssa.Value) bool {
	s := b.Succs[n]
	if slices.Contains(c.way, s) {
		return false
	}
	c.way = append(c.way, s)
	defer func() { c.way = c.way[:len(c.way)-1] }()
	next := maps.Clone(phis)
	for _, in := range s.Instrs {
		if phi, ok := in.(*ssa.Phi); ok {
			next[phi] = resolve(phis, phi.Edges[predIndex(b, s)])
		}
	}
	return c.walk(s, 0, next)
}

func resolve(phis map[ssa.Value]ssa.Value, v ssa.Value) ssa.Value {
	if r, ok := phis[v]; ok {
		return r
	}
	return v
}

// compare holds the variables at the merge point against those of the hint.
func (c *enterCheck) compare(phis map[ssa.Value]ssa.Value) {
	for n, v := range c.d.point.vars {
		if !sameValue(resolve(phis, v), c.h.vars[n]) {
			c.why = c.d.names()[n] + " changes before the merge point"
		}
	}
}

func sameValue(a, b ssa.Value) bool {
	x, xok := a.(*ssa.Const)
	y, yok := b.(*ssa.Const)
	return a == b || xok && yok && x.Value != nil && y.Value != nil && constant.Compare(x.Value, token.EQL, y.Value)
}

// harmless reports an instruction that only computes.
func harmless(in ssa.Instruction) bool {
	switch in := in.(type) {
	case *ssa.DebugRef, *ssa.Phi, *ssa.Convert:
		return true
	case *ssa.BinOp:
		return !mayTrap(in)
	case *ssa.Call:
		b, ok := in.Call.Value.(*ssa.Builtin)
		return ok && b.Name() == "len"
	}
	return false
}
