// Package dictpresize is after test_dict: dict_insert_invalidates_caches, an array key, struct key.
package dictpresize

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type pt struct{ x, y int }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "d", "e"}})

func f(n int) (s int) {
	d := map[pt]int{}
	e := map[[2]uint8]*pt{}
	for n > 0 {
		driver.MergePoint(n, d, e)
		k := pt{n & 3, n & 1}
		d[k] += n
		q := [2]uint8{uint8(n), 1}
		if p := e[q]; p == nil {
			e[q] = &pt{n, 0}
		} else {
			p.y++
		}
		n--
	}
	for k, v := range d {
		s += k.x * v
	}
	for _, p := range e {
		s += p.y
	}
	return s + len(d)*1000 + len(e)
}

func init() {
	pypy.Add(pypy.Case{
		Name: "dict/dictpresize", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{300},
			}
		},
		Want: []string{"71950"},
	})
}
