package codewriter

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A function literal that captures nothing, an entry in a table of instructions mostly,
// is outlined from as a declared function is: for that it has a declaration of its own,
// with the literal's type and body.

// declOf gives the declaration of a function that statements may be taken out of; nil
// if there is none.
func (u *unit) declOf(fn *ssa.Function) *ast.FuncDecl {
	if decl := u.decls[fn]; decl != nil || u.outliner == nil {
		return decl
	}
	lit, ok := fn.Syntax().(*ast.FuncLit)
	if !ok || len(fn.FreeVars) > 0 || fn.Pkg != u.ssa || len(fn.TypeArgs()) > 0 {
		return nil
	}
	for out := fn.Parent(); out != nil; out = out.Parent() {
		if u.instanced[out] != nil || out == u.interpreter || len(out.TypeArgs()) > 0 || out.TypeParams().Len() > 0 {
			return nil
		}
	}
	return u.outliner.literal(lit)
}

// literal gives the declaration of a literal, the same each time: nil if the literal
// mentions what is declared in the function around it.
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

// mentionsOuter reports a literal that mentions a type or a constant that another
// function declares.
func (o *outliner) mentionsOuter(lit *ast.FuncLit) bool {
	found := false
	ast.Inspect(lit, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			obj := o.u.info.Uses[id]
			found = found || obj != nil && obj.Pkg() == o.u.types && isLocalName(obj) && !within(lit, obj.Pos())
		}
		return !found
	})
	return found
}

// isLocalName reports something that a function declares, and not a field or a method.
func isLocalName(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.Var:
		if obj.IsField() {
			return false
		}
	case *types.Func:
		return false
	}
	return obj.Parent() != nil && obj.Parent() != obj.Pkg().Scope() && obj.Parent() != types.Universe
}

// withoutInner leaves out the functions that lie in others, which are taken apart
// themselves: traces call them.
func (o *outliner) withoutInner(list []*ast.FuncDecl) []*ast.FuncDecl {
	inner := func(decl *ast.FuncDecl) bool {
		return slices.ContainsFunc(list, func(d *ast.FuncDecl) bool { return d != decl && within(d.Body, decl.Pos()) })
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
