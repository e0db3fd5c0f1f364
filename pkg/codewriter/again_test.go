package codewriter_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/codewriter"
)

// TestSameAgain wants one text of a package of several files, whatever the order in
// which they have been read.
func TestSameAgain(t *testing.T) {
	first, errs := codewriter.WriteAll([]string{"testdata/again"})
	for range 8 {
		again, _ := codewriter.WriteAll([]string{"testdata/again"})
		if diff := cmp.Diff([]string{first[0].Jitcode, first[0].Portal}, []string{again[0].Jitcode, again[0].Portal}); diff != "" {
			t.Fatalf("%v: translated again:\n%s", errs, diff)
		}
	}
}
