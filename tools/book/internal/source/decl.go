package source

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A Decl is one top-level declaration; a parenthesised group counts as one.
type Decl struct {
	Names     []string // Tape.Advance; a group has several
	Dir, File string   // below the module's root, with slashes; base name
	Doc       string   // doc comment as written, with its line end
	Text      string   // without the doc comment
	DocLine   int      // first line with the doc comment
	Line, End int      // first and last line without it
	Test      bool     // from a _test.go file
	Generated bool
	canon     string // Text without comments, formatted, and //jit: hints: what stages are compared by
	kind      string
}

// Name is the declaration's first name.
func (d *Decl) Name() string { return d.Names[0] }

// Path is the declaration's file below the module's root.
func (d *Decl) Path() string { return path.Join(d.Dir, d.File) }

// A Package is a folder's declarations in order of file and line.
type Package struct {
	Dir   string
	Decls []*Decl
}

// Load reads the Go files of a folder, whatever their build tags.
func Load(root, dir string) (*Package, error) {
	names, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(dir), "*.go"))
	if err != nil {
		return nil, err
	}
	p := &Package{Dir: dir}
	for _, name := range names {
		if err := p.file(name); err != nil {
			return nil, err
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s: no Go files", dir)
	}
	return p, nil
}

// Find gives the declaration of a name, in a certain file if file is not empty.
func (p *Package) Find(name, file string) *Decl {
	for _, d := range p.Decls {
		if slices.Contains(d.Names, name) && (file == "" || file == d.File) {
			return d
		}
	}
	return nil
}

func (p *Package) file(name string) error {
	src, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, path.Join(p.Dir, filepath.Base(name)), src, parser.ParseComments)
	if err != nil {
		return err
	}
	for _, node := range f.Decls {
		if g, ok := node.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
			continue
		}
		d := newDecl(fset, src, node)
		d.Dir, d.File = p.Dir, filepath.Base(name)
		d.Test = strings.HasSuffix(name, "_test.go")
		d.Generated = ast.IsGenerated(f)
		p.Decls = append(p.Decls, d)
	}
	return nil
}

func newDecl(fset *token.FileSet, src []byte, node ast.Decl) *Decl {
	line := func(p token.Pos) int { return fset.Position(p).Line }
	offset := func(p token.Pos) int { return fset.Position(p).Offset }
	d := &Decl{Line: line(node.Pos()), End: line(node.End()), DocLine: line(node.Pos())}
	end := offset(node.End())
	if n := bytes.IndexByte(src[end:], '\n'); n >= 0 && line(node.End()) == d.Line {
		end += n // a remark at the line's end belongs to a declaration of one line
	}
	d.Text = string(src[offset(node.Pos()):end])
	var doc *ast.CommentGroup
	switch n := node.(type) {
	case *ast.FuncDecl:
		doc, d.Names, d.kind = n.Doc, []string{funcName(n)}, "func"
	case *ast.GenDecl:
		doc, d.Names, d.kind = n.Doc, specNames(n), n.Tok.String()
	}
	if doc != nil {
		d.DocLine = line(doc.Pos())
		d.Doc = string(src[offset(doc.Pos()):offset(doc.End())]) + "\n"
	}
	d.canon = canon(d.Text) + hints(d.Doc)
	return d
}

func funcName(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return f.Name.Name
	}
	t := f.Recv.List[0].Type
	for {
		switch x := t.(type) {
		case *ast.StarExpr:
			t = x.X
		case *ast.IndexExpr:
			t = x.X
		case *ast.IndexListExpr:
			t = x.X
		case *ast.Ident:
			return x.Name + "." + f.Name.Name
		default:
			return f.Name.Name
		}
	}
}

func specNames(g *ast.GenDecl) (names []string) {
	for _, s := range g.Specs {
		switch s := s.(type) {
		case *ast.TypeSpec:
			names = append(names, s.Name.Name)
		case *ast.ValueSpec:
			for _, id := range s.Names {
				names = append(names, id.Name)
			}
		}
	}
	return append(names, "_")[:max(1, len(names))]
}

// canon gives a declaration without its comments, in gofmt's form.
func canon(text string) string {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "", "package p\n"+text, parser.SkipObjectResolution)
	if err != nil || len(f.Decls) == 0 {
		return text
	}
	var b bytes.Buffer
	if format.Node(&b, token.NewFileSet(), f.Decls[0]) != nil {
		return text
	}
	return b.String()
}

// hints gives the //jit: directives of a doc comment: for the translator they are
// part of the declaration.
func hints(doc string) (list string) {
	for line := range strings.Lines(doc) {
		if strings.HasPrefix(line, "//jit:") {
			list += line
		}
	}
	return list
}
