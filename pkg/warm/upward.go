package warm

import (
	"slices"
	"sync/atomic"

	"mergepoint/pkg/goroutine"
)

// A function that Bind has given may be called while the engine runs already: by an
// interpreter that binds where it is called, and is called again by a function of the
// guest's, from Go code that translate knows nothing of. If that is further up in the
// same goroutine, and no level of the run is in compiled code or records, and it is not
// the sink that calls, then such a call is one more level: it counts and compiles as the
// others do. Else the function is the author's own. In compiled code it must be: code
// calls as if what it calls could not come back, unless translate has seen that it may.

// mostUpward is how many such levels there may be, and how long a chain of levels in
// each other is looked through.
const mostUpward = 100

// upward is what an engine and its siblings know of their run.
type upward struct {
	runner   atomic.Pointer[byte] // the goroutine; nil if that is unknown
	sessions []*Session           // that Run or Start made, the outermost first
	telling  bool                 // the sink is being told something
}

// tell lets the sink be told something. What it calls is no level: the engine is in the
// middle of its work.
func (u *upward) tell(f func()) {
	was := u.telling
	u.telling = true
	defer func() { u.telling = was }()
	f()
}

// begun notes the outermost session of a run.
func (u *upward) begun(s *Session) {
	u.sessions = append(u.sessions[:0], s)
	u.runner.Store((*byte)(goroutine.Current()))
}

// ended forgets it.
func (u *upward) ended() {
	u.runner.Store(nil)
	clear(u.sessions)
	u.sessions = u.sessions[:0]
}

// startUpward begins a level above those there are, if that may be.
func (e *Engine) startUpward() (s *Session, ok bool) {
	u := &e.at.upward
	if g := goroutine.Current(); g == nil || u.runner.Load() != (*byte)(g) || u.telling || len(u.sessions) >= mostUpward {
		return nil, false
	}
	for _, o := range u.sessions {
		for n := 0; o != nil; o = o.inner {
			if n++; n > mostUpward || o.inCode || o.recording {
				return nil, false
			}
		}
	}
	below := u.sessions[len(u.sessions)-1]
	if s = below.above; s == nil || s.engine != e {
		s = e.newSession(below)
		below.above = s
	}
	s.ctx, s.stopped, s.table, s.back = below.ctx, below.stopped, nil, e.at.session
	u.sessions = append(u.sessions, s)
	return s, true
}

// finishUpward ends it.
func (s *Session) finishUpward() {
	e := s.engine
	u := &e.at.upward
	u.sessions = u.sessions[:len(u.sessions)-1]
	e.at.session = s.back
	s.hot, s.inner, s.back, s.ctx, s.inCode, s.recording = nil, nil, nil, nil, false, false
	clear(s.Refs)
	if !slices.ContainsFunc(u.sessions, func(o *Session) bool { return o.engine == e }) { // of a sibling, which is done
		e.letGoRecorders()
	}
}
