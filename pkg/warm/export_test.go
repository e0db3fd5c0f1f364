package warm

import (
	"context"
	"sync/atomic"
	"unsafe"

	"mergepoint/pkg/metainterp"
	"mergepoint/pkg/trace"
)

// TestSession counts keys of integers without a portal.
type TestSession struct {
	*Session
	engine *Engine
}

// NewTestSession makes a session that only counts.
func NewTestSession(ints int) TestSession {
	e := &Engine{at: new(Level), countOnly: true, byGreens: map[int64][]*table{}, program: &metainterp.Program{}, portal: &registered{Portal: Portal{VaryInts: []int{0, 1}[:ints]}}}
	s := &Session{engine: e, Ints: make([]int64, ints), stopped: new(atomic.Bool)}
	s.Begin(nil, nil)
	return TestSession{s, e}
}

// Cancel does what a cancelled context does.
func (s TestSession) Cancel() {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	s.ctx = ctx
	s.stopped.Store(true)
}

// Err is why the run was cut short.
func (s TestSession) Err() error { return s.err }

// Counts gives the engine's counts.
func (s TestSession) Counts() []Count { return s.engine.Counts() }

// EqualHashes gives two keys of two integers that have one hash.
func EqualHashes() (a, b []int64) {
	mix := func(v int64) int64 {
		const prime, basis = 0x100000001b3, 0xcbf29ce484222325
		return int64((basis ^ uint64(v)) * prime)
	}
	a, b = []int64{1, 2}, []int64{3, 0}
	b[1] = mix(1) ^ 2 ^ mix(3)
	if (&greens{ints: a}).hash() != (&greens{ints: b}).hash() {
		panic("warm: EqualHashes: hash has changed")
	}
	return a, b
}

// BreakRecorder makes the recorder panic at the next merge point that it meets
// while recording, for the rest of the run.
func BreakRecorder(e *Engine) {
	r := e.recorders[0]
	e.ready(r)
	r.Compiled = func([]int64, []unsafe.Pointer) *trace.Target { panic("metainterp: broken") }
}

// Sizes counts what an engine keeps.
type Sizes struct{ Tables, Cells, Targets, Guards int }

// Sizes gives what the engine keeps now.
func (e *Engine) Sizes() Sizes {
	s := Sizes{Tables: len(e.tables), Targets: len(e.targets), Guards: len(e.guards)}
	for _, t := range e.tables {
		s.Cells += len(t.cells)
	}
	return s
}
