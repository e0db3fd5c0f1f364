package metainterp

import "maps"

// Loops in callees. Most are short: over a chain of scopes, over what a cell stands for, over
// what has to be made larger first and hardly ever has. Such a loop costs less in the trace,
// round by round, than a call, which the trace cannot see through. Whether it is short is known
// only when it runs. So a function with loops is looked into until they turn out to be long;
// from then on it is called. PyPy calls all such functions whose author has not said otherwise
// (look_inside_iff, unroll_safe).

const (
	// mostLooped is how many ops may be recorded of an activation with a loop in it.
	mostLooped = 150
	// mostTurns is how many rounds it may go, recording little, or in the blackhole.
	mostTurns = 1000
)

// Loops is what an engine knows of its functions' loops, by function.
type Loops []loops

type loops struct {
	short  int  // activations that were recorded to the end
	long   int  // that went on for too long
	called bool // it is not looked into any more
}

// NewLoops begins to know.
func NewLoops(p *Program) Loops { return make(Loops, len(p.funcs)) }

// Looked holds functions with loops into which traces look, with the ops recorded of them.
type Looked map[int]int

// Looked gives those that the last recording has looked into.
func (r *Recorder) Looked() Looked { return r.looked }

// With adds others; nil may be added to.
func (l Looked) With(others Looked) Looked {
	if l == nil && len(others) > 0 {
		l = Looked{}
	}
	maps.Copy(l, others)
	return l
}

// Calls reports whether one of the functions is called by now.
func (l Loops) Calls(looked Looked) bool {
	for fn := range looked {
		if l[fn].called {
			return true
		}
	}
	return false
}

// Call has functions called from now on. It reports whether that is new for one of them.
func (l Loops) Call(looked Looked) (isNew bool) {
	for fn := range looked {
		isNew = isNew || !l[fn].called
		l[fn].called = true
	}
	return isNew
}

// wentOn notes that a loop was long. Once is no rule: it may have been the first time.
func (l *loops) wentOn() {
	l.long++
	l.called = l.called || l.long > 1 && 8*l.long > l.short
}

// loopHeader counts a round.
func (r *Recorder) loopHeader(f *frame) {
	f.pc++
	if f.turns++; f.certain || f.turns <= mostTurns && len(r.trace.Ops)-f.began <= mostLooped {
		return
	}
	if r.isDry {
		r.end = Stopped
		return
	}
	r.end = WentRound
	r.loops[f.fn.index].wentOn()
}

// left notes that an activation is over.
func (r *Recorder) left(f *frame) {
	if !f.fn.hasLoops || f.certain || r.isDry {
		return
	}
	if r.looked == nil {
		r.looked = Looked{}
	}
	r.looked[f.fn.index] += len(r.trace.Ops) - f.began
	r.loops[f.fn.index].short++
}

// FromInside reports a bridge that began in a function with loops.
func (r *Recorder) FromInside() bool { return r.inside }

// tooLong says how a recording ends that is too long. If much of it comes of one function
// with loops, that is called from now on: PyPy's disable_noninlinable_function.
func (r *Recorder) tooLong() End {
	r.hasty = r.early != nil
	for i := range r.stack {
		r.left(&r.stack[i])
	}
	most := -1
	for fn, n := range r.looked {
		if most < 0 || n > r.looked[most] || n == r.looked[most] && fn < most {
			most = fn
		}
	}
	if most < 0 || r.looked[most] < r.Limit/8 {
		return TooLong
	}
	r.loops[most].called = true
	return WentRound
}

// loopHeader counts a round of the blackhole's, which is slow.
func (b *Blackhole) loopHeader(f *rawFrame) {
	f.pc++
	if f.turns++; f.turns > mostTurns {
		b.loops[f.fn.index].called, b.WentRound = true, true
	}
}
