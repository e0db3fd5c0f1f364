package backendtest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/texttest"
)

type object = texttest.Object

// chain counts the objects reached by the first ref field.
func chain(p unsafe.Pointer) int {
	n := 0
	for o := (*object)(p); o != nil && n < 100; o = (*object)(o.Refs[0]) {
		n++
	}
	return n
}

// RandomDescrs declares what random programs use.
const RandomDescrs = `field <T.x> int64 class <[]int>
field <T.b> uint8
field <T.s> int16 class <int32>
field <T.u> uint32 class <int32>
field <T.p> ref class <[]P>
array <[]int> int64
array <[]T.x> int64 class <[]int>
array <[]int32> int32 class <int32>
array <[]T.u> uint64 class <int32>
array <[]byte> uint8
array <[]T.h> uint16 class <[]byte>
array <[]P> ref
array <[]T.p> ref class <[]P>
field <T.k> uint32 immutable
array <[]k> int16 immutable
field <T.q> ref immutable
call <f> (i, p) int64 may-raise reads <[]int> <int32> writes <[]int>
call <g> (p, i) ref writes <T.b> <[]P>
call <h> (i) void may-raise
call <sq> (i, i) int32 pure`

// Random makes a program: a loop that runs some dozen times, or a straight
// line, with bridges on some of its guards.
func Random(r *rand.Rand) *Program {
	g := &generator{r: r, guard: 2, next: 100}
	g.trace("", []string{"i0", "i1", "i2", "p0", "p1"}, r.IntN(3) > 0, 5+r.IntN(40))
	for range r.IntN(4) {
		if len(g.exits) == 0 {
			break
		}
		n := r.IntN(len(g.exits))
		e := g.exits[n]
		g.exits = append(g.exits[:n], g.exits[n+1:]...)
		g.trace(fmt.Sprintf("\n# bridge out of Guard %d with 1 ops\n", e.number), e.args, g.loops && r.IntN(3) > 0, r.IntN(15))
	}
	p := &Program{Name: "random", Descrs: RandomDescrs, Strides: strides(r), Text: g.text.String()}
	for range 40 {
		if r.IntN(20) == 0 || !p.lengthen() {
			break
		}
	}
	return p
}

// fields and arrays are those of RandomDescrs that hold ints.
var (
	fields = []string{"T.x", "T.b", "T.s", "T.u"}
	arrays = []string{"[]int", "[]T.x", "[]int32", "[]T.u", "[]byte", "[]T.h"}
)

// strides lays out the arrays of structs: each by its own struct, which may be
// larger than what is used of it.
func strides(r *rand.Rand) map[string]uintptr {
	one := func(list ...uintptr) uintptr { return list[r.IntN(len(list))] }
	return map[string]uintptr{
		"[]T.x": one(8, 16, 24, 40), "[]T.u": one(8, 16, 24, 40), "[]T.p": one(8, 16, 24, 40),
		"[]int32": one(4, 8, 12, 24), "[]T.h": one(2, 4, 8, 12), "[]byte": one(1, 2, 3, 4, 8),
	}
}

// lengthen runs the program; if it leaves at a guard on a condition, the guard is
// turned round, so that the next run gets further.
func (p *Program) lengthen() bool {
	l, err := p.Load()
	if err != nil {
		return false // check will say so
	}
	d := newJudge()
	code, err := l.Compile(d)
	if err != nil {
		return false
	}
	ints, refs := l.Inputs(rand.New(rand.NewPCG(0, 2)))
	out := l.Outcome(d, code, 0, ints, refs)
	var n int
	if c, _ := fmt.Sscanf(out, "guard %d", &n); c == 0 {
		return false
	}
	turned := turn(p.Text, fmt.Sprintf(", descr=<Guard%d>)", n))
	changed := turned != p.Text
	p.Text = turned
	return changed
}

// turn makes a guard_true of a guard_false and the other way round.
func turn(text, guard string) string {
	end := strings.Index(text, guard)
	begin := strings.LastIndex(text[:end], "\n") + 1
	head, line := text[:begin], text[begin:]
	switch {
	case strings.HasPrefix(line, "guard_true(i97,"): // the limit of rounds
	case strings.HasPrefix(line, "guard_true("):
		return head + "guard_false(" + strings.TrimPrefix(line, "guard_true(")
	case strings.HasPrefix(line, "guard_false("):
		return head + "guard_true(" + strings.TrimPrefix(line, "guard_false(")
	}
	return text
}

type exit struct {
	number int
	args   []string
}

type generator struct {
	r          *rand.Rand
	text       strings.Builder
	ints, refs []string // boxes so far
	nonnil     []string
	halves     []string // indices to which half of the items may be added
	next       int
	guard      int
	exits      []exit
	loops      bool // the main trace is a loop: <Loop0> can be jumped to
}

func (g *generator) line(format string, args ...any) { fmt.Fprintf(&g.text, format+"\n", args...) }

// trace writes one trace.
func (g *generator) trace(header string, inputs []string, jump bool, n int) {
	g.text.WriteString(header)
	g.ints, g.refs, g.nonnil, g.halves = nil, nil, nil, nil
	for _, in := range inputs {
		if in[0] == 'i' {
			g.ints = append(g.ints, in)
		} else {
			g.refs = append(g.refs, in)
		}
	}
	g.line("[%s]", strings.Join(inputs, ", "))
	if header == "" {
		g.loops = jump
	}
	if jump { // each round takes at least 1 from a count that begins small
		g.line("i98 = getfield_gc(ConstPtr(count), descr=<count>)\ni99 = int_add(i98, 1)\nsetfield_gc(ConstPtr(count), i99, descr=<count>)")
		g.line("i97 = uint_lt(i99, 40)\nguard_true(i97, descr=<Guard%d>) [%s]", g.guard, strings.Join(g.some(), ", "))
		g.guard++
	}
	for range n {
		g.op()
	}
	if jump {
		g.line("jump(%s, %s, %s, %s, %s, descr=<Loop0>)", g.int(), g.int(), g.int(), g.ref(), g.ref())
		return
	}
	if g.r.IntN(4) == 0 {
		g.line("guard_always_fails(, %s", g.fail())
		return
	}
	g.line("finish(%s, %s, %s)", g.int(), g.int(), g.ref())
}

func (g *generator) pick(list []string, otherwise string) string {
	if len(list) == 0 || g.r.IntN(12) == 0 {
		return otherwise
	}
	if g.r.IntN(2) == 0 {
		return list[len(list)-1-g.r.IntN(min(3, len(list)))]
	}
	return list[g.r.IntN(len(list))]
}

func (g *generator) int() string { return g.pick(g.ints, fmt.Sprint(texttest.RandomInt(g.r))) }
func (g *generator) ref() string {
	return g.pick(g.refs, []string{"ConstPtr(a)", "ConstPtr(null)"}[g.r.IntN(2)])
}

// object gives a ref that is not nil, guarded if need be.
func (g *generator) object() string {
	p := g.ref()
	switch {
	case p == "ConstPtr(null)":
		return "ConstPtr(a)"
	case p == "ConstPtr(a)" || slices.Contains(g.nonnil, p):
		return p
	}
	g.line("guard_nonnull(%s, %s", p, g.fail())
	g.nonnil = append(g.nonnil, p)
	return p
}

// index gives a valid index.
func (g *generator) index() string {
	if g.r.IntN(3) == 0 {
		return fmt.Sprint(g.r.IntN(texttest.Items))
	}
	i, most := g.def(descr.Int), texttest.Items-1
	if g.r.IntN(2) == 0 {
		most = texttest.Items/2 - 1
		defer func() { g.halves = append(g.halves, i) }()
	}
	g.line("%s = int_and(%s, %d)", i, g.int(), most)
	g.ints = append(g.ints, i)
	return i
}

// def names a new box; the caller adds it once it is defined.
func (g *generator) def(k descr.Kind) string {
	g.next++
	return k.String() + fmt.Sprint(g.next)
}

// some gives a few boxes, each once.
func (g *generator) some() []string {
	var list []string
	for _, b := range append(append([]string{}, g.ints...), g.refs...) {
		if g.r.IntN(3) == 0 {
			list = append(list, b)
		}
	}
	g.r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// fail gives a guard's end and remembers it for a bridge.
func (g *generator) fail() string {
	args := g.some()
	g.exits = append(g.exits, exit{g.guard, args})
	g.guard++
	return fmt.Sprintf("descr=<Guard%d>) [%s]", g.guard-1, strings.Join(args, ", ")) + g.pending()
}

// pending gives stores that are left to a guard's way out, now and then.
func (g *generator) pending() string {
	var list []string
	for range max(0, g.r.IntN(7)-3) {
		p := g.pick(g.nonnil, "ConstPtr(a)")
		switch g.r.IntN(3) {
		case 0:
			p += "<" + g.one(fields...) + ">"
		case 1:
			p += fmt.Sprintf("[%d]<%s>", g.r.IntN(texttest.Items), g.one(arrays...))
		default:
			p += "[" + g.pick(g.halves, "3") + g.one("", " + 1", " + 4") + "]<" + g.one(arrays...) + ">"
		}
		list = append(list, p+" = "+g.int()+g.one("", "", " + 1", " + -7"))
	}
	if list == nil {
		return ""
	}
	return " pending: " + strings.Join(list, ", ")
}

// result writes "i7 = …" and makes the box known.
func (g *generator) result(k descr.Kind, format string, args ...any) string {
	b := g.def(k)
	g.line(b+" = "+format, args...)
	if k == descr.Ref {
		g.refs = append(g.refs, b)
	} else {
		g.ints = append(g.ints, b)
	}
	return b
}

func (g *generator) op() {
	switch g.r.IntN(14) {
	case 0, 1, 2, 3:
		g.arith()
	case 4, 5:
		g.compare()
	case 6:
		g.result(descr.Int, "getfield_gc(%s, descr=<%s>)", g.object(), g.one(fields...))
	case 7:
		g.line("setfield_gc(%s, %s, descr=<%s>)", g.object(), g.int(), g.one(fields...))
	case 8:
		g.result(descr.Int, "getarrayitem_gc(%s, %s, descr=<%s>)", g.object(), g.index(), g.one(arrays...))
	case 9:
		g.line("setarrayitem_gc(%s, %s, %s, descr=<%s>)", g.object(), g.index(), g.int(), g.one(arrays...))
	case 10:
		if g.r.IntN(4) == 0 {
			g.nonnil = append(g.nonnil, g.result(descr.Ref, "ptr_add(%s, %s)", g.object(), g.one("0", g.result(descr.Int, "int_and(%s, 0)", g.int()))))
			return
		}
		g.pointers()
	case 11:
		g.update()
	case 12:
		g.call()
	case 13:
		g.fixed()
	}
}

// fixed writes a load of what never changes.
func (g *generator) fixed() {
	switch g.r.IntN(5) {
	case 0:
		g.result(descr.Int, "getfield_gc_pure(%s, descr=<T.k>)", g.object())
	case 1:
		g.result(descr.Int, "getarrayitem_gc_pure(%s, %s, descr=<[]k>)", g.object(), g.index())
	case 2:
		g.result(descr.Ref, "getfield_gc_pure(%s, descr=<T.q>)", g.object())
	default:
		g.result(descr.Int, "strgetitem(%s, %s)", g.object(), g.index())
	}
}

func (g *generator) one(list ...string) string { return list[g.r.IntN(len(list))] }

// arith writes an op on numbers, often one on the floats of those before.
func (g *generator) arith() {
	last := ops.IntZeroext
	if g.r.IntN(2) == 0 {
		last = ops.CastUintToSinglefloat
	}
	row := &ops.Table[int(ops.IntAdd)+g.r.IntN(int(last-ops.IntAdd)+1)]
	switch {
	case row.Code == ops.IntSignext || row.Code == ops.IntZeroext:
		g.result(descr.Int, "%s(%s, %s)", row.Name, g.int(), g.one("1", "2", "4"))
	case row.Code.Is(ops.Traps):
		d := g.result(descr.Int, "int_or(%s, 1)", g.int())
		g.result(descr.Int, "%s(%s, %s)", row.Name, g.int(), d)
	case row.Int1 != nil:
		g.result(descr.Int, "%s(%s)", row.Name, g.int())
	default:
		g.result(descr.Int, "%s(%s, %s)", row.Name, g.int(), g.int())
	}
}

// compare writes a comparison, mostly with its guard.
func (g *generator) compare() {
	row := &ops.Table[int(ops.IntLt)+g.r.IntN(int(ops.FloatGe-ops.IntLt)+1)]
	args := g.int()
	if row.Ref2 != nil {
		args = g.ref() + ", " + g.ref()
	} else if row.Int2 != nil {
		args += ", " + g.int()
	}
	b := g.result(descr.Int, "%s(%s)", row.Name, args)
	if g.r.IntN(4) == 0 {
		return
	}
	if g.r.IntN(2) == 0 { // the guard alone uses it
		g.ints = g.ints[:len(g.ints)-1]
	}
	g.line("%s(%s, %s", g.one("guard_true", "guard_false"), b, g.fail())
}

// pointers writes a load or store of a ref, or a guard on one.
func (g *generator) pointers() {
	switch g.r.IntN(6) {
	case 0:
		g.result(descr.Ref, "getfield_gc(%s, descr=<T.p>)", g.object())
	case 1:
		g.line("setfield_gc(%s, %s, descr=<T.p>)", g.object(), g.ref())
	case 2:
		g.result(descr.Ref, "getarrayitem_gc(%s, %s, descr=<%s>)", g.object(), g.index(), g.one("[]P", "[]T.p"))
	case 3:
		g.line("setarrayitem_gc(%s, %s, %s, descr=<%s>)", g.object(), g.index(), g.ref(), g.one("[]P", "[]T.p"))
	case 4:
		g.line("guard_isnull(%s, %s", g.ref(), g.fail())
	case 5:
		g.line("guard_value(%s, %s, %s", g.int(), fmt.Sprint(texttest.RandomInt(g.r)), g.fail())
	}
}

// update writes a load, an addition and the store back, often with a test.
func (g *generator) update() {
	p, i := g.object(), ""
	get, set, d := "getfield_gc", "setfield_gc", g.one("T.x", "T.b")
	if g.r.IntN(3) > 0 {
		get, set, d, i = "getarrayitem_gc", "setarrayitem_gc", g.one("[]int", "[]int", "[]T.x"), ", "+g.index()
	}
	a := g.result(descr.Int, "%s(%s%s, descr=<%s>)", get, p, i, d)
	if g.r.IntN(4) > 0 {
		g.ints = g.ints[:len(g.ints)-1]
	}
	b := g.result(descr.Int, "%s(%s, %d)", g.one("int_add", "int_sub"), a, g.r.IntN(4))
	g.line("%s(%s%s, %s, descr=<%s>)", set, p, i, b, d)
	for range g.r.IntN(3) { // which a test may be joined with behind them
		g.line("setfield_gc(%s, %s, descr=<%s>)", p, g.int(), g.one(fields...))
	}
	if g.r.IntN(3) > 0 {
		c := g.def(descr.Int)
		g.line("%s = %s(%s)\n%s(%s, %s", c, g.one("int_is_true", "int_is_zero"), b, g.one("guard_true", "guard_false"), c, g.fail())
	}
}

// call writes a call, with its guard if it may panic and perhaps a store before
// the guard.
func (g *generator) call() {
	between := ""
	if g.r.IntN(3) == 0 {
		between = fmt.Sprintf("setfield_gc(%s, %s, descr=<T.s>)\n", g.object(), g.int())
	}
	switch g.r.IntN(4) {
	case 0:
		g.result(descr.Int, "call(ConstClass(f), %s, %s, descr=<f>)", g.int(), g.ref())
		g.line("%sguard_no_exception(, %s", between, g.noBridge())
	case 1:
		g.result(descr.Ref, "call(ConstClass(g), %s, %s, descr=<g>)", g.ref(), g.int())
	case 2:
		g.line("call(ConstClass(h), %s, descr=<h>)\n%sguard_no_exception(, %s", g.int(), between, g.noBridge())
	case 3:
		g.result(descr.Int, "call_pure(ConstClass(sq), %s, %s, descr=<sq>)", g.int(), g.int())
	}
}

// noBridge is fail for guards that get no bridge.
func (g *generator) noBridge() string {
	s := g.fail()
	g.exits = g.exits[:len(g.exits)-1]
	return s
}

func testRandom(t *testing.T, new func() backend.Backend) {
	n := 600
	if testing.Short() {
		n = 100
	}
	for seed := range uint64(n) {
		if RunRandom(t, new, seed); t.Failed() {
			return
		}
	}
}

// RunRandom compares one random program, for fuzz targets.
func RunRandom(t *testing.T, new func() backend.Backend, seed uint64) {
	t.Helper()
	with(t, new, func(b backend.Backend) {
		check(t, b, Random(rand.New(rand.NewPCG(seed, 9))), 6)
	})
}
