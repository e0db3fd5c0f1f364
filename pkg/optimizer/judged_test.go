package optimizer_test

import (
	"flag"
	"slices"
	"testing"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/optimizer"
	"mergepoint/tools/randtrace"
)

var mistakeTraces = flag.Uint64("mistaketraces", 20000, "random traces within which each mistake must be seen")

// rarelySeen has of mistakes that one trace in some ten thousand shows where to begin.
var rarelySeen = map[string]uint64{
	"a bridge takes memory to be what it was before the way out": 71000,
	"signext of a difference with one, whatever the widths":      20000,
	"sums are one whatever the bits":                             35000,
	"zeroext of a zeroext, whatever the widths":                  90000,
}

// TestMistakesAreSeen: the random judge alone sees each mistake; how soon is logged.
func TestMistakesAreSeen(t *testing.T) {
	var names []string
	for name := range optimizer.Mistakes {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			defer optimizer.Mistakes[name]()()
			j := randtrace.New(func() backend.Backend { return runner.New() })
			defer j.Close()
			for n := rarelySeen[name]; n < rarelySeen[name]+*mistakeTraces; n++ {
				if j.Fails(n) {
					t.Logf("seen by trace %d", n)
					return
				}
			}
			t.Errorf("not seen within %d traces", *mistakeTraces)
		})
	}
}
