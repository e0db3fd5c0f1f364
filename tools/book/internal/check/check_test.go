package check

import (
	"archive/zip"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mergepoint/site"
	"mergepoint/tools/book/internal/manuscript"
)

func TestPalette(t *testing.T) {
	for _, p := range Contrast(site.Read("css/palette.css")) {
		t.Error(p)
	}
}

func TestContrast(t *testing.T) {
	list := Contrast("/* contrast: ink on paper */ --ink: light-dark(#999999, #ffffff); --paper: light-dark(#ffffff, #000000);")
	if len(list) != 1 || !strings.Contains(list[0], "ink on paper is 2.85 in light") {
		t.Errorf("grey on white: %q", list)
	}
}

// TestEPUB: what is wrong in a file is found.
func TestEPUB(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.epub")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for _, e := range [][2]string{{"OEBPS/a.xhtml", `<a href="b.xhtml">b</a>`}, {"OEBPS/c.xhtml", `<p>&rsquo;</p>`}, {"OEBPS/d.xhtml", `<svg role="img" role="img"/>`}} {
		w, err := z.Create(e[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(e[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	all := strings.Join(EPUB(file), "\n")
	for _, want := range []string{"not a plain mimetype", "link to b.xhtml: no such place", "invalid character entity", "has the attribute role twice", "svg without its namespace", "a.xhtml is not listed"} {
		if !strings.Contains(all, want) {
			t.Errorf("no problem with %q in\n%s", want, all)
		}
	}
}

// TestMilestones: what comes too late is found, and side roads do not count.
func TestMilestones(t *testing.T) {
	page := func(words int, side bool, fence string) *manuscript.Page {
		return &manuscript.Page{Path: "p.md", Side: side, Body: strings.Repeat("word ", words) + "\n\n" + fence}
	}
	const first = "```trace by=100\n```\n"
	b := &manuscript.Book{Landing: page(40, false, ""), Front: []*manuscript.Page{page(900, true, ""), page(60, false, first)}}
	if list := Milestones(b); len(list) > 0 {
		t.Errorf("a hundred words: %q", list)
	}
	b.Front[1] = page(61, false, first)
	if list := Milestones(b); len(list) != 1 || !strings.Contains(list[0], "read 101 words") {
		t.Errorf("a hundred and one: %q", list)
	}
}

func TestSize(t *testing.T) {
	dir := t.TempDir()
	page := `<!doctype html><html lang="en"><title>x</title><main><h1>x</h1>` + strings.Repeat("x", 400_000) + "</main></html>"
	if err := os.WriteFile(filepath.Join(dir, "x.html"), []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	if list := Site(dir); len(list) != 1 || !strings.Contains(list[0], "more than 400") {
		t.Errorf("a page too heavy: %q", list)
	}
}
