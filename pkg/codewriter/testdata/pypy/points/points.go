// Package points has one driver with merge points in two loop statements of an AST.
package points

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"s"}, Reds: []string{"env"}})

type env struct{ vars [4]int }

type while struct{ v, by int }

type repeat struct{ times, v int }

func (s *while) exec(env *env) int {
	n := 0
	for env.vars[s.v] > 0 {
		driver.MergePoint(s, env)
		env.vars[s.v] -= s.by
		env.vars[0]++
	}
	return env.vars[0] + n
}

func (s *repeat) exec(env *env) (err error) {
	env.vars[3] = s.times
	for {
		driver.MergePoint(s, env)
		env.vars[s.v] += 2
		if env.vars[3]--; env.vars[3] <= 0 {
			break
		}
	}
	return
}

func init() {
	state := func(input []any) string { return "" }
	pypy.Add(pypy.Case{
		Name: "warmspot/while", Driver: driver, Run: (*while).exec, State: state,
		Inputs: func() [][]any { return [][]any{{&while{1, 2}, &env{vars: [4]int{5, 80}}}, {&while{1, 2}, &env{}}} },
	}, pypy.Case{
		Name: "warmspot/repeat", Driver: driver, Run: (*repeat).exec, Bound: true, State: state,
		Inputs: func() [][]any { return [][]any{{&repeat{50, 1}, &env{}}, {&repeat{0, 2}, &env{}}} },
	})
}
