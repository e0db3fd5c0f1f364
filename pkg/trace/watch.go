package trace

// A Watcher is a [Sink] that looks more closely: it is told of each jump that is
// counted and of each instruction that recorder and blackhole run. A run with one
// does the same as a run without, and nobody else pays for it.
type Watcher interface {
	Sink
	// Counted tells of a backward jump and of how often its place has been counted.
	Counted(where *MergePoint, times int64)
	// Instruction tells what is done next.
	Instruction(s *Step)
}

// A Step is an instruction of the interpreter that recorder or blackhole does next.
// It may be kept.
type Step struct {
	Text string // as jitcode
	// Frames are the active functions, innermost first, with all registers that
	// hold something. In the blackhole the values are plain: constants.
	Frames []Frame
	// Recorded is how many ops are written down by now; -1 in the blackhole.
	Recorded int
}
