package render

import (
	"fmt"
	"html"
	"strings"
)

// A stage is a box of the pipeline drawing.
type stage struct {
	name, label string
	x, y, w     int
}

const boxHeight = 40

var stages = []stage{
	{"source", "interpreter", 20, 40, 130},
	{"translate", "translate", 190, 40, 104},
	{"jitcode", "jitcode", 324, 40, 116},
	{"portal", "portal", 20, 130, 130},
	{"recorder", "recorder", 190, 130, 104},
	{"trace", "trace", 324, 130, 116},
	{"optimizer", "optimizer", 470, 130, 104},
	{"backend", "backend", 614, 130, 104},
	{"blackhole", "blackhole", 190, 220, 104},
	{"resume", "resume data", 314, 220, 136},
	{"bridge", "bridge", 470, 220, 104},
	{"log", "log, events", 602, 40, 128},
}

// An arrow of the drawing: a path, and words beside it.
type arrow struct {
	d, text string
	x, y    int
}

var arrows = []arrow{
	{"M150 60H186", "", 0, 0}, {"M294 60H320", "", 0, 0},
	{"M240 80C240 108 120 100 100 126", "", 0, 0},
	{"M360 80C350 104 290 104 270 126", "runs", 348, 108},
	{"M150 150H186", "hot", 158, 143}, {"M294 150H320", "", 0, 0}, {"M440 150H466", "", 0, 0}, {"M574 150H610", "", 0, 0},
	{"M666 126V84", "", 0, 0},
	{"M690 170C690 300 382 300 382 264", "a guard fails", 570, 292},
	{"M314 240H298", "", 0, 0}, {"M190 240C110 240 85 220 85 174", "goes on", 32, 236},
	{"M450 240H466", "fails often", 400, 213}, {"M522 220V193H242V174", "is recorded", 440, 188},
}

// StageNames lists the stages that a page may light.
func StageNames() (names []string) {
	for _, s := range stages {
		names = append(names, s.name)
	}
	return names
}

// Pipeline draws the way of the data with some stages lit: thick, bold and
// marked with a dot, so that colour is not needed to see which.
func Pipeline(lit []string, id string) string {
	on := map[string]bool{}
	for _, l := range lit {
		on[l] = true
	}
	var labels []string
	for _, s := range stages {
		if on[s.name] {
			labels = append(labels, s.label)
		}
	}
	alt := "The way of the data, from the interpreter's source to machine code and back. This chapter: " + strings.Join(labels, ", ") + "."
	var b strings.Builder
	fmt.Fprintf(&b, `<figure class="drawing pipeline" id="%s"><div class="scroll" tabindex="0" role="group" aria-label="drawing"><svg viewBox="0 0 740 310" role="img" aria-label="%s" font-size="14">`, id, html.EscapeString(alt))
	fmt.Fprintf(&b, `<defs><marker id="%s-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="var(--dim)"/></marker></defs>`, id)
	b.WriteString(`<text x="20" y="20" class="when">build time</text><text x="20" y="118" class="when">run time</text><path class="divide" d="M90 114H340M390 114H718"/>`)
	for _, a := range arrows {
		fmt.Fprintf(&b, `<path class="arrow" d="%s" marker-end="url(#%s-head)"/>`, a.d, id)
		if a.text != "" {
			fmt.Fprintf(&b, `<text class="word" x="%d" y="%d">%s</text>`, a.x, a.y, a.text)
		}
	}
	for _, s := range stages {
		class, dot := "stage", ""
		if on[s.name] {
			class, dot = "stage lit", "● "
		}
		fmt.Fprintf(&b, `<g class="%s"><rect x="%d" y="%d" width="%d" height="%d" rx="5"/><text x="%d" y="%d">%s%s</text></g>`,
			class, s.x, s.y, s.w, boxHeight, s.x+s.w/2, s.y+boxHeight/2+5, dot, s.label)
	}
	fmt.Fprintf(&b, `</svg></div><figcaption>%s</figcaption></figure>`+"\n", html.EscapeString("This chapter is about "+join(labels)+"."))
	return b.String()
}

func join(list []string) string {
	if n := len(list); n > 1 {
		return strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
	return strings.Join(list, "")
}
