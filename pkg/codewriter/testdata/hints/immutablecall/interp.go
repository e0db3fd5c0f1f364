package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type code struct {
	size int //jit:immutable
	hits int
}

// same has code's fields.
type same code

type ring[T any] struct {
	//jit:immutable
	cap  int
	next T
}

type machine struct {
	acc   int
	c     *code
	other *same
	r     *ring[int]
	//jit:immutable
	text []int
}

func run(m *machine) {
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(pc, m)
		m.acc += m.c.size + m.text[pc]
		m.change()
		m.remake()
	}
}

//jit:residual
func (m *machine) change() {
	m.c.size++       // want "code.size is marked //jit:immutable but is written here, by a call of machine.change"
	m.text[0] = 3    // want "machine.text is marked //jit:immutable but is written here, by a call of machine.change"
	m.other.size = 2 // want "same.size is marked //jit:immutable but is written here, by a call of machine.change"
	m.r.cap = 4      // want "ring\[int\].cap is marked //jit:immutable but is written here, by a call of machine.change"
	m.c.hits++
	m.r.next++
}

// remake makes a new one, which it may fill in.
//
//jit:residual
func (m *machine) remake() {
	c := &code{size: 3}
	c.size = 4
	m.c = c
}
