package optimizer_test

import (
	"strings"
	"testing"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/tracetext"
)

// TestLoadOfSeen: the index becomes 3, at which the recording loaded 7; a second load
// is at an index that became another one than was seen, and stays.
func TestLoadOfSeen(t *testing.T) {
	env := tracetext.NewEnv()
	must(t, env.Declare("array <[]F.n> int64 immutable"))
	rec, err := tracetext.Parse(`
[i0, i1]
guard_value(i0, 3) [i0, i1]
guard_value(i1, 4) [i0, i1]
i2 = getarrayitem_gc_pure(ConstPtr(ptr1), i0, descr=<[]F.n>)
i3 = getarrayitem_gc_pure(ConstPtr(ptr1), i1, descr=<[]F.n>)
finish(i2, i3)`, env)
	must(t, err)
	rec.Seen = true
	rec.Inputs[0].Int, rec.Inputs[1].Int = 3, 5
	for _, op := range rec.Ops {
		if op.Code == ops.GetarrayitemGcPure {
			op.Result.Int = 7
		}
	}
	all, err := optimizer.ParsePasses("all")
	must(t, err)
	res, err := optimizer.OptimizeBridge(rec, optimizer.Options{Passes: all, Verify: true})
	must(t, err)
	if got := res.Loop.String(); !strings.Contains(got, "finish(7, i") || strings.Count(got, "_pure(") != 1 {
		t.Error(got)
	}
}
