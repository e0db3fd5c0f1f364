package main

import (
	"bytes"
	"context"
	"errors"
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
	var b bytes.Buffer
	if err := r.view.WritePage(&b, page); err != nil {
		return err
	}
	ctx, cancel := lastWrites(ctx)
	defer cancel()
	_, err := attend(ctx, func() (int, error) { return r.page.Write(b.Bytes()) })
	if closed := r.page.Close(); closed != nil {
		return closed
	}
	return err
}

// lastWrites is how long a write after the run may take: as long as the run might
// have, or, if that was cut short, a time in which any disk answers.
func lastWrites(ctx context.Context) (context.Context, context.CancelFunc) {
	if ctx.Err() == nil {
		return ctx, func() {}
	}
	return context.WithTimeoutCause(context.Background(), 2*time.Second, errors.New("the page could not be written in time"))
}
