package check

import (
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
