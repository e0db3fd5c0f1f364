package jitcode

import (
	"strconv"
	"strings"

	"mergepoint/pkg/ops"
)

// scanner reads one line of jitcode text from the left.
type scanner struct{ rest string }

func (s *scanner) skip() {
	n := 0
	for n < len(s.rest) && (s.rest[n] == ' ' || s.rest[n] == '\t') {
		n++
	}
	s.rest = s.rest[n:]
}

func (s *scanner) at(prefix string) bool {
	s.skip()
	return strings.HasPrefix(s.rest, prefix)
}

func (s *scanner) atNumber() bool {
	s.skip()
	return s.rest != "" && (s.rest[0] == '-' || s.rest[0] >= '0' && s.rest[0] <= '9')
}

func (s *scanner) accept(token string) bool {
	if !s.at(token) {
		return false
	}
	s.rest = s.rest[len(token):]
	return true
}

func (s *scanner) expect(token string) {
	if !s.accept(token) {
		fail("want %q, found %q", token, s.rest)
	}
}

func (s *scanner) end() {
	if s.skip(); s.rest != "" {
		fail("unexpected %q", s.rest)
	}
}

// stops are characters.
type stops [256]bool

func stopsAt(list string) *stops {
	s := &stops{}
	for i := range len(list) {
		s[list[i]] = true
	}
	return s
}

var (
	atSpace  = stopsAt(" ")
	atParen  = stopsAt(")")
	atAngle  = stopsAt(">")
	atSign   = stopsAt(" \t,;|()[]=")
	atNumber = stopsAt(" \t,;|:]")
)

// until gives the text before any of the stop characters, or the whole rest.
func (s *scanner) until(end *stops) string {
	s.skip()
	n := 0
	for n < len(s.rest) && !end[s.rest[n]] {
		n++
	}
	text := s.rest[:n]
	s.rest = s.rest[n:]
	return text
}

func (s *scanner) word() string { return s.until(atSign) }

// funcName is a word in which anything may stand between [ and ]: Stack[[]int].push.
func (s *scanner) funcName() string {
	s.skip()
	depth, n := 0, 0
	for ; n < len(s.rest) && (depth > 0 || !strings.ContainsRune(" \t,;|()=]", rune(s.rest[n]))); n++ {
		switch s.rest[n] {
		case '[':
			depth++
		case ']':
			depth--
		}
	}
	name := s.rest[:n]
	s.rest = s.rest[n:]
	return name
}

func (s *scanner) peekWord() string {
	ahead := *s
	return ahead.word()
}

func (s *scanner) register() string {
	s.expect("%")
	name := s.word()
	if name == "" {
		fail("a register without a name")
	}
	return name
}

func (s *scanner) angle() string {
	s.expect("<")
	name := s.until(atAngle)
	s.expect(">")
	return name
}

func (s *scanner) integer() int64 {
	word := s.until(atNumber)
	v, err := strconv.ParseInt(word, 10, 64)
	if err != nil {
		fail("bad number %q", word)
	}
	return v
}

// literal is a number, or a float for its bits.
func (s *scanner) literal() int64 {
	ahead := *s
	if v, ok := ops.ParseFloat(ahead.until(atNumber)); ok {
		*s = ahead
		return v
	}
	return s.integer()
}

// integer32 is a number of a line or column.
func (s *scanner) integer32() int32 {
	v := s.integer()
	if v != int64(int32(v)) {
		fail("bad number %d", v)
	}
	return int32(v)
}

func (s *scanner) quoted() string {
	text, err := strconv.QuotedPrefix(s.rest)
	if err != nil {
		fail("bad string %s", s.rest)
	}
	s.rest = s.rest[len(text):]
	v, err := strconv.Unquote(text)
	if err != nil {
		fail("bad string %s", text)
	}
	return v
}
