package check

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// MinContrast is what WCAG 2 asks of text at level AA.
const MinContrast = 4.5

var (
	colour   = regexp.MustCompile(`--([a-z]+):\s*light-dark\(#([0-9a-f]{6}),\s*#([0-9a-f]{6})\)`)
	demanded = regexp.MustCompile(`contrast:\s*([a-z ]+?) on ([a-z ]+)`)
)

// Contrast computes, for both palettes, the pairs that the style sheet names in
// lines "contrast: ink dim on paper box".
func Contrast(css string) (problems []string) {
	colours := map[string][2]string{}
	for _, m := range colour.FindAllStringSubmatch(css, -1) {
		colours[m[1]] = [2]string{m[2], m[3]}
	}
	pairs := 0
	for _, m := range demanded.FindAllStringSubmatch(css, -1) {
		for _, text := range strings.Fields(m[1]) {
			for _, ground := range strings.Fields(m[2]) {
				pairs++
				problems = append(problems, pair(colours, text, ground)...)
			}
		}
	}
	if pairs == 0 {
		problems = append(problems, "the palette names no pairs to check")
	}
	return problems
}

func pair(colours map[string][2]string, text, ground string) (problems []string) {
	a, ok1 := colours[text]
	b, ok2 := colours[ground]
	if !ok1 || !ok2 {
		return []string{fmt.Sprintf("palette: no colour %s or %s", text, ground)}
	}
	for i, palette := range []string{"light", "dark"} {
		if c := ratio(a[i], b[i]); c < MinContrast {
			problems = append(problems, fmt.Sprintf("palette: %s on %s is %.2f in %s, less than %.1f", text, ground, c, palette, MinContrast))
		}
	}
	return problems
}

// ratio is WCAG's contrast of two colours given as rrggbb.
func ratio(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(hex string) float64 {
	v, _ := strconv.ParseUint(hex, 16, 32)
	lin := func(c uint64) float64 {
		s := float64(c&255) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(v>>16) + 0.7152*lin(v>>8) + 0.0722*lin(v)
}
