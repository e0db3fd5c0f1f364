package model

import (
	"fmt"
	"hash/maphash"
	"maps"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	"mergepoint/pkg/trace"
)

// A guest is the guest program as the recording saw it: its text with the places
// that were interpreted, or, where the interpreter's locations do not hold the
// text, the locations one by one.
type guest struct {
	Pieces []piece // the program's text
	Places []piece // one by one
	None   bool    // the interpreter gives no locations
	index  map[*trace.MergePoint]int
}

// firstPlace is the number of the first of Places: no program is so long.
const firstPlace = 1 << 40

// A piece of the guest's text; At is -1 if nothing of it was recorded.
type piece struct {
	Text string
	At   int
	Row  int // the first recorded op of the place
}

// marked takes apart a location that shows the program with the instruction in _ _.
func marked(text string) (before, at, after string, ok bool) {
	before, rest, ok := strings.Cut(text, "_")
	if !ok {
		return "", "", "", false
	}
	at, after, ok = strings.Cut(rest, "_")
	if !ok || utf8.RuneCountInString(at) != 1 || strings.Contains(after, "_") {
		return "", "", "", false
	}
	return before, at, after, true
}

// A locator knows how the locations of a run read. Each may be as long as the guest
// program, so it is asked for once and not kept.
type locator struct {
	seed    maphash.Seed
	byKey   map[string]located // see [trace.MergePoint.Key]
	program string             // that was met last
	is      uint64             // its sum
	garbage int                // bytes of texts that were asked for since the last collection
}

// mostGarbage is by how many bytes of texts, each as long as the guest program, the heap
// may grow. They come faster than the collector, beside them, is done.
const mostGarbage = 160 << 20

// A located is what is known of a location.
type located struct {
	mark    *trace.MergePoint // of which the key is
	text    string            // short
	sum     uint64            // of the whole text
	marked  bool              // it shows the program,
	program uint64            // which has that sum
	at      int               // where the instruction stands in it
	none    bool              // the interpreter gives no location
}

func newLocator() *locator {
	return &locator{seed: maphash.MakeSeed(), byKey: map[string]located{}}
}

func (l *locator) locate(m *trace.MergePoint) located {
	key := m.Key()
	if p, ok := l.byKey[key]; ok {
		return p
	}
	said := m.Location()
	text := orGreens(said, m)
	p := located{mark: m, text: strings.Clone(short(text)), sum: l.sum(text), none: said == nowhere}
	if before, char, after, ok := marked(text); ok {
		p.marked, p.program, p.at = true, l.sum(before, char, after), len(before)
		l.keep(p.program, before, char, after)
	}
	if l.garbage += len(text); l.garbage > mostGarbage {
		l.garbage = 0
		runtime.GC()
	}
	if text != nowhere { // each of those stands for itself
		l.byKey[key] = p
	}
	return p
}

// sum is the same for parts that make the same text.
func (l *locator) sum(parts ...string) uint64 {
	var h maphash.Hash
	h.SetSeed(l.seed)
	for _, p := range parts {
		h.WriteString(p)
	}
	return h.Sum64()
}

// shown gives the program that a marked location shows.
func (l *locator) shown(p located) string {
	if l.program == "" || l.is != p.program {
		before, char, after, _ := marked(p.mark.Location())
		l.keep(p.program, before, char, after)
	}
	return l.program
}

func (l *locator) keep(sum uint64, before, char, after string) {
	if l.program == "" || l.is != sum {
		l.program, l.is = before+char+after, sum
	}
}

// guest looks at the merge points of a recording.
func (l *locator) guest(r *Recording) guest {
	g := guest{index: map[*trace.MergePoint]int{}}
	rows := map[int]int{}
	program := ""
	var shown uint64 // the program's sum
	texts := map[uint64]int{}
	visit := func(m *trace.MergePoint, row int) {
		if m == nil {
			return
		}
		if _, ok := g.index[m]; ok {
			return
		}
		p := l.locate(m)
		if p.marked && program == "" {
			program, shown = l.shown(p), p.program
		}
		if p.marked && p.program == shown {
			g.index[m] = p.at
		} else if at, ok := texts[p.sum]; ok && !p.nowhere() {
			g.index[m] = at
		} else {
			at = firstPlace + len(g.Places)
			texts[p.sum], g.index[m] = at, at
			g.Places = append(g.Places, piece{p.text, at, row})
			g.None = g.None || p.none
		}
		if _, ok := rows[g.index[m]]; !ok {
			rows[g.index[m]] = row
		}
	}
	for i, op := range r.trace.Ops {
		visit(op.Mark, i)
		visit(op.Origin.Guest, i)
	}
	for _, e := range r.compiled {
		for _, op := range e.Trace.Ops {
			visit(op.Mark, 0)
		}
	}
	g.split(program, rows)
	return g
}

// nowhere is what an interpreter without a location function has for one.
const nowhere = "(no location)"

// nowhere reports whether not even green numbers tell the place.
func (p *located) nowhere() bool { return p.text == nowhere }

// Location gives a merge point's text; without one, the green numbers must do.
func Location(m *trace.MergePoint) string { return orGreens(m.Location(), m) }

func orGreens(text string, m *trace.MergePoint) string {
	if text != nowhere || len(m.Greens) == 0 {
		return text
	}
	return "greens " + strings.Trim(fmt.Sprint(m.Greens), "[]")
}

// split cuts the program into the characters that were interpreted and the rest. Each
// is a copy: a page has many recordings, and none is to keep the whole program.
func (g *guest) split(program string, rows map[int]int) {
	rest := 0
	for _, at := range slices.Sorted(maps.Keys(rows)) {
		if at >= len(program) {
			break
		}
		_, size := utf8.DecodeRuneInString(program[at:])
		if rest < at {
			g.Pieces = append(g.Pieces, piece{elide(program[rest:at]), -1, 0})
		}
		g.Pieces = append(g.Pieces, piece{strings.Clone(program[at : at+size]), at, rows[at]})
		rest = at + size
	}
	if rest < len(program) {
		g.Pieces = append(g.Pieces, piece{elide(program[rest:]), -1, 0})
	}
}

// elide leaves out the middle of a long passage that was not recorded.
func elide(text string) string {
	const keep = 120
	if len(text) <= 3*keep || utf8.RuneCountInString(text[:min(len(text), 3*keep*utf8.UTFMax)]) <= 3*keep {
		return strings.Clone(text)
	}
	first, last := 0, len(text)
	for range keep {
		_, size := utf8.DecodeRuneInString(text[first:])
		first += size
		_, size = utf8.DecodeLastRuneInString(text[:last])
		last -= size
	}
	return text[:first] + " … " + text[last:]
}

// at gives a merge point's place, -1 if it has none.
func (g *guest) at(m *trace.MergePoint) int {
	if at, ok := g.index[m]; ok {
		return at
	}
	return -1
}

func (g *guest) place(op *trace.Op) int {
	if op.Origin.Guest == nil {
		return -1
	}
	return g.at(op.Origin.Guest)
}

// short cuts a location to what stands around its marked instruction. A location may
// be as long as the guest program: only what is shown is looked at.
func short(text string) string {
	const around = 12
	before, at, after, ok := marked(text)
	if !ok {
		return head(text, 3*around)
	}
	return tail(before, around) + "_" + at + "_" + head(after, around)
}

// head gives the first n characters.
func head(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i] + "…"
		}
		n--
	}
	return text
}

// tail gives the last n characters.
func tail(text string, n int) string {
	i := len(text)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:i])
		i -= size
	}
	if i > 0 {
		return "…" + text[i:]
	}
	return text
}
