//go:build exercise || solution

package ex1

import "testing"

func TestRounds(t *testing.T) {
	wrong := 0
	for x := range 256 {
		for step := range 256 {
			n, ok := Rounds(uint8(x), uint8(step))
			want, ends := gone(uint8(x), uint8(step))
			if ok != ends || ok && n != want {
				if wrong++; wrong < 5 {
					t.Errorf("Rounds(%d, %d) is %d, %t, want %d, %t", x, step, n, ok, want, ends)
				}
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d of 65536 are wrong", wrong)
	}
}

// gone goes the rounds.
func gone(x, step uint8) (n int, ends bool) {
	for ; n < 256; n++ {
		if x == 0 {
			return n, true
		}
		x += step
	}
	return 0, false
}
