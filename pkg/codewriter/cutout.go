package codewriter

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/constant"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"reflect"
	"slices"
)

// cut is a piece on its way into a function of its own.
type cut struct {
	*outliner
	*piece
	flow      *varflow
	name      string
	ins, outs []*types.Var
	fresh     []*types.Var // assigned in it before they are read
	byAddress []*types.Var // that go in by their address
	addresses map[*types.Var]string
	ways      []way
	values    []types.Type // of a return that leaves it
	falls     bool         // control may also get to its end
	body      []ast.Stmt
}

// way is one by which a piece may be left, other than by its end.
type way struct {
	tok   token.Token
	label string
	bare  bool // a return without values
}

// outline makes a function of a piece and calls it there.
func (o *outliner) outline(r *piece) {
	c := &cut{outliner: o, piece: r, flow: o.flows[r.decl], falls: true}
	at := r.span().from
	line := o.u.fset.PositionFor(at, false).Line
	c.name = o.u.marking.fresh(fmt.Sprintf("%sAt%d", lowerFirst(r.decl.Name.Name), line))
	if r.lit != nil {
		o.name(r, c.name)
		return
	}
	if r.poll != nil {
		for _, decl := range c.cutPoll() {
			o.add(&outlined{piece: r, at: at, name: decl.Name.Name, decl: decl, in: len(decl.Type.Params.List)})
		}
		return
	}
	c.variables()
	c.unmark()
	c.throughAddresses()
	var decl *ast.FuncDecl
	switch {
	case r.list != nil:
		decl = c.cutStatements()
	case r.stmt != nil:
		decl = c.cutSimple()
	case r.rights != nil:
		decl = c.cutRights()
	default:
		decl = c.cutExpression()
	}
	o.renameImports(decl)
	o.add(&outlined{piece: r, at: at, name: c.name, decl: decl, in: len(c.ins) + len(c.byAddress), out: len(c.outs)})
}

func (o *outliner) add(one *outlined) {
	o.file.Decls = append(o.file.Decls, one.decl)
	o.made = append(o.made, one)
}

// variables finds which of the function's variables go in and come out.
func (c *cut) variables() {
	s := c.span()
	before, after := c.flow.around(s)
	mentioned, assigned := map[*types.Var]bool{}, c.assignedIn(s)
	c.inPiece(c.piece, func(_ *ast.Ident, v *types.Var) { mentioned[v] = true })
	for _, v := range c.flow.vars {
		number := c.flow.numbers[v]
		switch outside := !s.has(v.Pos()); {
		case !mentioned[v] || v.Name() == "_":
			continue
		case outside && c.mustStayWhole(c.piece.decl, v):
			c.byAddress = append(c.byAddress, v)
			continue
		case outside && (before.Has(number) || c.list == nil && c.stmt == nil):
			c.ins = append(c.ins, v)
		case outside:
			c.fresh = append(c.fresh, v)
		}
		if s.has(v.Pos()) && c.usedOutside(c.flow, c.piece, v) || !s.has(v.Pos()) && assigned[v] && after.Has(number) {
			c.outs = append(c.outs, v)
		}
	}
}

// unmark takes the variables that only the piece knows out of the marks outside.
func (c *cut) unmark() {
	s := c.span()
	for n := range c.marks {
		call := n.(*ast.CallExpr)
		hidden := func(e ast.Expr) bool {
			v, ok := variable(c.u.info, e).(*types.Var)
			return ok && s.has(v.Pos()) && !slices.Contains(c.outs, v)
		}
		if slices.ContainsFunc(call.Args, hidden) {
			set(c.outliner, &call.Args, slices.DeleteFunc(slices.Clone(call.Args), hidden))
		}
	}
}

// assignedIn finds the variables to which a piece of the source assigns.
func (c *cut) assignedIn(s span) map[*types.Var]bool {
	found := map[*types.Var]bool{}
	note := func(e ast.Expr) {
		if v := c.flow.root(e); v != nil && s.has(e.Pos()) {
			found[v] = true
		}
	}
	ast.Inspect(c.piece.decl.Body, func(n ast.Node) bool {
		for _, e := range assigned(n) {
			note(e)
		}
		if spec, ok := n.(*ast.ValueSpec); ok {
			for _, id := range spec.Names {
				note(id)
			}
		}
		return true
	})
	return found
}

// cutStatements takes statements out of a list.
func (c *cut) cutStatements() *ast.FuncDecl {
	c.body = c.withoutMarks(c.statements())
	c.falls = !c.ends(c.body[len(c.body)-1])
	c.findWays()
	c.leaveWith()
	if c.falls {
		c.body = append(c.body, c.leave(0, 0, token.NoPos, nil)...)
	}
	decl := c.function(c.resultTypes(), c.body)
	list := slices.Concat((*c.list)[:c.from], c.callAndGoOn(), (*c.list)[c.to:])
	set(c.outliner, c.list, list)
	return decl
}

// withoutMarks gives statements without the marks among them, and in them.
func (c *cut) withoutMarks(list []ast.Stmt) []ast.Stmt {
	isMark := func(s ast.Stmt) bool {
		e, ok := s.(*ast.ExprStmt)
		return ok && c.marks[e.X]
	}
	list = slices.DeleteFunc(slices.Clone(list), isMark)
	for _, s := range list {
		inspectOwn(s, func(n ast.Node) {
			if inner := statements(n); inner != nil && slices.ContainsFunc(*inner, isMark) {
				set(c.outliner, inner, slices.DeleteFunc(slices.Clone(*inner), isMark))
			}
		})
	}
	return list
}

// ends reports a statement behind which control never gets: what Go calls a
// terminating statement.
func (c *cut) ends(s ast.Stmt) bool {
	switch s := s.(type) {
	case *ast.ReturnStmt, *ast.BranchStmt:
		return true
	case *ast.ExprStmt:
		call, ok := s.X.(*ast.CallExpr)
		return ok && callsBuiltin(c.u.info, call, "panic")
	case *ast.BlockStmt:
		return c.endsIn(s.List)
	case *ast.IfStmt:
		return s.Else != nil && c.ends(s.Body) && c.ends(s.Else)
	case *ast.ForStmt:
		return s.Cond == nil && !isLeft(s.Body)
	case *ast.LabeledStmt:
		return c.ends(s.Stmt) && !isLeft(s.Stmt)
	case *ast.SwitchStmt:
		return c.clausesEnd(s.Body)
	case *ast.TypeSwitchStmt:
		return c.clausesEnd(s.Body)
	case *ast.SelectStmt:
		return c.clausesEnd(s.Body)
	}
	return false
}

func (c *cut) endsIn(list []ast.Stmt) bool { return len(list) > 0 && c.ends(list[len(list)-1]) }

// clausesEnd reports whether all clauses end, there is a default, and none breaks.
func (c *cut) clausesEnd(body *ast.BlockStmt) bool {
	all := false
	for _, s := range body.List {
		switch s := s.(type) {
		case *ast.CaseClause:
			all = all || s.List == nil
		case *ast.CommClause:
			all = true
		}
		if !c.endsIn(*statements(s)) {
			return false
		}
	}
	return all && !isLeft(body)
}

// isLeft reports whether there is a break in a statement, whatever it leaves.
func isLeft(s ast.Stmt) bool {
	found := false
	inspectOwn(s, func(n ast.Node) {
		b, ok := n.(*ast.BranchStmt)
		found = found || ok && b.Tok == token.BREAK
	})
	return found
}

// leaving visits the statements of a piece that leave it, with the list each is
// in and its place there.
func (c *cut) leaving(visit func(list *[]ast.Stmt, at int, w way)) {
	s := c.span()
	var walk func(n ast.Node, breaks, continues bool)
	walkList := func(list *[]ast.Stmt, breaks, continues bool) {
		for n, stmt := range *list {
			switch stmt := stmt.(type) {
			case *ast.ReturnStmt:
				visit(list, n, way{tok: token.RETURN, bare: len(stmt.Results) == 0})
			case *ast.BranchStmt:
				if c.leaves(stmt, s, breaks, continues) {
					w := way{tok: stmt.Tok}
					if stmt.Label != nil {
						w.label = stmt.Label.Name
					}
					visit(list, n, w)
				}
			default:
				walk(stmt, breaks, continues)
			}
		}
	}
	walk = func(n ast.Node, breaks, continues bool) {
		switch n := n.(type) {
		case *ast.BlockStmt:
			walkList(&n.List, breaks, continues)
		case *ast.LabeledStmt:
			walk(n.Stmt, breaks, continues)
		case *ast.IfStmt:
			walk(n.Body, breaks, continues)
			if n.Else != nil {
				walk(n.Else, breaks, continues)
			}
		case *ast.ForStmt:
			walk(n.Body, true, true)
		case *ast.RangeStmt:
			walk(n.Body, true, true)
		case *ast.SwitchStmt:
			walk(n.Body, true, continues)
		case *ast.TypeSwitchStmt:
			walk(n.Body, true, continues)
		case *ast.SelectStmt:
			walk(n.Body, true, continues)
		case *ast.CaseClause:
			walkList(&n.Body, breaks, continues)
		case *ast.CommClause:
			walkList(&n.Body, breaks, continues)
		}
	}
	walkList(&c.body, false, false)
}

// leaves reports whether a branch goes out of the piece: breaks and continues
// tell whether one without a label stays in it.
func (c *cut) leaves(b *ast.BranchStmt, s span, breaks, continues bool) bool {
	if b.Label != nil {
		l, ok := c.u.info.Uses[b.Label].(*types.Label)
		return !ok || !s.has(l.Pos())
	}
	switch b.Tok {
	case token.BREAK:
		return !breaks
	case token.CONTINUE:
		return !continues
	}
	return false
}

func (c *cut) findWays() {
	c.leaving(func(list *[]ast.Stmt, at int, w way) {
		if !slices.Contains(c.ways, w) {
			c.ways = append(c.ways, w)
		}
		if w.tok == token.RETURN && !w.bare && c.values == nil {
			c.values = c.returned()
		}
	})
	if !c.falls && len(c.ways) == 0 { // it only panics: what is left must end all the same
		c.values = c.returned()
		c.ways = []way{{tok: token.RETURN, bare: len(c.values) == 0}}
	}
}

// returned are the types of the results of the function around the piece.
func (c *cut) returned() (list []types.Type) {
	for v := range c.u.signatureOf(c.piece.decl).Results().Variables() {
		list = append(list, v.Type())
	}
	return list
}

// numbered reports whether there is more than one way out.
func (c *cut) numbered() bool { return len(c.ways) > 1 || len(c.ways) == 1 && c.falls }

// leaveWith puts, for each statement that leaves the piece, a return that says so.
func (c *cut) leaveWith() {
	c.leaving(func(list *[]ast.Stmt, at int, w way) {
		var values []ast.Expr
		if r, ok := (*list)[at].(*ast.ReturnStmt); ok {
			values = r.Results
		}
		block := &ast.BlockStmt{List: c.leave(slices.Index(c.ways, w)+1, w.tok, (*list)[at].Pos(), values)}
		stmt := ast.Stmt(block)
		if len(block.List) == 1 {
			stmt = block.List[0]
		}
		if list == &c.body {
			c.body[at] = stmt
			return
		}
		set(c.outliner, list, slices.Concat((*list)[:at], []ast.Stmt{stmt}, (*list)[at+1:]))
	})
}

// leave is how the function returns by a way: with the variables that come out,
// the values of the author's return, and the number of the way.
func (c *cut) leave(number int, tok token.Token, at token.Pos, values []ast.Expr) []ast.Stmt {
	if number == 0 && len(c.resultTypes()) == 0 {
		return nil
	}
	ret := &ast.ReturnStmt{}
	var before []ast.Stmt
	if len(values) == 1 && len(c.values) > 1 { // return f()
		assign := &ast.AssignStmt{Tok: token.DEFINE, Rhs: values}
		values = nil
		for range c.values {
			id := ast.NewIdent(c.u.marking.fresh("value"))
			assign.Lhs, values = append(assign.Lhs, id), append(values, ast.NewIdent(id.Name))
		}
		before = append(before, assign)
	}
	for _, v := range c.outs {
		if c.span().has(v.Pos()) && at.IsValid() && (tok != token.GOTO || at < v.Pos()) { // it is not needed there
			ret.Results = append(ret.Results, ast.NewIdent(c.outName(v)))
		} else {
			ret.Results = append(ret.Results, ast.NewIdent(c.nameOf(v)))
		}
	}
	for n := range c.values {
		if values != nil {
			ret.Results = append(ret.Results, values[n])
		} else {
			ret.Results = append(ret.Results, ast.NewIdent(c.valueName(n)))
		}
	}
	if c.numbered() {
		ret.Results = append(ret.Results, &ast.BasicLit{Kind: token.INT, Value: itoa(number)})
	}
	return append(before, ret)
}

func (c *cut) nameOf(v *types.Var) string { return c.u.marking.nameOf(v) }

func (c *cut) outName(v *types.Var) string { return c.nameOf(v) + "Out" }
func (c *cut) valueName(n int) string      { return fmt.Sprintf("value%dOut", n+1) }

// resultTypes are the types of the variables that come out, of the values of the
// author's return, and of the number.
func (c *cut) resultTypes() []result {
	var list []result
	for _, v := range c.outs {
		list = append(list, result{c.outName(v), v.Type()})
	}
	for n, t := range c.values {
		list = append(list, result{c.valueName(n), t})
	}
	if c.numbered() {
		list = append(list, result{"way", types.Typ[types.Int]})
	}
	return list
}

// result is one of a generated function.
type result struct {
	name string
	typ  types.Type
}

// function declares the piece's function.
func (c *cut) function(results []result, body []ast.Stmt) *ast.FuncDecl {
	typ := &ast.FuncType{Params: &ast.FieldList{}, Results: &ast.FieldList{}}
	used := map[string]bool{}
	for _, v := range c.ins {
		typ.Params.List = append(typ.Params.List, &ast.Field{Names: []*ast.Ident{ast.NewIdent(c.nameOf(v))}, Type: c.typeExpr(v.Type())})
	}
	for _, v := range c.byAddress {
		typ.Params.List = append(typ.Params.List, &ast.Field{Names: []*ast.Ident{ast.NewIdent(c.addressName(v))}, Type: &ast.StarExpr{X: c.typeExpr(v.Type())}})
	}
	for _, r := range results {
		name := r.name
		for used[name] || c.u.marking.taken[name] && name != "_" {
			name += "_"
		}
		used[name] = true
		renameAll(body, r.name, name)
		typ.Results.List = append(typ.Results.List, &ast.Field{Names: []*ast.Ident{ast.NewIdent(name)}, Type: c.typeExpr(r.typ)})
	}
	var head []ast.Stmt
	for _, v := range c.fresh { // and used, as Go wants it
		spec := &ast.ValueSpec{Names: []*ast.Ident{ast.NewIdent(c.nameOf(v))}, Type: c.typeExpr(v.Type())}
		head = append(head, &ast.DeclStmt{Decl: &ast.GenDecl{Tok: token.VAR, Specs: []ast.Spec{spec}}},
			&ast.AssignStmt{Lhs: []ast.Expr{ast.NewIdent("_")}, Tok: token.ASSIGN, Rhs: []ast.Expr{ast.NewIdent(c.nameOf(v))}})
	}
	block := &ast.BlockStmt{List: append(head, body...)}
	if list := c.constantsIn(c.piece.decl, c.span()); len(list) > 0 { // which what is in the block may hide
		block = &ast.BlockStmt{List: append(list, block)}
	}
	return &ast.FuncDecl{Name: ast.NewIdent(c.name), Type: typ, Body: block}
}

// constantsIn declares the constants that a part of a function mentions and that are
// declared around it.
func (o *outliner) constantsIn(n ast.Node, part span) []ast.Stmt {
	var list []ast.Stmt
	seen := map[types.Object]bool{}
	ast.Inspect(n, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || !part.has(id.Pos()) {
			return true
		}
		if k, ok := o.u.info.Uses[id].(*types.Const); ok && isLocalName(k) && !part.has(k.Pos()) && !seen[k] {
			seen[k] = true
			list = append(list, &ast.DeclStmt{Decl: &ast.GenDecl{Tok: token.CONST, Specs: []ast.Spec{o.constant(k)}}})
		}
		return true
	})
	return list
}

// isSpelled reports a constant that can be declared again.
func (o *outliner) isSpelled(k *types.Const) bool {
	switch k.Val().Kind() {
	case constant.Complex:
		return false
	case constant.Float:
		return constant.Num(k.Val()).Kind() != constant.Unknown && o.u.nameable(k.Type())
	}
	return o.u.nameable(k.Type())
}

// constant declares a constant again: one without a type is of the same default type.
func (o *outliner) constant(k *types.Const) *ast.ValueSpec {
	text := k.Val().ExactString()
	if b, ok := k.Type().Underlying().(*types.Basic); ok {
		switch {
		case b.Kind() == types.UntypedRune:
			text = "'\\x00' + " + text
		case b.Info()&types.IsFloat != 0:
			text = fmt.Sprintf("%s.0 / %s.0", constant.Num(k.Val()).ExactString(), constant.Denom(k.Val()).ExactString())
		}
	}
	value, err := parser.ParseExpr(text)
	if err != nil {
		panic("codewriter: constant: " + err.Error())
	}
	clearPositions(reflect.ValueOf(value))
	spec := &ast.ValueSpec{Names: []*ast.Ident{ast.NewIdent(k.Name())}, Values: []ast.Expr{value}}
	if b, ok := k.Type().(*types.Basic); !ok || b.Info()&types.IsUntyped == 0 {
		spec.Type = o.typeExpr(k.Type())
	}
	return spec
}

// renameAll gives identifiers that were made up, and have no place, another name.
func renameAll(body []ast.Stmt, from, to string) {
	if from == to {
		return
	}
	for _, s := range body {
		ast.Inspect(s, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && id.Name == from && !id.Pos().IsValid() {
				id.Name = to
			}
			return true
		})
	}
}

// typeExpr is a type as the generated file spells it.
func (o *outliner) typeExpr(t types.Type) ast.Expr {
	e, err := parser.ParseExpr(o.u.typ(t))
	if err != nil {
		panic("codewriter: typeExpr: " + err.Error())
	}
	clearPositions(reflect.ValueOf(e))
	return e
}

// clearPositions takes the places out of syntax that stands in no file.
func clearPositions(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() {
			clearPositions(v.Elem())
		}
	case reflect.Struct:
		for n := range v.NumField() {
			clearPositions(v.Field(n))
		}
	case reflect.Slice:
		for n := range v.Len() {
			clearPositions(v.Index(n))
		}
	case reflect.Int:
		if v.Type() == reflect.TypeFor[token.Pos]() && v.CanSet() {
			v.SetInt(0)
		}
	}
}

// call is the call of the piece's function.
func (c *cut) call() *ast.CallExpr {
	s := c.span()
	at := s.from
	call := &ast.CallExpr{Fun: &ast.Ident{NamePos: at, Name: c.name}, Lparen: at, Rparen: s.to - 1}
	for _, v := range c.ins {
		call.Args = append(call.Args, &ast.Ident{NamePos: at, Name: c.nameOf(v)})
	}
	for _, v := range c.byAddress {
		call.Args = append(call.Args, &ast.UnaryExpr{OpPos: at, Op: token.AND, X: &ast.Ident{NamePos: at, Name: c.nameOf(v)}})
	}
	return call
}

// callAndGoOn is what stands in place of statements: the call, assignments of
// what comes out, and for each way out a statement that goes it.
func (c *cut) callAndGoOn() []ast.Stmt {
	at := c.span().from
	ident := func(name string) ast.Expr { return &ast.Ident{NamePos: at, Name: name} }
	call := &ast.AssignStmt{Tok: token.DEFINE, TokPos: at, Rhs: []ast.Expr{c.call()}}
	var list []ast.Stmt
	for _, v := range c.outs {
		name := c.nameOf(v)
		if !c.span().has(v.Pos()) {
			temp := c.u.marking.fresh(name + "New")
			list = append(list, &ast.AssignStmt{Lhs: []ast.Expr{ident(name)}, Tok: token.ASSIGN, TokPos: at, Rhs: []ast.Expr{ident(temp)}})
			name = temp
		}
		call.Lhs = append(call.Lhs, ident(name))
	}
	var values []ast.Expr
	for range c.values {
		name := c.u.marking.fresh("value")
		call.Lhs, values = append(call.Lhs, ident(name)), append(values, ident(name))
	}
	number := ""
	if c.numbered() {
		number = c.u.marking.fresh("way")
		call.Lhs = append(call.Lhs, ident(number))
	}
	for n, w := range c.ways {
		leave := c.goWay(w, values)
		if number != "" && (c.falls || n < len(c.ways)-1) {
			cond := &ast.BinaryExpr{X: ident(number), OpPos: at, Op: token.EQL, Y: &ast.BasicLit{ValuePos: at, Kind: token.INT, Value: itoa(n + 1)}}
			leave = &ast.IfStmt{If: at, Cond: cond, Body: &ast.BlockStmt{Lbrace: at, List: []ast.Stmt{leave}, Rbrace: at}}
		}
		list = append(list, leave)
	}
	if len(call.Lhs) == 0 {
		return append([]ast.Stmt{&ast.ExprStmt{X: call.Rhs[0]}}, list...)
	}
	return append([]ast.Stmt{call}, list...)
}

// goWay is the statement that leaves by a way.
func (c *cut) goWay(w way, values []ast.Expr) ast.Stmt {
	at := c.span().from
	if w.tok == token.RETURN {
		ret := &ast.ReturnStmt{Return: at}
		if !w.bare {
			ret.Results = values
		}
		return ret
	}
	b := &ast.BranchStmt{TokPos: at, Tok: w.tok}
	if w.label != "" {
		b.Label = &ast.Ident{NamePos: at, Name: w.label}
	}
	return b
}

// cutSimple takes out the simple statement in the head of another: an assignment
// of what comes out stays, or the bare call.
func (c *cut) cutSimple() *ast.FuncDecl {
	stmt := *c.stmt
	decl := c.function(c.resultTypes(), append([]ast.Stmt{stmt}, c.leave(0, 0, token.NoPos, nil)...))
	at := c.span().from
	var put ast.Stmt = &ast.ExprStmt{X: c.call()}
	if len(c.outs) > 0 {
		assign := &ast.AssignStmt{Tok: token.ASSIGN, TokPos: at, Rhs: []ast.Expr{c.call()}}
		for _, v := range c.outs {
			assign.Lhs = append(assign.Lhs, &ast.Ident{NamePos: at, Name: c.nameOf(v)})
			if c.span().has(v.Pos()) {
				assign.Tok = token.DEFINE
			}
		}
		put = assign
	}
	set(c.outliner, c.stmt, put)
	return decl
}

// cutExpression takes out an expression of a head.
func (c *cut) cutExpression() *ast.FuncDecl {
	t := types.Default(c.u.info.TypeOf(*c.expr))
	decl := c.function([]result{{"valueOut", t}}, []ast.Stmt{&ast.ReturnStmt{Results: []ast.Expr{*c.expr}}})
	set(c.outliner, c.expr, ast.Expr(c.call()))
	return decl
}

// cutRights takes out the right sides of an assignment behind which the guest may
// have jumped: the assignment has to stay.
func (c *cut) cutRights() *ast.FuncDecl {
	a := c.rights
	assign := &ast.AssignStmt{Tok: token.ASSIGN, Rhs: a.Rhs}
	ret := &ast.ReturnStmt{}
	var results []result
	for n, l := range a.Lhs {
		t := c.u.info.TypeOf(l)
		if id, ok := l.(*ast.Ident); ok && id.Name == "_" {
			t = types.Typ[types.Bool]
			assign.Lhs = append(assign.Lhs, ast.NewIdent("_"))
			results = append(results, result{fmt.Sprintf("right%dOut", n+1), t})
		} else {
			r := result{fmt.Sprintf("right%dOut", n+1), t}
			results = append(results, r)
			assign.Lhs = append(assign.Lhs, ast.NewIdent(r.name))
		}
		ret.Results = append(ret.Results, ast.NewIdent(results[n].name))
	}
	decl := c.function(results, []ast.Stmt{assign, ret})
	set(c.outliner, &a.Rhs, []ast.Expr{c.call()})
	return decl
}

// renameImports gives the packages that a function names the names they have in the
// generated file.
func (o *outliner) renameImports(decl *ast.FuncDecl) {
	ast.Inspect(decl, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		switch obj := o.u.info.Uses[id].(type) {
		case *types.PkgName:
			set(o, &id.Name, o.u.imported(obj.Imported().Path(), obj.Imported().Name()))
		case nil:
		default:
			if o.u.fromDotImport(id, obj) {
				o.dot = obj.Pkg().Path()
			}
		}
		return true
	})
}

// importAll declares the imports of the outlined functions' file.
func (o *outliner) importAll() {
	used := map[string]bool{}
	inspectNames(o.file, used)
	o.imports, o.real = maps.Clone(o.u.imports), maps.Clone(o.u.real)
	maps.DeleteFunc(o.imports, func(name, _ string) bool { return !used[name] })
	decl := &ast.GenDecl{Tok: token.IMPORT}
	add := func(name, path string) {
		spec := &ast.ImportSpec{Name: ast.NewIdent(name), Path: &ast.BasicLit{Kind: token.STRING, Value: fmt.Sprintf("%q", path)}}
		decl.Specs = append(decl.Specs, spec)
		o.file.Imports = append(o.file.Imports, spec)
	}
	for _, name := range slices.Sorted(maps.Keys(o.imports)) {
		add(name, o.imports[name])
	}
	if o.dot != "" {
		add(".", o.dot)
	}
	if len(decl.Specs) > 0 {
		o.file.Decls = slices.Insert(o.file.Decls, 0, ast.Decl(decl))
	}
}

// texts are the outlined functions, as the generated file has them.
func (o *outliner) texts() []string {
	var list []string
	for _, one := range o.made {
		var b bytes.Buffer
		if err := format.Node(&b, o.u.fset, one.decl); err != nil {
			panic("codewriter: texts: " + err.Error())
		}
		if one.lit != nil {
			list = append(list, fmt.Sprintf("// %s is the function literal at %s.\n%s", one.name, o.u.shortPosition(one.at), b.String()))
			continue
		}
		list = append(list, fmt.Sprintf("// %s was taken out of %s: a straight line of ops\n// cannot hold %s.\n%s",
			one.name, o.u.shortPosition(one.at), trimComma(one.spots[0].what), b.String()))
	}
	return list
}
