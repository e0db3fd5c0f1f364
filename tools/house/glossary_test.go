package house

import (
	"os"
	"sort"
	"strings"
	"testing"
)

// TestGlossarySorted: one row a word, in order, every column filled.
func TestGlossarySorted(t *testing.T) {
	text, err := os.ReadFile("../../GLOSSARY.md")
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for n, line := range strings.Split(string(text), "\n") {
		cols := strings.Split(line, "|")
		if len(cols) != 7 || strings.HasPrefix(cols[1], "-") || strings.TrimSpace(cols[1]) == "our word" {
			continue
		}
		for _, c := range cols[1:6] {
			if strings.TrimSpace(c) == "" {
				t.Errorf("GLOSSARY.md:%d has an empty column", n+1)
			}
		}
		words = append(words, strings.ToLower(strings.TrimSpace(cols[1])))
	}
	if len(words) < 30 {
		t.Fatalf("GLOSSARY.md has %d rows; is the table still readable by this test?", len(words))
	}
	if !sort.StringsAreSorted(words) {
		t.Error("GLOSSARY.md is not sorted by our word")
	}
	for i := 1; i < len(words); i++ {
		if words[i] == words[i-1] {
			t.Errorf("GLOSSARY.md has %q twice", words[i])
		}
	}
}
