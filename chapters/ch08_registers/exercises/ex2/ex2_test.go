//go:build exercise || solution

package ex2

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHoldBack(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for range 1000 {
		line := random(r)
		want := seen(line)
		short := HoldBack(slices.Clone(line))
		if diff := cmp.Diff(want, seen(short)); diff != "" {
			t.Fatalf("%v\nbecomes %v; what others find in memory (-want +got):\n%s", line, short, diff)
		}
		if place := twice(short); place != "" {
			t.Fatalf("%v\nbecomes %v, which stores to %s twice without a call between", line, short, place)
		}
	}
}

func random(r *rand.Rand) (line []Op) {
	for n := range r.IntN(9) {
		switch r.IntN(5) {
		case 0:
			line = append(line, Op{Name: "call"})
		case 1:
			line = append(line, Op{Name: "guard"})
		default:
			line = append(line, Op{Name: "store", Place: string(rune('a' + r.IntN(3))), Value: n})
		}
	}
	return line
}

// seen gives memory as each finds it who looks, at the end of the line too.
func seen(line []Op) (views []map[string]int) {
	memory := map[string]int{}
	for _, op := range line {
		if op.Name == "store" {
			memory[op.Place] = op.Value
			continue
		}
		view := maps.Clone(memory)
		for _, s := range op.Pending {
			view[s.Place] = s.Value
		}
		views = append(views, view)
	}
	return append(views, memory)
}

// twice gives a place that is stored to more than once without a call between.
func twice(line []Op) string {
	stored := map[string]bool{}
	for _, op := range line {
		if op.Name == "call" {
			clear(stored)
		}
		if op.Name == "store" && stored[op.Place] {
			return op.Place
		}
		stored[op.Place] = op.Name == "store" || stored[op.Place]
	}
	return ""
}
