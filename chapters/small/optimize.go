package small

import (
	"maps"
	"slices"
)

// A Walk goes once over the ops of a trace. All that it has learnt holds for all that
// comes after.
type Walk struct {
	Machine *Machine
	Out     []*Val
	Same    map[Key]*Val   // what has been computed, or checked
	Heap    map[Place]*Val // what the interpreter would find in memory
	Real    map[Place]*Val // what is there: a store may be held back
	Held    []*Val         // stores, in order

	rules map[string]Rule
	now   map[*Val]*Val // what stands for an op of the trace before
}

// A Key is an op and its operands: the same key has the same result.
type Key struct {
	op   string
	a, b *Val
}

// A Place is an address in a memory.
type Place struct {
	mem  int
	addr *Val
}

// A Rule deals with one op whose operands are as they are now, and gives what stands
// for its result. Rules are by op. An op without one stays.
type Rule func(w *Walk, v *Val) *Val

// Rules are those of this optimiser.
var Rules = map[string]Rule{"add": Fold, "eq": Fold, "char": Fold, "partner": Fold, "guard": Check, "load": Load, "store": Store}

// NewWalk begins a walk that knows nothing yet.
func NewWalk(m *Machine, rules map[string]Rule) *Walk {
	return &Walk{Machine: m, rules: rules, now: map[*Val]*Val{}, Same: map[Key]*Val{}, Heap: map[Place]*Val{}, Real: map[Place]*Val{}}
}

// Do walks over the ops.
func (w *Walk) Do(ops []*Val) *Walk {
	for _, v := range ops {
		c := *v
		c.A, c.B, c.Regs = w.Now(v.A), w.Now(v.B), nil
		for _, r := range v.Regs {
			c.Regs = append(c.Regs, w.Now(r))
		}
		if rule := w.rules[v.Op]; rule != nil {
			w.now[v] = rule(w, &c)
		} else {
			w.now[v] = w.Emit(&c)
		}
	}
	w.Flush()
	return w
}

// Now gives what stands for a value by now.
func (w *Walk) Now(v *Val) *Val {
	if n := w.now[v]; n != nil {
		return n
	}
	return v
}

// Emit keeps an op. A guard must find memory as the interpreter would have it.
func (w *Walk) Emit(v *Val) *Val {
	if v.Op == "guard" {
		w.Flush()
	}
	w.Out = append(w.Out, v)
	return v
}

// Once keeps an op unless the same has been done.
func (w *Walk) Once(v *Val) *Val {
	k := Key{v.Op, v.A, v.B}
	if w.Same[k] == nil {
		w.Same[k] = w.Emit(v)
	}
	return w.Same[k]
}

// Fold computes what can be computed now, and shares what was computed before.
func Fold(w *Walk, v *Val) *Val {
	if v.A.Op == "const" && v.B.Op == "const" {
		return Const(w.Machine.Compute(v.Op, v.A.N, v.B.N))
	}
	if v.Op == "add" && v.A.Op == "add" && v.A.B.Op == "const" && v.B.Op == "const" {
		v.A, v.B = v.A.A, Const(v.A.B.N+v.B.N) // (x + 1) + 2 is x + 3
	}
	if v.Op == "add" && v.B == Const(0) {
		return v.A
	}
	return w.Once(v)
}

// Check drops a guard that cannot fail, or has been passed before.
func Check(w *Walk, v *Val) *Val {
	if v.A == v.B {
		return v
	}
	return w.Once(v)
}

// Load finds out what memory holds without looking, if it can.
func Load(w *Walk, v *Val) *Val {
	p := PlaceOf(v)
	if known := w.Heap[p]; known != nil {
		return known
	}
	if slices.ContainsFunc(w.Held, func(s *Val) bool { return s.Mem == v.Mem }) {
		w.Flush() // one of them may be to this place
	}
	w.Heap[p], w.Real[p] = v, v
	return w.Emit(v)
}

// Store holds a store back until somebody could look. The store before it to the same
// place is then never made.
func Store(w *Walk, v *Val) *Val {
	p := PlaceOf(v)
	w.Held = append(slices.DeleteFunc(w.Held, func(s *Val) bool { return PlaceOf(s) == p }), v)
	Forget(w.Heap, p)
	w.Heap[p] = v.B
	return v
}

// Flush makes the stores that were held back, but for those that change nothing.
func (w *Walk) Flush() {
	held := w.Held
	w.Held = nil
	for _, s := range held {
		p := PlaceOf(s)
		if w.Real[p] != s.B {
			Forget(w.Real, p)
			w.Real[p] = s.B
			w.Emit(s)
		}
	}
}

// PlaceOf is where a load or a store goes.
func PlaceOf(v *Val) Place { return Place{v.Mem, v.A} }

// Forget drops what a store to p may have changed: all of that memory, since two
// addresses may be one.
func Forget(facts map[Place]*Val, p Place) {
	maps.DeleteFunc(facts, func(q Place, _ *Val) bool { return q.mem == p.mem })
}

// Peel makes a way in and a loop of recorded ops: it walks over them twice, and the
// second walk begins with what the first has found out. A value of the first round
// stays what it is; what memory held at its end must be so again at the end of the
// second, or may not be used.
func Peel(m *Machine, ops []*Val, rules map[string]Rule) *Trace {
	first := NewWalk(m, rules).Do(ops)
	facts := first.Heap
	for {
		w := NewWalk(m, rules)
		w.Same, w.Heap, w.Real = maps.Clone(first.Same), maps.Clone(facts), maps.Clone(facts)
		w.Do(ops)
		kept := maps.Clone(facts)
		maps.DeleteFunc(kept, func(p Place, v *Val) bool { return w.Heap[p] != v })
		if len(kept) == len(facts) {
			return &Trace{first.Out, w.Out}
		}
		facts = kept
	}
}
