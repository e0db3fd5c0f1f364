package codewriter_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mergepoint/pkg/codewriter"
)

// caseFile lets package agree run an interpreter.
const caseFile = `package %s

import "mergepoint/pkg/codewriter/testdata/agree"

var Case = agree.Case{Name: %q, Driver: driver, Guests: guests, New: func() agree.Machine {
	m := newM()
	return agree.Machine{State: m, Run: func(code string) { run(code, m) }, Dump: m.dump}
}}
`

// TestKinds translates the interpreters of testdata/kinds, links them, and holds
// their plain runs against their JIT. Where a package's comment has a line
// "Refused: …", translate must say that; what is in one with "Jitcode: …" is in it,
// and not what is in one with "No jitcode: …".
func TestKinds(t *testing.T) {
	paths, err := filepath.Glob("testdata/kinds/*/m.go")
	if err != nil || len(paths) == 0 {
		t.Fatal("no interpreters", err)
	}
	root, err := os.MkdirTemp("testdata", "linked-")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.RemoveAll(root) }()
	var dirs, names []string
	for _, path := range paths {
		name := filepath.Base(filepath.Dir(path))
		dir := filepath.Join(root, name)
		copyTree(t, filepath.Dir(path), dir, root)
		write(t, filepath.Join(dir, "case.go"), fmt.Sprintf(caseFile, name, name))
		dirs, names = append(dirs, dir), append(names, name)
	}
	linkAndRun(t, root, translated(t, dirs, names))
}

// joinLines takes the ends of lines away that say so.
func joinLines(text string) string {
	text = regexp.MustCompile(`\{ // joined\n\s*`).ReplaceAllString(text, "{ ")
	return regexp.MustCompile(` // joined\n\s*`).ReplaceAllString(text, "; ")
}

// copyTree copies Go files; imports of the original go to the copy.
func copyTree(t *testing.T, from, to, root string) {
	err := filepath.WalkDir(from, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile(path)
		rel, _ := filepath.Rel(from, path)
		text := strings.ReplaceAll(string(src), "testdata/kinds/", filepath.ToSlash(root)+"/")
		write(t, filepath.Join(to, rel), joinLines(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// translated writes the generated files and gives the names of those that were
// not rightly refused.
func translated(t *testing.T, dirs, names []string) []string {
	var good []string
	outs, errs := codewriter.WriteAll(dirs)
	for n, dir := range dirs {
		src, _ := os.ReadFile(filepath.Join(dir, "m.go"))
		refused := regexp.MustCompile(`(?m)^// Refused: (.*)`).FindStringSubmatch(string(src))
		switch {
		case refused != nil:
			if errs[n] == nil || !strings.Contains(errs[n].Error(), refused[1]) {
				t.Errorf("%s: got %v, want it refused: %s", names[n], errs[n], refused[1])
			}
		case errs[n] != nil:
			t.Errorf("%s: %v", names[n], errs[n])
		default:
			if has := regexp.MustCompile(`(?m)^// Jitcode: (.*)`).FindStringSubmatch(string(src)); has != nil && !strings.Contains(outs[n].Jitcode, has[1]) {
				t.Errorf("%s: the jitcode has no %s", names[n], has[1])
			}
			if hasNot := regexp.MustCompile(`(?m)^// No jitcode: (.*)`).FindStringSubmatch(string(src)); hasNot != nil && strings.Contains(outs[n].Jitcode, hasNot[1]) {
				t.Errorf("%s: the jitcode has %s", names[n], hasNot[1])
			}
			for line := range strings.Lines(outs[n].Portal) {
				if to, from, ok := strings.Cut(strings.TrimSpace(line), " = "); ok && to == from {
					t.Errorf("%s: go vet would complain of %s", names[n], line)
				}
			}
			write(t, filepath.Join(dir, codewriter.JitcodeFile), outs[n].Jitcode)
			write(t, filepath.Join(dir, codewriter.PortalFile), outs[n].Portal)
			good = append(good, names[n])
		}
	}
	return good
}

// TestExposed looks at what translate says of unsafe.
func TestExposed(t *testing.T) {
	out, err := codewriter.Write("testdata/kinds/overlaid")
	if err != nil {
		t.Fatal(err)
	}
	want := "testdata/kinds/overlaid/m.go:18:39: unsafe makes one class of the memory beside [8]byte, byte, cell, raw, uint64: a store to it makes compiled code forget all of it"
	if len(out.Notes) == 0 || out.Notes[0] != want {
		t.Errorf("got %q, want %s", out.Notes, want)
	}
}

// linkAndRun makes one program of interpreters and reports what it prints.
func linkAndRun(t *testing.T, root string, names []string) {
	module := "mergepoint/pkg/codewriter/" + filepath.ToSlash(root) + "/"
	main := "package main\n\nimport (\n\t\"mergepoint/pkg/codewriter/testdata/agree\"\n"
	for _, name := range names {
		main += fmt.Sprintf("\t%q\n", module+name)
	}
	main += ")\n\nfunc main() {\n\tagree.Main("
	for _, name := range names {
		main += name + ".Case, "
	}
	write(t, filepath.Join(root, "main", "main.go"), main+")\n}\n")
	out, err := exec.Command("go", "run", "./"+filepath.Join(root, "main")).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
