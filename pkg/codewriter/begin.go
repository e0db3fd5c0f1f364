package codewriter

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/jitcode"
)

// The jitcode of the main function begins at its merge point, and ends where its
// loop is left: what is only reached before the loop, or behind it, runs in the
// portal, which is Go, and may be anything. So are deferred functions: a panic of
// the guest goes through the portal's frame as it would go through the author's.
// RPython splits the graph at the merge point in the same way
// (split_graph_and_record_jitdriver in rpython/jit/metainterp/warmspot.py).

// region is the part of the main function that the jitcode holds.
type region struct {
	blocks map[*ssa.BasicBlock]bool
	behind *ssa.Call // the mark behind the main loop; nil if control gets there by return only
}

// regionOf finds what can be reached from the merge point.
func (d *driver) regionOf(behind *site) *region {
	r := &region{blocks: map[*ssa.BasicBlock]bool{}}
	if behind != nil {
		r.behind = behind.ssa
	}
	var walk func(b *ssa.BasicBlock)
	walk = func(b *ssa.BasicBlock) {
		for _, s := range b.Succs {
			if !r.blocks[s] {
				r.blocks[s] = true
				if r.behind == nil || s != r.behind.Block() {
					walk(s)
				}
			}
		}
	}
	walk(d.point.call.Block())
	return r
}

// holds reports whether the jitcode holds an instruction.
func (r *region) holds(in ssa.Instruction) bool {
	b := in.Block()
	switch {
	case !r.blocks[b]:
		return false
	case r.behind == nil || b != r.behind.Block():
		return true
	}
	return slices.Index(b.Instrs, in) < slices.Index(b.Instrs, ssa.Instruction(r.behind))
}

// outside reports a value that is made before the merge point is reached.
func (l *lowerer) outside(v ssa.Value) bool {
	in, ok := v.(ssa.Instruction)
	return ok && l.region != nil && !l.region.holds(in)
}

// begin prepares the lowering of the main function. Structs that are local
// variables of the code before have registers, too.
func (l *lowerer) begin() {
	l.region = l.driver.region
	if l.driver.whole {
		return
	}
	l.out.Blocks = []*assemble.Block{{}}
	for _, b := range l.fn.Blocks {
		for _, in := range b.Instrs {
			a, ok := in.(*ssa.Alloc)
			if ok && !a.Heap && l.outside(a) && slices.ContainsFunc(users(a), l.region.holds) && l.representable(a.Pos(), elem(a.Type())) {
				l.locals[a] = l.fresh(elem(a.Type()), a.Comment)
			}
		}
	}
}

// beginHere makes the instruction that comes next the jitcode's first.
func (l *lowerer) beginHere() {
	if l.driver.whole {
		return
	}
	b := &assemble.Block{}
	l.cur.Succs = []*assemble.Block{b}
	l.out.Blocks[0].Succs = []*assemble.Block{b}
	l.out.Blocks = append(l.out.Blocks, b)
	l.cur = b
}

// atPoint gives the operands that a variable of the merge point has: those of a
// struct are the variable's own registers.
func (l *lowerer) atPoint(v ssa.Value) []assemble.Operand {
	if a, _ := variableIn(v); a != nil && l.locals[a] != nil {
		return l.regs(l.locals[a])
	}
	return l.value(v)
}

// An implicit red is one that no author would list: the address of a variable
// that closures share, which lies on the heap, and variables that have no name in
// the source or are results.
type implicit struct {
	pvar
	args []assemble.Operand
	copy bool // the author could list it
}

// pointNote is what settling the merge point needs to know of it.
type pointNote struct {
	implicit []implicit
	widths   []int // how many operands each listed variable has
}

// implicits lists what may be needed behind the merge point beside its variables.
func (l *lowerer) implicits() []implicit {
	var list []implicit
	for _, a := range l.sharedVariables() {
		list = append(list, implicit{pvar: pvar{name: "&" + a.Comment, typ: a.Type()}, args: l.value(a)})
	}
	s := l.driver.atPoint
	if s == nil || s.ssa == nil {
		return list
	}
	for n, arg := range s.call.Args {
		name := arg.(*ast.Ident).Name
		if regs := l.held(s.values[n]); len(regs) > 0 && (l.marking.unlisted[name] || l.marking.alike[name]) {
			list = append(list, implicit{pvar{name: name, typ: l.info.TypeOf(arg), varies: true, back: true}, regs, !l.marking.unlisted[name]})
		}
	}
	alike := func(i implicit) bool { return i.copy }
	return slices.Concat(slices.DeleteFunc(slices.Clone(list), alike), slices.DeleteFunc(list, func(i implicit) bool { return !alike(i) }))
}

// shareResults puts the named results of a function with deferred ones into memory:
// if such a function recovers from a panic, they are returned as they are then.
func shareResults(fn *ssa.Function) {
	if fn.Recover == nil {
		return
	}
	for v := range fn.Signature.Results().Variables() {
		for _, a := range fn.Locals {
			if v.Name() != "" && v.Name() != "_" && a.Pos() == v.Pos() {
				a.Heap = true
			}
		}
	}
}

// unshare takes variables out of memory that closures only read, which are made once
// and before the merge point: a machine that a deferred function looks at, say. For
// their address the portal would keep them on the heap.
func (d *driver) unshare() {
	for _, b := range d.main.Blocks {
		for _, in := range b.Instrs {
			if a, ok := in.(*ssa.Alloc); ok && a.Heap && !d.region.holds(a) && d.setOnce(a) {
				a.Heap, d.unshared[a] = false, true
			}
		}
	}
}

// setOnce reports a variable that is set once, before the merge point, and then read.
func (d *driver) setOnce(a *ssa.Alloc) bool {
	return storedOnce(a) && !slices.ContainsFunc(users(a), func(ref ssa.Instruction) bool {
		switch ref.(type) {
		case *ssa.Store, *ssa.MakeClosure:
			return d.region.holds(ref)
		}
		return false
	})
}

// storedOnce reports a variable that is given its value once, and which closures only
// read.
func storedOnce(a *ssa.Alloc) bool {
	stores := 0
	return onlyUsed(a, func(ref ssa.Instruction) bool {
		switch ref := ref.(type) {
		case *ssa.UnOp:
			return isLoad(ref)
		case *ssa.Store:
			stores++
			return ref.Addr == ssa.Value(a) && ref.Val != ssa.Value(a)
		case *ssa.MakeClosure:
			return onlyReads(ref, a)
		}
		return false
	}) && stores == 1
}

// onlyReads reports whether a closure does nothing but load a variable.
func onlyReads(c *ssa.MakeClosure, variable ssa.Value) bool {
	for n, bound := range c.Bindings {
		if bound == variable && !onlyUsed(c.Fn.(*ssa.Function).FreeVars[n], isLoad) {
			return false
		}
	}
	return true
}

func isLoad(in ssa.Instruction) bool {
	load, ok := in.(*ssa.UnOp)
	return ok && load.Op == token.MUL
}

// sharedVariables lists the variables on the heap that can be seen at the merge
// point and are made before it.
func (l *lowerer) sharedVariables() []*ssa.Alloc {
	visible := l.visibleAt(l.driver)
	var list []*ssa.Alloc
	for _, b := range l.fn.Blocks {
		for _, in := range b.Instrs {
			if a, ok := in.(*ssa.Alloc); ok && a.Heap && l.outside(a) && visible[a.Pos()] && token.IsIdentifier(a.Comment) {
				list = append(list, a)
			}
		}
	}
	return list
}

// visibleAt tells by places which variables of the main function can be seen at the
// merge point.
func (u *unit) visibleAt(d *driver) map[token.Pos]bool {
	visible := map[token.Pos]bool{}
	scope := u.info.Scopes[u.decls[d.main].Type].Innermost(d.point.expr.Pos())
	for ; scope != nil && scope != u.types.Scope(); scope = scope.Parent() {
		for _, name := range scope.Names() {
			if at := scope.Lookup(name).Pos(); at < d.point.expr.Pos() {
				visible[at] = true
			}
		}
	}
	return visible
}

// settlePoint keeps those implicit reds of the merge point that are needed.
func (w *writer) settlePoint(f *assemble.Function) {
	if !w.driver.whole {
		f.Entry = []assemble.VReg{}
	}
	f.EachLive(func(in *assemble.Ins, after assemble.RegSet) {
		point, ok := in.Note.(*pointNote)
		if !ok {
			return
		}
		missing := slices.Clone(after)
		for _, a := range in.Args {
			if !a.Const {
				missing.Remove(a.Reg)
			}
		}
		var kept []implicit
		for _, v := range point.implicit {
			if w.keeps(v, in.Args, point.widths, kept, missing, after) {
				kept = append(kept, v)
				w.driver.implicit = append(w.driver.implicit, v.pvar)
			}
		}
		for _, v := range kept {
			in.Args = append(in.Args, v.args...)
		}
		for _, a := range in.Args {
			if !w.driver.whole && !a.Const && !slices.Contains(f.Entry, a.Reg) {
				f.Entry = append(f.Entry, a.Reg)
			}
		}
	})
}

// leaveLoop lowers the mark behind the main loop: the portal goes on there with
// the variables that the loop has changed.
func (l *lowerer) leaveLoop() {
	args := []assemble.Operand{assemble.Int(1)}
	s := l.driver.behind
	for n, arg := range s.call.Args {
		name := arg.(*ast.Ident).Name
		if !l.marking.carried[name] || isShared(s.values[n]) {
			continue
		}
		t := l.info.TypeOf(arg)
		if !l.representable(l.pos, t) {
			continue
		}
		if !l.takesApart(t) || !l.nameable(t) {
			l.errorf(s.stmt.Pos(), "%s, which is used behind the main loop, has the type %s, which the generated file cannot take apart; hold it by pointer", name, l.typeName(t))
			continue
		}
		regs := l.held(s.values[n])
		if len(regs) == 0 {
			continue
		}
		l.driver.left = append(l.driver.left, pvar{name: name, typ: t})
		args = append(args, regs...)
	}
	l.emit(assemble.Ins{Op: jitcode.Leave, Args: args})
}

// isShared reports the value of a variable that lies on the heap.
func isShared(v ssa.Value) bool {
	a, _ := variableIn(v)
	return a != nil && a.Heap
}

// numbersWays reports whether the portal has to be told how the loop was left.
func (d *driver) numbersWays() bool { return d.behind != nil && d.behind.ssa != nil }

// The syntax of the main loop.

// outermost gives the loop statement around the merge point that is in no other,
// and the statement that stands for it in its list: itself, or its label.
func (m *marking) outermost() (loop, stmt ast.Stmt) {
	var labelled ast.Stmt
	inspectOwn(m.main.Body, func(n ast.Node) {
		if n.Pos() > m.point.Pos() || n.End() < m.point.End() || loop != nil {
			return
		}
		switch n := n.(type) {
		case *ast.LabeledStmt:
			labelled = n
		case *ast.ForStmt:
			loop = n
		case *ast.RangeStmt:
			loop = n
		}
	})
	stmt = loop
	if l, ok := labelled.(*ast.LabeledStmt); ok && loop != nil && unlabelled(l) == loop {
		stmt = l
	}
	return loop, stmt
}

// rounds gives what is gone through between two merge points: the outermost loop, or all
// of the function where there is none, or where a goto leads to a place before it.
func (m *marking) rounds() ast.Node {
	loop, _ := m.outermost()
	if loop == nil || len(m.gotosBack(loop)) > 0 {
		return m.main.Body
	}
	return loop
}

// gotosBack lists the gotos in a loop or behind it that lead to a place before it.
func (m *marking) gotosBack(loop ast.Stmt) (list []*ast.BranchStmt) {
	inspectOwn(m.main.Body, func(n ast.Node) {
		if b, ok := n.(*ast.BranchStmt); ok && b.Tok == token.GOTO && b.Pos() > loop.Pos() {
			if l := m.pkg.TypesInfo.Uses[b.Label]; l != nil && l.Pos() < loop.Pos() {
				list = append(list, b)
			}
		}
	})
	return list
}

// isLast reports whether nothing but returning follows a statement of the main
// function.
func (m *marking) isLast(stmt ast.Stmt) bool {
	list := m.main.Body.List
	n := slices.Index(list, stmt)
	if n < 0 || n == len(list)-1 {
		return n >= 0
	}
	r, ok := list[n+1].(*ast.ReturnStmt)
	return ok && len(r.Results) == 0 && m.main.Type.Results == nil
}

// assignedIn lists the variables that a piece of the main function assigns.
func (m *marking) assignedIn(n ast.Node) map[types.Object]bool {
	info, set := m.pkg.TypesInfo, map[types.Object]bool{}
	inspectOwn(n, func(n ast.Node) {
		for _, e := range assigned(n) {
			if v := variable(info, wholeOf(info, e)); v != nil {
				set[v] = true
			}
		}
	})
	return set
}

// markEnds puts the marks that say which variables are where: at the merge point,
// if some have no place in its list, and behind the main loop, if something
// stands there.
func (m *marking) markEnds() {
	for _, name := range m.resultNames() {
		m.unlisted[name] = true
	}
	m.findAlike()
	m.findReset()
	if len(m.unlisted)+len(m.alike) > 0 {
		if stmt := m.statementOf(m.point); stmt != nil {
			m.atPoint = m.take(stmt)
		}
	}
	loop, stmt := m.outermost()
	if loop == nil {
		return
	}
	assigned := m.assignedIn(m.rounds())
	for id, obj := range m.pkg.TypesInfo.Defs {
		if m.main.Pos() <= id.Pos() && id.Pos() < loop.Pos() && !assigned[obj] && m.seenAtPoint(obj) {
			m.kept[id.Name] = true
		}
	}
	if m.isLast(stmt) {
		return
	}
	from := loop.End()
	if gotos := m.gotosBack(loop); len(gotos) > 0 { // what is behind the loop may go back, too
		from = m.main.Pos()
		m.again = gotos[len(gotos)-1].Pos() > loop.End()
		if gotos[0].Pos() > loop.End() {
			assigned = m.assignedIn(loop)
		}
	}
	for id, obj := range m.pkg.TypesInfo.Uses {
		if assigned[obj] && id.Pos() > from {
			m.carried[id.Name] = true
		}
	}
	for _, name := range m.resultNames() {
		m.carried[name] = true
	}
	m.loop = loop
	m.behind = m.take(loop)
}

// seenAtPoint reports whether a name means that object at the merge point.
func (m *marking) seenAtPoint(obj types.Object) bool {
	if obj == nil {
		return false
	}
	scope := m.pkg.TypesInfo.Scopes[m.file()].Innermost(m.point.Pos())
	_, seen := scope.LookupParent(obj.Name(), m.point.Pos())
	return seen == obj
}

// take marks a statement, apart from the places where the guest jumps back.
func (m *marking) take(stmt ast.Stmt) *mark {
	m.mark(stmt)
	last := m.marks[len(m.marks)-1]
	m.marks = m.marks[:len(m.marks)-1]
	return last
}

func (m *marking) resultNames() []string {
	var names []string
	if m.main.Type.Results == nil {
		return nil
	}
	for _, f := range m.main.Type.Results.List {
		for _, id := range f.Names {
			if id.Name != "_" {
				names = append(names, id.Name)
			}
		}
	}
	return names
}

// statementOf gives the statement that a call is.
func (m *marking) statementOf(call *ast.CallExpr) ast.Stmt {
	var found ast.Stmt
	inspectOwn(m.main.Body, func(n ast.Node) {
		if s, ok := n.(ast.Stmt); ok && callIn(s) == call {
			found = s
		}
	})
	return found
}

// callIn gives the call that a statement is; nil if it is something else.
func callIn(s ast.Stmt) *ast.CallExpr {
	e, ok := s.(*ast.ExprStmt)
	if !ok {
		return nil
	}
	call, _ := ast.Unparen(e.X).(*ast.CallExpr)
	return call
}

// stands reports whether a call is a statement in a list of statements, and not the
// head of another.
func (m *marking) stands(call *ast.CallExpr) bool {
	found := false
	inspectOwn(m.main.Body, func(n ast.Node) {
		if list := statements(n); list != nil {
			found = found || slices.ContainsFunc(*list, func(s ast.Stmt) bool { return callIn(unlabelled(s)) == call })
		}
	})
	return found
}

// leaving is the text that leaves the portal, or its loop, when the engine says so.
func (p *portal) leaving() string {
	text := "return"
	if results := p.driver.main.Signature.Results(); results.Len() > 0 {
		text = fmt.Sprintf("return %s(%s)", p.resultsFunc(), p.session)
	}
	if !p.driver.numbersWays() {
		return text
	}
	back := ""
	if names := namesOf(p.driver.left); len(names) > 0 {
		back = fmt.Sprintf("%s = %s(%s)\n", names, p.leftFunc(), p.session)
	}
	return fmt.Sprintf("if %s.Left() {\n%sbreak %s\n}\n%s", p.session, back, p.loopLabel(), text)
}

// The portal's way back from a loop that has ended.

// end adds a function that takes values from the front of the engine's banks,
// behind as many integers.
func (p *portal) end(doc, suffix string, skip int, list []types.Type) string {
	name := p.top(p.name + suffix)
	s := &stub{w: p.writer, ints: skip, intBank: p.local("s") + ".Ints", refBank: p.local("s") + ".Refs"}
	var results, values []string
	for _, t := range list {
		results, values = append(results, p.typ(t)), append(values, s.arg(t))
	}
	if s.err != nil {
		p.errorf(p.driver.main.Pos(), "%s is left with %s", p.driver.main.Name(), s.err)
	}
	head := fmt.Sprintf("// %s %s\nfunc %[1]s(%[3]s *%[4]s)", name, doc, p.local("s"), p.warm("Session"))
	p.ends = append(p.ends, fmt.Sprintf("%s (%s) {\nreturn %s\n}", head, strings.Join(results, ", "), strings.Join(values, ", ")))
	return name
}

func (p *portal) resultsFunc() string {
	if p.resultsName == "" {
		skip := 0
		if p.driver.numbersWays() {
			skip = 1
		}
		var list []types.Type
		for v := range p.driver.main.Signature.Results().Variables() {
			list = append(list, v.Type())
		}
		p.resultsName = p.end("gives what "+p.mainText()+" returned.", "Returned", skip, list)
	}
	return p.resultsName
}

func (p *portal) leftFunc() string {
	if p.leftName == "" {
		var list []types.Type
		for _, v := range p.driver.left {
			list = append(list, v.typ)
		}
		p.leftName = p.end("gives what the code behind the loop goes on with.", "Left", 1, list)
	}
	return p.leftName
}

// loopLabel is the label of the main loop, which is given one if it has none.
func (p *portal) loopLabel() string {
	if p.label == "" {
		loop := p.marking.loop
		ast.Inspect(p.decls[p.driver.main], func(n ast.Node) bool {
			if l, ok := n.(*ast.LabeledStmt); ok && l.Stmt == loop {
				p.label = l.Label.Name
			}
			return true
		})
		if p.label == "" {
			p.label = p.unused("loop")
			at := p.offset(loop)
			p.edits = append(p.edits, edit{from: at, to: at, text: p.label + ":\n"})
		}
	}
	return p.label
}

// resultTypes is the list of results in the portal's signature, with the author's
// names.
func (p *portal) resultTypes() string {
	var list []string
	for v := range p.driver.main.Signature.Results().Variables() {
		list = append(list, strings.TrimSpace(v.Name()+" "+p.typ(v.Type())))
	}
	if len(list) == 0 {
		return ""
	}
	return " (" + strings.Join(list, ", ") + ")"
}

// paramFor names the parameter that takes a variable, or the address of one, beside
// those that are used.
func (p *portal) paramFor(name string, used map[string]bool) string {
	if v, ok := strings.CutPrefix(name, "&"); ok {
		name = "at" + upperFirst(v)
	}
	return p.another(name, p.param, used)
}

func namesOf(vars []pvar) string {
	var names []string
	for _, v := range vars {
		names = append(names, v.name)
	}
	return strings.Join(names, ", ")
}

// pvar is a variable at the merge point as the portal has it. What is another
// expression, or lies on the heap, is no variable that could be handed back; and what
// closures read and nobody changes is not to be: when the function ends, a deferred
// one still reads it.
func (d *driver) pvar(n int) pvar {
	v := d.point.vars[n]
	_, param := v.(*ssa.Parameter)
	_, konst := v.(*ssa.Const)
	name := d.point.names[n]
	param = param && v.Name() == name && !d.reset[name] // else it is a variable that was given a parameter's value
	p := pvar{name: name, typ: v.Type(), green: n < len(d.greens), varies: !param, back: !param && !isShared(v) && !d.kept[name]}
	if a, _ := variableIn(v); a != nil && d.unshared[a] {
		p.back = false
	}
	if name == "" {
		p.name, p.back, p.varies = exprText(d.point.expr.Args[n]), false, !konst
	}
	return p
}
