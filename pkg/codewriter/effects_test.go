package codewriter_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"mergepoint/pkg/codewriter"
)

// TestEffects compares the descrs of residual calls with the comments above
// the functions in testdata/effects.
func TestEffects(t *testing.T) {
	out, err := codewriter.Write("testdata/effects")
	if err != nil {
		t.Fatal(err)
	}
	src, err := os.ReadFile("testdata/effects/interp.go")
	if err != nil {
		t.Fatal(err)
	}
	want := regexp.MustCompile(`// effects: (call .*)`).FindAllStringSubmatch(string(src), -1)
	if n := strings.Count(out.Jitcode, "\ncall <"); n != len(want) {
		t.Errorf("%d functions are called, %d have a comment", n, len(want))
	}
	for _, w := range want {
		if !strings.Contains(out.Jitcode, "\n"+w[1]+"\n") {
			t.Errorf("want %s in\n%s", w[1], grep(out.Jitcode, strings.Fields(w[1])[1]))
		}
	}
}

func grep(text, part string) string {
	for line := range strings.Lines(text) {
		if strings.Contains(line, part) {
			return line
		}
	}
	return "nothing"
}
