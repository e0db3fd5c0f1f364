//go:build planted

package optimizer

import (
	"math/bits"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A bug, for the third exercise of chapter 3: only builds with the tag planted
// have it. Whoever does the exercise finds it with the viewer, not here.
func init() {
	pass := &Table[bits.TrailingZeros8(uint8(Heap))]
	pass.before = func(w *walk, op *trace.Op) {
		if op.Code != ops.GuardTrue && op.Code != ops.GuardFalse {
			performStores(w, op)
		}
	}
}
