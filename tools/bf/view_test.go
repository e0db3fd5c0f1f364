package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestView: the page shows the run, and is the same each time but for the times
// in its timeline.
func TestView(t *testing.T) {
	file := filepath.Join(t.TempDir(), "out.html")
	var out, errs bytes.Buffer
	if status := command([]string{"-stage", "5", "-view", file, "../../testdata/test.b"}, "", strings.NewReader(""), &out, &errs); status != 0 {
		t.Fatalf("status %d: %s", status, errs.String())
	}
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"bf -stage 5 ../../testdata/test.b", "15 in the loop", "tape.go", "heap/load-again"} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if len(page) > 1_500_000 {
		t.Errorf("the page has %d bytes", len(page))
	}
}
