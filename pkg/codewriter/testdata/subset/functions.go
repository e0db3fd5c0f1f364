package subset

func opAdd(m *Machine, n int) (int, bool) {
	m.Acc += n
	return m.Acc, true
}

func opMul(m *Machine, n int) (int, bool) { return m.Acc * n, n > 2 }

func twice(n int) int { return n + n }

// funcValues: functions out of a table, and given to a field
func (m *Machine) funcValues() {
	n, ok := m.Ops[m.Count&3](m, m.Count&7)
	if ok {
		m.Acc ^= n
	}
	if m.Fun != nil {
		n = m.Fun(n & 255)
		m.Acc += n
	}
	m.Fun = twice
	if m.Count&4 == 0 {
		m.Fun = nil
	}
}

func (m *Machine) push(list ...int) int {
	n := 0
	for i := 0; i < len(list); i++ {
		n = n*3 + list[i]
	}
	m.Ints[0] = n & 7
	return n
}

func kindOf(name string, list ...any) int {
	if len(list) == 0 {
		return len(name)
	}
	if n, ok := list[len(list)-1].(int); ok {
		return n
	}
	return -len(list)
}

// variadic: of the package, looked into
func (m *Machine) variadic() {
	n := m.push(m.Count, 2, m.Acc&7)
	n += m.push()
	list := []int{n & 3, 1}
	n ^= m.push(list...)
	m.Acc += n + kindOf(m.Name) + kindOf("a", m.Name, m.Count) + kindOf("b", 3, "x")
}
