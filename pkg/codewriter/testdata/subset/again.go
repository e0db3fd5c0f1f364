package subset

// again runs the main loop inside itself.
func (m *Machine) again() {
	if m.Level > 1 {
		return
	}
	count := m.Count
	m.Level++
	m.Count = 3 + count&1
	Run("aR]", m)
	m.Level--
	m.Count = count
}
