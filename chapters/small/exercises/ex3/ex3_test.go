//go:build exercise || solution

package ex3

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/chapters/small"
)

// left runs the trace of a program's first loop by run, and then interprets the rest.
func left(program string, run func(*small.Machine, *small.Trace) int) (m *small.Machine, at int) {
	m, at = small.Hot(program)
	ops, _ := small.Record(m, at)
	at = run(m, &small.Trace{Loop: ops})
	left := at
	for range 10_000 {
		if small.Code[at].Op == "stop" {
			break
		}
		at = m.Step(at)
	}
	return m, left
}

func TestRun(t *testing.T) {
	for _, program := range []string{"+++++[-]", "+++++[>+<-]>.", "+++++[.-]", "+++++[>++<-]>[<+>-]<."} {
		want, there := left(program, small.Run)
		got, here := left(program, run)
		switch {
		case here != there:
			t.Errorf("%s: the trace is left at instruction %d, not where a guard fails first", program, here)
		case got.Regs[small.PC] != want.Regs[small.PC]:
			t.Errorf("%s: the interpreter goes on with a wrong pc", program)
		case !cmp.Equal(got.Out, want.Out):
			t.Errorf("%s prints %v, want %v", program, got.Out, want.Out)
		case !cmp.Equal(got.Mem, want.Mem):
			t.Errorf("%s: memory is not as the interpreter would have left it", program)
		}
		if t.Failed() {
			return
		}
	}
}
