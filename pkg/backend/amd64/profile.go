//go:build amd64

package amd64

import (
	"context"
	"runtime/pprof"
)

// label lets the samples of a CPU profile name the code.
func (b *Backend) label(code *Code) {
	pprof.SetGoroutineLabels(pprof.WithLabels(b.ctx, pprof.Labels("loop", code.Name())))
}

func (b *Backend) unlabel(ctx context.Context) { pprof.SetGoroutineLabels(ctx) }
