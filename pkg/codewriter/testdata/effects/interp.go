// Package effects has residual functions; the comment "effects" above each
// holds what its descr must say.
package effects

import (
	"fmt"
	"math/bits"
	"strconv"

	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type pos struct{ x, y int }

type machine struct {
	acc  int
	flag bool
	list []int
	at   pos
	far  *pos
	tags [3]int
	name string
	ip   *int
}

func run(m *machine) {
	pc := 0
	for pc < 10 {
		driver.MergePoint(pc, m)
		m.acc++
		m.flag = !m.flag
		m.list[0] = len(m.name)
		m.far.x, m.at.y = m.at.y, m.far.x
		nothing()
		reads(m)
		writes(m)
		elements(m)
		whole(m)
		throughPointer(m)
		callee(m, 3)
		appends(m)
		panics(m)
		recovers(m)
		prints(m)
		counts(7)
		converts(7)
		divides(1, 2)
		calls(nil)
		pc++
	}
}

// effects: call <nothing> () void
//
//jit:residual
func nothing() {}

// effects: call <reads> (p) int64 may-raise reads <machine.far> <machine.flag> <pos.x>
//
//jit:residual
func reads(m *machine) int {
	if m.flag {
		return m.far.x
	}
	return 0
}

// effects: call <writes> (p) void may-raise writes <machine.acc>
//
//jit:residual
func writes(m *machine) { m.acc = 3 }

// effects: call <elements> (p) void may-raise reads <machine.list.len> <machine.list.ptr> writes <[]int>
//
//jit:residual
func elements(m *machine) { m.list[1], m.tags[2] = 5, 6 }

// effects: call <whole> (p) void may-raise reads <machine.far> <pos.x> <pos.y> writes <pos.x> <pos.y>
//
//jit:residual
func whole(m *machine) { m.at = *m.far }

// effects: call <throughPointer> (p) void may-raise writes <[]int> <machine.acc> <pos.x> <pos.y>
//
//jit:residual
func throughPointer(m *machine) { *m.ip = 3 }

// effects: call <callee> (p, i) void may-raise reads <machine.far> <machine.flag> <pos.x> writes <machine.acc>
//
//jit:residual
func callee(m *machine, n int) {
	for range n {
		writes(m)
		reads(m)
	}
}

// effects: call <appends> (p) void may-raise reads <[]int> <machine.list.len> <machine.list.ptr> writes <[]int> <machine.list.len> <machine.list.ptr>
//
//jit:residual
func appends(m *machine) { m.list = append(m.list, m.list...) }

// effects: call <panics> (p) void may-raise reads <machine.acc>
//
//jit:residual
func panics(m *machine) {
	if m.acc < 0 {
		m.flag = true
		panic(fmt.Sprint("negative: ", m.acc))
	}
}

// effects: call <recovers> (p) void may-raise reads everything writes everything
//
//jit:residual
func recovers(m *machine) {
	defer func() { recover() }()
	m.flag = true
	panic("out")
}

// effects: call <prints> (p) void may-raise reads everything writes everything
//
//jit:residual
func prints(m *machine) { fmt.Println(m.acc) }

// effects: call <counts> (i) int64
//
//jit:residual
func counts(n uint) int { return bits.OnesCount(n) }

// effects: call <converts> (i) int64 may-raise
//
//jit:residual
func converts(n int) int { return len(strconv.Itoa(n)) }

// effects: call <divides> (i, i) int64 may-raise
//
//jit:residual
func divides(a, b int) int { return a / b }

// effects: call <calls> (p) void may-raise reads everything writes everything
//
//jit:residual
func calls(f func()) { f() }
