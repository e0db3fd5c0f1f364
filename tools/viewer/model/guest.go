package model

import (
	"fmt"
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

// A piece of the guest's text; At is -1 if nothing of it was recorded.
type piece struct {
	Text string
	At   int
	Row  int // the first recorded op of the place
}

// marked takes apart a location that shows the program with the instruction in _ _.
func marked(text string) (before, at, after string, ok bool) {
	p := strings.Split(text, "_")
	if len(p) != 3 || utf8.RuneCountInString(p[1]) != 1 {
		return "", "", "", false
	}
	return p[0], p[1], p[2], true
}

// newGuest looks at the merge points of a recording.
func newGuest(r *Recording) guest {
	g := guest{index: map[*trace.MergePoint]int{}}
	rows := map[int]int{}
	program := ""
	texts, keys := map[string]int{}, map[string]int{}
	visit := func(m *trace.MergePoint, row int) {
		if m == nil {
			return
		}
		if _, ok := g.index[m]; ok {
			return
		}
		key := m.Key()
		if at, ok := keys[key]; ok { // a location may be as long as the program
			g.index[m] = at
			return
		}
		text := Location(m)
		if before, char, after, ok := marked(text); ok && (program == "" || isJoined(program, before, char, after)) {
			if program == "" {
				program = before + char + after
			}
			g.index[m] = len(before)
		} else if at, ok := texts[text]; ok && text != nowhere {
			g.index[m] = at
		} else {
			at = 1<<20 + len(g.Places)
			texts[text], g.index[m] = at, at
			g.Places = append(g.Places, piece{short(text), at, row})
			g.None = g.None || m.Location() == nowhere
		}
		if keys[key] = g.index[m]; text == nowhere {
			delete(keys, key) // each stands for itself
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

// isJoined reports whether a text is its parts in a row.
func isJoined(text string, parts ...string) bool {
	for _, p := range parts {
		var ok bool
		if text, ok = strings.CutPrefix(text, p); !ok {
			return false
		}
	}
	return text == ""
}

// nowhere is what an interpreter without a location function has for one.
const nowhere = "(no location)"

// Location gives a merge point's text; without one, the green numbers must do.
func Location(m *trace.MergePoint) string {
	text := m.Location()
	if text != nowhere || len(m.Greens) == 0 {
		return text
	}
	return "greens " + strings.Trim(fmt.Sprint(m.Greens), "[]")
}

// split cuts the program into the characters that were interpreted and the rest. Each
// is a copy: a page has many recordings, and none is to keep the whole program.
func (g *guest) split(program string, rows map[int]int) {
	rest := 0
	for at := 0; at < len(program); {
		_, size := utf8.DecodeRuneInString(program[at:])
		if row, ok := rows[at]; ok {
			if rest < at {
				g.Pieces = append(g.Pieces, piece{elide(program[rest:at]), -1, 0})
			}
			g.Pieces = append(g.Pieces, piece{strings.Clone(program[at : at+size]), at, row})
			rest = at + size
		}
		at += size
	}
	if rest < len(program) {
		g.Pieces = append(g.Pieces, piece{elide(program[rest:]), -1, 0})
	}
}

// elide leaves out the middle of a long passage that was not recorded.
func elide(text string) string {
	const keep = 120
	if utf8.RuneCountInString(text) <= 3*keep {
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
