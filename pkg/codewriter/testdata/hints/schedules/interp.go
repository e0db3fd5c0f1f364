// Package schedules has a main loop in which goroutines take turns.
package schedules

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

type machine struct {
	in, out   chan int
	dict      map[int]int
	acc, left int
}

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'g':
			go m.work() // want "the go statement is not supported inside a traced function; move it into a function of its own"
		case 's':
			m.out <- m.acc // want "channel send is not supported"
		case 'r':
			m.acc = <-m.in // want "channel receive is not supported"
		case 'w':
			select { // want "select is not supported"
			case n := <-m.in:
				m.acc += n
			case m.out <- 1:
			}
		case 'x':
			recover() // want "the builtin recover is not supported"
		case 'p': // a poll is none of these
			select {
			case m.acc = <-m.in:
			default:
			}
		case 'm':
			m.acc += m.dict[m.acc]
			m.send()
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func (m *machine) work() { m.in <- 1 }

func (m *machine) send() { m.out <- m.acc }
