package stage

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"mergepoint/chapters/bfparse"
)

func program(t *testing.T, src string) *bfparse.Program {
	t.Helper()
	p, err := bfparse.Parse("p.b", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Whatever ends a run, what was printed is passed on, and a fault of the guest has
// a place.
func TestRunEnds(t *testing.T) {
	failed := errors.New("failed")
	for _, tt := range []struct {
		name string
		body func() error
		want string
	}{
		{"well", func() error { return nil }, ""},
		{"error", func() error { return failed }, "failed"},
		{"fault", func() error { panic(Fault{PC: 1, Text: "too bad"}) }, "p.b:2:1: too bad"},
		{"input", func() error { panic(IOError{"read", failed}) }, "read: failed"},
		{"tape", func() error { panic(ErrTapeFull) }, ErrTapeFull.Error()},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			out := NewOutput(&b)
			err := Run(context.Background(), program(t, "+\n-"), out, func(context.Context) error {
				out.WriteByte('x')
				return tt.body()
			})
			if (err == nil) != (tt.want == "") || err != nil && err.Error() != tt.want {
				t.Errorf("ends with %v, want %q", err, tt.want)
			}
			if b.String() != "x" {
				t.Errorf("printed %q, want x", b.String())
			}
		})
	}
}

// A panic that is not the guest's is ours, and goes on.
func TestGuardLetsBugsPass(t *testing.T) {
	var b strings.Builder
	out := NewOutput(&b)
	defer func() {
		if r := recover(); r != "bug" || b.String() != "x" {
			t.Errorf("recovered %v, printed %q", r, b.String())
		}
	}()
	guard(program(t, ""), out, func() error {
		out.WriteByte('x')
		panic("bug")
	})
}

// A body that does not look at its context is left behind, and cannot write any more.
func TestRunLeavesBehind(t *testing.T) {
	ctx, cancel := context.WithCancelCause(context.Background())
	reason := errors.New("enough")
	var b bytes.Buffer
	out := NewOutput(&b)
	wait, after := make(chan bool), make(chan error)
	err := Run(ctx, program(t, ""), out, func(context.Context) error {
		out.WriteByte('x')
		cancel(reason)
		<-wait
		after <- out.WriteByte('y')
		return nil
	})
	if err != reason || b.String() != "x" {
		t.Errorf("ends with %v, printed %q", err, b.String())
	}
	close(wait)
	if err := <-after; err != reason {
		t.Errorf("a write afterwards gives %v, want %v", err, reason)
	}
}

func TestOutputPassesOnWhenFull(t *testing.T) {
	var b bytes.Buffer
	out := NewOutput(&b)
	for range outputBuffer - 1 {
		out.WriteByte('\n') // not a terminal
	}
	if b.Len() != 0 {
		t.Errorf("%d bytes are passed on early", b.Len())
	}
	if out.WriteByte('x'); b.Len() != outputBuffer {
		t.Errorf("%d bytes are passed on, want %d", b.Len(), outputBuffer)
	}
	if NewOutput(out) != out {
		t.Error("an Output is wrapped in another")
	}
}

// On a terminal a line is seen when it ends. /dev/null is a device like it, and is
// none: output to it is not to cost more than to a file.
func TestOutputOnTerminal(t *testing.T) {
	for _, tt := range []struct {
		name string
		held int
	}{{"/dev/ptmx", 0}, {os.DevNull, 2}} {
		dev, err := os.OpenFile(tt.name, os.O_RDWR, 0)
		if errors.Is(err, os.ErrNotExist) && tt.held == 0 {
			t.Log("this system has no ", tt.name)
			continue
		} else if err != nil {
			t.Fatal(err)
		}
		defer dev.Close()
		out := NewOutput(dev)
		out.WriteByte('x')
		if len(out.buf) != 1 {
			t.Errorf("%s: a byte is passed on before its line ends", tt.name)
		}
		out.WriteByte('\n')
		if len(out.buf) != tt.held {
			t.Errorf("%s: %d bytes are held back at the end of a line, want %d", tt.name, len(out.buf), tt.held)
		}
	}
}

// A writer that blocks does not keep a run from ending, whether the interpreter
// looks at its context or not.
func TestRunEndsThoughWriterBlocks(t *testing.T) {
	for _, looks := range []bool{false, true} {
		ctx, cancel := context.WithCancelCause(context.Background())
		reason := errors.New("enough")
		w := blocked(make(chan bool))
		defer close(w)
		out := NewOutput(w)
		begun := time.Now()
		err := Run(ctx, program(t, ""), out, func(ctx context.Context) error {
			out.WriteByte('x')
			cancel(reason)
			if looks {
				return ctx.Err()
			}
			return out.Flush()
		})
		if !errors.Is(err, reason) || time.Since(begun) > 10*time.Second {
			t.Errorf("looks %v: ends with %v after %v", looks, err, time.Since(begun))
		}
	}
}

// A blocked writer takes nothing until it is closed.
type blocked chan bool

func (b blocked) Write(p []byte) (int, error) {
	<-b
	return len(p), nil
}

// A failed write is told beside what else went wrong.
func TestRunTellsBothErrors(t *testing.T) {
	ctx, cancel := context.WithCancelCause(context.Background())
	reason := errors.New("enough")
	for _, tt := range []struct {
		body func() error
		want string
	}{
		{func() error { panic(Fault{PC: 0, Text: "too bad"}) }, "p.b:1:1: too bad\nwrite: full"},
		{func() error { panic(ErrTapeFull) }, ErrTapeFull.Error() + "\nwrite: full"},
		{func() error { panic(IOError{"write", errFull}) }, "write: full"},
		{func() error { return nil }, "write: full"},
		{func() error { cancel(reason); return ctx.Err() }, "enough\nwrite: full"},
	} {
		out := NewOutput(full{})
		err := Run(ctx, program(t, "+"), out, func(context.Context) error {
			out.WriteByte('x')
			return tt.body()
		})
		if err == nil || err.Error() != tt.want {
			t.Errorf("got %v, want %s", err, tt.want)
		}
	}
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestEOF(t *testing.T) {
	for name, want := range map[string]int{"zero": 0, "keep": 7, "minus1": -1} {
		var e EOF
		if err := e.Set(name); err != nil || e.String() != name || e.Apply(7) != want {
			t.Errorf("%s: %v, %v, %d", name, err, e, e.Apply(7))
		}
	}
	var e EOF
	if e.Set("one") == nil {
		t.Error("-eof one is accepted")
	}
}
