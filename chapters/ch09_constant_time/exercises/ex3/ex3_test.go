//go:build exercise || solution

package ex3

import "testing"

func TestSkip(t *testing.T) {
	wrong := 0
	for x := range 256 {
		for step := range 256 {
			x2, y2, ok := Skip(uint8(x), 7, uint8(step))
			wantX, wantY, ends := gone(uint8(x), 7, uint8(step))
			if ok == ends && (!ok || x2 == wantX && y2 == wantY) {
				continue
			}
			if wrong++; wrong < 5 {
				t.Errorf("Skip(%d, 7, %d) is %d, %d, %t, want %d, %d, %t", x, step, x2, y2, ok, wantX, wantY, ends)
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d of 65536 are wrong", wrong)
	}
}

// gone goes the rounds.
func gone(x, y, step uint8) (x2, y2 uint8, ends bool) {
	for range 256 {
		if x == 0 {
			return x, y, true
		}
		x -= step
		y += 3
	}
	return 0, 0, false
}
