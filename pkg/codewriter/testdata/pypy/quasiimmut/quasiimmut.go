// Package quasiimmut is after test_quasiimmut: simple_1, change_during_running.
package quasiimmut

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Foo struct{ a int }

var foo = &Foo{1}

var driver = jit.NewDriver(jit.Config{Reds: []string{"x", "total"}})

//jit:residual
func setit(x int) {
	if x%11 == 0 {
		foo.a++
	}
}

func f(x int) int {
	total := 0
	for x > 0 {
		driver.MergePoint(x, total)
		total += foo.a
		setit(x)
		total += foo.a
		x--
	}
	return total
}

func init() {
	pypy.Add(pypy.Case{
		Name: "quasiimmut/quasiimmut", Driver: driver, Run: f,
		Inputs: func() [][]any {
			foo = &Foo{1}
			return [][]any{
				{100},
			}
		},
		Want: []string{"1181"},
	})
}
