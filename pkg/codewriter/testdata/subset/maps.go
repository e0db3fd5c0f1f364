package subset

// maps: of all kinds of keys and values
func (m *Machine) maps() {
	m.Vars["one"]++
	m.Acc += m.Vars["none"]
	if v, ok := m.Vars[m.Words[0]]; ok {
		m.Acc ^= v
	}
	delete(m.Vars, m.Name)
	m.Named[Point{m.Count & 3, 2}] = m.Name
	m.Acc += len(m.Named[Point{1, 2}]) + len(m.Named)
	m.Acc += m.Odd[m.Any]
	if _, ok := m.Set[int8(m.Count)]; !ok {
		m.Set[int8(m.Count)] = struct{}{}
	}
	fresh := make(map[int]int)
	m.Acc += len(fresh) + m.lostIn(nil)
	if len(m.Set) > 7 {
		clear(m.Set)
	}
}

func (m *Machine) lostIn(none map[int]int) int { return none[m.Count] + len(none) }
