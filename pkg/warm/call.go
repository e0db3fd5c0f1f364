package warm

import (
	"math"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/metainterp"
	"mergepoint/pkg/trace"
)

// A trace looks into the calls of guest functions. Where it does not go on at a merge
// point in there, it calls the main loop from there on: a level without a portal, which
// enters compiled code at once. What there is no code for is run by the blackhole, one
// guest instruction after the other, and counted: so it does not stay that way. PyPy's
// call_assembler, and the portal_runner that stands in for it at first.

// mostInside is how often a loop may go round in a guest function that a trace looks
// into: then it is called, and a loop of its own.
const mostInside = 10

// portalCall is what recorders know of such calls; nil if there can be none.
func (e *Engine) portalCall() *metainterp.PortalCall {
	if e.calling == nil {
		c := e.program.NewPortalCall()
		if c == nil {
			return nil
		}
		c.Descr.Stub, c.Better, c.Key = e.callFrom, e.betterCalled, e.callKey
		e.calling = c
		if b, ok := e.backend.(backend.Caller); ok && c.Words == nil {
			c.Recursion = true
			b.Calls(&backend.Calls{Descr: c.Descr, Code: e.codeOf, Failed: e.callFailed})
		}
	}
	return e.calling
}

// betterCalled reports a loop that goes round often: it mostly does, or does now.
func (e *Engine) betterCalled(ints []int64, refs []unsafe.Pointer, rounds int) bool {
	if rounds >= mostInside {
		return true
	}
	c := e.cellOf(ints, refs)
	return c != nil && c.code != nil && c.long
}

// callKey gives the cell of a merge point.
func (e *Engine) callKey(ints []int64, refs []unsafe.Pointer) unsafe.Pointer {
	return unsafe.Pointer(e.cellFor(ints, refs))
}

// cellOf gives the cell of any key; nil if there is none.
func (e *Engine) cellOf(ints []int64, refs []unsafe.Pointer) *cell {
	s := Session{engine: e, table: e.tableFor(e.constant(ints, refs))}
	return s.cellOf(ints, refs)
}

// cellFor is cellOf, but makes the cell if there is none.
func (e *Engine) cellFor(ints []int64, refs []unsafe.Pointer) *cell {
	s := Session{engine: e, Ints: ints, Refs: refs, table: e.tableFor(e.constant(ints, refs))}
	return s.makeHere()
}

// constant picks the greens that never vary in a run of the main loop.
func (e *Engine) constant(ints []int64, refs []unsafe.Pointer) greens {
	return greens{unpick(ints, e.portal.VaryInts, e.program.Greens.Ints), unpick(refs, e.portal.VaryRefs, e.program.Greens.Refs)}
}

// unpick gives the first n of a bank but those at some places.
func unpick[T any](bank []T, places []int, n int) (list []T) {
	for i, v := range bank[:n] {
		if len(places) > 0 && places[0] == i {
			places = places[1:]
			continue
		}
		list = append(list, v)
	}
	return list
}

// callFrom runs the main loop from a cell's merge point to its end: the level, the
// cell, and the reds.
func (e *Engine) callFrom(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
	outer, c := e.at.session, (*cell)(refs[1])
	defer outer.Back()
	s := outer.Inner()
	if s.stopped.Load() {
		s.stop()
	}
	green := e.program.Greens
	copy(s.Ints[green.Ints:], ints)
	copy(s.Refs[green.Refs:], refs[2:])
	if c.code == nil { // it may have been forgotten
		c = e.cellFor(c.ints, c.refs)
	}
	s.from(c)
	if c.code == nil || s.tooDeep() || !s.run(c) {
		s.toEnd(true)
	}
	return s.result(e.calling)
}

// codeOf gives the code of a cell that code is about to call; nil if there is none.
func (e *Engine) codeOf(key unsafe.Pointer) backend.Code {
	c := (*cell)(key)
	if c.code == nil {
		return nil
	}
	c.entered = e.loops
	e.stats.Entered++
	if e.sink != nil {
		e.emit(trace.EventEntered{Number: c.number, Where: c.where})
	}
	return c.code
}

// callFailed goes on where a guard has left code that other code called.
func (e *Engine) callFailed(x *backend.Exit) (int64, unsafe.Pointer) {
	outer := e.at.session
	defer outer.Back()
	s := outer.Inner()
	s.table = e.guards[x.Guard.Number].of.in
	s.begin()
	if !s.guardFailed(x) {
		s.toEnd(false)
	}
	return s.result(e.calling)
}

// runFrom is callFrom for the blackhole, which has the greens.
func (e *Engine) runFrom(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
	outer := e.at.session
	defer outer.Back()
	s := outer.Inner()
	copy(s.Ints, ints)
	copy(s.Refs, refs)
	s.from(e.cellFor(ints, refs))
	s.toEnd(true)
	return s.result(e.calling)
}

// from begins a level at a cell's merge point.
func (s *Session) from(c *cell) {
	copy(s.Ints, c.ints)
	copy(s.Refs, c.refs)
	s.table = c.in
	s.table.called++
	s.begin()
}

// toEnd goes on at the merge point in Ints and Refs until the main loop returns. It
// counts as the portal does, where the guest goes back, and where a call begins.
func (s *Session) toEnd(begins bool) {
	last := int64(math.MinInt64)
	if begins {
		last = math.MaxInt64
	}
	for {
		vary, next := s.varying(s.Ints, s.Refs), int64(0)
		if len(vary.ints) > 0 {
			next = vary.ints[0]
		}
		if back := next <= last; back && s.enter(s.count(vary)) {
			return
		}
		if s.stopped.Load() {
			s.stop()
		}
		last = next
		b := s.engine.takeBlackhole()
		b.At(s.Ints, s.Refs)
		if s.finish(b) {
			return
		}
	}
}

// result takes the main loop's result, or the object that has several.
func (s *Session) result(c *metainterp.PortalCall) (n int64, p unsafe.Pointer) {
	switch {
	case c.Words != nil:
		p = metainterp.NewResults(s.Ints[:c.Given.Ints], s.Refs[:c.Given.Refs])
	case c.Descr.Result.Kind == descr.Int:
		n = s.Ints[0]
	case c.Descr.Result.Kind == descr.Ref:
		p = s.Refs[0]
	}
	return n, p
}
