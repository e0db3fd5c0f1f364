package house

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
)

const module = "mergepoint/"

// floors reads the table of STYLE.md: package to the packages it may import.
func floors(t *testing.T) map[string][]string {
	t.Helper()
	text, err := os.ReadFile("../../STYLE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok1 := strings.Cut(string(text), "<!-- floors")
	table, _, ok2 := strings.Cut(rest, "<!-- end floors")
	if !ok1 || !ok2 {
		t.Fatal("STYLE.md: no floors table")
	}
	m := map[string][]string{}
	for _, line := range strings.Split(table, "\n") {
		cols := strings.Split(line, "|")
		if len(cols) < 4 || !strings.HasPrefix(strings.TrimSpace(cols[1]), "pkg/") {
			continue
		}
		m[strings.TrimSpace(cols[1])] = strings.Fields(cols[2])
	}
	return m
}

// closure adds to a row what the rows it names may import.
func closure(m map[string][]string, pkg string, seen map[string]bool) {
	for _, p := range m[pkg] {
		if !seen[p] {
			seen[p] = true
			closure(m, p, seen)
		}
	}
}

type listed struct {
	ImportPath string
	Dir        string
	Imports    []string
	Deps       []string
	GoFiles    []string
}

func goList(t *testing.T, patterns ...string) []listed {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,Dir,Imports,Deps,GoFiles"}, patterns...)...)
	cmd.Dir = "../.."
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.String())
	}
	var all []listed
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var l listed
		if err := d.Decode(&l); err != nil {
			t.Fatal(err)
		}
		all = append(all, l)
	}
	return all
}

// TestFloors holds the imports below pkg/ against the table, both ways.
func TestFloors(t *testing.T) {
	m := floors(t)
	seen := map[string]bool{}
	for _, l := range goList(t, "./pkg/...") {
		pkg := strings.TrimPrefix(l.ImportPath, module)
		seen[pkg] = true
		if _, ok := m[pkg]; !ok {
			t.Errorf("%s has no row in STYLE.md's floors table", pkg)
			continue
		}
		allowed := map[string]bool{}
		closure(m, pkg, allowed)
		for _, imp := range l.Imports {
			if p, ok := strings.CutPrefix(imp, module); ok && !allowed[p] {
				t.Errorf("%s imports %s, which is not below it in STYLE.md's floors table", pkg, p)
			}
		}
	}
	for pkg := range m {
		if !seen[pkg] {
			t.Errorf("STYLE.md's floors table names %s, which does not exist", pkg)
		}
	}
}

// TestChaptersRunWithoutCodewriter keeps the build-time half out of programs.
func TestChaptersRunWithoutCodewriter(t *testing.T) {
	for _, l := range goList(t, "./chapters/...", "./tools/bf") {
		for _, d := range l.Deps {
			if strings.HasPrefix(d, module+"pkg/codewriter") {
				t.Errorf("%s depends on %s, which is for build time only", l.ImportPath, d)
			}
		}
	}
}
