package trace

// A Closed is a loop as a sequence of ops, for whoever records and comes to its merge
// point: instead of a jump they lead behind the loop.
type Closed struct {
	Inputs []*Box // the reds
	// Ops compute, load and ask, in order. The guards without frames are those of the
	// short preamble: where one does not hold the loop is still to be gone. The others
	// are the loop's own, in its last round: by the first that does not hold it is left.
	Ops []*Op
	// Zero is a number, of those that Ops load: if it is 0 before the loop, they change
	// nothing. Nil if there is none.
	Zero *Box
	// OnSight says that the loop was found on sight: it need not go many rounds.
	OnSight bool
	// InVain says that a trace went through it and did not close itself.
	InVain bool
}
