package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/machine"
)

// backends has, by the name that -backend takes, what makes one.
var backends = map[string]func(amd64.Options) (backend.Backend, error){
	"runner": func(amd64.Options) (backend.Backend, error) { return runner.New(), nil },
	"amd64":  func(o amd64.Options) (backend.Backend, error) { return amd64.New(o) },
}

func backendNames() []string { return slices.Sorted(maps.Keys(backends)) }

// checkBackend finds out whether the backend that was asked for works here.
func (o *options) checkBackend() error {
	switch {
	case o.backend == "":
		return nil
	case backends[o.backend] == nil:
		return usageErrorf("-backend %s: there is no such backend; there are %s", o.backend, list(backendNames()))
	case o.backend == "amd64" && machine.Available() != nil:
		return usageErrorf("-backend amd64: %w", machine.Available())
	}
	return nil
}

// firstNative is the chapter from which on stages make machine code.
const firstNative = 6

// withoutMachineCode turns the JIT off where a stage would make machine code and this
// system cannot run any: the runner is slower than the interpreter itself. Who wants
// to see traces names it. It gives whom the stage may tell more.
func (o *options) withoutMachineCode(notice func(string)) func(string) {
	why := machine.Available()
	if why == nil || o.backend != "" || o.stage.Number < firstNative || o.params.Off {
		return notice
	}
	o.jit = strings.TrimPrefix(o.jit+",off", ",")
	notice(fmt.Sprintf("the program is interpreted: %v; -backend runner runs traces on any system", why))
	return nil
}

// chosen makes the backend that was asked for and gives what hands it out; nil if
// the stage is to choose its own.
func (o *options) chosen(native amd64.Options) (func() backend.Backend, error) {
	if o.backend == "" {
		return nil, nil
	}
	b, err := backends[o.backend](native)
	if err != nil {
		return nil, fmt.Errorf("-backend %s: %w", o.backend, err)
	}
	return func() backend.Backend { return b }, nil
}
