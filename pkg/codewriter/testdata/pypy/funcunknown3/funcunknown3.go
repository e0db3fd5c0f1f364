// Package funcunknown3 is after test_send: indirect_call_unknown_object_3: the result of the last round.
package funcunknown3

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type State struct{ count int }

func (s *State) extern(n int) func() int {
	s.count++
	k := n
	if n%5 != 0 {
		return func() int { return k & 3 }
	} else if n%7 != 0 {
		return func() int { s.count += 2; return 25 }
	}
	return func() int { return -1001 }
}

var driver = jit.NewDriver(jit.Config{Reds: []string{"x", "y", "z", "state"}})

func f(y int) (int, int) {
	state := &State{}
	x, z := 0, 0
	for y > 0 {
		driver.MergePoint(x, y, z, state)
		x += z
		z = state.extern(y)()
		y--
	}
	return x, state.count
}

func init() {
	pypy.Add(pypy.Case{
		Name: "send/funcunknown3", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{198},
			}
		},
		Want: []string{"-3919 266"},
	})
}
