package metainterp

import (
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/trace"
)

// snapshot keeps what is needed to go on at pc in the innermost frame: its live
// registers, and for each caller those that live on after the call it waits for.
func (r *Recorder) snapshot(pc int, live *jitcode.Live) *trace.Guard {
	g := r.slabs.guards.one()
	g.Number = -1
	g.Frames = r.slabs.frames.list(len(r.stack))
	for i := range g.Frames {
		f := &r.stack[len(r.stack)-1-i]
		if i > 0 {
			pc, live = f.pc, f.fn.Code[f.pc].Live
		}
		g.Frames[i] = trace.Frame{
			Info: f.fn.info, PC: pc, Line: f.fn.Code[pc].Line,
			IntRegs: live.Ints, RefRegs: live.Refs,
			Ints: r.pick(f.ints, live.Ints), Refs: r.pick(f.refs, live.Refs),
		}
	}
	return g
}

func (r *Recorder) pick(bank []*trace.Box, regs []uint16) []*trace.Box {
	l := r.slabs.lists.list(len(regs))
	for i, reg := range regs {
		l[i] = bank[reg]
	}
	return l
}
