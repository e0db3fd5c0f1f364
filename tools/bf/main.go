package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"mergepoint/chapters/stage"
)

// The exit statuses. After a signal it is 128 and the signal's number.
const (
	exitFailed = 1 // the program cannot be read, parsed or run to its end
	exitUsage  = 2 // the command was used in a wrong way
)

func main() {
	collectLater()
	ignoreBrokenPipes()
	os.Exit(command(os.Args[1:], os.Getenv("PYPYLOG"), os.Stdin, os.Stdout, os.Stderr))
}

// command is bf: it gives the exit status.
func command(args []string, pypylog string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, err := parseFlags(args, pypylog)
	switch {
	case errors.Is(err, errHelp):
		err = printTo(stdout, "the help", usage())
	case err == nil:
		err = interruptible(o, func(ctx context.Context) error {
			return run(ctx, o, &input{r: stdin}, stdout, stderr)
		})
	}
	for _, e := range flatten(err) {
		fmt.Fprintf(stderr, "bf: %v\n", plain(e))
	}
	return status(err)
}

// printTo writes a text; the error says what could not be written.
func printTo(w io.Writer, what, text string) error {
	if _, err := io.WriteString(w, text); err != nil {
		return fmt.Errorf("cannot write %s: %w", what, cause(err))
	}
	return nil
}

// flatten lists the errors that were joined to err, none if it is nil.
func flatten(err error) (list []error) {
	if err == nil {
		return nil
	}
	several, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	for _, e := range several.Unwrap() {
		list = append(list, flatten(e)...)
	}
	return list
}

// An ending is a signal that ends a run, and keeps what was printed.
type ending struct {
	signal os.Signal
	says   string
	status int
}

func (e ending) Error() string { return e.says }

// interruptible runs f with a context that ends by one of the signals of endings
// or by -timeout. After that the next signal ends the process at once, however
// busy it is.
func interruptible(o *options, f func(context.Context) error) error {
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	if o.timeout > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeoutCause(ctx, o.timeout, timeoutError(o.timeout))
		defer stop()
	}
	signals := make(chan os.Signal, 1)
	for _, e := range endings {
		if !ignored(e.signal) { // as nohup wants it
			signal.Notify(signals, e.signal)
		}
	}
	defer signal.Stop(signals)
	go func() {
		select {
		case s := <-signals:
			signal.Stop(signals)
			for _, e := range endings {
				if e.signal == s {
					cancel(e)
				}
			}
		case <-ctx.Done():
			signal.Stop(signals)
		}
	}()
	return f(ctx)
}

// attend waits for f, but no longer than the context: what blocks then is left
// behind, as the process is about to end.
func attend[T any](ctx context.Context, f func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		v, err := f()
		done <- result{v, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, context.Cause(ctx)
	}
}

// A timeoutError says after how long a program was stopped.
type timeoutError time.Duration

func (e timeoutError) Error() string { return fmt.Sprintf("stopped after %v", time.Duration(e)) }

// status gives the exit status for an error.
func status(err error) int {
	var usage usageError
	var end ending
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &end):
		return end.status
	}
	return exitFailed
}

// plain drops from an error of the system what a user did not ask for: which
// call failed on which file descriptor.
func plain(err error) error {
	var failed stage.IOError
	if !errors.As(err, &failed) {
		return err
	}
	return fmt.Errorf("cannot %s: %w", map[string]string{"read": "read the input", "write": "write the output"}[failed.Op], cause(failed.Err))
}

// cause is what the system said, without the call and the file that it said it of.
func cause(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// input remembers that it has ended. A terminal would ask the user again.
type input struct {
	r   io.Reader
	err error
}

func (in *input) Read(p []byte) (n int, err error) {
	if in.err == nil {
		n, in.err = in.r.Read(p)
	}
	return n, in.err
}
