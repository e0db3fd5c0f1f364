//go:build exercise || solution

package ex2

import (
	"context"
	"io"
	"strings"
	"testing"

	ch07 "mergepoint/chapters/ch07_bridges"
	"mergepoint/chapters/guest"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/warm"
)

const mostBridges = 15

func TestParams(t *testing.T) {
	if strings.Contains(Params, "threshold") || strings.Contains(Params, "off") {
		t.Fatalf("%s: trace_eagerness alone is to be chosen", Params)
	}
	before, after := run(t, ""), run(t, Params)
	t.Logf("by default: %d guards failed, %d bridges", before.GuardFailures, before.Bridges)
	t.Logf("with %s: %d guards failed, %d bridges", Params, after.GuardFailures, after.Bridges)
	if 2*after.GuardFailures > before.GuardFailures {
		t.Error("guards fail more than half as often as by default")
	}
	if after.Bridges > mostBridges {
		t.Errorf("more bridges than %d", mostBridges)
	}
}

// run gives the numbers of a run.
func run(t *testing.T, params string) (s warm.Stats) {
	c, err := guest.LoadFile("../../../../testdata/guest/selfcheck.txtar")
	if err != nil {
		t.Fatal(err)
	}
	p, err := c.Program()
	if err != nil {
		t.Fatal(err)
	}
	o := stage.Options{JIT: params, Inspect: func(e *warm.Engine) { s = e.Stats() }}
	if err := ch07.Run(context.Background(), p, strings.NewReader(c.Input), io.Discard, o); err != nil {
		t.Fatal(err)
	}
	return s
}
