package optimizer

import (
	"slices"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A guard that fails for another reason than its own must not tell the interpreter an
// answer: it resumes where the question is asked, see [trace.Again]. The rules that
// strengthen guards want that, here and in sharpenNonnull; it costs a comparison when
// the guard fails, and pays (ops of collatz: 5,365 without, 4,887 with it).

// again gives the innermost frame of a guard as it is where the question is asked, of
// the given boxes.
func again(g *trace.Guard, asked []*trace.Box) trace.Frame {
	f := g.Frames[0]
	f.PC, f.Line = g.Again.PC, g.Again.Line
	f.IntRegs, f.Ints = slices.Clone(f.IntRegs), slices.Clone(f.Ints)
	for n, reg := range g.Again.Regs {
		if reg >= 0 {
			f.SetInt(uint16(reg), asked[n])
		}
	}
	return f
}

// resumeAgain lets a guard resume where the interpreter asks its question, since
// the answer is no longer known when it fails. The operands are live there.
func (w *walk) resumeAgain(k *order) bool {
	g := k.guard.Guard
	if g.Again == nil || k.asked == nil {
		return false
	}
	for n, reg := range g.Again.Regs {
		if reg < 0 {
			continue
		}
		if def := w.def(k.asked[n]); def != nil && def.Code.Is(ops.Compare) {
			return false // it would have to be kept, though it may be doubted
		}
	}
	g.Frames[0] = again(g, k.asked)
	g.CollectFailArgs()
	w.need(g.FailArgs)
	return true
}

// asksAgain reports whether the guard asks for others as well: it was strengthened, and
// resumes where the interpreter asks. That of the recording need not fail when it does.
func (e *exit) asksAgain() bool {
	g := e.guard.Guard
	return g.Again != nil && g.Frames[0].PC == g.Again.PC
}
