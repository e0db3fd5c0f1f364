package chapters

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"mergepoint/chapters/stage"
)

// fewModes are ways to run a stage that differ in where things go wrong: in the
// interpreter, while recording, in compiled code.
var fewModes = []string{"off", "threshold=1,trace_eagerness=1", "threshold=3,trace_eagerness=2", "threshold=1000"}

// each runs f at each stage in each of the few modes.
func each(t *testing.T, f func(t *testing.T, s *Stage, params string)) {
	for i := range Stages {
		for _, params := range fewModes {
			t.Run(Stages[i].Folder+"/"+params, func(t *testing.T) { f(t, &Stages[i], params) })
		}
	}
}

var errFull = errors.New("disk full")

// A fullDisk takes so many bytes.
type fullDisk struct {
	got  strings.Builder
	room int
}

func (d *fullDisk) Write(p []byte) (int, error) {
	n := min(len(p), d.room)
	d.room -= n
	d.got.Write(p[:n])
	if n < len(p) {
		return n, errFull
	}
	return n, nil
}

// An output that fails in a hot loop ends the run with its error.
func TestOutputFails(t *testing.T) {
	each(t, func(t *testing.T, s *Stage, params string) {
		disk := &fullDisk{room: 5000}
		err := s.Run(context.Background(), parse(t, "++++++++[>++++++++<-]>+[.]"), strings.NewReader(""), disk, stage.Options{JIT: params})
		var failed stage.IOError
		if !errors.As(err, &failed) || failed.Op != "write" || !errors.Is(err, errFull) {
			t.Errorf("ends with %v, want a failed write", err)
		}
		if got, want := disk.got.String(), strings.Repeat("A", 5000); got != want {
			t.Errorf("%d bytes were written, want %d", len(got), len(want))
		}
	})
}

// A badInput gives so many bytes, then fails.
type badInput struct{ good int }

func (r *badInput) Read(p []byte) (int, error) {
	if r.good == 0 {
		return 0, errors.New("bad sector")
	}
	r.good--
	p[0] = 'x'
	return 1, nil
}

// An input that fails in a hot loop ends the run with its error, after all that was
// printed before.
func TestInputFails(t *testing.T) {
	each(t, func(t *testing.T, s *Stage, params string) {
		var out strings.Builder
		err := s.Run(context.Background(), parse(t, ",[.,]"), &badInput{20}, &out, stage.Options{JIT: params})
		if got, want := out.String(), strings.Repeat("x", 20); got != want {
			t.Errorf("printed %q, want %q", got, want)
		}
		if err == nil || err.Error() != "read: bad sector" {
			t.Errorf("ends with %v, want a failed read", err)
		}
	})
}

// What was printed can be seen before input is waited for.
func TestOutputBeforeInput(t *testing.T) {
	each(t, func(t *testing.T, s *Stage, params string) {
		var out strings.Builder
		in := readerFunc(func(p []byte) (int, error) {
			if got := out.String(); !strings.HasSuffix(got, "?") {
				t.Errorf("input is read when %q is printed", got)
			}
			p[0] = 'y'
			return 1, nil
		})
		src := "++++++++[>++++++++>++++++++<<-]>->>+++++++[<<.>,>-]" // ?, seven times
		if err := s.Run(context.Background(), parse(t, src), in, &out, stage.Options{JIT: params}); err != nil {
			t.Error(err)
		}
		if got := out.String(); got != strings.Repeat("?", 7) {
			t.Errorf("printed %q", got)
		}
	})
}

type readerFunc func(p []byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// A run whose context is done ends soon, with the reason, in compiled code as in
// the interpreter. The program prints, so that a plain one that was left behind
// ends, too.
func TestCancel(t *testing.T) {
	reason := errors.New("enough")
	each(t, func(t *testing.T, s *Stage, params string) {
		ctx, cancel := context.WithCancelCause(context.Background())
		time.AfterFunc(20*time.Millisecond, func() { cancel(reason) })
		start := time.Now()
		err := s.Run(ctx, parse(t, "+[>+[-]<.]"), strings.NewReader(""), io.Discard, stage.Options{JIT: params})
		if err != reason {
			t.Errorf("ends with %v, want the context's cause", err)
		}
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("took %v to end", d)
		}
	})
}

// A context that is done at the start.
func TestCanceledBefore(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	each(t, func(t *testing.T, s *Stage, params string) {
		err := s.Run(ctx, parse(t, "+[.]"), strings.NewReader(""), io.Discard, stage.Options{JIT: params})
		if err != context.Canceled {
			t.Errorf("ends with %v", err)
		}
	})
}
