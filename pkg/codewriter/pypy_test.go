package codewriter_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mergepoint/pkg/codewriter"
	"mergepoint/pkg/texttest"
)

// TestPyPy translates the ports of PyPy's tests, links them into one program, and
// runs it: see testdata/pypy. Nothing is written beside them: the go command is
// told by an overlay where the generated files are.
func TestPyPy(t *testing.T) {
	files, err := filepath.Glob("testdata/pypy/*/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no ports of PyPy's tests", err)
	}
	var dirs []string
	for _, f := range files {
		dirs = append(dirs, filepath.Dir(f))
	}
	dirs = slices.Compact(dirs)
	tmp := t.TempDir()
	overlay := map[string]string{}
	put := func(path, text string) {
		abs, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(tmp, fmt.Sprint(len(overlay)))
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		overlay[abs] = file
	}
	main := "package main\n\nimport (\n\t\"os\"\n\n\t\"mergepoint/pkg/codewriter/testdata/pypy\"\n"
	outs, errs := codewriter.WriteAll(dirs)
	for n, dir := range dirs {
		if errs[n] != nil {
			t.Errorf("%s is refused:\n%v", dir, errs[n])
			continue
		}
		for _, f := range outs[n].Files() {
			if f.Text != "" {
				put(filepath.Join(dir, f.Name), f.Text)
			}
		}
		main += fmt.Sprintf("\t_ \"mergepoint/pkg/codewriter/%s\"\n", filepath.ToSlash(filepath.Clean(dir)))
	}
	put("testdata/pypy/run/main.go", main+")\n\nfunc main() {\n\tif !pypy.Main(os.Stdout) {\n\t\tos.Exit(1)\n\t}\n}\n")
	text, err := json.Marshal(map[string]any{"Replace": overlay})
	if err != nil {
		t.Fatal(err)
	}
	list, program := filepath.Join(tmp, "overlay.json"), filepath.Join(tmp, "run.exe")
	if err := os.WriteFile(list, text, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("go", "build", "-ldflags=-w", "-overlay", list, "-o", program, "./testdata/pypy/run").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.Command(program).CombinedOutput()
	cases, table, _ := strings.Cut(string(out), "\n\n")
	t.Log("\n" + cases)
	if err != nil {
		t.Error(err)
	}
	texttest.Run(t, "testdata/pypy/*.txtar", func(t *testing.T, c *texttest.Case) { c.Expect(t, "table", table) })
}
