package check

import (
	"archive/zip"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mergepoint/site"
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
	for _, e := range [][2]string{{"OEBPS/a.xhtml", `<a href="b.xhtml">b</a>`}, {"OEBPS/c.xhtml", `<p>&rsquo;</p>`}} {
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
	for _, want := range []string{"not a plain mimetype", "link to b.xhtml: no such place", "invalid character entity", "a.xhtml is not listed"} {
		if !strings.Contains(all, want) {
			t.Errorf("no problem with %q in\n%s", want, all)
		}
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
