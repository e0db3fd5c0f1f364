package ch09

import (
	"mergepoint/chapters/stage"
	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/warm"
)

// newEngine assembles the engine of this chapter: machine code, and all passes of
// the optimiser.
func newEngine(o stage.Options) (*warm.Engine, error) {
	params, err := o.EagerParams()
	if err != nil {
		return nil, err
	}
	o.Native.CodeMem = params.CodeMem
	own := func() backend.Backend { return newBackend(o) }
	return warm.New(driver, params, warm.WithBackend(stage.Backend(o, own)), o.Observe())
}

// newBackend makes the backend of this chapter. On another CPU, and where memory
// cannot be made executable, the runner does its work, and the user is told.
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
