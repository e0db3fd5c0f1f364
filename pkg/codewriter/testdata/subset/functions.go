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
