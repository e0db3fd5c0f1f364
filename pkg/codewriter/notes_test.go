package codewriter_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mergepoint/pkg/codewriter"
	"mergepoint/pkg/texttest"
)

// TestNotes looks at what translate -v says of guests that have no loops: a line, or
// nothing where there is a dash.
func TestNotes(t *testing.T) {
	texttest.Run(t, "testdata/notes/*.txtar", func(t *testing.T, c *texttest.Case) {
		dir, err := os.MkdirTemp("testdata", "linked-")
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = os.RemoveAll(dir) }()
		write(t, filepath.Join(dir, "vm.go"), c.Section("vm.go"))
		out, err := codewriter.Write(dir)
		if err != nil {
			t.Fatal(err)
		}
		says := "-"
		for _, note := range out.Notes {
			if strings.HasPrefix(note, "no loop") {
				says = note
			}
		}
		if want := strings.TrimSpace(c.Section("says")); says != want {
			t.Errorf("got %s, want %s", says, want)
		}
	})
}
