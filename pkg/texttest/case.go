package texttest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata that fail")

// A Case is one file. It is valid during its test.
type Case struct {
	Name    string // the file's name without .txtar
	Why     string // the text above the first section
	path    string
	archive *txtar.Archive
	read    map[string]bool
	changed bool
}

// Run makes a subtest of each file that the pattern matches; none is an error.
// A section that f neither reads nor expects fails the test: it is a typo.
func Run(t *testing.T, pattern string, f func(t *testing.T, c *Case)) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("texttest: no files match %s (%v)", pattern, err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txtar")
		t.Run(name, func(t *testing.T) { runFile(t, name, path, f) })
	}
}

func runFile(t *testing.T, name, path string, f func(t *testing.T, c *Case)) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c := &Case{Name: name, Why: string(archive.Comment), path: path, archive: archive, read: map[string]bool{}}
	f(t, c)
	if !t.Failed() {
		c.checkAllRead(t)
	}
	if c.changed {
		if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func (c *Case) checkAllRead(t *testing.T) {
	if strings.TrimSpace(c.Why) == "" {
		t.Errorf("%s: no sentence says why this case is here", c.path)
	}
	for _, f := range c.archive.Files {
		if !c.read[f.Name] {
			t.Errorf("%s: section %q means nothing to this test", c.path, f.Name)
		}
	}
}

// Section gives the text of a section, "" if there is none.
func (c *Case) Section(name string) string {
	c.read[name] = true
	if f := c.file(name); f != nil {
		return string(f.Data)
	}
	return ""
}

// Has reports whether the file has the section.
func (c *Case) Has(name string) bool { return c.file(name) != nil }

func (c *Case) file(name string) *txtar.File {
	for i := range c.archive.Files {
		if c.archive.Files[i].Name == name {
			return &c.archive.Files[i]
		}
	}
	return nil
}

// Expect compares a section with what came out.
func (c *Case) Expect(t *testing.T, section, got string) {
	t.Helper()
	c.expect(t, section, got, Match)
}

// ExpectTrace is Expect for printed traces: equal up to the numbers of boxes,
// pointers and guards.
func (c *Case) ExpectTrace(t *testing.T, section, got string) {
	t.Helper()
	c.expect(t, section, got, MatchTrace)
}

func (c *Case) expect(t *testing.T, section, got string, match func(want, got string) bool) {
	t.Helper()
	want := c.Section(section)
	if match(want, got) {
		return
	}
	if !*update {
		t.Errorf("%s: %s%s differs: wanted | got\n%s", c.path, c.Why, section, Columns(want, got))
		return
	}
	if f := c.file(section); f != nil {
		f.Data = []byte(got)
	} else {
		c.archive.Files = append(c.archive.Files, txtar.File{Name: section, Data: []byte(got)})
	}
	c.changed = true
}
