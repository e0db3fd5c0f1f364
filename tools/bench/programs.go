package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"mergepoint/chapters/guest"
)

// loadPrograms gives the guest programs that are made for measuring: those with
// an input that makes them run long.
func loadPrograms(dir, only string) ([]guest.Case, error) {
	cases, err := guest.Load(dir)
	if err != nil {
		return nil, err
	}
	var list []guest.Case
	for _, c := range cases {
		if c.BenchInput != "" && strings.Contains(c.Name, only) {
			list = append(list, c)
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("no program in %s has a section bench and %q in its name", dir, only)
	}
	return list, nil
}

// readPrograms reads programs from files. The input of prog.b is in prog.in; without
// that there is none.
func readPrograms(files []string) (list []guest.Case, err error) {
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		base := strings.TrimSuffix(name, filepath.Ext(name))
		in, err := os.ReadFile(base + ".in")
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		list = append(list, guest.Case{Name: filepath.Base(base), Source: string(src), BenchInput: string(in)})
	}
	return list, nil
}
