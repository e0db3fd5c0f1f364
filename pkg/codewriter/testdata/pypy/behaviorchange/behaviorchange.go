// Package behaviorchange is after test_send: behavior_change_after_a_while.
package behaviorchange

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type num interface{ get() int }

type Int1 struct{ v int }

type Int2 struct{ w, v int }

func (i Int1) get() int { return i.v }

func (i Int2) get() int { return i.v }

var driver = jit.NewDriver(jit.Config{Reds: []string{"y", "x"}})

func f(y int) num {
	var x num = Int1{0}
	for y > 0 {
		driver.MergePoint(y, x)
		y--
		value := x.get() + 1
		if y%5 != 0 {
			x = Int1{value}
		} else {
			x = Int2{y, value}
		}
	}
	return x
}

func init() {
	pypy.Add(pypy.Case{
		Name: "send/behaviorchange", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{200},
			}
		},
		Want: []string{"{0 200}"},
	})
}
