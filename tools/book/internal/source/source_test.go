package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func load(t *testing.T, text string) *Package {
	t.Helper()
	root := t.TempDir()
	if err := os.MkdirAll(filepath.Join(root, "p"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "p", "a.go"), []byte("package p\n\n"+text), 0o644); err != nil {
		t.Fatal(err)
	}
	p, err := Load(root, "p")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const old = `// f is.
func f() int { return 1 }

type T[X any] struct{ x X }

func (t *T[X]) Get() X { return t.x }

const (
	a = 1
	b = 2 // two
)
`

func TestLoad(t *testing.T) {
	p := load(t, old)
	for name, line := range map[string]int{"f": 4, "T": 6, "T.Get": 8, "a": 10, "b": 10} {
		if d := p.Find(name, ""); d == nil || d.Line != line {
			t.Errorf("%s is not at line %d: %+v", name, line, d)
		}
	}
	if d := p.Find("f", ""); d.Doc+d.Text != "// f is.\nfunc f() int { return 1 }" {
		t.Errorf("f is %q", d.Doc+d.Text)
	}
}

func TestChanges(t *testing.T) {
	now := strings.NewReplacer("return 1", "return 2", "b = 2 // two", "b = 2", "func (t *T[X]) Get() X { return t.x }", "func g() {}").Replace(old)
	var got []string
	for _, c := range Changes(load(t, old), load(t, now)) {
		got = append(got, string(c.Sign)+c.Name())
	}
	if s := strings.Join(got, " "); s != "~f +g -T.Get" {
		t.Errorf("changes: %s (a comment is no change)", s)
	}
}

func TestDiff(t *testing.T) {
	now := load(t, strings.Replace(old, "return 1", "return 2", 1))
	c := Changes(load(t, old), now)[0]
	want := "--- p/a.go f\n+++ p/a.go f\n // f is.\n-func f() int { return 1 }\n+func f() int { return 2 }\n"
	if c.Diff() != want {
		t.Errorf("diff:\n%s", c.Diff())
	}
}

func TestCell(t *testing.T) {
	p := load(t, "func ExampleX() {\n\tf()\n\t// Output:\n\t// one\n\t//\n\t//   two\n}\n")
	c, ok := p.Decls[0].Cell()
	text := cmpopts.IgnoreFields(Cell{}, "Line")
	if diff := cmp.Diff(Cell{Code: "f()\n", Output: "one\n\n  two\n"}, c, text); !ok || diff != "" {
		t.Errorf("cell: %v %s", ok, diff)
	}
	code, output := SplitCell(c.String())
	if diff := cmp.Diff(c, Cell{Code: code, Output: output}, text); diff != "" {
		t.Errorf("there and back: %s", diff)
	}
}
