// Package externalread is after test_virtualizable: external_read_with_exception.
package externalread

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
	"strconv"
)

type Frame struct{ x, y int }

var driver = jit.NewDriver(jit.Config{Reds: []string{"frame", "last"}})

var top *Frame

type fooError struct{ a int }

func (e fooError) Error() string { return "foo " + strconv.Itoa(e.a) }

//jit:residual
func g() (int, error) {
	r := top.y
	if r&7 == 7 {
		return 0, fooError{r}
	}
	top.y += 3
	return r, nil
}

func f(n int) (int, error) {
	frame := &Frame{x: n, y: 10}
	top = frame
	var last error
	for frame.x > 0 {
		driver.MergePoint(frame, last)
		v, err := g()
		if err != nil {
			last = err
			frame.y++
		}
		frame.y += v & 1
		frame.x--
	}
	return frame.y, last
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtualizable/externalread", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{10},
				{64},
			}
		},
		Want: []string{"49 <nil>", "265 <nil>"},
	})
}
