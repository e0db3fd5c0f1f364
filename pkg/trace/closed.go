package trace

// A Closed is a loop as a sequence of ops, for whoever records and comes to its merge
// point: instead of a jump they lead behind the loop.
type Closed struct {
	Inputs []*Box // the reds
	// Ops compute, load and ask, in order. The guards without frames are those of the
	// short preamble: where one does not hold the loop is still to be gone. The others
	// are the loop's own, in its last round: by the first that does not hold it is left.
	Ops []*Op
	// InVain says that a trace went through it and did not close itself.
	InVain bool
}
