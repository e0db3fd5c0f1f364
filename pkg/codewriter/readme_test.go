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
		group := row.Of
		if group == "" {
			group = row.Becomes()
		}
		lists[group] = append(lists[group], row.What)
	}
	words := strings.Join(strings.Fields(string(text)), " ")
	for group, list := range lists {
		want := "| " + group + " | " + strings.ReplaceAll(strings.Join(list, "; "), "|", `\|`) + " |"
		if !strings.Contains(words, want) {
			t.Errorf("the README does not say:\n%s", want)
		}
	}
}
