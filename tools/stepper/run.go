package stepper

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"mergepoint/chapters"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/backend"
)

// ErrNoLoop says that there is nothing to tell.
var ErrNoLoop = errors.New("no loop was recorded and left: the program has to go round one more often than the threshold says, and out of it again")

// Watch runs a guest, of which it is told the instructions, by pc, until there is a
// story, and tells it. The files are the interpreter's, for the lines that it speaks of.
func Watch(ctx context.Context, guest []string, files map[string]string, o stage.Options, run func(context.Context, stage.Options) error) (*Story, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	c := NewCollector()
	c.Told = cancel
	o.Sink, o.Backend = c, func() backend.Backend { return c.Backend() }
	err := run(ctx, o)
	if s, ok := c.Story(guest, files); ok {
		return s, nil
	}
	if err == nil {
		err = ErrNoLoop
	}
	return nil, err
}

// Stage is Watch for a brainf*ck program on the interpreter of a chapter.
func Stage(ctx context.Context, st *chapters.Stage, program, input string, o stage.Options) (*Story, error) {
	p, err := st.Parse("program.b", []byte(program))
	if err != nil {
		return nil, err
	}
	if st.Number < chapters.FirstTracing {
		return nil, fmt.Errorf("stage %d does not trace", st.Number)
	}
	return Watch(ctx, strings.Split(p.Code, ""), st.Sources(), o, func(ctx context.Context, o stage.Options) error {
		return st.Run(ctx, p, strings.NewReader(input), io.Discard, o)
	})
}
