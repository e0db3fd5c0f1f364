package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"mergepoint/internal/stage"
)

// The exit statuses.
const (
	exitFailed      = 1   // the program cannot be read, parsed or run to its end
	exitUsage       = 2   // the command was used in a wrong way
	exitInterrupted = 130 // by Ctrl-C: 128 and the signal's number
)

func main() {
	// A closed pipe is an error of a write like others, not the end of us.
	signal.Ignore(syscall.SIGPIPE)
	os.Exit(command(os.Args[1:], os.Getenv("PYPYLOG"), os.Stdin, os.Stdout, os.Stderr))
}

// command is bf: it gives the exit status.
func command(args []string, pypylog string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, err := parseFlags(args, pypylog)
	if errors.Is(err, errHelp) {
		fmt.Fprint(stdout, usage())
		return 0
	}
	if err == nil {
		err = interruptible(o, func(ctx context.Context) error { return run(ctx, o, stdin, stdout, stderr) })
	}
	if err == nil {
		return 0
	}
	fmt.Fprintf(stderr, "bf: %v\n", plain(err))
	return status(err)
}

// errInterrupted is the end by Ctrl-C.
var errInterrupted = errors.New("interrupted")

// interruptible runs f with a context that ends by Ctrl-C or -timeout. A second
// Ctrl-C ends the process at once.
func interruptible(o *options, f func(context.Context) error) error {
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	if o.timeout > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeoutCause(ctx, o.timeout, timeoutError(o.timeout))
		defer stop()
	}
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	go func() {
		select {
		case <-interrupts:
			signal.Stop(interrupts)
			cancel(errInterrupted)
		case <-ctx.Done():
		}
	}()
	return f(ctx)
}

// A timeoutError says after how long a program was stopped.
type timeoutError time.Duration

func (e timeoutError) Error() string { return fmt.Sprintf("stopped after %v", time.Duration(e)) }

// status gives the exit status for an error.
func status(err error) int {
	var usage usageError
	switch {
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, errInterrupted):
		return exitInterrupted
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
	cause := failed.Err
	var path *os.PathError
	if errors.As(cause, &path) {
		cause = path.Err
	}
	return fmt.Errorf("cannot %s: %w", map[string]string{"read": "read the input", "write": "write the output"}[failed.Op], cause)
}
