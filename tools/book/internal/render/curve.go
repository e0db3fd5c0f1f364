package render

import (
	"cmp"
	"fmt"
	"html"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A series is a line of the curve.
type series struct {
	name   string
	values []float64 // -1 where there is none
	end    float64   // where its name stands
}

// readCurve reads the table of a curve fence.
func readCurve(text string) (stages []string, list []*series) {
	for i, l := range strings.Split(strings.TrimSpace(text), "\n") {
		f := strings.Fields(l)
		if len(f) < 2 {
			continue
		}
		if i == 0 {
			stages = f[1:]
			continue
		}
		s := &series{name: f[0]}
		for _, v := range f[1:] {
			n, err := strconv.ParseFloat(v, 64)
			if err != nil {
				n = -1
			}
			s.values = append(s.values, n)
		}
		list = append(list, s)
	}
	return stages, list
}

// The lines of a curve differ by colour, by dashes and by the shape of their points, and each
// has its name at its end.
var (
	colours = []string{"var(--accent)", "var(--fn)", "var(--green)", "var(--kw)", "var(--ty)", "var(--red)", "var(--str)", "var(--num)"}
	dashes  = []string{"", "6 4", "2 3", "10 3 2 3", "12 5", "3 6", "1 4", "8 2"}
	shapes  = []string{"M-4 -4h8v8h-8z", "M0 -5L5 4H-5z", "M0 -5L5 0L0 5L-5 0z", "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0", "M-5 -1.5h10v3h-10z", "M-1.5 -5h3v10h-3z", "M0 5L5 -4H-5z", "M-5 -5L0 -1L5 -5V0L0 5L-5 0z"}
)

// The measures of the drawing.
const (
	curveLeft, curveRight = 46, 596
	curveTop, curveBottom = 20, 300
	nameGap               = 17
)

var curveTitles = map[string]string{"": "Ops of the first loop of each program", "round": "Ops for each round of the first loop", "instruction": "Ops for one guest instruction, the mean over all loops of a program"}

// curve draws op counts over the stages.
func curve(text, per string) string {
	stages, list := readCurve(text)
	if len(stages) < 2 {
		return ""
	}
	top := 1.0
	for _, s := range list {
		top = max(top, slices.Max(s.values))
	}
	step := gridStep(top)
	top = math.Ceil(top/step) * step
	x := func(i int) float64 {
		return curveLeft + 14 + float64(i)*(curveRight-curveLeft-28)/float64(len(stages)-1)
	}
	y := func(v float64) float64 { return curveBottom - (curveBottom-curveTop)*v/top }
	var b strings.Builder
	fmt.Fprintf(&b, `<p class="picture-title">%s</p><div class="scroll" tabindex="0" role="group" aria-label="drawing"><svg class="curve-svg" viewBox="0 0 740 %d" role="img" font-size="13" fill="var(--ink)" aria-label="%s, by chapter; the numbers are in the table below.">`, curveTitles[per], curveBottom+40, curveTitles[per])
	for v := 0.0; v <= top; v += step {
		fmt.Fprintf(&b, `<path d="M%d %.1fH%d" stroke="var(--line)"/><text x="%d" y="%.1f" text-anchor="end" fill="var(--dim)">%g</text>`, curveLeft, y(v), curveRight, curveLeft-6, y(v)+4, v)
	}
	for i, s := range stages {
		label := "chapter " + s
		switch {
		case s == "raw":
			label = "recorded"
		case len(stages) > 6:
			label = "ch. " + s
		}
		fmt.Fprintf(&b, `<text x="%.0f" y="%d" text-anchor="middle">%s</text><path d="M%.0f %dv6" stroke="var(--dim)"/>`, x(i), curveBottom+24, html.EscapeString(label), x(i), curveBottom)
	}
	if n := lead(list); n > 0 {
		fmt.Fprintf(&b, `<text x="%.0f" y="%d" text-anchor="middle" fill="var(--dim)" font-style="italic">no traces yet</text>`, (x(0)+x(n-1))/2, (curveTop+curveBottom)/2)
	}
	placeNames(list, y)
	for n, s := range list {
		s.draw(&b, n, len(list) <= 3, x, y)
	}
	b.WriteString("</svg></div>")
	return b.String()
}

// gridStep gives the distance of the lines: 1, 2 or 5 times a power of ten, so that
// there are about five.
func gridStep(top float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(top/4)))
	for _, n := range []float64{1, 2, 5} {
		if top/(n*unit) <= 6 {
			return n * unit
		}
	}
	return 10 * unit
}

// lead is how many stages at the beginning have no numbers.
func lead(list []*series) int {
	n := -1
	for _, s := range list {
		if at := slices.IndexFunc(s.values, func(v float64) bool { return v >= 0 }); at >= 0 && (n < 0 || at < n) {
			n = at
		}
	}
	return max(n, 0)
}

// placeNames puts the names beside the last points, apart from each other: from the
// lowest point up, each at least a line above the one before.
func placeNames(list []*series, y func(float64) float64) {
	order := slices.Clone(list)
	last := func(s *series) float64 { return s.values[len(s.values)-1] }
	slices.SortStableFunc(order, func(a, b *series) int { return cmp.Compare(last(a), last(b)) })
	free := float64(curveBottom + nameGap/2)
	for _, s := range order {
		s.end = min(free, y(max(0, last(s))))
		free = s.end - nameGap
	}
}

func (s *series) draw(b *strings.Builder, n int, numbers bool, x func(int) float64, y func(float64) float64) {
	path, pen, at := "", "M", -1
	for i, v := range s.values {
		if v < 0 {
			pen = "M"
			continue
		}
		path += fmt.Sprintf("%s%.1f %.1f", pen, x(i), y(v))
		pen, at = "L", i
		fmt.Fprintf(b, `<path d="%s" transform="translate(%.1f %.1f)" fill="%s"/>`, shapes[n%len(shapes)], x(i), y(v), colours[n%len(colours)])
		if numbers {
			fmt.Fprintf(b, `<text x="%.1f" y="%.1f" font-size="12">%g</text>`, x(i)+7, y(v)-6, v)
		}
	}
	fmt.Fprintf(b, `<path d="%s" fill="none" stroke="%s" stroke-width="2" stroke-dasharray="%s"/>`, path, colours[n%len(colours)], dashes[n%len(dashes)])
	if at < 0 {
		return
	}
	fmt.Fprintf(b, `<path d="M%.1f %.1fL%d %.1f" fill="none" stroke="var(--dim)"/><path d="%s" transform="translate(%d %.1f)" fill="%s"/><text x="%d" y="%.1f">%s</text>`,
		x(at)+7, y(s.values[at]), curveRight+26, s.end, shapes[n%len(shapes)], curveRight+34, s.end, colours[n%len(colours)], curveRight+44, s.end+4, html.EscapeString(s.name))
}
