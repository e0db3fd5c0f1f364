//go:build exercise || solution

package ex2

import "testing"

// reasons says for each function what is so, and why.
var reasons = []struct {
	name string
	pure bool
	why  string
}{
	{"square", true, "it computes with its argument and nothing else"},
	{"next", false, "it changes the counter: called once instead of often it counts wrong"},
	{"length", true, "the length is in the string value itself, and a string never changes"},
	{"first", false, "the list may hold another number next time; the argument says only where it is"},
	{"cells", true, "the config is not changed while the interpreter runs, so the pointer stands for its contents"},
	{"get", false, "the machine is what programs change"},
	{"now", false, "it depends on the clock, which is no argument"},
	{"root", true, "for a number without a root it panics, each time in the same way; loops are no effect"},
}

func TestAnswers(t *testing.T) {
	for _, r := range reasons {
		switch got, ok := Answers[r.name]; {
		case !ok:
			t.Errorf("%s: say true or false", r.name)
		case got != r.pure:
			t.Errorf("%s: not quite. Think of this: %s", r.name, r.why)
		}
	}
}

// The functions do what the answers are about.
func TestFuncs(t *testing.T) {
	c, m, list := &counter{}, &machine{acc: 1}, []int{1}
	if a, b := c.next(), c.next(); a == b {
		t.Error("next gives the same twice")
	}
	before, one := m.get(), first(list)
	m.acc, list[0] = 2, 2
	if before == m.get() || one == first(list) {
		t.Error("get or first give the same though memory changed")
	}
	if square(3) != 9 || length("abc") != 3 || (&config{4}).cells() != 16 || root(49) != 7 || now() == 0 {
		t.Error("one of the others is broken")
	}
}
