package main

import (
	"errors"
	"io"
	"os"
	"runtime/pprof"

	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/machine"
)

// A profile is what lets the tools of the system, and those of Go, tell compiled
// loops apart: a perf map, a CPU profile.
type profile struct {
	files []io.Closer
	cpu   bool
}

// startProfile opens what was asked for, and gives the options of machine code
// that go with it.
func startProfile(o *options) (*profile, amd64.Options, error) {
	p, native := new(profile), amd64.Options{CodeMem: o.params.CodeMem}
	if o.perfmap {
		file, err := machine.CreatePerfMap()
		if err != nil {
			return nil, native, usageErrorf("-perfmap: %w", err)
		}
		p.files, native.PerfMap = append(p.files, file), file
	}
	if o.cpuprofile == "" {
		return p, native, nil
	}
	file, err := os.Create(o.cpuprofile)
	if err == nil {
		p.files, p.cpu, native.Labels = append(p.files, file), true, true
		err = pprof.StartCPUProfile(file)
	}
	if err != nil {
		return nil, native, usageErrorf("-cpuprofile: %w", errors.Join(err, p.close()))
	}
	return p, native, nil
}

// stop ends the profile and closes its files.
func (p *profile) stop() error {
	if p.cpu {
		pprof.StopCPUProfile()
	}
	return p.close()
}

func (p *profile) close() error {
	var errs []error
	for _, f := range p.files {
		errs = append(errs, f.Close())
	}
	return errors.Join(errs...)
}
