package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestStructuresAreComparedByCmp: where a test compares slices, maps or structs it
// does it by go-cmp, which says what differs; options say what counts.
func TestStructuresAreComparedByCmp(t *testing.T) {
	err := filepath.WalkDir("../..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		for _, said := range comparisons(t, path, nil) {
			t.Error(strings.TrimPrefix(said, "../../"))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestComparisons: what the test above looks for, it finds.
func TestComparisons(t *testing.T) {
	const src = `package p
func f() {
	_ = reflect.DeepEqual(a, b)
	_ = !slices.Equal(a, b) || maps.Equal(c, d)
	_ = fmt.Sprint(a) != want
	_ = fmt.Sprint(err) != want // a text
	_ = a.X != 1 || a.Y != 2
	_ = a.X != 1 || b.Y != 2 || a.X != 3 // two structs, one field
	_ = a.X == nil || a.Y != nil // nothing is compared
	for i := range a {
		_ = a[i] != b[i]
	}
}`
	want := []string{
		"p.go:3:6: reflect.DeepEqual",
		"p.go:4:7: slices.Equal",
		"p.go:4:29: maps.Equal",
		"p.go:5:6: a comparison of what fmt.Sprint makes",
		"p.go:7:6: a comparison of fields of a",
		"p.go:11:7: a comparison of elements of a and b",
	}
	if diff := cmp.Diff(want, comparisons(t, "p.go", src)); diff != "" {
		t.Error(diff)
	}
}

// comparisons lists the comparisons of structures in a file that are not by go-cmp.
func comparisons(t *testing.T, path string, src any) []string {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path, src, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	ast.Inspect(file, func(n ast.Node) bool {
		said := ""
		switch n := n.(type) {
		case *ast.CallExpr:
			said = comparingCall(n)
		case *ast.BinaryExpr:
			said = comparison(n)
		}
		if said != "" {
			list = append(list, fset.Position(n.Pos()).String()+": "+said)
		}
		b, ok := n.(*ast.BinaryExpr)
		return said == "" || !ok || b.Op != token.LOR
	})
	return list
}

func comparingCall(c *ast.CallExpr) string {
	switch name := text(c.Fun); name {
	case "reflect.DeepEqual", "slices.Equal", "slices.EqualFunc", "maps.Equal", "maps.EqualFunc":
		return name
	}
	return ""
}

func comparison(b *ast.BinaryExpr) string {
	if b.Op == token.LOR {
		if of := twoFields(b, map[string]string{}); of != "" {
			return "a comparison of fields of " + of
		}
	}
	if b.Op != token.NEQ && b.Op != token.EQL {
		return ""
	}
	x, ok1 := b.X.(*ast.IndexExpr)
	y, ok2 := b.Y.(*ast.IndexExpr)
	if ok1 && ok2 && text(x.Index) == text(y.Index) && isName(x.Index) {
		return "a comparison of elements of " + text(x.X) + " and " + text(y.X)
	}
	for _, e := range []ast.Expr{b.X, b.Y} {
		if c, ok := e.(*ast.CallExpr); ok && text(c.Fun) == "fmt.Sprint" && !(len(c.Args) == 1 && text(c.Args[0]) == "err") {
			return "a comparison of what fmt.Sprint makes"
		}
	}
	return ""
}

// twoFields finds a value of which the parts of a condition compare two fields; seen
// has the fields by value.
func twoFields(e ast.Expr, seen map[string]string) string {
	b, ok := e.(*ast.BinaryExpr)
	if !ok {
		return ""
	}
	if b.Op == token.LOR {
		if of := twoFields(b.X, seen); of != "" {
			return of
		}
		return twoFields(b.Y, seen)
	}
	field, ok := b.X.(*ast.SelectorExpr)
	if !ok || b.Op != token.NEQ || text(b.Y) == "nil" {
		return ""
	}
	of := text(field.X)
	if other := seen[of]; other != "" && other != field.Sel.Name {
		return of
	}
	seen[of] = field.Sel.Name
	return ""
}

func isName(e ast.Expr) bool { _, ok := e.(*ast.Ident); return ok }

// text gives names and what they select, and "?" for the rest.
func text(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return text(e.X) + "." + e.Sel.Name
	}
	return "?"
}
