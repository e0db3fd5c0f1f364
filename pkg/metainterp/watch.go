package metainterp

import (
	"slices"
	"unsafe"

	"mergepoint/pkg/trace"
)

// watched makes what a watcher is told of the frames, outermost first in n.
func watched(n int, recorded int, at func(i int) (fn *function, pc int, b bank)) *trace.Step {
	s := &trace.Step{Recorded: recorded}
	for i := range n {
		fn, pc, b := at(i)
		f := trace.Frame{Info: fn.info, PC: pc, Line: fn.Code[pc].Line}
		f.IntRegs, f.Ints = filled(b.ints)
		f.RefRegs, f.Refs = filled(b.refs)
		s.Frames = append(s.Frames, f)
		s.Text = fn.InstrText(pc)
	}
	slices.Reverse(s.Frames)
	return s
}

// filled gives the registers that hold something.
func filled(bank []*trace.Box) (regs []uint16, boxes []*trace.Box) {
	for i, b := range bank {
		if b != nil {
			regs, boxes = append(regs, uint16(i)), append(boxes, b)
		}
	}
	return regs, boxes
}

func (r *Recorder) step() *trace.Step {
	return watched(len(r.stack), len(r.trace.Ops), func(i int) (*function, int, bank) {
		f := &r.stack[i]
		return f.fn, f.pc, f.bank
	})
}

func (b *Blackhole) step() *trace.Step {
	return watched(len(b.stack), -1, func(i int) (*function, int, bank) {
		f := &b.stack[i]
		return f.fn, f.pc, bank{plain(f.ints, trace.ConstInt), plain(f.refs, func(p unsafe.Pointer) *trace.Box {
			if p == nil {
				return nil // empty, or nil: there is nothing to see
			}
			return trace.ConstRef(p)
		})}
	})
}

func plain[T any](bank []T, box func(T) *trace.Box) (boxes []*trace.Box) {
	for _, v := range bank {
		boxes = append(boxes, box(v))
	}
	return boxes
}
