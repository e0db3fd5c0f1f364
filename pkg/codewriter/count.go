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
)

// at gives a position's offset in its file, whatever //line says.
func (u *unit) at(pos token.Pos) int { return u.fset.PositionFor(pos, false).Offset }

// offset gives where a piece of syntax begins.
func (u *unit) offset(n ast.Node) int { return u.at(n.Pos()) }

// chooseSites decides where the portal counts: at the author's CanEnter hints,
// else where the program counter jumps back, else, with no site, at the merge
// point. It is told the main function's code before copies are coalesced.
func (w *writer) chooseSites(f *assemble.Function) {
	d := w.driver
	if e := w.evaluatedThere(); e != nil {
		w.countThere(f, types.ExprString(e)+" is evaluated there each time; a variable in its place")
		return
	}
	n := w.counter()
	chosen, why := w.candidates(n)
	for _, s := range chosen {
		s.why = w.placed(s)
	}
	settleSites(f, func(s *site) bool { return slices.Contains(chosen, s) })
	for _, s := range chosen {
		switch hint := d.enterAt(s); {
		case s.why == "" && s.ssa != nil:
			w.counted = append(w.counted, s)
		case s.why == "": // control never gets there
		case hint != nil:
			w.errorf(hint.call.Pos(), "CanEnter has no effect here: %s", s.why)
		case why == "":
			why = s.why + " (" + w.positionOf(s.stmt) + ")"
		}
	}
	if why == "" {
		if n >= 0 {
			d.guessDeltas(n)
		}
		return
	}
	w.countThere(f, why+"; driver.CanEnter where the guest jumps back")
}

// countThere lets the portal count at the merge point: why, and what avoids it.
func (w *writer) countThere(f *assemble.Function, why string) {
	w.counted = nil
	settleSites(f, func(*site) bool { return false })
	w.why = why + " avoids it"
}

// numberSites puts the sites in the order of the finished code, by which they are found
// again: it need not be that of the source, where a label may stand far behind a goto.
func (w *writer) numberSites(f *assemble.Function) {
	w.counted = nil
	for _, b := range f.Blocks {
		for n := range b.Code {
			if s, ok := b.Code[n].Note.(*site); ok {
				w.counted = append(w.counted, s)
			}
		}
	}
}

// candidates are the sites to count at, and what speaks against them.
func (w *writer) candidates(n int) (list []*site, why string) {
	d := w.driver
	if len(d.enters) > 0 {
		for _, s := range d.sites {
			if d.enterAt(s) != nil {
				list = append(list, s)
			}
		}
		return list, ""
	}
	if n < 0 {
		return nil, "no single green integer changes"
	}
	pc := variable(w.info, d.point.expr.Args[n])
	if pc == nil {
		return nil, "the program counter is no variable of the function"
	}
	for _, s := range d.sites {
		if s.assigns(pc) {
			if s.ssa != nil {
				s.pc = s.values[slices.IndexFunc(s.call.Args, func(e ast.Expr) bool { return variable(w.info, e) == pc })]
			}
			list = append(list, s)
		}
	}
	if len(list) == 0 {
		why = "nothing assigns a smaller program counter"
	}
	return list, why
}

// evaluatedThere gives an expression for which the portal must count at the merge point;
// nil if there is none.
func (w *writer) evaluatedThere() ast.Expr {
	d := w.driver
	for n, e := range d.point.expr.Args {
		if r := w.repeats(e); r == never || r == inPlace && len(d.enters) == 0 && n < len(d.greens) && d.pvar(n).varies {
			return e
		}
	}
	return nil
}

// repeating says when else an expression in a hint may be evaluated: the portal, which
// goes to the merge point with what the jitcode has found there, does it once more,
// and where the guest jumps back to count.
type repeating uint8

const (
	anywhere repeating = iota // it has no effect, and cannot panic
	inPlace                   // it has no effect
	never
)

// repeats looks at an expression of a hint.
func (w *writer) repeats(e ast.Expr) repeating {
	if tv := w.info.Types[e]; tv.Value != nil || tv.IsType() || tv.IsNil() {
		return anywhere
	}
	itself, parts := never, []ast.Expr(nil)
	switch e := e.(type) {
	case *ast.Ident:
		itself = anywhere
	case *ast.ParenExpr:
		return w.repeats(e.X)
	case *ast.StarExpr:
		itself, parts = inPlace, []ast.Expr{e.X}
	case *ast.SelectorExpr:
		switch sel := w.info.Selections[e]; {
		case sel == nil: // another package's variable
			return anywhere
		case sel.Kind() == types.FieldVal:
			itself, parts = inPlace, []ast.Expr{e.X}
			if !sel.Indirect() {
				itself = anywhere
			}
		}
	case *ast.IndexExpr:
		itself, parts = inPlace, []ast.Expr{e.X, e.Index}
	case *ast.SliceExpr:
		itself, parts = inPlace, slices.DeleteFunc([]ast.Expr{e.X, e.Low, e.High, e.Max}, func(e ast.Expr) bool { return e == nil })
	case *ast.TypeAssertExpr:
		itself, parts = inPlace, []ast.Expr{e.X}
	case *ast.UnaryExpr:
		if e.Op != token.ARROW && e.Op != token.AND {
			itself, parts = anywhere, []ast.Expr{e.X}
		}
	case *ast.BinaryExpr:
		itself, parts = inPlace, []ast.Expr{e.X, e.Y}
		if isBasic(w.info.TypeOf(e.X)) && !slices.Contains([]token.Token{token.QUO, token.REM, token.SHL, token.SHR}, e.Op) {
			itself = anywhere
		}
	case *ast.CallExpr:
		itself, parts = w.repeatsCall(e)
	}
	for _, part := range parts {
		itself = max(itself, w.repeats(part))
	}
	return itself
}

// repeatsCall looks at a call in a hint, but for the second result: what is evaluated
// for it.
func (w *writer) repeatsCall(e *ast.CallExpr) (repeating, []ast.Expr) {
	switch fun := ast.Unparen(e.Fun); {
	case w.info.Types[fun].IsType():
		if isBasic(w.info.TypeOf(e.Args[0])) {
			return anywhere, e.Args
		}
		return inPlace, e.Args
	case w.info.Types[fun].IsBuiltin():
		if name := types.ExprString(fun); name == "len" || name == "cap" {
			return anywhere, e.Args
		}
	default:
		parts := e.Args
		if sel, ok := fun.(*ast.SelectorExpr); ok && w.info.Selections[sel] != nil {
			parts = append([]ast.Expr{sel.X}, parts...)
		}
		called := never
		eachCall(w.driver.main, func(c *ssa.Call) {
			if callee := calleeOf(&c.Call); c.Pos() == e.Lparen && callee != nil {
				if does := w.effectsOf(callee); !does.writesAll && len(does.writes) == 0 && len(does.fills) == 0 {
					called = inPlace
				}
			}
		})
		return called, parts
	}
	return never, nil
}

// isBasic reports a number, a string, a truth value.
func isBasic(t types.Type) bool {
	_, ok := t.Underlying().(*types.Basic)
	return ok
}

// placed says what is wrong with where a site stands: the portal goes from there
// to the merge point by goto.
func (w *writer) placed(s *site) string {
	_, isRange := s.stmt.(*ast.RangeStmt)
	switch point := w.driver.point.expr; {
	case isRange && (s.call == nil || s.ssa == nil):
		return "it is in a range loop that is taken out, and that is not left for behind it alone"
	case s.call == nil:
		return "it is in the head of a statement"
	case s.stmt.Pos() < point.Pos() || s.stmt.End() > w.blockOf(point).End():
		return "it is not behind the merge point, in the block of that"
	}
	return ""
}

// enterAt gives the CanEnter hint that a site is behind, if any.
func (d *driver) enterAt(s *site) *hint {
	for _, h := range d.enters {
		if callIn(s.stmt) == h.expr {
			return h
		}
	}
	return nil
}

func (w *writer) positionOf(n ast.Node) string { return position(w.fset.PositionFor(n.Pos(), false)) }

// blockOf gives the innermost list of statements that a call is a statement of.
func (w *writer) blockOf(call *ast.CallExpr) ast.Node {
	var found ast.Node
	ast.Inspect(w.decls[w.driver.main], func(n ast.Node) bool {
		switch n.(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
			if n.Pos() <= call.Pos() && call.End() <= n.End() {
				found = n
			}
		}
		return true
	})
	return found
}

// counter is the index of the program counter among the variables: the first
// green integer that changes.
func (w *writer) counter() int {
	for n := range w.driver.greens {
		if v := w.driver.pvar(n); isInteger(v.typ) && v.varies {
			return n
		}
	}
	return -1
}

// placeCounts writes the edits of the main function.
func (p *portal) placeCounts(src []byte) {
	if n := p.counter(); n >= 0 && !p.nests && len(p.driver.enters) == 0 && p.forwardOnly(p.driver, n) {
		p.note("no loop of a guest's is ever compiled: %s does not go back in %s; what runs a guest's program again would have to be a loop around the merge point", p.vars[n].name, p.name)
	}
	p.rename()
	p.placeRanges()
	point := p.marking.statementOf(p.driver.point.expr)
	switch {
	case p.why != "":
		p.countAtMergePoint(point)
		return
	case len(p.driver.enters) > 0:
		p.note("%s counts at its CanEnter hints", p.name)
	}
	again := p.evaluate(p.driver.point, p.varsOf(p.driver.point), func(pvar) bool { return false })
	p.replace(point, strings.TrimSuffix(p.merge+":"+p.useOthers(p.driver.point)+"\n"+again, "\n"))
	for number, s := range p.sites {
		if h := p.driver.enterAt(s); h != nil {
			vars := p.varsOf(h)
			values := p.evaluate(h, vars, isKey)
			p.replace(s.stmt, scoped(values, p.enterIf("", p.countVars(vars), p.jumpFor(s.vars), fmt.Sprint(number)))+p.useOthers(h))
			continue
		}
		p.countAtSite(number, s, src)
		p.note("%s: counts where %s jumps back", p.positionOf(s.stmt), p.vars[p.counter()].name)
	}
}

// useOthers uses, as Go wants it, the variables of a hint that only hints and
// assignments mention: the portal has no hints.
func (p *portal) useOthers(h *hint) string {
	decl, text := p.decls[p.driver.main], ""
	used := p.usedIn(decl)
	for _, e := range h.expr.Args {
		v, ok := variable(p.info, e).(*types.Var)
		if name := ast.Unparen(e); ok && spanOf(decl.Body).has(v.Pos()) && !used[name.(*ast.Ident).Name] {
			text += "\n_ = " + name.(*ast.Ident).Name
		}
	}
	return text
}

// usedIn finds the names with which a function does more than assign to them, hints
// left out. Each variable of it has a name of its own.
func (p *portal) usedIn(decl *ast.FuncDecl) map[string]bool {
	used := map[string]bool{}
	var look func(n ast.Node) bool
	look = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			return !p.outliner.isHintCall(n) && !p.marking.isMark(n)
		case *ast.SelectorExpr:
			ast.Inspect(n.X, look)
			return false
		case *ast.AssignStmt:
			for _, e := range n.Lhs {
				if _, ok := ast.Unparen(e).(*ast.Ident); !ok {
					ast.Inspect(e, look)
				}
			}
			for _, e := range n.Rhs {
				ast.Inspect(e, look)
			}
			return false
		case *ast.Ident:
			v, ok := p.info.Uses[n].(*types.Var)
			used[n.Name] = used[n.Name] || ok && !v.IsField()
		}
		return true
	}
	ast.Inspect(decl.Body, look)
	return used
}

// rename gives the variables that hide another one their own names in the copy.
func (p *portal) rename() {
	for id, old := range p.marking.names {
		from := p.offset(id)
		p.edits = append(p.edits, edit{from: from, to: from + len(old), text: id.Name})
	}
}

func (p *portal) replace(n ast.Node, text string) {
	p.edits = append(p.edits, edit{from: p.offset(n), to: p.at(n.End()), text: text, whole: true})
}

// enterIf is the statement that, if the guest went back and the count says so, enters
// the engine and goes on at the merge point: from the site with a number by goto,
// from the merge point itself as it is. Without back all that comes there counts.
func (p *portal) enterIf(back, count string, j *jump, site string) string {
	cond := count
	if back != "" && !p.nests {
		cond = back + " && " + count
	}
	done := p.unused("done")
	args := []string{p.session}
	if site != "" {
		args = append(args, site)
	}
	for _, v := range j.vars {
		args = append(args, v.name)
	}
	text := fmt.Sprintf("if %s {\nvar %s %s\nif %s = %s(%s); %s {\n%s\n}\n", cond, done, p.builtin("bool"),
		strings.Join(append(p.assignedNames(), done), ", "), j.name, strings.Join(args, ", "), done, p.leaving())
	text += p.twins()
	if site != "" {
		text += "goto " + p.merge + "\n"
	}
	return p.beginFirst(back, text+"}")
}

// varsOf are the variables that a hint names, in place of those of the merge point.
func (p *portal) varsOf(h *hint) []pvar {
	vars := slices.Clone(p.vars[:len(h.names)])
	for n := range h.names {
		if vars[n].name = h.names[n]; h.names[n] == "" {
			vars[n].name = exprText(h.expr.Args[n])
		}
	}
	return vars
}

// countAtSite wraps an assignment to the program counter.
func (p *portal) countAtSite(number int, s *site, src []byte) {
	old, pc := p.unused("old"), p.vars[p.counter()].name
	stmt := p.edited(src, p.offset(s.stmt), p.at(s.stmt.End()))
	back := fmt.Sprintf("%s <= %s", pc, old)
	if s.delta != 0 {
		back = fmt.Sprintf("%s%+d <= %s", pc, s.delta, old)
	}
	text := fmt.Sprintf("%s := %s\n%s\n%s", old, pc, stmt, p.enterIf(back, p.count(s.delta), p.jumpFor(s.vars), fmt.Sprint(number)))
	if !p.mayDeclare(s) {
		text = "{\n" + text + "\n}"
	}
	p.replace(s.stmt, text)
}

// mayDeclare reports whether a variable may be declared where a site is: nobody
// may jump over the declaration, and no other site make the same.
func (p *portal) mayDeclare(s *site) bool {
	may := true
	inspectOwn(p.decls[p.driver.main].Body, func(n ast.Node) {
		switch n := n.(type) {
		case *ast.BranchStmt:
			may = may && n.Tok != token.GOTO
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
			list := statements(n)
			isSite := func(o *site) bool { return slices.Contains(*list, o.stmt) }
			if slices.Contains(*list, s.stmt) && slices.ContainsFunc(p.sites, func(o *site) bool { return o != s && isSite(o) }) {
				may = false
			}
		case *ast.LabeledStmt:
			may = may && n.Stmt != s.stmt
		}
	})
	return may
}

// countAtMergePoint counts each arrival; of a program counter only one that is
// not after the one before.
func (p *portal) countAtMergePoint(point ast.Stmt) {
	p.note("%s counts at the merge point, which costs 20 to 60 %% of a plain run: %s", p.name, p.why)
	values := p.evaluate(p.driver.point, p.vars, func(pvar) bool { return true })
	enter := func(back string) string { return p.enterIf(back, p.count(0), p.jumpFor(p.everything()), "") }
	n := p.counter()
	if n < 0 {
		p.replace(point, scoped(values, enter("")))
		return
	}
	last, pc := p.unused("last"), p.vars[n].name
	init := p.builtin("int64") + " = -1"
	start := p.at(p.decls[p.driver.main].Body.Lbrace) + 1
	p.edits = append(p.edits, edit{from: start, to: start, text: fmt.Sprintf("\nvar %s %s;", last, init)})
	as64 := p.builtin("int64") + "(" + pc + ")"
	p.replace(point, scoped(values, fmt.Sprintf("%s\n%s = %s", enter(fmt.Sprintf("%s <= %s", as64, last)), last, as64)))
}

// scoped puts statements behind declarations, in a block of their own if there are
// any.
func scoped(declarations, text string) string {
	if declarations == "" {
		return text
	}
	return "{\n" + declarations + text + "\n}"
}

// evaluate declares a variable for each expression in a hint that is no variable, and
// lets it stand for that: it is evaluated once, where the author has it. What is not
// wanted is evaluated for nothing.
func (p *portal) evaluate(h *hint, vars []pvar, wanted func(pvar) bool) string {
	text := ""
	for n, name := range h.names {
		v := &vars[n]
		switch {
		case name != "":
		case wanted(*v):
			at := p.unused(fmt.Sprintf("at%d", n+1))
			text += fmt.Sprintf("var %s %s = %s\n", at, p.typ(v.typ), v.name)
			v.name = at
		case p.repeats(h.expr.Args[n]) != anywhere:
			text += "_ = " + v.name + "\n"
		}
	}
	return text
}

// everything is all variables at the merge point, whole.
func (p *portal) everything() []sitevar {
	var list []sitevar
	for _, v := range p.vars {
		wanted := make([]bool, len(p.spread(v.name, v.typ)))
		for n := range wanted {
			wanted[n] = true
		}
		list = append(list, sitevar{v, wanted})
	}
	return list
}
