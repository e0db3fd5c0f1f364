package optimizer

import (
	"fmt"
	"math"
	mathbits "math/bits"
	"strconv"
	"strings"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A term is a part of an identity: a variable, a number, or an op on terms.
//
//	x, y, z    any box, the same wherever the name stands again
//	C, C1, C2  a constant
//	MIN, BITS  the least integer, and how many bits one has
//
// An op all of whose operands are constants is computed when the identity is used,
// and log2 as well, which traces have not.
type term struct {
	text string
	code ops.Code // of an op; Invalid if it is none
	log2 bool
	args []*term
	slot int  // of a variable, from 0; -1 if it is none
	fix  bool // a constant, or made of such
	num  int64
}

// names of variables, in the order of their slots.
var slotNames = []string{"x", "y", "z", "C", "C1", "C2"}

type slots [6]*trace.Box

// parseTerm reads a term; what is left of the text follows it.
func parseTerm(s string) (t *term, rest string) {
	n := strings.IndexAny(s, "(,) ")
	if n < 0 {
		n = len(s)
	}
	t, rest = &term{text: s[:n], slot: -1, fix: true}, s[n:]
	if !strings.HasPrefix(rest, "(") {
		t.leaf()
		return t, rest
	}
	if t.log2 = t.text == "log2"; !t.log2 {
		code, ok := ops.Lookup(t.text)
		if !ok {
			panic("optimizer: parseTerm: no such op: " + t.text)
		}
		t.code = code
	}
	for sep := "("; sep != ")"; sep, rest = rest[:1], rest[1:] {
		if sep == "(" {
			rest = rest[1:]
		}
		var a *term
		a, rest = parseTerm(strings.TrimLeft(rest, " "))
		t.args, t.fix = append(t.args, a), t.fix && a.fix
	}
	return t, rest
}

// leaf sets what a name or number means.
func (t *term) leaf() {
	for n, name := range slotNames {
		if t.text == name {
			t.slot, t.fix = n, name[0] == 'C'
			return
		}
	}
	switch t.text {
	case "MIN":
		t.num = math.MinInt64
	case "BITS":
		t.num = 64
	default:
		n, err := strconv.ParseInt(t.text, 10, 64)
		if err != nil {
			panic("optimizer: term: leaf: " + err.Error())
		}
		t.num = n
	}
}

// String prints the term as it is read.
func (t *term) String() string {
	if len(t.args) == 0 {
		return t.text
	}
	args := make([]string, len(t.args))
	for i, a := range t.args {
		args[i] = a.String()
	}
	return fmt.Sprintf("%s(%s)", t.text, strings.Join(args, ", "))
}

// orders gives the term with the operands of each op that does not mind in both
// orders.
func (t *term) orders() []*term {
	if len(t.args) == 0 {
		return []*term{t}
	}
	list := []*term{}
	for _, a := range t.args[0].orders() {
		if len(t.args) == 1 {
			list = append(list, t.of(a))
			continue
		}
		for _, b := range t.args[1].orders() {
			list = append(list, t.of(a, b))
			if t.code.Is(ops.Commutative) {
				list = append(list, t.of(b, a))
			}
		}
	}
	return list
}

func (t *term) of(args ...*term) *term {
	n := *t
	n.args = args
	return &n
}

// matches reports whether a box is what the term says, and binds variables.
func (t *term) matches(w *walk, b *trace.Box, s *slots) bool {
	switch {
	case t.code != ops.Invalid:
		def := w.def(b)
		return def != nil && def.Code == t.code && t.matchArgs(w, def.Args, s)
	case t.slot < 0:
		v, ok := number(b)
		return ok && v == t.num
	case s[t.slot] != nil:
		return sameBox(s[t.slot], b)
	case t.fix:
		if _, ok := number(b); !ok {
			return false
		}
	}
	s[t.slot] = b
	return true
}

func (t *term) matchArgs(w *walk, args []*trace.Box, s *slots) bool {
	for i, a := range t.args {
		if !a.matches(w, w.value(args[i]), s) {
			return false
		}
	}
	return true
}

// compute gives the number that a term of constants is.
func (t *term) compute(s *slots) int64 {
	switch {
	case t.slot >= 0:
		return s[t.slot].Int
	case t.log2:
		return int64(mathbits.TrailingZeros64(uint64(t.args[0].compute(s))))
	case t.code == ops.Invalid:
		return t.num
	case t.code.Row().Int1 != nil:
		return t.code.Row().Int1(t.args[0].compute(s))
	}
	return t.code.Row().Int2(t.args[0].compute(s), t.args[1].compute(s))
}

// bounds gives what is known of the term's value.
func (t *term) bounds(w *walk, s *slots) bounds {
	switch {
	case t.fix:
		return exactly(t.compute(s))
	case t.slot >= 0:
		return w.boundsOf(s[t.slot])
	}
	a, b := t.args[0].bounds(w, s), bounds{}
	if len(t.args) > 1 {
		b = t.args[1].bounds(w, s)
	}
	if forward[t.code] != nil {
		return forward[t.code](a, b)
	}
	if v, ok := decideAny(t.code, a, b); ok {
		return exactly(truth(v))
	}
	return span(0, 1)
}

// decideAny decides a comparison with sign or without.
func decideAny(c ops.Code, a, b bounds) (result, ok bool) {
	if signed[c] != ops.Invalid {
		return decideWithoutSign(c, a, b)
	}
	return decide(c, a, b)
}

// build gives the box of a term's value; ops in it are emitted.
func (t *term) build(w *walk, s *slots, like *trace.Op) *trace.Box {
	switch {
	case t.fix:
		return trace.ConstInt(t.compute(s))
	case t.slot >= 0:
		return s[t.slot]
	}
	op := t.op(w, s, like)
	op.Result, op.Origin.Recorded = &trace.Box{Kind: descr.Int}, -1
	b, _ := w.optimise(op)
	return w.value(b)
}

// op gives the op that a term is.
func (t *term) op(w *walk, s *slots, like *trace.Op) *trace.Op {
	args := make([]*trace.Box, len(t.args))
	for i, a := range t.args {
		args[i] = a.build(w, s, like)
	}
	return with(like, t.code, args...)
}
