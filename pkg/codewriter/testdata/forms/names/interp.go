// Package names calls its variables and types as generated files like to call
// theirs.
package names

import "mergepoint/pkg/jit"

type old int

// Machine is what lives.
type Machine struct {
	Acc, Left      int
	done, s, merge old
}

func (m *Machine) site() int { m.done++; return int(m.done) }

func grow(p, q *int) { *p, *q = *q+1, *p }

// Driver is the machine's.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code", "unsafe"}, Reds: []string{"m", "len", "jitcode", "turn", "Turn"}})

// Run runs code: a and b add up what lives, @ jumps back while there are turns left.
func Run(code string, unsafe int, m *Machine, len int, jitcode *Machine) {
	done, old, s, merge := 0, 1, 2, 3
	turn, Turn := 0, 1 // what is made of these names is made of both
	level, Level := 2, 3
	for pc := 0; pc < 9999; pc++ {
		Driver.MergePoint(pc, code, unsafe, m, len, jitcode, turn, Turn)
		done, old, s, merge = pc, pc+1, pc+2, pc+3
		if pc == len {
			break
		}
		switch code[pc] {
		case 'a':
			m.Acc += unsafe + len
			n := m.site()
			m.Acc += n
		case 'b':
			m.Acc += done + old*2 + s*3 + merge*4
			jitcode.Acc++
			turn, Turn = Turn+1, turn
			grow(&level, &Level)
			m.Acc += turn + level - Level
		case '@':
			m.Left--
			len, m := len+1, m
			if m.Left > 0 {
				pc = -1
				m.Acc += len
			}
			m.Acc += done + old
		}
		m.Acc += s + merge
	}
}
