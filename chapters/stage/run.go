package stage

import (
	"context"
	"errors"
	"time"

	"mergepoint/chapters/bfparse"
)

// Grace is how long a cancelled run may take to stop by itself.
const Grace = 200 * time.Millisecond

// Run runs the body of a chapter's Run and sees to its end, however it comes:
// what was printed is passed on before anything else happens, the guest's faults
// become errors that name line and column, and a context that is done ends the
// run even where the interpreter is a plain Go loop that never looks.
//
// The body runs in a goroutine of its own. One that does not stop within [Grace]
// of its context is left behind: its next write fails, its memory is the
// collector's. That is for a program about to exit, and the reason for not
// closing an engine anywhere but in the body.
func Run(ctx context.Context, p *bfparse.Program, out *Output, body func(context.Context) error) error {
	done := make(chan error, 1)
	go func() {
		done <- guard(p, out, func() error { return withCause(ctx, body(ctx)) })
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-done:
		return err
	case <-time.After(Grace):
		return joined(context.Cause(ctx), out.abandon(context.Cause(ctx)))
	}
}

// joined adds to an error, nil or not, what became of the output, if err does not
// say so already.
func joined(err, written error) error {
	if written == nil || errors.Is(err, written) {
		return err
	}
	return errors.Join(err, IOError{"write", written})
}

// withCause gives for an error that only says that the context is done the reason
// why it is.
func withCause(ctx context.Context, err error) error {
	if err != nil && errors.Is(err, ctx.Err()) {
		return context.Cause(ctx)
	}
	return err
}

// guard runs the body, flushes, and turns the panics that are about the guest
// into errors. Any other panic is a bug of ours and goes on.
func guard(p *bfparse.Program, out *Output, body func() error) (err error) {
	defer func() {
		flushed := out.Flush()
		if r := recover(); r != nil {
			if err = guestError(p, r); err == nil {
				panic(r)
			}
		}
		err = joined(err, flushed)
	}()
	return body()
}

// guestError gives the error that a panic of the interpreter stands for, nil if
// it stands for none.
func guestError(p *bfparse.Program, panicked any) error {
	switch e := panicked.(type) {
	case Fault:
		return p.Errorf(e.PC, "%s", e.Text)
	case IOError:
		return e
	case error:
		if e == ErrTapeFull {
			return e
		}
	}
	return nil
}
