package codewriter_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mergepoint/pkg/codewriter"
	"mergepoint/pkg/texttest"
)

// TestMends follows what refusals say: the one program is refused with these words,
// and the other, in which they were heeded, is not.
func TestMends(t *testing.T) {
	texttest.Run(t, "testdata/mends/*.txtar", func(t *testing.T, c *texttest.Case) {
		root, err := os.MkdirTemp("testdata", "linked-")
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = os.RemoveAll(root) }()
		refused, mended := filepath.Join(root, "refused"), filepath.Join(root, "mended")
		write(t, filepath.Join(refused, "m.go"), c.Section("refused.go"))
		write(t, filepath.Join(mended, "m.go"), c.Section("mended.go"))
		_, errs := codewriter.WriteAll([]string{refused, mended})
		says := strings.TrimSpace(c.Section("says"))
		if errs[0] == nil || !strings.Contains(errs[0].Error(), ": translate: "+says+"\n") && !strings.HasSuffix(errs[0].Error(), ": translate: "+says) || strings.Count(errs[0].Error(), "\n") > 0 {
			t.Errorf("got %v, want one line: %s", errs[0], says)
		}
		if errs[1] != nil {
			t.Errorf("mended: %v", errs[1])
		}
	})
}
