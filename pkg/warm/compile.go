package warm

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/metainterp"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
)

// compile makes code of a recorded trace: optimise, number, compile, attach. If
// that fails the guest does not notice.
func (s *Session) compile(j *job, end metainterp.End, rec *trace.Trace) {
	e := s.engine
	loops, guard := e.loops, e.guard
	m := &maker{e: e, rec: rec, opts: e.opts, looked: j.recorder.Looked()}
	m.opts.Stopped, m.opts.Quiet = s.stopped.Load, e.sink == nil
	err := guarded(func() error {
		if end == metainterp.Closed {
			return s.compileLoop(j, m)
		}
		return s.compileBridge(j, m)
	})
	if err == nil {
		for _, c := range rec.Through {
			c.InVain = c.InVain || !m.res.Loop.IsClosed()
		}
		m.announce()
		return
	}
	e.freeNow(m.made)
	e.loops, e.guard = loops, guard
	var bug bugError
	switch {
	case errors.Is(err, backend.ErrCodeMemory):
		e.abort(j, trace.AbortCodeMemory, "")
	case errors.Is(err, backend.ErrTooLarge):
		e.abort(j, trace.AbortTooLarge, err.Error())
	case errors.Is(err, backend.ErrCodeLost):
		e.abort(j, trace.AbortCodeMemory, err.Error())
	case errors.Is(err, optimizer.ErrStopped):
		e.abort(j, trace.AbortStopped, "")
	case errors.Is(err, optimizer.ErrInvalidLoop):
		e.abort(j, trace.AbortInvalidLoop, "")
	case errors.As(err, &bug):
		e.abort(j, trace.AbortBug, bug.Error())
	default:
		e.abort(j, trace.AbortBug, err.Error())
	}
}

// bugError is a panic of ours.
type bugError struct{ what any }

func (e bugError) Error() string { return fmt.Sprint(e.what) }

// Unwrap gives the error that was the panic's value, if it was one.
func (e bugError) Unwrap() error {
	err, _ := e.what.(error)
	return err
}

// guarded turns a panic into an error. No guest code runs inside.
func guarded(f func() error) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = bugError{x}
		}
	}()
	return f()
}

// compileLoop makes the loop of the merge point where the recording ended. That
// need not be where it began: see metainterp's cut.go.
func (s *Session) compileLoop(j *job, m *maker) error {
	target := &trace.Target{Number: s.engine.loops}
	err := m.optimise(func() (*optimizer.Result, error) { return m.e.alike.OptimizeLoop(m.rec, target, m.opts) })
	if err != nil {
		return err
	}
	owner := s.here()
	code, err := m.make(m.res.Loop, 0, owner)
	if err == nil && m.res.Entry != nil {
		code, err = m.make(m.res.Entry, 0, owner)
	}
	if err != nil {
		return err
	}
	c := s.makeHere()
	delete(m.e.targets, c.target) // of a loop that was made inside, while this one was recorded
	c.target, m.e.targets[target] = target, c
	m.give(c)
	s.attach(c, code, m.number)
	switch g := m.e.guards[j.guard]; {
	case j.cell == nil && g != nil: // the bridge can jump to the loop when the guard fails next
		g.failed = m.e.params.TraceEagerness - 1
	case j.cell != nil && j.cell != c: // so can the trace of the outer loop
		s.table.restart(j.cell, 1)
	}
	return nil
}

// compileBridge makes the code of a trace that ends in a jump into a loop, or
// leaves the interpreter's function. It begins at a guard or at a hot cell.
func (s *Session) compileBridge(j *job, m *maker) error {
	if g := m.e.guards[j.guard]; j.cell == nil && g != nil {
		m.rec.Start = &trace.Start{Of: g.in, Guard: g.guard}
	}
	err := m.optimise(func() (*optimizer.Result, error) { return optimizer.OptimizeBridge(m.rec, m.opts) })
	if err != nil {
		return err
	}
	owner := j.cell
	if owner == nil && m.e.guards[j.guard] == nil { // it was dropped while the bridge was recorded
		return backend.ErrCodeMemory
	} else if owner == nil {
		owner = m.e.guards[j.guard].of
	}
	code, err := m.make(m.res.Loop, j.guard, owner)
	if err != nil {
		return err
	}
	if j.cell == nil {
		m.e.backend.Attach(m.e.guards[j.guard].guard, code)
		owner.bridges++
		if j.recorder.FromInside() {
			owner.turned++
		}
	} else {
		s.attach(j.cell, code, m.number)
	}
	m.give(owner)
	return nil
}

// attach lets the portal enter code at a cell.
func (s *Session) attach(c *cell, code backend.Code, number int) {
	c.code, c.number, c.entered = code, number, s.engine.loops
	c.long = s.table.count(c) > mostInside*int64(max(1, c.in.begun+c.in.called))
	s.table.restart(c, 1)
}

// A maker makes code of optimised traces and tells the sink, once all of them
// are made.
type maker struct {
	e      *Engine
	rec    *trace.Trace
	opts   optimizer.Options
	looked metainterp.Looked
	res    *optimizer.Result
	opt    time.Duration
	number int // of the trace made last, if it is no bridge
	made   []made
	events []trace.EventCompiled
}

func (m *maker) optimise(f func() (*optimizer.Result, error)) (err error) {
	began := time.Now()
	m.res, err = f()
	m.opt = time.Since(began)
	m.e.stats.Optimising += m.opt
	return err
}

// make numbers a trace and its guards, as they are logged, and compiles it for a
// cell, which is nil if it is yet to be made.
func (m *maker) make(t *trace.Trace, guard int, owner *cell) (backend.Code, error) {
	e := m.e
	if t.Kind != trace.Bridge {
		m.number = e.loops
		e.loops++
	}
	m.made = append(m.made, made{guards: e.numberGuards(t)})
	began := time.Now()
	code, err := e.compileCode(t, owner)
	took := time.Since(began)
	e.stats.Backend += took
	if err != nil {
		return nil, err
	}
	m.made[len(m.made)-1].code = code
	ev := trace.EventCompiled{Number: m.number, Trace: t, Guard: guard, BackendNanos: took.Nanoseconds(), CodeBytes: code.Bytes()}
	if m.events == nil { // what the traces of one recording share is told once
		ev.Recorded, ev.Reasons, ev.OptNanos = m.rec, m.res.Reasons, m.opt.Nanoseconds()
	}
	m.events = append(m.events, ev)
	return code, nil
}

func (e *Engine) numberGuards(t *trace.Trace) (numbers []int) {
	for _, op := range t.Ops {
		switch {
		case !op.IsGuard():
		case op.Guard.Shares != nil:
			op.Guard.Number = op.Guard.Shares.Number
		default:
			op.Guard.Number = e.guard
			e.guards[e.guard] = &guardState{in: t, guard: op.Guard, where: op.Origin.Guest}
			numbers = append(numbers, e.guard)
			e.guard++
		}
	}
	return numbers
}

// give makes a cell the owner of what was made.
func (m *maker) give(c *cell) {
	for _, made := range m.made {
		for _, n := range made.guards {
			m.e.guards[n].of = c
		}
	}
	for _, ev := range m.events {
		if to := m.e.targets[targetOf(ev.Trace)]; to != nil && to != c && !slices.Contains(c.jumps, to) {
			c.jumps = append(c.jumps, to)
		}
	}
	c.made = append(c.made, m.made...)
	c.looked = c.looked.With(m.looked)
}

func (m *maker) announce() {
	for _, ev := range m.events {
		m.e.stats.add(ev)
		m.e.emit(ev)
	}
}
