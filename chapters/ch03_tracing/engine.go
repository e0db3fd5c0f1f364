package ch03

import (
	"mergepoint/chapters/stage"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/warm"
)

// newEngine assembles the engine of this chapter: all passes of the optimiser,
// and the runner, which runs traces op by op on any CPU.
func newEngine(o stage.Options) (*warm.Engine, error) {
	params, err := o.TutorialParams()
	if err != nil {
		return nil, err
	}
	return warm.New(driver, params, warm.WithBackend(stage.Backend(o, runner.New)), o.Observe())
}
