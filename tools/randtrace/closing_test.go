package randtrace

import (
	"flag"
	"testing"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/backend/runner"
)

var closingLoops = flag.Uint64("closing", 3000, "TestClosingLoops tries so many")

// TestClosingLoops: loops that are nothing but their rounds, of wide and narrow numbers.
func TestClosingLoops(t *testing.T) {
	list := []func() backend.Backend{func() backend.Backend { return runner.New() }}
	if b, err := amd64.New(amd64.Options{}); err != nil {
		t.Logf("only the runner is tried: %v", err)
	} else {
		defer b.Close()
		list = append(list, func() backend.Backend {
			b, err := amd64.New(amd64.Options{})
			if err != nil {
				t.Fatal(err)
			}
			return b
		})
	}
	j := New(list...)
	defer j.Close()
	j.Rules = NewCoverage()
	for n := range *closingLoops {
		if err := j.Check(6*n + 5); err != nil {
			t.Fatal(err)
		}
	}
	for _, rule := range []string{"closedform/rounds-counted", "closedform/left-here", "closedform/never-reached"} {
		fired := j.Rules.fired[j.Rules.index[rule]]
		if t.Logf("%s: %d times", rule, fired); fired == 0 {
			t.Errorf("the rule %s was never at work", rule)
		}
	}
}
