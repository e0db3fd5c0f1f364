//go:build exercise || solution

package ex5

import "testing"

func TestCertain(t *testing.T) {
	wrong := 0
	for limit := range 256 {
		for step := range 256 {
			if got, want := Certain(uint8(limit), uint8(step)), isLeft(limit, step); got != want {
				if wrong++; wrong < 5 {
					t.Errorf("Certain(%d, %d) is %t, want %t", limit, step, got, want)
				}
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d of 65536 are wrong", wrong)
	}
}

// isLeft goes the loop from each x.
func isLeft(limit, step int) bool {
	for x := range limit {
		for x < limit {
			if x += step; x > 255 || step == 0 {
				return false
			}
		}
	}
	return true
}
