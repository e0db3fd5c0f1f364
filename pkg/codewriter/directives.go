package codewriter

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// The directives, comments in Go's manner.
const (
	dirPure      = "pure"
	dirResidual  = "residual"
	dirUnroll    = "unroll"
	dirImmutable = "immutable"
)

// directives is what the source's //jit: comments say.
type directives struct {
	funcs     map[*ssa.Function]map[string]bool
	immutable map[types.Object]bool // type names and fields
	used      map[*ast.Comment]bool
}

func (u *unit) directives() *directives {
	d := &directives{map[*ssa.Function]map[string]bool{}, map[types.Object]bool{}, map[*ast.Comment]bool{}}
	for fn, decl := range u.decls {
		u.funcDirectives(d, fn, decl)
	}
	for _, fn := range u.farFuncs {
		u.funcDirectives(d, fn, fn.Syntax().(*ast.FuncDecl))
	}
	for _, p := range append(u.opened(), u.pkg) {
		for _, file := range p.Syntax {
			ast.Inspect(file, func(n ast.Node) bool { d.typeDirectives(p.TypesInfo, n); return true })
			u.strayDirectives(d, file)
		}
	}
	return d
}

func (u *unit) funcDirectives(d *directives, fn *ssa.Function, decl *ast.FuncDecl) {
	d.funcs[fn] = d.take(decl.Doc, dirPure, dirResidual, dirUnroll)
	if f := d.funcs[fn]; f[dirUnroll] && (f[dirPure] || f[dirResidual]) {
		u.errorf(decl.Pos(), "//jit:unroll says to look into %s, //jit:pure and //jit:residual not to", decl.Name.Name)
	}
}

// typeDirectives looks for //jit:immutable on a type or a field.
func (d *directives) typeDirectives(info *types.Info, n ast.Node) {
	switch n := n.(type) {
	case *ast.GenDecl:
		if len(n.Specs) == 1 && n.Tok == token.TYPE {
			d.immutables(info, n.Doc, n.Specs[0].(*ast.TypeSpec).Name)
		}
	case *ast.TypeSpec:
		d.immutables(info, n.Doc, n.Name)
		d.immutables(info, n.Comment, n.Name)
	case *ast.Field:
		d.immutables(info, n.Doc, n.Names...)
		d.immutables(info, n.Comment, n.Names...)
	}
}

func (d *directives) immutables(info *types.Info, doc *ast.CommentGroup, names ...*ast.Ident) {
	if d.take(doc, dirImmutable)[dirImmutable] {
		for _, name := range names {
			obj := info.Defs[name]
			d.immutable[obj] = true
			if s, ok := obj.Type().Underlying().(*types.Struct); ok && !isField(obj) { // type b a: the fields are the same
				for f := range s.Fields() {
					d.immutable[f.Origin()] = true
				}
			}
		}
	}
}

func isField(obj types.Object) bool {
	_, ok := obj.(*types.Var)
	return ok
}

// directive gives what stands after //jit: in a comment, or "".
func directive(c *ast.Comment) string {
	text, ok := strings.CutPrefix(c.Text, "//jit:")
	if !ok {
		return ""
	}
	name, _, _ := strings.Cut(text, " ")
	return name
}

// take gives the directives of a comment that are among those allowed there.
func (d *directives) take(doc *ast.CommentGroup, allowed ...string) map[string]bool {
	found := map[string]bool{}
	if doc == nil {
		return found
	}
	for _, c := range doc.List {
		name := directive(c)
		for _, a := range allowed {
			if name == a {
				found[name] = true
				d.used[c] = true
			}
		}
	}
	return found
}

// strayDirectives reports those that nothing took.
func (u *unit) strayDirectives(d *directives, file *ast.File) {
	for _, g := range file.Comments {
		for _, c := range g.List {
			name := directive(c)
			if d.used[c] {
				continue
			}
			switch name {
			case "":
			case dirPure, dirResidual, dirUnroll:
				u.errorf(c.Pos(), "//jit:%s has no effect here; it belongs directly above a function", name)
			case dirImmutable:
				u.errorf(c.Pos(), "//jit:%s has no effect here; it belongs to a type or a field", name)
			default:
				u.errorf(c.Pos(), "unknown directive //jit:%s; there are pure, residual, unroll and immutable", name)
			}
		}
	}
}

// isImmutable reports whether a field of a struct type never changes: the
// field or the type says so.
func (d *directives) isImmutable(t types.Type, f *types.Var) bool {
	return d.immutable[f.Origin()] || d.typeImmutable(t)
}

func (d *directives) typeImmutable(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && d.immutable[named.Obj()]
}
