// Package singletarget is after test_send: send_to_single_target_method.
package singletarget

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Foo struct{ x int }

func (f *Foo) meth(y int) int { return f.x + y }

//jit:residual
func extern(i int) *Foo { return &Foo{i * 42} }

var driver = jit.NewDriver(jit.Config{Reds: []string{"i", "counter"}})

func f(i int) int {
	counter, res := 20, 0
	for counter > 0 {
		driver.MergePoint(i, counter)
		foo := extern(i)
		res = foo.meth(i)
		counter--
	}
	return res
}

func init() {
	pypy.Add(pypy.Case{
		Name: "send/singletarget", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{1},
				{7},
			}
		},
		Want: []string{"43", "301"},
	})
}
