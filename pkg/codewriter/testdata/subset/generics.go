package subset

// A ring is a generic type, at two instances.
type ring[T any] struct {
	items [2]T
	at    int
}

func (r *ring[T]) put(v T) T {
	r.at++
	old := r.items[r.at&1]
	r.items[r.at&1] = v
	return old
}

func larger[T int | float64](a, b T) T {
	if a > b {
		return a
	}
	return b - T(1)
}

func swapped[A, B any](a A, b B) (B, A) { return b, a }

func (m *Machine) generics() {
	var ints ring[int]
	texts := &ring[string]{}
	ints.put(m.Count)
	ints.put(larger(m.Acc, m.Count))
	m.F64 = larger(m.F64, float64(m.Count))
	texts.put(m.Name)
	name, n := swapped(ints.put(3), texts.put("x"))
	m.Acc += n + len(name)
}
