package runner

import (
	"context"
	"testing"
	"time"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/tracetext"
)

// TestEmptyLoopStops: a loop that does nothing stops when the context is done.
func TestEmptyLoopStops(t *testing.T) {
	for _, text := range []string{"[p0]\njump(p0, descr=<Loop0>)", "[i0, p1]\njump(i0, p1, descr=<Loop0>)"} {
		tr, err := tracetext.Parse(text, tracetext.NewEnv())
		if err != nil {
			t.Fatal(err)
		}
		b := New()
		c, err := b.Compile(tr)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
		defer cancel()
		ints := make([]int64, len(tr.Inputs)-1)
		if e := b.Run(ctx, c, ints, make([]unsafe.Pointer, 1)); e.Kind != backend.ExitCanceled {
			t.Errorf("%s: %+v", text, e)
		}
	}
}
