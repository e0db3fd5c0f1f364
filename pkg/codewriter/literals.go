package codewriter

import (
	"go/ast"
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A function literal, an entry in a table of instructions mostly, is outlined from as a
// declared function is: for that it has a declaration of its own, with the literal's type
// and body. What it captures by value is to it what parameters are.

// declOf gives the declaration of a function that statements may be taken out of; nil
// if there is none.
func (u *unit) declOf(fn *ssa.Function) *ast.FuncDecl {
	if decl := u.decls[fn]; decl != nil || u.outliner == nil {
		return decl
	}
	lit, ok := fn.Syntax().(*ast.FuncLit)
	if !ok || fn.Pkg != u.ssa || len(fn.TypeArgs()) > 0 {
		return nil
	}
	for out := fn.Parent(); out != nil; out = out.Parent() {
		if u.instanced[out] != nil || len(out.TypeArgs()) > 0 || out.TypeParams().Len() > 0 {
			return nil
		}
	}
	return u.outliner.literal(lit)
}

// literal gives the declaration of a literal, the same each time: nil if the literal
// mentions what is declared in the function around it, but for constants that its body
// can declare again, and for variables of which it has copies.
func (o *outliner) literal(lit *ast.FuncLit) *ast.FuncDecl {
	decl, ok := o.literals[lit]
	if !ok {
		if !o.mentionsOuter(lit) {
			decl = &ast.FuncDecl{Name: &ast.Ident{NamePos: lit.Pos(), Name: "literal"}, Type: lit.Type, Body: lit.Body}
		}
		o.literals[lit] = decl
	}
	return decl
}

// mentionsOuter reports a literal that mentions a type that another function declares, or
// a constant of such a type, or a constant in its own type.
func (o *outliner) mentionsOuter(lit *ast.FuncLit) bool {
	found := false
	ast.Inspect(lit, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			obj := o.u.info.Uses[id]
			k, isConst := obj.(*types.Const)
			again := isConst && within(lit.Body, id.Pos()) && o.isSpelled(k) || obj != nil && o.isCopied(lit, obj)
			found = found || obj != nil && obj.Pkg() == o.u.types && isLocalName(obj) && !within(lit, obj.Pos()) && !again
		}
		return !found
	})
	return found
}

// isCopied reports a variable that a literal captures by value.
func (o *outliner) isCopied(lit *ast.FuncLit, obj types.Object) bool {
	l := o.u.layouts[lit.Pos()]
	return l != nil && slices.ContainsFunc(l.captured, func(c capture) bool { return c.byValue && c.pos == obj.Pos() })
}

// isLocalName reports something that a function declares, and not a field or a method.
func isLocalName(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.Var:
		if obj.IsField() {
			return false
		}
	case *types.Func, *types.PkgName:
		return false
	}
	return obj.Parent() != nil && obj.Parent() != obj.Pkg().Scope() && obj.Parent() != types.Universe
}

// aLiteral is what is refused where a function literal is an operand.
const aLiteral = "a function literal"

// namedLiteral gives the piece that a function literal is which captures nothing: with a
// name it is a value that traces know, as any function is.
func (o *outliner) namedLiteral(s *spot) *piece {
	path := pathTo(s.decl.Body, s.at)
	if s.what != aLiteral || len(path) < 2 {
		return nil
	}
	lit, ok := path[len(path)-1].(*ast.FuncLit)
	if l := o.u.layouts[s.at]; !ok || lit.Pos() != s.at || o.literal(lit) == nil || l != nil && len(l.captured) > 0 {
		return nil
	}
	if place := exprIn(path[len(path)-2], lit); place != nil {
		return &piece{decl: s.decl, expr: place, lit: lit}
	}
	return nil
}

// exprIn gives the place of an expression in the syntax around it.
func exprIn(parent ast.Node, e ast.Expr) *ast.Expr {
	fields := reflect.ValueOf(parent).Elem()
	for _, f := range fields.Fields() {
		switch place := f.Addr().Interface().(type) {
		case *ast.Expr:
			if *place == e {
				return place
			}
		case *[]ast.Expr:
			if n := slices.Index(*place, e); n >= 0 {
				return &(*place)[n]
			}
		}
	}
	return nil
}

// name declares a literal's function under a name, which takes the literal's place.
func (o *outliner) name(r *piece, name string) {
	decl := o.literal(r.lit)
	set(o, &decl.Name.Name, name)
	set(o, r.expr, ast.Expr(&ast.Ident{NamePos: r.lit.Pos(), Name: name}))
	if list := o.constantsIn(r.lit, spanOf(r.lit)); len(list) > 0 {
		set(o, &decl.Body, &ast.BlockStmt{Lbrace: r.lit.Body.Lbrace, List: append(list, r.lit.Body), Rbrace: r.lit.Body.Rbrace})
	}
	o.renameImports(decl)
	o.add(&outlined{piece: r, at: r.lit.Pos(), name: name, decl: decl})
}

// literalOf gives the literal that a function was given a name for; nil of others.
func (o *outliner) literalOf(fn *ssa.Function) *ast.FuncLit {
	for _, one := range o.made {
		if one.lit != nil && fn.Syntax() == ast.Node(one.decl) {
			return one.lit
		}
	}
	return nil
}

// placeLiterals puts the names of the main function's literals in their place, so that the
// portal makes the values that traces know.
func (p *portal) placeLiterals(main *ast.FuncDecl) {
	for _, one := range p.outliner.made {
		if one.lit != nil && within(main, one.at) {
			p.edits = append(p.edits, edit{from: p.offset(one.lit), to: p.at(one.lit.End()), text: one.name})
		}
	}
}

// isNamed reports whether a literal gets a name.
func (o *outliner) isNamed(decl *ast.FuncDecl) bool {
	s := o.spots[decl.Pos()]
	return s != nil && s.what == aLiteral && s.level == 0
}

// withoutInner leaves out the functions that lie in others, which are taken apart
// themselves: traces call them, if they get no name.
func (o *outliner) withoutInner(list []*ast.FuncDecl) []*ast.FuncDecl {
	inner := func(decl *ast.FuncDecl) bool {
		return !o.isNamed(decl) && slices.ContainsFunc(list, func(d *ast.FuncDecl) bool { return d != decl && within(d.Body, decl.Pos()) })
	}
	for _, decl := range slices.DeleteFunc(slices.Clone(list), func(d *ast.FuncDecl) bool { return !inner(d) }) {
		for _, s := range o.spotsOf(decl) {
			o.callInstead(s.refused)
			delete(o.spots, s.at)
		}
	}
	return slices.DeleteFunc(list, inner)
}

// signatureOf gives the type of a function that statements are taken out of.
func (u *unit) signatureOf(decl *ast.FuncDecl) *types.Signature {
	if fn, ok := u.info.Defs[decl.Name].(*types.Func); ok {
		return fn.Signature()
	}
	return u.info.TypeOf(decl.Type).(*types.Signature)
}
