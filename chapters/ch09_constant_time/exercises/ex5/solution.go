//go:build solution

package ex5

// Certain reports whether for x < limit { x += step } is left from any x, without x ever
// going past 255.
func Certain(limit, step uint8) bool {
	return limit == 0 || step != 0 && int(limit)-1+int(step) <= 255
}
