package optimizer_test

import (
	"strings"
	"testing"

	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/texttest"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// TestKnown: a bridge from the loop's last guard begins with what that knew. What comes
// of it is in terms of the fail args and of what the guard takes along.
func TestKnown(t *testing.T) {
	texttest.Run(t, "testdata/starts/known/*.txtar", func(t *testing.T, c *texttest.Case) {
		world := texttest.NewWorld(4)
		must(t, world.Env.Declare(c.Section("descrs")))
		loop := parseKnown(t, world, c.Section("loop"))
		opts := optimizer.Options{Passes: optimizer.Chapter8, Verify: true}
		res, err := optimizer.OptimizeLoop(loop, world.Env.Target(0), opts)
		must(t, err)
		c.Expect(t, "from", long(res.Loop))
		bridge := parseKnown(t, world, c.Section("bridge"))
		bridge.Kind = trace.Bridge
		for _, op := range res.Loop.Ops {
			if op.IsGuard() {
				bridge.Start = &trace.Start{Of: res.Loop, Guard: op.Guard}
			}
		}
		res, err = optimizer.OptimizeBridge(bridge, opts)
		must(t, err)
		c.Expect(t, "out", long(res.Loop))
	})
}

func parseKnown(t *testing.T, w *texttest.World, text string) *trace.Trace {
	tr, err := tracetext.Parse(text, w.Env)
	must(t, err)
	number(tr)
	return tr
}

// long gives a trace with what its guards take along.
func long(tr *trace.Trace) string {
	var b strings.Builder
	_ = tr.Format(&b, trace.FormatOptions{Long: true})
	return b.String()
}
