package subset

func turned(a [3]int) [3]int {
	a[0], a[2] = a[2]+1, a[0]
	return a
}

func (m *Machine) arrayValues() {
	grid := m.Grid
	grid[0], m.Grid[1].X = m.Grid[2], m.Count
	m.Grid[2].Y += grid[0].X + grid[1].X
	a := turned([3]int{m.Acc, m.Count, 5})
	var seen [4]int
	seen[m.Count&3] = a[0]
	b := a
	b[1]--
	m.Acc += seen[m.Count&1] + a[1]*2 + b[1]
	m.Grid = grid
}
