package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"golang.org/x/tools/txtar"
)

// A program is a guest program with the input that makes it run long.
type program struct {
	Name, Source, Input string
	// Closed marks programs whose loops a C compiler can compute ahead: they
	// are listed but stay out of the mean.
	Closed bool
}

// loadPrograms reads the guest programs that have a section bench: the input
// of the full size.
func loadPrograms(dir, only string) ([]program, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	var list []program
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		p, ok := programOf(strings.TrimSuffix(filepath.Base(file), ".txtar"), txtar.Parse(text))
		if ok && strings.Contains(p.Name, only) {
			list = append(list, p)
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("no program in %s with a section bench and %q in its name", dir, only)
	}
	return list, nil
}

func programOf(name string, a *txtar.Archive) (p program, ok bool) {
	p.Name = name
	p.Closed = strings.Contains(string(a.Comment), "bench: closed")
	for _, f := range a.Files {
		switch f.Name {
		case "program.b":
			p.Source = string(f.Data)
		case "bench":
			p.Input, ok = string(f.Data), true
		}
	}
	return p, ok
}
