package codewriter

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A poll is a select that never waits and only receives: has somebody asked the guest
// to stop? What is outlined of it is the question, which answers with the number of
// the case:
//
//	switch runAt12(ctx.Done()) { case 1: ...; default: ... }
//
// While the answer is that there is nothing, nobody has handed anything over, so
// compiled code forgets nothing. Behind a receive it forgets everything, for the
// sender's sake: another function is called there, which does nothing that is known.

// pollAt gives the poll that a node is, if it can be asked so.
func (o *outliner) pollAt(n ast.Node) *ast.SelectStmt {
	s, ok := n.(*ast.SelectStmt)
	if !ok || !isPoll(s) || len(s.Body.List) < 2 {
		return nil
	}
	for _, c := range s.Body.List {
		if comm := c.(*ast.CommClause).Comm; comm != nil && o.asks(comm) == nil {
			return nil
		}
	}
	return s
}

// asks gives the channel of case <-channel.
func (o *outliner) asks(comm ast.Stmt) ast.Expr {
	e, ok := comm.(*ast.ExprStmt)
	if !ok {
		return nil
	}
	receive := ast.Unparen(e.X).(*ast.UnaryExpr)
	if !o.u.nameable(o.u.info.TypeOf(receive.X)) {
		return nil
	}
	return receive.X
}

// cutPoll puts a switch in place of a poll, and gives the functions it calls.
func (c *cut) cutPoll() []*ast.FuncDecl {
	at := c.poll.Pos()
	question := &ast.SelectStmt{Body: &ast.BlockStmt{}}
	ask := &ast.CallExpr{Fun: &ast.Ident{NamePos: at, Name: c.name}, Lparen: at, Rparen: at}
	answer := &ast.SwitchStmt{Switch: at, Tag: ask, Body: &ast.BlockStmt{Lbrace: c.poll.Body.Lbrace, Rbrace: c.poll.Body.Rbrace}}
	params := &ast.FieldList{}
	after := c.u.marking.fresh(c.name + "Received")
	for _, clause := range c.poll.Body.List {
		clause := clause.(*ast.CommClause)
		here := &ast.CaseClause{Case: clause.Case, Colon: clause.Colon, Body: clause.Body}
		answer.Body.List = append(answer.Body.List, here)
		there, number := &ast.CommClause{}, 0
		question.Body.List = append(question.Body.List, there)
		if clause.Comm != nil {
			channel := c.asks(clause.Comm)
			name := c.u.marking.fresh("channel")
			ask.Args = append(ask.Args, channel)
			number = len(ask.Args)
			params.List = append(params.List, &ast.Field{Names: []*ast.Ident{ast.NewIdent(name)}, Type: c.typeExpr(c.u.info.TypeOf(channel))})
			there.Comm = &ast.ExprStmt{X: &ast.UnaryExpr{Op: token.ARROW, X: ast.NewIdent(name)}}
			here.List = []ast.Expr{&ast.BasicLit{ValuePos: clause.Case, Kind: token.INT, Value: itoa(number)}}
			synchronise := &ast.ExprStmt{X: &ast.CallExpr{Fun: &ast.Ident{NamePos: clause.Colon, Name: after}, Lparen: clause.Colon, Rparen: clause.Colon}}
			here.Body = append([]ast.Stmt{synchronise}, clause.Body...)
		}
		there.Body = []ast.Stmt{&ast.ReturnStmt{Results: []ast.Expr{&ast.BasicLit{Kind: token.INT, Value: itoa(number)}}}}
	}
	c.replaceStatement(c.poll, answer)
	number := &ast.FieldList{List: []*ast.Field{{Type: c.typeExpr(types.Typ[types.Int])}}}
	nothing := &ast.SelectStmt{Body: &ast.BlockStmt{List: []ast.Stmt{&ast.CommClause{}}}}
	return []*ast.FuncDecl{
		{Name: ast.NewIdent(after), Type: &ast.FuncType{Params: &ast.FieldList{}}, Body: &ast.BlockStmt{List: []ast.Stmt{nothing}}},
		{Name: ast.NewIdent(c.name), Type: &ast.FuncType{Params: params, Results: number}, Body: &ast.BlockStmt{List: []ast.Stmt{question}}},
	}
}

// replaceStatement puts one statement in place of another.
func (c *cut) replaceStatement(old, put ast.Stmt) {
	ast.Inspect(c.piece.decl.Body, func(n ast.Node) bool {
		if label, ok := n.(*ast.LabeledStmt); ok && label.Stmt == old {
			set(c.outliner, &label.Stmt, put)
		}
		if list := statements(n); list != nil && slices.Contains(*list, old) {
			changed := slices.Clone(*list)
			changed[slices.Index(changed, old)] = put
			set(c.outliner, list, changed)
		}
		return true
	})
}

// asksOnly reports a function that was made of a poll: the question.
func (u *unit) asksOnly(fn *ssa.Function) bool {
	if u.outliner == nil {
		return false
	}
	one, _ := u.outliner.says(fn)
	return one != nil && one.poll != nil && fn.Signature.Results().Len() == 1
}

// isQuestion reports the select of a function that was made of a poll.
func (u *unit) isQuestion(s *ssa.Select) bool {
	if u.outliner == nil || len(s.States) == 0 {
		return false
	}
	one, _ := u.outliner.says(s.Parent())
	return one != nil && one.poll != nil
}
