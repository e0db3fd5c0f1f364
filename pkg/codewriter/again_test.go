package codewriter_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/codewriter"
)

// TestSameAgain wants one text of a package of several files, whatever the order in
// which they have been read; its portal, which has a build constraint, is there.
func TestSameAgain(t *testing.T) {
	first, errs := codewriter.WriteAll([]string{"testdata/again"})
	there, err := os.ReadFile("testdata/again/" + codewriter.PortalFile)
	if diff := cmp.Diff(string(there), first[0].Portal); diff != "" {
		t.Errorf("%v: translated beside its own portal:\n%s", err, diff)
	}
	for range 4 {
		again, _ := codewriter.WriteAll([]string{"testdata/again"})
		if diff := cmp.Diff([]string{first[0].Jitcode, first[0].Portal}, []string{again[0].Jitcode, again[0].Portal}); diff != "" {
			t.Fatalf("%v: translated again:\n%s", errs, diff)
		}
	}
}
