package warm

import (
	"unsafe"

	"mergepoint/pkg/metainterp"
)

// A main loop may run inside itself: the interpreter of a guest function's body is
// the interpreter once more. The portal is then entered from the portal, or from a
// function that compiled code calls, and each level has a Session of its own, with
// counters and compiled loops of its own. What levels share is the engine: a level
// at a time works, and what may be cut off by a level inside is taken, not shared
// (recorders, blackholes). In RPython the same is done by warmspot's portal_runner,
// and by assemblers that call assemblers (rpython/jit/metainterp/warmspot.py).

// A Level says which level of a run works: what functions that compiled code calls
// find the portal by. Its address is a constant of an engine's traces.
type Level struct {
	session *Session
	upward  upward
}

// mostNested is how many main loops may be active in each other and be compiled:
// a level of machine code takes more of the stack than a level of Go. All deeper
// ones are interpreted.
const mostNested = 4000

// mostRecorders is how many levels may record at once.
const mostRecorders = 8

// Current gives the session of the main loop from which a function is called by
// compiled code: at is the address of a [Level]. Only generated code calls it.
func Current(at unsafe.Pointer) *Session { return (*Level)(at).session }

// Back says that the session's main loop goes on: a function called by compiled
// code has returned, or is cut off by a panic.
func (s *Session) Back() { s.engine.at.session = s }

// Inner gives the session of a main loop that begins now inside this one, or, of
// the session that Run made, the outermost one.
func (s *Session) Inner() *Session {
	if s.inner == nil {
		s.inner = s.engine.newSession(s)
		s.inner.ctx, s.inner.stopped = s.ctx, s.stopped
	}
	return s.inner
}

// BeginInside is Inner and Begin for a main loop without constant greens.
//
//go:noinline
func (s *Session) BeginInside() *Session {
	s = s.Inner()
	if s.table == nil {
		s.table = s.engine.tableFor(greens{})
	}
	s.slots = s.table.slots
	s.table.begun++
	return s
}

// isInner reports whether the main loop may run inside another one: those that have
// not counted yet have no session.
func (s *Session) isInner() bool { return s.depth > 0 }

// tooDeep reports a main loop that is to be interpreted, whatever is hot.
func (s *Session) tooDeep() bool { return s.depth > mostNested }

// begin is done whenever the engine is entered: since it was left, levels inside may
// have worked, or this one may have been cut off by a panic.
func (s *Session) begin() {
	s.inCode, s.recording = false, false
	s.slots = s.table.slots
	s.engine.at.session = s
}

// mayRecord reports whether one more level may record.
func (s *Session) mayRecord() bool { return s.recordsOutside() < mostRecorders }

// recordsOutside is how many levels outside record.
func (s *Session) recordsOutside() (n int) {
	for o := s.outer; o != nil; o = o.outer {
		if o.recording {
			n++
		}
	}
	return n
}

// outerInCode reports whether the main loop was called, directly or not, by
// compiled code, which goes on afterwards.
func (s *Session) outerInCode() bool {
	for o := s.outer; o != nil; o = o.outer {
		if o.inCode {
			return true
		}
	}
	return false
}

// A loop that lies in a callee is entered anew each time the callee runs, which costs
// as much as a dozen rounds in the interpreter. So it is watched: now and then it is
// left to the interpreter for some jumps. If these belong to few runs of the main loop
// it is long enough to be entered at once; if not, it is interpreted for a while.
const (
	worthEntering = 12 // jumps in a run
	watchedRuns   = 4
	watchEvery    = 64 // entries
	restFor       = 16 // times as long as it was watched
)

// short is what is known of how long a loop goes on each time.
type short struct {
	turn    int // entries until it is watched again
	began   int // runs of the main loop when watching began
	watched bool
}

// worthwhile reports whether compiled code is entered at a cell, when as many jumps
// have been counted as were asked for.
func (s *Session) worthwhile(c *cell) bool {
	w, watch := &c.short, int64(watchedRuns*min(worthEntering, s.engine.params.Threshold))
	switch {
	case !s.isInner():
		return true
	case w.watched && s.table.begun-w.began > watchedRuns:
		*w = short{}
		s.table.restart(c, restFor*watch)
		return false
	case w.watched:
		*w = short{turn: watchEvery}
		s.table.restart(c, 1)
		return true
	case w.turn > 0:
		w.turn--
		return true
	}
	*w = short{began: s.table.begun, watched: true}
	s.table.restart(c, watch)
	return false
}

// cutShort is the panic by which a cancelled run leaves main loops inside others:
// nothing of the guest may run any more, and none of them has anything to return.
type cutShort struct{ err error }

// Error gives the reason, for a guest that looks at what it recovers from.
func (c *cutShort) Error() string { return c.err.Error() }

// Unwrap gives the context's error.
func (c *cutShort) Unwrap() error { return c.err }

func (s *Session) cutShort(err error) {
	e := s.root().engine
	e.cut = &cutShort{err}
	panic(e.cut)
}

// root is the session that Run made.
func (s *Session) root() *Session {
	for s.outer != nil {
		s = s.outer
	}
	return s
}

// runPortal runs the outermost main loop. A panic of the guest passes through.
func (e *Engine) runPortal(s *Session, args []any) (results []any) {
	defer func() {
		if e.cut == nil {
			if s.inner != nil && s.inner.err != nil {
				s.err = s.inner.err
			}
			return
		}
		s.err = e.cut.err
		if x := recover(); x != nil && x != any(e.cut) {
			panic(x)
		}
	}()
	return e.portal.Run(s, args)
}

func (e *Engine) takeBlackhole() *metainterp.Blackhole {
	var b *metainterp.Blackhole
	if n := len(e.blackholes) - 1; n >= 0 {
		b, e.blackholes = e.blackholes[n], e.blackholes[:n]
	} else {
		b = e.newBlackhole()
	}
	b.Portal, b.Watch = unsafe.Pointer(e.at), e.watch()
	return b
}

func (e *Engine) newBlackhole() *metainterp.Blackhole {
	b := metainterp.NewBlackhole(e.program, e.inside)
	b.RunPortal = e.runFrom // once: a method value is an object
	return b
}

func (e *Engine) takeRecorder() (r *metainterp.Recorder) {
	if n := len(e.recorders) - 1; n >= 0 {
		r, e.recorders = e.recorders[n], e.recorders[:n]
	} else {
		r = metainterp.NewRecorder(e.program, e.inside)
	}
	if r.Stopped == nil { // it is the first time in this run
		e.ready(r)
	}
	e.recorded = true
	return r
}
