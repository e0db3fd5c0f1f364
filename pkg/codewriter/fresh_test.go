package codewriter_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

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
	if a.Jitcode != b.Jitcode || a.Portal != b.Portal {
		t.Error("two translations differ")
	}
}

// TestStalePortal hides a portal that does not compile.
func TestStalePortal(t *testing.T) {
	if _, err := codewriter.Write("testdata/stale"); err != nil {
		t.Errorf("a broken portal stops translate: %v", err)
	}
}
