//go:build exercise || solution

package ex2

import "time"

func square(x int) int { return x * x }

type counter struct{ n int }

func (c *counter) next() int { c.n++; return c.n }

func length(s string) int { return len(s) }

func first(list []int) int { return list[0] }

// A config is filled in before the interpreter starts, and never changed after that.
type config struct{ width int }

func (c *config) cells() int { return c.width * c.width }

// A machine is what programs work on.
type machine struct{ acc int }

func (m *machine) get() int { return m.acc }

func now() int64 { return time.Now().UnixNano() }

// root gives the whole square root of a number that must have one.
func root(x int) int {
	for r := 0; r*r <= x; r++ {
		if r*r == x {
			return r
		}
	}
	panic("no root")
}
