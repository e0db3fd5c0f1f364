//go:build exercise || solution

package ex5

import (
	"maps"
	"testing"

	"mergepoint/chapters/small"
)

var mine = map[string]small.Rule{"load": load, "store": store}

// optimise puts the trace of a program's first loop through these rules and the others.
func optimise(program string, mine map[string]small.Rule) *small.Trace {
	rules := maps.Clone(small.Rules)
	maps.Copy(rules, mine)
	m, at := small.Hot(program)
	ops, _ := small.Record(m, at)
	return &small.Trace{Loop: small.NewWalk(m, rules).Do(ops).Out}
}

func TestRules(t *testing.T) {
	for _, program := range []string{"+++++[-]", "+++++[>+<-]", "+++++[>+>+<<-]", "+++++[->>><<<]", "+++++[->+++<]"} {
		want, got := optimise(program, nil), optimise(program, mine)
		switch a, b := len(got.Loop), len(want.Loop); {
		case a > b:
			t.Errorf("%s: %d ops are left, and fewer would do", program, a)
		case a < b:
			t.Errorf("%s: %d ops are left, and something is missing that the interpreter would see", program, a)
		case small.Text(got.Loop) != small.Text(want.Loop):
			t.Errorf("%s: as many ops as there should be, but not the same ones", program)
		}
		if t.Failed() {
			return
		}
	}
}
