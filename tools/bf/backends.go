package main

import (
	"maps"
	"slices"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/runner"
)

// backends has, by the name that -backend takes, what makes one.
var backends = map[string]func() backend.Backend{
	"runner": func() backend.Backend { return runner.New() },
}

func backendNames() []string { return slices.Sorted(maps.Keys(backends)) }
