package codewriter_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"mergepoint/pkg/codewriter"
	"mergepoint/pkg/codewriter/testdata/forms/switches"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
)

// switched runs a guest program on an input in a mode; plain if that is "".
func switched(t *testing.T, mode, code string, m switches.Machine, opts ...warm.Option) (string, warm.Stats) {
	t.Helper()
	var stats warm.Stats
	if mode == "" {
		switches.Run(code, &m)
	} else {
		stats = runDriver(t, mode, switches.Driver, []any{code, &m}, opts...)
	}
	return fmt.Sprint(m.Acc, m.Hits, m.At), stats
}

// inputOf repeats bytes n times.
func inputOf(n int, bytes func(i int) byte) []byte {
	in := make([]byte, n)
	for i := range in {
		in[i] = bytes(i)
	}
	return in
}

// TestDefaultIsOneTrace: whatever goes through a default is served by the trace
// of the first that did, also where the cases leave gaps.
func TestDefaultIsOneTrace(t *testing.T) {
	noCase := inputOf(2000, func(i int) byte {
		for strings.IndexByte("+-,[]<>", byte(i)) >= 0 {
			i++
		}
		return byte(i)
	})
	m := switches.Machine{In: noCase}
	want, _ := switched(t, "", "b<", m)
	got, stats := switched(t, "threshold=3,trace_eagerness=2", "b<", m)
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if n := stats.Loops + stats.Bridges; n > 3 || stats.Loops == 0 {
		t.Errorf("%d loops and bridges, want at most 3", n)
	}
}

func TestSwitchesAgree(t *testing.T) {
	list := func(values ...int) *switches.Node {
		var l *switches.Node
		for _, v := range values {
			l = &switches.Node{Value: v, Next: l}
		}
		return l
	}
	for n, l := range []*switches.Node{nil, list(1), list(1, 2), list(1, 2, 3)} {
		m := switches.Machine{In: inputOf(600, func(i int) byte { return byte(i * i * 7) }), List: l}
		for _, code := range []string{"b<", "l<", "bl<"} {
			want, _ := switched(t, "", code, m)
			for _, mode := range modes {
				if got, _ := switched(t, mode, code, m); got != want {
					t.Errorf("%d %s, %s: got %s, want %s", n, code, mode, got, want)
				}
			}
		}
	}
}

// TestSwitchText: a switch is one instruction, a test for nil another one.
func TestSwitchText(t *testing.T) {
	out, err := codewriter.Write("testdata/forms/switches")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"switch %c, 43: L0, 44: L0, 45: L0, 60: L3, 62: L3, 91: L1, 93: L2", "goto_if_nil %p, ", " = promote %"} {
		if !strings.Contains(out.Jitcode, want) {
			t.Errorf("no %q in\n%s", want, out.Jitcode)
		}
	}
	if strings.Contains(out.Jitcode, "int_eq") || strings.Contains(out.Jitcode, "ptr_") {
		t.Errorf("a comparison stays in\n%s", out.Jitcode)
	}
}

// countOps counts the ops of a code in all that is compiled.
type countOps map[ops.Code]int

func (c countOps) Event(e trace.Event) {
	if e, ok := e.(trace.EventCompiled); ok {
		for _, op := range e.Trace.Ops {
			c[op.Code]++
		}
	}
}

// TestCaseIsOneGuard: a byte that is a case costs one guard, whichever it is.
func TestCaseIsOneGuard(t *testing.T) {
	for _, c := range []byte("+]>") {
		count := countOps{}
		switched(t, "threshold=7,enable_opts=none", "b<", switches.Machine{In: inputOf(50, func(int) byte { return c })}, warm.WithSink(count))
		asks := cmpopts.IgnoreMapEntries(func(c ops.Code, _ int) bool {
			return c != ops.GuardValue && c != ops.IntEq && c != ops.GuardFalse
		})
		if diff := cmp.Diff(countOps{ops.GuardValue: 1}, count, asks); diff != "" {
			t.Errorf("%c: %s", c, diff)
		}
	}
}
