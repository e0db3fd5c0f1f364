package subset

// objects: new objects, variables whose address is kept, pointers to numbers
func (m *Machine) objects() {
	p := &Point{X: m.Count}
	q := new(Point)
	q.Y = p.X + p.Y
	if m.Count&3 == 0 {
		m.Q = q
	}
	x := m.Acc
	m.Cell = &x
	*m.Cell += q.Y
	m.Acc = x + m.Q.X
	m.P = p
}

// made: slice literals, make
func (m *Machine) made() {
	s := []int{m.Count, 3}
	t := make([]Point, m.Count&3+1)
	t[m.Count&1&(len(t)-1)].X = s[0]
	h := make([]int16, 2, 5)
	m.Half = h[:m.Count%5+1]
	m.Acc += s[m.Count&1] + t[0].X + len(t) + cap(h)
}

// appended: append of values and of slices, copy, clear
func (m *Machine) appended() {
	m.Ints = append(m.Ints, m.Count, m.Acc&7)
	m.Bytes = append(m.Bytes[:2], "more"...)
	m.Bytes = append(m.Bytes, m.Bytes...)
	if len(m.Ints) > 30 {
		m.Ints = m.Ints[:8]
		clear(m.Ints)
		m.Acc += copy(m.Ints, m.Ints[:3])
	}
}

var (
	fixedTable = [4]int{3, 1, 4, 1}
	fixedList  = []string{"one", "three"}
	total      int
)

// globals: variables of the package, those that never change and those that do
func (m *Machine) globals() {
	total = fixedTable[m.Count&3] + m.Count
	m.Acc += total + len(fixedList[m.Count&1])
	addTotal()
	m.Acc ^= total
}

//jit:residual
func addTotal() { total++ }
