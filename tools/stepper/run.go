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

// firstTracing is the first stage that records.
const firstTracing = 3

// Watch runs a guest program on the interpreter of a stage until there is a story, and
// tells it. The files are the interpreter's, for the lines that it speaks of.
func Watch(ctx context.Context, st *chapters.Stage, program, input string, o stage.Options, files map[string]string) (*Story, error) {
	if st.Number < firstTracing {
		return nil, fmt.Errorf("stage %d does not trace", st.Number)
	}
	p, err := st.Parse("program.b", []byte(program))
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	c := NewCollector()
	c.Told = cancel
	o.Sink, o.Backend = c, func() backend.Backend { return c.Backend() }
	err = st.Run(ctx, p, strings.NewReader(input), io.Discard, o)
	if s, ok := c.Story(p.Code, files); ok {
		return s, nil
	}
	if err == nil {
		err = ErrNoLoop
	}
	return nil, err
}
