package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"time"

	"mergepoint/pkg/backend/amd64"
	"mergepoint/tools/viewer"
)

// writeView writes the page of -view.
func (r *reports) writeView(ctx context.Context) error {
	page := viewer.NewPage(filepath.ToSlash(r.o.program), r.o.args, r.o.stage.Sources())
	if r.view.MachineCode() {
		page.Listing = amd64.NewListing()
	}
	err := r.view.WritePage(attended{ctx, r.page}, page)
	if closed := r.page.Close(); closed != nil {
		return closed
	}
	return err
}

// An attended writer gives up a write that takes too long.
type attended struct {
	ctx context.Context
	w   io.Writer
}

func (a attended) Write(p []byte) (int, error) {
	ctx, cancel := lastWrites(a.ctx)
	defer cancel()
	return attend(ctx, func() (int, error) { return a.w.Write(p) })
}

// lastWrites is how long a write after the run may take: as long as the run might
// have, or, if that was cut short, a time in which any disk answers.
func lastWrites(ctx context.Context) (context.Context, context.CancelFunc) {
	if ctx.Err() == nil {
		return ctx, func() {}
	}
	return context.WithTimeoutCause(context.Background(), 2*time.Second, errors.New("the page could not be written in time"))
}
