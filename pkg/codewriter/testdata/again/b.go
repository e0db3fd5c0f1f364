//go:build !nowhere

package again

func (m *machine) b(n int) int {
	sum := n
	add := func(k int) { sum += k }
	if m.key == ([2]any{n, 1}) {
		sum++
	}
	add(m.acc)
	for range m.left & 3 {
		add(n)
	}
	m.acc = sum
	return sum
}
