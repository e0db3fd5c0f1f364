package play

import (
	"context"
	"fmt"
	"io"
	"strings"

	"mergepoint/chapters"
	"mergepoint/chapters/bfparse"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
	"mergepoint/testdata/regvm"
)

// writer makes a function a writer.
type writer func(text []byte)

func (f writer) Write(text []byte) (int, error) {
	f(text)
	return len(text), nil
}

// ByByte asks for each byte as it is printed: a program may never print another.
func (writer) ByByte() bool { return true }

// The names of programs in messages.
const (
	bfName    = "program.b"
	regvmName = "program.asm"
)

// bf runs a program on the interpreter of a chapter.
func bf(st *chapters.Stage) func(context.Context, *Settings, io.Writer, stage.Options) error {
	return func(ctx context.Context, s *Settings, out io.Writer, o stage.Options) error {
		p, err := st.Parse(bfName, []byte(s.Program))
		if err != nil {
			return err
		}
		return st.Run(ctx, p, strings.NewReader(s.Input), out, o)
	}
}

// memory is how many numbers a register machine's memory has here.
const memory = 1 << 16

// registers runs a program on the register machine, which collects what it prints:
// a line is passed on when the engine next tells of something.
func registers(ctx context.Context, s *Settings, out io.Writer, o stage.Options) (err error) {
	code, err := regvm.Parse(s.Program)
	if err != nil {
		return placed(err)
	}
	params, err := o.Params()
	if err != nil {
		return err
	}
	m := regvm.NewMachine(memory)
	p := &printing{m: m, out: out, next: o.Sink}
	e, err := warm.New(regvm.Driver, params, warm.WithBackend(runner.New()), warm.WithSink(p))
	if err != nil {
		return err
	}
	defer e.Close()
	defer p.print()
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s: the machine stopped: %v", regvmName, r)
		}
	}()
	return e.Run(ctx, code, m)
}

// placed gives an error of the assembler, which names its line, as bf's have it.
func placed(err error) error {
	var line int
	if n, _ := fmt.Sscanf(err.Error(), "line %d:", &line); n == 0 {
		return err
	}
	_, text, _ := strings.Cut(err.Error(), ": ")
	return &bfparse.Error{Name: regvmName, Pos: bfparse.Pos{Line: line, Col: 1}, Text: text}
}

// A printing sink passes on what a machine has printed.
type printing struct {
	m       *regvm.Machine
	out     io.Writer
	next    trace.Sink
	printed int
}

func (p *printing) Event(e trace.Event) {
	p.print()
	p.next.Event(e)
}

func (p *printing) print() {
	for _, n := range p.m.Out[p.printed:] {
		fmt.Fprintln(p.out, n)
	}
	p.printed = len(p.m.Out)
}
