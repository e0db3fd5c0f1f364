package chapters

import (
	"fmt"
	"strings"
	"testing"

	"mergepoint/pkg/texttest"
)

// TestLoops: nothing is made for the tutorial's loop; other loops have listings of
// their own. Each log is that of the traces as recorded, then optimised.
func TestLoops(t *testing.T) {
	texttest.Run(t, "../testdata/golden/loops/*.txtar", func(t *testing.T, c *texttest.Case) {
		params := strings.TrimSpace(c.Section("params"))
		for _, number := range []int{4, 5} {
			log := logOf(t, number, c.Section("program"), "jit-", params)
			c.Expect(t, fmt.Sprintf("log of stage %d", number), strings.Join(sections(log), "\n"))
		}
	})
}
