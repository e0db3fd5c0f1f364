// Package greenreceiver is after test_send: red_send_to_green_receiver.
package greenreceiver

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type adder interface{ meth(i int) int }

type Foo struct{}

type Foobar struct{ Foo }

func (*Foo) meth(i int) int { return 42 + i }

func (*Foobar) meth(i int) int { return 146 + i }

var lst = []adder{&Foo{}, &Foo{}, &Foobar{}, &Foo{}, &Foobar{}, &Foo{}}

var driver = jit.NewDriver(jit.Config{Greens: []string{"i"}, Reds: []string{"counter", "j"}})

func f(i, j int) int {
	counter, res := 20, 0
	for counter > 0 {
		driver.MergePoint(i, counter, j)
		foo := lst[i]
		res = foo.meth(j)
		counter--
	}
	return res
}

func init() {
	pypy.Add(pypy.Case{
		Name: "send/greenreceiver", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{4, -1},
				{0, 5},
			}
		},
		Want: []string{"145", "47"},
	})
}
