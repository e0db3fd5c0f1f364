//go:build solution

package ex1

import "math/bits"

// Rounds says how often x += step is done until x is 0; it is not ok if that never
// happens.
func Rounds(x, step uint8) (n int, ok bool) {
	if x == 0 {
		return 0, true
	}
	zeros := bits.TrailingZeros8(step)
	if step == 0 || bits.TrailingZeros8(x) < zeros {
		return 0, false
	}
	inverse := uint8(1)
	for odd := step >> zeros; odd*inverse != 1; {
		inverse *= 2 - odd*inverse
	}
	return int(-x >> zeros * inverse & (255 >> zeros)), true
}
