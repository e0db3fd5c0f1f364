package codewriter_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/codewriter"
)

// TestFresh translates every package that says it wants to be, or that holds
// generated files, and compares: a stale file fails, and so does one whose
// package has no merge point any more.
func TestFresh(t *testing.T) {
	dirs := generated(t, "../../chapters", "../../testdata", "testdata/subset", "testdata/forms")
	if len(dirs) < 4 {
		t.Fatalf("only %v want to be translated", dirs)
	}
	outs, errs := codewriter.WriteAll(dirs)
	for n, dir := range dirs {
		if errs[n] != nil {
			t.Errorf("%s: %v", dir, errs[n])
			continue
		}
		for _, f := range outs[n].Files() {
			if !f.Fresh(dir) {
				t.Errorf("%s in %s is stale: go tool translate %[2]s", f.Name, dir)
			}
		}
	}
}

// generated lists the folders that hold generated files or ask for them.
func generated(t *testing.T, roots ...string) []string {
	var dirs []string
	for _, root := range roots {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() && wantsTranslation(path) {
				dirs = append(dirs, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return dirs
}

func wantsTranslation(dir string) bool {
	paths, _ := filepath.Glob(filepath.Join(dir, "*"))
	for _, path := range paths {
		switch base := filepath.Base(path); {
		case base == codewriter.JitcodeFile, base == codewriter.PortalFile, base == codewriter.TestFile:
			return true
		case strings.HasSuffix(base, ".go"):
			if src, _ := os.ReadFile(path); strings.Contains(string(src), "\n//go:generate go tool translate") {
				return true
			}
		}
	}
	return false
}

// TestTwice translates twice: nothing of the output may depend on chance.
func TestTwice(t *testing.T) {
	a, errA := codewriter.Write("testdata/subset")
	b, errB := codewriter.Write("testdata/subset")
	if errA != nil || errB != nil {
		t.Fatal(errA, errB)
	}
	if diff := cmp.Diff(a.Files(), b.Files()); diff != "" {
		t.Errorf("two translations differ:\n%s", diff)
	}
}

// TestStalePortal hides a portal that does not compile.
func TestStalePortal(t *testing.T) {
	if _, err := codewriter.Write("testdata/stale"); err != nil {
		t.Errorf("a broken portal stops translate: %v", err)
	}
}

// TestConstantAtMergePoint translates an interpreter of which a green and a red
// never change: they are constants at the merge point, and no registers.
func TestConstantAtMergePoint(t *testing.T) {
	dir := folder(t, map[string]string{"m.go": `package constant

import "mergepoint/pkg/jit"

type machine struct{ left int }

var driver = jit.NewDriver(jit.Config{Greens: []string{"mode", "pc"}, Reds: []string{"m", "step"}})

//line elsewhere.y:1
func run(code string, m *machine) {
	mode, step := 5, 1
	pc := 0
	for m.left > 0 {
		driver.MergePoint(mode, pc, m, step)
		m.left -= step * mode
		pc++
		if pc == 3 {
			pc = 0
		}
	}
}
`})
	if _, err := codewriter.Write(dir); err != nil {
		t.Error(err)
	}
}

// smallest is an interpreter.
const smallest = `package smallest

import "mergepoint/pkg/jit"

type machine struct{ left int }

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

func run(m *machine) {
	for pc := 0; m.left > 0; pc ^= 1 {
		driver.MergePoint(pc, m)
		m.left -= step
	}
}
`

// TestFileNames translates a package whose files have names that mean something in a
// pattern, and two that are built under other tags.
func TestFileNames(t *testing.T) {
	dir := folder(t, map[string]string{
		"m.go":                smallest,
		"step[generated] .go": "package smallest\n\nconst step = 1\n",
		"stepx .go":           "//go:build ignore\n\npackage smallest\n",
		"old.go":              "//go:build !go1.20\n\npackage smallest\n\nconst step = 2\n",
		"older.go":            "//go:build !go1.2 || other && !go1.3\n\npackage smallest\n\nconst step = 3\n",
	})
	out, err := codewriter.Write(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"\n//go:build go1.20 && !(!go1.2 || (other && !go1.3))\n",
		"\n//go:embed m.go \"step[[]generated] .go\"\n",
	} {
		if !strings.Contains(out.Portal, want) {
			t.Errorf("no %q in\n%.2000s", want, out.Portal)
		}
	}
	dir = folder(t, map[string]string{"it's.go": smallest, "step.go": "package smallest\n\nconst step = 1\n"})
	if _, err := codewriter.Write(dir); err == nil || !strings.Contains(err.Error(), `takes no file with '\'' in its name: rename it`) {
		t.Errorf("got %v", err)
	}
}

// folder makes one with files, within the module.
func folder(t *testing.T, files map[string]string) string {
	dir, err := os.MkdirTemp("testdata", "files-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestFreshnessIsAskedFromOutside: the test that comes with a portal is of a package of
// its own, in which no name of the author's means anything.
func TestFreshnessIsAskedFromOutside(t *testing.T) {
	out, err := codewriter.Write("testdata/kinds/packages")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.Test, "\npackage packages_test\n") {
		t.Errorf("got %s", out.Test)
	}
}
