//go:build planted

package optimizer

import (
	mathbits "math/bits"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A bug, for the third exercise of chapter 3: only builds with the tag planted
// have it. Whoever does the exercise finds it with the viewer, not here.
func init() {
	asks := func(op *trace.Op) bool { return op.Code == ops.GuardTrue || op.Code == ops.GuardFalse }
	pass := &Table[mathbits.TrailingZeros32(uint32(Heap))]
	pass.before = func(w *walk, op *trace.Op) {
		if !asks(op) {
			performStores(w, op)
		}
	}
	pass.learn = func(w *walk, op *trace.Op) {
		learnHeap(w, op)
		if asks(op) && op.Guard != nil {
			op.Guard.Pending = nil
		}
	}
}
