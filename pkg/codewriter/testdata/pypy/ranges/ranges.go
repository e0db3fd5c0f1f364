// Package ranges has main loops that are range loops.
package ranges

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type rule struct{ op, n int }

var times = jit.NewDriver(jit.Config{Reds: []string{"sum", "n"}})

// repeat counts by a number.
func repeat(n int) (sum int) {
	for i := range n {
		times.MergePoint(sum, n)
		if sum > 900 {
			break
		}
		sum += i
	}
	return sum + n
}

var items = jit.NewDriver(jit.Config{Greens: []string{"i", "rules"}, Reds: []string{"sum"}})

// sumUp goes through a slice again and again.
func sumUp(rules []rule, rounds int) (sum, last int) {
	for range rounds {
		for i, r := range rules {
			items.MergePoint(i, rules, sum)
			switch r.op {
			case 0:
				sum += r.n
			case 1:
				continue
			default:
				return sum, i
			}
		}
	}
	return sum, -1
}

var cells = jit.NewDriver(jit.Config{Reds: []string{"m"}})

type machine struct {
	list []int
	acc  int
}

// scan ranges over a field, which the loop changes.
func (m *machine) scan() []int {
	var at int
	for at = range m.list {
		cells.MergePoint(m)
		m.acc = m.acc*3 + m.list[0]
		m.list = m.list[:2]
	}
	return []int{at, m.acc}
}

var levels = jit.NewDriver(jit.Config{Greens: []string{"i"}, Reds: []string{"n", "sum"}})

// down has a green that the loop makes of a parameter.
func down(depth, n int) (sum int) {
	for i := depth; n > 0; n-- {
		levels.MergePoint(i, n, sum)
		sum += i + n
	}
	return sum
}

func init() {
	rules := []rule{{0, 3}, {1, 0}, {0, 4}}
	stop := []rule{{0, 1}, {0, 2}, {2, 0}}
	pypy.Add(pypy.Case{
		Name: "warmspot/green-from-parameter", Driver: levels, Run: down, Loop: 6,
		Inputs: func() [][]any { return [][]any{{3, 30}, {0, 2}} },
		Want:   []string{"555", "3"},
	}, pypy.Case{
		Name: "warmspot/range-int", Driver: times, Run: repeat, Loop: 7,
		Inputs: func() [][]any { return [][]any{{30}, {0}, {100}} },
		Want:   []string{"465", "0", "1003"},
	}, pypy.Case{
		Name: "warmspot/range-slice", Driver: items, Run: sumUp,
		Inputs: func() [][]any { return [][]any{{rules, 40}, {stop, 3}, {rules, 0}} },
		Want:   []string{"280 -1", "3 2", "0 -1"},
	}, pypy.Case{
		Name: "warmspot/range-field", Driver: cells, Run: (*machine).scan,
		Inputs: func() [][]any { return [][]any{{&machine{list: []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}}}} },
		Want:   []string{"[9 29524]"},
	})
}
