package warm_test

import (
	"context"
	"fmt"
	"sync"

	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/warm"
)

// An engine serves one goroutine at a time. A program that runs guests in many
// goroutines keeps a pool: each goroutine takes an engine out, with all that it has
// compiled so far, and puts it back. The collector empties pools now and then; an
// engine that it takes closes its backend.
func Example_pool() {
	engines := sync.Pool{New: func() any {
		e, err := warm.New(calcDriver, jit.DefaultParams(), warm.WithBackend(runner.New()))
		if err != nil {
			return err // no engine can be made, now or later
		}
		return e
	}}
	run := func(code string) (*machine, error) {
		e, ok := engines.Get().(*warm.Engine)
		if !ok {
			return nil, fmt.Errorf("no engine")
		}
		defer engines.Put(e)
		m := newMachine(9)
		return m, e.Run(context.Background(), code, m)
	}
	sums := make([]int, 8)
	var all sync.WaitGroup
	for n := range sums {
		all.Go(func() {
			if m, err := run(nested); err == nil {
				sums[n] = m.regs[2]
			}
		})
	}
	all.Wait()
	fmt.Println(sums)
	// Output: [2500 2500 2500 2500 2500 2500 2500 2500]
}
