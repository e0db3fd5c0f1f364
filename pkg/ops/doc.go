// Package ops is the op table: each operation of jitcode and of traces is one
// row with its name, operands, facts and meaning, and with the function that
// computes it. Constant folding, the recorder, the blackhole and the judge of
// backends all call that same function, so they cannot disagree.
//
// Called by all who know operations: codewriter, metainterp, optimizer, the backends.
// It calls descr.
//
// Names and meanings are PyPy's (rpython/jit/metainterp/resoperation.py and
// executor.py); integers are Go's: 64 bits, wrapping, shifts by any count.
package ops
