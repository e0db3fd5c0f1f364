package render

import (
	"fmt"
	"html"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// A rung is what one way of running programs reaches, in times faster than the
// first.
type rung struct {
	name   string // 7 amd64
	names  []string
	values []float64
}

var cell = regexp.MustCompile(`\S+(?: \S+)*`)

// readLadder reads the first table of the text that bench stores: a line about
// machine and date, a title, and columns that end where their heads end.
func readLadder(text string) (where, title string, list []*rung) {
	lines := strings.Split(text, "\n")
	for len(lines) > 0 && !strings.HasPrefix(lines[0], "times faster") {
		if where == "" {
			where = lines[0]
		}
		lines = lines[1:]
	}
	if len(lines) < 3 {
		return where, title, nil
	}
	title, _, _ = strings.Cut(lines[0], " (")
	heads := cell.FindAllStringIndex(lines[1], -1)
	for _, h := range heads {
		list = append(list, &rung{name: lines[1][h[0]:h[1]]})
	}
	for _, l := range lines[2:] {
		if strings.TrimSpace(l) == "" {
			break
		}
		for i, h := range heads {
			v, err := strconv.ParseFloat(strings.TrimSpace(l[max(h[1]-8, 0):min(h[1], len(l))]), 64)
			if err == nil {
				list[i].names = append(list[i].names, strings.TrimSpace(l[:min(heads[0][1]-8, len(l))]))
				list[i].values = append(list[i].values, v)
			}
		}
	}
	return where, title, list
}

// The measures of a rung's drawing; it is narrow enough for a phone.
const (
	rungLeft, rungRight = 130, 326
	rungLine            = 18
	rungTop             = 8
)

// ladder draws for each way of running a bar per program on a logarithmic scale,
// from 1, as fast as the plain interpreter, to the left and to the right.
func ladder(text string) string {
	where, title, list := readLadder(text)
	if len(list) < 2 {
		return ""
	}
	low, high := 1.0, 1.0
	for _, r := range list {
		for _, v := range r.values {
			low, high = min(low, v), max(high, v)
		}
	}
	x := func(v float64) float64 {
		return rungLeft + (math.Log(v/low)/math.Log(high/low))*(rungRight-rungLeft)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<p class="picture-title">%s, on a logarithmic scale</p><div class="rungs">`, html.EscapeString("T"+strings.TrimPrefix(title, "t")))
	for _, r := range list {
		if len(r.values) > 0 {
			r.draw(&b, low, high, x)
		}
	}
	fmt.Fprintf(&b, `</div><p class="measured">Measured: %s.</p>`, html.EscapeString(where))
	return b.String()
}

func (r *rung) draw(b *strings.Builder, low, high float64, x func(float64) float64) {
	bottom := rungTop + rungLine*len(r.values)
	var said []string
	for i, v := range r.values {
		said = append(said, fmt.Sprintf("%s %g", r.names[i], v))
	}
	fmt.Fprintf(b, `<div class="rung"><p>%s</p><svg viewBox="0 0 372 %d" role="img" font-size="13" fill="var(--ink)" aria-label="%s: times faster than the plain interpreter: %s.">`,
		html.EscapeString(r.name), bottom+22, html.EscapeString(r.name), html.EscapeString(strings.Join(said, ", ")))
	for _, v := range []float64{0.1, 1, 10, 100, 1000} {
		if v >= low && v <= high {
			fmt.Fprintf(b, `<path d="M%.1f %dV%d" stroke="var(--%s)"/><text x="%.1f" y="%d" text-anchor="middle" fill="var(--dim)" font-size="12">%g×</text>`, x(v), rungTop-4, bottom+2, map[bool]string{true: "dim", false: "line"}[v == 1], x(v), bottom+16, v)
		}
	}
	for i, v := range r.values {
		y, weight, fill := rungTop+rungLine*i+rungLine/2, "400", "var(--accent)"
		if strings.HasSuffix(r.names[i], "mean") {
			weight, fill = "700", "var(--fn)"
		}
		from, to := min(x(1), x(v)), max(x(1), x(v))
		fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="end" font-weight="%s">%s</text><rect x="%.1f" y="%d" width="%.1f" height="8" fill="%s"/>`,
			rungLeft-8, y+4, weight, html.EscapeString(r.names[i]), from, y-4, max(1.5, to-from), fill)
		fmt.Fprintf(b, `<text x="%.1f" y="%d" font-weight="%s" stroke="var(--out)" stroke-width="3" style="paint-order: stroke">%.2f</text>`, max(to, x(1))+5, y+4, weight, v)
	}
	b.WriteString("</svg></div>")
}
