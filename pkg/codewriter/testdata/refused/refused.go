// Package refused has one function for each construct that a straight line of ops
// cannot hold. The comments "want" say what it is called, on its line.
package refused

import (
	"fmt"
	"io"

	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type T struct{ a, b int }

type U struct{ a, b any }

type counter struct{ n int }

func (c *counter) inc() { c.n++ }

type element struct{ tags [4]int }

type machine struct {
	acc   int
	f     float64
	c     complex128
	s     string
	bytes []byte
	ints  []int
	regs  [4]int
	many  [40]int
	t     T
	pair  U
	hits  counter
	elems []element
	dict  map[int]int
	ch    chan int
	fn    func(int) int
	w     io.Writer
	x, y  any
	ip    *int
	other *counter
}

var table [4]int

var shared T

func run(m *machine) {
	pc := 0
	for pc < 3 {
		driver.MergePoint(pc, m)
		deferred(m)
		recovered(m)
		started(m)
		selected(m)
		sent(m)
		received(m)
		maps(m)
		ranged(m)
		closures(m)
		escaping(m)
		builtins(m)
		made(m)
		objects(m)
		literals(m)
		stringsBuilt(m)
		converted(m)
		asserted(m)
		interfaces(m)
		structs(m)
		floats(m)
		arrays(m)
		addresses(m)
		pointers(m)
		slices(m)
		globals(m)
		calls(m)
		locals(m)
		order(m)
		checksAndCalls(m, m.acc)
		pc++
	}
}

func deferred(m *machine) {
	defer note(m) // want "defer"
}

func recovered(m *machine) {
	recover() // want "the builtin recover"
}

func started(m *machine) {
	go note(m) // want "the go statement"
}

func selected(m *machine) {
	select { // want "select"
	case <-m.ch:
	default:
	}
}

func sent(m *machine) {
	m.ch <- 1 // want "channel send"
}

func received(m *machine) {
	m.acc = <-m.ch // want "channel receive"
}

func maps(m *machine) {
	m.acc = m.dict[3]
	m.dict[1] = m.ints[m.acc]
	m.dict[m.ints[1]] = m.ints[m.acc] // want "what may panic on the way to an element of a map, and on the right"
}

//jit:unroll
func ranged(m *machine) {
	for k := range m.dict { // want "range over a map or a string"
		m.acc += k
	}
	for i := range m.s { // want "range over a map or a string"
		m.acc += i
	}
}

func closures(m *machine) {
	x := 1
	f := func() { m.acc = x } // want "a closure"
	f()
}

func escaping(m *machine) {
	x := 1
	m.ip = &x
}

func builtins(m *machine) {
	m.ints = append(m.ints, m.ints...)
	m.acc = copy(m.ints, m.ints)
	clear(m.ints)
	delete(m.dict, 3)
}

func made(m *machine) {
	m.ints = make([]int, m.acc)
	m.dict = make(map[int]int)
	m.ch = make(chan int) // want "make"
	m.ints = make([]int, 4)
}

func objects(m *machine) {
	use(&T{1, 2})
	use(new(T))
	keepNone(new(struct{})) // want "a new object that takes no memory, of which Go leaves open whether it is another one"

}

func literals(m *machine) {
	m.ints = []int{1, 2}
}

func stringsBuilt(m *machine) {
	m.s += "x"
	m.s = m.s[:2]
}

func converted(m *machine) {
	m.s = string(m.bytes)
	m.bytes = []byte(m.s)
}

func asserted(m *machine) {
	m.acc = m.x.(int)
	switch x := m.x.(type) {
	case int:
		m.acc = x
	}
}

func interfaces(m *machine) {
	m.x = m.acc
	if m.x == m.y {
		m.acc++
	}
}

func structs(m *machine) {
	if m.pair == (U{1, 2}) { // want "comparing values of type U"
		m.acc++
	}
}

func floats(m *machine) {
	m.c = 1i // want "a value of type complex128"
}

func arrays(m *machine) {
	local := m.many // want "a value of type \[40\]int"
	m.acc = local[2]
	four := [4]int(m.ints) // want "a slice converted to an array"
	m.acc += four[1]
}

func addresses(m *machine) {
	use(&m.t)
	m.ip = &m.ints[1]
	m.hits.inc()
	m.ints = m.regs[:]
}

func pointers(m *machine) {
	m.acc = *m.ip
}

func slices(m *machine) {
	m.ints = m.ints[1:]
	m.ints = m.ints[:2:2]
	m.acc = m.elems[0].tags[m.acc]
	m.elems[m.acc].tags[1] = m.regs[2] // no error
}

func globals(m *machine) {
	m.acc = table[2]
	use(&shared)
}

func calls(m *machine) {
	m.w.Write(m.bytes)
	m.acc = m.fn(3)
	fmt.Println(m.s) // want "a variadic call"
	m.s = name(m)
	m.acc, _ = pair(m)
	m.fn = square
	panic(fmt.Errorf("%d", m.acc)) // want "a variadic call"
}

func locals(m *machine) {
	type local struct{ a int }
	l := local{m.acc}
	m.acc = l.a // no error: registers only
	keep(l)     // want "passing a value of type local, which the generated file cannot name, to keep"
	give(l)     // want "the type local, which the generated file cannot name"
}

func order(m *machine) {
	m.acc = m.acc*2 + bump(m)         // no error: the one call comes first, as the compiler has it
	m.acc += bump(m)                  // no error: read after it in any case
	m.ints[m.acc] = bump(m)           // no error: likewise
	a, b := m.acc, bump(m)            // no error: likewise
	use2(m.ints[3], bump(m), 1)       // no error: the call inside comes first
	use2(m.ints[3], bump(m), bump(m)) // no error: both come first
	useAny(m.ints[3], bump(m))        // want "a read of memory beside a call that may change it"
	m.acc = bump(m) + m.acc           // no error: read after it in any case
	m.acc = plus(m.acc, 1) + bump(m)  // no error: plus comes before bump
	if m.acc > a || bump(m) > b {     // no error: || has an order
		m.t.a = m.t.b + bump(m) // no error: bump leaves it alone
	}
}

func checksAndCalls(m *machine, z int) {
	a := m.bytes[1] + uint8(bump(m)) // no error: the one call comes first, as the compiler has it
	b := 8/z + bump(m)               // no error: likewise
	use2(8/z, bump(m), 1)            // no error: likewise
	use2(8/z, bump(m), bump(m))      // no error: likewise
	useAny(8/z, bump(m))             // want "what may panic beside a call"
	use2(8/z, len(m.bytes[z:]), 1)   // no error: slices and lengths come first as well
	useAny(8/z, len(m.bytes[z:]))    // want "what may panic beside a slice or an assertion"
	m.ints[z] += 8 / z               // no error: the element is read first, as the compiler has it
	b += 8/z - plus(m.acc, 1)        // no error: nobody can tell when plus is called
	use2(m.other.n, bump(m), b)      // no error: likewise
	b = m.other.n + raise(m.other)   // no error: raise goes through it first
	m.acc, b = 5, 8/z                // want "an assignment of several parts of which one may panic"
	b = int(a)
}

func raise(c *counter) int {
	if c.n > 9 {
		panic("high")
	}
	return 1
}

func bump(m *machine) int {
	m.acc++
	m.ints[0]++
	return m.acc
}

func plus(a, b int) int { return a + b }

func use2(a, b, c int) {}

func useAny(a int, b ...int) {}

func keep[X any](x X) {}

//jit:residual
func give(x any) {}

//jit:residual
func name(m *machine) string { return m.s }

//jit:residual
func pair(m *machine) (int, int) { return 1, 2 }

func keepNone(p *struct{}) {}

func square(x int) int { return x * x }

//jit:residual
func note(m *machine) {}

//jit:residual
func use(t *T) {}
