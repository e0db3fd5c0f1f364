package codewriter

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/astutil"
)

// A range loop around the merge point counts by a variable that has no name, and
// holds what it ranges over in another: whoever comes back to the merge point must
// set both. So such a loop is written out before anything else is done, with names
// for the two, in the syntax and in the portal's text.

// ranged is a range loop that was written out.
type ranged struct {
	from, to token.Pos // its head, the brace of its body included
	head     string
}

// A twin is a variable of the portal that is another one at the merge point.
type twin struct{ name, of string }

// writeOut writes out the range loops around the merge point.
func (m *marking) writeOut() {
	if m.taken["len"] && m.declares("len") {
		return
	}
	astutil.Apply(m.main, nil, func(c *astutil.Cursor) bool {
		r, ok := c.Node().(*ast.RangeStmt)
		if ok && r.Body.Pos() < m.point.Pos() && m.point.End() <= r.Body.End() {
			if loop := m.plainLoop(r); loop != nil {
				c.Replace(loop)
			}
		}
		return true
	})
	if len(m.ranges) > 0 {
		check(m.pkg)
	}
}

// declares reports whether the package gives a name a meaning of its own.
func (m *marking) declares(name string) bool {
	for id, obj := range m.pkg.TypesInfo.Defs {
		if id.Name == name && obj != nil && declares(obj) {
			return true
		}
	}
	return false
}

// plainLoop writes one loop out, over a slice, a pointer to an array or an int; nil
// for all others.
func (m *marking) plainLoop(r *ast.RangeStmt) *ast.ForStmt {
	t := m.pkg.TypesInfo.TypeOf(r.X).Underlying()
	isInt := false
	switch t := t.(type) {
	case *types.Basic:
		isInt = t.Kind() == types.Int || t.Kind() == types.UntypedInt
		if key := r.Key; isInt && key != nil && !blank(key) && !types.Identical(m.pkg.TypesInfo.TypeOf(key), types.Typ[types.Int]) {
			return nil
		}
	case *types.Slice:
	case *types.Pointer:
	default:
		return nil
	}
	if _, basic := t.(*types.Basic); basic && !isInt {
		return nil
	}
	over, at := m.fresh("over"), m.fresh("at")
	m.unlisted[over], m.unlisted[at] = true, true
	id := func(name string) *ast.Ident { return &ast.Ident{NamePos: r.For, Name: name} }
	limit, limitText := ast.Expr(id(over)), over
	if !isInt {
		limit = &ast.CallExpr{Fun: id("len"), Lparen: r.For, Args: []ast.Expr{id(over)}, Rparen: r.For}
		limitText = "len(" + over + ")"
	}
	loop := &ast.ForStmt{For: r.For, Body: r.Body,
		Init: &ast.AssignStmt{Lhs: []ast.Expr{id(over), id(at)}, TokPos: r.For, Tok: token.DEFINE,
			Rhs: []ast.Expr{r.X, &ast.BasicLit{ValuePos: r.For, Kind: token.INT, Value: "0"}}},
		Cond: &ast.BinaryExpr{X: id(at), OpPos: r.For, Op: token.LSS, Y: limit},
		Post: &ast.IncDecStmt{X: id(at), TokPos: r.For, Tok: token.INC},
	}
	head := fmt.Sprintf("for %s, %s := %s, 0; %s < %s; %s++ {", over, at, exprText(r.X), at, limitText, at)
	// One statement assigns both: what the places are is evaluated before.
	assign := func(pos token.Pos, to, from []ast.Expr) (ast.Stmt, string) {
		return &ast.AssignStmt{TokPos: pos, Tok: r.Tok, Lhs: to, Rhs: from}, fmt.Sprintf("\n%s %s %s", exprTexts(to), r.Tok, exprTexts(from))
	}
	var to, from []ast.Expr
	each := &ast.IndexExpr{X: id(over), Lbrack: r.For, Index: id(at), Rbrack: r.For}
	if r.Key != nil && !blank(r.Key) {
		to, from = append(to, r.Key), append(from, id(at))
	}
	if r.Value != nil && !blank(r.Value) {
		if m.mayFollow(r) {
			pos := r.Body.List[0].End()
			each.Lbrack, each.Rbrack = pos, pos
			stmt, text := assign(pos, []ast.Expr{r.Value}, []ast.Expr{each})
			loop.Body.List = slices.Insert(loop.Body.List, 1, stmt)
			m.ranges = append(m.ranges, ranged{pos, pos, text})
		} else {
			to, from = append(to, r.Value), append(from, each)
			m.unlisted[exprText(r.Value)] = true
		}
	}
	if len(to) > 0 {
		stmt, text := assign(r.For, to, from)
		loop.Body.List = slices.Insert(loop.Body.List, 0, stmt)
		head += text
	}
	m.ranges = append(m.ranges, ranged{r.For, r.Body.Lbrace + 1, head})
	return loop
}

// mayFollow reports whether the element may be read behind the merge point: if that
// comes first, and does not speak of it. Then it need not be listed.
func (m *marking) mayFollow(r *ast.RangeStmt) bool {
	if callIn(r.Body.List[0]) != m.point || r.Tok != token.DEFINE {
		return false
	}
	used := map[string]bool{}
	inspectNames(m.point, used)
	return !used[r.Value.(*ast.Ident).Name]
}

// exprTexts writes a list of expressions, as Go.
func exprTexts(list []ast.Expr) string {
	var texts []string
	for _, e := range list {
		texts = append(texts, exprText(e))
	}
	return strings.Join(texts, ", ")
}

// exprText writes an expression, as Go.
func exprText(e ast.Expr) string {
	var b strings.Builder
	if err := format.Node(&b, token.NewFileSet(), e); err != nil {
		panic("codewriter: exprText: " + err.Error())
	}
	return b.String()
}

func blank(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "_"
}

// placeRanges puts the heads of loops that were written out into the portal's text.
func (p *portal) placeRanges() {
	for _, r := range p.marking.ranges {
		p.edits = append(p.edits, edit{from: p.at(r.from), to: p.at(r.to), text: r.head})
	}
}

// twins gives the assignments that follow those of the variables which come back.
func (p *portal) twins() string {
	text := ""
	for _, t := range p.driver.twins {
		text += t.name + " = " + t.of + "\n"
	}
	return text
}
