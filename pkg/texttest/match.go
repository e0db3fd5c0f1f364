package texttest

import (
	"maps"
	"regexp"
	"strings"
)

// Match reports whether got is the wanted text, in which "..." lines and $holes
// may stand. Space at the ends of lines and empty lines at the end do not count.
func Match(want, got string) bool { return matchLines(want, got, holes) }

// MatchTrace is Match with the names of boxes, pointers and guards as holes, each
// name standing for one name.
func MatchTrace(want, got string) bool { return matchLines(want, got, traceHoles) }

var (
	holes = regexp.MustCompile(`\$\w+`)
	// a box is told from a part of a descr's name by what stands before it
	traceHoles = regexp.MustCompile(`\$\w+|(?:^|[\s(\[=])[ip]\d+\b|\(ptr\d+|<Guard\d+`)
)

func matchLines(want, got string, holes *regexp.Regexp) bool {
	m := matcher{holes: holes}
	return m.match(lines(want), lines(got), bindings{})
}

// lines cuts a text into lines without the space that does not count.
func lines(s string) []string {
	list := strings.Split(strings.TrimRight(s, " \t\n"), "\n")
	for i := range list {
		list[i] = strings.TrimRight(list[i], " \t\r")
	}
	return list
}

// bindings says what each hole stands for, and of each word which hole it fills:
// two names are never one.
type bindings map[string]string

type matcher struct{ holes *regexp.Regexp }

func (m *matcher) match(want, got []string, b bindings) bool {
	for ; len(want) > 0; want, got = want[1:], got[1:] {
		if strings.TrimSpace(want[0]) == "..." {
			return m.matchRest(want[1:], got, b)
		}
		if len(got) == 0 || !m.line(want[0], got[0], b) {
			return false
		}
	}
	return len(got) == 0
}

// matchRest tries what follows "..." at every place.
func (m *matcher) matchRest(want, got []string, b bindings) bool {
	for i := 0; i <= len(got); i++ {
		if m.match(want, got[i:], maps.Clone(b)) {
			return true
		}
	}
	return false
}

// line matches one line and binds its holes.
func (m *matcher) line(want, got string, b bindings) bool {
	var pattern strings.Builder
	var names []string
	at := 0
	for _, loc := range m.holes.FindAllStringIndex(want, -1) {
		text := want[loc[0]:loc[1]]
		lead := len(text) - len(strings.TrimLeft(text, " \t([=<"))
		pattern.WriteString(regexp.QuoteMeta(want[at:loc[0]+lead]) + `([^\s,()\[\]<>=]+)`)
		names = append(names, text[lead:])
		at = loc[1]
	}
	re := regexp.MustCompile("^" + pattern.String() + regexp.QuoteMeta(want[at:]) + "$")
	words := re.FindStringSubmatch(got)
	if words == nil {
		return false
	}
	for i, name := range names {
		if !b.bind(name, words[i+1]) {
			return false
		}
	}
	return true
}

func (b bindings) bind(hole, word string) bool {
	if hole == "$_" {
		return true
	}
	if hole[0] != '$' && hole[0] != word[0] {
		return false // an i is no p
	}
	there, back := "hole "+hole, "word "+word
	_, known := b[there]
	_, taken := b[back]
	if !known && !taken {
		b[there], b[back] = word, hole
	}
	return b[there] == word && b[back] == hole
}
