package main

import (
	"fmt"

	"mergepoint/tools/book/internal/fence"
	"mergepoint/tools/book/internal/manuscript"
)

// measure runs the timelines that pages ask for and stores them with machine and
// date: pages show stored times only, so that they are the same each time.
func measure(o options, _ []string) error {
	b, err := manuscript.Load(o.root)
	if err != nil {
		return err
	}
	f := fence.NewFiller(o.root)
	defer f.Close()
	for _, p := range pages(b) {
		for _, fence := range manuscript.Fences(p.Body) {
			if fence.Lang != "timeline" {
				continue
			}
			file, err := f.Measure(fence.Info)
			if err != nil {
				return fmt.Errorf("%s: %w", p.Path, err)
			}
			fmt.Println("measured", file)
		}
	}
	return nil
}
