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
	lists := map[string][]string{}
	for _, row := range codewriter.Subset {
		lists[row.Becomes()] = append(lists[row.Becomes()], row.What)
	}
	words := strings.Join(strings.Fields(string(text)), " ")
	for _, list := range lists {
		if want := strings.Join(list, "; ") + "."; !strings.Contains(words, want) {
			t.Errorf("the README does not say:\n%s", want)
		}
	}
}
