package viewer

import (
	"fmt"

	"mergepoint/pkg/trace"
)

// aborted lists the recordings that were given up.
func (c *Collector) aborted() (list []string) {
	for _, s := range c.events {
		if e, ok := s.event.(trace.EventAborted); ok {
			list = append(list, fmt.Sprintf("%s after %d ops%s", e.Reason, e.Ops, detail(e.Detail)))
		}
	}
	return list
}

func detail(s string) string {
	if s == "" {
		return ""
	}
	return ": " + s
}

// Timeline draws the run.
func (c *Collector) Timeline() string { return "" }
