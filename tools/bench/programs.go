package main

import (
	"fmt"
	"strings"

	"mergepoint/internal/guest"
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
