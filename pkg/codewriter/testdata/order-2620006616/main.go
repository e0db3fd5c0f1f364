package main

import (
	"context"
	"fmt"
	"strconv"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/warm"
)

type E struct{ em int }

type V struct{ v int }

type N struct {
	*E
	V
	n    int
	q    *N
	fn   func(int) int
	list []int
}

type G struct{ arr [4]int }

type T struct{ x, y int }

type K struct {
	//jit:immutable
	k int
}

type M struct {
	left, acc, heard, b int
	a, i, z, neg        int
	row, tab            []int
	arr                 [4]int
	ns, ms              []N
	p, o                *N
	never               *K
	g                   *G
	s, u                string
	in                  T
	why                 int
	iv, pv              any
	list                []any
	sv                  any
	fa, fb              func(a, b int) int
	fs, gs              []func(int) int
	tm                  map[int]int
	ts                  map[string]int
	ts2                 []T
}

func (n *N) sumTo(k int) int { return n.n + k }
func (n N) sum(k int) int    { return n.n + n.v + k }
func (e E) esum(k int) int   { return e.em + k }
func (n *N) set() int        { n.n++; n.v += 2; return n.n & 1 }
func val(n N) int            { return n.n + n.v }
func val2(a int) int         { return a ^ 5 }
func two2(a, b int) int      { return a*3 + b }
func toInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
func func2(a, b int) (int, int)   { return a + 1, b - 1 }
func (m *M) pick(n *N) *N         { return n }
func (m *M) two(a, b int) int     { return a*5 - b }
func (m *M) one(a int)            { m.heard = m.heard*5 + a }
func (m *M) any(a any)            { m.heard = m.heard*5 + a.(int) }
func (m *M) any2(a any, b int)    { m.heard = m.heard*7 + b; m.list = append(m.list, a) }
func (m *M) pass(t T, a int)      { m.heard = m.heard*5 + t.x*3 + t.y + a }
func (m *M) quiet() int           { return m.left & 1 }
func (m *M) num() any             { m.a++; return m.iv }
func (m *M) str() any             { m.i ^= 1; return m.sv }
func (m *M) node() any            { m.i ^= 1; return m.pv }
func (m *M) sink(a, b int)        { m.acc += a*7 + b }
func (m *M) at(i int) int         { return m.tab[i&3] + m.row[i] }
func (m *M) inl() int {
	m.a += 3
	m.i ^= 1
	m.p, m.o = m.o, m.p
	m.row, m.tab = m.tab, m.row
	m.ns, m.ms = m.ms, m.ns
	m.fa, m.fb = m.fb, m.fa
	m.fs, m.gs = m.gs, m.fs
	m.s, m.u = m.u, m.s
	m.arr[m.a&3]++
	m.in.x++
	if m.tm != nil {
		m.tm[m.a&3]++
	}
	if m.z > 0 {
		m.z ^= 1
	}
	return m.a & 1
}

//jit:residual
func (m *M) res() int { return m.inl() + m.loud() }

//jit:residual
func (m *M) loud() int { m.heard = m.heard*3 + m.left; return m.left & 1 }

//jit:residual
func (m *M) loudly() any { m.heard = m.heard*3 + m.left; return m.iv }

//jit:residual
func loud(m *M) int { fmt.Print(); m.heard = m.heard*3 + 1; return m.left & 1 }

//jit:residual
func (m *M) boom() int {
	if m.left == 7 {
		panic("boom")
	}
	return m.left & 1
}

func newM(why int) *M {
	n := func(k int) *N {
		fn := func(a int) int { return a*k + 1 }
		return &N{E: &E{k}, V: V{k + 1}, n: k + 2, q: &N{E: &E{1}, n: 4, fn: fn}, fn: fn, list: []int{k}}
	}
	return &M{left: 20, a: 1, i: 1, z: 3, neg: 1, row: []int{1, 2, 3, 4}, tab: []int{2, 0, 1, 3}, ns: []N{*n(3), *n(4)}, ms: []N{*n(5), *n(6)},
		p: n(1), o: n(2), never: &K{3}, g: &G{}, s: "abc", u: "xyz", why: why, iv: 3, pv: n(7), list: []any{1}, sv: "qr", fa: two2, fb: func(a, b int) int { return a - b*2 },
		fs: []func(int) int{val2, func(a int) int { return a + 2 }}, gs: []func(int) int{func(a int) int { return a * 7 }, val2}, tm: map[int]int{1: 2, 3: 4}, ts: map[string]int{}, ts2: []T{{1, 2}, {3, 4}}}
}

// trouble makes one thing or another panic from now on.
//
//jit:residual
func (m *M) trouble() {
	switch m.why {
	case 1:
		m.p = nil
	case 2:
		m.z = 0
	case 3:
		m.i = 100
	case 4:
		m.neg = -1
	case 5:
		m.row = nil
	case 6:
		m.p.E = nil
	case 7:
		m.p.q = nil
	case 8:
		m.ns = nil
	case 9:
		m.never, m.g = nil, nil
		m.tm, m.ts = nil, nil
	case 10:
		m.tab[0], m.tab[1], m.tab[2] = 9, 9, 9
	case 11:
		m.iv, m.i = "no number", 100
		m.sv = 7
	case 12:
		m.pv, m.row = m.row, nil
	case 13:
		m.fa, m.fs = nil, m.fs[:1]
	case 14:
		m.p.fn, m.p.q.fn = nil, nil
	}
}

func (m *M) dump() string {
	text := fmt.Sprint(m.left, m.acc, m.heard, m.b, m.a, m.i, m.z, m.row, m.tab, m.arr, m.in, m.s, len(m.list), m.tm, m.ts, m.ts2)
	for _, n := range []*N{m.p, m.o} {
		if n != nil {
			text += fmt.Sprint(n.n, n.v, n.list)
		}
	}
	for _, n := range m.ns {
		text += fmt.Sprint(n.n, n.v)
	}
	for _, v := range m.list {
		if n, ok := v.(*N); ok {
			v = n.n
		}
		text += fmt.Sprint(" ", v)
	}
	return text
}

func outcome(m *M, f func()) (text string) {
	defer func() { text = fmt.Sprint(recover(), " then ", m.dump()) }()
	f()
	return
}

func jitted(m *M, code []int, mode string, b backend.Backend) {
	params := jit.DefaultParams()
	params.Set(mode)
	e, err := warm.New(driver, params, warm.WithBackend(b))
	if err != nil {
		panic(err)
	}
	defer func() { loops += e.Stats().Loops }()
	defer e.Close()
	if err := e.Run(context.Background(), code, m); err != nil {
		panic(err)
	}
}

var loops int

func backends() []backend.Backend {
	list := []backend.Backend{runner.New()}
	if b, err := amd64.New(amd64.Options{}); err == nil {
		list = append(list, b)
	}
	return list
}

func main() {
	for n := range statements {
		compare(n)
	}
	fmt.Println("all ran")
	if loops < 8*statements {
		fmt.Printf("0: only %d loops were compiled\n", loops)
	}
}

func compare(n int) {
	for why := range 15 {
		code := []int{n, -1}
		m := newM(why)
		want := outcome(m, func() { run(code, m) })
		mode := []string{"threshold=2,trace_eagerness=1", "threshold=3,trace_eagerness=3,enable_opts=none"}[why&1]
		list := backends()
		b := list[(n+why/2)%len(list)]
		m = newM(why)
		if got := outcome(m, func() { jitted(m, code, mode, b) }); got != want {
			fmt.Printf("%d: trouble %d, %s, %T: got %s, want %s\n", n, why, mode, b, got, want)
			return
		}
	}
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

//jit:unroll
func (m *M) op0() int { m.acc = m.row[m.i] + m.boom(); return 0 }
//jit:unroll
func (m *M) op1() int { m.acc = m.p.n + m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op2() int { f := func() int { return m.left }; m.b += f(); m.acc = m.p.V.v + m.res(); return 0 }
//jit:unroll
func (m *M) op3() int { m.acc = len(m.s) + m.p.set(); return 0 }
//jit:unroll
func (m *M) op4() int { m.acc = 8<<m.neg + m.at(m.i); return 0 }
//jit:unroll
func (m *M) op5() int { m.acc = m.p.esum(1) + m.boom(); return 0 }
//jit:unroll
func (m *M) op6() int { m.acc = toInt(m.s == m.u) + m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op7() int { f := func() int { return m.left }; m.b += f(); m.acc = m.node().(*N).n + m.res(); return 0 }
//jit:unroll
func (m *M) op8() int { m.acc = m.boom() + m.a; return 0 }
//jit:unroll
func (m *M) op9() int { m.acc = m.p.esum(m.inl()) + m.in.x; return 0 }
//jit:unroll
func (m *M) op10() int { f := func() int { return m.left }; m.b += f(); m.acc = m.res() + m.p.em; return 0 }
//jit:unroll
func (m *M) op11() int { m.acc = m.p.set() + int(m.s[m.i]); return 0 }
//jit:unroll
func (m *M) op12() int { m.acc = m.at(m.i) + 8%m.z; return 0 }
//jit:unroll
func (m *M) op13() int { m.acc = m.boom() + m.p.sum(1); return 0 }
//jit:unroll
func (m *M) op14() int { m.acc = m.p.esum(m.inl()) + m.never.k; return 0 }
//jit:unroll
func (m *M) op15() int { f := func() int { return m.left }; m.b += f(); m.acc = m.res() + m.num().(int); return 0 }
//jit:unroll
func (m *M) op16() int { m.acc += m.arr[m.i&3] - m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op17() int { f := func() int { return m.left }; m.b += f(); m.acc += (*m.p).n - m.res(); return 0 }
//jit:unroll
func (m *M) op18() int { m.acc += len(m.row) - m.p.set(); return 0 }
//jit:unroll
func (m *M) op19() int { m.acc += 8/m.z - m.at(m.i); return 0 }
//jit:unroll
func (m *M) op20() int { m.acc += val(*m.p) - m.boom(); return 0 }
//jit:unroll
func (m *M) op21() int { m.acc += m.left - m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op22() int { f := func() int { return m.left }; m.b += f(); m.acc += m.pv.(*N).n - m.res(); return 0 }
//jit:unroll
func (m *M) op23() int { m.acc -= m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op24() int { f := func() int { return m.left }; m.b += f(); m.acc -= m.res(); return 0 }
//jit:unroll
func (m *M) op25() int { m.acc -= m.p.set(); return 0 }
//jit:unroll
func (m *M) op26() int { m.acc -= m.at(m.i); return 0 }
//jit:unroll
func (m *M) op27() int { m.acc -= m.boom(); return 0 }
//jit:unroll
func (m *M) op28() int { x := (m.row[m.i])*2 - m.p.esum(m.inl()); m.acc += x; return 0 }
//jit:unroll
func (m *M) op29() int { f := func() int { return m.left }; m.b += f(); x := (m.p.n)*2 - m.res(); m.acc += x; return 0 }
//jit:unroll
func (m *M) op30() int { x := (m.p.V.v)*2 - m.p.set(); m.acc += x; return 0 }
//jit:unroll
func (m *M) op31() int { x := (len(m.s))*2 - m.at(m.i); m.acc += x; return 0 }
//jit:unroll
func (m *M) op32() int { x := (8<<m.neg)*2 - m.boom(); m.acc += x; return 0 }
//jit:unroll
func (m *M) op33() int { x := (m.p.esum(1))*2 - m.p.esum(m.inl()); m.acc += x; return 0 }
//jit:unroll
func (m *M) op34() int { f := func() int { return m.left }; m.b += f(); x := (toInt(m.s == m.u))*2 - m.res(); m.acc += x; return 0 }
//jit:unroll
func (m *M) op35() int { x := (m.node().(*N).n)*2 - m.p.set(); m.acc += x; return 0 }
//jit:unroll
func (m *M) op36() int { x, y := m.a, m.p.esum(m.inl()); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op37() int { f := func() int { return m.left }; m.b += f(); x, y := m.in.x, m.res(); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op38() int { x, y := m.p.em, m.p.set(); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op39() int { x, y := int(m.s[m.i]), m.at(m.i); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op40() int { x, y := 8%m.z, m.boom(); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op41() int { x, y := m.p.sum(1), m.p.esum(m.inl()); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op42() int { f := func() int { return m.left }; m.b += f(); x, y := m.never.k, m.res(); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op43() int { x, y := m.num().(int), m.p.set(); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op44() int { f := func() int { return m.left }; m.b += f(); var x, y = m.arr[m.i&3], m.res(); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op45() int { var x, y = (*m.p).n, m.p.set(); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op46() int { var x, y = len(m.row), m.at(m.i); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op47() int { var x, y = 8/m.z, m.boom(); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op48() int { var x, y = val(*m.p), m.p.esum(m.inl()); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op49() int { f := func() int { return m.left }; m.b += f(); var x, y = m.left, m.res(); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op50() int { var x, y = m.pv.(*N).n, m.p.set(); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op51() int { f := func() int { return m.left }; m.b += f(); var x = -m.arr[m.i] ^ m.res(); m.acc += x; return 0 }
//jit:unroll
func (m *M) op52() int { var x = -m.p.q.n ^ m.p.set(); m.acc += x; return 0 }
//jit:unroll
func (m *M) op53() int { var x = -m.ns[m.i&1].n ^ m.at(m.i); m.acc += x; return 0 }
//jit:unroll
func (m *M) op54() int { var x = -len(m.row[:m.i]) ^ m.boom(); m.acc += x; return 0 }
//jit:unroll
func (m *M) op55() int { var x = -8>>(m.neg&7) ^ m.p.esum(m.inl()); m.acc += x; return 0 }
//jit:unroll
func (m *M) op56() int { f := func() int { return m.left }; m.b += f(); var x = -m.pick(m.p).n ^ m.res(); m.acc += x; return 0 }
//jit:unroll
func (m *M) op57() int { var x = -m.iv.(int) ^ m.p.set(); m.acc += x; return 0 }
//jit:unroll
func (m *M) op58() int { var x = -m.row[:m.i][0] ^ m.at(m.i); m.acc += x; return 0 }
//jit:unroll
func (m *M) op59() int { f := func() int { return m.left }; m.b += f(); m.acc, m.b = m.row[m.i], m.res(); return 0 }
//jit:unroll
func (m *M) op60() int { m.acc, m.b = m.p.n, m.p.set(); return 0 }
//jit:unroll
func (m *M) op61() int { m.acc, m.b = m.p.V.v, m.at(m.i); return 0 }
//jit:unroll
func (m *M) op62() int { m.acc, m.b = len(m.s), m.boom(); return 0 }
//jit:unroll
func (m *M) op63() int { m.acc, m.b = 8<<m.neg, m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op64() int { f := func() int { return m.left }; m.b += f(); m.acc, m.b = m.p.esum(1), m.res(); return 0 }
//jit:unroll
func (m *M) op65() int { m.acc, m.b = toInt(m.s == m.u), m.p.set(); return 0 }
//jit:unroll
func (m *M) op66() int { m.acc, m.b = m.node().(*N).n, m.at(m.i); return 0 }
//jit:unroll
func (m *M) op67() int { f := func() int { return m.left }; m.b += f(); return m.a + m.res(); return 0 }
//jit:unroll
func (m *M) op68() int { return m.in.x + m.p.set(); return 0 }
//jit:unroll
func (m *M) op69() int { return m.p.em + m.at(m.i); return 0 }
//jit:unroll
func (m *M) op70() int { return int(m.s[m.i]) + m.boom(); return 0 }
//jit:unroll
func (m *M) op71() int { return 8%m.z + m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op72() int { f := func() int { return m.left }; m.b += f(); return m.p.sum(1) + m.res(); return 0 }
//jit:unroll
func (m *M) op73() int { return m.never.k + m.p.set(); return 0 }
//jit:unroll
func (m *M) op74() int { return m.num().(int) + m.at(m.i); return 0 }
//jit:unroll
func (m *M) op75() int { x, y := func2(m.arr[m.i&3], m.p.set()); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op76() int { x, y := func2((*m.p).n, m.at(m.i)); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op77() int { x, y := func2(len(m.row), m.boom()); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op78() int { x, y := func2(8/m.z, m.p.esum(m.inl())); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op79() int { f := func() int { return m.left }; m.b += f(); x, y := func2(val(*m.p), m.res()); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op80() int { x, y := func2(m.left, m.p.set()); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op81() int { x, y := func2(m.pv.(*N).n, m.at(m.i)); m.acc += x - y; return 0 }
//jit:unroll
func (m *M) op82() int { m.sink(m.arr[m.i], m.p.set()); return 0 }
//jit:unroll
func (m *M) op83() int { m.sink(m.p.q.n, m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op84() int { m.sink(m.ns[m.i&1].n, m.boom()); return 0 }
//jit:unroll
func (m *M) op85() int { m.sink(len(m.row[:m.i]), m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op86() int { f := func() int { return m.left }; m.b += f(); m.sink(8>>(m.neg&7), m.res()); return 0 }
//jit:unroll
func (m *M) op87() int { m.sink(m.pick(m.p).n, m.p.set()); return 0 }
//jit:unroll
func (m *M) op88() int { m.sink(m.iv.(int), m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op89() int { m.sink(m.row[:m.i][0], m.boom()); return 0 }
//jit:unroll
func (m *M) op90() int { m.acc += m.two(m.row[m.i], two2(m.p.set(), 3)); return 0 }
//jit:unroll
func (m *M) op91() int { m.acc += m.two(m.p.n, two2(m.at(m.i), 3)); return 0 }
//jit:unroll
func (m *M) op92() int { m.acc += m.two(m.p.V.v, two2(m.boom(), 3)); return 0 }
//jit:unroll
func (m *M) op93() int { m.acc += m.two(len(m.s), two2(m.p.esum(m.inl()), 3)); return 0 }
//jit:unroll
func (m *M) op94() int { f := func() int { return m.left }; m.b += f(); m.acc += m.two(8<<m.neg, two2(m.res(), 3)); return 0 }
//jit:unroll
func (m *M) op95() int { m.acc += m.two(m.p.esum(1), two2(m.p.set(), 3)); return 0 }
//jit:unroll
func (m *M) op96() int { m.acc += m.two(toInt(m.s == m.u), two2(m.at(m.i), 3)); return 0 }
//jit:unroll
func (m *M) op97() int { m.acc += m.two(m.node().(*N).n, two2(m.boom(), 3)); return 0 }
//jit:unroll
func (m *M) op98() int { if m.a < m.p.set() { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op99() int { if m.in.x < m.at(m.i) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op100() int { if m.p.em < m.boom() { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op101() int { if int(m.s[m.i]) < m.p.esum(m.inl()) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op102() int { f := func() int { return m.left }; m.b += f(); if 8%m.z < m.res() { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op103() int { if m.p.sum(1) < m.p.set() { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op104() int { if m.never.k < m.at(m.i) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op105() int { if m.num().(int) < m.boom() { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op106() int { if x := m.arr[m.i&3]; x < m.at(m.i) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op107() int { if x := (*m.p).n; x < m.boom() { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op108() int { if x := len(m.row); x < m.p.esum(m.inl()) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op109() int { f := func() int { return m.left }; m.b += f(); if x := 8/m.z; x < m.res() { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op110() int { if x := val(*m.p); x < m.p.set() { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op111() int { if x := m.left; x < m.at(m.i) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op112() int { if x := m.pv.(*N).n; x < m.boom() { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op113() int { if m.arr[m.i] < 2 && m.at(m.i) > 0 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op114() int { if m.p.q.n < 2 && m.boom() > 0 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op115() int { if m.ns[m.i&1].n < 2 && m.p.esum(m.inl()) > 0 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op116() int { f := func() int { return m.left }; m.b += f(); if len(m.row[:m.i]) < 2 && m.res() > 0 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op117() int { if 8>>(m.neg&7) < 2 && m.p.set() > 0 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op118() int { if m.pick(m.p).n < 2 && m.at(m.i) > 0 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op119() int { if m.iv.(int) < 2 && m.boom() > 0 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op120() int { if m.row[:m.i][0] < 2 && m.p.esum(m.inl()) > 0 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op121() int { if !(m.row[m.i] + m.at(m.i) > 2 && (m.at(m.i) > 0 || m.row[m.i] * 3 > m.at(m.i))) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op122() int { if !(m.p.n + m.boom() > 2 && (m.boom() > 0 || m.p.n * 3 > m.boom())) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op123() int { if !(m.p.V.v + m.p.esum(m.inl()) > 2 && (m.p.esum(m.inl()) > 0 || m.p.V.v * 3 > m.p.esum(m.inl()))) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op124() int { f := func() int { return m.left }; m.b += f(); if !(len(m.s) + m.res() > 2 && (m.res() > 0 || len(m.s) * 3 > m.res())) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op125() int { if !(8<<m.neg + m.p.set() > 2 && (m.p.set() > 0 || 8<<m.neg * 3 > m.p.set())) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op126() int { if !(m.p.esum(1) + m.at(m.i) > 2 && (m.at(m.i) > 0 || m.p.esum(1) * 3 > m.at(m.i))) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op127() int { if !(toInt(m.s == m.u) + m.boom() > 2 && (m.boom() > 0 || toInt(m.s == m.u) * 3 > m.boom())) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op128() int { if !(m.node().(*N).n + m.p.esum(m.inl()) > 2 && (m.p.esum(m.inl()) > 0 || m.node().(*N).n * 3 > m.p.esum(m.inl()))) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op129() int { for m.b = 0; m.b < 3 && m.a + m.at(m.i) < 4; m.b++ { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op130() int { for m.b = 0; m.b < 3 && m.in.x + m.boom() < 4; m.b++ { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op131() int { for m.b = 0; m.b < 3 && m.p.em + m.p.esum(m.inl()) < 4; m.b++ { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op132() int { f := func() int { return m.left }; m.b += f(); for m.b = 0; m.b < 3 && int(m.s[m.i]) + m.res() < 4; m.b++ { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op133() int { for m.b = 0; m.b < 3 && 8%m.z + m.p.set() < 4; m.b++ { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op134() int { for m.b = 0; m.b < 3 && m.p.sum(1) + m.at(m.i) < 4; m.b++ { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op135() int { for m.b = 0; m.b < 3 && m.never.k + m.boom() < 4; m.b++ { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op136() int { for m.b = 0; m.b < 3 && m.num().(int) + m.p.esum(m.inl()) < 4; m.b++ { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op137() int { switch { case m.arr[m.i&3] > m.boom() || m.arr[m.i&3] + m.b < m.boom() && m.acc > 3: m.acc++ }; return 0 }
//jit:unroll
func (m *M) op138() int { switch { case (*m.p).n > m.p.esum(m.inl()) || (*m.p).n + m.b < m.p.esum(m.inl()) && m.acc > 3: m.acc++ }; return 0 }
//jit:unroll
func (m *M) op139() int { f := func() int { return m.left }; m.b += f(); switch { case len(m.row) > m.res() || len(m.row) + m.b < m.res() && m.acc > 3: m.acc++ }; return 0 }
//jit:unroll
func (m *M) op140() int { switch { case 8/m.z > m.p.set() || 8/m.z + m.b < m.p.set() && m.acc > 3: m.acc++ }; return 0 }
//jit:unroll
func (m *M) op141() int { switch { case val(*m.p) > m.at(m.i) || val(*m.p) + m.b < m.at(m.i) && m.acc > 3: m.acc++ }; return 0 }
//jit:unroll
func (m *M) op142() int { switch { case m.left > m.boom() || m.left + m.b < m.boom() && m.acc > 3: m.acc++ }; return 0 }
//jit:unroll
func (m *M) op143() int { switch { case m.pv.(*N).n > m.p.esum(m.inl()) || m.pv.(*N).n + m.b < m.p.esum(m.inl()) && m.acc > 3: m.acc++ }; return 0 }
//jit:unroll
func (m *M) op144() int { if b := m.arr[m.i] < 2 && m.left > 3; b == (m.boom() > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op145() int { if b := m.p.q.n < 2 && m.left > 3; b == (m.p.esum(m.inl()) > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op146() int { f := func() int { return m.left }; m.b += f(); if b := m.ns[m.i&1].n < 2 && m.left > 3; b == (m.res() > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op147() int { if b := len(m.row[:m.i]) < 2 && m.left > 3; b == (m.p.set() > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op148() int { if b := 8>>(m.neg&7) < 2 && m.left > 3; b == (m.at(m.i) > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op149() int { if b := m.pick(m.p).n < 2 && m.left > 3; b == (m.boom() > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op150() int { if b := m.iv.(int) < 2 && m.left > 3; b == (m.p.esum(m.inl()) > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op151() int { f := func() int { return m.left }; m.b += f(); if b := m.row[:m.i][0] < 2 && m.left > 3; b == (m.res() > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op152() int { if (m.row[m.i] < 2 && m.left > 3) == (m.boom() > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op153() int { if (m.p.n < 2 && m.left > 3) == (m.p.esum(m.inl()) > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op154() int { f := func() int { return m.left }; m.b += f(); if (m.p.V.v < 2 && m.left > 3) == (m.res() > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op155() int { if (len(m.s) < 2 && m.left > 3) == (m.p.set() > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op156() int { if (8<<m.neg < 2 && m.left > 3) == (m.at(m.i) > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op157() int { if (m.p.esum(1) < 2 && m.left > 3) == (m.boom() > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op158() int { if (toInt(m.s == m.u) < 2 && m.left > 3) == (m.p.esum(m.inl()) > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op159() int { f := func() int { return m.left }; m.b += f(); if (m.node().(*N).n < 2 && m.left > 3) == (m.res() > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op160() int { if (m.a < 2) == (m.left > 3 && m.boom() > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op161() int { if (m.in.x < 2) == (m.left > 3 && m.p.esum(m.inl()) > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op162() int { f := func() int { return m.left }; m.b += f(); if (m.p.em < 2) == (m.left > 3 && m.res() > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op163() int { if (int(m.s[m.i]) < 2) == (m.left > 3 && m.p.set() > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op164() int { if (8%m.z < 2) == (m.left > 3 && m.at(m.i) > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op165() int { if (m.p.sum(1) < 2) == (m.left > 3 && m.boom() > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op166() int { if (m.never.k < 2) == (m.left > 3 && m.p.esum(m.inl()) > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op167() int { f := func() int { return m.left }; m.b += f(); if (m.num().(int) < 2) == (m.left > 3 && m.res() > 0) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op168() int { for k := 0; k < m.arr[m.i&3]&1 + m.p.esum(m.inl())&1; k++ { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op169() int { f := func() int { return m.left }; m.b += f(); for k := 0; k < (*m.p).n&1 + m.res()&1; k++ { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op170() int { for k := 0; k < len(m.row)&1 + m.p.set()&1; k++ { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op171() int { for k := 0; k < 8/m.z&1 + m.at(m.i)&1; k++ { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op172() int { for k := 0; k < val(*m.p)&1 + m.boom()&1; k++ { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op173() int { for k := 0; k < m.left&1 + m.p.esum(m.inl())&1; k++ { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op174() int { f := func() int { return m.left }; m.b += f(); for k := 0; k < m.pv.(*N).n&1 + m.res()&1; k++ { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op175() int { for k := 0; k < 2; k += 1 + m.arr[m.i]&1 + m.p.esum(m.inl())&1 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op176() int { f := func() int { return m.left }; m.b += f(); for k := 0; k < 2; k += 1 + m.p.q.n&1 + m.res()&1 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op177() int { for k := 0; k < 2; k += 1 + m.ns[m.i&1].n&1 + m.p.set()&1 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op178() int { for k := 0; k < 2; k += 1 + len(m.row[:m.i])&1 + m.at(m.i)&1 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op179() int { for k := 0; k < 2; k += 1 + 8>>(m.neg&7)&1 + m.boom()&1 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op180() int { for k := 0; k < 2; k += 1 + m.pick(m.p).n&1 + m.p.esum(m.inl())&1 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op181() int { f := func() int { return m.left }; m.b += f(); for k := 0; k < 2; k += 1 + m.iv.(int)&1 + m.res()&1 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op182() int { for k := 0; k < 2; k += 1 + m.row[:m.i][0]&1 + m.p.set()&1 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op183() int { for k := range m.row[m.i]&1 + m.p.esum(m.inl())&1 { m.acc += k + 1 }; return 0 }
//jit:unroll
func (m *M) op184() int { f := func() int { return m.left }; m.b += f(); for k := range m.p.n&1 + m.res()&1 { m.acc += k + 1 }; return 0 }
//jit:unroll
func (m *M) op185() int { for k := range m.p.V.v&1 + m.p.set()&1 { m.acc += k + 1 }; return 0 }
//jit:unroll
func (m *M) op186() int { for k := range len(m.s)&1 + m.at(m.i)&1 { m.acc += k + 1 }; return 0 }
//jit:unroll
func (m *M) op187() int { for k := range 8<<m.neg&1 + m.boom()&1 { m.acc += k + 1 }; return 0 }
//jit:unroll
func (m *M) op188() int { for k := range m.p.esum(1)&1 + m.p.esum(m.inl())&1 { m.acc += k + 1 }; return 0 }
//jit:unroll
func (m *M) op189() int { f := func() int { return m.left }; m.b += f(); for k := range toInt(m.s == m.u)&1 + m.res()&1 { m.acc += k + 1 }; return 0 }
//jit:unroll
func (m *M) op190() int { for k := range m.node().(*N).n&1 + m.p.set()&1 { m.acc += k + 1 }; return 0 }
//jit:unroll
func (m *M) op191() int { switch m.a + m.p.esum(m.inl()) { case 1, 2: m.acc++; case 3: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op192() int { f := func() int { return m.left }; m.b += f(); switch m.in.x + m.res() { case 1, 2: m.acc++; case 3: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op193() int { switch m.p.em + m.p.set() { case 1, 2: m.acc++; case 3: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op194() int { switch int(m.s[m.i]) + m.at(m.i) { case 1, 2: m.acc++; case 3: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op195() int { switch 8%m.z + m.boom() { case 1, 2: m.acc++; case 3: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op196() int { switch m.p.sum(1) + m.p.esum(m.inl()) { case 1, 2: m.acc++; case 3: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op197() int { f := func() int { return m.left }; m.b += f(); switch m.never.k + m.res() { case 1, 2: m.acc++; case 3: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op198() int { switch m.num().(int) + m.p.set() { case 1, 2: m.acc++; case 3: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op199() int { f := func() int { return m.left }; m.b += f(); switch m.arr[m.i&3] { case m.res(): m.acc++; case m.a: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op200() int { switch (*m.p).n { case m.p.set(): m.acc++; case m.a: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op201() int { switch len(m.row) { case m.at(m.i): m.acc++; case m.a: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op202() int { switch 8/m.z { case m.boom(): m.acc++; case m.a: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op203() int { switch val(*m.p) { case m.p.esum(m.inl()): m.acc++; case m.a: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op204() int { f := func() int { return m.left }; m.b += f(); switch m.left { case m.res(): m.acc++; case m.a: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op205() int { switch m.pv.(*N).n { case m.p.set(): m.acc++; case m.a: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op206() int { f := func() int { return m.left }; m.b += f(); switch { case m.arr[m.i] > m.res(): m.acc++; case m.a > 3: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op207() int { switch { case m.p.q.n > m.p.set(): m.acc++; case m.a > 3: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op208() int { switch { case m.ns[m.i&1].n > m.at(m.i): m.acc++; case m.a > 3: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op209() int { switch { case len(m.row[:m.i]) > m.boom(): m.acc++; case m.a > 3: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op210() int { switch { case 8>>(m.neg&7) > m.p.esum(m.inl()): m.acc++; case m.a > 3: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op211() int { f := func() int { return m.left }; m.b += f(); switch { case m.pick(m.p).n > m.res(): m.acc++; case m.a > 3: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op212() int { switch { case m.iv.(int) > m.p.set(): m.acc++; case m.a > 3: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op213() int { switch { case m.row[:m.i][0] > m.at(m.i): m.acc++; case m.a > 3: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op214() int { f := func() int { return m.left }; m.b += f(); switch m.left & 3 { case m.row[m.i] + m.res(): m.acc++; case m.a: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op215() int { switch m.left & 3 { case m.p.n + m.p.set(): m.acc++; case m.a: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op216() int { switch m.left & 3 { case m.p.V.v + m.at(m.i): m.acc++; case m.a: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op217() int { switch m.left & 3 { case len(m.s) + m.boom(): m.acc++; case m.a: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op218() int { switch m.left & 3 { case 8<<m.neg + m.p.esum(m.inl()): m.acc++; case m.a: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op219() int { f := func() int { return m.left }; m.b += f(); switch m.left & 3 { case m.p.esum(1) + m.res(): m.acc++; case m.a: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op220() int { switch m.left & 3 { case toInt(m.s == m.u) + m.p.set(): m.acc++; case m.a: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op221() int { switch m.left & 3 { case m.node().(*N).n + m.at(m.i): m.acc++; case m.a: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op222() int { f := func() int { return m.left }; m.b += f(); t := T{m.a, m.res()}; m.acc += t.x - t.y; return 0 }
//jit:unroll
func (m *M) op223() int { t := T{m.in.x, m.p.set()}; m.acc += t.x - t.y; return 0 }
//jit:unroll
func (m *M) op224() int { t := T{m.p.em, m.at(m.i)}; m.acc += t.x - t.y; return 0 }
//jit:unroll
func (m *M) op225() int { t := T{int(m.s[m.i]), m.boom()}; m.acc += t.x - t.y; return 0 }
//jit:unroll
func (m *M) op226() int { t := T{8%m.z, m.p.esum(m.inl())}; m.acc += t.x - t.y; return 0 }
//jit:unroll
func (m *M) op227() int { f := func() int { return m.left }; m.b += f(); t := T{m.p.sum(1), m.res()}; m.acc += t.x - t.y; return 0 }
//jit:unroll
func (m *M) op228() int { t := T{m.never.k, m.p.set()}; m.acc += t.x - t.y; return 0 }
//jit:unroll
func (m *M) op229() int { t := T{m.num().(int), m.at(m.i)}; m.acc += t.x - t.y; return 0 }
//jit:unroll
func (m *M) op230() int { t := T{y: m.arr[m.i&3], x: m.p.set()}; m.acc += t.x - t.y; return 0 }
//jit:unroll
func (m *M) op231() int { t := T{y: (*m.p).n, x: m.at(m.i)}; m.acc += t.x - t.y; return 0 }
//jit:unroll
func (m *M) op232() int { t := T{y: len(m.row), x: m.boom()}; m.acc += t.x - t.y; return 0 }
//jit:unroll
func (m *M) op233() int { t := T{y: 8/m.z, x: m.p.esum(m.inl())}; m.acc += t.x - t.y; return 0 }
//jit:unroll
func (m *M) op234() int { f := func() int { return m.left }; m.b += f(); t := T{y: val(*m.p), x: m.res()}; m.acc += t.x - t.y; return 0 }
//jit:unroll
func (m *M) op235() int { t := T{y: m.left, x: m.p.set()}; m.acc += t.x - t.y; return 0 }
//jit:unroll
func (m *M) op236() int { t := T{y: m.pv.(*N).n, x: m.at(m.i)}; m.acc += t.x - t.y; return 0 }
//jit:unroll
func (m *M) op237() int { m.in = T{m.arr[m.i], m.p.set()}; return 0 }
//jit:unroll
func (m *M) op238() int { m.in = T{m.p.q.n, m.at(m.i)}; return 0 }
//jit:unroll
func (m *M) op239() int { m.in = T{m.ns[m.i&1].n, m.boom()}; return 0 }
//jit:unroll
func (m *M) op240() int { m.in = T{len(m.row[:m.i]), m.p.esum(m.inl())}; return 0 }
//jit:unroll
func (m *M) op241() int { f := func() int { return m.left }; m.b += f(); m.in = T{8>>(m.neg&7), m.res()}; return 0 }
//jit:unroll
func (m *M) op242() int { m.in = T{m.pick(m.p).n, m.p.set()}; return 0 }
//jit:unroll
func (m *M) op243() int { m.in = T{m.iv.(int), m.at(m.i)}; return 0 }
//jit:unroll
func (m *M) op244() int { m.in = T{m.row[:m.i][0], m.boom()}; return 0 }
//jit:unroll
func (m *M) op245() int { m.in.x, m.in.y = m.row[m.i], m.p.set(); return 0 }
//jit:unroll
func (m *M) op246() int { m.in.x, m.in.y = m.p.n, m.at(m.i); return 0 }
//jit:unroll
func (m *M) op247() int { m.in.x, m.in.y = m.p.V.v, m.boom(); return 0 }
//jit:unroll
func (m *M) op248() int { m.in.x, m.in.y = len(m.s), m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op249() int { f := func() int { return m.left }; m.b += f(); m.in.x, m.in.y = 8<<m.neg, m.res(); return 0 }
//jit:unroll
func (m *M) op250() int { m.in.x, m.in.y = m.p.esum(1), m.p.set(); return 0 }
//jit:unroll
func (m *M) op251() int { m.in.x, m.in.y = toInt(m.s == m.u), m.at(m.i); return 0 }
//jit:unroll
func (m *M) op252() int { m.in.x, m.in.y = m.node().(*N).n, m.boom(); return 0 }
//jit:unroll
func (m *M) op253() int { m.row[m.a&1] = m.p.set(); return 0 }
//jit:unroll
func (m *M) op254() int { m.row[m.in.x&1] = m.at(m.i); return 0 }
//jit:unroll
func (m *M) op255() int { m.row[m.p.em&1] = m.boom(); return 0 }
//jit:unroll
func (m *M) op256() int { m.row[int(m.s[m.i])&1] = m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op257() int { f := func() int { return m.left }; m.b += f(); m.row[8%m.z&1] = m.res(); return 0 }
//jit:unroll
func (m *M) op258() int { m.row[m.p.sum(1)&1] = m.p.set(); return 0 }
//jit:unroll
func (m *M) op259() int { m.row[m.never.k&1] = m.at(m.i); return 0 }
//jit:unroll
func (m *M) op260() int { m.row[m.num().(int)&1] = m.boom(); return 0 }
//jit:unroll
func (m *M) op261() int { m.row[m.arr[m.i&3]&1] += m.at(m.i); return 0 }
//jit:unroll
func (m *M) op262() int { m.row[(*m.p).n&1] += m.boom(); return 0 }
//jit:unroll
func (m *M) op263() int { m.row[len(m.row)&1] += m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op264() int { f := func() int { return m.left }; m.b += f(); m.row[8/m.z&1] += m.res(); return 0 }
//jit:unroll
func (m *M) op265() int { m.row[val(*m.p)&1] += m.p.set(); return 0 }
//jit:unroll
func (m *M) op266() int { m.row[m.left&1] += m.at(m.i); return 0 }
//jit:unroll
func (m *M) op267() int { m.row[m.pv.(*N).n&1] += m.boom(); return 0 }
//jit:unroll
func (m *M) op268() int { m.row[m.arr[m.i]&1 + m.at(m.i)&1]++; return 0 }
//jit:unroll
func (m *M) op269() int { m.row[m.p.q.n&1 + m.boom()&1]++; return 0 }
//jit:unroll
func (m *M) op270() int { m.row[m.ns[m.i&1].n&1 + m.p.esum(m.inl())&1]++; return 0 }
//jit:unroll
func (m *M) op271() int { f := func() int { return m.left }; m.b += f(); m.row[len(m.row[:m.i])&1 + m.res()&1]++; return 0 }
//jit:unroll
func (m *M) op272() int { m.row[8>>(m.neg&7)&1 + m.p.set()&1]++; return 0 }
//jit:unroll
func (m *M) op273() int { m.row[m.pick(m.p).n&1 + m.at(m.i)&1]++; return 0 }
//jit:unroll
func (m *M) op274() int { m.row[m.iv.(int)&1 + m.boom()&1]++; return 0 }
//jit:unroll
func (m *M) op275() int { m.row[m.row[:m.i][0]&1 + m.p.esum(m.inl())&1]++; return 0 }
//jit:unroll
func (m *M) op276() int { m.arr[m.row[m.i]&1 + m.at(m.i)&1] = 5; return 0 }
//jit:unroll
func (m *M) op277() int { m.arr[m.p.n&1 + m.boom()&1] = 5; return 0 }
//jit:unroll
func (m *M) op278() int { m.arr[m.p.V.v&1 + m.p.esum(m.inl())&1] = 5; return 0 }
//jit:unroll
func (m *M) op279() int { f := func() int { return m.left }; m.b += f(); m.arr[len(m.s)&1 + m.res()&1] = 5; return 0 }
//jit:unroll
func (m *M) op280() int { m.arr[8<<m.neg&1 + m.p.set()&1] = 5; return 0 }
//jit:unroll
func (m *M) op281() int { m.arr[m.p.esum(1)&1 + m.at(m.i)&1] = 5; return 0 }
//jit:unroll
func (m *M) op282() int { m.arr[toInt(m.s == m.u)&1 + m.boom()&1] = 5; return 0 }
//jit:unroll
func (m *M) op283() int { m.arr[m.node().(*N).n&1 + m.p.esum(m.inl())&1] = 5; return 0 }
//jit:unroll
func (m *M) op284() int { m.arr[m.a&1 + m.at(m.i)&1] += 5; return 0 }
//jit:unroll
func (m *M) op285() int { m.arr[m.in.x&1 + m.boom()&1] += 5; return 0 }
//jit:unroll
func (m *M) op286() int { m.arr[m.p.em&1 + m.p.esum(m.inl())&1] += 5; return 0 }
//jit:unroll
func (m *M) op287() int { f := func() int { return m.left }; m.b += f(); m.arr[int(m.s[m.i])&1 + m.res()&1] += 5; return 0 }
//jit:unroll
func (m *M) op288() int { m.arr[8%m.z&1 + m.p.set()&1] += 5; return 0 }
//jit:unroll
func (m *M) op289() int { m.arr[m.p.sum(1)&1 + m.at(m.i)&1] += 5; return 0 }
//jit:unroll
func (m *M) op290() int { m.arr[m.never.k&1 + m.boom()&1] += 5; return 0 }
//jit:unroll
func (m *M) op291() int { m.arr[m.num().(int)&1 + m.p.esum(m.inl())&1] += 5; return 0 }
//jit:unroll
func (m *M) op292() int { m.acc = m.row[m.arr[m.i&3]&1 + m.boom()&1]; return 0 }
//jit:unroll
func (m *M) op293() int { m.acc = m.row[(*m.p).n&1 + m.p.esum(m.inl())&1]; return 0 }
//jit:unroll
func (m *M) op294() int { f := func() int { return m.left }; m.b += f(); m.acc = m.row[len(m.row)&1 + m.res()&1]; return 0 }
//jit:unroll
func (m *M) op295() int { m.acc = m.row[8/m.z&1 + m.p.set()&1]; return 0 }
//jit:unroll
func (m *M) op296() int { m.acc = m.row[val(*m.p)&1 + m.at(m.i)&1]; return 0 }
//jit:unroll
func (m *M) op297() int { m.acc = m.row[m.left&1 + m.boom()&1]; return 0 }
//jit:unroll
func (m *M) op298() int { m.acc = m.row[m.pv.(*N).n&1 + m.p.esum(m.inl())&1]; return 0 }
//jit:unroll
func (m *M) op299() int { { goto l; l: m.acc = m.arr[m.i] + m.boom() }; return 0 }
//jit:unroll
func (m *M) op300() int { { goto l; l: m.acc = m.p.q.n + m.p.esum(m.inl()) }; return 0 }
//jit:unroll
func (m *M) op301() int { f := func() int { return m.left }; m.b += f(); { goto l; l: m.acc = m.ns[m.i&1].n + m.res() }; return 0 }
//jit:unroll
func (m *M) op302() int { { goto l; l: m.acc = len(m.row[:m.i]) + m.p.set() }; return 0 }
//jit:unroll
func (m *M) op303() int { { goto l; l: m.acc = 8>>(m.neg&7) + m.at(m.i) }; return 0 }
//jit:unroll
func (m *M) op304() int { { goto l; l: m.acc = m.pick(m.p).n + m.boom() }; return 0 }
//jit:unroll
func (m *M) op305() int { { goto l; l: m.acc = m.iv.(int) + m.p.esum(m.inl()) }; return 0 }
//jit:unroll
func (m *M) op306() int { f := func() int { return m.left }; m.b += f(); { goto l; l: m.acc = m.row[:m.i][0] + m.res() }; return 0 }
//jit:unroll
func (m *M) op307() int { m.one(m.row[m.i] + m.boom()); return 0 }
//jit:unroll
func (m *M) op308() int { m.one(m.p.n + m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op309() int { f := func() int { return m.left }; m.b += f(); m.one(m.p.V.v + m.res()); return 0 }
//jit:unroll
func (m *M) op310() int { m.one(len(m.s) + m.p.set()); return 0 }
//jit:unroll
func (m *M) op311() int { m.one(8<<m.neg + m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op312() int { m.one(m.p.esum(1) + m.boom()); return 0 }
//jit:unroll
func (m *M) op313() int { m.one(toInt(m.s == m.u) + m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op314() int { f := func() int { return m.left }; m.b += f(); m.one(m.node().(*N).n + m.res()); return 0 }
//jit:unroll
func (m *M) op315() int { m.one(m.row[m.a&1 + m.boom()&1]); return 0 }
//jit:unroll
func (m *M) op316() int { m.one(m.row[m.in.x&1 + m.p.esum(m.inl())&1]); return 0 }
//jit:unroll
func (m *M) op317() int { f := func() int { return m.left }; m.b += f(); m.one(m.row[m.p.em&1 + m.res()&1]); return 0 }
//jit:unroll
func (m *M) op318() int { m.one(m.row[int(m.s[m.i])&1 + m.p.set()&1]); return 0 }
//jit:unroll
func (m *M) op319() int { m.one(m.row[8%m.z&1 + m.at(m.i)&1]); return 0 }
//jit:unroll
func (m *M) op320() int { m.one(m.row[m.p.sum(1)&1 + m.boom()&1]); return 0 }
//jit:unroll
func (m *M) op321() int { m.one(m.row[m.never.k&1 + m.p.esum(m.inl())&1]); return 0 }
//jit:unroll
func (m *M) op322() int { f := func() int { return m.left }; m.b += f(); m.one(m.row[m.num().(int)&1 + m.res()&1]); return 0 }
//jit:unroll
func (m *M) op323() int { m.sink(m.row[m.p.esum(m.inl())&1], m.arr[m.i&3]); return 0 }
//jit:unroll
func (m *M) op324() int { f := func() int { return m.left }; m.b += f(); m.sink(m.row[m.res()&1], (*m.p).n); return 0 }
//jit:unroll
func (m *M) op325() int { m.sink(m.row[m.p.set()&1], len(m.row)); return 0 }
//jit:unroll
func (m *M) op326() int { m.sink(m.row[m.at(m.i)&1], 8/m.z); return 0 }
//jit:unroll
func (m *M) op327() int { m.sink(m.row[m.boom()&1], val(*m.p)); return 0 }
//jit:unroll
func (m *M) op328() int { m.sink(m.row[m.p.esum(m.inl())&1], m.left); return 0 }
//jit:unroll
func (m *M) op329() int { f := func() int { return m.left }; m.b += f(); m.sink(m.row[m.res()&1], m.pv.(*N).n); return 0 }
//jit:unroll
func (m *M) op330() int { m.sink(m.arr[m.i], m.tab[m.p.esum(m.inl())&3]); return 0 }
//jit:unroll
func (m *M) op331() int { f := func() int { return m.left }; m.b += f(); m.sink(m.p.q.n, m.tab[m.res()&3]); return 0 }
//jit:unroll
func (m *M) op332() int { m.sink(m.ns[m.i&1].n, m.tab[m.p.set()&3]); return 0 }
//jit:unroll
func (m *M) op333() int { m.sink(len(m.row[:m.i]), m.tab[m.at(m.i)&3]); return 0 }
//jit:unroll
func (m *M) op334() int { m.sink(8>>(m.neg&7), m.tab[m.boom()&3]); return 0 }
//jit:unroll
func (m *M) op335() int { m.sink(m.pick(m.p).n, m.tab[m.p.esum(m.inl())&3]); return 0 }
//jit:unroll
func (m *M) op336() int { f := func() int { return m.left }; m.b += f(); m.sink(m.iv.(int), m.tab[m.res()&3]); return 0 }
//jit:unroll
func (m *M) op337() int { m.sink(m.row[:m.i][0], m.tab[m.p.set()&3]); return 0 }
//jit:unroll
func (m *M) op338() int { x := m.two(m.left, m.in.x * m.p.esum(m.inl()) - m.row[m.i]); m.acc += x; return 0 }
//jit:unroll
func (m *M) op339() int { f := func() int { return m.left }; m.b += f(); x := m.two(m.left, m.in.x * m.res() - m.p.n); m.acc += x; return 0 }
//jit:unroll
func (m *M) op340() int { x := m.two(m.left, m.in.x * m.p.set() - m.p.V.v); m.acc += x; return 0 }
//jit:unroll
func (m *M) op341() int { x := m.two(m.left, m.in.x * m.at(m.i) - len(m.s)); m.acc += x; return 0 }
//jit:unroll
func (m *M) op342() int { x := m.two(m.left, m.in.x * m.boom() - 8<<m.neg); m.acc += x; return 0 }
//jit:unroll
func (m *M) op343() int { x := m.two(m.left, m.in.x * m.p.esum(m.inl()) - m.p.esum(1)); m.acc += x; return 0 }
//jit:unroll
func (m *M) op344() int { f := func() int { return m.left }; m.b += f(); x := m.two(m.left, m.in.x * m.res() - toInt(m.s == m.u)); m.acc += x; return 0 }
//jit:unroll
func (m *M) op345() int { x := m.two(m.left, m.in.x * m.p.set() - m.node().(*N).n); m.acc += x; return 0 }
//jit:unroll
func (m *M) op346() int { return m.two(m.a, m.arr[m.p.esum(m.inl())&3]); return 0 }
//jit:unroll
func (m *M) op347() int { f := func() int { return m.left }; m.b += f(); return m.two(m.in.x, m.arr[m.res()&3]); return 0 }
//jit:unroll
func (m *M) op348() int { return m.two(m.p.em, m.arr[m.p.set()&3]); return 0 }
//jit:unroll
func (m *M) op349() int { return m.two(int(m.s[m.i]), m.arr[m.at(m.i)&3]); return 0 }
//jit:unroll
func (m *M) op350() int { return m.two(8%m.z, m.arr[m.boom()&3]); return 0 }
//jit:unroll
func (m *M) op351() int { return m.two(m.p.sum(1), m.arr[m.p.esum(m.inl())&3]); return 0 }
//jit:unroll
func (m *M) op352() int { f := func() int { return m.left }; m.b += f(); return m.two(m.never.k, m.arr[m.res()&3]); return 0 }
//jit:unroll
func (m *M) op353() int { return m.two(m.num().(int), m.arr[m.p.set()&3]); return 0 }
//jit:unroll
func (m *M) op354() int { f := func() int { return m.left }; m.b += f(); x := two2(m.arr[m.i&3], m.row[m.res()&1]); m.acc += x; return 0 }
//jit:unroll
func (m *M) op355() int { x := two2((*m.p).n, m.row[m.p.set()&1]); m.acc += x; return 0 }
//jit:unroll
func (m *M) op356() int { x := two2(len(m.row), m.row[m.at(m.i)&1]); m.acc += x; return 0 }
//jit:unroll
func (m *M) op357() int { x := two2(8/m.z, m.row[m.boom()&1]); m.acc += x; return 0 }
//jit:unroll
func (m *M) op358() int { x := two2(val(*m.p), m.row[m.p.esum(m.inl())&1]); m.acc += x; return 0 }
//jit:unroll
func (m *M) op359() int { f := func() int { return m.left }; m.b += f(); x := two2(m.left, m.row[m.res()&1]); m.acc += x; return 0 }
//jit:unroll
func (m *M) op360() int { x := two2(m.pv.(*N).n, m.row[m.p.set()&1]); m.acc += x; return 0 }
//jit:unroll
func (m *M) op361() int { f := func() int { return m.left }; m.b += f(); m.acc = m.two(m.arr[m.i], m.row[m.res()&1]); return 0 }
//jit:unroll
func (m *M) op362() int { m.acc = m.two(m.p.q.n, m.row[m.p.set()&1]); return 0 }
//jit:unroll
func (m *M) op363() int { m.acc = m.two(m.ns[m.i&1].n, m.row[m.at(m.i)&1]); return 0 }
//jit:unroll
func (m *M) op364() int { m.acc = m.two(len(m.row[:m.i]), m.row[m.boom()&1]); return 0 }
//jit:unroll
func (m *M) op365() int { m.acc = m.two(8>>(m.neg&7), m.row[m.p.esum(m.inl())&1]); return 0 }
//jit:unroll
func (m *M) op366() int { f := func() int { return m.left }; m.b += f(); m.acc = m.two(m.pick(m.p).n, m.row[m.res()&1]); return 0 }
//jit:unroll
func (m *M) op367() int { m.acc = m.two(m.iv.(int), m.row[m.p.set()&1]); return 0 }
//jit:unroll
func (m *M) op368() int { m.acc = m.two(m.row[:m.i][0], m.row[m.at(m.i)&1]); return 0 }
//jit:unroll
func (m *M) op369() int { f := func() int { return m.left }; m.b += f(); m.p.sumTo(m.row[m.i] * m.res()); return 0 }
//jit:unroll
func (m *M) op370() int { m.p.sumTo(m.p.n * m.p.set()); return 0 }
//jit:unroll
func (m *M) op371() int { m.p.sumTo(m.p.V.v * m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op372() int { m.p.sumTo(len(m.s) * m.boom()); return 0 }
//jit:unroll
func (m *M) op373() int { m.p.sumTo(8<<m.neg * m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op374() int { f := func() int { return m.left }; m.b += f(); m.p.sumTo(m.p.esum(1) * m.res()); return 0 }
//jit:unroll
func (m *M) op375() int { m.p.sumTo(toInt(m.s == m.u) * m.p.set()); return 0 }
//jit:unroll
func (m *M) op376() int { m.p.sumTo(m.node().(*N).n * m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op377() int { f := func() int { return m.left }; m.b += f(); m.any(m.a + m.res()); return 0 }
//jit:unroll
func (m *M) op378() int { m.any(m.in.x + m.p.set()); return 0 }
//jit:unroll
func (m *M) op379() int { m.any(m.p.em + m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op380() int { m.any(int(m.s[m.i]) + m.boom()); return 0 }
//jit:unroll
func (m *M) op381() int { m.any(8%m.z + m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op382() int { f := func() int { return m.left }; m.b += f(); m.any(m.p.sum(1) + m.res()); return 0 }
//jit:unroll
func (m *M) op383() int { m.any(m.never.k + m.p.set()); return 0 }
//jit:unroll
func (m *M) op384() int { m.any(m.num().(int) + m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op385() int { m.pass(m.in, m.p.set()); return 0 }
//jit:unroll
func (m *M) op386() int { m.pass(m.in, m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op387() int { m.pass(m.in, m.boom()); return 0 }
//jit:unroll
func (m *M) op388() int { m.pass(m.in, m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op389() int { f := func() int { return m.left }; m.b += f(); m.pass(m.in, m.res()); return 0 }
//jit:unroll
func (m *M) op390() int { m.acc, m.tab = m.arr[m.i], m.tab[:m.i+1]; return 0 }
//jit:unroll
func (m *M) op391() int { m.acc, m.tab = m.p.q.n, m.tab[:m.i+1]; return 0 }
//jit:unroll
func (m *M) op392() int { m.acc, m.tab = m.ns[m.i&1].n, m.tab[:m.i+1]; return 0 }
//jit:unroll
func (m *M) op393() int { m.acc, m.tab = len(m.row[:m.i]), m.tab[:m.i+1]; return 0 }
//jit:unroll
func (m *M) op394() int { f := func() int { return m.left }; m.b += f(); m.acc, m.tab = 8>>(m.neg&7), m.tab[:m.i+1]; return 0 }
//jit:unroll
func (m *M) op395() int { m.acc, m.tab = m.pick(m.p).n, m.tab[:m.i+1]; return 0 }
//jit:unroll
func (m *M) op396() int { m.acc, m.tab = m.iv.(int), m.tab[:m.i+1]; return 0 }
//jit:unroll
func (m *M) op397() int { m.acc, m.tab = m.row[:m.i][0], m.tab[:m.i+1]; return 0 }
//jit:unroll
func (m *M) op398() int { m.tab, m.acc = m.tab[:m.i+1], m.row[m.i]; return 0 }
//jit:unroll
func (m *M) op399() int { m.tab, m.acc = m.tab[:m.i+1], m.p.n; return 0 }
//jit:unroll
func (m *M) op400() int { m.tab, m.acc = m.tab[:m.i+1], m.p.V.v; return 0 }
//jit:unroll
func (m *M) op401() int { m.tab, m.acc = m.tab[:m.i+1], len(m.s); return 0 }
//jit:unroll
func (m *M) op402() int { f := func() int { return m.left }; m.b += f(); m.tab, m.acc = m.tab[:m.i+1], 8<<m.neg; return 0 }
//jit:unroll
func (m *M) op403() int { m.tab, m.acc = m.tab[:m.i+1], m.p.esum(1); return 0 }
//jit:unroll
func (m *M) op404() int { m.tab, m.acc = m.tab[:m.i+1], toInt(m.s == m.u); return 0 }
//jit:unroll
func (m *M) op405() int { m.tab, m.acc = m.tab[:m.i+1], m.node().(*N).n; return 0 }
//jit:unroll
func (m *M) op406() int { k := len(m.row) - m.i; m.acc, m.row = m.row[k], m.row[:k]; m.acc += m.a; return 0 }
//jit:unroll
func (m *M) op407() int { k := len(m.row) - m.i; m.acc, m.row = m.row[k], m.row[:k]; m.acc += m.in.x; return 0 }
//jit:unroll
func (m *M) op408() int { k := len(m.row) - m.i; m.acc, m.row = m.row[k], m.row[:k]; m.acc += m.p.em; return 0 }
//jit:unroll
func (m *M) op409() int { k := len(m.row) - m.i; m.acc, m.row = m.row[k], m.row[:k]; m.acc += int(m.s[m.i]); return 0 }
//jit:unroll
func (m *M) op410() int { f := func() int { return m.left }; m.b += f(); k := len(m.row) - m.i; m.acc, m.row = m.row[k], m.row[:k]; m.acc += 8%m.z; return 0 }
//jit:unroll
func (m *M) op411() int { k := len(m.row) - m.i; m.acc, m.row = m.row[k], m.row[:k]; m.acc += m.p.sum(1); return 0 }
//jit:unroll
func (m *M) op412() int { k := len(m.row) - m.i; m.acc, m.row = m.row[k], m.row[:k]; m.acc += m.never.k; return 0 }
//jit:unroll
func (m *M) op413() int { k := len(m.row) - m.i; m.acc, m.row = m.row[k], m.row[:k]; m.acc += m.num().(int); return 0 }
//jit:unroll
func (m *M) op414() int { m.iv, m.tab = m.arr[m.i&3], m.tab[m.i-1:]; return 0 }
//jit:unroll
func (m *M) op415() int { m.iv, m.tab = (*m.p).n, m.tab[m.i-1:]; return 0 }
//jit:unroll
func (m *M) op416() int { m.iv, m.tab = len(m.row), m.tab[m.i-1:]; return 0 }
//jit:unroll
func (m *M) op417() int { f := func() int { return m.left }; m.b += f(); m.iv, m.tab = 8/m.z, m.tab[m.i-1:]; return 0 }
//jit:unroll
func (m *M) op418() int { m.iv, m.tab = val(*m.p), m.tab[m.i-1:]; return 0 }
//jit:unroll
func (m *M) op419() int { m.iv, m.tab = m.left, m.tab[m.i-1:]; return 0 }
//jit:unroll
func (m *M) op420() int { m.iv, m.tab = m.pv.(*N).n, m.tab[m.i-1:]; return 0 }
//jit:unroll
func (m *M) op421() int { m.row[m.i] = m.arr[m.i]; return 0 }
//jit:unroll
func (m *M) op422() int { m.row[m.i] = m.p.q.n; return 0 }
//jit:unroll
func (m *M) op423() int { m.row[m.i] = m.ns[m.i&1].n; return 0 }
//jit:unroll
func (m *M) op424() int { f := func() int { return m.left }; m.b += f(); m.row[m.i] = len(m.row[:m.i]); return 0 }
//jit:unroll
func (m *M) op425() int { m.row[m.i] = 8>>(m.neg&7); return 0 }
//jit:unroll
func (m *M) op426() int { m.row[m.i] = m.pick(m.p).n; return 0 }
//jit:unroll
func (m *M) op427() int { m.row[m.i] = m.iv.(int); return 0 }
//jit:unroll
func (m *M) op428() int { m.row[m.i] = m.row[:m.i][0]; return 0 }
//jit:unroll
func (m *M) op429() int { m.arr[m.i] = m.row[m.i]; return 0 }
//jit:unroll
func (m *M) op430() int { m.arr[m.i] = m.p.n; return 0 }
//jit:unroll
func (m *M) op431() int { m.arr[m.i] = m.p.V.v; return 0 }
//jit:unroll
func (m *M) op432() int { f := func() int { return m.left }; m.b += f(); m.arr[m.i] = len(m.s); return 0 }
//jit:unroll
func (m *M) op433() int { m.arr[m.i] = 8<<m.neg; return 0 }
//jit:unroll
func (m *M) op434() int { m.arr[m.i] = m.p.esum(1); return 0 }
//jit:unroll
func (m *M) op435() int { m.arr[m.i] = toInt(m.s == m.u); return 0 }
//jit:unroll
func (m *M) op436() int { m.arr[m.i] = m.node().(*N).n; return 0 }
//jit:unroll
func (m *M) op437() int { m.ns[m.i].n = m.a; return 0 }
//jit:unroll
func (m *M) op438() int { m.ns[m.i].n = m.in.x; return 0 }
//jit:unroll
func (m *M) op439() int { m.ns[m.i].n = m.p.em; return 0 }
//jit:unroll
func (m *M) op440() int { f := func() int { return m.left }; m.b += f(); m.ns[m.i].n = int(m.s[m.i]); return 0 }
//jit:unroll
func (m *M) op441() int { m.ns[m.i].n = 8%m.z; return 0 }
//jit:unroll
func (m *M) op442() int { m.ns[m.i].n = m.p.sum(1); return 0 }
//jit:unroll
func (m *M) op443() int { m.ns[m.i].n = m.never.k; return 0 }
//jit:unroll
func (m *M) op444() int { m.ns[m.i].n = m.num().(int); return 0 }
//jit:unroll
func (m *M) op445() int { m.p.n = m.arr[m.i&3] * m.arr[m.i&3]; return 0 }
//jit:unroll
func (m *M) op446() int { m.p.n = (*m.p).n * (*m.p).n; return 0 }
//jit:unroll
func (m *M) op447() int { f := func() int { return m.left }; m.b += f(); m.p.n = len(m.row) * len(m.row); return 0 }
//jit:unroll
func (m *M) op448() int { m.p.n = 8/m.z * 8/m.z; return 0 }
//jit:unroll
func (m *M) op449() int { m.p.n = val(*m.p) * val(*m.p); return 0 }
//jit:unroll
func (m *M) op450() int { m.p.n = m.left * m.left; return 0 }
//jit:unroll
func (m *M) op451() int { m.p.n = m.pv.(*N).n * m.pv.(*N).n; return 0 }
//jit:unroll
func (m *M) op452() int { m.tm[m.row[m.i]] = m.arr[m.i]; return 0 }
//jit:unroll
func (m *M) op453() int { m.tm[m.row[m.i]] = m.p.q.n; return 0 }
//jit:unroll
func (m *M) op454() int { f := func() int { return m.left }; m.b += f(); m.tm[m.row[m.i]] = m.ns[m.i&1].n; return 0 }
//jit:unroll
func (m *M) op455() int { m.tm[m.row[m.i]] = len(m.row[:m.i]); return 0 }
//jit:unroll
func (m *M) op456() int { m.tm[m.row[m.i]] = 8>>(m.neg&7); return 0 }
//jit:unroll
func (m *M) op457() int { m.tm[m.row[m.i]] = m.pick(m.p).n; return 0 }
//jit:unroll
func (m *M) op458() int { m.tm[m.row[m.i]] = m.iv.(int); return 0 }
//jit:unroll
func (m *M) op459() int { f := func() int { return m.left }; m.b += f(); m.tm[m.row[m.i]] = m.row[:m.i][0]; return 0 }
//jit:unroll
func (m *M) op460() int { m.row[m.i] += m.row[m.i]; return 0 }
//jit:unroll
func (m *M) op461() int { m.row[m.i] += m.p.n; return 0 }
//jit:unroll
func (m *M) op462() int { f := func() int { return m.left }; m.b += f(); m.row[m.i] += m.p.V.v; return 0 }
//jit:unroll
func (m *M) op463() int { m.row[m.i] += len(m.s); return 0 }
//jit:unroll
func (m *M) op464() int { m.row[m.i] += 8<<m.neg; return 0 }
//jit:unroll
func (m *M) op465() int { m.row[m.i] += m.p.esum(1); return 0 }
//jit:unroll
func (m *M) op466() int { m.row[m.i] += toInt(m.s == m.u); return 0 }
//jit:unroll
func (m *M) op467() int { f := func() int { return m.left }; m.b += f(); m.row[m.i] += m.node().(*N).n; return 0 }
//jit:unroll
func (m *M) op468() int { m.row[len(m.row)-1] -= m.a; return 0 }
//jit:unroll
func (m *M) op469() int { m.row[len(m.row)-1] -= m.in.x; return 0 }
//jit:unroll
func (m *M) op470() int { f := func() int { return m.left }; m.b += f(); m.row[len(m.row)-1] -= m.p.em; return 0 }
//jit:unroll
func (m *M) op471() int { m.row[len(m.row)-1] -= int(m.s[m.i]); return 0 }
//jit:unroll
func (m *M) op472() int { m.row[len(m.row)-1] -= 8%m.z; return 0 }
//jit:unroll
func (m *M) op473() int { m.row[len(m.row)-1] -= m.p.sum(1); return 0 }
//jit:unroll
func (m *M) op474() int { m.row[len(m.row)-1] -= m.never.k; return 0 }
//jit:unroll
func (m *M) op475() int { f := func() int { return m.left }; m.b += f(); m.row[len(m.row)-1] -= m.num().(int); return 0 }
//jit:unroll
func (m *M) op476() int { m.arr[m.i] ^= m.arr[m.i&3]; return 0 }
//jit:unroll
func (m *M) op477() int { f := func() int { return m.left }; m.b += f(); m.arr[m.i] ^= (*m.p).n; return 0 }
//jit:unroll
func (m *M) op478() int { m.arr[m.i] ^= len(m.row); return 0 }
//jit:unroll
func (m *M) op479() int { m.arr[m.i] ^= 8/m.z; return 0 }
//jit:unroll
func (m *M) op480() int { m.arr[m.i] ^= val(*m.p); return 0 }
//jit:unroll
func (m *M) op481() int { m.arr[m.i] ^= m.left; return 0 }
//jit:unroll
func (m *M) op482() int { f := func() int { return m.left }; m.b += f(); m.arr[m.i] ^= m.pv.(*N).n; return 0 }
//jit:unroll
func (m *M) op483() int { m.ns[m.i].n += m.arr[m.i]; return 0 }
//jit:unroll
func (m *M) op484() int { f := func() int { return m.left }; m.b += f(); m.ns[m.i].n += m.p.q.n; return 0 }
//jit:unroll
func (m *M) op485() int { m.ns[m.i].n += m.ns[m.i&1].n; return 0 }
//jit:unroll
func (m *M) op486() int { m.ns[m.i].n += len(m.row[:m.i]); return 0 }
//jit:unroll
func (m *M) op487() int { m.ns[m.i].n += 8>>(m.neg&7); return 0 }
//jit:unroll
func (m *M) op488() int { m.ns[m.i].n += m.pick(m.p).n; return 0 }
//jit:unroll
func (m *M) op489() int { f := func() int { return m.left }; m.b += f(); m.ns[m.i].n += m.iv.(int); return 0 }
//jit:unroll
func (m *M) op490() int { m.ns[m.i].n += m.row[:m.i][0]; return 0 }
//jit:unroll
func (m *M) op491() int { m.p.n += m.row[m.i]; return 0 }
//jit:unroll
func (m *M) op492() int { f := func() int { return m.left }; m.b += f(); m.p.n += m.p.n; return 0 }
//jit:unroll
func (m *M) op493() int { m.p.n += m.p.V.v; return 0 }
//jit:unroll
func (m *M) op494() int { m.p.n += len(m.s); return 0 }
//jit:unroll
func (m *M) op495() int { m.p.n += 8<<m.neg; return 0 }
//jit:unroll
func (m *M) op496() int { m.p.n += m.p.esum(1); return 0 }
//jit:unroll
func (m *M) op497() int { f := func() int { return m.left }; m.b += f(); m.p.n += toInt(m.s == m.u); return 0 }
//jit:unroll
func (m *M) op498() int { m.p.n += m.node().(*N).n; return 0 }
//jit:unroll
func (m *M) op499() int { m.p.q.n += m.a * m.a; return 0 }
//jit:unroll
func (m *M) op500() int { f := func() int { return m.left }; m.b += f(); m.p.q.n += m.in.x * m.in.x; return 0 }
//jit:unroll
func (m *M) op501() int { m.p.q.n += m.p.em * m.p.em; return 0 }
//jit:unroll
func (m *M) op502() int { m.p.q.n += int(m.s[m.i]) * int(m.s[m.i]); return 0 }
//jit:unroll
func (m *M) op503() int { m.p.q.n += 8%m.z * 8%m.z; return 0 }
//jit:unroll
func (m *M) op504() int { m.p.q.n += m.p.sum(1) * m.p.sum(1); return 0 }
//jit:unroll
func (m *M) op505() int { f := func() int { return m.left }; m.b += f(); m.p.q.n += m.never.k * m.never.k; return 0 }
//jit:unroll
func (m *M) op506() int { m.p.q.n += m.num().(int) * m.num().(int); return 0 }
//jit:unroll
func (m *M) op507() int { f := func() int { return m.left }; m.b += f(); m.row[m.i], m.acc = m.arr[m.i&3], m.arr[m.i&3]; return 0 }
//jit:unroll
func (m *M) op508() int { m.row[m.i], m.acc = (*m.p).n, (*m.p).n; return 0 }
//jit:unroll
func (m *M) op509() int { m.row[m.i], m.acc = len(m.row), len(m.row); return 0 }
//jit:unroll
func (m *M) op510() int { m.row[m.i], m.acc = 8/m.z, 8/m.z; return 0 }
//jit:unroll
func (m *M) op511() int { m.row[m.i], m.acc = val(*m.p), val(*m.p); return 0 }
//jit:unroll
func (m *M) op512() int { f := func() int { return m.left }; m.b += f(); m.row[m.i], m.acc = m.left, m.left; return 0 }
//jit:unroll
func (m *M) op513() int { m.row[m.i], m.acc = m.pv.(*N).n, m.pv.(*N).n; return 0 }
//jit:unroll
func (m *M) op514() int { f := func() int { return m.left }; m.b += f(); m.acc, m.row[m.i] = m.arr[m.i], m.arr[m.i]; return 0 }
//jit:unroll
func (m *M) op515() int { m.acc, m.row[m.i] = m.p.q.n, m.p.q.n; return 0 }
//jit:unroll
func (m *M) op516() int { m.acc, m.row[m.i] = m.ns[m.i&1].n, m.ns[m.i&1].n; return 0 }
//jit:unroll
func (m *M) op517() int { m.acc, m.row[m.i] = len(m.row[:m.i]), len(m.row[:m.i]); return 0 }
//jit:unroll
func (m *M) op518() int { m.acc, m.row[m.i] = 8>>(m.neg&7), 8>>(m.neg&7); return 0 }
//jit:unroll
func (m *M) op519() int { f := func() int { return m.left }; m.b += f(); m.acc, m.row[m.i] = m.pick(m.p).n, m.pick(m.p).n; return 0 }
//jit:unroll
func (m *M) op520() int { m.acc, m.row[m.i] = m.iv.(int), m.iv.(int); return 0 }
//jit:unroll
func (m *M) op521() int { m.acc, m.row[m.i] = m.row[:m.i][0], m.row[:m.i][0]; return 0 }
//jit:unroll
func (m *M) op522() int { f := func() int { return m.left }; m.b += f(); m.acc = m.row[m.i] + m.tab[m.i]*8/m.z; return 0 }
//jit:unroll
func (m *M) op523() int { m.acc = m.p.n + m.tab[m.i]*8/m.z; return 0 }
//jit:unroll
func (m *M) op524() int { m.acc = m.p.V.v + m.tab[m.i]*8/m.z; return 0 }
//jit:unroll
func (m *M) op525() int { m.acc = len(m.s) + m.tab[m.i]*8/m.z; return 0 }
//jit:unroll
func (m *M) op526() int { m.acc = 8<<m.neg + m.tab[m.i]*8/m.z; return 0 }
//jit:unroll
func (m *M) op527() int { f := func() int { return m.left }; m.b += f(); m.acc = m.p.esum(1) + m.tab[m.i]*8/m.z; return 0 }
//jit:unroll
func (m *M) op528() int { m.acc = toInt(m.s == m.u) + m.tab[m.i]*8/m.z; return 0 }
//jit:unroll
func (m *M) op529() int { m.acc = m.node().(*N).n + m.tab[m.i]*8/m.z; return 0 }
//jit:unroll
func (m *M) op530() int { f := func() int { return m.left }; m.b += f(); m.acc = 8/m.z + m.a + m.row[m.i]; return 0 }
//jit:unroll
func (m *M) op531() int { m.acc = 8/m.z + m.in.x + m.row[m.i]; return 0 }
//jit:unroll
func (m *M) op532() int { m.acc = 8/m.z + m.p.em + m.row[m.i]; return 0 }
//jit:unroll
func (m *M) op533() int { m.acc = 8/m.z + int(m.s[m.i]) + m.row[m.i]; return 0 }
//jit:unroll
func (m *M) op534() int { m.acc = 8/m.z + 8%m.z + m.row[m.i]; return 0 }
//jit:unroll
func (m *M) op535() int { f := func() int { return m.left }; m.b += f(); m.acc = 8/m.z + m.p.sum(1) + m.row[m.i]; return 0 }
//jit:unroll
func (m *M) op536() int { m.acc = 8/m.z + m.never.k + m.row[m.i]; return 0 }
//jit:unroll
func (m *M) op537() int { m.acc = 8/m.z + m.num().(int) + m.row[m.i]; return 0 }
//jit:unroll
func (m *M) op538() int { m.row = append(m.row, m.arr[m.i&3]); return 0 }
//jit:unroll
func (m *M) op539() int { m.row = append(m.row, (*m.p).n); return 0 }
//jit:unroll
func (m *M) op540() int { m.row = append(m.row, len(m.row)); return 0 }
//jit:unroll
func (m *M) op541() int { m.row = append(m.row, 8/m.z); return 0 }
//jit:unroll
func (m *M) op542() int { f := func() int { return m.left }; m.b += f(); m.row = append(m.row, val(*m.p)); return 0 }
//jit:unroll
func (m *M) op543() int { m.row = append(m.row, m.left); return 0 }
//jit:unroll
func (m *M) op544() int { m.row = append(m.row, m.pv.(*N).n); return 0 }
//jit:unroll
func (m *M) op545() int { m.row = append(m.row, m.arr[m.i] + m.p.set()); return 0 }
//jit:unroll
func (m *M) op546() int { m.row = append(m.row, m.p.q.n + m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op547() int { m.row = append(m.row, m.ns[m.i&1].n + m.boom()); return 0 }
//jit:unroll
func (m *M) op548() int { m.row = append(m.row, len(m.row[:m.i]) + m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op549() int { f := func() int { return m.left }; m.b += f(); m.row = append(m.row, 8>>(m.neg&7) + m.res()); return 0 }
//jit:unroll
func (m *M) op550() int { m.row = append(m.row, m.pick(m.p).n + m.p.set()); return 0 }
//jit:unroll
func (m *M) op551() int { m.row = append(m.row, m.iv.(int) + m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op552() int { m.row = append(m.row, m.row[:m.i][0] + m.boom()); return 0 }
//jit:unroll
func (m *M) op553() int { m.row = append(m.row, m.p.set() * 3 - m.p.set(), m.row[m.i]); return 0 }
//jit:unroll
func (m *M) op554() int { m.row = append(m.row, m.at(m.i) * 3 - m.at(m.i), m.p.n); return 0 }
//jit:unroll
func (m *M) op555() int { m.row = append(m.row, m.boom() * 3 - m.boom(), m.p.V.v); return 0 }
//jit:unroll
func (m *M) op556() int { m.row = append(m.row, m.p.esum(m.inl()) * 3 - m.p.esum(m.inl()), len(m.s)); return 0 }
//jit:unroll
func (m *M) op557() int { f := func() int { return m.left }; m.b += f(); m.row = append(m.row, m.res() * 3 - m.res(), 8<<m.neg); return 0 }
//jit:unroll
func (m *M) op558() int { m.row = append(m.row, m.p.set() * 3 - m.p.set(), m.p.esum(1)); return 0 }
//jit:unroll
func (m *M) op559() int { m.row = append(m.row, m.at(m.i) * 3 - m.at(m.i), toInt(m.s == m.u)); return 0 }
//jit:unroll
func (m *M) op560() int { m.row = append(m.row, m.boom() * 3 - m.boom(), m.node().(*N).n); return 0 }
//jit:unroll
func (m *M) op561() int { m.row = append(m.row[:m.i+1], m.p.set() - m.a); return 0 }
//jit:unroll
func (m *M) op562() int { m.row = append(m.row[:m.i+1], m.at(m.i) - m.in.x); return 0 }
//jit:unroll
func (m *M) op563() int { m.row = append(m.row[:m.i+1], m.boom() - m.p.em); return 0 }
//jit:unroll
func (m *M) op564() int { m.row = append(m.row[:m.i+1], m.p.esum(m.inl()) - int(m.s[m.i])); return 0 }
//jit:unroll
func (m *M) op565() int { f := func() int { return m.left }; m.b += f(); m.row = append(m.row[:m.i+1], m.res() - 8%m.z); return 0 }
//jit:unroll
func (m *M) op566() int { m.row = append(m.row[:m.i+1], m.p.set() - m.p.sum(1)); return 0 }
//jit:unroll
func (m *M) op567() int { m.row = append(m.row[:m.i+1], m.at(m.i) - m.never.k); return 0 }
//jit:unroll
func (m *M) op568() int { m.row = append(m.row[:m.i+1], m.boom() - m.num().(int)); return 0 }
//jit:unroll
func (m *M) op569() int { m.row = append(m.row, m.row[len(m.row)-1] + m.arr[m.i&3] - m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op570() int { m.row = append(m.row, m.row[len(m.row)-1] + (*m.p).n - m.boom()); return 0 }
//jit:unroll
func (m *M) op571() int { m.row = append(m.row, m.row[len(m.row)-1] + len(m.row) - m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op572() int { f := func() int { return m.left }; m.b += f(); m.row = append(m.row, m.row[len(m.row)-1] + 8/m.z - m.res()); return 0 }
//jit:unroll
func (m *M) op573() int { m.row = append(m.row, m.row[len(m.row)-1] + val(*m.p) - m.p.set()); return 0 }
//jit:unroll
func (m *M) op574() int { m.row = append(m.row, m.row[len(m.row)-1] + m.left - m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op575() int { m.row = append(m.row, m.row[len(m.row)-1] + m.pv.(*N).n - m.boom()); return 0 }
//jit:unroll
func (m *M) op576() int { m.row, m.b = append(m.row, m.arr[m.i]), m.at(m.i); return 0 }
//jit:unroll
func (m *M) op577() int { m.row, m.b = append(m.row, m.p.q.n), m.boom(); return 0 }
//jit:unroll
func (m *M) op578() int { m.row, m.b = append(m.row, m.ns[m.i&1].n), m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op579() int { f := func() int { return m.left }; m.b += f(); m.row, m.b = append(m.row, len(m.row[:m.i])), m.res(); return 0 }
//jit:unroll
func (m *M) op580() int { m.row, m.b = append(m.row, 8>>(m.neg&7)), m.p.set(); return 0 }
//jit:unroll
func (m *M) op581() int { m.row, m.b = append(m.row, m.pick(m.p).n), m.at(m.i); return 0 }
//jit:unroll
func (m *M) op582() int { m.row, m.b = append(m.row, m.iv.(int)), m.boom(); return 0 }
//jit:unroll
func (m *M) op583() int { m.row, m.b = append(m.row, m.row[:m.i][0]), m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op584() int { m.list = append(m.list, m.row[m.i] + m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op585() int { m.list = append(m.list, m.p.n + m.boom()); return 0 }
//jit:unroll
func (m *M) op586() int { m.list = append(m.list, m.p.V.v + m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op587() int { f := func() int { return m.left }; m.b += f(); m.list = append(m.list, len(m.s) + m.res()); return 0 }
//jit:unroll
func (m *M) op588() int { m.list = append(m.list, 8<<m.neg + m.p.set()); return 0 }
//jit:unroll
func (m *M) op589() int { m.list = append(m.list, m.p.esum(1) + m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op590() int { m.list = append(m.list, toInt(m.s == m.u) + m.boom()); return 0 }
//jit:unroll
func (m *M) op591() int { m.list = append(m.list, m.node().(*N).n + m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op592() int { m.list = append(m.list, m.at(m.i), m.a + m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op593() int { m.list = append(m.list, m.boom(), m.in.x + m.boom()); return 0 }
//jit:unroll
func (m *M) op594() int { m.list = append(m.list, m.p.esum(m.inl()), m.p.em + m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op595() int { f := func() int { return m.left }; m.b += f(); m.list = append(m.list, m.res(), int(m.s[m.i]) + m.res()); return 0 }
//jit:unroll
func (m *M) op596() int { m.list = append(m.list, m.p.set(), 8%m.z + m.p.set()); return 0 }
//jit:unroll
func (m *M) op597() int { m.list = append(m.list, m.at(m.i), m.p.sum(1) + m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op598() int { m.list = append(m.list, m.boom(), m.never.k + m.boom()); return 0 }
//jit:unroll
func (m *M) op599() int { m.list = append(m.list, m.p.esum(m.inl()), m.num().(int) + m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op600() int { m.list[len(m.list)-1] = m.arr[m.i&3] * m.boom(); return 0 }
//jit:unroll
func (m *M) op601() int { m.list[len(m.list)-1] = (*m.p).n * m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op602() int { f := func() int { return m.left }; m.b += f(); m.list[len(m.list)-1] = len(m.row) * m.res(); return 0 }
//jit:unroll
func (m *M) op603() int { m.list[len(m.list)-1] = 8/m.z * m.p.set(); return 0 }
//jit:unroll
func (m *M) op604() int { m.list[len(m.list)-1] = val(*m.p) * m.at(m.i); return 0 }
//jit:unroll
func (m *M) op605() int { m.list[len(m.list)-1] = m.left * m.boom(); return 0 }
//jit:unroll
func (m *M) op606() int { m.list[len(m.list)-1] = m.pv.(*N).n * m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op607() int { m.row[len(m.row)-1] += m.boom() - m.arr[m.i]; return 0 }
//jit:unroll
func (m *M) op608() int { m.row[len(m.row)-1] += m.p.esum(m.inl()) - m.p.q.n; return 0 }
//jit:unroll
func (m *M) op609() int { f := func() int { return m.left }; m.b += f(); m.row[len(m.row)-1] += m.res() - m.ns[m.i&1].n; return 0 }
//jit:unroll
func (m *M) op610() int { m.row[len(m.row)-1] += m.p.set() - len(m.row[:m.i]); return 0 }
//jit:unroll
func (m *M) op611() int { m.row[len(m.row)-1] += m.at(m.i) - 8>>(m.neg&7); return 0 }
//jit:unroll
func (m *M) op612() int { m.row[len(m.row)-1] += m.boom() - m.pick(m.p).n; return 0 }
//jit:unroll
func (m *M) op613() int { m.row[len(m.row)-1] += m.p.esum(m.inl()) - m.iv.(int); return 0 }
//jit:unroll
func (m *M) op614() int { f := func() int { return m.left }; m.b += f(); m.row[len(m.row)-1] += m.res() - m.row[:m.i][0]; return 0 }
//jit:unroll
func (m *M) op615() int { m.row[m.boom()&1] = m.row[m.i] + m.boom(); return 0 }
//jit:unroll
func (m *M) op616() int { m.row[m.p.esum(m.inl())&1] = m.p.n + m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op617() int { f := func() int { return m.left }; m.b += f(); m.row[m.res()&1] = m.p.V.v + m.res(); return 0 }
//jit:unroll
func (m *M) op618() int { m.row[m.p.set()&1] = len(m.s) + m.p.set(); return 0 }
//jit:unroll
func (m *M) op619() int { m.row[m.at(m.i)&1] = 8<<m.neg + m.at(m.i); return 0 }
//jit:unroll
func (m *M) op620() int { m.row[m.boom()&1] = m.p.esum(1) + m.boom(); return 0 }
//jit:unroll
func (m *M) op621() int { m.row[m.p.esum(m.inl())&1] = toInt(m.s == m.u) + m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op622() int { f := func() int { return m.left }; m.b += f(); m.row[m.res()&1] = m.node().(*N).n + m.res(); return 0 }
//jit:unroll
func (m *M) op623() int { m.row[m.boom()&1] += m.boom() * m.a; return 0 }
//jit:unroll
func (m *M) op624() int { m.row[m.p.esum(m.inl())&1] += m.p.esum(m.inl()) * m.in.x; return 0 }
//jit:unroll
func (m *M) op625() int { f := func() int { return m.left }; m.b += f(); m.row[m.res()&1] += m.res() * m.p.em; return 0 }
//jit:unroll
func (m *M) op626() int { m.row[m.p.set()&1] += m.p.set() * int(m.s[m.i]); return 0 }
//jit:unroll
func (m *M) op627() int { m.row[m.at(m.i)&1] += m.at(m.i) * 8%m.z; return 0 }
//jit:unroll
func (m *M) op628() int { m.row[m.boom()&1] += m.boom() * m.p.sum(1); return 0 }
//jit:unroll
func (m *M) op629() int { m.row[m.p.esum(m.inl())&1] += m.p.esum(m.inl()) * m.never.k; return 0 }
//jit:unroll
func (m *M) op630() int { f := func() int { return m.left }; m.b += f(); m.row[m.res()&1] += m.res() * m.num().(int); return 0 }
//jit:unroll
func (m *M) op631() int { m.acc = m.p.esum(m.inl())*5 - m.p.esum(m.inl()) + m.arr[m.i&3]; return 0 }
//jit:unroll
func (m *M) op632() int { f := func() int { return m.left }; m.b += f(); m.acc = m.res()*5 - m.res() + (*m.p).n; return 0 }
//jit:unroll
func (m *M) op633() int { m.acc = m.p.set()*5 - m.p.set() + len(m.row); return 0 }
//jit:unroll
func (m *M) op634() int { m.acc = m.at(m.i)*5 - m.at(m.i) + 8/m.z; return 0 }
//jit:unroll
func (m *M) op635() int { m.acc = m.boom()*5 - m.boom() + val(*m.p); return 0 }
//jit:unroll
func (m *M) op636() int { m.acc = m.p.esum(m.inl())*5 - m.p.esum(m.inl()) + m.left; return 0 }
//jit:unroll
func (m *M) op637() int { f := func() int { return m.left }; m.b += f(); m.acc = m.res()*5 - m.res() + m.pv.(*N).n; return 0 }
//jit:unroll
func (m *M) op638() int { x, y := m.p.esum(m.inl()) + m.arr[m.i], m.p.esum(m.inl()); m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op639() int { f := func() int { return m.left }; m.b += f(); x, y := m.res() + m.p.q.n, m.res(); m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op640() int { x, y := m.p.set() + m.ns[m.i&1].n, m.p.set(); m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op641() int { x, y := m.at(m.i) + len(m.row[:m.i]), m.at(m.i); m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op642() int { x, y := m.boom() + 8>>(m.neg&7), m.boom(); m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op643() int { x, y := m.p.esum(m.inl()) + m.pick(m.p).n, m.p.esum(m.inl()); m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op644() int { f := func() int { return m.left }; m.b += f(); x, y := m.res() + m.iv.(int), m.res(); m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op645() int { x, y := m.p.set() + m.row[:m.i][0], m.p.set(); m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op646() int { x, y := m.p.esum(m.inl()), m.num().(int) + m.row[m.i]; m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op647() int { f := func() int { return m.left }; m.b += f(); x, y := m.res(), m.num().(int) + m.p.n; m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op648() int { x, y := m.p.set(), m.num().(int) + m.p.V.v; m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op649() int { x, y := m.at(m.i), m.num().(int) + len(m.s); m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op650() int { x, y := m.boom(), m.num().(int) + 8<<m.neg; m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op651() int { x, y := m.p.esum(m.inl()), m.num().(int) + m.p.esum(1); m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op652() int { f := func() int { return m.left }; m.b += f(); x, y := m.res(), m.num().(int) + toInt(m.s == m.u); m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op653() int { x, y := m.p.set(), m.num().(int) + m.node().(*N).n; m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op654() int { x, y := m.num().(int), m.loudly().(int) - m.a; m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op655() int { f := func() int { return m.left }; m.b += f(); x, y := m.num().(int), m.loudly().(int) - m.in.x; m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op656() int { x, y := m.num().(int), m.loudly().(int) - m.p.em; m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op657() int { x, y := m.num().(int), m.loudly().(int) - int(m.s[m.i]); m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op658() int { x, y := m.num().(int), m.loudly().(int) - 8%m.z; m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op659() int { x, y := m.num().(int), m.loudly().(int) - m.p.sum(1); m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op660() int { f := func() int { return m.left }; m.b += f(); x, y := m.num().(int), m.loudly().(int) - m.never.k; m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op661() int { x, y := m.num().(int), m.loudly().(int) - m.num().(int); m.acc += x*3 - y; return 0 }
//jit:unroll
func (m *M) op662() int { f := func() int { return m.left }; m.b += f(); x, y := m.node().(*N), m.node().(*N); m.acc += x.n - y.n + m.arr[m.i&3]; return 0 }
//jit:unroll
func (m *M) op663() int { x, y := m.node().(*N), m.node().(*N); m.acc += x.n - y.n + (*m.p).n; return 0 }
//jit:unroll
func (m *M) op664() int { x, y := m.node().(*N), m.node().(*N); m.acc += x.n - y.n + len(m.row); return 0 }
//jit:unroll
func (m *M) op665() int { x, y := m.node().(*N), m.node().(*N); m.acc += x.n - y.n + 8/m.z; return 0 }
//jit:unroll
func (m *M) op666() int { x, y := m.node().(*N), m.node().(*N); m.acc += x.n - y.n + val(*m.p); return 0 }
//jit:unroll
func (m *M) op667() int { f := func() int { return m.left }; m.b += f(); x, y := m.node().(*N), m.node().(*N); m.acc += x.n - y.n + m.left; return 0 }
//jit:unroll
func (m *M) op668() int { x, y := m.node().(*N), m.node().(*N); m.acc += x.n - y.n + m.pv.(*N).n; return 0 }
//jit:unroll
func (m *M) op669() int { f := func() int { return m.left }; m.b += f(); if m.loudly().(int) + m.arr[m.i] < m.num().(int) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op670() int { if m.loudly().(int) + m.p.q.n < m.num().(int) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op671() int { if m.loudly().(int) + m.ns[m.i&1].n < m.num().(int) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op672() int { if m.loudly().(int) + len(m.row[:m.i]) < m.num().(int) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op673() int { if m.loudly().(int) + 8>>(m.neg&7) < m.num().(int) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op674() int { f := func() int { return m.left }; m.b += f(); if m.loudly().(int) + m.pick(m.p).n < m.num().(int) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op675() int { if m.loudly().(int) + m.iv.(int) < m.num().(int) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op676() int { if m.loudly().(int) + m.row[:m.i][0] < m.num().(int) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op677() int { f := func() int { return m.left }; m.b += f(); if m.node() == m.node() { m.acc += m.row[m.i] }; return 0 }
//jit:unroll
func (m *M) op678() int { if m.node() == m.node() { m.acc += m.p.n }; return 0 }
//jit:unroll
func (m *M) op679() int { if m.node() == m.node() { m.acc += m.p.V.v }; return 0 }
//jit:unroll
func (m *M) op680() int { if m.node() == m.node() { m.acc += len(m.s) }; return 0 }
//jit:unroll
func (m *M) op681() int { if m.node() == m.node() { m.acc += 8<<m.neg }; return 0 }
//jit:unroll
func (m *M) op682() int { f := func() int { return m.left }; m.b += f(); if m.node() == m.node() { m.acc += m.p.esum(1) }; return 0 }
//jit:unroll
func (m *M) op683() int { if m.node() == m.node() { m.acc += toInt(m.s == m.u) }; return 0 }
//jit:unroll
func (m *M) op684() int { if m.node() == m.node() { m.acc += m.node().(*N).n }; return 0 }
//jit:unroll
func (m *M) op685() int { f := func() int { return m.left }; m.b += f(); m.acc = m.two(m.num().(int) + m.a, m.loudly().(int)); return 0 }
//jit:unroll
func (m *M) op686() int { m.acc = m.two(m.num().(int) + m.in.x, m.loudly().(int)); return 0 }
//jit:unroll
func (m *M) op687() int { m.acc = m.two(m.num().(int) + m.p.em, m.loudly().(int)); return 0 }
//jit:unroll
func (m *M) op688() int { m.acc = m.two(m.num().(int) + int(m.s[m.i]), m.loudly().(int)); return 0 }
//jit:unroll
func (m *M) op689() int { m.acc = m.two(m.num().(int) + 8%m.z, m.loudly().(int)); return 0 }
//jit:unroll
func (m *M) op690() int { f := func() int { return m.left }; m.b += f(); m.acc = m.two(m.num().(int) + m.p.sum(1), m.loudly().(int)); return 0 }
//jit:unroll
func (m *M) op691() int { m.acc = m.two(m.num().(int) + m.never.k, m.loudly().(int)); return 0 }
//jit:unroll
func (m *M) op692() int { m.acc = m.two(m.num().(int) + m.num().(int), m.loudly().(int)); return 0 }
//jit:unroll
func (m *M) op693() int { m.s = m.s[m.i:] + m.s[:m.i]; m.acc += m.arr[m.i&3]; return 0 }
//jit:unroll
func (m *M) op694() int { m.s = m.s[m.i:] + m.s[:m.i]; m.acc += (*m.p).n; return 0 }
//jit:unroll
func (m *M) op695() int { m.s = m.s[m.i:] + m.s[:m.i]; m.acc += len(m.row); return 0 }
//jit:unroll
func (m *M) op696() int { m.s = m.s[m.i:] + m.s[:m.i]; m.acc += 8/m.z; return 0 }
//jit:unroll
func (m *M) op697() int { f := func() int { return m.left }; m.b += f(); m.s = m.s[m.i:] + m.s[:m.i]; m.acc += val(*m.p); return 0 }
//jit:unroll
func (m *M) op698() int { m.s = m.s[m.i:] + m.s[:m.i]; m.acc += m.left; return 0 }
//jit:unroll
func (m *M) op699() int { m.s = m.s[m.i:] + m.s[:m.i]; m.acc += m.pv.(*N).n; return 0 }
//jit:unroll
func (m *M) op700() int { m.s, m.u = m.u + m.str().(string)[:1], m.s; m.acc += m.arr[m.i] - m.p.set(); return 0 }
//jit:unroll
func (m *M) op701() int { m.s, m.u = m.u + m.str().(string)[:1], m.s; m.acc += m.p.q.n - m.at(m.i); return 0 }
//jit:unroll
func (m *M) op702() int { m.s, m.u = m.u + m.str().(string)[:1], m.s; m.acc += m.ns[m.i&1].n - m.boom(); return 0 }
//jit:unroll
func (m *M) op703() int { m.s, m.u = m.u + m.str().(string)[:1], m.s; m.acc += len(m.row[:m.i]) - m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op704() int { f := func() int { return m.left }; m.b += f(); m.s, m.u = m.u + m.str().(string)[:1], m.s; m.acc += 8>>(m.neg&7) - m.res(); return 0 }
//jit:unroll
func (m *M) op705() int { m.s, m.u = m.u + m.str().(string)[:1], m.s; m.acc += m.pick(m.p).n - m.p.set(); return 0 }
//jit:unroll
func (m *M) op706() int { m.s, m.u = m.u + m.str().(string)[:1], m.s; m.acc += m.iv.(int) - m.at(m.i); return 0 }
//jit:unroll
func (m *M) op707() int { m.s, m.u = m.u + m.str().(string)[:1], m.s; m.acc += m.row[:m.i][0] - m.boom(); return 0 }
//jit:unroll
func (m *M) op708() int { if m.s < m.str().(string) + m.u[m.i:] { m.acc += m.row[m.i] }; return 0 }
//jit:unroll
func (m *M) op709() int { if m.s < m.str().(string) + m.u[m.i:] { m.acc += m.p.n }; return 0 }
//jit:unroll
func (m *M) op710() int { if m.s < m.str().(string) + m.u[m.i:] { m.acc += m.p.V.v }; return 0 }
//jit:unroll
func (m *M) op711() int { if m.s < m.str().(string) + m.u[m.i:] { m.acc += len(m.s) }; return 0 }
//jit:unroll
func (m *M) op712() int { f := func() int { return m.left }; m.b += f(); if m.s < m.str().(string) + m.u[m.i:] { m.acc += 8<<m.neg }; return 0 }
//jit:unroll
func (m *M) op713() int { if m.s < m.str().(string) + m.u[m.i:] { m.acc += m.p.esum(1) }; return 0 }
//jit:unroll
func (m *M) op714() int { if m.s < m.str().(string) + m.u[m.i:] { m.acc += toInt(m.s == m.u) }; return 0 }
//jit:unroll
func (m *M) op715() int { if m.s < m.str().(string) + m.u[m.i:] { m.acc += m.node().(*N).n }; return 0 }
//jit:unroll
func (m *M) op716() int { m.list = append(m.list, m.s + m.str().(string), m.a + m.p.set()); return 0 }
//jit:unroll
func (m *M) op717() int { m.list = append(m.list, m.s + m.str().(string), m.in.x + m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op718() int { m.list = append(m.list, m.s + m.str().(string), m.p.em + m.boom()); return 0 }
//jit:unroll
func (m *M) op719() int { m.list = append(m.list, m.s + m.str().(string), int(m.s[m.i]) + m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op720() int { f := func() int { return m.left }; m.b += f(); m.list = append(m.list, m.s + m.str().(string), 8%m.z + m.res()); return 0 }
//jit:unroll
func (m *M) op721() int { m.list = append(m.list, m.s + m.str().(string), m.p.sum(1) + m.p.set()); return 0 }
//jit:unroll
func (m *M) op722() int { m.list = append(m.list, m.s + m.str().(string), m.never.k + m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op723() int { m.list = append(m.list, m.s + m.str().(string), m.num().(int) + m.boom()); return 0 }
//jit:unroll
func (m *M) op724() int { if m.s[m.i:] + m.u == m.str().(string) && m.arr[m.i&3] > m.at(m.i) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op725() int { if m.s[m.i:] + m.u == m.str().(string) && (*m.p).n > m.boom() { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op726() int { if m.s[m.i:] + m.u == m.str().(string) && len(m.row) > m.p.esum(m.inl()) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op727() int { f := func() int { return m.left }; m.b += f(); if m.s[m.i:] + m.u == m.str().(string) && 8/m.z > m.res() { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op728() int { if m.s[m.i:] + m.u == m.str().(string) && val(*m.p) > m.p.set() { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op729() int { if m.s[m.i:] + m.u == m.str().(string) && m.left > m.at(m.i) { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op730() int { if m.s[m.i:] + m.u == m.str().(string) && m.pv.(*N).n > m.boom() { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op731() int { if m.p == m.node().(*N) { m.acc += m.arr[m.i] }; return 0 }
//jit:unroll
func (m *M) op732() int { if m.p == m.node().(*N) { m.acc += m.p.q.n }; return 0 }
//jit:unroll
func (m *M) op733() int { if m.p == m.node().(*N) { m.acc += m.ns[m.i&1].n }; return 0 }
//jit:unroll
func (m *M) op734() int { f := func() int { return m.left }; m.b += f(); if m.p == m.node().(*N) { m.acc += len(m.row[:m.i]) }; return 0 }
//jit:unroll
func (m *M) op735() int { if m.p == m.node().(*N) { m.acc += 8>>(m.neg&7) }; return 0 }
//jit:unroll
func (m *M) op736() int { if m.p == m.node().(*N) { m.acc += m.pick(m.p).n }; return 0 }
//jit:unroll
func (m *M) op737() int { if m.p == m.node().(*N) { m.acc += m.iv.(int) }; return 0 }
//jit:unroll
func (m *M) op738() int { if m.p == m.node().(*N) { m.acc += m.row[:m.i][0] }; return 0 }
//jit:unroll
func (m *M) op739() int { m.tm[m.row[m.i]&3] = m.at(m.i); return 0 }
//jit:unroll
func (m *M) op740() int { m.tm[m.p.n&3] = m.boom(); return 0 }
//jit:unroll
func (m *M) op741() int { m.tm[m.p.V.v&3] = m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op742() int { f := func() int { return m.left }; m.b += f(); m.tm[len(m.s)&3] = m.res(); return 0 }
//jit:unroll
func (m *M) op743() int { m.tm[8<<m.neg&3] = m.p.set(); return 0 }
//jit:unroll
func (m *M) op744() int { m.tm[m.p.esum(1)&3] = m.at(m.i); return 0 }
//jit:unroll
func (m *M) op745() int { m.tm[toInt(m.s == m.u)&3] = m.boom(); return 0 }
//jit:unroll
func (m *M) op746() int { m.tm[m.node().(*N).n&3] = m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op747() int { m.tm[m.row[m.i]] = m.at(m.i) + m.a; return 0 }
//jit:unroll
func (m *M) op748() int { m.tm[m.row[m.i]] = m.boom() + m.in.x; return 0 }
//jit:unroll
func (m *M) op749() int { m.tm[m.row[m.i]] = m.p.esum(m.inl()) + m.p.em; return 0 }
//jit:unroll
func (m *M) op750() int { f := func() int { return m.left }; m.b += f(); m.tm[m.row[m.i]] = m.res() + int(m.s[m.i]); return 0 }
//jit:unroll
func (m *M) op751() int { m.tm[m.row[m.i]] = m.p.set() + 8%m.z; return 0 }
//jit:unroll
func (m *M) op752() int { m.tm[m.row[m.i]] = m.at(m.i) + m.p.sum(1); return 0 }
//jit:unroll
func (m *M) op753() int { m.tm[m.row[m.i]] = m.boom() + m.never.k; return 0 }
//jit:unroll
func (m *M) op754() int { m.tm[m.row[m.i]] = m.p.esum(m.inl()) + m.num().(int); return 0 }
//jit:unroll
func (m *M) op755() int { m.ts[m.s[m.i:]] = m.boom() - m.arr[m.i&3]; return 0 }
//jit:unroll
func (m *M) op756() int { m.ts[m.s[m.i:]] = m.p.esum(m.inl()) - (*m.p).n; return 0 }
//jit:unroll
func (m *M) op757() int { f := func() int { return m.left }; m.b += f(); m.ts[m.s[m.i:]] = m.res() - len(m.row); return 0 }
//jit:unroll
func (m *M) op758() int { m.ts[m.s[m.i:]] = m.p.set() - 8/m.z; return 0 }
//jit:unroll
func (m *M) op759() int { m.ts[m.s[m.i:]] = m.at(m.i) - val(*m.p); return 0 }
//jit:unroll
func (m *M) op760() int { m.ts[m.s[m.i:]] = m.boom() - m.left; return 0 }
//jit:unroll
func (m *M) op761() int { m.ts[m.s[m.i:]] = m.p.esum(m.inl()) - m.pv.(*N).n; return 0 }
//jit:unroll
func (m *M) op762() int { m.tm[m.boom()&3] = m.tm[m.arr[m.i]&3]; return 0 }
//jit:unroll
func (m *M) op763() int { m.tm[m.p.esum(m.inl())&3] = m.tm[m.p.q.n&3]; return 0 }
//jit:unroll
func (m *M) op764() int { f := func() int { return m.left }; m.b += f(); m.tm[m.res()&3] = m.tm[m.ns[m.i&1].n&3]; return 0 }
//jit:unroll
func (m *M) op765() int { m.tm[m.p.set()&3] = m.tm[len(m.row[:m.i])&3]; return 0 }
//jit:unroll
func (m *M) op766() int { m.tm[m.at(m.i)&3] = m.tm[8>>(m.neg&7)&3]; return 0 }
//jit:unroll
func (m *M) op767() int { m.tm[m.boom()&3] = m.tm[m.pick(m.p).n&3]; return 0 }
//jit:unroll
func (m *M) op768() int { m.tm[m.p.esum(m.inl())&3] = m.tm[m.iv.(int)&3]; return 0 }
//jit:unroll
func (m *M) op769() int { f := func() int { return m.left }; m.b += f(); m.tm[m.res()&3] = m.tm[m.row[:m.i][0]&3]; return 0 }
//jit:unroll
func (m *M) op770() int { m.tm[m.row[m.i]&3] += m.boom(); return 0 }
//jit:unroll
func (m *M) op771() int { m.tm[m.p.n&3] += m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op772() int { f := func() int { return m.left }; m.b += f(); m.tm[m.p.V.v&3] += m.res(); return 0 }
//jit:unroll
func (m *M) op773() int { m.tm[len(m.s)&3] += m.p.set(); return 0 }
//jit:unroll
func (m *M) op774() int { m.tm[8<<m.neg&3] += m.at(m.i); return 0 }
//jit:unroll
func (m *M) op775() int { m.tm[m.p.esum(1)&3] += m.boom(); return 0 }
//jit:unroll
func (m *M) op776() int { m.tm[toInt(m.s == m.u)&3] += m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op777() int { f := func() int { return m.left }; m.b += f(); m.tm[m.node().(*N).n&3] += m.res(); return 0 }
//jit:unroll
func (m *M) op778() int { m.acc = m.tm[m.a&3] + m.boom(); return 0 }
//jit:unroll
func (m *M) op779() int { m.acc = m.tm[m.in.x&3] + m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op780() int { f := func() int { return m.left }; m.b += f(); m.acc = m.tm[m.p.em&3] + m.res(); return 0 }
//jit:unroll
func (m *M) op781() int { m.acc = m.tm[int(m.s[m.i])&3] + m.p.set(); return 0 }
//jit:unroll
func (m *M) op782() int { m.acc = m.tm[8%m.z&3] + m.at(m.i); return 0 }
//jit:unroll
func (m *M) op783() int { m.acc = m.tm[m.p.sum(1)&3] + m.boom(); return 0 }
//jit:unroll
func (m *M) op784() int { m.acc = m.tm[m.never.k&3] + m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op785() int { f := func() int { return m.left }; m.b += f(); m.acc = m.tm[m.num().(int)&3] + m.res(); return 0 }
//jit:unroll
func (m *M) op786() int { m.acc = m.p.esum(m.inl()) + m.tm[m.p.esum(m.inl())&3] - m.arr[m.i&3]; return 0 }
//jit:unroll
func (m *M) op787() int { f := func() int { return m.left }; m.b += f(); m.acc = m.res() + m.tm[m.res()&3] - (*m.p).n; return 0 }
//jit:unroll
func (m *M) op788() int { m.acc = m.p.set() + m.tm[m.p.set()&3] - len(m.row); return 0 }
//jit:unroll
func (m *M) op789() int { m.acc = m.at(m.i) + m.tm[m.at(m.i)&3] - 8/m.z; return 0 }
//jit:unroll
func (m *M) op790() int { m.acc = m.boom() + m.tm[m.boom()&3] - val(*m.p); return 0 }
//jit:unroll
func (m *M) op791() int { m.acc = m.p.esum(m.inl()) + m.tm[m.p.esum(m.inl())&3] - m.left; return 0 }
//jit:unroll
func (m *M) op792() int { f := func() int { return m.left }; m.b += f(); m.acc = m.res() + m.tm[m.res()&3] - m.pv.(*N).n; return 0 }
//jit:unroll
func (m *M) op793() int { m.any2(m.arr[m.i], m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op794() int { f := func() int { return m.left }; m.b += f(); m.any2(m.p.q.n, m.res()); return 0 }
//jit:unroll
func (m *M) op795() int { m.any2(m.ns[m.i&1].n, m.p.set()); return 0 }
//jit:unroll
func (m *M) op796() int { m.any2(len(m.row[:m.i]), m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op797() int { m.any2(8>>(m.neg&7), m.boom()); return 0 }
//jit:unroll
func (m *M) op798() int { m.any2(m.pick(m.p).n, m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op799() int { f := func() int { return m.left }; m.b += f(); m.any2(m.iv.(int), m.res()); return 0 }
//jit:unroll
func (m *M) op800() int { m.any2(m.row[:m.i][0], m.p.set()); return 0 }
//jit:unroll
func (m *M) op801() int { m.any2(m.p.esum(m.inl())*2, m.row[m.i]); return 0 }
//jit:unroll
func (m *M) op802() int { f := func() int { return m.left }; m.b += f(); m.any2(m.res()*2, m.p.n); return 0 }
//jit:unroll
func (m *M) op803() int { m.any2(m.p.set()*2, m.p.V.v); return 0 }
//jit:unroll
func (m *M) op804() int { m.any2(m.at(m.i)*2, len(m.s)); return 0 }
//jit:unroll
func (m *M) op805() int { m.any2(m.boom()*2, 8<<m.neg); return 0 }
//jit:unroll
func (m *M) op806() int { m.any2(m.p.esum(m.inl())*2, m.p.esum(1)); return 0 }
//jit:unroll
func (m *M) op807() int { f := func() int { return m.left }; m.b += f(); m.any2(m.res()*2, toInt(m.s == m.u)); return 0 }
//jit:unroll
func (m *M) op808() int { m.any2(m.p.set()*2, m.node().(*N).n); return 0 }
//jit:unroll
func (m *M) op809() int { m.any2(m.a + m.p.esum(m.inl()), m.num().(int) - m.a); return 0 }
//jit:unroll
func (m *M) op810() int { f := func() int { return m.left }; m.b += f(); m.any2(m.in.x + m.res(), m.num().(int) - m.in.x); return 0 }
//jit:unroll
func (m *M) op811() int { m.any2(m.p.em + m.p.set(), m.num().(int) - m.p.em); return 0 }
//jit:unroll
func (m *M) op812() int { m.any2(int(m.s[m.i]) + m.at(m.i), m.num().(int) - int(m.s[m.i])); return 0 }
//jit:unroll
func (m *M) op813() int { m.any2(8%m.z + m.boom(), m.num().(int) - 8%m.z); return 0 }
//jit:unroll
func (m *M) op814() int { m.any2(m.p.sum(1) + m.p.esum(m.inl()), m.num().(int) - m.p.sum(1)); return 0 }
//jit:unroll
func (m *M) op815() int { f := func() int { return m.left }; m.b += f(); m.any2(m.never.k + m.res(), m.num().(int) - m.never.k); return 0 }
//jit:unroll
func (m *M) op816() int { m.any2(m.num().(int) + m.p.set(), m.num().(int) - m.num().(int)); return 0 }
//jit:unroll
func (m *M) op817() int { f := func() int { return m.left }; m.b += f(); m.any2(m.tm[m.res()&3], m.arr[m.i&3]); return 0 }
//jit:unroll
func (m *M) op818() int { m.any2(m.tm[m.p.set()&3], (*m.p).n); return 0 }
//jit:unroll
func (m *M) op819() int { m.any2(m.tm[m.at(m.i)&3], len(m.row)); return 0 }
//jit:unroll
func (m *M) op820() int { m.any2(m.tm[m.boom()&3], 8/m.z); return 0 }
//jit:unroll
func (m *M) op821() int { m.any2(m.tm[m.p.esum(m.inl())&3], val(*m.p)); return 0 }
//jit:unroll
func (m *M) op822() int { f := func() int { return m.left }; m.b += f(); m.any2(m.tm[m.res()&3], m.left); return 0 }
//jit:unroll
func (m *M) op823() int { m.any2(m.tm[m.p.set()&3], m.pv.(*N).n); return 0 }
//jit:unroll
func (m *M) op824() int { f := func() int { return m.left }; m.b += f(); m.any2(m.s + m.str().(string), m.arr[m.i]); return 0 }
//jit:unroll
func (m *M) op825() int { m.any2(m.s + m.str().(string), m.p.q.n); return 0 }
//jit:unroll
func (m *M) op826() int { m.any2(m.s + m.str().(string), m.ns[m.i&1].n); return 0 }
//jit:unroll
func (m *M) op827() int { m.any2(m.s + m.str().(string), len(m.row[:m.i])); return 0 }
//jit:unroll
func (m *M) op828() int { m.any2(m.s + m.str().(string), 8>>(m.neg&7)); return 0 }
//jit:unroll
func (m *M) op829() int { f := func() int { return m.left }; m.b += f(); m.any2(m.s + m.str().(string), m.pick(m.p).n); return 0 }
//jit:unroll
func (m *M) op830() int { m.any2(m.s + m.str().(string), m.iv.(int)); return 0 }
//jit:unroll
func (m *M) op831() int { m.any2(m.s + m.str().(string), m.row[:m.i][0]); return 0 }
//jit:unroll
func (m *M) op832() int { f := func() int { return m.left }; m.b += f(); m.any2(m.node().(*N), m.tm[m.res()&3]); return 0 }
//jit:unroll
func (m *M) op833() int { m.any2(m.node().(*N), m.tm[m.p.set()&3]); return 0 }
//jit:unroll
func (m *M) op834() int { m.any2(m.node().(*N), m.tm[m.at(m.i)&3]); return 0 }
//jit:unroll
func (m *M) op835() int { m.any2(m.node().(*N), m.tm[m.boom()&3]); return 0 }
//jit:unroll
func (m *M) op836() int { m.any2(m.node().(*N), m.tm[m.p.esum(m.inl())&3]); return 0 }
//jit:unroll
func (m *M) op837() int { f := func() int { return m.left }; m.b += f(); m.any2(m.in, m.res()); return 0 }
//jit:unroll
func (m *M) op838() int { m.any2(m.in, m.p.set()); return 0 }
//jit:unroll
func (m *M) op839() int { m.any2(m.in, m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op840() int { m.any2(m.in, m.boom()); return 0 }
//jit:unroll
func (m *M) op841() int { m.any2(m.in, m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op842() int { switch m.list[(m.arr[m.i&3] + m.p.set())&1&(len(m.list)-1)].(type) { case int: m.acc++; default: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op843() int { switch m.list[((*m.p).n + m.at(m.i))&1&(len(m.list)-1)].(type) { case int: m.acc++; default: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op844() int { switch m.list[(len(m.row) + m.boom())&1&(len(m.list)-1)].(type) { case int: m.acc++; default: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op845() int { switch m.list[(8/m.z + m.p.esum(m.inl()))&1&(len(m.list)-1)].(type) { case int: m.acc++; default: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op846() int { f := func() int { return m.left }; m.b += f(); switch m.list[(val(*m.p) + m.res())&1&(len(m.list)-1)].(type) { case int: m.acc++; default: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op847() int { switch m.list[(m.left + m.p.set())&1&(len(m.list)-1)].(type) { case int: m.acc++; default: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op848() int { switch m.list[(m.pv.(*N).n + m.at(m.i))&1&(len(m.list)-1)].(type) { case int: m.acc++; default: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op849() int { switch v := m.num().(type) { case int: m.acc += v + m.arr[m.i] - m.p.set(); default: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op850() int { switch v := m.num().(type) { case int: m.acc += v + m.p.q.n - m.at(m.i); default: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op851() int { switch v := m.num().(type) { case int: m.acc += v + m.ns[m.i&1].n - m.boom(); default: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op852() int { switch v := m.num().(type) { case int: m.acc += v + len(m.row[:m.i]) - m.p.esum(m.inl()); default: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op853() int { f := func() int { return m.left }; m.b += f(); switch v := m.num().(type) { case int: m.acc += v + 8>>(m.neg&7) - m.res(); default: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op854() int { switch v := m.num().(type) { case int: m.acc += v + m.pick(m.p).n - m.p.set(); default: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op855() int { switch v := m.num().(type) { case int: m.acc += v + m.iv.(int) - m.at(m.i); default: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op856() int { switch v := m.num().(type) { case int: m.acc += v + m.row[:m.i][0] - m.boom(); default: m.acc += 2 }; return 0 }
//jit:unroll
func (m *M) op857() int { m.any2(m.s + strconv.Itoa(m.row[m.i] + m.p.set()), m.row[m.i]); return 0 }
//jit:unroll
func (m *M) op858() int { m.any2(m.s + strconv.Itoa(m.p.n + m.at(m.i)), m.p.n); return 0 }
//jit:unroll
func (m *M) op859() int { m.any2(m.s + strconv.Itoa(m.p.V.v + m.boom()), m.p.V.v); return 0 }
//jit:unroll
func (m *M) op860() int { m.any2(m.s + strconv.Itoa(len(m.s) + m.p.esum(m.inl())), len(m.s)); return 0 }
//jit:unroll
func (m *M) op861() int { f := func() int { return m.left }; m.b += f(); m.any2(m.s + strconv.Itoa(8<<m.neg + m.res()), 8<<m.neg); return 0 }
//jit:unroll
func (m *M) op862() int { m.any2(m.s + strconv.Itoa(m.p.esum(1) + m.p.set()), m.p.esum(1)); return 0 }
//jit:unroll
func (m *M) op863() int { m.any2(m.s + strconv.Itoa(toInt(m.s == m.u) + m.at(m.i)), toInt(m.s == m.u)); return 0 }
//jit:unroll
func (m *M) op864() int { m.any2(m.s + strconv.Itoa(m.node().(*N).n + m.boom()), m.node().(*N).n); return 0 }
//jit:unroll
func (m *M) op865() int { m.acc = m.fa(m.a, m.p.set()); return 0 }
//jit:unroll
func (m *M) op866() int { m.acc = m.fa(m.in.x, m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op867() int { m.acc = m.fa(m.p.em, m.boom()); return 0 }
//jit:unroll
func (m *M) op868() int { m.acc = m.fa(int(m.s[m.i]), m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op869() int { f := func() int { return m.left }; m.b += f(); m.acc = m.fa(8%m.z, m.res()); return 0 }
//jit:unroll
func (m *M) op870() int { m.acc = m.fa(m.p.sum(1), m.p.set()); return 0 }
//jit:unroll
func (m *M) op871() int { m.acc = m.fa(m.never.k, m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op872() int { m.acc = m.fa(m.num().(int), m.boom()); return 0 }
//jit:unroll
func (m *M) op873() int { m.acc = m.fa(m.at(m.i), m.arr[m.i&3]) + m.b; return 0 }
//jit:unroll
func (m *M) op874() int { m.acc = m.fa(m.boom(), (*m.p).n) + m.b; return 0 }
//jit:unroll
func (m *M) op875() int { m.acc = m.fa(m.p.esum(m.inl()), len(m.row)) + m.b; return 0 }
//jit:unroll
func (m *M) op876() int { f := func() int { return m.left }; m.b += f(); m.acc = m.fa(m.res(), 8/m.z) + m.b; return 0 }
//jit:unroll
func (m *M) op877() int { m.acc = m.fa(m.p.set(), val(*m.p)) + m.b; return 0 }
//jit:unroll
func (m *M) op878() int { m.acc = m.fa(m.at(m.i), m.left) + m.b; return 0 }
//jit:unroll
func (m *M) op879() int { m.acc = m.fa(m.boom(), m.pv.(*N).n) + m.b; return 0 }
//jit:unroll
func (m *M) op880() int { m.acc = m.p.fn(m.arr[m.i] + m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op881() int { m.acc = m.p.fn(m.p.q.n + m.boom()); return 0 }
//jit:unroll
func (m *M) op882() int { m.acc = m.p.fn(m.ns[m.i&1].n + m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op883() int { f := func() int { return m.left }; m.b += f(); m.acc = m.p.fn(len(m.row[:m.i]) + m.res()); return 0 }
//jit:unroll
func (m *M) op884() int { m.acc = m.p.fn(8>>(m.neg&7) + m.p.set()); return 0 }
//jit:unroll
func (m *M) op885() int { m.acc = m.p.fn(m.pick(m.p).n + m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op886() int { m.acc = m.p.fn(m.iv.(int) + m.boom()); return 0 }
//jit:unroll
func (m *M) op887() int { m.acc = m.p.fn(m.row[:m.i][0] + m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op888() int { m.acc = m.fs[m.i](m.at(m.i)) - m.row[m.i]; return 0 }
//jit:unroll
func (m *M) op889() int { m.acc = m.fs[m.i](m.boom()) - m.p.n; return 0 }
//jit:unroll
func (m *M) op890() int { m.acc = m.fs[m.i](m.p.esum(m.inl())) - m.p.V.v; return 0 }
//jit:unroll
func (m *M) op891() int { f := func() int { return m.left }; m.b += f(); m.acc = m.fs[m.i](m.res()) - len(m.s); return 0 }
//jit:unroll
func (m *M) op892() int { m.acc = m.fs[m.i](m.p.set()) - 8<<m.neg; return 0 }
//jit:unroll
func (m *M) op893() int { m.acc = m.fs[m.i](m.at(m.i)) - m.p.esum(1); return 0 }
//jit:unroll
func (m *M) op894() int { m.acc = m.fs[m.i](m.boom()) - toInt(m.s == m.u); return 0 }
//jit:unroll
func (m *M) op895() int { m.acc = m.fs[m.i](m.p.esum(m.inl())) - m.node().(*N).n; return 0 }
//jit:unroll
func (m *M) op896() int { m.acc = m.fs[m.at(m.i)&1](m.a); return 0 }
//jit:unroll
func (m *M) op897() int { m.acc = m.fs[m.boom()&1](m.in.x); return 0 }
//jit:unroll
func (m *M) op898() int { m.acc = m.fs[m.p.esum(m.inl())&1](m.p.em); return 0 }
//jit:unroll
func (m *M) op899() int { f := func() int { return m.left }; m.b += f(); m.acc = m.fs[m.res()&1](int(m.s[m.i])); return 0 }
//jit:unroll
func (m *M) op900() int { m.acc = m.fs[m.p.set()&1](8%m.z); return 0 }
//jit:unroll
func (m *M) op901() int { m.acc = m.fs[m.at(m.i)&1](m.p.sum(1)); return 0 }
//jit:unroll
func (m *M) op902() int { m.acc = m.fs[m.boom()&1](m.never.k); return 0 }
//jit:unroll
func (m *M) op903() int { m.acc = m.fs[m.p.esum(m.inl())&1](m.num().(int)); return 0 }
//jit:unroll
func (m *M) op904() int { m.acc = m.fa(m.two(m.boom(), m.arr[m.i&3]), m.boom()); return 0 }
//jit:unroll
func (m *M) op905() int { m.acc = m.fa(m.two(m.p.esum(m.inl()), (*m.p).n), m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op906() int { f := func() int { return m.left }; m.b += f(); m.acc = m.fa(m.two(m.res(), len(m.row)), m.res()); return 0 }
//jit:unroll
func (m *M) op907() int { m.acc = m.fa(m.two(m.p.set(), 8/m.z), m.p.set()); return 0 }
//jit:unroll
func (m *M) op908() int { m.acc = m.fa(m.two(m.at(m.i), val(*m.p)), m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op909() int { m.acc = m.fa(m.two(m.boom(), m.left), m.boom()); return 0 }
//jit:unroll
func (m *M) op910() int { m.acc = m.fa(m.two(m.p.esum(m.inl()), m.pv.(*N).n), m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op911() int { m.sink(m.fa(m.arr[m.i], 1), m.p.fn(m.boom())); return 0 }
//jit:unroll
func (m *M) op912() int { m.sink(m.fa(m.p.q.n, 1), m.p.fn(m.p.esum(m.inl()))); return 0 }
//jit:unroll
func (m *M) op913() int { f := func() int { return m.left }; m.b += f(); m.sink(m.fa(m.ns[m.i&1].n, 1), m.p.fn(m.res())); return 0 }
//jit:unroll
func (m *M) op914() int { m.sink(m.fa(len(m.row[:m.i]), 1), m.p.fn(m.p.set())); return 0 }
//jit:unroll
func (m *M) op915() int { m.sink(m.fa(8>>(m.neg&7), 1), m.p.fn(m.at(m.i))); return 0 }
//jit:unroll
func (m *M) op916() int { m.sink(m.fa(m.pick(m.p).n, 1), m.p.fn(m.boom())); return 0 }
//jit:unroll
func (m *M) op917() int { m.sink(m.fa(m.iv.(int), 1), m.p.fn(m.p.esum(m.inl()))); return 0 }
//jit:unroll
func (m *M) op918() int { f := func() int { return m.left }; m.b += f(); m.sink(m.fa(m.row[:m.i][0], 1), m.p.fn(m.res())); return 0 }
//jit:unroll
func (m *M) op919() int { m.p.list = append(m.p.list, m.row[m.i]); return 0 }
//jit:unroll
func (m *M) op920() int { m.p.list = append(m.p.list, m.p.n); return 0 }
//jit:unroll
func (m *M) op921() int { f := func() int { return m.left }; m.b += f(); m.p.list = append(m.p.list, m.p.V.v); return 0 }
//jit:unroll
func (m *M) op922() int { m.p.list = append(m.p.list, len(m.s)); return 0 }
//jit:unroll
func (m *M) op923() int { m.p.list = append(m.p.list, 8<<m.neg); return 0 }
//jit:unroll
func (m *M) op924() int { m.p.list = append(m.p.list, m.p.esum(1)); return 0 }
//jit:unroll
func (m *M) op925() int { m.p.list = append(m.p.list, toInt(m.s == m.u)); return 0 }
//jit:unroll
func (m *M) op926() int { f := func() int { return m.left }; m.b += f(); m.p.list = append(m.p.list, m.node().(*N).n); return 0 }
//jit:unroll
func (m *M) op927() int { m.p.q.list = append(m.p.q.list, m.a, m.boom()); return 0 }
//jit:unroll
func (m *M) op928() int { m.p.q.list = append(m.p.q.list, m.in.x, m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op929() int { f := func() int { return m.left }; m.b += f(); m.p.q.list = append(m.p.q.list, m.p.em, m.res()); return 0 }
//jit:unroll
func (m *M) op930() int { m.p.q.list = append(m.p.q.list, int(m.s[m.i]), m.p.set()); return 0 }
//jit:unroll
func (m *M) op931() int { m.p.q.list = append(m.p.q.list, 8%m.z, m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op932() int { m.p.q.list = append(m.p.q.list, m.p.sum(1), m.boom()); return 0 }
//jit:unroll
func (m *M) op933() int { m.p.q.list = append(m.p.q.list, m.never.k, m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op934() int { f := func() int { return m.left }; m.b += f(); m.p.q.list = append(m.p.q.list, m.num().(int), m.res()); return 0 }
//jit:unroll
func (m *M) op935() int { m.p.fn = m.pick(m.p).fn; m.acc += m.arr[m.i&3]; return 0 }
//jit:unroll
func (m *M) op936() int { f := func() int { return m.left }; m.b += f(); m.p.fn = m.pick(m.p).fn; m.acc += (*m.p).n; return 0 }
//jit:unroll
func (m *M) op937() int { m.p.fn = m.pick(m.p).fn; m.acc += len(m.row); return 0 }
//jit:unroll
func (m *M) op938() int { m.p.fn = m.pick(m.p).fn; m.acc += 8/m.z; return 0 }
//jit:unroll
func (m *M) op939() int { m.p.fn = m.pick(m.p).fn; m.acc += val(*m.p); return 0 }
//jit:unroll
func (m *M) op940() int { m.p.fn = m.pick(m.p).fn; m.acc += m.left; return 0 }
//jit:unroll
func (m *M) op941() int { f := func() int { return m.left }; m.b += f(); m.p.fn = m.pick(m.p).fn; m.acc += m.pv.(*N).n; return 0 }
//jit:unroll
func (m *M) op942() int { m.p.n = m.two(m.p.n, m.p.q.n - m.arr[m.i]); return 0 }
//jit:unroll
func (m *M) op943() int { f := func() int { return m.left }; m.b += f(); m.p.n = m.two(m.p.n, m.p.q.n - m.p.q.n); return 0 }
//jit:unroll
func (m *M) op944() int { m.p.n = m.two(m.p.n, m.p.q.n - m.ns[m.i&1].n); return 0 }
//jit:unroll
func (m *M) op945() int { m.p.n = m.two(m.p.n, m.p.q.n - len(m.row[:m.i])); return 0 }
//jit:unroll
func (m *M) op946() int { m.p.n = m.two(m.p.n, m.p.q.n - 8>>(m.neg&7)); return 0 }
//jit:unroll
func (m *M) op947() int { m.p.n = m.two(m.p.n, m.p.q.n - m.pick(m.p).n); return 0 }
//jit:unroll
func (m *M) op948() int { f := func() int { return m.left }; m.b += f(); m.p.n = m.two(m.p.n, m.p.q.n - m.iv.(int)); return 0 }
//jit:unroll
func (m *M) op949() int { m.p.n = m.two(m.p.n, m.p.q.n - m.row[:m.i][0]); return 0 }
//jit:unroll
func (m *M) op950() int { m.p = &N{n: m.row[m.i], V: V{m.p.esum(m.inl())}, E: m.p.E, q: m.p.q}; return 0 }
//jit:unroll
func (m *M) op951() int { f := func() int { return m.left }; m.b += f(); m.p = &N{n: m.p.n, V: V{m.res()}, E: m.p.E, q: m.p.q}; return 0 }
//jit:unroll
func (m *M) op952() int { m.p = &N{n: m.p.V.v, V: V{m.p.set()}, E: m.p.E, q: m.p.q}; return 0 }
//jit:unroll
func (m *M) op953() int { m.p = &N{n: len(m.s), V: V{m.at(m.i)}, E: m.p.E, q: m.p.q}; return 0 }
//jit:unroll
func (m *M) op954() int { m.p = &N{n: 8<<m.neg, V: V{m.boom()}, E: m.p.E, q: m.p.q}; return 0 }
//jit:unroll
func (m *M) op955() int { m.p = &N{n: m.p.esum(1), V: V{m.p.esum(m.inl())}, E: m.p.E, q: m.p.q}; return 0 }
//jit:unroll
func (m *M) op956() int { f := func() int { return m.left }; m.b += f(); m.p = &N{n: toInt(m.s == m.u), V: V{m.res()}, E: m.p.E, q: m.p.q}; return 0 }
//jit:unroll
func (m *M) op957() int { m.p = &N{n: m.node().(*N).n, V: V{m.p.set()}, E: m.p.E, q: m.p.q}; return 0 }
//jit:unroll
func (m *M) op958() int { m.ts2 = append(m.ts2, T{m.a, m.p.esum(m.inl())}); return 0 }
//jit:unroll
func (m *M) op959() int { f := func() int { return m.left }; m.b += f(); m.ts2 = append(m.ts2, T{m.in.x, m.res()}); return 0 }
//jit:unroll
func (m *M) op960() int { m.ts2 = append(m.ts2, T{m.p.em, m.p.set()}); return 0 }
//jit:unroll
func (m *M) op961() int { m.ts2 = append(m.ts2, T{int(m.s[m.i]), m.at(m.i)}); return 0 }
//jit:unroll
func (m *M) op962() int { m.ts2 = append(m.ts2, T{8%m.z, m.boom()}); return 0 }
//jit:unroll
func (m *M) op963() int { m.ts2 = append(m.ts2, T{m.p.sum(1), m.p.esum(m.inl())}); return 0 }
//jit:unroll
func (m *M) op964() int { f := func() int { return m.left }; m.b += f(); m.ts2 = append(m.ts2, T{m.never.k, m.res()}); return 0 }
//jit:unroll
func (m *M) op965() int { m.ts2 = append(m.ts2, T{m.num().(int), m.p.set()}); return 0 }
//jit:unroll
func (m *M) op966() int { f := func() int { return m.left }; m.b += f(); m.ts2 = append(m.ts2, T{y: m.arr[m.i&3]}, T{m.res(), m.row[m.i]}); return 0 }
//jit:unroll
func (m *M) op967() int { m.ts2 = append(m.ts2, T{y: (*m.p).n}, T{m.p.set(), m.row[m.i]}); return 0 }
//jit:unroll
func (m *M) op968() int { m.ts2 = append(m.ts2, T{y: len(m.row)}, T{m.at(m.i), m.row[m.i]}); return 0 }
//jit:unroll
func (m *M) op969() int { m.ts2 = append(m.ts2, T{y: 8/m.z}, T{m.boom(), m.row[m.i]}); return 0 }
//jit:unroll
func (m *M) op970() int { m.ts2 = append(m.ts2, T{y: val(*m.p)}, T{m.p.esum(m.inl()), m.row[m.i]}); return 0 }
//jit:unroll
func (m *M) op971() int { f := func() int { return m.left }; m.b += f(); m.ts2 = append(m.ts2, T{y: m.left}, T{m.res(), m.row[m.i]}); return 0 }
//jit:unroll
func (m *M) op972() int { m.ts2 = append(m.ts2, T{y: m.pv.(*N).n}, T{m.p.set(), m.row[m.i]}); return 0 }
//jit:unroll
func (m *M) op973() int { f := func() int { return m.left }; m.b += f(); m.row = []int{m.arr[m.i], m.res(), m.a}; return 0 }
//jit:unroll
func (m *M) op974() int { m.row = []int{m.p.q.n, m.p.set(), m.a}; return 0 }
//jit:unroll
func (m *M) op975() int { m.row = []int{m.ns[m.i&1].n, m.at(m.i), m.a}; return 0 }
//jit:unroll
func (m *M) op976() int { m.row = []int{len(m.row[:m.i]), m.boom(), m.a}; return 0 }
//jit:unroll
func (m *M) op977() int { m.row = []int{8>>(m.neg&7), m.p.esum(m.inl()), m.a}; return 0 }
//jit:unroll
func (m *M) op978() int { f := func() int { return m.left }; m.b += f(); m.row = []int{m.pick(m.p).n, m.res(), m.a}; return 0 }
//jit:unroll
func (m *M) op979() int { m.row = []int{m.iv.(int), m.p.set(), m.a}; return 0 }
//jit:unroll
func (m *M) op980() int { m.row = []int{m.row[:m.i][0], m.at(m.i), m.a}; return 0 }
//jit:unroll
func (m *M) op981() int { f := func() int { return m.left }; m.b += f(); m.arr = [4]int{m.row[m.i], 1: m.res()}; return 0 }
//jit:unroll
func (m *M) op982() int { m.arr = [4]int{m.p.n, 1: m.p.set()}; return 0 }
//jit:unroll
func (m *M) op983() int { m.arr = [4]int{m.p.V.v, 1: m.at(m.i)}; return 0 }
//jit:unroll
func (m *M) op984() int { m.arr = [4]int{len(m.s), 1: m.boom()}; return 0 }
//jit:unroll
func (m *M) op985() int { m.arr = [4]int{8<<m.neg, 1: m.p.esum(m.inl())}; return 0 }
//jit:unroll
func (m *M) op986() int { f := func() int { return m.left }; m.b += f(); m.arr = [4]int{m.p.esum(1), 1: m.res()}; return 0 }
//jit:unroll
func (m *M) op987() int { m.arr = [4]int{toInt(m.s == m.u), 1: m.p.set()}; return 0 }
//jit:unroll
func (m *M) op988() int { m.arr = [4]int{m.node().(*N).n, 1: m.at(m.i)}; return 0 }
//jit:unroll
func (m *M) op989() int { f := func() int { return m.left }; m.b += f(); m.ts2[m.i] = T{m.res(), m.a}; return 0 }
//jit:unroll
func (m *M) op990() int { m.ts2[m.i] = T{m.p.set(), m.in.x}; return 0 }
//jit:unroll
func (m *M) op991() int { m.ts2[m.i] = T{m.at(m.i), m.p.em}; return 0 }
//jit:unroll
func (m *M) op992() int { m.ts2[m.i] = T{m.boom(), int(m.s[m.i])}; return 0 }
//jit:unroll
func (m *M) op993() int { m.ts2[m.i] = T{m.p.esum(m.inl()), 8%m.z}; return 0 }
//jit:unroll
func (m *M) op994() int { f := func() int { return m.left }; m.b += f(); m.ts2[m.i] = T{m.res(), m.p.sum(1)}; return 0 }
//jit:unroll
func (m *M) op995() int { m.ts2[m.i] = T{m.p.set(), m.never.k}; return 0 }
//jit:unroll
func (m *M) op996() int { m.ts2[m.i] = T{m.at(m.i), m.num().(int)}; return 0 }
//jit:unroll
func (m *M) op997() int { m.in = T{m.p.set() - m.arr[m.i&3], m.left}; return 0 }
//jit:unroll
func (m *M) op998() int { m.in = T{m.at(m.i) - (*m.p).n, m.left}; return 0 }
//jit:unroll
func (m *M) op999() int { m.in = T{m.boom() - len(m.row), m.left}; return 0 }
//jit:unroll
func (m *M) op1000() int { m.in = T{m.p.esum(m.inl()) - 8/m.z, m.left}; return 0 }
//jit:unroll
func (m *M) op1001() int { f := func() int { return m.left }; m.b += f(); m.in = T{m.res() - val(*m.p), m.left}; return 0 }
//jit:unroll
func (m *M) op1002() int { m.in = T{m.p.set() - m.left, m.left}; return 0 }
//jit:unroll
func (m *M) op1003() int { m.in = T{m.at(m.i) - m.pv.(*N).n, m.left}; return 0 }
//jit:unroll
func (m *M) op1004() int { m.g.arr[m.i] = T{m.arr[m.i], m.p.set()}.x; return 0 }
//jit:unroll
func (m *M) op1005() int { m.g.arr[m.i] = T{m.p.q.n, m.at(m.i)}.x; return 0 }
//jit:unroll
func (m *M) op1006() int { m.g.arr[m.i] = T{m.ns[m.i&1].n, m.boom()}.x; return 0 }
//jit:unroll
func (m *M) op1007() int { m.g.arr[m.i] = T{len(m.row[:m.i]), m.p.esum(m.inl())}.x; return 0 }
//jit:unroll
func (m *M) op1008() int { f := func() int { return m.left }; m.b += f(); m.g.arr[m.i] = T{8>>(m.neg&7), m.res()}.x; return 0 }
//jit:unroll
func (m *M) op1009() int { m.g.arr[m.i] = T{m.pick(m.p).n, m.p.set()}.x; return 0 }
//jit:unroll
func (m *M) op1010() int { m.g.arr[m.i] = T{m.iv.(int), m.at(m.i)}.x; return 0 }
//jit:unroll
func (m *M) op1011() int { m.g.arr[m.i] = T{m.row[:m.i][0], m.boom()}.x; return 0 }
//jit:unroll
func (m *M) op1012() int { x := m.two(T{m.row[m.i], 1}.x, m.p.set()); m.acc += x; return 0 }
//jit:unroll
func (m *M) op1013() int { x := m.two(T{m.p.n, 1}.x, m.at(m.i)); m.acc += x; return 0 }
//jit:unroll
func (m *M) op1014() int { x := m.two(T{m.p.V.v, 1}.x, m.boom()); m.acc += x; return 0 }
//jit:unroll
func (m *M) op1015() int { x := m.two(T{len(m.s), 1}.x, m.p.esum(m.inl())); m.acc += x; return 0 }
//jit:unroll
func (m *M) op1016() int { f := func() int { return m.left }; m.b += f(); x := m.two(T{8<<m.neg, 1}.x, m.res()); m.acc += x; return 0 }
//jit:unroll
func (m *M) op1017() int { x := m.two(T{m.p.esum(1), 1}.x, m.p.set()); m.acc += x; return 0 }
//jit:unroll
func (m *M) op1018() int { x := m.two(T{toInt(m.s == m.u), 1}.x, m.at(m.i)); m.acc += x; return 0 }
//jit:unroll
func (m *M) op1019() int { x := m.two(T{m.node().(*N).n, 1}.x, m.boom()); m.acc += x; return 0 }
//jit:unroll
func (m *M) op1020() int { m.pass(T{m.a, m.a}, m.p.set()); return 0 }
//jit:unroll
func (m *M) op1021() int { m.pass(T{m.in.x, m.a}, m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op1022() int { m.pass(T{m.p.em, m.a}, m.boom()); return 0 }
//jit:unroll
func (m *M) op1023() int { m.pass(T{int(m.s[m.i]), m.a}, m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op1024() int { f := func() int { return m.left }; m.b += f(); m.pass(T{8%m.z, m.a}, m.res()); return 0 }
//jit:unroll
func (m *M) op1025() int { m.pass(T{m.p.sum(1), m.a}, m.p.set()); return 0 }
//jit:unroll
func (m *M) op1026() int { m.pass(T{m.never.k, m.a}, m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op1027() int { m.pass(T{m.num().(int), m.a}, m.boom()); return 0 }
//jit:unroll
func (m *M) op1028() int { m.pass(T{m.at(m.i), m.arr[m.i&3]}, m.a); return 0 }
//jit:unroll
func (m *M) op1029() int { m.pass(T{m.boom(), (*m.p).n}, m.a); return 0 }
//jit:unroll
func (m *M) op1030() int { m.pass(T{m.p.esum(m.inl()), len(m.row)}, m.a); return 0 }
//jit:unroll
func (m *M) op1031() int { f := func() int { return m.left }; m.b += f(); m.pass(T{m.res(), 8/m.z}, m.a); return 0 }
//jit:unroll
func (m *M) op1032() int { m.pass(T{m.p.set(), val(*m.p)}, m.a); return 0 }
//jit:unroll
func (m *M) op1033() int { m.pass(T{m.at(m.i), m.left}, m.a); return 0 }
//jit:unroll
func (m *M) op1034() int { m.pass(T{m.boom(), m.pv.(*N).n}, m.a); return 0 }
//jit:unroll
func (m *M) op1035() int { m.list = append(m.list, &N{n: m.arr[m.i] + m.at(m.i)}); return 0 }
//jit:unroll
func (m *M) op1036() int { m.list = append(m.list, &N{n: m.p.q.n + m.boom()}); return 0 }
//jit:unroll
func (m *M) op1037() int { m.list = append(m.list, &N{n: m.ns[m.i&1].n + m.p.esum(m.inl())}); return 0 }
//jit:unroll
func (m *M) op1038() int { f := func() int { return m.left }; m.b += f(); m.list = append(m.list, &N{n: len(m.row[:m.i]) + m.res()}); return 0 }
//jit:unroll
func (m *M) op1039() int { m.list = append(m.list, &N{n: 8>>(m.neg&7) + m.p.set()}); return 0 }
//jit:unroll
func (m *M) op1040() int { m.list = append(m.list, &N{n: m.pick(m.p).n + m.at(m.i)}); return 0 }
//jit:unroll
func (m *M) op1041() int { m.list = append(m.list, &N{n: m.iv.(int) + m.boom()}); return 0 }
//jit:unroll
func (m *M) op1042() int { m.list = append(m.list, &N{n: m.row[:m.i][0] + m.p.esum(m.inl())}); return 0 }
//jit:unroll
func (m *M) op1043() int { m.list[m.i] = &N{n: m.at(m.i) + m.row[m.i]}; return 0 }
//jit:unroll
func (m *M) op1044() int { m.list[m.i] = &N{n: m.boom() + m.p.n}; return 0 }
//jit:unroll
func (m *M) op1045() int { m.list[m.i] = &N{n: m.p.esum(m.inl()) + m.p.V.v}; return 0 }
//jit:unroll
func (m *M) op1046() int { f := func() int { return m.left }; m.b += f(); m.list[m.i] = &N{n: m.res() + len(m.s)}; return 0 }
//jit:unroll
func (m *M) op1047() int { m.list[m.i] = &N{n: m.p.set() + 8<<m.neg}; return 0 }
//jit:unroll
func (m *M) op1048() int { m.list[m.i] = &N{n: m.at(m.i) + m.p.esum(1)}; return 0 }
//jit:unroll
func (m *M) op1049() int { m.list[m.i] = &N{n: m.boom() + toInt(m.s == m.u)}; return 0 }
//jit:unroll
func (m *M) op1050() int { m.list[m.i] = &N{n: m.p.esum(m.inl()) + m.node().(*N).n}; return 0 }
//jit:unroll
func (m *M) op1051() int { m.list[len(m.list)-1] = &N{n: m.node().(*N).n + m.a, q: m.p}; return 0 }
//jit:unroll
func (m *M) op1052() int { m.list[len(m.list)-1] = &N{n: m.node().(*N).n + m.in.x, q: m.p}; return 0 }
//jit:unroll
func (m *M) op1053() int { m.list[len(m.list)-1] = &N{n: m.node().(*N).n + m.p.em, q: m.p}; return 0 }
//jit:unroll
func (m *M) op1054() int { f := func() int { return m.left }; m.b += f(); m.list[len(m.list)-1] = &N{n: m.node().(*N).n + int(m.s[m.i]), q: m.p}; return 0 }
//jit:unroll
func (m *M) op1055() int { m.list[len(m.list)-1] = &N{n: m.node().(*N).n + 8%m.z, q: m.p}; return 0 }
//jit:unroll
func (m *M) op1056() int { m.list[len(m.list)-1] = &N{n: m.node().(*N).n + m.p.sum(1), q: m.p}; return 0 }
//jit:unroll
func (m *M) op1057() int { m.list[len(m.list)-1] = &N{n: m.node().(*N).n + m.never.k, q: m.p}; return 0 }
//jit:unroll
func (m *M) op1058() int { m.list[len(m.list)-1] = &N{n: m.node().(*N).n + m.num().(int), q: m.p}; return 0 }
//jit:unroll
func (m *M) op1059() int { m.iv = &N{n: m.num().(int) - m.boom(), V: V{m.arr[m.i&3]}}; return 0 }
//jit:unroll
func (m *M) op1060() int { m.iv = &N{n: m.num().(int) - m.p.esum(m.inl()), V: V{(*m.p).n}}; return 0 }
//jit:unroll
func (m *M) op1061() int { f := func() int { return m.left }; m.b += f(); m.iv = &N{n: m.num().(int) - m.res(), V: V{len(m.row)}}; return 0 }
//jit:unroll
func (m *M) op1062() int { m.iv = &N{n: m.num().(int) - m.p.set(), V: V{8/m.z}}; return 0 }
//jit:unroll
func (m *M) op1063() int { m.iv = &N{n: m.num().(int) - m.at(m.i), V: V{val(*m.p)}}; return 0 }
//jit:unroll
func (m *M) op1064() int { m.iv = &N{n: m.num().(int) - m.boom(), V: V{m.left}}; return 0 }
//jit:unroll
func (m *M) op1065() int { m.iv = &N{n: m.num().(int) - m.p.esum(m.inl()), V: V{m.pv.(*N).n}}; return 0 }
//jit:unroll
func (m *M) op1066() int { m.any2(&N{n: m.arr[m.i], q: m.p.q}, m.boom()); return 0 }
//jit:unroll
func (m *M) op1067() int { m.any2(&N{n: m.p.q.n, q: m.p.q}, m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op1068() int { f := func() int { return m.left }; m.b += f(); m.any2(&N{n: m.ns[m.i&1].n, q: m.p.q}, m.res()); return 0 }
//jit:unroll
func (m *M) op1069() int { m.any2(&N{n: len(m.row[:m.i]), q: m.p.q}, m.p.set()); return 0 }
//jit:unroll
func (m *M) op1070() int { m.any2(&N{n: 8>>(m.neg&7), q: m.p.q}, m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op1071() int { m.any2(&N{n: m.pick(m.p).n, q: m.p.q}, m.boom()); return 0 }
//jit:unroll
func (m *M) op1072() int { m.any2(&N{n: m.iv.(int), q: m.p.q}, m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op1073() int { f := func() int { return m.left }; m.b += f(); m.any2(&N{n: m.row[:m.i][0], q: m.p.q}, m.res()); return 0 }
//jit:unroll
func (m *M) op1074() int { m.any2(&N{n: m.boom() + m.row[m.i]}, m.a); return 0 }
//jit:unroll
func (m *M) op1075() int { m.any2(&N{n: m.p.esum(m.inl()) + m.p.n}, m.a); return 0 }
//jit:unroll
func (m *M) op1076() int { f := func() int { return m.left }; m.b += f(); m.any2(&N{n: m.res() + m.p.V.v}, m.a); return 0 }
//jit:unroll
func (m *M) op1077() int { m.any2(&N{n: m.p.set() + len(m.s)}, m.a); return 0 }
//jit:unroll
func (m *M) op1078() int { m.any2(&N{n: m.at(m.i) + 8<<m.neg}, m.a); return 0 }
//jit:unroll
func (m *M) op1079() int { m.any2(&N{n: m.boom() + m.p.esum(1)}, m.a); return 0 }
//jit:unroll
func (m *M) op1080() int { m.any2(&N{n: m.p.esum(m.inl()) + toInt(m.s == m.u)}, m.a); return 0 }
//jit:unroll
func (m *M) op1081() int { f := func() int { return m.left }; m.b += f(); m.any2(&N{n: m.res() + m.node().(*N).n}, m.a); return 0 }
//jit:unroll
func (m *M) op1082() int { m.any2(&N{n: m.node().(*N).n - m.node().(*N).n}, m.a); return 0 }
//jit:unroll
func (m *M) op1083() int { m.any2(&N{n: m.node().(*N).n - m.node().(*N).n}, m.in.x); return 0 }
//jit:unroll
func (m *M) op1084() int { f := func() int { return m.left }; m.b += f(); m.any2(&N{n: m.node().(*N).n - m.node().(*N).n}, m.p.em); return 0 }
//jit:unroll
func (m *M) op1085() int { m.any2(&N{n: m.node().(*N).n - m.node().(*N).n}, int(m.s[m.i])); return 0 }
//jit:unroll
func (m *M) op1086() int { m.any2(&N{n: m.node().(*N).n - m.node().(*N).n}, 8%m.z); return 0 }
//jit:unroll
func (m *M) op1087() int { m.any2(&N{n: m.node().(*N).n - m.node().(*N).n}, m.p.sum(1)); return 0 }
//jit:unroll
func (m *M) op1088() int { m.any2(&N{n: m.node().(*N).n - m.node().(*N).n}, m.never.k); return 0 }
//jit:unroll
func (m *M) op1089() int { f := func() int { return m.left }; m.b += f(); m.any2(&N{n: m.node().(*N).n - m.node().(*N).n}, m.num().(int)); return 0 }
//jit:unroll
func (m *M) op1090() int { m.iv, m.b = &N{n: m.arr[m.i&3]}, m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op1091() int { f := func() int { return m.left }; m.b += f(); m.iv, m.b = &N{n: (*m.p).n}, m.res(); return 0 }
//jit:unroll
func (m *M) op1092() int { m.iv, m.b = &N{n: len(m.row)}, m.p.set(); return 0 }
//jit:unroll
func (m *M) op1093() int { m.iv, m.b = &N{n: 8/m.z}, m.at(m.i); return 0 }
//jit:unroll
func (m *M) op1094() int { m.iv, m.b = &N{n: val(*m.p)}, m.boom(); return 0 }
//jit:unroll
func (m *M) op1095() int { m.iv, m.b = &N{n: m.left}, m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op1096() int { f := func() int { return m.left }; m.b += f(); m.iv, m.b = &N{n: m.pv.(*N).n}, m.res(); return 0 }
//jit:unroll
func (m *M) op1097() int { return (&N{n: m.arr[m.i] + m.p.esum(m.inl())}).n; return 0 }
//jit:unroll
func (m *M) op1098() int { f := func() int { return m.left }; m.b += f(); return (&N{n: m.p.q.n + m.res()}).n; return 0 }
//jit:unroll
func (m *M) op1099() int { return (&N{n: m.ns[m.i&1].n + m.p.set()}).n; return 0 }
//jit:unroll
func (m *M) op1100() int { return (&N{n: len(m.row[:m.i]) + m.at(m.i)}).n; return 0 }
//jit:unroll
func (m *M) op1101() int { return (&N{n: 8>>(m.neg&7) + m.boom()}).n; return 0 }
//jit:unroll
func (m *M) op1102() int { return (&N{n: m.pick(m.p).n + m.p.esum(m.inl())}).n; return 0 }
//jit:unroll
func (m *M) op1103() int { f := func() int { return m.left }; m.b += f(); return (&N{n: m.iv.(int) + m.res()}).n; return 0 }
//jit:unroll
func (m *M) op1104() int { return (&N{n: m.row[:m.i][0] + m.p.set()}).n; return 0 }
//jit:unroll
func (m *M) op1105() int { return m.pick(&N{n: m.row[m.i], V: V{m.p.esum(m.inl())}}).n; return 0 }
//jit:unroll
func (m *M) op1106() int { f := func() int { return m.left }; m.b += f(); return m.pick(&N{n: m.p.n, V: V{m.res()}}).n; return 0 }
//jit:unroll
func (m *M) op1107() int { return m.pick(&N{n: m.p.V.v, V: V{m.p.set()}}).n; return 0 }
//jit:unroll
func (m *M) op1108() int { return m.pick(&N{n: len(m.s), V: V{m.at(m.i)}}).n; return 0 }
//jit:unroll
func (m *M) op1109() int { return m.pick(&N{n: 8<<m.neg, V: V{m.boom()}}).n; return 0 }
//jit:unroll
func (m *M) op1110() int { return m.pick(&N{n: m.p.esum(1), V: V{m.p.esum(m.inl())}}).n; return 0 }
//jit:unroll
func (m *M) op1111() int { f := func() int { return m.left }; m.b += f(); return m.pick(&N{n: toInt(m.s == m.u), V: V{m.res()}}).n; return 0 }
//jit:unroll
func (m *M) op1112() int { return m.pick(&N{n: m.node().(*N).n, V: V{m.p.set()}}).n; return 0 }
//jit:unroll
func (m *M) op1113() int { m.p.q = &N{n: m.p.esum(m.inl()), E: m.p.E, q: &N{n: m.a}}; return 0 }
//jit:unroll
func (m *M) op1114() int { f := func() int { return m.left }; m.b += f(); m.p.q = &N{n: m.res(), E: m.p.E, q: &N{n: m.in.x}}; return 0 }
//jit:unroll
func (m *M) op1115() int { m.p.q = &N{n: m.p.set(), E: m.p.E, q: &N{n: m.p.em}}; return 0 }
//jit:unroll
func (m *M) op1116() int { m.p.q = &N{n: m.at(m.i), E: m.p.E, q: &N{n: int(m.s[m.i])}}; return 0 }
//jit:unroll
func (m *M) op1117() int { m.p.q = &N{n: m.boom(), E: m.p.E, q: &N{n: 8%m.z}}; return 0 }
//jit:unroll
func (m *M) op1118() int { m.p.q = &N{n: m.p.esum(m.inl()), E: m.p.E, q: &N{n: m.p.sum(1)}}; return 0 }
//jit:unroll
func (m *M) op1119() int { f := func() int { return m.left }; m.b += f(); m.p.q = &N{n: m.res(), E: m.p.E, q: &N{n: m.never.k}}; return 0 }
//jit:unroll
func (m *M) op1120() int { m.p.q = &N{n: m.p.set(), E: m.p.E, q: &N{n: m.num().(int)}}; return 0 }
//jit:unroll
func (m *M) op1121() int { f := func() int { return m.left }; m.b += f(); m.p = m.pick(&N{E: m.p.E, q: m.o, n: m.arr[m.i&3]}); m.acc += m.res(); return 0 }
//jit:unroll
func (m *M) op1122() int { m.p = m.pick(&N{E: m.p.E, q: m.o, n: (*m.p).n}); m.acc += m.p.set(); return 0 }
//jit:unroll
func (m *M) op1123() int { m.p = m.pick(&N{E: m.p.E, q: m.o, n: len(m.row)}); m.acc += m.at(m.i); return 0 }
//jit:unroll
func (m *M) op1124() int { m.p = m.pick(&N{E: m.p.E, q: m.o, n: 8/m.z}); m.acc += m.boom(); return 0 }
//jit:unroll
func (m *M) op1125() int { m.p = m.pick(&N{E: m.p.E, q: m.o, n: val(*m.p)}); m.acc += m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op1126() int { f := func() int { return m.left }; m.b += f(); m.p = m.pick(&N{E: m.p.E, q: m.o, n: m.left}); m.acc += m.res(); return 0 }
//jit:unroll
func (m *M) op1127() int { m.p = m.pick(&N{E: m.p.E, q: m.o, n: m.pv.(*N).n}); m.acc += m.p.set(); return 0 }
//jit:unroll
func (m *M) op1128() int { f := func() int { return m.left }; m.b += f(); m.ns = append(m.ns, N{n: m.res(), V: V{m.arr[m.i]}, E: m.p.E, q: m.p.q}); return 0 }
//jit:unroll
func (m *M) op1129() int { m.ns = append(m.ns, N{n: m.p.set(), V: V{m.p.q.n}, E: m.p.E, q: m.p.q}); return 0 }
//jit:unroll
func (m *M) op1130() int { m.ns = append(m.ns, N{n: m.at(m.i), V: V{m.ns[m.i&1].n}, E: m.p.E, q: m.p.q}); return 0 }
//jit:unroll
func (m *M) op1131() int { m.ns = append(m.ns, N{n: m.boom(), V: V{len(m.row[:m.i])}, E: m.p.E, q: m.p.q}); return 0 }
//jit:unroll
func (m *M) op1132() int { m.ns = append(m.ns, N{n: m.p.esum(m.inl()), V: V{8>>(m.neg&7)}, E: m.p.E, q: m.p.q}); return 0 }
//jit:unroll
func (m *M) op1133() int { f := func() int { return m.left }; m.b += f(); m.ns = append(m.ns, N{n: m.res(), V: V{m.pick(m.p).n}, E: m.p.E, q: m.p.q}); return 0 }
//jit:unroll
func (m *M) op1134() int { m.ns = append(m.ns, N{n: m.p.set(), V: V{m.iv.(int)}, E: m.p.E, q: m.p.q}); return 0 }
//jit:unroll
func (m *M) op1135() int { m.ns = append(m.ns, N{n: m.at(m.i), V: V{m.row[:m.i][0]}, E: m.p.E, q: m.p.q}); return 0 }
//jit:unroll
func (m *M) op1136() int { f := func() int { return m.left }; m.b += f(); t := []T{{m.row[m.i], m.res()}, {y: m.res()}}; m.acc += t[0].x - t[1].y; return 0 }
//jit:unroll
func (m *M) op1137() int { t := []T{{m.p.n, m.p.set()}, {y: m.p.set()}}; m.acc += t[0].x - t[1].y; return 0 }
//jit:unroll
func (m *M) op1138() int { t := []T{{m.p.V.v, m.at(m.i)}, {y: m.at(m.i)}}; m.acc += t[0].x - t[1].y; return 0 }
//jit:unroll
func (m *M) op1139() int { t := []T{{len(m.s), m.boom()}, {y: m.boom()}}; m.acc += t[0].x - t[1].y; return 0 }
//jit:unroll
func (m *M) op1140() int { t := []T{{8<<m.neg, m.p.esum(m.inl())}, {y: m.p.esum(m.inl())}}; m.acc += t[0].x - t[1].y; return 0 }
//jit:unroll
func (m *M) op1141() int { f := func() int { return m.left }; m.b += f(); t := []T{{m.p.esum(1), m.res()}, {y: m.res()}}; m.acc += t[0].x - t[1].y; return 0 }
//jit:unroll
func (m *M) op1142() int { t := []T{{toInt(m.s == m.u), m.p.set()}, {y: m.p.set()}}; m.acc += t[0].x - t[1].y; return 0 }
//jit:unroll
func (m *M) op1143() int { t := []T{{m.node().(*N).n, m.at(m.i)}, {y: m.at(m.i)}}; m.acc += t[0].x - t[1].y; return 0 }
//jit:unroll
func (m *M) op1144() int { f := func() int { return m.left }; m.b += f(); m.iv = T{m.res(), m.a}.y; return 0 }
//jit:unroll
func (m *M) op1145() int { m.iv = T{m.p.set(), m.in.x}.y; return 0 }
//jit:unroll
func (m *M) op1146() int { m.iv = T{m.at(m.i), m.p.em}.y; return 0 }
//jit:unroll
func (m *M) op1147() int { m.iv = T{m.boom(), int(m.s[m.i])}.y; return 0 }
//jit:unroll
func (m *M) op1148() int { m.iv = T{m.p.esum(m.inl()), 8%m.z}.y; return 0 }
//jit:unroll
func (m *M) op1149() int { f := func() int { return m.left }; m.b += f(); m.iv = T{m.res(), m.p.sum(1)}.y; return 0 }
//jit:unroll
func (m *M) op1150() int { m.iv = T{m.p.set(), m.never.k}.y; return 0 }
//jit:unroll
func (m *M) op1151() int { m.iv = T{m.at(m.i), m.num().(int)}.y; return 0 }
//jit:unroll
func (m *M) op1152() int { m.row[m.i] = m.boom(); return 0 }
//jit:unroll
func (m *M) op1153() int { m.in.x = m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op1154() int { f := func() int { return m.left }; m.b += f(); m.p.em = m.res(); return 0 }
//jit:unroll
func (m *M) op1155() int { m.ns[m.i].V.v = m.p.set(); return 0 }
//jit:unroll
func (m *M) op1156() int { m.p.q.V.v = m.at(m.i); return 0 }
//jit:unroll
func (m *M) op1157() int { m.acc += m.boom(); return 0 }
//jit:unroll
func (m *M) op1158() int { m.arr[1] += m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op1159() int { f := func() int { return m.left }; m.b += f(); (*m.p).n += m.res(); return 0 }
//jit:unroll
func (m *M) op1160() int { m.ns[m.i].n += m.p.set(); return 0 }
//jit:unroll
func (m *M) op1161() int { m.arr[m.i&3] += m.at(m.i); return 0 }
//jit:unroll
func (m *M) op1162() int { m.arr[m.i] ^= m.p.esum(m.inl()) ^ m.a; return 0 }
//jit:unroll
func (m *M) op1163() int { f := func() int { return m.left }; m.b += f(); m.p.q.n ^= m.res() ^ m.a; return 0 }
//jit:unroll
func (m *M) op1164() int { m.p.V.v ^= m.p.set() ^ m.a; return 0 }
//jit:unroll
func (m *M) op1165() int { m.row[8/m.z] ^= m.at(m.i) ^ m.a; return 0 }
//jit:unroll
func (m *M) op1166() int { m.row[m.tab[m.i]]++; return 0 }
//jit:unroll
func (m *M) op1167() int { f := func() int { return m.left }; m.b += f(); m.p.n++; return 0 }
//jit:unroll
func (m *M) op1168() int { m.p.v++; return 0 }
//jit:unroll
func (m *M) op1169() int { m.g.arr[m.i]++; return 0 }
//jit:unroll
func (m *M) op1170() int { m.row[len(m.row)-m.i]++; return 0 }
//jit:unroll
func (m *M) op1171() int { m.row[m.i], m.b = m.p.esum(m.inl()), m.left; return 0 }
//jit:unroll
func (m *M) op1172() int { f := func() int { return m.left }; m.b += f(); m.in.x, m.b = m.res(), m.left; return 0 }
//jit:unroll
func (m *M) op1173() int { m.p.em, m.b = m.p.set(), m.left; return 0 }
//jit:unroll
func (m *M) op1174() int { m.ns[m.i].V.v, m.b = m.at(m.i), m.left; return 0 }
//jit:unroll
func (m *M) op1175() int { m.p.q.V.v, m.b = m.boom(), m.left; return 0 }
//jit:unroll
func (m *M) op1176() int { m.b, m.acc = m.left, m.p.esum(m.inl()); return 0 }
//jit:unroll
func (m *M) op1177() int { f := func() int { return m.left }; m.b += f(); m.b, m.arr[1] = m.left, m.res(); return 0 }
//jit:unroll
func (m *M) op1178() int { m.b, (*m.p).n = m.left, m.p.set(); return 0 }
//jit:unroll
func (m *M) op1179() int { m.b, m.ns[m.i].n = m.left, m.at(m.i); return 0 }
//jit:unroll
func (m *M) op1180() int { m.b, m.arr[m.i&3] = m.left, m.boom(); return 0 }
//jit:unroll
func (m *M) op1181() int { f := func() int { return m.left }; m.b += f(); m.b, m.arr[m.i] = func2(m.left, m.res()); return 0 }
//jit:unroll
func (m *M) op1182() int { m.b, m.p.q.n = func2(m.left, m.p.set()); return 0 }
//jit:unroll
func (m *M) op1183() int { m.b, m.p.V.v = func2(m.left, m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op1184() int { m.b, m.row[8/m.z] = func2(m.left, m.boom()); return 0 }
//jit:unroll
func (m *M) op1185() int { f := func() int { return m.left }; m.b += f(); m.row[m.tab[m.i]], m.b = func2(m.left, m.res()); return 0 }
//jit:unroll
func (m *M) op1186() int { m.p.n, m.b = func2(m.left, m.p.set()); return 0 }
//jit:unroll
func (m *M) op1187() int { m.p.v, m.b = func2(m.left, m.at(m.i)); return 0 }
//jit:unroll
func (m *M) op1188() int { m.g.arr[m.i], m.b = func2(m.left, m.boom()); return 0 }
//jit:unroll
func (m *M) op1189() int { m.row[len(m.row)-m.i], m.b = func2(m.left, m.p.esum(m.inl())); return 0 }
//jit:unroll
func (m *M) op1190() int { f := func() int { return m.left }; m.b += f(); m.b, m.row[m.i] = 7, 5; return 0 }
//jit:unroll
func (m *M) op1191() int { m.b, m.in.x = 7, 5; return 0 }
//jit:unroll
func (m *M) op1192() int { m.b, m.p.em = 7, 5; return 0 }
//jit:unroll
func (m *M) op1193() int { m.b, m.ns[m.i].V.v = 7, 5; return 0 }
//jit:unroll
func (m *M) op1194() int { m.b, m.p.q.V.v = 7, 5; return 0 }
//jit:unroll
func (m *M) op1195() int { f := func() int { return m.left }; m.b += f(); z := m.z; m.b, m.acc = 7, 8/z; m.acc = 1; return 0 }
//jit:unroll
func (m *M) op1196() int { z := m.z; m.b, m.acc = 7, 8/z; m.arr[1] = 1; return 0 }
//jit:unroll
func (m *M) op1197() int { z := m.z; m.b, m.acc = 7, 8/z; (*m.p).n = 1; return 0 }
//jit:unroll
func (m *M) op1198() int { z := m.z; m.b, m.acc = 7, 8/z; m.ns[m.i].n = 1; return 0 }
//jit:unroll
func (m *M) op1199() int { z := m.z; m.b, m.acc = 7, 8/z; m.arr[m.i&3] = 1; return 0 }
//jit:unroll
func (m *M) op1200() int { z := m.z; m.b, m.arr[m.i] = 7, 8/z; return 0 }
//jit:unroll
func (m *M) op1201() int { z := m.z; m.b, m.p.q.n = 7, 8/z; return 0 }
//jit:unroll
func (m *M) op1202() int { z := m.z; m.b, m.p.V.v = 7, 8/z; return 0 }
//jit:unroll
func (m *M) op1203() int { z := m.z; m.b, m.row[8/m.z] = 7, 8/z; return 0 }
//jit:unroll
func (m *M) op1204() int { z := m.z; r := m.row; m.b, r[8/z] = 7, 5; m.row[m.tab[m.i]] = 1; return 0 }
//jit:unroll
func (m *M) op1205() int { z := m.z; r := m.row; m.b, r[8/z] = 7, 5; m.p.n = 1; return 0 }
//jit:unroll
func (m *M) op1206() int { z := m.z; r := m.row; m.b, r[8/z] = 7, 5; m.p.v = 1; return 0 }
//jit:unroll
func (m *M) op1207() int { z := m.z; r := m.row; m.b, r[8/z] = 7, 5; m.g.arr[m.i] = 1; return 0 }
//jit:unroll
func (m *M) op1208() int { f := func() int { return m.left }; m.b += f(); z := m.z; r := m.row; m.b, r[8/z] = 7, 5; m.row[len(m.row)-m.i] = 1; return 0 }
//jit:unroll
func (m *M) op1209() int { for m.row[m.i] = range 3 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op1210() int { for m.in.x = range 3 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op1211() int { for m.p.em = range 3 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op1212() int { for m.ns[m.i].V.v = range 3 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op1213() int { f := func() int { return m.left }; m.b += f(); for m.p.q.V.v = range 3 { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op1214() int { for m.b, m.acc = range m.tab { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op1215() int { for m.b, m.arr[1] = range m.tab { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op1216() int { for m.b, (*m.p).n = range m.tab { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op1217() int { for m.b, m.ns[m.i].n = range m.tab { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op1218() int { f := func() int { return m.left }; m.b += f(); for m.b, m.arr[m.i&3] = range m.tab { m.acc++ }; return 0 }
//jit:unroll
func (m *M) op1219() int { m.arr[m.i], m.row[0] = m.row[0], m.arr[m.i]; return 0 }
//jit:unroll
func (m *M) op1220() int { m.p.q.n, m.row[0] = m.row[0], m.p.q.n; return 0 }
//jit:unroll
func (m *M) op1221() int { m.p.V.v, m.row[0] = m.row[0], m.p.V.v; return 0 }
//jit:unroll
func (m *M) op1222() int { f := func() int { return m.left }; m.b += f(); m.row[8/m.z], m.row[0] = m.row[0], m.row[8/m.z]; return 0 }
//jit:unroll
func (m *M) op1223() int { m.row[m.tab[m.i]], m.row[len(m.row)-1] = m.row[len(m.row)-1], m.row[m.tab[m.i]]; return 0 }
//jit:unroll
func (m *M) op1224() int { m.p.n, m.row[len(m.row)-1] = m.row[len(m.row)-1], m.p.n; return 0 }
//jit:unroll
func (m *M) op1225() int { m.p.v, m.row[len(m.row)-1] = m.row[len(m.row)-1], m.p.v; return 0 }
//jit:unroll
func (m *M) op1226() int { f := func() int { return m.left }; m.b += f(); m.g.arr[m.i], m.row[len(m.row)-1] = m.row[len(m.row)-1], m.g.arr[m.i]; return 0 }
//jit:unroll
func (m *M) op1227() int { m.row[len(m.row)-m.i], m.row[len(m.row)-1] = m.row[len(m.row)-1], m.row[len(m.row)-m.i]; return 0 }
//jit:unroll
func (m *M) op1228() int { m.row[len(m.row)-m.i], m.row[m.i] = m.row[m.i], m.row[len(m.row)-m.i]; return 0 }
//jit:unroll
func (m *M) op1229() int { m.row[len(m.row)-m.i], m.in.x = m.in.x, m.row[len(m.row)-m.i]; return 0 }
//jit:unroll
func (m *M) op1230() int { m.row[len(m.row)-m.i], m.p.em = m.p.em, m.row[len(m.row)-m.i]; return 0 }
//jit:unroll
func (m *M) op1231() int { f := func() int { return m.left }; m.b += f(); m.row[len(m.row)-m.i], m.ns[m.i].V.v = m.ns[m.i].V.v, m.row[len(m.row)-m.i]; return 0 }
//jit:unroll
func (m *M) op1232() int { m.row[len(m.row)-m.i], m.p.q.V.v = m.p.q.V.v, m.row[len(m.row)-m.i]; return 0 }

func run(code []int, m *M) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case -1:
			m.left--
			if m.left == 9 {
				m.trouble()
			}
			if m.left > 0 {
				pc = -1
			}
		case 0:
			m.acc += m.op0()
		case 1:
			m.acc += m.op1()
		case 2:
			m.acc += m.op2()
		case 3:
			m.acc += m.op3()
		case 4:
			m.acc += m.op4()
		case 5:
			m.acc += m.op5()
		case 6:
			m.acc += m.op6()
		case 7:
			m.acc += m.op7()
		case 8:
			m.acc += m.op8()
		case 9:
			m.acc += m.op9()
		case 10:
			m.acc += m.op10()
		case 11:
			m.acc += m.op11()
		case 12:
			m.acc += m.op12()
		case 13:
			m.acc += m.op13()
		case 14:
			m.acc += m.op14()
		case 15:
			m.acc += m.op15()
		case 16:
			m.acc += m.op16()
		case 17:
			m.acc += m.op17()
		case 18:
			m.acc += m.op18()
		case 19:
			m.acc += m.op19()
		case 20:
			m.acc += m.op20()
		case 21:
			m.acc += m.op21()
		case 22:
			m.acc += m.op22()
		case 23:
			m.acc += m.op23()
		case 24:
			m.acc += m.op24()
		case 25:
			m.acc += m.op25()
		case 26:
			m.acc += m.op26()
		case 27:
			m.acc += m.op27()
		case 28:
			m.acc += m.op28()
		case 29:
			m.acc += m.op29()
		case 30:
			m.acc += m.op30()
		case 31:
			m.acc += m.op31()
		case 32:
			m.acc += m.op32()
		case 33:
			m.acc += m.op33()
		case 34:
			m.acc += m.op34()
		case 35:
			m.acc += m.op35()
		case 36:
			m.acc += m.op36()
		case 37:
			m.acc += m.op37()
		case 38:
			m.acc += m.op38()
		case 39:
			m.acc += m.op39()
		case 40:
			m.acc += m.op40()
		case 41:
			m.acc += m.op41()
		case 42:
			m.acc += m.op42()
		case 43:
			m.acc += m.op43()
		case 44:
			m.acc += m.op44()
		case 45:
			m.acc += m.op45()
		case 46:
			m.acc += m.op46()
		case 47:
			m.acc += m.op47()
		case 48:
			m.acc += m.op48()
		case 49:
			m.acc += m.op49()
		case 50:
			m.acc += m.op50()
		case 51:
			m.acc += m.op51()
		case 52:
			m.acc += m.op52()
		case 53:
			m.acc += m.op53()
		case 54:
			m.acc += m.op54()
		case 55:
			m.acc += m.op55()
		case 56:
			m.acc += m.op56()
		case 57:
			m.acc += m.op57()
		case 58:
			m.acc += m.op58()
		case 59:
			m.acc += m.op59()
		case 60:
			m.acc += m.op60()
		case 61:
			m.acc += m.op61()
		case 62:
			m.acc += m.op62()
		case 63:
			m.acc += m.op63()
		case 64:
			m.acc += m.op64()
		case 65:
			m.acc += m.op65()
		case 66:
			m.acc += m.op66()
		case 67:
			m.acc += m.op67()
		case 68:
			m.acc += m.op68()
		case 69:
			m.acc += m.op69()
		case 70:
			m.acc += m.op70()
		case 71:
			m.acc += m.op71()
		case 72:
			m.acc += m.op72()
		case 73:
			m.acc += m.op73()
		case 74:
			m.acc += m.op74()
		case 75:
			m.acc += m.op75()
		case 76:
			m.acc += m.op76()
		case 77:
			m.acc += m.op77()
		case 78:
			m.acc += m.op78()
		case 79:
			m.acc += m.op79()
		case 80:
			m.acc += m.op80()
		case 81:
			m.acc += m.op81()
		case 82:
			m.acc += m.op82()
		case 83:
			m.acc += m.op83()
		case 84:
			m.acc += m.op84()
		case 85:
			m.acc += m.op85()
		case 86:
			m.acc += m.op86()
		case 87:
			m.acc += m.op87()
		case 88:
			m.acc += m.op88()
		case 89:
			m.acc += m.op89()
		case 90:
			m.acc += m.op90()
		case 91:
			m.acc += m.op91()
		case 92:
			m.acc += m.op92()
		case 93:
			m.acc += m.op93()
		case 94:
			m.acc += m.op94()
		case 95:
			m.acc += m.op95()
		case 96:
			m.acc += m.op96()
		case 97:
			m.acc += m.op97()
		case 98:
			m.acc += m.op98()
		case 99:
			m.acc += m.op99()
		case 100:
			m.acc += m.op100()
		case 101:
			m.acc += m.op101()
		case 102:
			m.acc += m.op102()
		case 103:
			m.acc += m.op103()
		case 104:
			m.acc += m.op104()
		case 105:
			m.acc += m.op105()
		case 106:
			m.acc += m.op106()
		case 107:
			m.acc += m.op107()
		case 108:
			m.acc += m.op108()
		case 109:
			m.acc += m.op109()
		case 110:
			m.acc += m.op110()
		case 111:
			m.acc += m.op111()
		case 112:
			m.acc += m.op112()
		case 113:
			m.acc += m.op113()
		case 114:
			m.acc += m.op114()
		case 115:
			m.acc += m.op115()
		case 116:
			m.acc += m.op116()
		case 117:
			m.acc += m.op117()
		case 118:
			m.acc += m.op118()
		case 119:
			m.acc += m.op119()
		case 120:
			m.acc += m.op120()
		case 121:
			m.acc += m.op121()
		case 122:
			m.acc += m.op122()
		case 123:
			m.acc += m.op123()
		case 124:
			m.acc += m.op124()
		case 125:
			m.acc += m.op125()
		case 126:
			m.acc += m.op126()
		case 127:
			m.acc += m.op127()
		case 128:
			m.acc += m.op128()
		case 129:
			m.acc += m.op129()
		case 130:
			m.acc += m.op130()
		case 131:
			m.acc += m.op131()
		case 132:
			m.acc += m.op132()
		case 133:
			m.acc += m.op133()
		case 134:
			m.acc += m.op134()
		case 135:
			m.acc += m.op135()
		case 136:
			m.acc += m.op136()
		case 137:
			m.acc += m.op137()
		case 138:
			m.acc += m.op138()
		case 139:
			m.acc += m.op139()
		case 140:
			m.acc += m.op140()
		case 141:
			m.acc += m.op141()
		case 142:
			m.acc += m.op142()
		case 143:
			m.acc += m.op143()
		case 144:
			m.acc += m.op144()
		case 145:
			m.acc += m.op145()
		case 146:
			m.acc += m.op146()
		case 147:
			m.acc += m.op147()
		case 148:
			m.acc += m.op148()
		case 149:
			m.acc += m.op149()
		case 150:
			m.acc += m.op150()
		case 151:
			m.acc += m.op151()
		case 152:
			m.acc += m.op152()
		case 153:
			m.acc += m.op153()
		case 154:
			m.acc += m.op154()
		case 155:
			m.acc += m.op155()
		case 156:
			m.acc += m.op156()
		case 157:
			m.acc += m.op157()
		case 158:
			m.acc += m.op158()
		case 159:
			m.acc += m.op159()
		case 160:
			m.acc += m.op160()
		case 161:
			m.acc += m.op161()
		case 162:
			m.acc += m.op162()
		case 163:
			m.acc += m.op163()
		case 164:
			m.acc += m.op164()
		case 165:
			m.acc += m.op165()
		case 166:
			m.acc += m.op166()
		case 167:
			m.acc += m.op167()
		case 168:
			m.acc += m.op168()
		case 169:
			m.acc += m.op169()
		case 170:
			m.acc += m.op170()
		case 171:
			m.acc += m.op171()
		case 172:
			m.acc += m.op172()
		case 173:
			m.acc += m.op173()
		case 174:
			m.acc += m.op174()
		case 175:
			m.acc += m.op175()
		case 176:
			m.acc += m.op176()
		case 177:
			m.acc += m.op177()
		case 178:
			m.acc += m.op178()
		case 179:
			m.acc += m.op179()
		case 180:
			m.acc += m.op180()
		case 181:
			m.acc += m.op181()
		case 182:
			m.acc += m.op182()
		case 183:
			m.acc += m.op183()
		case 184:
			m.acc += m.op184()
		case 185:
			m.acc += m.op185()
		case 186:
			m.acc += m.op186()
		case 187:
			m.acc += m.op187()
		case 188:
			m.acc += m.op188()
		case 189:
			m.acc += m.op189()
		case 190:
			m.acc += m.op190()
		case 191:
			m.acc += m.op191()
		case 192:
			m.acc += m.op192()
		case 193:
			m.acc += m.op193()
		case 194:
			m.acc += m.op194()
		case 195:
			m.acc += m.op195()
		case 196:
			m.acc += m.op196()
		case 197:
			m.acc += m.op197()
		case 198:
			m.acc += m.op198()
		case 199:
			m.acc += m.op199()
		case 200:
			m.acc += m.op200()
		case 201:
			m.acc += m.op201()
		case 202:
			m.acc += m.op202()
		case 203:
			m.acc += m.op203()
		case 204:
			m.acc += m.op204()
		case 205:
			m.acc += m.op205()
		case 206:
			m.acc += m.op206()
		case 207:
			m.acc += m.op207()
		case 208:
			m.acc += m.op208()
		case 209:
			m.acc += m.op209()
		case 210:
			m.acc += m.op210()
		case 211:
			m.acc += m.op211()
		case 212:
			m.acc += m.op212()
		case 213:
			m.acc += m.op213()
		case 214:
			m.acc += m.op214()
		case 215:
			m.acc += m.op215()
		case 216:
			m.acc += m.op216()
		case 217:
			m.acc += m.op217()
		case 218:
			m.acc += m.op218()
		case 219:
			m.acc += m.op219()
		case 220:
			m.acc += m.op220()
		case 221:
			m.acc += m.op221()
		case 222:
			m.acc += m.op222()
		case 223:
			m.acc += m.op223()
		case 224:
			m.acc += m.op224()
		case 225:
			m.acc += m.op225()
		case 226:
			m.acc += m.op226()
		case 227:
			m.acc += m.op227()
		case 228:
			m.acc += m.op228()
		case 229:
			m.acc += m.op229()
		case 230:
			m.acc += m.op230()
		case 231:
			m.acc += m.op231()
		case 232:
			m.acc += m.op232()
		case 233:
			m.acc += m.op233()
		case 234:
			m.acc += m.op234()
		case 235:
			m.acc += m.op235()
		case 236:
			m.acc += m.op236()
		case 237:
			m.acc += m.op237()
		case 238:
			m.acc += m.op238()
		case 239:
			m.acc += m.op239()
		case 240:
			m.acc += m.op240()
		case 241:
			m.acc += m.op241()
		case 242:
			m.acc += m.op242()
		case 243:
			m.acc += m.op243()
		case 244:
			m.acc += m.op244()
		case 245:
			m.acc += m.op245()
		case 246:
			m.acc += m.op246()
		case 247:
			m.acc += m.op247()
		case 248:
			m.acc += m.op248()
		case 249:
			m.acc += m.op249()
		case 250:
			m.acc += m.op250()
		case 251:
			m.acc += m.op251()
		case 252:
			m.acc += m.op252()
		case 253:
			m.acc += m.op253()
		case 254:
			m.acc += m.op254()
		case 255:
			m.acc += m.op255()
		case 256:
			m.acc += m.op256()
		case 257:
			m.acc += m.op257()
		case 258:
			m.acc += m.op258()
		case 259:
			m.acc += m.op259()
		case 260:
			m.acc += m.op260()
		case 261:
			m.acc += m.op261()
		case 262:
			m.acc += m.op262()
		case 263:
			m.acc += m.op263()
		case 264:
			m.acc += m.op264()
		case 265:
			m.acc += m.op265()
		case 266:
			m.acc += m.op266()
		case 267:
			m.acc += m.op267()
		case 268:
			m.acc += m.op268()
		case 269:
			m.acc += m.op269()
		case 270:
			m.acc += m.op270()
		case 271:
			m.acc += m.op271()
		case 272:
			m.acc += m.op272()
		case 273:
			m.acc += m.op273()
		case 274:
			m.acc += m.op274()
		case 275:
			m.acc += m.op275()
		case 276:
			m.acc += m.op276()
		case 277:
			m.acc += m.op277()
		case 278:
			m.acc += m.op278()
		case 279:
			m.acc += m.op279()
		case 280:
			m.acc += m.op280()
		case 281:
			m.acc += m.op281()
		case 282:
			m.acc += m.op282()
		case 283:
			m.acc += m.op283()
		case 284:
			m.acc += m.op284()
		case 285:
			m.acc += m.op285()
		case 286:
			m.acc += m.op286()
		case 287:
			m.acc += m.op287()
		case 288:
			m.acc += m.op288()
		case 289:
			m.acc += m.op289()
		case 290:
			m.acc += m.op290()
		case 291:
			m.acc += m.op291()
		case 292:
			m.acc += m.op292()
		case 293:
			m.acc += m.op293()
		case 294:
			m.acc += m.op294()
		case 295:
			m.acc += m.op295()
		case 296:
			m.acc += m.op296()
		case 297:
			m.acc += m.op297()
		case 298:
			m.acc += m.op298()
		case 299:
			m.acc += m.op299()
		case 300:
			m.acc += m.op300()
		case 301:
			m.acc += m.op301()
		case 302:
			m.acc += m.op302()
		case 303:
			m.acc += m.op303()
		case 304:
			m.acc += m.op304()
		case 305:
			m.acc += m.op305()
		case 306:
			m.acc += m.op306()
		case 307:
			m.acc += m.op307()
		case 308:
			m.acc += m.op308()
		case 309:
			m.acc += m.op309()
		case 310:
			m.acc += m.op310()
		case 311:
			m.acc += m.op311()
		case 312:
			m.acc += m.op312()
		case 313:
			m.acc += m.op313()
		case 314:
			m.acc += m.op314()
		case 315:
			m.acc += m.op315()
		case 316:
			m.acc += m.op316()
		case 317:
			m.acc += m.op317()
		case 318:
			m.acc += m.op318()
		case 319:
			m.acc += m.op319()
		case 320:
			m.acc += m.op320()
		case 321:
			m.acc += m.op321()
		case 322:
			m.acc += m.op322()
		case 323:
			m.acc += m.op323()
		case 324:
			m.acc += m.op324()
		case 325:
			m.acc += m.op325()
		case 326:
			m.acc += m.op326()
		case 327:
			m.acc += m.op327()
		case 328:
			m.acc += m.op328()
		case 329:
			m.acc += m.op329()
		case 330:
			m.acc += m.op330()
		case 331:
			m.acc += m.op331()
		case 332:
			m.acc += m.op332()
		case 333:
			m.acc += m.op333()
		case 334:
			m.acc += m.op334()
		case 335:
			m.acc += m.op335()
		case 336:
			m.acc += m.op336()
		case 337:
			m.acc += m.op337()
		case 338:
			m.acc += m.op338()
		case 339:
			m.acc += m.op339()
		case 340:
			m.acc += m.op340()
		case 341:
			m.acc += m.op341()
		case 342:
			m.acc += m.op342()
		case 343:
			m.acc += m.op343()
		case 344:
			m.acc += m.op344()
		case 345:
			m.acc += m.op345()
		case 346:
			m.acc += m.op346()
		case 347:
			m.acc += m.op347()
		case 348:
			m.acc += m.op348()
		case 349:
			m.acc += m.op349()
		case 350:
			m.acc += m.op350()
		case 351:
			m.acc += m.op351()
		case 352:
			m.acc += m.op352()
		case 353:
			m.acc += m.op353()
		case 354:
			m.acc += m.op354()
		case 355:
			m.acc += m.op355()
		case 356:
			m.acc += m.op356()
		case 357:
			m.acc += m.op357()
		case 358:
			m.acc += m.op358()
		case 359:
			m.acc += m.op359()
		case 360:
			m.acc += m.op360()
		case 361:
			m.acc += m.op361()
		case 362:
			m.acc += m.op362()
		case 363:
			m.acc += m.op363()
		case 364:
			m.acc += m.op364()
		case 365:
			m.acc += m.op365()
		case 366:
			m.acc += m.op366()
		case 367:
			m.acc += m.op367()
		case 368:
			m.acc += m.op368()
		case 369:
			m.acc += m.op369()
		case 370:
			m.acc += m.op370()
		case 371:
			m.acc += m.op371()
		case 372:
			m.acc += m.op372()
		case 373:
			m.acc += m.op373()
		case 374:
			m.acc += m.op374()
		case 375:
			m.acc += m.op375()
		case 376:
			m.acc += m.op376()
		case 377:
			m.acc += m.op377()
		case 378:
			m.acc += m.op378()
		case 379:
			m.acc += m.op379()
		case 380:
			m.acc += m.op380()
		case 381:
			m.acc += m.op381()
		case 382:
			m.acc += m.op382()
		case 383:
			m.acc += m.op383()
		case 384:
			m.acc += m.op384()
		case 385:
			m.acc += m.op385()
		case 386:
			m.acc += m.op386()
		case 387:
			m.acc += m.op387()
		case 388:
			m.acc += m.op388()
		case 389:
			m.acc += m.op389()
		case 390:
			m.acc += m.op390()
		case 391:
			m.acc += m.op391()
		case 392:
			m.acc += m.op392()
		case 393:
			m.acc += m.op393()
		case 394:
			m.acc += m.op394()
		case 395:
			m.acc += m.op395()
		case 396:
			m.acc += m.op396()
		case 397:
			m.acc += m.op397()
		case 398:
			m.acc += m.op398()
		case 399:
			m.acc += m.op399()
		case 400:
			m.acc += m.op400()
		case 401:
			m.acc += m.op401()
		case 402:
			m.acc += m.op402()
		case 403:
			m.acc += m.op403()
		case 404:
			m.acc += m.op404()
		case 405:
			m.acc += m.op405()
		case 406:
			m.acc += m.op406()
		case 407:
			m.acc += m.op407()
		case 408:
			m.acc += m.op408()
		case 409:
			m.acc += m.op409()
		case 410:
			m.acc += m.op410()
		case 411:
			m.acc += m.op411()
		case 412:
			m.acc += m.op412()
		case 413:
			m.acc += m.op413()
		case 414:
			m.acc += m.op414()
		case 415:
			m.acc += m.op415()
		case 416:
			m.acc += m.op416()
		case 417:
			m.acc += m.op417()
		case 418:
			m.acc += m.op418()
		case 419:
			m.acc += m.op419()
		case 420:
			m.acc += m.op420()
		case 421:
			m.acc += m.op421()
		case 422:
			m.acc += m.op422()
		case 423:
			m.acc += m.op423()
		case 424:
			m.acc += m.op424()
		case 425:
			m.acc += m.op425()
		case 426:
			m.acc += m.op426()
		case 427:
			m.acc += m.op427()
		case 428:
			m.acc += m.op428()
		case 429:
			m.acc += m.op429()
		case 430:
			m.acc += m.op430()
		case 431:
			m.acc += m.op431()
		case 432:
			m.acc += m.op432()
		case 433:
			m.acc += m.op433()
		case 434:
			m.acc += m.op434()
		case 435:
			m.acc += m.op435()
		case 436:
			m.acc += m.op436()
		case 437:
			m.acc += m.op437()
		case 438:
			m.acc += m.op438()
		case 439:
			m.acc += m.op439()
		case 440:
			m.acc += m.op440()
		case 441:
			m.acc += m.op441()
		case 442:
			m.acc += m.op442()
		case 443:
			m.acc += m.op443()
		case 444:
			m.acc += m.op444()
		case 445:
			m.acc += m.op445()
		case 446:
			m.acc += m.op446()
		case 447:
			m.acc += m.op447()
		case 448:
			m.acc += m.op448()
		case 449:
			m.acc += m.op449()
		case 450:
			m.acc += m.op450()
		case 451:
			m.acc += m.op451()
		case 452:
			m.acc += m.op452()
		case 453:
			m.acc += m.op453()
		case 454:
			m.acc += m.op454()
		case 455:
			m.acc += m.op455()
		case 456:
			m.acc += m.op456()
		case 457:
			m.acc += m.op457()
		case 458:
			m.acc += m.op458()
		case 459:
			m.acc += m.op459()
		case 460:
			m.acc += m.op460()
		case 461:
			m.acc += m.op461()
		case 462:
			m.acc += m.op462()
		case 463:
			m.acc += m.op463()
		case 464:
			m.acc += m.op464()
		case 465:
			m.acc += m.op465()
		case 466:
			m.acc += m.op466()
		case 467:
			m.acc += m.op467()
		case 468:
			m.acc += m.op468()
		case 469:
			m.acc += m.op469()
		case 470:
			m.acc += m.op470()
		case 471:
			m.acc += m.op471()
		case 472:
			m.acc += m.op472()
		case 473:
			m.acc += m.op473()
		case 474:
			m.acc += m.op474()
		case 475:
			m.acc += m.op475()
		case 476:
			m.acc += m.op476()
		case 477:
			m.acc += m.op477()
		case 478:
			m.acc += m.op478()
		case 479:
			m.acc += m.op479()
		case 480:
			m.acc += m.op480()
		case 481:
			m.acc += m.op481()
		case 482:
			m.acc += m.op482()
		case 483:
			m.acc += m.op483()
		case 484:
			m.acc += m.op484()
		case 485:
			m.acc += m.op485()
		case 486:
			m.acc += m.op486()
		case 487:
			m.acc += m.op487()
		case 488:
			m.acc += m.op488()
		case 489:
			m.acc += m.op489()
		case 490:
			m.acc += m.op490()
		case 491:
			m.acc += m.op491()
		case 492:
			m.acc += m.op492()
		case 493:
			m.acc += m.op493()
		case 494:
			m.acc += m.op494()
		case 495:
			m.acc += m.op495()
		case 496:
			m.acc += m.op496()
		case 497:
			m.acc += m.op497()
		case 498:
			m.acc += m.op498()
		case 499:
			m.acc += m.op499()
		case 500:
			m.acc += m.op500()
		case 501:
			m.acc += m.op501()
		case 502:
			m.acc += m.op502()
		case 503:
			m.acc += m.op503()
		case 504:
			m.acc += m.op504()
		case 505:
			m.acc += m.op505()
		case 506:
			m.acc += m.op506()
		case 507:
			m.acc += m.op507()
		case 508:
			m.acc += m.op508()
		case 509:
			m.acc += m.op509()
		case 510:
			m.acc += m.op510()
		case 511:
			m.acc += m.op511()
		case 512:
			m.acc += m.op512()
		case 513:
			m.acc += m.op513()
		case 514:
			m.acc += m.op514()
		case 515:
			m.acc += m.op515()
		case 516:
			m.acc += m.op516()
		case 517:
			m.acc += m.op517()
		case 518:
			m.acc += m.op518()
		case 519:
			m.acc += m.op519()
		case 520:
			m.acc += m.op520()
		case 521:
			m.acc += m.op521()
		case 522:
			m.acc += m.op522()
		case 523:
			m.acc += m.op523()
		case 524:
			m.acc += m.op524()
		case 525:
			m.acc += m.op525()
		case 526:
			m.acc += m.op526()
		case 527:
			m.acc += m.op527()
		case 528:
			m.acc += m.op528()
		case 529:
			m.acc += m.op529()
		case 530:
			m.acc += m.op530()
		case 531:
			m.acc += m.op531()
		case 532:
			m.acc += m.op532()
		case 533:
			m.acc += m.op533()
		case 534:
			m.acc += m.op534()
		case 535:
			m.acc += m.op535()
		case 536:
			m.acc += m.op536()
		case 537:
			m.acc += m.op537()
		case 538:
			m.acc += m.op538()
		case 539:
			m.acc += m.op539()
		case 540:
			m.acc += m.op540()
		case 541:
			m.acc += m.op541()
		case 542:
			m.acc += m.op542()
		case 543:
			m.acc += m.op543()
		case 544:
			m.acc += m.op544()
		case 545:
			m.acc += m.op545()
		case 546:
			m.acc += m.op546()
		case 547:
			m.acc += m.op547()
		case 548:
			m.acc += m.op548()
		case 549:
			m.acc += m.op549()
		case 550:
			m.acc += m.op550()
		case 551:
			m.acc += m.op551()
		case 552:
			m.acc += m.op552()
		case 553:
			m.acc += m.op553()
		case 554:
			m.acc += m.op554()
		case 555:
			m.acc += m.op555()
		case 556:
			m.acc += m.op556()
		case 557:
			m.acc += m.op557()
		case 558:
			m.acc += m.op558()
		case 559:
			m.acc += m.op559()
		case 560:
			m.acc += m.op560()
		case 561:
			m.acc += m.op561()
		case 562:
			m.acc += m.op562()
		case 563:
			m.acc += m.op563()
		case 564:
			m.acc += m.op564()
		case 565:
			m.acc += m.op565()
		case 566:
			m.acc += m.op566()
		case 567:
			m.acc += m.op567()
		case 568:
			m.acc += m.op568()
		case 569:
			m.acc += m.op569()
		case 570:
			m.acc += m.op570()
		case 571:
			m.acc += m.op571()
		case 572:
			m.acc += m.op572()
		case 573:
			m.acc += m.op573()
		case 574:
			m.acc += m.op574()
		case 575:
			m.acc += m.op575()
		case 576:
			m.acc += m.op576()
		case 577:
			m.acc += m.op577()
		case 578:
			m.acc += m.op578()
		case 579:
			m.acc += m.op579()
		case 580:
			m.acc += m.op580()
		case 581:
			m.acc += m.op581()
		case 582:
			m.acc += m.op582()
		case 583:
			m.acc += m.op583()
		case 584:
			m.acc += m.op584()
		case 585:
			m.acc += m.op585()
		case 586:
			m.acc += m.op586()
		case 587:
			m.acc += m.op587()
		case 588:
			m.acc += m.op588()
		case 589:
			m.acc += m.op589()
		case 590:
			m.acc += m.op590()
		case 591:
			m.acc += m.op591()
		case 592:
			m.acc += m.op592()
		case 593:
			m.acc += m.op593()
		case 594:
			m.acc += m.op594()
		case 595:
			m.acc += m.op595()
		case 596:
			m.acc += m.op596()
		case 597:
			m.acc += m.op597()
		case 598:
			m.acc += m.op598()
		case 599:
			m.acc += m.op599()
		case 600:
			m.acc += m.op600()
		case 601:
			m.acc += m.op601()
		case 602:
			m.acc += m.op602()
		case 603:
			m.acc += m.op603()
		case 604:
			m.acc += m.op604()
		case 605:
			m.acc += m.op605()
		case 606:
			m.acc += m.op606()
		case 607:
			m.acc += m.op607()
		case 608:
			m.acc += m.op608()
		case 609:
			m.acc += m.op609()
		case 610:
			m.acc += m.op610()
		case 611:
			m.acc += m.op611()
		case 612:
			m.acc += m.op612()
		case 613:
			m.acc += m.op613()
		case 614:
			m.acc += m.op614()
		case 615:
			m.acc += m.op615()
		case 616:
			m.acc += m.op616()
		case 617:
			m.acc += m.op617()
		case 618:
			m.acc += m.op618()
		case 619:
			m.acc += m.op619()
		case 620:
			m.acc += m.op620()
		case 621:
			m.acc += m.op621()
		case 622:
			m.acc += m.op622()
		case 623:
			m.acc += m.op623()
		case 624:
			m.acc += m.op624()
		case 625:
			m.acc += m.op625()
		case 626:
			m.acc += m.op626()
		case 627:
			m.acc += m.op627()
		case 628:
			m.acc += m.op628()
		case 629:
			m.acc += m.op629()
		case 630:
			m.acc += m.op630()
		case 631:
			m.acc += m.op631()
		case 632:
			m.acc += m.op632()
		case 633:
			m.acc += m.op633()
		case 634:
			m.acc += m.op634()
		case 635:
			m.acc += m.op635()
		case 636:
			m.acc += m.op636()
		case 637:
			m.acc += m.op637()
		case 638:
			m.acc += m.op638()
		case 639:
			m.acc += m.op639()
		case 640:
			m.acc += m.op640()
		case 641:
			m.acc += m.op641()
		case 642:
			m.acc += m.op642()
		case 643:
			m.acc += m.op643()
		case 644:
			m.acc += m.op644()
		case 645:
			m.acc += m.op645()
		case 646:
			m.acc += m.op646()
		case 647:
			m.acc += m.op647()
		case 648:
			m.acc += m.op648()
		case 649:
			m.acc += m.op649()
		case 650:
			m.acc += m.op650()
		case 651:
			m.acc += m.op651()
		case 652:
			m.acc += m.op652()
		case 653:
			m.acc += m.op653()
		case 654:
			m.acc += m.op654()
		case 655:
			m.acc += m.op655()
		case 656:
			m.acc += m.op656()
		case 657:
			m.acc += m.op657()
		case 658:
			m.acc += m.op658()
		case 659:
			m.acc += m.op659()
		case 660:
			m.acc += m.op660()
		case 661:
			m.acc += m.op661()
		case 662:
			m.acc += m.op662()
		case 663:
			m.acc += m.op663()
		case 664:
			m.acc += m.op664()
		case 665:
			m.acc += m.op665()
		case 666:
			m.acc += m.op666()
		case 667:
			m.acc += m.op667()
		case 668:
			m.acc += m.op668()
		case 669:
			m.acc += m.op669()
		case 670:
			m.acc += m.op670()
		case 671:
			m.acc += m.op671()
		case 672:
			m.acc += m.op672()
		case 673:
			m.acc += m.op673()
		case 674:
			m.acc += m.op674()
		case 675:
			m.acc += m.op675()
		case 676:
			m.acc += m.op676()
		case 677:
			m.acc += m.op677()
		case 678:
			m.acc += m.op678()
		case 679:
			m.acc += m.op679()
		case 680:
			m.acc += m.op680()
		case 681:
			m.acc += m.op681()
		case 682:
			m.acc += m.op682()
		case 683:
			m.acc += m.op683()
		case 684:
			m.acc += m.op684()
		case 685:
			m.acc += m.op685()
		case 686:
			m.acc += m.op686()
		case 687:
			m.acc += m.op687()
		case 688:
			m.acc += m.op688()
		case 689:
			m.acc += m.op689()
		case 690:
			m.acc += m.op690()
		case 691:
			m.acc += m.op691()
		case 692:
			m.acc += m.op692()
		case 693:
			m.acc += m.op693()
		case 694:
			m.acc += m.op694()
		case 695:
			m.acc += m.op695()
		case 696:
			m.acc += m.op696()
		case 697:
			m.acc += m.op697()
		case 698:
			m.acc += m.op698()
		case 699:
			m.acc += m.op699()
		case 700:
			m.acc += m.op700()
		case 701:
			m.acc += m.op701()
		case 702:
			m.acc += m.op702()
		case 703:
			m.acc += m.op703()
		case 704:
			m.acc += m.op704()
		case 705:
			m.acc += m.op705()
		case 706:
			m.acc += m.op706()
		case 707:
			m.acc += m.op707()
		case 708:
			m.acc += m.op708()
		case 709:
			m.acc += m.op709()
		case 710:
			m.acc += m.op710()
		case 711:
			m.acc += m.op711()
		case 712:
			m.acc += m.op712()
		case 713:
			m.acc += m.op713()
		case 714:
			m.acc += m.op714()
		case 715:
			m.acc += m.op715()
		case 716:
			m.acc += m.op716()
		case 717:
			m.acc += m.op717()
		case 718:
			m.acc += m.op718()
		case 719:
			m.acc += m.op719()
		case 720:
			m.acc += m.op720()
		case 721:
			m.acc += m.op721()
		case 722:
			m.acc += m.op722()
		case 723:
			m.acc += m.op723()
		case 724:
			m.acc += m.op724()
		case 725:
			m.acc += m.op725()
		case 726:
			m.acc += m.op726()
		case 727:
			m.acc += m.op727()
		case 728:
			m.acc += m.op728()
		case 729:
			m.acc += m.op729()
		case 730:
			m.acc += m.op730()
		case 731:
			m.acc += m.op731()
		case 732:
			m.acc += m.op732()
		case 733:
			m.acc += m.op733()
		case 734:
			m.acc += m.op734()
		case 735:
			m.acc += m.op735()
		case 736:
			m.acc += m.op736()
		case 737:
			m.acc += m.op737()
		case 738:
			m.acc += m.op738()
		case 739:
			m.acc += m.op739()
		case 740:
			m.acc += m.op740()
		case 741:
			m.acc += m.op741()
		case 742:
			m.acc += m.op742()
		case 743:
			m.acc += m.op743()
		case 744:
			m.acc += m.op744()
		case 745:
			m.acc += m.op745()
		case 746:
			m.acc += m.op746()
		case 747:
			m.acc += m.op747()
		case 748:
			m.acc += m.op748()
		case 749:
			m.acc += m.op749()
		case 750:
			m.acc += m.op750()
		case 751:
			m.acc += m.op751()
		case 752:
			m.acc += m.op752()
		case 753:
			m.acc += m.op753()
		case 754:
			m.acc += m.op754()
		case 755:
			m.acc += m.op755()
		case 756:
			m.acc += m.op756()
		case 757:
			m.acc += m.op757()
		case 758:
			m.acc += m.op758()
		case 759:
			m.acc += m.op759()
		case 760:
			m.acc += m.op760()
		case 761:
			m.acc += m.op761()
		case 762:
			m.acc += m.op762()
		case 763:
			m.acc += m.op763()
		case 764:
			m.acc += m.op764()
		case 765:
			m.acc += m.op765()
		case 766:
			m.acc += m.op766()
		case 767:
			m.acc += m.op767()
		case 768:
			m.acc += m.op768()
		case 769:
			m.acc += m.op769()
		case 770:
			m.acc += m.op770()
		case 771:
			m.acc += m.op771()
		case 772:
			m.acc += m.op772()
		case 773:
			m.acc += m.op773()
		case 774:
			m.acc += m.op774()
		case 775:
			m.acc += m.op775()
		case 776:
			m.acc += m.op776()
		case 777:
			m.acc += m.op777()
		case 778:
			m.acc += m.op778()
		case 779:
			m.acc += m.op779()
		case 780:
			m.acc += m.op780()
		case 781:
			m.acc += m.op781()
		case 782:
			m.acc += m.op782()
		case 783:
			m.acc += m.op783()
		case 784:
			m.acc += m.op784()
		case 785:
			m.acc += m.op785()
		case 786:
			m.acc += m.op786()
		case 787:
			m.acc += m.op787()
		case 788:
			m.acc += m.op788()
		case 789:
			m.acc += m.op789()
		case 790:
			m.acc += m.op790()
		case 791:
			m.acc += m.op791()
		case 792:
			m.acc += m.op792()
		case 793:
			m.acc += m.op793()
		case 794:
			m.acc += m.op794()
		case 795:
			m.acc += m.op795()
		case 796:
			m.acc += m.op796()
		case 797:
			m.acc += m.op797()
		case 798:
			m.acc += m.op798()
		case 799:
			m.acc += m.op799()
		case 800:
			m.acc += m.op800()
		case 801:
			m.acc += m.op801()
		case 802:
			m.acc += m.op802()
		case 803:
			m.acc += m.op803()
		case 804:
			m.acc += m.op804()
		case 805:
			m.acc += m.op805()
		case 806:
			m.acc += m.op806()
		case 807:
			m.acc += m.op807()
		case 808:
			m.acc += m.op808()
		case 809:
			m.acc += m.op809()
		case 810:
			m.acc += m.op810()
		case 811:
			m.acc += m.op811()
		case 812:
			m.acc += m.op812()
		case 813:
			m.acc += m.op813()
		case 814:
			m.acc += m.op814()
		case 815:
			m.acc += m.op815()
		case 816:
			m.acc += m.op816()
		case 817:
			m.acc += m.op817()
		case 818:
			m.acc += m.op818()
		case 819:
			m.acc += m.op819()
		case 820:
			m.acc += m.op820()
		case 821:
			m.acc += m.op821()
		case 822:
			m.acc += m.op822()
		case 823:
			m.acc += m.op823()
		case 824:
			m.acc += m.op824()
		case 825:
			m.acc += m.op825()
		case 826:
			m.acc += m.op826()
		case 827:
			m.acc += m.op827()
		case 828:
			m.acc += m.op828()
		case 829:
			m.acc += m.op829()
		case 830:
			m.acc += m.op830()
		case 831:
			m.acc += m.op831()
		case 832:
			m.acc += m.op832()
		case 833:
			m.acc += m.op833()
		case 834:
			m.acc += m.op834()
		case 835:
			m.acc += m.op835()
		case 836:
			m.acc += m.op836()
		case 837:
			m.acc += m.op837()
		case 838:
			m.acc += m.op838()
		case 839:
			m.acc += m.op839()
		case 840:
			m.acc += m.op840()
		case 841:
			m.acc += m.op841()
		case 842:
			m.acc += m.op842()
		case 843:
			m.acc += m.op843()
		case 844:
			m.acc += m.op844()
		case 845:
			m.acc += m.op845()
		case 846:
			m.acc += m.op846()
		case 847:
			m.acc += m.op847()
		case 848:
			m.acc += m.op848()
		case 849:
			m.acc += m.op849()
		case 850:
			m.acc += m.op850()
		case 851:
			m.acc += m.op851()
		case 852:
			m.acc += m.op852()
		case 853:
			m.acc += m.op853()
		case 854:
			m.acc += m.op854()
		case 855:
			m.acc += m.op855()
		case 856:
			m.acc += m.op856()
		case 857:
			m.acc += m.op857()
		case 858:
			m.acc += m.op858()
		case 859:
			m.acc += m.op859()
		case 860:
			m.acc += m.op860()
		case 861:
			m.acc += m.op861()
		case 862:
			m.acc += m.op862()
		case 863:
			m.acc += m.op863()
		case 864:
			m.acc += m.op864()
		case 865:
			m.acc += m.op865()
		case 866:
			m.acc += m.op866()
		case 867:
			m.acc += m.op867()
		case 868:
			m.acc += m.op868()
		case 869:
			m.acc += m.op869()
		case 870:
			m.acc += m.op870()
		case 871:
			m.acc += m.op871()
		case 872:
			m.acc += m.op872()
		case 873:
			m.acc += m.op873()
		case 874:
			m.acc += m.op874()
		case 875:
			m.acc += m.op875()
		case 876:
			m.acc += m.op876()
		case 877:
			m.acc += m.op877()
		case 878:
			m.acc += m.op878()
		case 879:
			m.acc += m.op879()
		case 880:
			m.acc += m.op880()
		case 881:
			m.acc += m.op881()
		case 882:
			m.acc += m.op882()
		case 883:
			m.acc += m.op883()
		case 884:
			m.acc += m.op884()
		case 885:
			m.acc += m.op885()
		case 886:
			m.acc += m.op886()
		case 887:
			m.acc += m.op887()
		case 888:
			m.acc += m.op888()
		case 889:
			m.acc += m.op889()
		case 890:
			m.acc += m.op890()
		case 891:
			m.acc += m.op891()
		case 892:
			m.acc += m.op892()
		case 893:
			m.acc += m.op893()
		case 894:
			m.acc += m.op894()
		case 895:
			m.acc += m.op895()
		case 896:
			m.acc += m.op896()
		case 897:
			m.acc += m.op897()
		case 898:
			m.acc += m.op898()
		case 899:
			m.acc += m.op899()
		case 900:
			m.acc += m.op900()
		case 901:
			m.acc += m.op901()
		case 902:
			m.acc += m.op902()
		case 903:
			m.acc += m.op903()
		case 904:
			m.acc += m.op904()
		case 905:
			m.acc += m.op905()
		case 906:
			m.acc += m.op906()
		case 907:
			m.acc += m.op907()
		case 908:
			m.acc += m.op908()
		case 909:
			m.acc += m.op909()
		case 910:
			m.acc += m.op910()
		case 911:
			m.acc += m.op911()
		case 912:
			m.acc += m.op912()
		case 913:
			m.acc += m.op913()
		case 914:
			m.acc += m.op914()
		case 915:
			m.acc += m.op915()
		case 916:
			m.acc += m.op916()
		case 917:
			m.acc += m.op917()
		case 918:
			m.acc += m.op918()
		case 919:
			m.acc += m.op919()
		case 920:
			m.acc += m.op920()
		case 921:
			m.acc += m.op921()
		case 922:
			m.acc += m.op922()
		case 923:
			m.acc += m.op923()
		case 924:
			m.acc += m.op924()
		case 925:
			m.acc += m.op925()
		case 926:
			m.acc += m.op926()
		case 927:
			m.acc += m.op927()
		case 928:
			m.acc += m.op928()
		case 929:
			m.acc += m.op929()
		case 930:
			m.acc += m.op930()
		case 931:
			m.acc += m.op931()
		case 932:
			m.acc += m.op932()
		case 933:
			m.acc += m.op933()
		case 934:
			m.acc += m.op934()
		case 935:
			m.acc += m.op935()
		case 936:
			m.acc += m.op936()
		case 937:
			m.acc += m.op937()
		case 938:
			m.acc += m.op938()
		case 939:
			m.acc += m.op939()
		case 940:
			m.acc += m.op940()
		case 941:
			m.acc += m.op941()
		case 942:
			m.acc += m.op942()
		case 943:
			m.acc += m.op943()
		case 944:
			m.acc += m.op944()
		case 945:
			m.acc += m.op945()
		case 946:
			m.acc += m.op946()
		case 947:
			m.acc += m.op947()
		case 948:
			m.acc += m.op948()
		case 949:
			m.acc += m.op949()
		case 950:
			m.acc += m.op950()
		case 951:
			m.acc += m.op951()
		case 952:
			m.acc += m.op952()
		case 953:
			m.acc += m.op953()
		case 954:
			m.acc += m.op954()
		case 955:
			m.acc += m.op955()
		case 956:
			m.acc += m.op956()
		case 957:
			m.acc += m.op957()
		case 958:
			m.acc += m.op958()
		case 959:
			m.acc += m.op959()
		case 960:
			m.acc += m.op960()
		case 961:
			m.acc += m.op961()
		case 962:
			m.acc += m.op962()
		case 963:
			m.acc += m.op963()
		case 964:
			m.acc += m.op964()
		case 965:
			m.acc += m.op965()
		case 966:
			m.acc += m.op966()
		case 967:
			m.acc += m.op967()
		case 968:
			m.acc += m.op968()
		case 969:
			m.acc += m.op969()
		case 970:
			m.acc += m.op970()
		case 971:
			m.acc += m.op971()
		case 972:
			m.acc += m.op972()
		case 973:
			m.acc += m.op973()
		case 974:
			m.acc += m.op974()
		case 975:
			m.acc += m.op975()
		case 976:
			m.acc += m.op976()
		case 977:
			m.acc += m.op977()
		case 978:
			m.acc += m.op978()
		case 979:
			m.acc += m.op979()
		case 980:
			m.acc += m.op980()
		case 981:
			m.acc += m.op981()
		case 982:
			m.acc += m.op982()
		case 983:
			m.acc += m.op983()
		case 984:
			m.acc += m.op984()
		case 985:
			m.acc += m.op985()
		case 986:
			m.acc += m.op986()
		case 987:
			m.acc += m.op987()
		case 988:
			m.acc += m.op988()
		case 989:
			m.acc += m.op989()
		case 990:
			m.acc += m.op990()
		case 991:
			m.acc += m.op991()
		case 992:
			m.acc += m.op992()
		case 993:
			m.acc += m.op993()
		case 994:
			m.acc += m.op994()
		case 995:
			m.acc += m.op995()
		case 996:
			m.acc += m.op996()
		case 997:
			m.acc += m.op997()
		case 998:
			m.acc += m.op998()
		case 999:
			m.acc += m.op999()
		case 1000:
			m.acc += m.op1000()
		case 1001:
			m.acc += m.op1001()
		case 1002:
			m.acc += m.op1002()
		case 1003:
			m.acc += m.op1003()
		case 1004:
			m.acc += m.op1004()
		case 1005:
			m.acc += m.op1005()
		case 1006:
			m.acc += m.op1006()
		case 1007:
			m.acc += m.op1007()
		case 1008:
			m.acc += m.op1008()
		case 1009:
			m.acc += m.op1009()
		case 1010:
			m.acc += m.op1010()
		case 1011:
			m.acc += m.op1011()
		case 1012:
			m.acc += m.op1012()
		case 1013:
			m.acc += m.op1013()
		case 1014:
			m.acc += m.op1014()
		case 1015:
			m.acc += m.op1015()
		case 1016:
			m.acc += m.op1016()
		case 1017:
			m.acc += m.op1017()
		case 1018:
			m.acc += m.op1018()
		case 1019:
			m.acc += m.op1019()
		case 1020:
			m.acc += m.op1020()
		case 1021:
			m.acc += m.op1021()
		case 1022:
			m.acc += m.op1022()
		case 1023:
			m.acc += m.op1023()
		case 1024:
			m.acc += m.op1024()
		case 1025:
			m.acc += m.op1025()
		case 1026:
			m.acc += m.op1026()
		case 1027:
			m.acc += m.op1027()
		case 1028:
			m.acc += m.op1028()
		case 1029:
			m.acc += m.op1029()
		case 1030:
			m.acc += m.op1030()
		case 1031:
			m.acc += m.op1031()
		case 1032:
			m.acc += m.op1032()
		case 1033:
			m.acc += m.op1033()
		case 1034:
			m.acc += m.op1034()
		case 1035:
			m.acc += m.op1035()
		case 1036:
			m.acc += m.op1036()
		case 1037:
			m.acc += m.op1037()
		case 1038:
			m.acc += m.op1038()
		case 1039:
			m.acc += m.op1039()
		case 1040:
			m.acc += m.op1040()
		case 1041:
			m.acc += m.op1041()
		case 1042:
			m.acc += m.op1042()
		case 1043:
			m.acc += m.op1043()
		case 1044:
			m.acc += m.op1044()
		case 1045:
			m.acc += m.op1045()
		case 1046:
			m.acc += m.op1046()
		case 1047:
			m.acc += m.op1047()
		case 1048:
			m.acc += m.op1048()
		case 1049:
			m.acc += m.op1049()
		case 1050:
			m.acc += m.op1050()
		case 1051:
			m.acc += m.op1051()
		case 1052:
			m.acc += m.op1052()
		case 1053:
			m.acc += m.op1053()
		case 1054:
			m.acc += m.op1054()
		case 1055:
			m.acc += m.op1055()
		case 1056:
			m.acc += m.op1056()
		case 1057:
			m.acc += m.op1057()
		case 1058:
			m.acc += m.op1058()
		case 1059:
			m.acc += m.op1059()
		case 1060:
			m.acc += m.op1060()
		case 1061:
			m.acc += m.op1061()
		case 1062:
			m.acc += m.op1062()
		case 1063:
			m.acc += m.op1063()
		case 1064:
			m.acc += m.op1064()
		case 1065:
			m.acc += m.op1065()
		case 1066:
			m.acc += m.op1066()
		case 1067:
			m.acc += m.op1067()
		case 1068:
			m.acc += m.op1068()
		case 1069:
			m.acc += m.op1069()
		case 1070:
			m.acc += m.op1070()
		case 1071:
			m.acc += m.op1071()
		case 1072:
			m.acc += m.op1072()
		case 1073:
			m.acc += m.op1073()
		case 1074:
			m.acc += m.op1074()
		case 1075:
			m.acc += m.op1075()
		case 1076:
			m.acc += m.op1076()
		case 1077:
			m.acc += m.op1077()
		case 1078:
			m.acc += m.op1078()
		case 1079:
			m.acc += m.op1079()
		case 1080:
			m.acc += m.op1080()
		case 1081:
			m.acc += m.op1081()
		case 1082:
			m.acc += m.op1082()
		case 1083:
			m.acc += m.op1083()
		case 1084:
			m.acc += m.op1084()
		case 1085:
			m.acc += m.op1085()
		case 1086:
			m.acc += m.op1086()
		case 1087:
			m.acc += m.op1087()
		case 1088:
			m.acc += m.op1088()
		case 1089:
			m.acc += m.op1089()
		case 1090:
			m.acc += m.op1090()
		case 1091:
			m.acc += m.op1091()
		case 1092:
			m.acc += m.op1092()
		case 1093:
			m.acc += m.op1093()
		case 1094:
			m.acc += m.op1094()
		case 1095:
			m.acc += m.op1095()
		case 1096:
			m.acc += m.op1096()
		case 1097:
			m.acc += m.op1097()
		case 1098:
			m.acc += m.op1098()
		case 1099:
			m.acc += m.op1099()
		case 1100:
			m.acc += m.op1100()
		case 1101:
			m.acc += m.op1101()
		case 1102:
			m.acc += m.op1102()
		case 1103:
			m.acc += m.op1103()
		case 1104:
			m.acc += m.op1104()
		case 1105:
			m.acc += m.op1105()
		case 1106:
			m.acc += m.op1106()
		case 1107:
			m.acc += m.op1107()
		case 1108:
			m.acc += m.op1108()
		case 1109:
			m.acc += m.op1109()
		case 1110:
			m.acc += m.op1110()
		case 1111:
			m.acc += m.op1111()
		case 1112:
			m.acc += m.op1112()
		case 1113:
			m.acc += m.op1113()
		case 1114:
			m.acc += m.op1114()
		case 1115:
			m.acc += m.op1115()
		case 1116:
			m.acc += m.op1116()
		case 1117:
			m.acc += m.op1117()
		case 1118:
			m.acc += m.op1118()
		case 1119:
			m.acc += m.op1119()
		case 1120:
			m.acc += m.op1120()
		case 1121:
			m.acc += m.op1121()
		case 1122:
			m.acc += m.op1122()
		case 1123:
			m.acc += m.op1123()
		case 1124:
			m.acc += m.op1124()
		case 1125:
			m.acc += m.op1125()
		case 1126:
			m.acc += m.op1126()
		case 1127:
			m.acc += m.op1127()
		case 1128:
			m.acc += m.op1128()
		case 1129:
			m.acc += m.op1129()
		case 1130:
			m.acc += m.op1130()
		case 1131:
			m.acc += m.op1131()
		case 1132:
			m.acc += m.op1132()
		case 1133:
			m.acc += m.op1133()
		case 1134:
			m.acc += m.op1134()
		case 1135:
			m.acc += m.op1135()
		case 1136:
			m.acc += m.op1136()
		case 1137:
			m.acc += m.op1137()
		case 1138:
			m.acc += m.op1138()
		case 1139:
			m.acc += m.op1139()
		case 1140:
			m.acc += m.op1140()
		case 1141:
			m.acc += m.op1141()
		case 1142:
			m.acc += m.op1142()
		case 1143:
			m.acc += m.op1143()
		case 1144:
			m.acc += m.op1144()
		case 1145:
			m.acc += m.op1145()
		case 1146:
			m.acc += m.op1146()
		case 1147:
			m.acc += m.op1147()
		case 1148:
			m.acc += m.op1148()
		case 1149:
			m.acc += m.op1149()
		case 1150:
			m.acc += m.op1150()
		case 1151:
			m.acc += m.op1151()
		case 1152:
			m.acc += m.op1152()
		case 1153:
			m.acc += m.op1153()
		case 1154:
			m.acc += m.op1154()
		case 1155:
			m.acc += m.op1155()
		case 1156:
			m.acc += m.op1156()
		case 1157:
			m.acc += m.op1157()
		case 1158:
			m.acc += m.op1158()
		case 1159:
			m.acc += m.op1159()
		case 1160:
			m.acc += m.op1160()
		case 1161:
			m.acc += m.op1161()
		case 1162:
			m.acc += m.op1162()
		case 1163:
			m.acc += m.op1163()
		case 1164:
			m.acc += m.op1164()
		case 1165:
			m.acc += m.op1165()
		case 1166:
			m.acc += m.op1166()
		case 1167:
			m.acc += m.op1167()
		case 1168:
			m.acc += m.op1168()
		case 1169:
			m.acc += m.op1169()
		case 1170:
			m.acc += m.op1170()
		case 1171:
			m.acc += m.op1171()
		case 1172:
			m.acc += m.op1172()
		case 1173:
			m.acc += m.op1173()
		case 1174:
			m.acc += m.op1174()
		case 1175:
			m.acc += m.op1175()
		case 1176:
			m.acc += m.op1176()
		case 1177:
			m.acc += m.op1177()
		case 1178:
			m.acc += m.op1178()
		case 1179:
			m.acc += m.op1179()
		case 1180:
			m.acc += m.op1180()
		case 1181:
			m.acc += m.op1181()
		case 1182:
			m.acc += m.op1182()
		case 1183:
			m.acc += m.op1183()
		case 1184:
			m.acc += m.op1184()
		case 1185:
			m.acc += m.op1185()
		case 1186:
			m.acc += m.op1186()
		case 1187:
			m.acc += m.op1187()
		case 1188:
			m.acc += m.op1188()
		case 1189:
			m.acc += m.op1189()
		case 1190:
			m.acc += m.op1190()
		case 1191:
			m.acc += m.op1191()
		case 1192:
			m.acc += m.op1192()
		case 1193:
			m.acc += m.op1193()
		case 1194:
			m.acc += m.op1194()
		case 1195:
			m.acc += m.op1195()
		case 1196:
			m.acc += m.op1196()
		case 1197:
			m.acc += m.op1197()
		case 1198:
			m.acc += m.op1198()
		case 1199:
			m.acc += m.op1199()
		case 1200:
			m.acc += m.op1200()
		case 1201:
			m.acc += m.op1201()
		case 1202:
			m.acc += m.op1202()
		case 1203:
			m.acc += m.op1203()
		case 1204:
			m.acc += m.op1204()
		case 1205:
			m.acc += m.op1205()
		case 1206:
			m.acc += m.op1206()
		case 1207:
			m.acc += m.op1207()
		case 1208:
			m.acc += m.op1208()
		case 1209:
			m.acc += m.op1209()
		case 1210:
			m.acc += m.op1210()
		case 1211:
			m.acc += m.op1211()
		case 1212:
			m.acc += m.op1212()
		case 1213:
			m.acc += m.op1213()
		case 1214:
			m.acc += m.op1214()
		case 1215:
			m.acc += m.op1215()
		case 1216:
			m.acc += m.op1216()
		case 1217:
			m.acc += m.op1217()
		case 1218:
			m.acc += m.op1218()
		case 1219:
			m.acc += m.op1219()
		case 1220:
			m.acc += m.op1220()
		case 1221:
			m.acc += m.op1221()
		case 1222:
			m.acc += m.op1222()
		case 1223:
			m.acc += m.op1223()
		case 1224:
			m.acc += m.op1224()
		case 1225:
			m.acc += m.op1225()
		case 1226:
			m.acc += m.op1226()
		case 1227:
			m.acc += m.op1227()
		case 1228:
			m.acc += m.op1228()
		case 1229:
			m.acc += m.op1229()
		case 1230:
			m.acc += m.op1230()
		case 1231:
			m.acc += m.op1231()
		case 1232:
			m.acc += m.op1232()
		}
	}
}

const statements = 1233
