package subset

import (
	"fmt"
	"math"
)

// Shape is an interface with implementers of several kinds.
type Shape interface {
	Area(m *Machine) int
	Grow(n int) Shape
}

// Square is one by pointer.
type Square struct{ Side int }

// Area counts as well.
func (s *Square) Area(m *Machine) int {
	m.Acc++
	return s.Side * s.Side
}

// Grow gives the same object or another type.
func (s *Square) Grow(n int) Shape {
	s.Side = (s.Side + n) & 15
	if s.Side > 9 {
		return Line(s.Side)
	}
	return s
}

// Line is one by value.
type Line int

// Area is none.
func (l Line) Area(*Machine) int { return -int(l) }

// Grow gives a longer one, or a struct.
func (l Line) Grow(n int) Shape {
	if l > 40 {
		return Framed{&Square{int(l) & 3}, n}
	}
	return l + Line(n)
}

// Framed has its methods from what it embeds, but for one.
type Framed struct {
	*Square
	Border int
}

// Grow gives a pointer to a value.
func (f Framed) Grow(n int) Shape {
	if f.Border > 20 {
		return f.Square
	}
	return &Framed{f.Square, f.Border + n}
}

// dispatch: methods of interfaces; making interface values
func (m *Machine) dispatch() {
	m.Shape = m.Shape.Grow(m.Count & 7)
	m.Acc += m.Shape.Area(m)
	m.Any = m.Shape
}

// asserted: type assertions and type switches
func (m *Machine) asserted() {
	if n, ok := m.Any.(int); ok {
		m.Any = Point{n, m.Count}
	} else if s, ok := m.Any.(Shape); ok {
		m.Acc += s.Area(m)
	}
	switch x := m.Any.(type) {
	case nil:
		m.Any = m.Acc & 3
	case bool:
		m.Any = nil
		if x {
			m.Any = int8(m.Acc)
		}
	case Point:
		m.Acc += x.X - x.Y
		m.Any = x.Y > 20
	case *Square, Line:
		m.Any = x
		m.Acc--
	case fmt.Stringer:
		m.Acc += 100
	default:
		m.Any = "text"
	case string:
		m.Acc += len(x)
		m.Any = m.Err
	}
	if m.Count&7 == 0 {
		m.Any = m.Count
	}
}

type key struct {
	at   [2]int32
	_    int
	name string
}

// comparedParts: comparing structs and arrays
func (m *Machine) comparedParts() {
	if k := (key{[2]int32{1, int32(m.Count)}, 2, m.Name}); k == (key{at: [2]int32{1, 1}, name: m.Name}) {
		m.Acc ^= 9
	}
	if nan := [1]float64{math.NaN()}; nan != nan {
		m.Acc++
	}
}

// compared: comparing interfaces with each other
func (m *Machine) compared() {
	var x any = m.Count & 3
	var y Shape = m.P1
	if x == m.Any || y == m.Shape {
		m.Acc++
	}
	if x != any(int8(2)) && m.Any != any(m.Name) && any(y) != m.Any {
		m.Acc ^= 5
	}
	m.Any, m.P1 = x, &Square{}
	if m.Count&1 == 0 {
		m.Shape = y
	}
}
