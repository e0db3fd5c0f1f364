package jit

// Promote gives x back, and makes it a constant of the trace: one guard, and all
// that follows from the value is computed while recording. It pays where few
// values come along; each makes a trace of its own. Whatever has no floats
// in it can be promoted: a string by where it lies and how long it is. Without the
// JIT it does nothing. PyPy's hint(x, promote=True).
func Promote[T any](x T) T { return x }
