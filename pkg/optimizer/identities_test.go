package optimizer

import (
	"fmt"
	"math"
	mathbits "math/bits"
	"slices"
	"strings"
	"testing"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// A meaning computes a term of numbers of so many bits, by the op table's own
// functions.
type meaning struct {
	width uint
	trap  bool // an op was not defined
}

type values = [6]int64

// cut gives the number that the low bits are.
func (m *meaning) cut(v int64) int64 { return v << (64 - m.width) >> (64 - m.width) }

func (m *meaning) unsigned(v int64) int64 {
	return int64(uint64(v) << (64 - m.width) >> (64 - m.width))
}

func (m *meaning) of(t *term) func(v *values) int64 {
	constant := func(n int64) func(*values) int64 { return func(*values) int64 { return n } }
	switch {
	case t.slot >= 0:
		slot := t.slot
		return func(v *values) int64 { return v[slot] }
	case t.text == "MIN":
		return constant(m.cut(1 << (m.width - 1)))
	case t.text == "BITS":
		return constant(int64(m.width))
	case len(t.args) == 0:
		return constant(t.num)
	}
	a := m.of(t.args[0])
	if t.log2 {
		return func(v *values) int64 { return int64(mathbits.TrailingZeros64(uint64(a(v)))) }
	}
	if f := t.code.Row().Int1; f != nil {
		return func(v *values) int64 { return m.cut(f(a(v))) }
	}
	return m.op(t.code, a, m.of(t.args[1]))
}

func (m *meaning) op(c ops.Code, a, b func(*values) int64) func(*values) int64 {
	f := c.Row().Int2
	switch c {
	case ops.UintRshift:
		return func(v *values) int64 { return m.cut(f(m.unsigned(a(v)), m.unsigned(b(v)))) }
	case ops.UintDiv, ops.UintMod:
		return m.traps(f, func(v *values) int64 { return m.unsigned(a(v)) }, func(v *values) int64 { return m.unsigned(b(v)) })
	case ops.IntDiv, ops.IntMod:
		return m.traps(f, a, b)
	case ops.IntLshift, ops.IntRshift:
		return func(v *values) int64 { return m.cut(f(a(v), m.unsigned(b(v)))) }
	case ops.IntSignext: // of as large a part of the number
		return func(v *values) int64 { n := 64 - uint(b(v))*m.width/8; return a(v) << n >> n }
	case ops.IntZeroext:
		return func(v *values) int64 {
			n := 64 - uint(b(v))*m.width/8
			return int64(uint64(a(v)) << n >> n)
		}
	}
	return func(v *values) int64 { return m.cut(f(a(v), b(v))) }
}

func (m *meaning) traps(f func(a, b int64) int64, a, b func(*values) int64) func(*values) int64 {
	return func(v *values) int64 {
		y := b(v)
		if m.trap = m.trap || y == 0; y == 0 {
			return 0
		}
		return m.cut(f(a(v), y))
	}
}

// TestIdentities proves each identity: for all numbers of 8 bits, and for those of
// 64 at which something ends.
func TestIdentities(t *testing.T) {
	for _, i := range identities {
		t.Run(i.name, func(t *testing.T) {
			t.Parallel()
			for n, r := range i.readings() {
				fits := r.prove(t, 64, edges())
				if n == 0 { // the others say the same
					fits += r.prove(t, 8, every8)
				}
				if fits == 0 {
					t.Errorf("%v never fits", r.is)
				}
			}
		})
	}
}

var every8 = func() (list []int64) {
	for v := int64(-128); v < 128; v++ {
		list = append(list, v)
	}
	return list
}()

// edges are the numbers around powers of two and their opposites.
func edges() (list []int64) {
	for _, n := range []int{0, 1, 2, 3, 7, 8, 15, 16, 31, 32, 33, 62, 63} {
		p := int64(1) << n
		list = append(list, p-1, p, p+1, -p-1, -p, -p+1)
	}
	list = append(list, 5, 6, 10, 60, 61, 64, 65, 66, 127, 0x5555555555555555, -0x5555555555555556)
	slices.Sort(list)
	return slices.Compact(list)
}

// prove tries an identity on all combinations of numbers and gives how often it
// fitted.
func (r *reading) prove(t *testing.T, width uint, numbers []int64) (fits int) {
	domain := make([][]int64, len(slotNames))
	for n := range domain {
		domain[n] = []int64{0}
	}
	r.is.domains(domain, numbers, false)
	m := &meaning{width: width}
	is, so := m.of(r.is), m.of(r.so)
	var where []func(*values) int64
	for _, c := range r.where {
		where = append(where, m.of(c))
	}
	var v values
	check := func() {
		for _, c := range where {
			if c(&v) != 1 {
				return
			}
		}
		m.trap = false
		want := is(&v)
		if m.trap {
			return
		}
		fits++
		if got := so(&v); got != want || m.trap {
			t.Fatalf("%d bits, %v = %v: %v is %d, %v is %d", width, slotNames, v, r.is, want, r.so, got)
		}
	}
	var try func(slot int)
	try = func(slot int) {
		if slot == len(v) {
			check()
			return
		}
		for _, v[slot] = range domain[slot] {
			try(slot + 1)
		}
	}
	try(0)
	return fits
}

// domains says which numbers each variable of a term is tried with: widths are 1, 2
// and 4.
func (t *term) domains(domain [][]int64, numbers []int64, isWidth bool) {
	switch {
	case t.slot >= 0 && isWidth:
		domain[t.slot] = []int64{1, 2, 4}
	case t.slot >= 0:
		domain[t.slot] = numbers
	}
	for n, a := range t.args {
		a.domains(domain, numbers, n == 1 && (t.code == ops.IntSignext || t.code == ops.IntZeroext))
	}
}

// TestIdentitiesFire: each identity is found in a trace that has its ops, in each
// order of operands.
func TestIdentitiesFire(t *testing.T) {
	for _, i := range identities {
		for _, r := range i.readings() {
			if text, ok := r.fires(t, i.name); !ok {
				t.Errorf("%s: %v does not fire, as in\n%s", i.name, r.is, text)
			}
		}
	}
}

// shapes are what boxes are made to be, so that conditions hold.
var shapes = []string{"%s", "int_and(%s, 15)", "int_and(%s, 48)", "int_or(%s, 64)", "int_lt(%s, 7)", "int_or(%s, -2)"}

// fires looks for constants and shapes with which an identity is found.
func (r *reading) fires(t *testing.T, name string) (text string, ok bool) {
	for _, c := range []string{"2", "1", "8", "-8", "16", "15", "511", "0"} {
		for _, x := range shapes {
			for _, y := range shapes {
				is := strings.NewReplacer("C1", c, "C2", "1", "C", c, "MIN", fmt.Sprint(math.MinInt64)).Replace(r.is.String())
				is = named(is, map[string]string{"x": fmt.Sprintf(x, "i0"), "y": fmt.Sprintf(y, "i1"), "z": "int_and(i2, 15)"})
				b := traceBuilder{next: 3}
				whole, rest := parseTrace(is)
				if b.emit(whole); rest != "" {
					t.Fatal(rest)
				}
				text = "[i0, i1, i2]\n" + b.text + fmt.Sprintf("finish(%s)\n", b.last)
				rec, err := tracetext.Parse(text, tracetext.NewEnv())
				if err != nil {
					continue
				}
				if len(trace.Verify(rec)) > 0 {
					continue
				}
				res, err := OptimizeBridge(rec, Options{Passes: IntBounds | Integers | Pure, Verify: true})
				if err != nil {
					t.Fatal(err)
				}
				if slices.ContainsFunc(res.Reasons, func(r trace.Reason) bool { return r.Rule == name }) {
					return text, true
				}
			}
		}
	}
	return text, false
}

// named replaces the variables of a printed term.
func named(s string, by map[string]string) string {
	var b strings.Builder
	for word := ""; s != ""; {
		n := strings.IndexAny(s, "(), ")
		if n < 0 {
			n = len(s)
		}
		if word = s[:n]; by[word] != "" {
			word = by[word]
		}
		b.WriteString(word)
		if s = s[n:]; s != "" {
			b.WriteByte(s[0])
			s = s[1:]
		}
	}
	return b.String()
}

// A node is a printed term, read without knowing what its names mean.
type node struct {
	text string
	args []*node
}

func parseTrace(s string) (*node, string) {
	n := strings.IndexAny(s, "(),")
	if n < 0 {
		n = len(s)
	}
	t, rest := &node{text: s[:n]}, s[n:]
	if !strings.HasPrefix(rest, "(") {
		return t, rest
	}
	for sep := "("; sep != ")"; sep, rest = rest[:1], rest[1:] {
		if sep == "(" {
			rest = rest[1:]
		}
		var a *node
		a, rest = parseTrace(strings.TrimLeft(rest, " "))
		t.args = append(t.args, a)
	}
	return t, rest
}

// A traceBuilder writes the ops of terms.
type traceBuilder struct {
	next       int
	text, last string
}

func (b *traceBuilder) emit(n *node) string {
	if len(n.args) == 0 {
		return n.text
	}
	var args []string
	for _, a := range n.args {
		args = append(args, b.emit(a))
	}
	b.last = fmt.Sprintf("i%d", b.next)
	b.next++
	b.text += fmt.Sprintf("%s = %s(%s)\n", b.last, n.text, strings.Join(args, ", "))
	return b.last
}
