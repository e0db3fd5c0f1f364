package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc int }

func run(m *machine) {
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(pc, m)
		n := next(m) + honest(m) + calls(m)
		m.acc += n
	}
}

//jit:pure
func next(m *machine) int { // want "next is marked //jit:pure but may write machine.acc"
	m.acc++
	return m.acc
}

//jit:pure
func honest(m *machine) int {
	if m.acc < 0 {
		m.acc = 0 // on the way to a panic: does not count
		panic("negative")
	}
	return m.acc
}

var hook func()

//jit:pure
func calls(m *machine) int { // want "calls is marked //jit:pure but may write anything: it calls a function value"
	hook()
	return 1
}
