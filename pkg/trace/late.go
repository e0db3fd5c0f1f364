package trace

import (
	"strings"

	"mergepoint/pkg/ops"
)

// Late ops are what a trace leaves to whoever goes on where it is left: the blackhole,
// or the bridge, which begins with them. They make the objects that nobody else needs,
// virtual ones, and do the stores that a way out has no room for. Their operands are
// fail args, or the results of those before them.
//
// PyPy has virtuals and pending fields in its resume data, LuaJIT sinks allocations and
// stores into its snapshots.

// isMade reports whether late ops make a box.
func isMade(late []*Op, b *Box) bool {
	for _, op := range late {
		if op.Result == b {
			return true
		}
	}
	return false
}

// EachLate visits the boxes that late ops take from the trace.
func EachLate(late []*Op, f func(*Box)) {
	for n, op := range late {
		for _, b := range op.Args {
			if !b.Const && !isMade(late[:n], b) {
				f(b)
			}
		}
	}
}

// MapLate copies late ops with each box replaced by f.
func MapLate(late []*Op, f func(*Box) *Box) (mapped []*Op) {
	for _, op := range late {
		n := *op
		n.Args = make([]*Box, len(op.Args))
		for i, b := range op.Args {
			n.Args[i] = f(b)
		}
		if op.Result != nil {
			n.Result = f(op.Result)
		}
		mapped = append(mapped, &n)
	}
	return mapped
}

// LateText stands before late ops, lateSeparator between them.
const (
	LateText      = " late: "
	lateSeparator = "; "
)

// Late prints late ops, "" if there are none:
//
//	late: p9 = call_pure(ConstClass(int boxed), i7, descr=<int boxed>); setfield_gc(p1, p9, descr=<T.x>)
func (p *Printer) Late(list []*Op) string {
	if len(list) == 0 {
		return ""
	}
	s := make([]string, len(list))
	for i, op := range list {
		s[i] = p.Op(op)
	}
	return LateText + strings.Join(s, lateSeparator)
}

// late checks late ops.
func (v *verifier) late(list []*Op) {
	for n, op := range list {
		for _, b := range op.Args {
			if b == nil || b.Const || !isMade(list[:n], b) {
				v.use(b)
			}
		}
		v.shape(op)
		if b := op.Result; b != nil && (v.defined[b] || isMade(list[:n], b)) {
			v.errorf("%s is made late, and not only once", v.p.Box(b))
		}
		if op.IsGuard() || op.Code.Is(ops.Final) {
			v.errorf("%s is late", v.p.Op(op))
		}
	}
}
