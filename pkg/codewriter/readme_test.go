package codewriter_test

import (
	"os"
	"strings"
	"testing"

	"mergepoint/pkg/codewriter"
)

// TestReadme holds what the README says is accepted against the table, which the
// other tests hold against translate.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var accepted, refused []string
	for _, row := range codewriter.Subset {
		if row.Refusal == "" {
			accepted = append(accepted, row.What)
		} else {
			refused = append(refused, row.What)
		}
	}
	words := strings.Join(strings.Fields(string(text)), " ")
	for _, list := range [][]string{accepted, refused} {
		if want := strings.Join(list, "; ") + "."; !strings.Contains(words, want) {
			t.Errorf("the README does not say:\n%s", want)
		}
	}
}
