//go:build exercise || solution

package ex2

import (
	"strings"
	"testing"

	"mergepoint/chapters/small"
)

// compare finds the first line in which two traces differ.
func compare(t *testing.T, program, got, want string) {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i, op := range a[:min(len(a), len(b))] {
		if op != b[i] {
			t.Errorf("%s: op %d is %q, want %q", program, i+1, op, b[i])
			return
		}
	}
	if len(a) != len(b) {
		t.Errorf("%s: %d ops are recorded, want %d", program, len(a)-2, len(b)-2)
	}
}

func TestRecord(t *testing.T) {
	for _, program := range []string{"+++[-]", "+++[>+<-]", "+++[>.<-]", "+++[>++[-]<-]"} {
		m, at := small.Hot(program)
		want, _ := small.Record(m, at)
		mine, here := small.Hot(program)
		got, next := record(mine, here)
		if got == nil {
			t.Fatalf("%s: nothing is recorded", program)
		}
		compare(t, program, small.Text(got), small.Text(want))
		if mine.Regs[small.PC] != m.Regs[small.PC] || next != at {
			t.Errorf("%s: the recording ends elsewhere than where it began", program)
		}
		for i, v := range got {
			if i < len(want) && len(v.Regs) != len(want[i].Regs) {
				t.Errorf("%s: op %d keeps %d registers, want %d", program, i+1, len(v.Regs), len(want[i].Regs))
			}
			if t.Failed() {
				return
			}
		}
	}
	if ops, _ := record(small.New("+", 0), 0); ops != nil {
		t.Error("a program that ends has no loop, and yet ops are given")
	}
}
