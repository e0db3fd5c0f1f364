// Package tails has jumps behind which more happens before the merge point:
// instructions of two lengths, a count, a goto over the jump, names that hide the
// merge point's own.
package tails

import "mergepoint/pkg/jit"

// Driver is the machine's.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"acc", "m"}})

// Machine is what lives; Rounds counts what is done behind a jump.
type Machine struct{ Acc, Rounds, Left int }

// Run runs code: + counts, w takes the digit behind it, and j and k jump back to
// the start while there are turns left; of k the operand is skipped.
func Run(code string, m *Machine) {
	acc, pc := 0, 0
	for pc < len(code) {
		Driver.MergePoint(pc, code, acc, m)
		op := code[pc]
		wide := op >= 'a'
		switch {
		case op == '+':
			acc++
		case op == 'w':
			acc += int(code[pc+1] - '0')
		case op == 'J' || op == 'k':
			if m.Left == 0 {
				goto end
			}
			if m, pc := m, op; pc > 0 { // others of these names
				m.Left -= int(pc) / int(pc)
			}
			pc = -1
			if wide {
				pc--
			}
		end:
		}
		if acc > 3 {
			acc -= 3
			m.Rounds++
		}
		if wide {
			pc++
		}
		pc++
	}
	m.Acc = acc
}
