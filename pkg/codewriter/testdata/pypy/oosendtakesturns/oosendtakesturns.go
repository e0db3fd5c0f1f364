// Package oosendtakesturns is after test_send: oosend_guard_failure: two types take turns.
package oosendtakesturns

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type W interface {
	incr() W
	getvalue() int
}

type W1 struct{ x int }

type W2 struct{ y int }

func (w *W1) incr() W { return &W2{w.x + 1} }

func (w *W1) getvalue() int { return w.x }

func (w *W2) incr() W { return &W1{w.y + 100} }

func (w *W2) getvalue() int { return w.y }

var driver = jit.NewDriver(jit.Config{Reds: []string{"x", "y", "w"}})

func f(x, y int) int {
	var w W
	if x&1 == 1 {
		w = &W1{x}
	} else {
		w = &W2{x}
	}
	for y > 0 {
		driver.MergePoint(x, y, w)
		w = w.incr()
		y--
	}
	return w.getvalue()
}

func init() {
	pypy.Add(pypy.Case{
		Name: "send/oosendtakesturns", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{3, 28},
				{4, 28},
			}
		},
		Want: []string{"1417", "1418"},
	})
}
