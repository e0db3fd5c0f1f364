package optimizer

import (
	"slices"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A bridge begins with what its guard knew. The ops before the guard say what that is:
// they are learnt from once more, in the order in which they are run, and what can be
// said of the boxes that the bridge takes is told to its walk. Nothing is kept for the
// guards that never get a bridge, which are most.
//
// PyPy: optimizeopt/bridgeopt.py. There it is packed with each guard's resume data, and
// only of boxes that the interpreter needs as well.

// A fact is something known of the boxes that a bridge takes.
type fact struct {
	what  factKind
	code  ops.Code
	pair  [2]outcomes
	x, y  part // what it is about
	z     part // of a place: the index, if there is one
	descr descr.Descr
	room  bounds
	items uintptr // of so many bytes
}

type factKind uint8

const (
	isNonnull factKind = iota // x
	isWithin                  // x: room
	isResult                  // x is code(y), or code(y, z) if z is there
	isOrdered                 // x code y
	arePaired                 // x and y: pair
	isPlace                   // of base x and index z: it holds y
	isFar                     // x begins as many items behind y as z says
)

// A part is a box that the bridge takes, and a number added to it; or a constant; or
// nothing.
type part struct {
	add  int64
	ref  unsafe.Pointer
	n    int32 // of those boxes, from 1; 0 for a constant
	none bool
}

// startAt makes a bridge begin with what its guard knew.
func (w *walk) startAt(s *trace.Start) {
	if s == nil || w.rec.Kind != trace.Bridge || !w.set.Has(BridgeOpt) {
		return
	}
	known := w.knownAt(s)
	w.out.Start, s.Known = s, known
	for _, b := range s.Guard.Along {
		w.out.Inputs = append(w.out.Inputs, w.newBox(b))
	}
	w.believe(known, w.out.Inputs)
}

// knownAt gives what is known where a guard leads; of one whose door others share,
// what is known at all of them.
func (w *walk) knownAt(s *trace.Start) (list []fact) {
	for n, op := range s.Of.Ops {
		if !op.IsGuard() || op.Guard.Door() != s.Guard {
			continue
		}
		if known := w.knownBefore(s.Of, n); op.Guard == s.Guard {
			list = known
		} else {
			list = slices.DeleteFunc(list, func(f fact) bool { return !slices.Contains(known, f) })
		}
	}
	return list
}

// knownBefore learns from a trace up to a guard, and from its way out.
func (w *walk) knownBefore(t *trace.Trace, guard int) []fact {
	k := newWalk(t, t.Kind, Options{Passes: w.set, Quiet: true})
	defer k.release()
	k.out.NumIDs = t.NumIDs
	k.info = sized(k.info, int(t.NumIDs))
	head := k.learnHead(t)
	for _, op := range t.Ops[:guard] {
		if op.Code != ops.DebugMergePoint {
			k.learnAgain(op)
		}
	}
	g := t.Ops[guard].Guard
	for i := range g.Pending {
		k.learnAgain(k.storeOf(&g.Pending[i]))
	}
	r := &report{walk: k, boxes: g.Taken(), at: make([]int32, len(k.info)), list: k.tables.facts[:0]}
	k.tables.facts = r.facts(append(head, t.Ops[:guard]...))
	return slices.Clone(k.tables.facts)
}

// learnHead learns what holds where a trace begins: a bridge where its own guard leads,
// a loop what its short preamble has tested and loaded. It gives the ops that show it.
func (w *walk) learnHead(t *trace.Trace) (head []*trace.Op) {
	switch {
	case t.IsClosed():
	case t.Start != nil:
		known, _ := t.Start.Known.([]fact)
		head = w.believe(known, t.Inputs)
	case t.Target != nil && t.Target.Short != nil:
		head = w.learnShort(t.Target.Short, t.Inputs)
		for i := range t.Pending {
			w.disbelieve(w.contentOf(w.storeOf(&t.Pending[i])))
		}
		for _, op := range t.Late {
			if op.Result == nil {
				w.disbelieve(w.contentOf(op))
			}
		}
	}
	return head
}

// learnShort learns from a short preamble, which leads to inputs.
func (w *walk) learnShort(s *trace.Short, inputs []*trace.Box) (head []*trace.Op) {
	var e env
	at := func(b *trace.Box) *trace.Box {
		switch {
		case b.Const:
			return b
		case int(b.ID) >= len(e) || e[b.ID] == nil:
			e.set(b, w.newBox(b))
		}
		return e[b.ID]
	}
	for i, b := range s.Jump {
		if !b.Const {
			e.set(b, inputs[i])
		}
	}
	for _, op := range s.Ops {
		again := *op
		again.Args = make([]*trace.Box, len(op.Args))
		for i, b := range op.Args {
			again.Args[i] = at(b)
		}
		if op.Result != nil {
			again.Result = at(op.Result)
		}
		w.learnAgain(&again)
		head = append(head, &again)
	}
	return head
}

// learnAgain learns from an op of a finished trace.
func (w *walk) learnAgain(op *trace.Op) {
	if op.Result != nil && !op.Result.Const {
		w.info[op.Result.ID].def = op
	}
	w.learn(op)
}

// storeOf gives a pending store as an op.
func (w *walk) storeOf(p *trace.Pending) *trace.Op {
	op := shows(ops.StoreOf(p.Descr), p.Base)
	op.Descr = p.Descr
	if p.Descr.Item {
		op.Args = append(op.Args, w.sumOf(p.Index))
	}
	op.Args = append(op.Args, w.sumOf(p.Value))
	return op
}

// sumOf gives a box for a sum.
func (w *walk) sumOf(s trace.Sum) *trace.Box {
	if s.Add == 0 {
		return s.Box
	}
	op := newSum(s.Box, s.Add)
	op.Result = w.newBox(one)
	w.learnAgain(op)
	return op.Result
}

func newSum(b *trace.Box, add int64) *trace.Op {
	op := shows(ops.IntAdd, b, trace.ConstInt(add))
	op.Result = one
	return op
}

// A report says what a walk knows of some boxes.
type report struct {
	*walk
	boxes []*trace.Box
	at    []int32 // by ID: which of the boxes it is, from 1
	list  []fact
}

// part says what a box is in terms of those boxes.
func (r *report) part(b *trace.Box) (part, bool) {
	if !b.Const && r.at[b.ID] == 0 {
		b = r.value(b)
	}
	if b.Const {
		return part{add: b.Int, ref: b.Ref}, b.Func == nil
	}
	from, by := b, int64(0)
	if b.Kind == descr.Int && r.at[b.ID] == 0 {
		from, by = r.stepFrom(b)
	}
	if from.Const {
		return part{add: from.Int + by}, true
	}
	return part{n: r.at[from.ID], add: by}, r.at[from.ID] != 0
}

func (r *report) facts(before []*trace.Op) []fact {
	for i, b := range r.boxes {
		r.at[b.ID] = int32(i + 1)
	}
	for i, b := range r.boxes {
		r.box(b, part{n: int32(i + 1)})
	}
	for _, op := range before {
		r.result(op)
	}
	r.places()
	r.fars()
	return r.list
}

func (r *report) add(f fact) { r.list = append(r.list, f) }

// box reports what is known of a box, and of it and others.
func (r *report) box(b *trace.Box, x part) {
	if b.Kind == descr.Ref {
		if r.nonnil(b) {
			r.add(fact{what: isNonnull, x: x})
		}
		return
	}
	if room := r.boundsOf(b); room != anything {
		r.add(fact{what: isWithin, x: x, room: room})
	}
	for _, p := range r.info[b.ID].pairs {
		if y, ok := r.part(p.other); ok && y.n > 0 && y.add == 0 {
			r.add(fact{what: arePaired, x: x, y: y, pair: [2]outcomes{p.signed, p.unsigned}})
		}
	}
	from, by := r.stepFrom(b)
	if from.Const {
		return
	}
	for _, o := range r.info[from.ID].orders {
		if y, ok := r.part(o.limit); ok && y.add == 0 || ok && y.n == 0 {
			r.add(fact{what: isOrdered, x: part{n: x.n, add: o.by - by}, y: y, code: o.code})
		}
	}
	if n := r.at[from.ID]; n != 0 && by != 0 {
		r.add(fact{what: isResult, x: x, y: part{n: n}, z: part{add: by}, code: ops.IntAdd})
	}
}

// result reports what a box is the result of.
func (r *report) result(op *trace.Op) {
	if op.Result == nil || r.at[op.Result.ID] == 0 || !op.Code.Is(ops.Pure) || len(op.Args) > 2 {
		return
	}
	f := fact{what: isResult, x: part{n: r.at[op.Result.ID]}, z: part{none: true}, code: op.Code, descr: op.Descr}
	for i, to := range []*part{&f.y, &f.z}[:len(op.Args)] {
		var ok bool
		if *to, ok = r.part(op.Args[i]); !ok || to.n > 0 && to.add != 0 {
			return
		}
	}
	r.add(f)
}

// places reports what memory is known to hold.
func (r *report) places() {
	for _, m := range r.heap.all {
		for _, c := range slices.Concat(m.fields, m.items) {
			r.place(c)
		}
	}
}

// fars reports what is known of how far arrays are from each other.
func (r *report) fars() {
	for _, f := range r.distances.far {
		x, ok := r.part(f.base)
		y, found := r.part(f.from)
		z, limited := r.part(f.limit)
		if ok && found && limited {
			r.add(fact{what: isFar, x: x, y: y, z: z, items: f.stride})
		}
	}
}

func (r *report) place(c *content) {
	x, ok := r.part(c.base)
	y, held := r.part(c.value)
	z, found := part{none: true}, true
	if c.index != nil {
		z, found = r.part(c.index)
	}
	if ok && held && found {
		r.add(fact{what: isPlace, x: x, y: y, z: z, descr: c.descr})
	}
}

// believe learns facts of boxes, and gives the ops that show what some are the results of.
func (w *walk) believe(list []fact, boxes []*trace.Box) (results []*trace.Op) {
	for i := range list {
		f := &list[i]
		switch f.what { // whose base may be a constant
		case isPlace:
			w.believePlace(f, boxes)
			continue
		case isFar:
			w.distances.far = append(w.distances.far, far{base: w.boxOf(f.x, boxes, descr.Ref), from: w.boxOf(f.y, boxes, descr.Ref), limit: w.boxOf(f.z, boxes, descr.Int), stride: f.items})
			continue
		}
		x := boxes[f.x.n-1]
		switch f.what {
		case isNonnull:
			w.learn(shows(ops.GuardNonnull, x))
		case isWithin:
			w.narrow(x, f.room, nil)
		case isResult:
			results = append(results, w.believeResult(f, boxes))
		case isOrdered:
			o := order{from: x, by: f.x.add, code: f.code, limit: w.boxOf(f.y, boxes, descr.Int), guard: shows(ops.GuardTrue, x), room: w.boundsOf(x)}
			w.remember(o)
		case arePaired:
			w.believePair(x, boxes[f.y.n-1], f.pair)
		}
	}
	return results
}

// shows makes an op that is not in the trace, for a fact that it would show.
func shows(c ops.Code, args ...*trace.Box) *trace.Op {
	op := &trace.Op{Code: c, Args: args}
	op.Origin.Recorded = -1
	return op
}

func (w *walk) believeResult(f *fact, boxes []*trace.Box) *trace.Op {
	op := shows(f.code, w.boxOf(f.y, boxes, kindOf(f, 0)))
	if !f.z.none {
		op.Args = append(op.Args, w.boxOf(f.z, boxes, kindOf(f, 1)))
	}
	op.Descr, op.Result = f.descr, boxes[f.x.n-1]
	w.learnAgain(op)
	return op
}

// kindOf gives the kind of an operand.
func kindOf(f *fact, n int) descr.Kind { return f.code.Row().Args[n] }

func (w *walk) believePair(x, y *trace.Box, o [2]outcomes) {
	if y.ID < x.ID {
		x, y, o = y, x, [2]outcomes{o[0].mirror(), o[1].mirror()}
	}
	w.info[x.ID].pairs = append(w.withoutPair(x, y), pair{other: y, signed: o[0], unsigned: o[1]})
}

func (w *walk) believePlace(f *fact, boxes []*trace.Box) {
	d := f.descr.(*descr.Memory)
	op := shows(ops.LoadOf(d), w.boxOf(f.x, boxes, descr.Ref))
	if d.Item {
		op.Args = append(op.Args, w.boxOf(f.z, boxes, descr.Int))
	}
	op.Descr, op.Result = d, w.boxOf(f.y, boxes, d.Kind)
	w.learn(op)
}

// boxOf gives the box for a part: a sum is computed, and dropped if nobody needs it.
func (w *walk) boxOf(p part, boxes []*trace.Box, k descr.Kind) *trace.Box {
	switch {
	case p.n == 0 && k == descr.Ref:
		return trace.ConstRef(p.ref)
	case p.n == 0:
		return trace.ConstInt(p.add)
	case p.add == 0:
		return boxes[p.n-1]
	}
	b, _ := w.optimise(newSum(boxes[p.n-1], p.add))
	return b
}
