package backendtest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
)

// Run runs the whole suite on the backends that a function makes.
func Run(t *testing.T, new func() backend.Backend) {
	t.Run("Ops", func(t *testing.T) { testOps(t, new) })
	t.Run("Compares", func(t *testing.T) { testCompares(t, new) })
	t.Run("Distance", func(t *testing.T) { testDistance(t, new) })
	t.Run("Memory", func(t *testing.T) { testMemory(t, new) })
	t.Run("Programs", func(t *testing.T) { testPrograms(t, new) })
	t.Run("Loops", func(t *testing.T) { testLoops(t, new) })
	t.Run("ManyLive", func(t *testing.T) { testManyLive(t, new) })
	t.Run("JumpPermutations", func(t *testing.T) { testJumps(t, new) })
	t.Run("Answers", func(t *testing.T) { testAnswers(t, new) })
	t.Run("Cancel", func(t *testing.T) { testCancel(t, new) })
	t.Run("PendingAtHead", func(t *testing.T) { testPendingAtHead(t, new) })
	t.Run("Collector", func(t *testing.T) { testCollector(t, new) })
	t.Run("Records", func(t *testing.T) { testRecords(t, new) })
	t.Run("Nested", func(t *testing.T) { testNested(t, new) })
	t.Run("Free", func(t *testing.T) { testFree(t, new) })
	t.Run("Random", func(t *testing.T) { testRandom(t, new) })
}

// with runs f on a new backend and closes it.
func with(t *testing.T, new func() backend.Backend, f func(b backend.Backend)) {
	t.Helper()
	b := new()
	f(b)
	if err := b.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
}

// edges are the numbers at which ops go wrong.
var edges = []int64{0, 1, -1, 2, 7, 8, 63, 64, 65, 127, 128, 255, 256, 1 << 31, -1 << 31, 1<<32 + 5, 1<<63 - 1, -1 << 63,
	ops.FloatBits(1), ops.FloatBits(-1.5), ops.FloatBits(1<<53 + 2), ops.FloatBits(-1 << 63), ops.FloatBits(1 << 63), ops.FloatBits(3e18 * 4), ops.FloatBits(1 << 64),
	ops.FloatBits(1<<31 + 0.5), ops.FloatBits(1e-310), ops.FloatBits(3.4e38), ops.FloatBits(math.Inf(1)), ops.FloatBits(math.Inf(-1)), ops.FloatBits(math.NaN()), 0x7f8000007fc00001}

// testOps runs each op on integers on all pairs of edges, as two boxes and with
// each constant on each side.
func testOps(t *testing.T, new func() backend.Backend) {
	for _, row := range ops.Table {
		if row.Int1 != nil {
			onEdges(t, new, row.Name+"(i0)", 1, row.Int1)
		}
		if row.Int2 == nil {
			continue
		}
		for _, p := range operandTexts(&row) {
			onEdges(t, new, p.text, p.inputs, func(a, b int64) int64 {
				return row.Int2(p.pick(0, a, b), p.pick(1, a, b))
			})
		}
	}
}

// operands is a way to give an op two operands: i0, i1, or constants.
type operands struct {
	text   string
	inputs int
	consts [2]*int64
}

func (o *operands) pick(n int, a, b int64) int64 {
	switch {
	case o.consts[n] != nil:
		return *o.consts[n]
	case n == 1 && o.consts[0] == nil:
		return b
	}
	return a
}

func operandTexts(row *ops.Row) []operands {
	if row.Code == ops.IntSignext || row.Code == ops.IntZeroext {
		var list []operands
		for _, n := range []int64{1, 2, 4} {
			list = append(list, operands{fmt.Sprintf("%s(i0, %d)", row.Name, n), 1, [2]*int64{nil, &n}})
		}
		return list
	}
	list := []operands{{row.Name + "(i0, i1)", 2, [2]*int64{}}}
	for _, c := range edges {
		if c != 0 || !row.Code.Is(ops.Traps) {
			list = append(list, operands{fmt.Sprintf("%s(i0, %d)", row.Name, c), 1, [2]*int64{nil, &c}})
		}
		list = append(list, operands{fmt.Sprintf("%s(%d, i0)", row.Name, c), 1, [2]*int64{&c, nil}})
	}
	return list
}

// onEdges checks one op on all edges; want takes one or two numbers.
func onEdges(t *testing.T, new func() backend.Backend, text string, inputs int, want any) {
	t.Helper()
	in := []string{"[i0]", "[i0, i1]"}[inputs-1]
	p := &Program{Text: in + "\ni2 = " + text + "\nfinish(i2, i0)"}
	l, err := p.Load()
	if err != nil {
		t.Fatal(err)
	}
	with(t, new, func(b backend.Backend) {
		code, err := l.Compile(b)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		for _, x := range edges {
			for _, y := range edges[:1+(inputs-1)*(len(edges)-1)] {
				if trapsOn(text, x, y) {
					continue
				}
				right := apply(want, x, y)
				got := l.Outcome(b, code, 0, []int64{x, y}[:inputs], nil)
				if line, _, _ := strings.Cut(got, "\n"); line != fmt.Sprintf("finish [%d %d]", right, x) {
					t.Errorf("%s with i0 = %d, i1 = %d: got %s, want %d", text, x, y, line, right)
				}
			}
		}
	})
}

// trapsOn reports whether the divisor is 0.
func trapsOn(text string, x, y int64) bool {
	if !strings.Contains(text, "_div(") && !strings.Contains(text, "_mod(") {
		return false
	}
	return strings.HasSuffix(text, ", i1)") && y == 0 || strings.HasSuffix(text, ", i0)") && x == 0
}

func apply(f any, x, y int64) int64 {
	if f, ok := f.(func(int64) int64); ok {
		return f(x)
	}
	return f.(func(a, b int64) int64)(x, y)
}

// testCompares runs each comparison before guard_true and guard_false, as boxes
// and constants, with the result used by the guard alone and by others too.
func testCompares(t *testing.T, new func() backend.Backend) {
	for _, row := range ops.Table {
		if !row.Code.Is(ops.Compare) {
			continue
		}
		for _, args := range compareArgs(&row) {
			for _, guard := range []string{"guard_true", "guard_false"} {
				for _, fail := range []string{"i0", "i2, i0"} {
					text := fmt.Sprintf("[i0, i1, p0, p1]\ni2 = %s(%s)\n%s(i2, descr=<Guard2>) [%s]\nfinish(i1)", row.Name, args, guard, fail)
					with(t, new, func(b backend.Backend) { check(t, b, &Program{Name: row.Name, Text: text}, 40) })
				}
			}
		}
	}
}

// testDistance subtracts pointers, which may be constants, and may be read from memory.
func testDistance(t *testing.T, new func() backend.Backend) {
	for _, args := range compareArgs(ops.PtrSub.Row()) {
		text := fmt.Sprintf("[i0, i1, p0, p1]\ni2 = ptr_sub(%s)\ni3 = uint_rshift(i2, 3)\ni4 = int_neg(i2)\ni5 = uint_ge(i3, i0)\nguard_true(i5, descr=<Guard2>) [i1]\ni6 = uint_ge(i4, i0)\nguard_true(i6, descr=<Guard3>) [i1]\nfinish(i1, p0, p1)", args)
		with(t, new, func(b backend.Backend) { check(t, b, &Program{Name: "ptr_sub", Text: text}, 40) })
	}
}

func compareArgs(row *ops.Row) []string {
	switch {
	case row.Ref2 != nil:
		return []string{"p0, p1", "p0, p0", "p0, ConstPtr(null)", "ConstPtr(null), p0", "ConstPtr(ptr1), p0", "p0, ConstPtr(ptr1)"}
	case row.Int1 != nil:
		return []string{"i0"}
	}
	return []string{"i0, i1", "i0, i0", "i0, 3", "3, i0", "i0, -1", "-1, i0", "i0, 9223372036854775807", "-9223372036854775808, i0"}
}

// testMemory loads and stores each memory form in fields and arrays, the index a
// box or a constant, the value a box or a constant.
func testMemory(t *testing.T, new func() backend.Backend) {
	forms := []descr.Mem{descr.Int8, descr.Int16, descr.Int32, descr.Int64, descr.Uint8, descr.Uint16, descr.Uint32, descr.Uint64, descr.RefMem}
	for _, m := range forms {
		box, value, constant := "i5", "i1", "-3"
		if m.Kind == descr.Ref {
			box, value, constant = "p5", "p1", "ConstPtr(null)"
		}
		for _, v := range []string{value, constant} {
			for _, index := range []string{"", ", i2", ", 3"} {
				kind, op := "field", "field_gc"
				if index != "" {
					kind, op = "array", "arrayitem_gc"
				}
				text := "[p0, p1, i0, i1]\nguard_nonnull(p0, descr=<Guard2>) []\ni2 = int_and(i0, 7)\n" +
					fmt.Sprintf("%s = get%s(p0%s, descr=<a>)\nset%s(p0%s, %s, descr=<b>)\n", box, op, index, op, index, v) +
					fmt.Sprintf("%s6 = get%s(p0%s, descr=<b>)\nset%s(p0%s, %s, descr=<a>)\n", box[:1], op, index, op, index, box) +
					fmt.Sprintf("finish(%s, %s6)", box, box[:1])
				descrs := fmt.Sprintf("%[1]s <z> %[2]v\n%[1]s <a> %[2]v\n%[1]s <b> %[2]v", kind, m)
				with(t, new, func(b backend.Backend) { check(t, b, &Program{Name: m.String(), Descrs: descrs, Text: text}, 20) })
			}
		}
	}
}

// testManyLive keeps more values alive than any machine has registers.
func testManyLive(t *testing.T, new func() backend.Backend) {
	const n = 60
	var in, body, sum strings.Builder
	fmt.Fprint(&in, "[i0, p0")
	fmt.Fprint(&body, "]\nguard_nonnull(p0, descr=<Guard2>) []\n")
	fails := []string{}
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&in, ", i%d, p%d", i, i)
		fmt.Fprintf(&body, "i%d = int_mul(i%d, %d)\n", 100+i, i, i)
		fmt.Fprintf(&sum, "i%d = int_xor(i%d, i%d)\nsetarrayitem_gc(p0, %d, p%d, descr=<[]P>)\n", 300+i, 299+i, 100+i, i%8, i)
		fails = append(fails, fmt.Sprintf("i%d", 100+n+1-i), fmt.Sprintf("p%d", i))
	}
	text := in.String() + body.String() + "i300 = int_add(i0, 0)\n" + sum.String() +
		fmt.Sprintf("i900 = int_lt(i%d, 100)\nguard_true(i900, descr=<Guard3>) [%s]\nfinish(i%d)", 300+n, strings.Join(fails, ", "), 300+n)
	with(t, new, func(b backend.Backend) { check(t, b, &Program{Name: "many live", Text: text}, 100) })
}

// testJumps passes the loop's values on in another order: cycles, copies,
// constants.
func testJumps(t *testing.T, new func() backend.Backend) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		text := "[i0, i1, i2, i3, i4, p0, p1, p2]\ni9 = int_sub(i0, 1)\ni8 = int_lt(i9, 1)\nguard_false(i8, descr=<Guard2>) [i1, i2, i3, i4, p0, p1, p2]\njump(i9"
		ints := []string{"i1", "i2", "i3", "i4", "i1", "i2", "i3", "i4", "7", "i9"}
		refs := []string{"p0", "p1", "p2", "p0", "p1", "p2", "ConstPtr(ptr5)", "ConstPtr(null)"}
		r.Shuffle(len(ints), func(i, j int) { ints[i], ints[j] = ints[j], ints[i] })
		r.Shuffle(len(refs), func(i, j int) { refs[i], refs[j] = refs[j], refs[i] })
		text += ", " + strings.Join(ints[:4], ", ") + ", " + strings.Join(refs[:3], ", ") + ", descr=<Loop0>)"
		l, err := (&Program{Text: text}).Load()
		if err != nil {
			t.Fatal(err)
		}
		with(t, new, func(b backend.Backend) {
			l.compare(t, b, text, []int64{int64(r.IntN(6)), 11, 12, 13, 14}, l.objects(3))
		})
	}
}

// objects gives the first n objects of the world.
func (l *Loaded) objects(n int) []unsafe.Pointer {
	list := make([]unsafe.Pointer, n)
	for i := range list {
		list[i] = unsafe.Pointer(l.World.Objects[i])
	}
	return list
}

// compare runs a loaded program on a backend and on the judge with given values.
func (l *Loaded) compare(t *testing.T, b backend.Backend, text string, ints []int64, refs []unsafe.Pointer) {
	t.Helper()
	judge := newJudge()
	right, _ := l.Compile(judge)
	code, err := l.Compile(b)
	if err != nil {
		t.Fatal(err)
	}
	want, got := l.Outcome(judge, right, 0, ints, refs), l.Outcome(b, code, 0, ints, refs)
	if want != got {
		t.Errorf("%v %v\nwant %s\n got %s\n%s", ints, names(l, refs), want, got, text)
	}
}
