package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"stack", "m"}})

type machine struct{ acc int }

func run(code string, m *machine) {
	stack := []int{1, 2, 3}
	for pc := 0; pc < len(code); pc++ {
		n := len(stack)
		driver.MergePoint(pc, code, stack, m) // want "n is a part of stack at the merge point and used behind it; list it as well, or set it behind the merge point"
		m.acc += n
		if code[pc] == 'p' {
			stack = stack[1:]
		}
	}
}
