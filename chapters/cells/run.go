package cells

import (
	"context"
	"fmt"
	"io"

	"mergepoint/chapters/bfparse"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/warm"
)

// A Runner runs a guest program to its end, as a chapter's Run does.
type Runner func(ctx context.Context, p *bfparse.Program, in io.Reader, out io.Writer, o stage.Options) error

// Of gives what runs programs with cells of so many bits.
func Of(bits int) (Runner, error) {
	switch bits {
	case 8:
		return runs(mainloop[uint8]), nil
	case 16:
		return runs(mainloop[uint16]), nil
	case 32:
		return runs(mainloop[uint32]), nil
	case 64:
		return runs(mainloop[int]), nil
	}
	return nil, fmt.Errorf("cells have 8, 16, 32 or 64 bits")
}

// runs gives what runs an instance of the main loop.
func runs[C Cell](main func(*program, *Tape[C])) Runner {
	return func(ctx context.Context, p *bfparse.Program, in io.Reader, out io.Writer, o stage.Options) error {
		tape := newTape[C](in, out, o.EOF)
		return stage.Run(ctx, p, tape.out, func(ctx context.Context) error {
			engine, err := newEngine(o, main)
			if err != nil {
				return err
			}
			defer o.Close(engine)
			return engine.Run(ctx, &program{p.Code, p.Partner}, tape)
		})
	}
}

// newEngine assembles an engine like that of the newest chapter.
func newEngine(o stage.Options, main any) (*warm.Engine, error) {
	params, err := o.EagerParams()
	if err != nil {
		return nil, err
	}
	o.Native.CodeMem = params.CodeMem
	own := func() backend.Backend { return newBackend(o) }
	return warm.New(driver, params, warm.OfMain(main), warm.WithBackend(stage.Backend(o, own)), o.Observe())
}

func newBackend(o stage.Options) backend.Backend {
	native, err := amd64.New(o.Native)
	if err == nil {
		return native
	}
	if o.Notice != nil {
		o.Notice("traces run on the runner: " + err.Error())
	}
	return runner.New()
}
