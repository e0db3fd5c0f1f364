package warm

import "unsafe"

// A Session is what a generated portal talks to, once per run of a guest:
//
//	s.Begin(ints, refs)              // constant greens, once at the start
//	…
//	if s.Count1(int64(pc)) {         // where the guest jumps backward
//		s.Ints[0], s.Ints[1] = …     // all components at the merge point:
//		s.Refs[0], s.Refs[1] = …     // greens, then reds, each bank in order
//		if s.Enter() { return }      // may run compiled code, or record
//		pc = int(s.Ints[0])          // what the main loop itself assigns
//	}
//
// Counting is nearly all that a guest without hot loops pays for.
type Session struct {
	// Ints and Refs carry the merge point's components to and from Enter. They
	// have the right length from Begin on. After Enter reported true they hold
	// the results' components of the main loop, at the front.
	Ints []int64
	Refs []unsafe.Pointer
}

// Begin tells the components of the constant greens, each bank in order: those
// not in Portal.VaryInts and VaryRefs. The slices may be reused afterwards.
func (s *Session) Begin(ints []int64, refs []unsafe.Pointer) {}

// Count1 counts a backward jump to the greens that differ from Begin's in one
// integer, green. It reports whether Enter has something to do.
func (s *Session) Count1(green int64) bool { return false }

// CountN is Count1 for any number of varying components.
func (s *Session) CountN(ints []int64, refs []unsafe.Pointer) bool { return false }

// Enter does what a hot merge point asks for: it records, compiles, runs
// compiled code, and comes back at some later merge point, whose components it
// leaves in Ints and Refs. It reports true if the main loop is to return
// instead: because the guest did, or because the run was cancelled.
func (s *Session) Enter() (done bool) { return false }
