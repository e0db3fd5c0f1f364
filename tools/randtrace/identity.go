package randtrace

import (
	"slices"
	"strings"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
)

// patterns has what the optimiser's identities fit. At random such ops would hardly
// ever meet.
var patterns = func() (list []string) {
	for _, p := range optimizer.Table {
		for _, r := range p.Rules {
			if r.Is != "" {
				list = append(list, r.Is)
			}
		}
	}
	return list
}()

// extensions are those that ask for widths.
var extensions = slices.DeleteFunc(slices.Clone(patterns), func(s string) bool { return !strings.Contains(s, "ext(") })

// identities records what some of the optimiser's identities fit.
func (c *recorder) identities() {
	for range 1 + c.r.IntN(6) {
		c.identity()
	}
}

// identity records what one of them fits, on random operands.
func (c *recorder) identity() {
	is := patterns[c.r.IntN(len(patterns))]
	if c.r.IntN(6) == 0 {
		is = extensions[c.r.IntN(len(extensions))]
	}
	t := &term{c: c, text: is, is: map[string]*trace.Box{}, wide: strings.Contains(is, "ext(")}
	root, _, _ := strings.Cut(is, "(")
	code, _ := ops.Lookup(root)
	switch b := t.next(false); {
	case b == nil:
	case code.Is(ops.Compare) && c.r.IntN(2) == 0:
		c.branch(b)
	default:
		c.seen(b)
	}
}

// A term is a pattern that is being recorded.
type term struct {
	c    *recorder
	text string                // what is left of it
	is   map[string]*trace.Box // what each name stands for
	wide bool                  // it asks for widths
}

// next records the term that comes next; nil if an op would trap.
func (t *term) next(isWidth bool) *trace.Box {
	n := strings.IndexAny(t.text+",", "(), ")
	name := t.text[:n]
	if t.text = t.text[n:]; !strings.HasPrefix(t.text, "(") {
		return t.leaf(name, isWidth)
	}
	code, _ := ops.Lookup(name)
	var args []*trace.Box
	for sep := byte('('); sep != ')'; {
		t.text = strings.TrimLeft(t.text[1:], " ")
		b := t.next(len(args) == 1 && (code == ops.IntSignext || code == ops.IntZeroext))
		if b == nil {
			return nil
		}
		args, sep = append(args, b), t.text[0]
	}
	t.text = t.text[1:]
	if code.Is(ops.Traps) {
		if args[1].Int == 0 {
			return nil
		}
		if !args[1].Const {
			t.c.branch(t.c.value(ops.IntIsTrue, args[1]))
		}
	}
	if len(args) == 2 && code.Is(ops.Commutative) && t.c.r.IntN(2) == 0 {
		args[0], args[1] = args[1], args[0]
	}
	return t.c.value(code, args...)
}

// leaf gives a name's box or a number.
func (t *term) leaf(name string, isWidth bool) *trace.Box {
	if b := t.is[name]; b != nil {
		return b
	}
	switch c := t.c; {
	case isWidth:
		t.is[name] = trace.ConstInt(1 << c.r.IntN(3))
	case name[0] == 'C':
		t.is[name] = trace.ConstInt(c.constant())
	case strings.Contains("xyz", name):
		t.is[name] = t.operand()
	case name == "MIN":
		t.is[name] = trace.ConstInt(-1 << 63)
	default:
		t.is[name] = trace.ConstInt(int64(name[len(name)-1]-'0') * (1 - 2*int64(strings.Count(name, "-"))))
	}
	return t.is[name]
}

// operand gives a box; where a width is asked for, often one with bits all over.
func (t *term) operand() *trace.Box {
	b := t.c.shaped()
	if t.wide && t.c.r.IntN(2) == 0 {
		return t.c.value(ops.IntMul, b, trace.ConstInt(-0x61c8864680b583eb))
	}
	return b
}

// constant gives a number such as rules ask for.
func (c *recorder) constant() int64 {
	switch c.r.IntN(5) {
	case 0:
		return 1 << c.r.IntN(64)
	case 1:
		return 1<<c.r.IntN(64) - 1
	case 2:
		return int64(c.r.IntN(70)) - 3
	case 3:
		return int64(c.r.IntN(8))
	}
	return number(c.r)
}

// shaped gives a box, perhaps one of which something is known.
func (c *recorder) shaped() *trace.Box {
	b := c.anInt()
	if b.Const {
		b = c.ints[c.r.IntN(len(c.ints))]
	}
	switch c.r.IntN(8) {
	case 0, 1, 2:
		return c.value(ops.IntAnd, b, trace.ConstInt(15<<(4*c.r.IntN(3))))
	case 3:
		return c.value(ops.IntOr, b, trace.ConstInt(number(c.r)))
	case 4:
		return c.value(ops.IntLt, b, c.anInt())
	case 5:
		return c.bounded()
	}
	return b
}
