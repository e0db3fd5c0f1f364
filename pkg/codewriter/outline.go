package codewriter

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa"
)

// What a straight line of ops cannot hold is outlined: the statements around it
// become a function of the generated file, and jitcode calls that. The function
// has the author's own text, so what it means is what Go makes of it, the order
// of evaluation included. Its parameters are the variables that the statements
// read, its results those that they assign and that are needed behind them; where
// the statements may leave by return, break, continue or goto there is a number
// more, which says by which way.
//
// That is done to the syntax, before SSA is made: lowering says what it cannot
// hold, the statements are taken out, the package is type-checked and lowered
// again, until nothing is refused. What has been found stays found, so it ends.
type outliner struct {
	u      *unit
	spots  map[token.Pos]*spot    // what was refused, by where it stands
	called map[token.Pos]string   // functions not to look into, by place, and why
	hard   []refused              // what cannot be outlined
	all    reporter               // all that was refused, for a reader
	taken  map[string]bool        // identifiers of the package, before names were made up
	apart  map[*ast.FuncDecl]bool // functions whose variables have names of their own

	literals map[*ast.FuncLit]*ast.FuncDecl // see declOf
	undo     []func()
	round    int
	found    [2]int // functions that are not looked into; spots, by their levels

	flows     map[*ast.FuncDecl]*varflow // of the source as it was written, with marks
	escapes   map[*ast.FuncDecl]map[*types.Var]bool
	marks     map[ast.Node]bool
	fixed     map[ast.Node]bool     // marks that stay where they are
	greens    map[types.Object]bool // of the merge point
	numGreens int
	file      *ast.File // of the outlined functions
	made      []*outlined
	imports   map[string]string // of that file
	pasted    map[string]string // of the main function's own text
	real      map[string]string
	dot       string
}

// spot is something refused in a function that can be rewritten.
type spot struct {
	refused
	decl  *ast.FuncDecl
	level int // how many statements around the smallest one are needed
	round int // in which it was refused last
}

// outlined is a function made of a piece.
type outlined struct {
	*piece
	at      token.Pos
	name    string
	decl    *ast.FuncDecl
	in, out int
}

func newOutliner(u *unit) *outliner {
	return &outliner{u: u, spots: map[token.Pos]*spot{}, called: map[token.Pos]string{}, apart: map[*ast.FuncDecl]bool{}, literals: map[*ast.FuncLit]*ast.FuncDecl{}, taken: maps.Clone(u.marking.taken), all: reporter{fset: u.fset}}
}

// lowered lowers the package, outlining what is refused, and gives the writer of
// the last round; nil if there are errors.
func (u *unit) lowered() *writer {
	u.outliner = newOutliner(u)
	u.reentry = u.findReentry()
	for {
		w := u.newWriter()
		if w.driver = u.findDriver(); w.driver == nil {
			return nil
		}
		u.interpreter = w.driver.main
		u.outliner.keepNames(u.decls[w.driver.main])
		w.lowerAll()
		if w.tryInParts() {
			u.inParts = true
			u.anew()
			continue
		}
		u.outliner.numGreens = len(w.driver.greens)
		if !u.outliner.take(w.refusals) || u.outliner.stuck() {
			u.outliner.finish(w)
			w.otherPoints()
			return w
		}
		u.outliner.rewrite()
	}
}

// keepNames notes once, before anything is taken out, what the main function's text
// imports: the portal has all of it, and so those names are taken.
func (o *outliner) keepNames(main *ast.FuncDecl) {
	if main != nil && o.pasted == nil {
		o.u.paste(main.Body)
		o.pasted, o.real = maps.Clone(o.u.pasted), maps.Clone(o.u.real)
	}
}

// finish reports what stayed refused, writes the functions that were made, and
// gives the syntax back as it was, for the portal.
func (o *outliner) finish(w *writer) {
	for _, r := range o.hard {
		if r.what == "defer" || r.what == "the go statement" || !o.goesWith(r.at) {
			o.u.errorf(r.pos, "%s", r.msg)
		}
	}
	w.written = append(w.written, o.texts()...)
	_ = o.all.err() // which sorts them
	o.notes(w)
	o.unwind()
}

// goesWith reports a place in a defer or go statement of the main function: that is
// refused, and what is in it goes with it.
func (o *outliner) goesWith(pos token.Pos) (found bool) {
	ast.Inspect(o.u.marking.main, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.DeferStmt, *ast.GoStmt:
			found = found || within(n, pos)
		}
		return !found
	})
	return found
}

func (o *outliner) unwind() {
	for _, f := range slices.Backward(o.undo) {
		f()
	}
	o.undo = nil
}

// take notes what was refused, and reports whether anything is to be done.
func (o *outliner) take(list []refused) bool {
	o.round++
	changed := false
	for _, r := range list {
		changed = o.note(r) || changed
	}
	return changed
}

// stuck reports, as an error, that a round has found nothing which was not found before.
func (o *outliner) stuck() bool {
	now := [2]int{len(o.hard) + len(o.called), 0}
	for _, s := range o.spots {
		now[1] += s.level + 1
	}
	if slices.Compare(now[:], o.found[:]) <= 0 {
		o.u.errorf(o.u.marking.main.Pos(), "what traces cannot hold of this function is found again after it was taken out: a fault of translate's")
		return true
	}
	o.found = now
	return false
}

func (o *outliner) note(r refused) bool {
	o.all.errorf(r.pos, "%s", trimComma(r.what))
	decl := o.u.declOf(r.fn)
	switch s := o.spots[r.at]; {
	case slices.ContainsFunc(o.hard, func(h refused) bool { return h.at == r.at && h.msg == r.msg }):
		return false
	case decl == nil || isGeneric(declared(r.fn)):
		return o.callInstead(r)
	case s == nil:
		o.spots[r.at] = &spot{refused: r, decl: decl, round: o.round}
	case s.round < o.round: // what was outlined did not hold it
		s.level, s.round = s.level+1, o.round
	}
	return true
}

// callInstead lets traces call a function that they cannot look into; it reports
// whether that is possible.
func (o *outliner) callInstead(r refused) bool {
	fn := declared(r.fn) // of any round, so told by its place
	if o.u.marking.main.Name.Pos() == fn.Pos() {
		o.hard = append(o.hard, r)
		return true
	}
	o.called[fn.Pos()] = fmt.Sprintf("has %s (%s)", trimComma(r.what), position(o.u.fset.PositionFor(r.pos, false)))
	return true
}

func trimComma(what string) string {
	if n := len(what); n > 0 && what[n-1] == ',' {
		return what[:n-1]
	}
	return what
}

func (o *outliner) isMain(decl *ast.FuncDecl) bool { return decl != nil && decl == o.u.marking.main }

// rewrite takes all pieces out of the source as it was written.
func (o *outliner) rewrite() {
	o.restore()
	decls := o.functions()
	o.base(decls)
	var pieces []*piece
	for _, decl := range decls {
		pieces = append(pieces, o.pieces(decl)...)
	}
	o.file = &ast.File{Name: ast.NewIdent(o.u.types.Name())}
	for _, r := range slices.Backward(pieces) { // what is cut out moves only what is behind it
		o.outline(r)
	}
	slices.Reverse(o.file.Decls)
	slices.Reverse(o.made)
	o.importAll()
	p := o.u.pkg
	p.Syntax = append(slices.Clip(p.Syntax), o.file)
	o.undo = append(o.undo, func() { p.Syntax = p.Syntax[:len(p.Syntax)-1] })
	check(p)
	o.u.remake()
}

// restore gives the syntax back as it was.
func (o *outliner) restore() {
	o.unwind()
	o.made = nil
	o.u.marking.taken = maps.Clone(o.taken)
}

// inFiles compares two places by the names of their files, and then by where they are
// there: files are read at the same time, so their positions have no order.
func inFiles(fset *token.FileSet, a, b token.Pos) int {
	file := func(pos token.Pos) string { return fset.PositionFor(pos, false).Filename }
	return cmp.Or(cmp.Compare(file(a), file(b)), cmp.Compare(a, b))
}

// functions lists those that have something to take out, in source order.
func (o *outliner) functions() []*ast.FuncDecl {
	found := map[*ast.FuncDecl]bool{}
	for _, s := range o.spots {
		found[s.decl] = true
	}
	list := slices.Collect(maps.Keys(found))
	slices.SortFunc(list, func(a, b *ast.FuncDecl) int { return inFiles(o.u.fset, a.Pos(), b.Pos()) })
	return o.withoutInner(list)
}

// base type-checks the source as it was written, its variables told apart by name,
// and finds out how they are used.
func (o *outliner) base(decls []*ast.FuncDecl) {
	p, m := o.u.pkg, o.u.marking
	for _, decl := range decls {
		splitLabels(decl)
	}
	check(p)
	renamed := false
	for _, decl := range decls {
		if decl != m.main && !o.apart[decl] {
			one := &marking{pkg: p, main: decl, taken: m.taken, names: map[*ast.Ident]string{}}
			one.separate()
			o.apart[decl], renamed = true, renamed || len(one.names) > 0
		}
	}
	if renamed {
		check(p)
	}
	o.taken = maps.Clone(m.taken)
	o.u.afresh()
	o.marks, o.fixed, o.greens = map[ast.Node]bool{}, map[ast.Node]bool{}, map[types.Object]bool{}
	for _, e := range m.point.Args[:min(o.numGreens, len(m.point.Args))] {
		o.greens[variable(p.TypesInfo, e)] = true
	}
	for _, mk := range m.all() {
		if mk != nil && mk.call != nil {
			o.marks[mk.call] = true
			o.fixed[mk.call] = mk == m.atPoint || mk == m.behind || o.isSite(mk.stmt)
		}
	}
	o.flows, o.escapes = map[*ast.FuncDecl]*varflow{}, map[*ast.FuncDecl]map[*types.Var]bool{}
	for _, decl := range decls {
		o.flows[decl] = newVarflow(p.TypesInfo, decl, o.marks)
		o.escapes[decl] = o.flows[decl].escaping(decl)
	}
}

// splitLabels puts a label before a simple statement, and not on it: the statement
// may then be taken away.
func splitLabels(decl *ast.FuncDecl) {
	inspectOwn(decl.Body, func(n ast.Node) {
		list := statements(n)
		if list == nil {
			return
		}
		for at := len(*list) - 1; at >= 0; at-- {
			label, ok := (*list)[at].(*ast.LabeledStmt)
			if !ok {
				continue
			}
			switch label.Stmt.(type) {
			case *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt, *ast.EmptyStmt, *ast.BlockStmt, *ast.LabeledStmt:
			default:
				*list = slices.Insert(slices.Clone(*list), at+1, label.Stmt)
				label.Stmt = &ast.EmptyStmt{Semicolon: label.Colon + 1, Implicit: true}
			}
		}
	})
}

// set changes a part of the syntax until it is restored.
func set[T any](o *outliner, place *T, value T) {
	old := *place
	*place = value
	o.undo = append(o.undo, func() { *place = old })
}

// check type-checks a package as its syntax is now. What only a person would mind,
// variables and imports that nobody uses, is no mistake here.
func check(p *packages.Package) {
	typeCheck(p, func(e types.Error) { panic("codewriter: check: " + e.Error()) })
}

// typeCheck is check where there may be mistakes.
func typeCheck(p *packages.Package, report func(types.Error)) {
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{},
		Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}, Implicits: map[ast.Node]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, Scopes: map[ast.Node]*types.Scope{}, FileVersions: map[*ast.File]string{},
	}
	config := checker(p)
	config.Error = func(err error) {
		if e, ok := err.(types.Error); !ok || !e.Soft {
			report(e)
		}
	}
	checked, _ := config.Check(p.PkgPath, p.Fset, p.Syntax, info)
	p.Types, p.TypesInfo = checked, info
}

// remake builds the SSA of a package that was rewritten. Functions of others stay.
func (u *unit) remake() {
	u.ssa = u.prog.CreatePackage(u.pkg.Types, u.pkg.Syntax, u.pkg.TypesInfo, false)
	u.ssa.Build()
	u.list = nil
	u.decls, u.funcs, u.instancesOf = nil, nil, nil
	u.funcNames, u.classNames = uniqueNames{}, uniqueNames{}
	u.prepareAgain()
}

// says gives the piece that a function was made of, or why traces call it.
func (o *outliner) says(fn *ssa.Function) (*outlined, string) {
	for _, one := range o.made {
		if one.lit == nil && fn.Name() == one.name && fn.Pkg == o.u.ssa && fn.Signature.Recv() == nil {
			return one, ""
		}
	}
	return nil, o.called[declared(fn).Pos()]
}

// shortPosition is a file and a line, wherever the file is.
func (u *unit) shortPosition(pos token.Pos) string {
	p := u.fset.PositionFor(pos, false)
	return fmt.Sprintf("%s:%d", filepath.Base(p.Filename), p.Line)
}

// notes tells, for translate -v, what each piece costs.
func (o *outliner) notes(w *writer) {
	for _, one := range o.made {
		s := one.spots[0]
		if one.lit != nil {
			continue
		}
		if one.poll != nil {
			if one.in > 0 {
				w.note("%s: a poll: outlined as %s, a call each time, by which compiled code forgets nothing while there is nothing to receive", position(o.u.fset.PositionFor(s.pos, false)), one.name)
			}
			continue
		}
		if one.isLoop() {
			w.note("%s: a loop: outlined as %s, into which traces look while it is short; a long one is a call, by which compiled code forgets what it may write", position(o.u.fset.PositionFor(s.pos, false)), one.name)
			continue
		}
		w.note("%s: %s: outlined as %s, a call with %d variables in and %d out each time, by which compiled code forgets what it may write: it cannot hold %s",
			position(o.u.fset.PositionFor(s.pos, false)), one.kind(), one.name, one.in, one.out, trimComma(s.what))
	}
	var called []string
	for pos, why := range o.called {
		called = append(called, fmt.Sprintf("%s: traces call this function each time, and do not look into it: it %s", position(o.u.fset.PositionFor(pos, false)), why))
	}
	slices.Sort(called)
	w.notes = slices.Concat(w.notes, called, w.policy.advice)
}

// kind says what a piece is.
func (r *piece) kind() string {
	switch {
	case r.list != nil && r.to-r.from > 1:
		return fmt.Sprintf("%d statements", r.to-r.from)
	case r.list != nil, r.stmt != nil:
		return "a statement"
	case r.rights != nil:
		return "the right side of an assignment"
	}
	return "an expression"
}
