package runs

import (
	"context"
	"io"

	"mergepoint/chapters/bfparse"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/warm"
)

// Run runs a program, whose brackets match, to its end.
func Run(ctx context.Context, program string, out io.Writer, o stage.Options) error {
	params, err := o.TutorialParams()
	if err != nil {
		return err
	}
	engine, err := warm.New(driver, params, warm.WithBackend(stage.Backend(o, runner.New)), o.Observe())
	if err != nil {
		return err
	}
	tape := &Tape{cells: make([]int, 64), out: stage.NewOutput(out)}
	return stage.Run(ctx, &bfparse.Program{Name: "program"}, tape.out, func(ctx context.Context) error {
		defer o.Close(engine)
		return engine.Run(ctx, program, jumpsOf(program), tape)
	})
}
