//go:build exercise || solution

package ex1

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/chapters/small"
)

// run does at most so many steps.
func run(program string) (m *small.Machine, ended bool) {
	m = small.New(program, 0)
	at := 0
	for range 20_000 {
		if at >= len(small.Code) || m.Regs[small.PC] > len(program) {
			return m, false
		}
		if small.Code[at].Op == "stop" {
			return m, true
		}
		at = step(m, at)
	}
	return m, false
}

func TestStep(t *testing.T) {
	for _, program := range []string{"", "+.", ">+++<++.>.", "+++[>++<-]>.", "[+]+++[>+++[>++<-]<-]>>."} {
		want := small.New(program, 0)
		want.Run()
		got, ended := run(program)
		switch {
		case !ended:
			t.Errorf("%q does not come to its end", program)
		case !cmp.Equal(got.Out, want.Out):
			t.Errorf("%q prints %v, want %v", program, got.Out, want.Out)
		case !cmp.Equal(got.Mem, want.Mem):
			t.Errorf("%q leaves other numbers in memory than it should", program)
		}
		if t.Failed() {
			return
		}
	}
}
