package codewriter

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"go/version"
	"slices"
)

// Which statements become a function: the smallest ones around what was refused,
// and what lies between two of a list, if that is little. A piece never holds a
// hint, a place where the guest jumps, or half of what a label belongs to.

// piece is a piece of a function that is taken out: statements from to to of a
// list, a simple statement in the head of another, an expression, or a poll's question.
type piece struct {
	decl     *ast.FuncDecl
	list     *[]ast.Stmt
	from, to int
	stmt     *ast.Stmt
	expr     *ast.Expr
	lit      *ast.FuncLit    // which the expression is: it gets a name
	rights   *ast.AssignStmt // all right sides of an assignment, which stays
	poll     *ast.SelectStmt // all but what its cases do
	spots    []*spot
}

func (r *piece) span() span {
	switch {
	case r.list != nil:
		return span{(*r.list)[r.from].Pos(), (*r.list)[r.to-1].End()}
	case r.stmt != nil:
		return spanOf(*r.stmt)
	case r.rights != nil:
		return span{r.rights.Rhs[0].Pos(), r.rights.Rhs[len(r.rights.Rhs)-1].End()}
	case r.poll != nil:
		return span{r.poll.Pos(), r.poll.Body.Lbrace + 1}
	}
	return spanOf(*r.expr)
}

func (r *piece) statements() []ast.Stmt {
	if r.list == nil {
		return nil
	}
	return (*r.list)[r.from:r.to]
}

// pieces finds a function's pieces. Where there are none that will do, traces
// call the function, or it is refused; and so they do if little would be left and
// control always gets to a piece.
func (o *outliner) pieces(decl *ast.FuncDecl) []*piece {
	for {
		list, bad := o.tryPieces(decl)
		calling := asCalls(list)
		switch {
		case bad != nil:
			o.callInstead(bad.refused)
			delete(o.spots, bad.at)
			if !o.isMain(decl) {
				return nil
			}
		case !o.isMain(decl) && !o.unrolled(decl) && isMost(calling, decl) && !o.avoided(calling, decl):
			o.callInstead(calling[0].spots[0].refused)
			return nil
		default:
			return list
		}
	}
}

// unrolled reports a function of which the author says that traces look into it.
func (o *outliner) unrolled(decl *ast.FuncDecl) bool {
	return decl.Doc != nil && slices.ContainsFunc(decl.Doc.List, func(c *ast.Comment) bool { return directive(c) == dirUnroll })
}

// isMost reports whether pieces hold at least half of a function.
func isMost(list []*piece, decl *ast.FuncDecl) bool {
	inside := 0
	for _, r := range list {
		inside += max(1, weightOf(r.statements()))
	}
	return len(list) > 0 && 2*inside >= weightOf(decl.Body.List)
}

// asCalls leaves out the pieces in whose place no call will stand.
func asCalls(list []*piece) []*piece {
	return slices.DeleteFunc(slices.Clone(list), func(r *piece) bool { return r.lit != nil })
}

// weightOf counts the simple statements.
func weightOf(list []ast.Stmt) int {
	n := 0
	for _, s := range list {
		inspectOwn(s, func(n2 ast.Node) {
			switch n2.(type) {
			case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause, *ast.LabeledStmt, *ast.EmptyStmt:
			case ast.Stmt:
				n++
			}
		})
	}
	return n
}

// tryPieces finds a function's pieces, or a spot for which there is none.
func (o *outliner) tryPieces(decl *ast.FuncDecl) ([]*piece, *spot) {
	var list []*piece
	for _, s := range o.spotsOf(decl) {
		found := o.around(s)
		if found == nil {
			return nil, s
		}
		list = append(list, found)
	}
	for {
		list = o.joined(list)
		grown := false
		for n, r := range list {
			if bad := o.holds(r); bad {
				return nil, r.spots[0]
			}
			wide, ok := o.widened(r)
			if !ok {
				return nil, r.spots[0]
			}
			if wide != nil {
				list[n], grown = wide, true
			}
		}
		if !grown {
			return list, nil
		}
	}
}

func (o *outliner) spotsOf(decl *ast.FuncDecl) []*spot {
	var list []*spot
	for _, s := range o.spots {
		if s.decl == decl {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(a, b *spot) int { return cmp.Compare(a.at, b.at) })
	return list
}

// around gives the smallest piece that holds a spot; nil if there is none.
func (o *outliner) around(s *spot) *piece {
	list := o.candidates(s.decl, s.at)
	if r := o.namedLiteral(s); r != nil {
		list = slices.Insert(list, 0, r)
	}
	if s.level >= len(list) {
		return nil
	}
	list[s.level].spots = []*spot{s}
	return list[s.level]
}

// pathTo lists the nodes around a place, closures left out, the innermost last.
func pathTo(body *ast.BlockStmt, pos token.Pos) []ast.Node {
	var path []ast.Node
	ast.Inspect(body, func(n ast.Node) bool {
		if n == nil || pos < n.Pos() || n.End() <= pos {
			return false
		}
		path = append(path, n)
		_, closure := n.(*ast.FuncLit)
		return !closure
	})
	return path
}

// candidates lists the pieces that might hold a place, the smallest first.
func (o *outliner) candidates(decl *ast.FuncDecl, pos token.Pos) []*piece {
	var list []*piece
	path := pathTo(decl.Body, pos)
	for n := len(path) - 1; n > 0; n-- {
		if r := o.headAt(path[n-1], path[n]); r != nil && len(list) == 0 {
			list = append(list, r)
		}
		if s := o.pollAt(path[n]); s != nil && len(list) == 0 && n == len(path)-1 {
			list = append(list, &piece{poll: s})
		}
		stmts := runOf(path[n-1])
		if stmts == nil {
			continue
		}
		e, isExpr := path[n].(*ast.ExprStmt)
		if at := slices.IndexFunc(*stmts, func(s ast.Stmt) bool { return s == path[n] }); at >= 0 && !(isExpr && o.marks[e.X]) {
			r := &piece{list: stmts, from: at, to: at + 1}
			if a, ok := unlabelled((*stmts)[at]).(*ast.AssignStmt); ok && o.isSite(a) {
				r = &piece{rights: a}
			}
			list = append(list, r)
		}
	}
	for _, r := range list {
		r.decl = decl
	}
	return list
}

// runOf gives the list of statements that a piece of syntax is, but for one of
// clauses.
func runOf(n ast.Node) *[]ast.Stmt {
	list := statements(n)
	if list == nil || len(*list) == 0 {
		return nil
	}
	switch (*list)[0].(type) {
	case *ast.CaseClause, *ast.CommClause:
		return nil
	}
	return list
}

// headAt gives the part of a statement's head that a node is.
func (o *outliner) headAt(parent, n ast.Node) *piece {
	var exprs []*ast.Expr
	var stmts []*ast.Stmt
	switch s := parent.(type) {
	case *ast.IfStmt:
		exprs, stmts = []*ast.Expr{&s.Cond}, []*ast.Stmt{&s.Init}
	case *ast.ForStmt:
		exprs, stmts = []*ast.Expr{&s.Cond}, []*ast.Stmt{&s.Init, &s.Post}
	case *ast.SwitchStmt:
		exprs, stmts = []*ast.Expr{&s.Tag}, []*ast.Stmt{&s.Init}
	case *ast.TypeSwitchStmt:
		stmts = []*ast.Stmt{&s.Init}
	case *ast.CaseClause:
		for i := range s.List {
			if tv := o.u.info.Types[s.List[i]]; !tv.IsType() && !tv.IsNil() {
				exprs = append(exprs, &s.List[i])
			}
		}
	case *ast.RangeStmt:
		switch o.u.info.TypeOf(s.X).Underlying().(type) {
		case *types.Slice, *types.Basic:
			exprs = []*ast.Expr{&s.X}
		}
	}
	for _, e := range exprs {
		if *e != nil && ast.Node(*e) == n {
			return &piece{expr: e}
		}
	}
	for _, st := range stmts {
		if *st != nil && ast.Node(*st) == n && !o.isSite(*st) {
			return &piece{stmt: st}
		}
	}
	return nil
}

// isSite reports an assignment to a green, behind which the portal may count.
func (o *outliner) isSite(s ast.Stmt) bool {
	if !slices.ContainsFunc(o.u.marking.marks, func(m *mark) bool { return m.stmt == s }) {
		return false
	}
	list := assigned(s)
	return list == nil || slices.ContainsFunc(list, func(e ast.Expr) bool { return o.greens[variable(o.u.pkg.TypesInfo, e)] })
}

// joined sorts pieces, drops those that are in others, and joins those of one
// list that are near each other.
func (o *outliner) joined(list []*piece) []*piece {
	slices.SortStableFunc(list, func(a, b *piece) int {
		return cmp.Or(cmp.Compare(a.span().from, b.span().from), -cmp.Compare(a.span().to, b.span().to))
	})
	var kept []*piece
	for _, r := range list {
		if len(kept) > 0 {
			last := kept[len(kept)-1]
			if last.span().covers(r.span()) {
				last.spots = append(last.spots, r.spots...)
				continue
			}
			if last.list != nil && last.list == r.list && (r.from <= last.to || o.near(last, r)) {
				last.to, last.spots = max(last.to, r.to), append(last.spots, r.spots...)
				continue
			}
		}
		kept = append(kept, r)
	}
	return kept
}

// near reports whether so little lies between two pieces of a list that one call
// is better than two.
func (o *outliner) near(a, b *piece) bool {
	between := (*a.list)[a.to:b.from]
	return weightOf(between) <= 3 && !o.holds(&piece{decl: a.decl, list: a.list, from: a.from, to: b.to})
}

// holds reports whether there is something in a piece that must stay where it is.
func (o *outliner) holds(r *piece) bool {
	bad := false
	look := func(n ast.Node) {
		switch n := n.(type) {
		case *ast.CallExpr:
			bad = bad || o.fixed[n] || o.isHintCall(n)
		case *ast.GoStmt, *ast.SendStmt, *ast.DeferStmt:
			bad = true
		case *ast.UnaryExpr:
			bad = bad || n.Op == token.ARROW && !o.isPolled(r, n)
		case *ast.SelectStmt:
			bad = bad || !isPoll(n)
		case *ast.BranchStmt:
			bad = bad || n.Tok == token.FALLTHROUGH && slices.Contains(r.statements(), ast.Stmt(n)) // of a switch around it
		case *ast.Ident:
			b, ok := o.u.info.Uses[n].(*types.Builtin)
			bad = bad || ok && b.Name() == "recover"
		}
		if s, ok := n.(ast.Stmt); ok && o.isSite(s) {
			bad = true
		}
	}
	switch {
	case r.poll != nil:
		return false
	case r.list != nil:
		for _, s := range r.statements() {
			inspectOwn(s, look)
		}
	case r.stmt != nil:
		inspectOwn(*r.stmt, look)
	case r.rights != nil:
		for _, e := range r.rights.Rhs {
			inspectOwn(e, look)
		}
	default:
		inspectOwn(*r.expr, look)
	}
	return bad || o.enteredBy(r)
}

// isPoll recognises a select that never waits and only receives.
func isPoll(s *ast.SelectStmt) bool {
	polls := false
	for _, c := range s.Body.List {
		switch comm := c.(*ast.CommClause).Comm.(type) {
		case nil:
			polls = true
		case *ast.SendStmt:
			_ = comm
			return false
		}
	}
	return polls
}

// isPolled reports a receive that is a case of a poll in the piece.
func (o *outliner) isPolled(r *piece, e *ast.UnaryExpr) bool {
	polled := false
	for _, s := range r.statements() {
		inspectOwn(s, func(n ast.Node) {
			if c, ok := n.(*ast.CommClause); ok && c.Comm != nil && spanOf(c.Comm).covers(spanOf(e)) {
				polled = true
			}
		})
	}
	return polled
}

// isHintCall recognises a call of a method of package jit.
func (o *outliner) isHintCall(call *ast.CallExpr) bool {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	fn, ok := o.u.info.Uses[sel.Sel].(*types.Func)
	return ok && fn.Signature().Recv() != nil && fn.Pkg() != nil && fn.Pkg().Path() == jitPath
}

// enteredBy reports whether somebody outside goes to a label in the piece.
func (o *outliner) enteredBy(r *piece) bool {
	s, bad := r.span(), false
	inspectOwn(r.decl.Body, func(n ast.Node) {
		if b, ok := n.(*ast.BranchStmt); ok && b.Label != nil && !s.has(b.Pos()) {
			if l, ok := o.u.info.Uses[b.Label].(*types.Label); ok && s.has(l.Pos()) {
				bad = true
			}
		}
	})
	return bad
}

// widened gives a larger piece if a variable has to be whole in one: its address
// is known to somebody, or it cannot be passed. It reports false if there is none.
func (o *outliner) widened(r *piece) (*piece, bool) {
	if r.poll != nil { // it holds no variable
		return nil, true
	}
	flow, s := o.flows[r.decl], r.span()
	found := o.halved(r)
	o.inPiece(r, func(id *ast.Ident, v *types.Var) {
		if found == nil && o.mustStayWhole(r.decl, v) && o.usedOutside(flow, r, v) && (s.has(v.Pos()) || !o.u.nameable(v.Type())) {
			found = v
		}
	})
	if found == nil {
		return nil, true
	}
	first, last := s.from, s.to-1
	ast.Inspect(r.decl, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && o.u.info.ObjectOf(id) == found {
			first, last = min(first, id.Pos()), max(last, id.Pos())
		}
		return true
	})
	wide := o.listAround(r.decl, first, last)
	if wide == nil || wide.list == r.list && wide.from >= r.from && wide.to <= r.to {
		return nil, false
	}
	wide.spots = r.spots
	return wide, true
}

// halved gives a type, or a constant, that is declared on one side of a piece's
// border and used on the other. Constants are declared again, if they can be.
func (o *outliner) halved(r *piece) (found types.Object) {
	s := r.span()
	ast.Inspect(r.decl.Body, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		obj := o.u.info.Uses[id]
		switch obj := obj.(type) {
		case *types.TypeName:
		case *types.Const:
			if !s.has(obj.Pos()) && o.isSpelled(obj) {
				return true
			}
		default:
			return true
		}
		if span := spanOf(r.decl); span.has(obj.Pos()) && s.has(id.Pos()) != s.has(obj.Pos()) {
			found = obj
		}
		return true
	})
	return found
}

// inPiece visits the variables of the function that a piece mentions.
func (o *outliner) inPiece(r *piece, visit func(*ast.Ident, *types.Var)) {
	s := r.span()
	o.flows[r.decl].mentions(r.decl.Body, func(id *ast.Ident, v *types.Var) {
		if s.has(id.Pos()) {
			visit(id, v)
		}
	})
}

// usedOutside reports a variable that is not a piece's alone, as the source was written:
// other pieces of it may be cut out already.
func (o *outliner) usedOutside(flow *varflow, r *piece, v *types.Var) bool {
	s := r.span()
	return !s.has(v.Pos()) || slices.ContainsFunc(flow.places[v], func(pos token.Pos) bool { return !s.has(pos) })
}

// mustStayWhole reports a variable that no parameter can stand for.
func (o *outliner) mustStayWhole(decl *ast.FuncDecl, v *types.Var) bool {
	if o.escapes[decl][v] || !o.u.nameable(v.Type()) {
		return true
	}
	_, err := o.u.components(v.Type(), class{})
	return err != nil
}

// listAround gives the shortest run of statements with two places in it.
func (o *outliner) listAround(decl *ast.FuncDecl, first, last token.Pos) *piece {
	var found *piece
	inspectOwn(decl.Body, func(n ast.Node) {
		list := runOf(n)
		if list == nil {
			return
		}
		at := func(pos token.Pos) int {
			return slices.IndexFunc(*list, func(s ast.Stmt) bool { return spanOf(s).has(pos) })
		}
		if from, to := at(first), at(last); from >= 0 && to >= 0 {
			found = &piece{decl: decl, list: list, from: from, to: to + 1}
		}
	})
	return found
}

// escaping finds the variables of which somebody may know the address: taken with
// & or by a method's receiver, or captured by a closure though they change.
func (f *varflow) escaping(decl *ast.FuncDecl) map[*types.Var]bool {
	found, changes := map[*types.Var]bool{}, f.changes(decl)
	for _, v := range f.vars {
		for _, pos := range f.addressesOf(decl, v) {
			if !f.inClosure(decl, v, pos) || changes[v] {
				found[v] = true
			}
		}
	}
	return found
}

// changes finds the variables that are assigned to after their declaration. A loop
// variable that only the loop's own last part assigns to does not change: each round
// has one of its own.
func (f *varflow) changes(decl *ast.FuncDecl) map[*types.Var]bool {
	found, posts := map[*types.Var]bool{}, map[ast.Node]*ast.ForStmt{}
	ast.Inspect(decl, func(n ast.Node) bool {
		if loop, ok := n.(*ast.ForStmt); ok && loop.Post != nil && roundsApart(f.info, decl.Pos()) {
			posts[loop.Post] = loop
		}
		for _, e := range assigned(n) {
			id, ok := ast.Unparen(e).(*ast.Ident)
			if v := f.root(e); v != nil && (!ok || f.info.Defs[id] == nil) && !f.stepsOnly(posts[n], v) {
				found[v] = true
			}
		}
		return true
	})
	for _, v := range f.results {
		found[v] = true
	}
	return found
}

// roundsApart reports whether each round of a loop has loop variables of its own, as
// since Go 1.22.
func roundsApart(info *types.Info, pos token.Pos) bool {
	for file, v := range info.FileVersions {
		if file.FileStart <= pos && pos < file.FileEnd {
			return version.Compare(v, "go1.22") >= 0
		}
	}
	return false
}

// stepsOnly reports a variable that a loop declares and that no closure in its last part
// mentions.
func (f *varflow) stepsOnly(loop *ast.ForStmt, v *types.Var) bool {
	if loop == nil || loop.Init == nil || !spanOf(loop.Init).has(v.Pos()) {
		return false
	}
	only := true
	ast.Inspect(loop.Post, func(n ast.Node) bool {
		if lit, ok := n.(*ast.FuncLit); ok {
			f.mentions(lit, func(_ *ast.Ident, other *types.Var) { only = only && other != v })
		}
		return true
	})
	return only
}

// root gives the variable that holds what an expression is a part of.
func (f *varflow) root(e ast.Expr) *types.Var {
	id, ok := ast.Unparen(wholeOf(f.info, e)).(*ast.Ident)
	if !ok {
		return nil
	}
	if v, ok := f.info.ObjectOf(id).(*types.Var); ok && f.numbers[v] != 0 {
		return v
	}
	return nil
}

// addressesOf lists the places where a variable's address is taken, or where a
// closure is made that mentions it.
func (f *varflow) addressesOf(decl *ast.FuncDecl, v *types.Var) []token.Pos {
	var list []token.Pos
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		if n != nil && f.skip[n] {
			return false
		}
		switch n := n.(type) {
		case *ast.UnaryExpr:
			if n.Op == token.AND && f.root(n.X) == v {
				list = append(list, n.Pos())
			}
		case *ast.SliceExpr:
			if _, ok := f.info.TypeOf(n.X).Underlying().(*types.Array); ok && f.root(n.X) == v {
				list = append(list, n.Pos())
			}
		case *ast.SelectorExpr:
			if f.takesReceiver(n) && f.root(n.X) == v {
				list = append(list, n.Pos())
			}
		case *ast.FuncLit:
			if !spanOf(n).has(v.Pos()) {
				f.mentions(n, func(_ *ast.Ident, other *types.Var) {
					if other == v && !slices.Contains(list, n.Pos()) {
						list = append(list, n.Pos())
					}
				})
			}
		}
		return true
	})
	return list
}

// takesReceiver reports a method with a pointer receiver on a value.
func (f *varflow) takesReceiver(e *ast.SelectorExpr) bool {
	sel := f.info.Selections[e]
	if sel == nil || sel.Kind() != types.MethodVal || sel.Indirect() || isPointer(sel.Recv()) {
		return false
	}
	recv := sel.Obj().(*types.Func).Signature().Recv()
	return recv != nil && isPointer(recv.Type())
}

// inClosure reports whether a place is that of a closure that captures a variable.
func (f *varflow) inClosure(decl *ast.FuncDecl, v *types.Var, pos token.Pos) bool {
	found := false
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		if lit, ok := n.(*ast.FuncLit); ok && lit.Pos() == pos {
			found = true
		}
		return !found
	})
	return found
}
