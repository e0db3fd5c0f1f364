package play

import (
	"context"
	"fmt"
	"io"
	"strconv"
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

// bf reads a program for the interpreter of a chapter.
func bf(st *chapters.Stage) func(text string) (*program, error) {
	return func(text string) (*program, error) {
		p, err := st.Parse(bfName, []byte(text))
		if err != nil {
			return nil, err
		}
		return &program{strings.Split(p.Code, ""), func(ctx context.Context, in io.Reader, out io.Writer, o stage.Options) error {
			return st.Run(ctx, p, in, out, o)
		}}, nil
	}
}

// memory is how many numbers a register machine's memory has here.
const memory = 1 << 16

// registers reads a program for the register machine.
func registers(text string) (*program, error) {
	code, err := regvm.Parse(text)
	if err != nil {
		return nil, placed(err)
	}
	return &program{instructions(text), func(ctx context.Context, _ io.Reader, out io.Writer, o stage.Options) error {
		return runRegisters(ctx, code, out, o)
	}}, nil
}

// instructions splits a program of the register machine behind each instruction.
func instructions(text string) (list []string) {
	labels := ""
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, ";")
		switch words := strings.Fields(line); {
		case len(words) == 1 && strings.HasSuffix(words[0], ":"):
			labels += words[0] + "\n"
		case len(words) > 0:
			list, labels = append(list, labels+strings.TrimRight(line, " \t\n")+"\n"), ""
		}
	}
	return list
}

// runRegisters runs the register machine, which collects what it prints: a line is
// passed on when the engine next tells of something.
func runRegisters(ctx context.Context, code []regvm.Instr, out io.Writer, o stage.Options) (err error) {
	params, err := o.Params()
	if err != nil {
		return err
	}
	m := regvm.NewMachine(memory)
	p := &printing{m: m, out: out, next: o.Sink}
	e, err := warm.New(regvm.Driver, params, warm.WithBackend(stage.Backend(o, runner.New)), warm.WithSink(p.sink()))
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
	where, text, _ := strings.Cut(err.Error(), ": ")
	number, ok := strings.CutPrefix(where, "line ")
	line, bad := strconv.Atoi(number) // fmt.Sscanf would be a hundredth of the engine
	if !ok || bad != nil {
		return err
	}
	return &bfparse.Error{Name: regvmName, Pos: bfparse.Pos{Line: line, Col: 1}, Text: text}
}

// A printing sink passes on what a machine has printed.
type printing struct {
	m       *regvm.Machine
	out     io.Writer
	next    trace.Sink
	printed int
}

// sink is p, and watches the run if the next one does.
func (p *printing) sink() trace.Sink {
	if w, ok := p.next.(trace.Watcher); ok {
		return watching{p, w}
	}
	return p
}

// A watching sink is a printing one that also passes on what is only told to a watcher.
type watching struct {
	p *printing
	trace.Watcher
}

func (w watching) Event(e trace.Event) { w.p.Event(e) }

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
