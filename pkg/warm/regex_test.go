package warm_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"mergepoint/pkg/warm"
	"mergepoint/testdata/regex"
)

// regexWriter writes expressions, and texts of the same few letters.
type regexWriter struct {
	r             *rand.Rand
	groups, stars int
}

func (w *regexWriter) node(depth int) regex.Node {
	n := w.r.IntN(12)
	if depth == 0 {
		n %= 5
	}
	switch {
	case n < 3:
		return regex.Char('a' + w.r.IntN(3))
	case n == 3:
		return regex.Any{}
	case n == 4:
		lo := 'a' + byte(w.r.IntN(3))
		return &regex.Class{Lo: lo, Hi: lo + byte(w.r.IntN(2)), Not: w.r.IntN(3) == 0}
	case n < 8:
		return &regex.Seq{A: w.node(depth - 1), B: w.node(depth - 1)}
	case n == 8:
		w.groups++
		return &regex.Group{No: w.groups - 1, N: w.node(depth - 1)}
	case n == 9:
		return &regex.Alt{A: w.node(depth - 1), B: w.node(depth - 1)}
	}
	w.stars++
	return &regex.Star{No: w.stars - 1, N: w.node(depth - 1)}
}

func (w *regexWriter) text(limit int) *regex.Text {
	t := &regex.Text{Left: 200 * limit, Ends: make([]int, w.groups), Starts: make([]int, w.stars)}
	for n := range t.Starts {
		t.Starts[n] = -1
	}
	b := make([]byte, 3*limit)
	for n := range b {
		b[n] = "aaabbbccd"[w.r.IntN(9)]
	}
	t.S = string(b)
	return t
}

// regexCase is an expression that is searched for in the same text again.
type regexCase struct {
	re regex.Node
	m  regex.Matcher
	t  *regex.Text
}

// TestRandomRegex is TestRandomGuests for regular expressions.
func TestRandomRegex(t *testing.T) {
	cases := map[string]*regexCase{}
	get := func(code string, limit int) (*regexCase, *regex.Text) {
		c := cases[code]
		if c == nil {
			w := &regexWriter{r: fromSeed(code)}
			c = &regexCase{re: &regex.Seq{A: w.node(4), B: regex.Char("dddde"[w.r.IntN(5)])}}
			c.m, c.t = regex.Compile(c.re, regex.Accept), w.text(limit)
			clear(cases)
			cases[code] = c
		}
		text := *c.t
		text.Ends, text.Starts = append([]int{}, c.t.Ends...), append([]int{}, c.t.Starts...)
		return c, &text
	}
	t.Run("nodes", func(t *testing.T) {
		judge(t, regex.Nodes, randomSeed, func(e *warm.Engine, code string, limit int) string {
			c, text := get(code, limit)
			return left(e, func() string { return fmt.Sprint(text.Left, text.Ends, e.Results()) }, c.re, text)
		})
	})
	t.Run("closures", func(t *testing.T) {
		judge(t, regex.Closures, randomSeed, func(e *warm.Engine, code string, limit int) string {
			c, text := get(code, limit)
			return left(e, func() string { return fmt.Sprint(text.Left, text.Ends, text.Starts, e.Results()) }, c.m, text)
		})
	})
}

// regexRuns search a long text for what is at its end.
func regexRuns(n int) []guestRun {
	re := &regex.Seq{A: &regex.Star{N: &regex.Alt{A: regex.Char('a'), B: &regex.Class{Lo: 'b', Hi: 'c'}}}, B: regex.Char('e')}
	m := regex.Compile(re, regex.Accept)
	text := func() *regex.Text {
		return &regex.Text{S: strings.Repeat("abdcadd", n/7) + "abe", Left: 20 * n, Starts: []int{-1}}
	}
	return []guestRun{
		{"regex/nodes", regex.Nodes, func(e *warm.Engine) string {
			t := text()
			onEngine(e, func() { regex.Search(re, t) }, re, t)
			return fmt.Sprint(t.Left)
		}},
		{"regex/closures", regex.Closures, func(e *warm.Engine) string {
			t := text()
			onEngine(e, func() { regex.SearchBy(m, t) }, m, t)
			return fmt.Sprint(t.Left)
		}},
	}
}
