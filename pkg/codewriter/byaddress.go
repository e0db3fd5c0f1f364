package codewriter

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"slices"
)

// A variable whose address somebody knows, a closure that changes it or a pointer,
// goes into an outlined function by its address: there x is *xAt.

// addressName is what the address of a variable is called.
func (c *cut) addressName(v *types.Var) string { return c.addresses[v] }

// throughAddresses puts *xAt for x in the piece.
func (c *cut) throughAddresses() {
	if len(c.byAddress) == 0 {
		return
	}
	c.addresses = map[*types.Var]string{}
	for _, v := range c.byAddress {
		c.addresses[v] = c.u.marking.fresh(c.nameOf(v) + "At")
	}
	c.splitDefinitions()
	switch {
	case c.list != nil:
		for at := c.from; at < c.to; at++ {
			c.replaceIn(reflect.ValueOf((*c.list)[at]))
		}
	case c.stmt != nil:
		c.replaceIn(reflect.ValueOf(c.stmt))
	case c.rights != nil:
		c.replaceIn(reflect.ValueOf(c.rights.Rhs))
	default:
		c.replaceIn(reflect.ValueOf(c.expr))
	}
}

// replaceIn walks over syntax and replaces the variables.
func (c *cut) replaceIn(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() {
			return
		}
		if id, ok := v.Interface().(*ast.Ident); ok {
			if name := c.addressOf(id); name != "" && v.CanAddr() {
				if place, ok := v.Addr().Interface().(*ast.Expr); ok {
					set(c.outliner, place, ast.Expr(&ast.ParenExpr{Lparen: id.Pos(), X: &ast.StarExpr{Star: id.Pos(), X: ast.NewIdent(name)}, Rparen: id.Pos()}))
				}
			}
			return
		}
		c.replaceIn(v.Elem())
	case reflect.Pointer:
		if !v.IsNil() {
			c.replaceIn(v.Elem())
		}
	case reflect.Struct:
		for n := range v.NumField() {
			if v.Type().Field(n).Name != "Obj" { // which leads to the declaration
				c.replaceIn(v.Field(n))
			}
		}
	case reflect.Slice:
		for n := range v.Len() {
			c.replaceIn(v.Index(n))
		}
	}
}

// addressOf gives the name of the address of the variable that an identifier is.
func (c *cut) addressOf(id *ast.Ident) string {
	if v, ok := c.u.info.Uses[id].(*types.Var); ok {
		return c.addresses[v]
	}
	return ""
}

// splitDefinitions takes definitions apart that also assign to such a variable:
// var y T; x, y = … in place of x, y := ….
func (c *cut) splitDefinitions() {
	if c.list == nil {
		return
	}
	for at := c.from; at < c.to; at++ {
		a, ok := (*c.list)[at].(*ast.AssignStmt)
		if !ok || a.Tok != token.DEFINE || !slices.ContainsFunc(a.Lhs, func(e ast.Expr) bool { return c.addressOf(e.(*ast.Ident)) != "" }) {
			continue
		}
		var decls []ast.Stmt
		for _, e := range a.Lhs {
			if v, ok := c.u.info.Defs[e.(*ast.Ident)].(*types.Var); ok && v.Name() != "_" {
				spec := &ast.ValueSpec{Names: []*ast.Ident{ast.NewIdent(c.nameOf(v))}, Type: c.typeExpr(v.Type())}
				decls = append(decls, &ast.DeclStmt{Decl: &ast.GenDecl{Tok: token.VAR, Specs: []ast.Spec{spec}}})
			}
		}
		set(c.outliner, &a.Tok, token.ASSIGN)
		set(c.outliner, c.list, slices.Insert(slices.Clone(*c.list), at, decls...))
		c.to, at = c.to+len(decls), at+len(decls)
	}
}
