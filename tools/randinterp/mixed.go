package randinterp

import (
	"fmt"
	"slices"
	"strings"
)

// Interacting statements: what a row by itself says right may be wrong beside
// another. Statements are drawn from the tables of a small grammar over one world
// of types; in them ‹T› is an expression of type T that is no constant, ‹=T› a place,
// ‹?T› a variable or a field, ‹#T› a constant, ‹1T› one that is not 0.

const mixedImports = "$Fmt fmt fmt\n$Math math math\n$Bits math/bits bits\n$Conv strconv strconv\n$Errs errors errors\n$Far @here/mixfar $mixfar"

const mixedDecl = `
type $I interface{ $get(k int) int; $set(k int) }
type $S struct { $a int; $b int8; $f float64; $s string; $p *$S; $arr [3]int16 }
type $A struct { $n int; $of *$M }
type $B int16
type $C struct { $S; $k int }
type $E struct{ $ek int }
func (a *$A) $get(k int) int { return a.$n + k }
func (a *$A) $set(k int) { a.$n = k; if a.$of != nil { a.$of.$i ^= k & 3 } }
func (b $B) $get(k int) int { return int(b) ^ k }
func (b $B) $set(k int) {}
func (c $C) $get(k int) int { return c.$k + c.$a + k }
func (c $C) $set(k int) { c.$k = k }
func (s $S) $val() int { return s.$a*3 + int(s.$b) + int(s.$arr[1]) }
func (s *$S) $inc(k int) int { s.$a += k; s.$b++; s.$arr[k&1]--; return s.$a }
func (e $E) Error() string { return "E" + string(rune('0'+e.$ek&7)) }
func (m *$M) $bump(k int) int { m.$i += k; return m.$i }
//jit:residual
func (m *$M) $res(k int) int {
	m.$i++
	m.$u8 += uint8(k)
	m.$xs[k&1] ^= k
	m.$st.$a = m.$arr[k&3]
	if m.$p != nil { m.$p.$a--; m.$p, m.$q = m.$q, m.$p }
	return m.$i + int(m.$i8) + len(m.$s)
}
//jit:residual
func $Peek(m *$M) int {
	h := m.$i*3 + int(m.$i8)*5 + int(m.$u8)*7 + int(m.$i16) + int(m.$u16) + int(m.$i32) + int(m.$u32) + int(m.$u64) + int(m.$u)
	if m.$f64 > 0 { h++ }
	if m.$f32 > 1 { h += 2 }
	h = h*3 + len(m.$s) + len(m.$xs) + m.$arr[0] + m.$arr[3] + m.$st.$val()
	for _, x := range m.$xs { h = h*5 + x }
	for _, x := range m.$bs { h = h*5 + int(x) }
	for _, x := range m.$ws { h = h*5 + int(x) }
	if m.$p != nil { h += m.$p.$a }
	return h & 0xffff
}
func (m *$M) $scan(k int) (r int) {
	for j, x := range m.$xs {
		if x&15 == k&15 { return j }
		r += x & 3
	}
	for i := 0; i < k&3; i++ { m.$arr[i] += r; r++ }
	return
}
func (m *$M) $each(yield func(int) bool) {
	for k := 0; k < m.$i&3; k++ { if !yield(k) { return } }
}
func $Swap(a, b *int) { *a, *b = *b, *a }
func $Mk(k int) $S { return $S{$a: k, $b: int8(k), $f: float64(k) / 2, $arr: [3]int16{1, int16(k), 3}} }
func $Div(a, b int) (int, error) { if b == 0 { return 0, $E{a & 7} }; return a / b, nil }
func $May(k int) int { if k&255 == 77 { panic($E{k}) }; return k ^ 1 }
func $ToI(f float64) int { if f > -1e15 && f < 1e15 { return int(f) }; return 3 }
func $Mx[T ~int | ~int16 | ~uint8 | ~float64 | ~string](a, b T) T { if a < b { return b }; return a }
func $At[T any](xs []T, i int) T { return xs[uint(i)%uint(len(xs))] }
func $Put[T any](xs []T, i int, v T) { xs[uint(i)%uint(len(xs))] = v }
func (m *$M) $try(k int) (r int) {
	defer func() { if e := recover(); e != nil { m.$i += 100; r = -1 } }()
	m.$i8++
	return m.$xs[k&7] / (k & 3)
}
func $Kind(v any) int {
	switch x := v.(type) {
	case nil: return 1
	case int: return x & 7
	case string: return len(x)
	case float64, float32: return 3
	case *$S: if x == nil { return 5 }; return x.$a & 15
	case $S: return x.$val() & 15
	case $I: return x.$get(2) & 31
	}
	return 9
}
func $Tos(v int) string { return string(rune('a' + v&15)) }
func (m *$M) $fill() {
	p, q := &$S{$a: 5}, &$S{$a: 6, $s: "q"}
	p.$p, q.$p = q, p
	m.$i, m.$xs, m.$bs, m.$fs, m.$ws, m.$ss = 1, []int{1, 2, 3, 4, 5}, []uint8{250, 3, 9}, []float64{0.5, -1, 3}, []int16{32767, 4, -9, 2}, []$S{$Mk(3), $Mk(4), {}}
	m.$p, m.$q, m.$mm, m.$s, m.$f64, m.$f32, m.$it = p, q, map[int]int{1: 2, 3: 4}, "ab", 1.5, 0.1, $B(3)
	m.$ps = []*$S{p, q, &m.$st}
	m.$its = []$I{&$A{$n: 2, $of: m}, $B(7), $C{$k: 4}, &$A{}}
	m.$vs = []any{1, "s", 2.5, nil, p, $Mk(2), $B(3)}
	m.$twin, m.$far = m, $Far.New(#k)
	m.$fn = func(k int) int { return k + 1 }
}
func (m *$M) $edge() {
	n := $Fresh(5)
	n.$fill()
	m.$twin = n
	m.$arr = [4]int{1 << 62, -5, 1<<63 - 1, -1 << 63}
	m.$i8, m.$u8, m.$i16, m.$u16, m.$i32, m.$u32, m.$u64, m.$u = -128, 255, -32768, 65535, -1<<31, 1<<32-1, 1<<64-1, 1 << 63
	m.$xs = m.$xs[:3:4]
	n.$xs = m.$xs
	m.$q = m.$p
	m.$v = n.$p
	m.$f64 = -2e9
}
`

const mixedField = `$i int; $i8 int8; $u8 uint8; $i16 int16; $u16 uint16; $i32 int32; $u32 uint32; $u64 uint64; $u uint
$f64 float64; $f32 float32; $b bool; $s string
$xs []int; $bs []uint8; $fs []float64; $ws []int16; $arr [4]int; $ss []$S; $p, $q *$S; $st $S
$mm map[int]int; $v any; $fn func(int) int; $it $I; $twin *$M; $ps []*$S; $vs []any; $its []$I; $err error; $far *$Far.Cell`

const mixedFar = `package $mixfar

type Cell struct { N int; W uint16; Next *Cell }

var Count int

func New(n int) *Cell { return &Cell{N: n, Next: &Cell{W: 65535}} }

func (c *Cell) Turn(k int) int { c.N, c.W = int(c.W)+k, uint16(c.N); return c.N & 31 }

func Pick[T any](c *Cell, a, b T) T {
	if c.N&1 == 0 { return a }
	return b
}

type Source interface { Read(k int) int }

func (c *Cell) Read(k int) int { return c.Next.N + k }

func Sum(s Source, k int) int { Count += k; return s.Read(k) + Count&7 }
`

// A mixedKind is a form of the rows below: where the statements stand.
type mixedKind struct {
	name   string
	do     int  // instructions
	inline bool // in the main loop
	body   bool // in a method with results, which an instruction calls
	vars   bool // beside variables of the main loop, of all types
}

var mixedKinds = []mixedKind{
	{name: "mixed", do: 2},
	{name: "mixed-inline", do: 2, inline: true},
	{name: "mixed-body", do: 1, body: true},
	{name: "mixed-vars", do: 2, inline: true, vars: true},
}

func mixedRows() (rows []Row) {
	for _, k := range mixedKinds {
		rows = append(rows, Row{
			Name: k.name, Weight: 4, Import: mixedImports, Decl: mixedDecl, Field: mixedField, Start: "m.$fill()\n«¦m.$edge()»\n$Far.Count = 0", Inline: k.inline,
			Do: make([]string, k.do), Draw: k.draw, Far: map[string]string{"mixfar/far.go": mixedFar},
		})
	}
	return rows
}

// draw fills in a row of the kind.
func (k mixedKind) draw(d *drawer, row Row) *Row {
	x := &mixer{drawer: d}
	if k.vars {
		row.Vars = x.variables()
	}
	row.Do = slices.Clone(row.Do)
	for n := range row.Do {
		x.exits = []string{}
		if k.inline {
			x.exits = []string{"break", "break", "@return"}
		}
		if k.body {
			x.exits = []string{"return $_r ^ ‹int›, $m.$s", "return"}
			row.Decl += x.body()
			row.Do[n] = "$_n, $_s := $m.$body(‹?int›)\n$m.$acc = $m.$acc*3&65535 + $_n&1023 + len($_s)"
			row.Do[n] = x.fill(row.Do[n], 1)
			continue
		}
		row.Do[n] = x.instruction()
	}
	return &row
}

// variables are those of the main loop that lives at its merge point.
func (x *mixer) variables() (vars []Variable) {
	x.scopes = []scope{{}}
	for n := range 1 + x.rnd.IntN(4) {
		name, t := fmt.Sprintf("$_main%d", n), pick(x.rnd, carried)
		x.scopes[0][name] = variable{t, false}
		vars = append(vars, Variable{Name: name, Type: t, Init: fmt.Sprintf("var %s %s = %s", name, t, x.fill(x.zero(t), 0))})
	}
	return vars
}

// instruction is a block of statements; those of the first rank stand by
// themselves: what they declare stands before them all.
func (x *mixer) instruction() string {
	x.budget = pick(x.rnd, []int{4, 6, 10, 16})
	x.push()
	before := ""
	for range x.rnd.IntN(3) {
		before += x.declared(x.expr)
	}
	var list []string
	for range pick(x.rnd, []int{1, 2, 3, 5}) {
		list = append(list, x.statement())
	}
	list = append(list, "$m.$acc = ($m.$acc*3 + ‹int›) & 0xffffff")
	list[len(list)-1] = x.fill(list[len(list)-1], 2)
	text := before + ranked(list) + x.pop()
	return text
}

// body is a method with results, some of which somebody recovers.
func (x *mixer) body() string {
	head := "func ($m *$M) $body($_n int) ($_r int, $_t string) {\n"
	if x.rnd.IntN(3) == 0 {
		head += "defer func() {\nif $_e := recover(); $_e != nil {\n$_r, $_t = $_r^$Peek($m), $Fmt.Sprint($_e, $m.$i, $m.$arr)\n}\n}()\n"
	}
	x.scopes = []scope{{"$_n": {"int", true}, "$_r": {"int", false}, "$_t": {"string", false}}}
	text := x.instruction()
	x.scopes = nil
	return head + text + "\nreturn $_r + 1, $_t\n}\n"
}

// rank stands before and behind statements of which each can be left out: those of
// a row are counted from firstRank, what is left out is said as that of whole
// instructions is.
const (
	rank      = "/*rank*/"
	firstRank = 100
	mostRanks = 16
)

func ranked(list []string) string { return rank + strings.Join(list, "\n"+rank) + "\n" + rank + "\n" }

// leaveOut takes statements out of a drawn row.
func (r *Row) leaveOut(without []int) {
	at := firstRank
	cut := func(text string) string {
		pieces := strings.Split(text, rank)
		kept := pieces[0]
		for n := 1; n < len(pieces); n++ {
			if n == len(pieces)-1 || !slices.Contains(without, at) {
				kept += pieces[n]
			}
			if n < len(pieces)-1 {
				at++
			}
		}
		return kept
	}
	r.Decl = cut(r.Decl)
	for n, do := range r.Do {
		r.Do[n] = cut(do)
	}
}
