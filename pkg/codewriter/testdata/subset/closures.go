package subset

// adder makes a closure that has a number and another closure.
func adder(by int, then func(*Machine, int) int) func(*Machine, int) int {
	return func(m *Machine, n int) int { return then(m, n+by) }
}

// counter makes two closures that share a variable.
func counter() (add, get func(*Machine, int) int) {
	total := 0
	add = func(m *Machine, n int) int {
		total += n
		return total & 255
	}
	get = func(m *Machine, n int) int { return total&255 - n }
	return add, get
}

// self makes a closure that calls itself.
func self(small int8, name string) func(*Machine, int) int {
	var f func(*Machine, int) int
	f = func(m *Machine, n int) int {
		if n <= 0 {
			return int(small) + len(name)
		}
		m.Acc ^= n
		return f(m, n-3) + 1
	}
	return f
}

func (m *Machine) own(_ *Machine, n int) int { return m.Acc&15 + n }

func closuresOf(m *Machine) []func(*Machine, int) int {
	add, get := counter()
	return []func(*Machine, int) int{adder(3, add), get, self(-4, "abc"), m.own, (*Machine).own2}
}

func (m *Machine) own2(n int) int { return m.Count ^ n }

// closures: out of a list
func (m *Machine) closures() {
	for i := 0; i < 5; i++ {
		n := m.Calls[i](m, m.Count&7)
		m.Acc += n
	}
}

// literals: function literals that capture nothing, as operands
func (m *Machine) literals() {
	m.Acc = passed(func(a, b int) int { return a*3 + b }, m.Acc, m.Count)
}

func passed(f func(a, b int) int, a, b int) int { return f(a, b) }
