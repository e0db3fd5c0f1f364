package codewriter_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mergepoint/pkg/codewriter"
)

// TestOrder holds the order of evaluation: every kind of statement with every
// kind of read or check before every kind of call. Each combination is an
// instruction of one interpreter; translate leaves the order to Go, or it is the
// same: traced it does what it does plainly, panics included.
func TestOrder(t *testing.T) {
	for round := range *orderRounds {
		t.Run(fmt.Sprint(round), func(t *testing.T) { orderRound(t, orderStatements(round)) })
	}
}

var orderRounds = flag.Int("order", 1, "rounds of TestOrder, each with other combinations; 40 are all")

func orderRound(t *testing.T, all []string) {
	dir, err := os.MkdirTemp("testdata", "order-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	outlined := outlinedLines(t, dir, all)
	if n := len(outlined); n < len(all)/8 || len(all)-n < len(all)/8 {
		t.Errorf("%d of %d statements are outlined: too few of one sort to say anything", n, len(all))
	}
	out, err := exec.Command("go", "run", "./"+dir).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "all ran") {
		t.Fatalf("%v\n%s", err, out)
	}
	for line := range strings.Lines(string(out)) {
		if n, rest, ok := strings.Cut(line, ": "); ok {
			var i int
			fmt.Sscan(n, &i)
			t.Errorf("%s: %s", all[i], rest)
		}
	}
	t.Logf("%d statements, %d outlined", len(all), len(outlined))
}

// outlinedLines writes and translates an interpreter, and says which of its
// statements are outlined.
func outlinedLines(t *testing.T, dir string, list []string) map[int]bool {
	t.Helper()
	path := filepath.Join(dir, "main.go")
	first := strings.Count(orderMachine, "\n") + 1
	var b strings.Builder
	b.WriteString(orderMachine)
	for n, s := range list {
		fmt.Fprintf(&b, "func (m *M) op%d() int { %s; return 0 }\n", n, s)
	}
	b.WriteString(orderRun)
	for n := range list {
		fmt.Fprintf(&b, "\t\tcase %d:\n\t\t\tm.acc += m.op%[1]d()\n", n)
	}
	fmt.Fprintf(&b, "\t\t}\n\t}\n}\n\nconst statements = %d\n", len(list))
	text := strings.ReplaceAll(b.String(), "\nfunc (m *M) op", "\n//jit:unroll\nfunc (m *M) op")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := codewriter.Write(dir)
	if err != nil {
		for n, s := range list {
			if strings.Contains(err.Error(), fmt.Sprintf("M.op%d ", n)) {
				t.Log(s)
			}
		}
		t.Fatal(err)
	}
	outlined := map[int]bool{}
	for _, e := range out.Outlined {
		if n := (e.Pos.Line - first) / 2; n >= 0 && n < len(list) {
			outlined[n] = true
		}
	}
	write(t, filepath.Join(dir, codewriter.JitcodeFile), out.Jitcode)
	write(t, filepath.Join(dir, codewriter.PortalFile), out.Portal)
	return outlined
}

// orderStatements fills each template with every fourth hazard, and one of the
// calls; the next round takes others.
func orderStatements(round int) []string {
	var list []string
	add := func(templates []string, hole string, fillers []string) {
		for i, t := range templates {
			for j, f := range fillers {
				if (i+j+round)%4 != 0 {
					continue
				}
				s := strings.NewReplacer(hole, f, "$C", orderCalls[(i+j+round/4)%len(orderCalls)]).Replace(t)
				if (i+j+round)%20 == 0 { // the receiver is shared with a closure
					s = "f := func() int { return m.left }; m.b += f(); " + s
				}
				if !slices.Contains(list, s) {
					list = append(list, s)
				}
			}
		}
	}
	add(orderTemplates, "$H", orderHazards)
	add(orderSides, "$L", orderPlaces)
	return list
}

// orderHazards are reads and checks.
var orderHazards = []string{
	"m.a", "m.row[m.i]", "m.arr[m.i]", "m.arr[m.i&3]", "m.in.x", "m.p.n", "m.p.q.n", "(*m.p).n", "m.p.em", "m.p.V.v", "m.ns[m.i&1].n",
	"len(m.row)", "int(m.s[m.i])", "len(m.s)", "len(m.row[:m.i])", "8/m.z", "8%m.z", "8<<m.neg", "8>>(m.neg&7)",
	"val(*m.p)", "m.p.sum(1)", "m.p.esum(1)", "m.pick(m.p).n", "m.left", "m.never.k", "toInt(m.s == m.u)",
	"m.iv.(int)", "m.pv.(*N).n", "m.num().(int)", "m.node().(*N).n", "m.row[:m.i][0]",
}

// orderCalls are calls that change much, that are only heard of, that only
// panic, and one that nobody can notice.
var orderCalls = []string{"m.inl()", "m.res()", "m.loud()", "m.boom()", "m.quiet()", "m.p.set()", "m.p.sum(m.loud())", "m.p.esum(m.inl())", "loud(m)", "m.at(m.i)"}

// orderTemplates are the kinds of statements, with a hazard before a call.
var orderTemplates = []string{
	"m.acc = $H + $C",
	"m.acc = $C + $H",
	"m.acc += $H - $C",
	"m.acc -= $C",
	"x := ($H)*2 - $C; m.acc += x",
	"x, y := $H, $C; m.acc += x - y",
	"var x, y = $H, $C; m.acc += x - y",
	"var x = -$H ^ $C; m.acc += x",
	"m.acc, m.b = $H, $C",
	"return $H + $C",
	"x, y := func2($H, $C); m.acc += x - y",
	"m.sink($H, $C)",
	"m.acc += m.two($H, two2($C, 3))",
	"if $H < $C { m.acc++ }",
	"if x := $H; x < $C { m.acc++ }",
	"if $H < 2 && $C > 0 { m.acc++ }",
	"if !($H + $C > 2 && ($C > 0 || $H * 3 > $C)) { m.acc++ }",
	"for m.b = 0; m.b < 3 && $H + $C < 4; m.b++ { m.acc++ }",
	"switch { case $H > $C || $H + m.b < $C && m.acc > 3: m.acc++ }",
	"if b := $H < 2 && m.left > 3; b == ($C > 0) { m.acc++ }",
	"if ($H < 2 && m.left > 3) == ($C > 0) { m.acc++ }",
	"if ($H < 2) == (m.left > 3 && $C > 0) { m.acc++ }",
	"for k := 0; k < $H&1 + $C&1; k++ { m.acc++ }",
	"for k := 0; k < 2; k += 1 + $H&1 + $C&1 { m.acc++ }",
	"for k := range $H&1 + $C&1 { m.acc += k + 1 }",
	"switch $H + $C { case 1, 2: m.acc++; case 3: m.acc += 2 }",
	"switch $H { case $C: m.acc++; case m.a: m.acc += 2 }",
	"switch { case $H > $C: m.acc++; case m.a > 3: m.acc += 2 }",
	"switch m.left & 3 { case $H + $C: m.acc++; case m.a: m.acc += 2 }",
	"t := T{$H, $C}; m.acc += t.x - t.y",
	"t := T{y: $H, x: $C}; m.acc += t.x - t.y",
	"m.in = T{$H, $C}",
	"m.in.x, m.in.y = $H, $C",
	"m.row[$H&1] = $C",
	"m.row[$H&1] += $C",
	"m.row[$H&1 + $C&1]++",
	"m.arr[$H&1 + $C&1] = 5",
	"m.arr[$H&1 + $C&1] += 5",
	"m.acc = m.row[$H&1 + $C&1]",
	"{ goto l; l: m.acc = $H + $C }",
	"m.one($H + $C)",
	"m.one(m.row[$H&1 + $C&1])",
	"m.sink(m.row[$C&1], $H)",
	"m.sink($H, m.tab[$C&3])",
	"x := m.two(m.left, m.in.x * $C - $H); m.acc += x",
	"return m.two($H, m.arr[$C&3])",
	"x := two2($H, m.row[$C&1]); m.acc += x",
	"m.acc = m.two($H, m.row[$C&1])",
	"m.p.sumTo($H * $C)",
	"m.any($H + $C)",
	"m.pass(m.in, $C)",
	"m.acc, m.tab = $H, m.tab[:m.i+1]",
	"m.tab, m.acc = m.tab[:m.i+1], $H",
	"k := len(m.row) - m.i; m.acc, m.row = m.row[k], m.row[:k]; m.acc += $H",
	"m.iv, m.tab = $H, m.tab[m.i-1:]",
	"m.row[m.i] = $H",
	"m.arr[m.i] = $H",
	"m.ns[m.i].n = $H",
	"m.p.n = $H * $H",
	"m.tm[m.row[m.i]] = $H",
	"m.row[m.i] += $H",
	"m.row[len(m.row)-1] -= $H",
	"m.arr[m.i] ^= $H",
	"m.ns[m.i].n += $H",
	"m.p.n += $H",
	"m.p.q.n += $H * $H",
	"m.row[m.i], m.acc = $H, $H",
	"m.acc, m.row[m.i] = $H, $H",
	"m.acc = $H + m.tab[m.i]*8/m.z",
	"m.acc = 8/m.z + $H + m.row[m.i]",
	"m.row = append(m.row, $H)",
	"m.row = append(m.row, $H + $C)",
	"m.row = append(m.row, $C * 3 - $C, $H)",
	"m.row = append(m.row[:m.i+1], $C - $H)",
	"m.row = append(m.row, m.row[len(m.row)-1] + $H - $C)",
	"m.row, m.b = append(m.row, $H), $C",
	"m.list = append(m.list, $H + $C)",
	"m.list = append(m.list, $C, $H + $C)",
	"m.list[len(m.list)-1] = $H * $C",
	"m.row[len(m.row)-1] += $C - $H",
	"m.row[$C&1] = $H + $C",
	"m.row[$C&1] += $C * $H",
	"m.acc = $C*5 - $C + $H",
	"x, y := $C + $H, $C; m.acc += x*3 - y",
	"x, y := $C, m.num().(int) + $H; m.acc += x*3 - y",
	"x, y := m.num().(int), m.loudly().(int) - $H; m.acc += x*3 - y",
	"x, y := m.node().(*N), m.node().(*N); m.acc += x.n - y.n + $H",
	"if m.loudly().(int) + $H < m.num().(int) { m.acc++ }",
	"if m.node() == m.node() { m.acc += $H }",
	"m.acc = m.two(m.num().(int) + $H, m.loudly().(int))",
	"m.s = m.s[m.i:] + m.s[:m.i]; m.acc += $H",
	"m.s, m.u = m.u + m.str().(string)[:1], m.s; m.acc += $H - $C",
	"if m.s < m.str().(string) + m.u[m.i:] { m.acc += $H }",
	"m.list = append(m.list, m.s + m.str().(string), $H + $C)",
	"if m.s[m.i:] + m.u == m.str().(string) && $H > $C { m.acc++ }",
	"if m.p == m.node().(*N) { m.acc += $H }",
	"m.tm[$H&3] = $C",
	"m.tm[m.row[m.i]] = $C + $H",
	"m.ts[m.s[m.i:]] = $C - $H",
	"m.tm[$C&3] = m.tm[$H&3]",
	"m.tm[$H&3] += $C",
	"m.acc = m.tm[$H&3] + $C",
	"m.acc = $C + m.tm[$C&3] - $H",
	"m.any2($H, $C)",
	"m.any2($C*2, $H)",
	"m.any2($H + $C, m.num().(int) - $H)",
	"m.any2(m.tm[$C&3], $H)",
	"m.any2(m.s + m.str().(string), $H)",
	"m.any2(m.node().(*N), m.tm[$C&3])",
	"m.any2(m.in, $C)",
	"switch m.list[($H + $C)&1&(len(m.list)-1)].(type) { case int: m.acc++; default: m.acc += 2 }",
	"switch v := m.num().(type) { case int: m.acc += v + $H - $C; default: m.acc += 2 }",
	"m.any2(m.s + strconv.Itoa($H + $C), $H)",
	"m.acc = m.fa($H, $C)",
	"m.acc = m.fa($C, $H) + m.b",
	"m.acc = m.p.fn($H + $C)",
	"m.acc = m.fs[m.i]($C) - $H",
	"m.acc = m.fs[$C&1]($H)",
	"m.acc = m.fa(m.two($C, $H), $C)",
	"m.sink(m.fa($H, 1), m.p.fn($C))",
	"m.p.list = append(m.p.list, $H)",
	"m.p.q.list = append(m.p.q.list, $H, $C)",
	"m.p.fn = m.pick(m.p).fn; m.acc += $H",
	"m.p.n = m.two(m.p.n, m.p.q.n - $H)",
	"m.p = &N{n: $H, V: V{$C}, E: m.p.E, q: m.p.q}",
	"m.ts2 = append(m.ts2, T{$H, $C})",
	"m.ts2 = append(m.ts2, T{y: $H}, T{$C, m.row[m.i]})",
	"m.row = []int{$H, $C, m.a}",
	"m.arr = [4]int{$H, 1: $C}",
	"m.ts2[m.i] = T{$C, $H}",
	"m.in = T{$C - $H, m.left}",
	"m.g.arr[m.i] = T{$H, $C}.x",
	"x := m.two(T{$H, 1}.x, $C); m.acc += x",
	"m.pass(T{$H, m.a}, $C)",
	"m.pass(T{$C, $H}, m.a)",
	"m.list = append(m.list, &N{n: $H + $C})",
	"m.list[m.i] = &N{n: $C + $H}",
	"m.list[len(m.list)-1] = &N{n: m.node().(*N).n + $H, q: m.p}",
	"m.iv = &N{n: m.num().(int) - $C, V: V{$H}}",
	"m.any2(&N{n: $H, q: m.p.q}, $C)",
	"m.any2(&N{n: $C + $H}, m.a)",
	"m.any2(&N{n: m.node().(*N).n - m.node().(*N).n}, $H)",
	"m.iv, m.b = &N{n: $H}, $C",
	"return (&N{n: $H + $C}).n",
	"return m.pick(&N{n: $H, V: V{$C}}).n",
	"m.p.q = &N{n: $C, E: m.p.E, q: &N{n: $H}}",
	"m.p = m.pick(&N{E: m.p.E, q: m.o, n: $H}); m.acc += $C",
	"m.ns = append(m.ns, N{n: $C, V: V{$H}, E: m.p.E, q: m.p.q})",
	"t := []T{{$H, $C}, {y: $C}}; m.acc += t[0].x - t[1].y",
	"m.iv = T{$C, $H}.y",
}

// orderPlaces are left sides.
var orderPlaces = []string{
	"m.acc", "m.row[m.i]", "m.row[m.tab[m.i]]", "m.arr[m.i]", "m.arr[1]", "m.in.x", "m.p.n", "m.p.q.n", "(*m.p).n", "m.p.em", "m.p.v", "m.p.V.v",
	"m.ns[m.i].n", "m.ns[m.i].V.v", "m.g.arr[m.i]", "m.row[8/m.z]", "m.arr[m.i&3]", "m.p.q.V.v", "m.row[len(m.row)-m.i]",
}

// orderSides are the kinds of assignment to a place.
var orderSides = []string{
	"$L = $C",
	"$L += $C",
	"$L ^= $C ^ m.a",
	"$L++",
	"$L, m.b = $C, m.left",
	"m.b, $L = m.left, $C",
	"m.b, $L = func2(m.left, $C)",
	"$L, m.b = func2(m.left, $C)",
	"m.b, $L = 7, 5",
	"z := m.z; m.b, m.acc = 7, 8/z; $L = 1",
	"z := m.z; m.b, $L = 7, 8/z",
	"z := m.z; r := m.row; m.b, r[8/z] = 7, 5; $L = 1",
	"for $L = range 3 { m.acc++ }",
	"for m.b, $L = range m.tab { m.acc++ }",
	"$L, m.row[0] = m.row[0], $L",
	"$L, m.row[len(m.row)-1] = m.row[len(m.row)-1], $L",
	"m.row[len(m.row)-m.i], $L = $L, m.row[len(m.row)-m.i]",
}

const orderMachine = `package main

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

`

const orderRun = `
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
`
