package subset

// maps: of all kinds of keys and values
func (m *Machine) maps() {
	m.Vars["one"]++
	m.Vars[m.Name] = m.Vars["one"] + m.Count&3
	m.Acc += m.Vars["one"] + m.Vars["none"]
	if v, ok := m.Vars[m.Words[0]]; ok {
		m.Acc ^= v
	}
	delete(m.Vars, m.Name)
	m.Named[Point{m.Count & 3, 2}] = m.Name
	text, ok := m.Named[Point{1, 2}]
	if ok {
		m.Acc += len(text) + len(m.Named)
	}
	m.Acc += m.Odd[m.Any]
	if _, ok := m.Set[int8(m.Count)]; !ok {
		m.Set[int8(m.Count)] = struct{}{}
	}
	fresh := make(map[int]int)
	fresh[m.Count&1] = m.Acc & 7
	m.Acc += fresh[0] + len(fresh) + m.lostIn(nil)
	if len(m.Set) > 7 {
		clear(m.Set)
	}
}

func (m *Machine) lostIn(none map[int]int) int { return none[m.Count] + len(none) }
