//go:build solution

package ex2

import (
	"fmt"
	"strings"
)

// Summary gives a line for each trace of a log.
func Summary(log string) []string {
	var list []string
	name, ops, guards := "", 0, 0
	flush := func() {
		if name != "" {
			list = append(list, fmt.Sprintf("%s: %d ops, %d guards", name, ops, guards))
		}
		ops, guards = 0, 0
	}
	for line := range strings.Lines(log) {
		switch {
		case strings.HasPrefix(line, "# "):
			flush()
			name, _, _ = strings.Cut(line[2:], " with ")
		case strings.HasPrefix(line, "["):
		default:
			ops++
			if strings.HasPrefix(line, "guard_") {
				guards++
			}
		}
	}
	flush()
	return list
}
