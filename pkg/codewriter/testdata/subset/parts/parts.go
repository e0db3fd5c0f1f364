// Package parts has what one row of the subset uses: functions and methods of another
// package of the module, with fields that only it names.
package parts

// A Counter counts.
type Counter struct {
	n     int
	Last  int
	small [4]uint16
}

// A Stepper is what steps.
type Stepper interface{ Step(by int) int }

// Step goes on.
func (c *Counter) Step(by int) int {
	c.n += by
	c.small[c.n&3] += uint16(by)
	c.Last = c.n ^ int(c.small[1])
	return c.Last
}

// Steps are functions to choose from.
var Steps = []func(s Stepper, by int) int{Once, Twice}

func Once(s Stepper, by int) int { return s.Step(by) }

func Twice(s Stepper, by int) int { return s.Step(by) + s.Step(by+1) }
