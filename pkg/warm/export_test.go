package warm

import "mergepoint/pkg/metainterp"

// TestSession counts keys of two integers without a portal.
type TestSession struct {
	*Session
	engine *Engine
}

// NewTestSession makes a session that only counts.
func NewTestSession() TestSession {
	e := &Engine{countOnly: true, program: &metainterp.Program{}, portal: &registered{Portal: Portal{VaryInts: []int{0, 1}}}}
	s := &Session{engine: e}
	s.Begin(nil, nil)
	return TestSession{s, e}
}

// Counts gives the engine's counts.
func (s TestSession) Counts() []Count { return s.engine.Counts() }
