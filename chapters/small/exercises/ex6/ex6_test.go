//go:build exercise || solution

package ex6

import (
	"testing"

	"mergepoint/chapters/small"
)

func TestPeel(t *testing.T) {
	for _, program := range []string{"+++++[-]", "+++++[>+<-]>.", "+++++[>+>+<<-]>>.", "++[->+<]>."} {
		m, at := small.Hot(program)
		ops, _ := small.Record(m, at)
		want, got := small.Peel(m, ops, small.Rules), peel(m, ops, small.Rules)
		switch a, b := len(got.Loop), len(want.Loop); {
		case a > b:
			t.Errorf("%s: the loop has %d ops, and fewer would do", program, a)
		case a < b:
			t.Errorf("%s: the loop has %d ops, and something in it is missing", program, a)
		case small.Text(got.Entry, got.Loop) != small.Text(want.Entry, want.Loop):
			t.Errorf("%s: as many ops as there should be, but not the same ones", program)
		}
		if t.Failed() {
			return
		}
	}
}
