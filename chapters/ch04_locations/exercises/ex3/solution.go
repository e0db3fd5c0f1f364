//go:build solution

package ex3

import "strings"

// A Cost is what a kind of guest instruction has become in the loops of a log.
type Cost struct {
	Instructions int // how often it stands there
	Ops          int // below all of them
}

// Costs reads a log.
func Costs(log string) map[byte]Cost {
	costs := map[byte]Cost{}
	inLoop, at, ops := false, byte(0), 0
	count := func() {
		if at != 0 {
			c := costs[at]
			costs[at] = Cost{c.Instructions + 1, c.Ops + ops}
		}
		at, ops = 0, 0
	}
	for line := range strings.Lines(log) {
		switch {
		case strings.HasPrefix(line, "# "):
			inLoop = strings.Contains(line, ": loop with")
		case !inLoop || strings.HasPrefix(line, "["):
		case strings.HasPrefix(line, "debug_merge_point"):
			count()
			_, after, _ := strings.Cut(line, "('")
			_, after, _ = strings.Cut(after, "_")
			at = after[0]
		case strings.HasPrefix(line, "jump("):
			at, ops = 0, 0
		default:
			ops++
		}
	}
	return costs
}
