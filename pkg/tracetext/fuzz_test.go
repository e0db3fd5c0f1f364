package tracetext_test

import (
	"os"
	"path/filepath"
	"testing"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// FuzzParse: whatever parses can be verified, and prints as something that
// parses as the same trace.
func FuzzParse(f *testing.F) {
	for _, row := range ops.Table[1:] {
		f.Add(inputsOf(row.Example) + "\n" + row.Example)
	}
	files, _ := filepath.Glob("testdata/pypy2011/*.txt")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		tr, err := tracetext.Parse(text, tracetext.NewEnv())
		if err != nil {
			return
		}
		trace.Verify(tr)
		again, err := tracetext.Parse(tr.String(), tracetext.NewEnv())
		if err != nil {
			t.Fatalf("%v in\n%s", err, tr)
		}
		if err := tracetext.Match(tr, again); err != nil {
			t.Fatalf("%v\n%s\n%s", err, tr, again)
		}
	})
}
