package optimizer

import (
	"math"
	"slices"
	"strings"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Mistakes makes the optimiser wrong, in ways in which it could be: the random judge
// has to see each. Each undoes what it did.
var Mistakes = map[string]func() (undo func()){
	"a pending store is lost at one exit": learning(func(w *walk, op *trace.Op) {
		if g := op.Guard; op.IsGuard() && g != nil && len(g.Pending) > 0 && op.Origin.Recorded%2 == 0 {
			g.Pending = g.Pending[1:]
		}
	}),
	"a store is done twice": func() func() {
		done := map[*walk]*trace.Op{}
		return learning(func(w *walk, op *trace.Op) {
			switch s := done[w]; {
			case op.Code == ops.SetfieldGc || op.Code == ops.SetarrayitemGc:
				if s == nil && op.Memory().Kind == descr.Int {
					done[w] = op
				}
			case op.IsGuard() && op.Guard != nil && s != nil:
				op.Guard.Pending = append(op.Guard.Pending, w.pendingStore(s))
				delete(done, w)
			}
		})()
	},
	"a store is done after a call that reads it": before(func(w *walk, op *trace.Op) bool {
		d, ok := op.Descr.(*descr.Call)
		return ok && !d.MayRaise
	}),
	"two bases that are one": ruled("heap/store-later", func(w *walk, op *trace.Op) answer {
		if !w.holds(op) {
			return keep
		}
		m, c := w.heap.of(op.Memory()), w.contentOf(op)
		m.held, w.heap.held = append(m.held, op), append(w.heap.held, op)
		w.noteWrite(m, c)
		return answer{verdict: held}
	}),
	"a new object has zeros whatever was stored through another pointer": ruled("virtuals/new-is-zero", func(w *walk, op *trace.Op) answer {
		m := w.heap.of(op.Memory())
		was := m.wrote
		m.wrote = nil
		defer func() { m.wrote = was }()
		return loadZero(w, op)
	}),
	"a new object has zeros whatever is called": ruled("virtuals/new-is-zero", func(w *walk, op *trace.Op) answer {
		m := w.heap.of(op.Memory())
		was := m.touched
		m.touched = 0
		defer func() { m.touched = was }()
		return loadZero(w, op)
	}),
	"a length is kept over a call that may shrink": func() func() {
		pass := passOf("heap")
		was := pass.learn
		pass.learn = func(w *walk, op *trace.Op) {
			d, ok := op.Descr.(*descr.Call)
			if !ok || d.Pure {
				was(w, op)
				return
			}
			for _, m := range w.heap.all {
				w.heap.forget(m, d.Effects.MayWrite(m.class) && !strings.HasSuffix(m.class, ".Len"))
			}
		}
		return func() { pass.learn = was }
	},
	"two indices are taken to be apart, and nobody asks": learning(func(w *walk, op *trace.Op) {
		if w.peel == nil && op.Code == ops.IntSub && op.Origin.Recorded < 0 && len(w.distances.asked) > 0 {
			w.narrow(op.Result, span(1, math.MaxInt64), nil)
		}
	}),
	"indices are asked how far apart they are by the entry bridge alone": learning(func(w *walk, op *trace.Op) {
		if w.peel != nil && op.Code == ops.IntSub && op.Origin.Recorded < 0 && len(w.peel.before.distances.asked) > 0 {
			w.narrow(op.Result, w.peel.before.boundsOf(op.Result), nil)
		}
	}),
	"an array is asked as if the other had no items": learningFar(func(w *walk, f *far, cmp *trace.Op) {
		if w.peel == nil {
			cmp.Args[1] = zero
		}
	}),
	"arrays are asked how far apart they are by the entry bridge alone": learningFar(func(w *walk, f *far, cmp *trace.Op) {
		if w.peel != nil && !w.peel.ended {
			w.peel.short = w.peel.short[:len(w.peel.short)-1]
		}
	}),
	"an array is taken to be far from all items of another": learningFar(func(w *walk, f *far, cmp *trace.Op) {
		f.limit = trace.ConstInt(math.MaxInt64)
	}),
	"what the guest's program says is asked by the entry bridge alone": learning(func(w *walk, op *trace.Op) {
		if op.Code == ops.GuardValue && w.peel != nil && !w.peel.ended && slices.Contains(w.peel.before.distances.pinned, w.was(op.Args[0])) {
			if last := len(w.peel.short) - 1; last >= 0 && w.peel.short[last] == op {
				w.peel.short = w.peel.short[:last]
			}
		}
	}),
	"whether two pointers are one is asked by the entry bridge alone": learning(func(w *walk, op *trace.Op) {
		if op.Code != ops.GuardTrue || w.peel == nil || w.peel.ended {
			return
		}
		cmp, last := w.def(op.Args[0]), len(w.peel.short)-1
		if cmp != nil && (cmp.Code == ops.PtrEq || cmp.Code == ops.PtrNe) && last >= 0 && w.peel.short[last] == op {
			w.peel.short = w.peel.short[:last]
		}
	}),
	"the address of an item is taken for that of the first": ruled("items/field-of-item", func(w *walk, op *trace.Op) answer {
		a := reachByIndex(w, op)
		if a.verdict == rewritten {
			a.op.Args[1] = zero
		}
		return a
	}),
	"fields of one class are taken to be one field": learning(func(w *walk, op *trace.Op) {
		if m := w.heap.byDescr[op.Memory()]; op.Code == ops.SetfieldGc && m != nil {
			for _, k := range w.heap.byPlace {
				if k.descr.Mem == op.Memory().Mem && k.descr.MayAlias(op.Memory()) {
					k.writes = m.writes
				}
			}
		}
	}),
	"a narrow store is forwarded wide": learning(func(w *walk, op *trace.Op) {
		if op.Code == ops.SetfieldGc && descr.MemOf(op.Descr).Narrow() {
			c := w.contentOf(op)
			c.value = op.Args[len(op.Args)-1]
			w.enter(c)
		}
	}),
	"what a bridge is given is taken not to be nil": ruled("rewrite/nonnull-known", func(w *walk, op *trace.Op) answer {
		if b := op.Args[0]; !b.Const && w.out.Kind == trace.Bridge && w.def(b) == nil {
			return gone(nil)
		}
		return dropNonnull(w, op)
	}),
	"a rule for wide numbers is used for narrow ones": ruled("intbounds/extension-not-needed", func(w *walk, op *trace.Op) answer {
		if w.boundsOf(op.Args[0]).within(ofWidth(min(2*op.Args[1].Int, 4), op.Code == ops.IntSignext)) {
			return is(op.Args[0], nil)
		}
		return keep
	}),
	"zeroext of a zeroext, whatever the widths":                  unconditional("zeroext_zeroext", ""),
	"zeroext of a signext, whatever the widths":                  unconditional("zeroext_signext", ""),
	"zeroext of a sum with a zeroext, whatever the widths":       unconditional("zeroext_add_zeroext", ""),
	"signext of a difference with one, whatever the widths":      unconditional("signext_sub_signext", ""),
	"zeroext of a mask, whatever it leaves":                      unconditional("zeroext_and", ""),
	"a quotient of what may be negative is shifted":              unconditional("div_pow2_positive", "int_gt(C, 1) && int_eq(int_and(C, int_sub(C, 1)), 0)"),
	"a pure load leaves the loop though nobody checks the index": ruled("loads/pure-load-in-preamble", importDone),
	"an item leaves the loop past the guard on its type": func() func() {
		pass := passOf("heap")
		was := pass.learn
		pass.learn = func(w *walk, op *trace.Op) {
			if was(w, op); w.peel != nil {
				w.peel.valueAsked = false
			}
		}
		return func() { pass.learn = was }
	},
	"a bridge takes memory to be what it was before the way out": func() func() {
		pass := passOf("heap")
		was := pass.learn
		pass.learn = func(w *walk, op *trace.Op) {
			if isStore := op.Code == ops.SetfieldGc || op.Code == ops.SetarrayitemGc; isStore && op.Origin.Recorded < 0 && w.line.last() == 0 {
				return
			}
			was(w, op)
		}
		return func() { pass.learn = was }
	},
	"a store of a pointer is not done late": learning(func(w *walk, op *trace.Op) {
		if g := op.Guard; op.IsGuard() && g != nil && len(g.Late) > 0 && op.Origin.Recorded%2 == 0 {
			g.Late = g.Late[1:]
		}
	}),
	"what is in a narrow box is what it was made of, whole": ruled("virtuals/unboxed", func(w *walk, op *trace.Op) answer {
		if call := w.makerOf(op.Args[0]); call != nil && boxed(call, op.Memory()) > 0 {
			return is(w.value(call.Args[boxed(call, op.Memory())]), call)
		}
		return keep
	}),
	"a new object changes what was there before": learning(func(w *walk, op *trace.Op) {
		if obj := w.object(op); obj != nil {
			c := w.contentOf(op)
			for _, k := range w.heap.byPlace {
				if k.descr == c.descr {
					k.value, k.writes = c.value, w.heap.of(c.descr).writes
				}
			}
		}
	}),
	"a box that a round has not made is made of zeros": func() func() {
		was := virtualRules[1].try
		virtualRules[1].try = func(w *walk, op *trace.Op) answer {
			a := was(w, op)
			if a.verdict == equal && len(w.peel.opened) > 0 {
				last := w.peel.opened[len(w.peel.opened)-1]
				for n, b := range last.Args[1:] {
					if b.Kind == descr.Int {
						last.Args[1+n] = zero
					}
				}
			}
			return a
		}
		return func() { virtualRules[1].try = was }
	},
	"a displacement is off by one at a shared exit": learning(func(w *walk, op *trace.Op) {
		if w.again && op.IsGuard() && op.Guard != nil && len(op.Guard.Pending) > 0 {
			op.Guard.Pending[0].Value.Add++
		}
	}),
	"what a guard shows of a step is believed before it": learning(func(w *walk, op *trace.Op) {
		eachOrder(w, op, func(o *order) {
			if w.integers.on && o.step != nil {
				o.near = near{o.by, w.boundsOf(o.step)}
			}
		})
	}),
	"less without sign may be equal":         outcome(ops.UintLt, below|level),
	"more or equal without sign is more":     outcome(ops.UintGe, above),
	"more without sign is not less":          outcome(ops.UintGt, above|level),
	"less or equal without sign may be more": outcome(ops.UintLe, all),
	"pointers that are not the same are": func() func() {
		was := opposite[ops.PtrEq]
		opposite[ops.PtrEq] = ops.PtrEq
		return func() { opposite[ops.PtrEq] = was }
	},
	"sums are one whatever the bits": ruled("integers/sum-known", func(w *walk, op *trace.Op) answer {
		for _, c := range sums {
			if same := w.pure.find(c, nil, op.Args); same != nil && c != op.Code {
				return is(w.value(same.Result), same)
			}
		}
		return keep
	}),
	"a test for nil that cannot ask again is sharpened": ruled("loads/nonnull-to-value", func(w *walk, op *trace.Op) answer {
		if b := op.Args[0]; !b.Const && b.Kind == descr.Ref {
			if test := w.info[b.ID].nonnil; test != nil && test.Code == ops.GuardNonnull && test.Guard != nil {
				test.Code, test.Args = ops.GuardValue, []*trace.Box{b, op.Args[1]}
				w.know(b, op.Args[1], test)
				return gone(test)
			}
		}
		return keep
	}),
}

// eachOrder is told of the orders known of what a guard compares.
func eachOrder(w *walk, guard *trace.Op, f func(o *order)) {
	if guard.Code != ops.GuardTrue && guard.Code != ops.GuardFalse || w.def(guard.Args[0]) == nil {
		return
	}
	for _, b := range w.def(guard.Args[0]).Args {
		if from, _ := w.stepFrom(b); !from.Const {
			for _, o := range w.info[from.ID].orders {
				f(o)
			}
		}
	}
}

func passOf(name string) *Pass {
	for n := range Table {
		if Table[n].Name == name {
			return &Table[n]
		}
	}
	panic("optimizer: passOf: no pass " + name)
}

// learning has something done besides when the pass heap learns.
func learning(more func(w *walk, op *trace.Op)) func() func() {
	return func() func() {
		pass := passOf("heap")
		was := pass.learn
		pass.learn = func(w *walk, op *trace.Op) { was(w, op); more(w, op) }
		return func() { pass.learn = was }
	}
}

// learningFar has something done besides when the pass items learns that of arrays.
func learningFar(more func(w *walk, f *far, cmp *trace.Op)) func() func() {
	return func() func() {
		pass := passOf("items")
		was := pass.learn
		pass.learn = func(w *walk, op *trace.Op) {
			n := len(w.distances.far)
			if was(w, op); len(w.distances.far) > n {
				more(w, &w.distances.far[n], w.def(op.Args[0]))
			}
		}
		return func() { pass.learn = was }
	}
}

// before leaves out what the pass heap does before some ops.
func before(skip func(w *walk, op *trace.Op) bool) func() func() {
	return func() func() {
		pass := passOf("heap")
		was := pass.before
		pass.before = func(w *walk, op *trace.Op) {
			if !skip(w, op) {
				was(w, op)
			}
		}
		return func() { pass.before = was }
	}
}

// ruled lets a rule answer otherwise.
func ruled(name string, try func(w *walk, op *trace.Op) answer) func() func() {
	return func() func() {
		pass, rule, _ := strings.Cut(name, "/")
		for n := range passOf(pass).Rules {
			if r := &passOf(pass).Rules[n]; r.Name == rule {
				was := r.try
				r.try = try
				return func() { r.try = was }
			}
		}
		panic("optimizer: ruled: no rule " + name)
	}
}

// unconditional lets an identity ask for less than it needs.
func unconditional(name, where string) func() func() {
	for _, i := range identities {
		if i.name == name {
			i.where = where
			return ruled("integers/"+name, identityRule(i.readings()))
		}
	}
	panic("optimizer: unconditional: no identity " + name)
}

func outcome(c ops.Code, o outcomes) func() func() {
	return func() func() {
		was := trueFor[c]
		trueFor[c] = o
		return func() { trueFor[c] = was }
	}
}
