package main

import (
	"errors"
	"fmt"
	"runtime/pprof"

	"mergepoint/pkg/machine"
)

// A perf map and a CPU profile let the tools of the system, and those of Go, tell
// compiled loops apart.

func (r *reports) openPerfMap() error {
	if !r.o.perfmap {
		return nil
	}
	f, err := machine.CreatePerfMap()
	if err != nil {
		return fmt.Errorf("-perfmap: cannot write: %w", err)
	}
	file := &file{name: f.Name(), f: f}
	r.native.PerfMap, r.closers = file, append(r.closers, file.Close)
	return nil
}

func (r *reports) openProfile() error {
	if r.o.cpuprofile == "" {
		return nil
	}
	file, err := create(r.o.cpuprofile)
	if err != nil {
		return err
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return fmt.Errorf("-cpuprofile: %w", errors.Join(err, file.Close()))
	}
	r.native.Labels = true
	r.closers = append(r.closers, func() error {
		pprof.StopCPUProfile()
		return file.Close()
	})
	return nil
}
