package codewriter_test

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"mergepoint/pkg/codewriter"
)

// TestRefused translates testdata/refused: each line that has a comment "want" has
// something that a straight line cannot hold, told by that name, and no other
// line has any; the package is accepted all the same.
func TestRefused(t *testing.T) {
	out, err := codewriter.Write("testdata/refused")
	if err != nil {
		t.Fatal(err)
	}
	errs := checkWants(t, "testdata/refused", out.Outlined)
	for _, row := range codewriter.Subset {
		if row.Refusal == "" {
			continue
		}
		found := false
		for _, e := range errs {
			found = found || strings.HasPrefix(e.Msg, row.Refusal)
		}
		if !found {
			t.Errorf("no test of what is called %q (%s)", row.Refusal, row.What)
		}
	}
}

// TestHints translates the packages in testdata/hints, each with a mistake in
// the driver, the hints or the directives.
func TestHints(t *testing.T) {
	dirs, err := filepath.Glob("testdata/hints/*")
	if err != nil || len(dirs) == 0 {
		t.Fatal("no packages in testdata/hints", err)
	}
	_, errs := codewriter.WriteAll(dirs)
	for n, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) { checkWants(t, dir, errs[n]) })
	}
}

func checkWants(t *testing.T, dir string, err error) codewriter.Errors {
	t.Helper()
	var errs codewriter.Errors
	if !errors.As(err, &errs) {
		t.Fatalf("got %v, want Errors", err)
	}
	want := wants(t, dir)
	for i, e := range errs {
		if i > 0 && errs[i-1].Pos.Line > e.Pos.Line {
			t.Error("not sorted:", e)
		}
		rx, ok := want[e.Pos.Line]
		if !ok {
			t.Errorf("unexpected: %v", e)
		} else if !rx.MatchString(e.Msg) {
			t.Errorf("got %v, want %s", e, rx)
		}
	}
	for line, rx := range want {
		found := false
		for _, e := range errs {
			found = found || e.Pos.Line == line
		}
		if !found {
			t.Errorf("%s:%d: no error, want %s", dir, line, rx)
		}
	}
	return errs
}

// wants reads the comments "want" of a package's only file, by line.
func wants(t *testing.T, dir string) map[int]*regexp.Regexp {
	paths, _ := filepath.Glob(filepath.Join(dir, "*.go"))
	if len(paths) != 1 {
		t.Fatalf("%s has %d Go files, want 1", dir, len(paths))
	}
	src, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	list := map[int]*regexp.Regexp{}
	for n, line := range strings.Split(string(src), "\n") {
		if _, text, ok := strings.Cut(line, "// want "); ok {
			pattern, err := strconv.Unquote(strings.ReplaceAll(text, `\`, `\\`))
			if err != nil {
				t.Fatalf("%s:%d: %v", paths[0], n+1, err)
			}
			list[n+1] = regexp.MustCompile("^" + pattern)
		}
	}
	return list
}

func TestBrokenPackage(t *testing.T) {
	_, err := codewriter.Write("testdata/broken")
	if err == nil || !strings.Contains(err.Error(), "broken.go:4:9: undefined: missing") ||
		!strings.Contains(err.Error(), "the package must compile first") {
		t.Errorf("got %v", err)
	}
	if _, err := codewriter.Write("testdata/nowhere"); err == nil {
		t.Error("no error for a directory that is not there")
	}
}
