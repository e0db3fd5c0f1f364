package drivers

import (
	strings "fmt" // another package of that name

	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var inner = jit.NewDriver(jit.Config{Greens: []string{"state", "rule"}, Reds: []string{"at", "text"}})

// match is a small machine for rules such as x*ab.
func match(rule, text string) bool {
	_ = strings.Sprint(rule)
	at, state := 0, 0
	for state < len(rule) {
		inner.MergePoint(state, rule, at, text)
		if state+1 < len(rule) && rule[state+1] == '*' {
			if at < len(text) && text[at] == rule[state] {
				at++
				continue
			}
			state += 2
			continue
		}
		if at == len(text) || text[at] != rule[state] {
			return false
		}
		at++
		state++
	}
	return at == len(text)
}

func init() {
	pypy.Add(pypy.Case{
		Name: "warmspot/outer", Driver: outer, Run: (*machine).run,
		Inputs: func() [][]any {
			return [][]any{{&machine{left: 30, rules: []string{"x*ab", "x*", "b"}}, "+m<"}, {&machine{left: 2, rules: []string{"q"}}, "m+<+"}}
		},
		Want: []string{"1060 [x*ab]", "1003 []"},
	}, pypy.Case{
		Name: "warmspot/inner", Driver: inner, Run: match,
		Inputs: func() [][]any {
			return [][]any{{"x*ab", "xxxxxxxxxxxxxxxxxxxxxxab"}, {"x*y*z", "xxxxxxxxxxyyyyyyyyyyyyy"}, {"", ""}}
		},
		Want: []string{"true", "false", "true"},
	})
}
