package randtrace

import (
	"context"
	"fmt"
	"time"

	"mergepoint/pkg/backend"
)

// Some trials have fuel that does not run out: they go on until they are told to stop,
// which each cycle of loops and bridges has to ask for. Where they are then cannot be
// said, so nothing else is compared.

// burnt is how much fuel a round takes.
func (j *Judge) burnt() int64 {
	if j.endless {
		return 0
	}
	return 1
}

// stop runs a trial on all sides, tells each run to stop, and says which does not.
func (j *Judge) stop(t *trial, sides []*side) error {
	for n := range heaps + 1 {
		for _, s := range sides[1:] { // direct gives up by itself
			if err := j.stopOne(t, n, s); err != nil {
				return err
			}
		}
	}
	return nil
}

// briefest is how long a run goes on before it is told to stop: some thousand rounds.
const briefest = 100 * time.Microsecond

func (j *Judge) stopOne(t *trial, n int, s *side) error {
	j.Runs++
	ints, refs := j.reset(t, n)
	ctx, cancel := context.WithTimeout(context.Background(), briefest)
	defer cancel()
	ended := make(chan backend.Exit, 1)
	go func() { ended <- s.b.Run(ctx, s.entries[0], ints, refs) }()
	select {
	case exit := <-ended:
		if exit.Err != nil {
			return fmt.Errorf("%s, heap %d: %w", s.b.Name(), n, exit.Err)
		}
		return nil
	case <-time.After(j.Patience):
		return fmt.Errorf("%s, heap %d: it was told to stop and does not", s.b.Name(), n)
	}
}
