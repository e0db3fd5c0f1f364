//go:build !js

package amd64

import (
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
)

// Code calls code: see [backend.Calls]. The callee is a level of the same run. Its refs
// lie in the frame behind those of the caller, whose ints are saved meanwhile, since
// all code has its ints at the same place. A level that finishes goes back to its
// caller's code. One that a guard leaves is finished by the engine, and gives the
// result all the same. So a call costs two ways through Go, and no new run.

// A level is what a caller needs when its callee comes back.
type level struct {
	x     *exit // the call
	off   int   // of the caller's refs in the frame
	saved int   // where its ints are in Backend.saved
}

// Calls lets code call code.
func (b *Backend) Calls(c *backend.Calls) { b.c.calls = append(b.c.calls, c) }

// callsOf gives how a function is called by code, nil if it is any function.
func (c *compiler) callsOf(d *descr.Call) *fail {
	for _, known := range c.calls {
		if known.Descr == d {
			return &fail{calls: known, code: c.out}
		}
	}
	return nil
}

// level deals with what leads from one level to another. It reports false for all else.
func (s *session) level(x *exit) bool {
	switch {
	case x.kind == exitCall:
		return s.push(x)
	case s.depth == 0:
		return false
	case x.kind == exitFinish:
		s.finished(x)
	case x.kind == exitGuard:
		s.levelFailed(x)
	default:
		return false
	}
	return true
}

// push enters the code that a call is for. It reports false if there is none, or no
// room, or if the run is to stop: then the function is called as any other.
func (s *session) push(x *exit) bool {
	b, from := s.b, x.fail.code
	off := s.off + from.refs
	if s.calls--; s.calls < 0 {
		s.ask()
	}
	if off > someRefs || off+b.refs > len(s.base) || s.words[wordFuel] <= 0 {
		return false
	}
	code, _ := x.fail.calls.Code(s.frame[1]).(*Code)
	if code == nil {
		return false
	}
	b.levels = append(b.levels[:s.low+s.depth], level{x, s.off, len(b.saved)})
	b.saved = append(b.saved, s.words[wordInts:wordInts+from.ints]...)
	s.depth++
	to := s.base[off:]
	copy(to, s.frame[2:x.refs]) // behind the level and the key
	s.off, s.frame, s.at = off, to, code.entry
	return true
}

// pop goes back to the caller, and gives its call.
func (s *session) pop() *exit {
	b := s.b
	s.depth--
	l := b.levels[s.low+s.depth]
	copy(s.words[wordInts:], b.saved[l.saved:l.saved+l.x.fail.code.ints])
	b.levels, b.saved = b.levels[:s.low+s.depth], b.saved[:l.saved]
	s.off, s.frame = l.off, s.base[l.off:]
	return l.x
}

// finished gives a level's result to its caller.
func (s *session) finished(x *exit) {
	i, p := s.words[wordInts], unsafe.Pointer(nil)
	if x.refs > 0 {
		p = s.frame[0]
	}
	s.land(s.pop(), i, p)
}

// land goes on behind a call with what it gave.
func (s *session) land(x *exit, i int64, p unsafe.Pointer) {
	s.words[wordInts], s.words[wordRaised] = i, 0
	if x.pointer {
		s.frame[0] = p
	}
	s.at = x.resume
}

// levelFailed lets the engine finish a level that a guard has left.
func (s *session) levelFailed(x *exit) {
	var e backend.Exit
	s.guardExit(x, &e)
	call := s.b.levels[s.low+s.depth-1].x
	s.exit = uintptr(unsafe.Pointer(call))
	s.failing = true
	i, p := call.fail.calls.Failed(&e)
	s.failing = false
	s.land(s.pop(), i, p)
}

// cutOff forgets the levels, and what they have saved.
func (s *session) cutOff() {
	if s.depth > 0 {
		s.b.saved = s.b.saved[:s.b.levels[s.low].saved]
		s.b.levels, s.depth = s.b.levels[:s.low], 0
	}
}
