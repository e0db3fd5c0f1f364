package runner

import (
	"math/rand/v2"
	"testing"
)

// Moves one after another do what they do at once.
func TestSequence(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 2000 {
		n := 1 + r.IntN(8)
		var moves []move
		for _, to := range r.Perm(n)[:r.IntN(n+1)] {
			moves = append(moves, move{uint16(r.IntN(n)), uint16(to)})
		}
		file := make([]int, n+1)
		for i := range file {
			file[i] = i
		}
		list := sequence(append([]move{}, moves...), func() uint16 { return uint16(n) })
		for _, m := range list {
			file[m.to] = file[m.from]
		}
		for _, m := range moves {
			if file[m.to] != int(m.from) {
				t.Fatalf("%v became %v", moves, list)
			}
		}
		if len(list) > len(moves)+len(moves)/2 {
			t.Errorf("%v became %v: too many", moves, list)
		}
	}
}
