package warm

import (
	"context"
	"slices"
	"sync/atomic"
	"unsafe"

	"mergepoint/pkg/metainterp"
)

// A Session is what a generated portal talks to, once per run of a guest:
//
//	s.Begin(ints, refs)              // constant greens, once at the start
//	…
//	if s.Count1(int64(pc)) {         // where the guest jumps backward
//		s.Ints[0], s.Ints[1] = …     // what the can_enter_jit there takes
//		s.Refs[0], s.Refs[1] = …
//		if s.EnterFrom(0) { return } // may run compiled code, or record
//		pc = int(s.Ints[0])          // what the main loop itself assigns,
//		goto merge                   // as it is at the merge point
//	}
//
// Counting is nearly all that a guest without hot loops pays for.
type Session struct {
	// Ints and Refs carry components to Enter and EnterFrom and those of a merge
	// point, greens and then reds, each bank in order, back. They have the right
	// length from Begin on. After true was reported they hold the results'
	// components of the main loop, at the front.
	Ints []int64
	Refs []unsafe.Pointer

	slots      []slot // of table: here it is one step nearer
	stopped    *atomic.Bool
	table      *table
	hot        *cell          // that Enter is for, from CountN
	green      int64          // that Enter is for, from Count1
	first, ref unsafe.Pointer // from CountRef, CountRefs, CountBoth
	engine     *Engine
	ctx        context.Context
	err        error // why the run was cut short

	outer, inner *Session // of the main loop that is run inside: see nested.go
	above, back  *Session // see upward.go
	depth        int
	inCode       bool // compiled code has been entered and not left
	recording    bool
}

// Begin tells the components of the constant greens, each bank in order: those
// not in Portal.VaryInts and VaryRefs. The slices may be reused afterwards.
func (s *Session) Begin(ints []int64, refs []unsafe.Pointer) {
	if constant := (greens{ints, refs}); s.table == nil || !s.table.constant.equal(constant) { // a level mostly runs what it ran before
		s.table = s.engine.tableFor(constant)
	}
	s.slots = s.table.slots
	s.table.begun++
}

// tableFor gives the table of the keys with these constant greens.
func (e *Engine) tableFor(constant greens) *table {
	h := constant.hash()
	for _, t := range e.byGreens[h] {
		if t.constant.equal(constant) {
			return t
		}
	}
	t := newTable(constant.copied())
	t.watched = e.watcher() != nil
	e.tables, e.byGreens[h] = append(e.tables, t), append(e.byGreens[h], t)
	return t
}

// Count1 counts a backward jump to the greens that differ from Begin's in one
// integer, green. It reports whether Enter has something to do. Nearly always it
// has not; what is not so simple is left to Enter, so that this can be inlined. Where
// no green ever changes, green is 0.
func (s *Session) Count1(green int64) bool {
	p := &s.slots[uint64(green)&uint64(len(s.slots)-1)]
	if p.key == green && p.left > 1 {
		p.left--
		return false
	}
	s.green = green
	return true
}

// CountRef is Count1 for one pointer.
func (s *Session) CountRef(green unsafe.Pointer) bool {
	key := refKey(green)
	p := &s.slots[uint64(key)&uint64(len(s.slots)-1)]
	if p.key == key && p.left > 1 {
		p.left--
		return false
	}
	s.ref = green
	return true
}

// CountRefs is Count1 for two pointers, of an interface value mostly.
func (s *Session) CountRefs(first, second unsafe.Pointer) bool {
	if s.ticks(int64(uintptr(first)), second) {
		return false
	}
	s.first, s.ref = first, second
	return true
}

// CountBoth is Count1 for an integer and a pointer, a place and the code that it is in.
func (s *Session) CountBoth(green int64, ref unsafe.Pointer) bool {
	if s.ticks(green, ref) {
		return false
	}
	s.green, s.ref = green, ref
	return true
}

// ticks counts a pair, if nobody has to look.
func (s *Session) ticks(what int64, ref unsafe.Pointer) bool {
	key := pairKey(what, ref)
	p := &s.slots[uint64(key)&uint64(len(s.slots)-1)]
	if p.key != key || p.what != what || p.left <= 1 {
		return false
	}
	p.left--
	return true
}

// CountN is Count1 for any number of varying components. It makes two slices and
// hashes, which the interpreters that vary by one integer, nearly all, need not.
func (s *Session) CountN(ints []int64, refs []unsafe.Pointer) bool {
	s.hot = s.count(greens{ints, refs})
	return s.hot != nil || s.stopped.Load()
}

// count counts a jump and gives the cell if it is hot.
func (s *Session) count(vary greens) *cell {
	p := s.table.find(vary.hash(), vary)
	if p.left == 0 {
		p = s.insert(s.engine.newCell(s.table, vary.copied()))
	}
	hot := p.tick()
	if hot {
		p.cell.counted++
	}
	if w := s.engine.watcher(); w != nil {
		s.engine.at.upward.tell(func() { w.Counted(p.cell.where, s.table.count(p.cell)) })
	}
	if !hot {
		return nil
	}
	return p.cell
}

func (s *Session) insert(c *cell) *slot {
	p := s.table.insert(c, s.engine.patience())
	s.slots = s.table.slots
	return p
}

// patience is how often a key must be counted to be hot.
func (e *Engine) patience() int64 {
	if e.params.Threshold == 0 || e.countOnly {
		return never
	}
	return int64(e.params.Threshold)
}

// patienceFor is patience for a key that there may have been no memory for before.
func (e *Engine) patienceFor(c *cell) int64 {
	if p := e.patience(); p <= never>>maxSqueezed {
		return p << min(c.squeezed, maxSqueezed)
	}
	return never
}

// maxSqueezed is how often patience is doubled at most.
const maxSqueezed = 20

// newCell makes the cell of a key from its constant and its varying components.
func (e *Engine) newCell(t *table, vary greens) *cell {
	c := &cell{in: t, vary: vary, met: e.keys}
	e.keys++
	c.ints = weave(t.constant.ints, vary.ints, e.portal.VaryInts)
	c.refs = weave(t.constant.refs, vary.refs, e.portal.VaryRefs)
	c.where = e.program.Mark(c.ints, c.refs)
	return c
}

// weave puts the varying components at their places among the constant ones; there is
// room for two, see [greens.copied].
func weave[T any](constant, vary []T, places []int) []T {
	all := append(make([]T, 0, max(2, len(constant)+len(places))), constant...)
	for i, n := range places {
		all = slices.Insert(all, n, vary[i])
	}
	return all
}

// here gives the cell of the merge point in Ints and Refs; nil if there is none.
func (s *Session) here() *cell { return s.cellOf(s.Ints, s.Refs) }

// cellOf gives the cell of the key whose components begin the banks.
func (s *Session) cellOf(ints []int64, refs []unsafe.Pointer) *cell {
	vary := s.varying(ints, refs)
	return s.table.find(vary.hash(), vary).cell
}

// makeHere is here, but makes the cell if there is none.
func (s *Session) makeHere() *cell {
	if c := s.here(); c != nil {
		return c
	}
	vary := s.varying(s.Ints, s.Refs)
	c := s.engine.newCell(s.table, vary.copied())
	s.insert(c)
	return c
}

// varying picks the varying components, into memory that is used again.
func (s *Session) varying(ints []int64, refs []unsafe.Pointer) greens {
	e := s.engine
	e.vary.ints, e.vary.refs = e.vary.ints[:0], e.vary.refs[:0]
	for _, n := range e.portal.VaryInts {
		e.vary.ints = append(e.vary.ints, ints[n])
	}
	for _, n := range e.portal.VaryRefs {
		e.vary.refs = append(e.vary.refs, refs[n])
	}
	return e.vary
}

// Enter does what a hot merge point asks for: it records, compiles, runs
// compiled code, and comes back at some later merge point, whose components it
// leaves in Ints and Refs. It reports true if the main loop is to return
// instead: because the guest did, or because the run was cancelled.
func (s *Session) Enter() (done bool) {
	s.begin()
	if s.stopped.Load() {
		return s.stop()
	}
	return s.enter(s.counted())
}

// EnterFrom is Enter from a place where the guest jumped back: the main loop's
// site-th can_enter_jit, with what that takes in Ints and Refs. What is left of
// the guest's instruction is run first.
func (s *Session) EnterFrom(site int) (done bool) {
	s.begin()
	if s.stopped.Load() {
		return s.stop()
	}
	counted := s.counted()
	b := s.engine.takeBlackhole()
	b.Jumped(site, s.Ints, s.Refs)
	return s.finish(b) || s.enter(counted)
}

// finish lets a blackhole get the guest to a merge point; it reports true if the
// main loop is to return instead.
func (s *Session) finish(b *metainterp.Blackhole) (done bool) {
	done = b.Run(s.Ints, s.Refs)
	s.engine.blackholes = append(s.engine.blackholes, b)
	return done
}

// counted gives the cell that was found to be hot, if any.
func (s *Session) counted() *cell {
	c := s.hot
	s.hot = nil
	if c != nil {
		return c
	}
	switch (arity{len(s.engine.portal.VaryInts), len(s.engine.portal.VaryRefs)}) { // the others have left counting to us
	case arity{0, 0}:
		c = s.count(greens{})
	case arity{1, 0}:
		c = s.count(greens{ints: []int64{s.green}})
	case arity{0, 1}:
		c = s.count(greens{refs: []unsafe.Pointer{s.ref}})
	case arity{0, 2}:
		c = s.count(greens{refs: []unsafe.Pointer{s.first, s.ref}})
	case arity{1, 1}:
		c = s.count(greens{ints: []int64{s.green}, refs: []unsafe.Pointer{s.ref}})
	}
	s.first, s.ref = nil, nil
	return c
}

// enter is what there is to do at the merge point in Ints and Refs, after a jump
// that was counted for a cell. Which merge point a jump leads to was guessed: if
// it is another one, that is counted from now on, each time.
func (s *Session) enter(hot *cell) (done bool) {
	c := s.here()
	if hot != nil && hot != c {
		hot.elsewhere = true
		s.table.restart(hot, 1)
		hot = s.count(s.varying(s.Ints, s.Refs))
	}
	if s.tooDeep() {
		return false
	}
	switch {
	case hot == nil:
	case hot.code != nil:
		if !s.worthwhile(hot) {
			return false
		}
	case s.recordLoop(hot):
		return true
	default:
		c = s.here()
	}
	for ; !s.stopped.Load(); c = s.here() {
		if c == nil || c.code == nil {
			return false
		}
		if s.run(c) {
			return true
		}
	}
	return s.stop()
}

// Left reports, after Enter or EnterFrom did true, whether the main loop was left
// for the code behind it; else its function returned. What either needs follows
// in the banks.
func (s *Session) Left() bool { return s.Ints[0] != 0 }

// stop cuts the run short.
func (s *Session) stop() (done bool) { return s.fail(s.ctx.Err()) }

// fail ends the run with an error: the main loop's function returns zeros. Inside
// another main loop it must not return at all.
func (s *Session) fail(err error) (done bool) {
	if s.isInner() {
		s.cutShort(err)
	}
	s.err = err
	clear(s.Ints)
	clear(s.Refs)
	return true
}
