package witness_test

import (
	"context"
	"io"
	"os"
	"strings"
	"testing"

	"mergepoint/chapters/ch05_pure"
	"mergepoint/chapters/ch08_registers"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/backend"
	"mergepoint/pkg/codewriter/testdata/subset"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/warm"
	"mergepoint/testdata/accvm"
	"mergepoint/testdata/regvm"
	"mergepoint/tools/witness"
)

// modes leave as much as possible to compiled code, with all loads in their places
// and with those that passes leave.
var modes = []string{"threshold=1,trace_eagerness=1,enable_opts=none", "threshold=2,trace_eagerness=1"}

// interpreters are runs of all interpreters that are checked in.
var interpreters = map[string]func(t *testing.T, mode string, b backend.Backend){
	"subset": func(t *testing.T, mode string, b backend.Backend) {
		for _, code := range []string{"abcdefg]", "hijklmnop]", "qrstuvwxyz]", "a0b]", "c5d]", "e!f]", "g=h]"} {
			run(t, mode, b, subset.Driver, code, subset.New(60))
		}
	},
	"regvm": func(t *testing.T, mode string, b backend.Backend) {
		code, err := regvm.Parse("set r1 60\nloop: add r2 r2 r1\ndeposit r2\nset r6 3\nstore r2 r6\nload r5 r6\naddi r1 -1\nswap\njnz r1 loop\nprint r2")
		if err != nil {
			t.Fatal(err)
		}
		run(t, mode, b, regvm.Driver, code, regvm.NewMachine(100))
	},
	"accvm": func(t *testing.T, mode string, b backend.Backend) {
		run(t, mode, b, accvm.Driver, "L9S1l1p0d1j1", &accvm.Machine{Limit: 50})
	},
	"pure": func(t *testing.T, mode string, b backend.Backend) {
		bf(t, func(ctx context.Context, src string, o stage.Options) error {
			p, err := ch05.Parse("guest", []byte(src))
			if err != nil {
				return err
			}
			return ch05.Run(ctx, p, strings.NewReader("some input"), io.Discard, o)
		}, mode, b)
	},
	"registers": func(t *testing.T, mode string, b backend.Backend) {
		bf(t, func(ctx context.Context, src string, o stage.Options) error {
			p, err := ch08.Parse("guest", []byte(src))
			if err != nil {
				return err
			}
			return ch08.Run(ctx, p, strings.NewReader("some input"), io.Discard, o)
		}, mode, b)
	},
}

// TestInterpreters runs them on the judge, with a witness.
func TestInterpreters(t *testing.T) {
	for name, guest := range interpreters {
		for _, mode := range modes {
			t.Run(name+" "+mode, func(t *testing.T) {
				b, w := witness.New()
				guest(t, mode, b)
				for _, text := range w.Faults {
					t.Error(text)
				}
				if w.Seen() == 0 {
					t.Error("nothing was seen")
				}
			})
		}
	}
}

func bf(t *testing.T, run func(ctx context.Context, src string, o stage.Options) error, mode string, b backend.Backend) {
	src, err := os.ReadFile("../../testdata/nested.b")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{string(src), ",[.,]", "++++[>++++[>++++>+<<-]<-]>>."} {
		if err := run(context.Background(), text, stage.Options{JIT: mode, Backend: func() backend.Backend { return open{b} }}); err != nil {
			t.Error(err)
		}
	}
}

// open is a backend that stays open.
type open struct{ backend.Backend }

func (open) Close() error { return nil }

func run(t *testing.T, mode string, b backend.Backend, d *jit.Driver, args ...any) {
	t.Helper()
	p := jit.DefaultParams()
	if err := p.Set(mode); err != nil {
		t.Fatal(err)
	}
	e, err := warm.New(d, p, warm.WithBackend(open{b}))
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	defer func() { _ = recover() }() // the guest may panic: see the witness
	if err := e.Run(context.Background(), args...); err != nil {
		t.Error(err)
	}
}
