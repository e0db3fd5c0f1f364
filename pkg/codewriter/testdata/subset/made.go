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
	m.Bytes = append(m.Bytes[:2], m.Bytes...)
	if len(m.Ints) > 30 {
		m.Ints = m.Ints[:8]
		clear(m.Ints)
		copy(m.Ints, m.Ints[:3])
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

func (p *Point) grow(by int) { p.X += by }

func addTo(p *int, by int) int {
	*p += by
	return *p
}

// addresses: of fields and elements, given away and used as receivers; slices of arrays
func (m *Machine) addresses() {
	m.Inner.At.grow(2)
	m.Grid[m.Count%3].grow(m.Count)
	m.Pts[m.Count%len(m.Pts)].grow(1)
	m.Acc += addTo(&m.Inner.At.Y, 3)
	m.Acc += addTo(&m.Regs[m.Count&7], m.Grid[1].X)
	m.Cell = &m.Ints[1]
	*m.Cell++
	m.Acc += m.Ints[1]
	s := m.Regs[:4]
	s[m.Count&3]++
	m.Acc += m.Regs[1] + len(s) + cap(s)
	local := m.Count
	m.Acc ^= addTo(&local, 5) + local
}
