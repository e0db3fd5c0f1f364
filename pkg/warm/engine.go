package warm

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"sync"
	"sync/atomic"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/metainterp"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/resume"
	"mergepoint/pkg/trace"
)

// An Engine holds counters, compiled loops and code for one interpreter. It
// serves one goroutine at a time; several engines may run side by side.
type Engine struct {
	params    jit.Params
	portal    *registered
	program   *metainterp.Program
	inside    metainterp.Loops
	backend   backend.Backend
	sink      trace.Sink
	opts      optimizer.Options
	countOnly bool
	timing    bool

	alike      metainterp.Alike        // loops of the run
	recorders  []*metainterp.Recorder  // that nobody uses
	blackholes []*metainterp.Blackhole // that nobody uses
	coder      *resume.Coder
	at         *Level
	dying      []made    // that outer runs may still be in
	cut        *cutShort // the last run
	calling    *metainterp.PortalCall

	tables   []*table           // in the order in which they were begun
	byGreens map[int64][]*table // the same by the hash of their constant greens
	vary     greens             // see Session.varying
	keys     int                // keys met so far
	loops    int                // loops and entry bridges so far: the next one's number
	targets  map[*trace.Target]*cell
	guards   map[int]*guardState // by number
	guard    int                 // the next one's number
	forgot   ages                // when forgetOld has looked last
	stats    Stats
	results  []any // of the last run
	running  *atomic.Bool
	session  *Session                // of the run, or of the last
	recorded bool                    // in it
	bound    atomic.Pointer[binding] // the last
	main     any                     // see OfMain
	mu       sync.Mutex              // of siblings, since Bind may be called by any goroutine
	siblings map[*registered]*Engine // of the driver's other main loops
	cleanup  runtime.Cleanup
}

var (
	errRunning = errors.New("warm: the engine is running already; use one engine per goroutine")
	errInUse   = errors.New("warm: the engine is running; close it when the run has ended")
)

// firstGuard is the number of the first guard: PyPy's 0 and 1 are the exits of
// a program that ends.
const firstGuard = 2

// An Option changes how [New] assembles an engine.
type Option func(*Engine)

// WithBackend makes the engine compile with b, which it closes in the end.
// Without it an engine counts only.
func WithBackend(b backend.Backend) Option { return func(e *Engine) { e.backend = b } }

// WithSink tells s what the engine does; s may be nil.
func WithSink(s trace.Sink) Option { return func(e *Engine) { e.sink = s } }

// OfMain makes the engine one of the main loop run, where the driver has several:
// merge points in several functions, instances of a generic one. Without it the
// engine is of the first. Run and Bind find the others all the same, but what an
// engine tells of itself is about its own.
func OfMain(run any) Option { return func(e *Engine) { e.main = run } }

// CountOnly makes an engine that counts and never traces.
func CountOnly() Option { return func(e *Engine) { e.countOnly = true } }

// Verified checks each trace that the optimiser has made, for tests.
func Verified() Option { return func(e *Engine) { e.opts.Verify = true } }

// WithTiming measures the time spent in compiled code, which costs a little
// each time it is entered.
func WithTiming() Option { return func(e *Engine) { e.timing = true } }

// New makes an engine for the driver's main loop. It is an error if translate
// has not been run for it, or if params.EnableOpts names an unknown pass.
func New(d *jit.Driver, params jit.Params, options ...Option) (*Engine, error) {
	e := newEngine(params)
	for _, o := range options {
		o(e)
	}
	e.countOnly = e.countOnly || e.backend == nil
	if err := e.prepare(d); err != nil {
		return nil, errors.Join(err, e.Close())
	}
	if e.backend != nil {
		// A forgotten engine must not keep executable memory.
		e.cleanup = runtime.AddCleanup(e, func(b backend.Backend) { b.Close() }, e.backend)
	}
	return e, nil
}

func newEngine(params jit.Params) *Engine {
	return &Engine{params: params, guard: firstGuard, running: new(atomic.Bool), at: new(Level),
		byGreens: map[int64][]*table{}, targets: map[*trace.Target]*cell{}, guards: map[int]*guardState{}}
}

// sibling gives the engine of another main loop of the same driver. It has the
// backend of this one, and does not run at the same time.
func (e *Engine) sibling(p *registered) (*Engine, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if s := e.siblings[p]; s != nil || p == e.portal {
		return cmp.Or(s, e), nil
	}
	s := newEngine(e.params)
	s.backend, s.sink, s.opts, s.countOnly, s.timing, s.running, s.at = e.backend, e.sink, e.opts, e.countOnly, e.timing, e.running, e.at
	if err := s.open(p); err != nil {
		return nil, err
	}
	if e.siblings == nil {
		e.siblings = map[*registered]*Engine{}
	}
	e.siblings[p] = s
	return s, nil
}

func (e *Engine) prepare(d *jit.Driver) (err error) {
	if e.opts.Passes, err = optimizer.ParsePasses(e.params.EnableOpts); err != nil {
		return fmt.Errorf("parameter enable_opts: %w", err)
	}
	list, err := portalsOf(d)
	if err != nil {
		return err
	}
	p := list[0]
	if e.main != nil {
		if p, _, err = mainOf(d, reflect.ValueOf(e.main)); err != nil {
			return fmt.Errorf("warm: OfMain: %w", err)
		}
	}
	return e.open(p)
}

// open makes the engine one of a main loop.
func (e *Engine) open(p *registered) error {
	e.portal = p
	if err := e.portal.load(); err != nil {
		return err
	}
	e.program, e.coder = e.portal.program, e.portal.coder
	e.inside = metainterp.NewLoops(e.program)
	e.recorders = []*metainterp.Recorder{metainterp.NewRecorder(e.program, e.inside)}
	e.blackholes = []*metainterp.Blackhole{e.newBlackhole()}
	return nil
}

// Run runs the main loop with its arguments. Panics of the guest pass through.
// When ctx is done before the guest, Run gives its error within milliseconds;
// with Params.Off only the guest itself can end the run.
func (e *Engine) Run(ctx context.Context, args ...any) error {
	_, err := e.run(ctx, args)
	return err
}

// run gives the results as well: when it has returned, another goroutine may be in the
// next run already.
func (e *Engine) run(ctx context.Context, args []any) (results []any, err error) {
	if !e.running.CompareAndSwap(false, true) {
		return nil, errRunning
	}
	defer e.running.Store(false)
	defer func() { e.results = results }()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	of, err := e.taking(args)
	switch {
	case err != nil:
		return nil, err
	case e.params.Off:
		return of.portal.Plain(args), nil
	case e.isClosed():
		return nil, errClosed
	}
	session := of.start(ctx)
	defer of.letGo()
	if stopped := session.stopped; ctx.Done() != nil {
		defer context.AfterFunc(ctx, func() { stopped.Store(true) })()
	}
	if results = of.runPortal(session, args); session.err != nil {
		results = nil
	}
	return results, session.err
}

var errClosed = errors.New("warm: the engine is closed")

func (e *Engine) isClosed() bool { return e.backend == nil && !e.countOnly }

// Start begins a run for a function that [Bind] has given, or a level of the run there
// is, if that is not to call the main loop's function itself. Only generated code
// calls it.
func (e *Engine) Start() (s *Session, ok bool) {
	switch {
	case e.params.Off:
		return nil, false
	case !e.running.CompareAndSwap(false, true):
		return e.startUpward()
	case e.isClosed():
		e.running.Store(false)
		panic(errClosed)
	}
	e.results = nil
	return e.start(context.Background()), true
}

// Finish ends what Start has begun, also when the guest panics.
func (s *Session) Finish() {
	if s.outer != nil {
		s.finishUpward()
		return
	}
	s.engine.letGo()
	s.engine.running.Store(false)
}

// taking gives the engine of the main loop that takes arguments: this one, or that of
// the first other main loop of the driver that does.
func (e *Engine) taking(args []any) (*Engine, error) {
	err := e.portal.checkArgs(args)
	if err == nil {
		return e, nil
	}
	list, _ := portalsOf(e.portal.Driver)
	for _, p := range list {
		if p != e.portal && p.checkArgs(args) == nil {
			return e.sibling(p)
		}
	}
	return nil, err
}

// Results gives what the main loop's function returned in the last run: nil if it
// has no results, or did not get that far.
func (e *Engine) Results() []any { return e.results }

// start gives the session of a run: the last run's, if there was one.
func (e *Engine) start(ctx context.Context) *Session {
	e.forgetOld()
	s := e.session
	if s == nil {
		s = e.newSession(nil)
		e.session = s
	}
	s.ctx, s.err, s.inCode, s.recording = ctx, nil, false, false
	if s.stopped == nil {
		s.stopped = new(atomic.Bool)
	}
	e.at.upward.begun(s)
	return s
}

// newSession makes a session, with room for all that the portal hands over: inside
// another one, or of a run.
func (e *Engine) newSession(outer *Session) *Session {
	most := e.program.Most()
	s := &Session{engine: e, Ints: make([]int64, most.Ints), Refs: make([]unsafe.Pointer, most.Refs), outer: outer}
	if outer != nil {
		s.depth = outer.depth + 1
	}
	return s
}

// ready prepares a recorder for a run.
func (e *Engine) ready(r *metainterp.Recorder) {
	r.Limit = e.params.TraceLimit
	r.Remember = e.opts.Passes.Has(optimizer.Loads)
	r.Quiet = e.sink == nil
	r.Portal, r.PortalCall = unsafe.Pointer(e.at), e.portalCall()
	r.Stopped = func() bool { return e.at.session.stopped.Load() }
	r.Compiled = func(ints []int64, refs []unsafe.Pointer) *trace.Target {
		if c := e.at.session.cellOf(ints, refs); c != nil {
			return c.target
		}
		return nil
	}
	r.CloseLoop = nil
	if e.opts.Passes.Has(optimizer.ClosedForm) {
		r.CloseLoop, r.Verify = e.closeLoop, e.opts.Verify
	}
	r.Watch = e.watch()
}

// closeLoop optimises a recording for its formulas alone; nil if it has none.
func (e *Engine) closeLoop(rec *trace.Trace) *trace.Closed {
	target, o := &trace.Target{}, e.opts
	o.Passes &^= optimizer.Repeat | optimizer.BridgeOpt // what they do comes after the formulas
	o.Stopped, o.Quiet = e.at.session.stopped.Load, true
	if _, err := optimizer.OptimizeLoop(rec, target, o); err != nil {
		return nil
	}
	return target.Closed
}

// watcher gives the sink if it looks closely; else nil.
func (e *Engine) watcher() trace.Watcher {
	w, _ := e.sink.(trace.Watcher)
	return w
}

// watch gives what is told of each instruction; nil if nobody is.
func (e *Engine) watch() func(*trace.Step) {
	w := e.watcher()
	if w == nil {
		return nil
	}
	return func(s *trace.Step) { e.at.upward.tell(func() { w.Instruction(s) }) }
}

// letGo lets the collector have the guest's objects that a run has left behind.
func (e *Engine) letGo() {
	e.recorders, e.blackholes = e.recorders[:min(1, len(e.recorders))], e.blackholes[:min(1, len(e.blackholes))]
	e.letGoRecorders()
	s := e.session
	if s.ctx.Done() != nil { // which may stop it later
		s.stopped = nil
	}
	s.ctx, s.hot, s.inner, s.above = nil, nil, nil, nil
	clear(s.Refs)
	clear(e.vary.refs)
	e.at.session = nil
	e.at.upward.ended()
	e.cut = nil
	e.alike = metainterp.Alike{}
	e.free(nil)
}

func (e *Engine) letGoRecorders() {
	if e.recorded {
		e.recorded = false
		for _, r := range e.recorders {
			r.LetGo()
		}
	}
}

// emit tells the sink. Where events are frequent, look at e.sink first.
func (e *Engine) emit(ev trace.Event) {
	if e.sink != nil {
		e.at.upward.tell(func() { e.sink.Event(ev) })
	}
}

// A Count tells how often a backward jump to a key was counted.
type Count struct {
	Where *trace.MergePoint
	Ints  []int64 // the integers among the greens' components, in order
	N     int64
	Hot   bool // whether the threshold was reached
}

// Counts lists the keys in the order in which they were first counted.
func (e *Engine) Counts() []Count {
	var list []Count
	for _, t := range e.tables {
		for _, c := range t.cells {
			n, limit := t.count(c), int64(e.params.Threshold)
			if n > 0 && !c.elsewhere { // else only a trace came here, or nobody
				list = append(list, Count{c.where, c.ints, n, limit > 0 && n >= limit})
			}
		}
	}
	return list
}

// Close frees all compiled code; the engine cannot run again. While it is running
// Close gives an error and does nothing.
func (e *Engine) Close() error {
	if !e.running.CompareAndSwap(false, true) {
		return errInUse
	}
	defer e.running.Store(false)
	if e.backend == nil {
		return nil
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.cleanup.Stop()
	b := e.backend
	e.backend = nil
	for _, s := range e.siblings {
		s.backend = nil
	}
	return b.Close()
}
