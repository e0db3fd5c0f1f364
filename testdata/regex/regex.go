// Package regex matches regular expressions twice: by nodes, which pass on what is to
// follow as a function, and by closures made of the expression.
package regex

import "mergepoint/pkg/jit"

//go:generate go tool translate .

// Nodes and Closures are the drivers of both.
var (
	Nodes    = jit.NewDriver(jit.Config{Greens: []string{"re"}, Reds: []string{"t", "i"}})
	Closures = jit.NewDriver(jit.Config{Greens: []string{"m"}, Reds: []string{"t", "i"}})
)

// Text is what is searched. Left bounds the steps: a matcher that goes back may take
// very many.
type Text struct {
	S            string
	Left         int
	Ends, Starts []int // of groups and stars, as they were seen
}

func (t *Text) step() {
	if t.Left--; t.Left < 0 {
		panic("regex: too many steps")
	}
}

// Node is a part of an expression.
type Node interface {
	match(t *Text, i int, next func(int) bool) bool
}

type (
	// Char is a letter.
	Char byte
	// Any is any letter.
	Any struct{}
	// Class is a letter of a range, or not of it.
	//
	//jit:immutable
	Class struct {
		Lo, Hi byte
		Not    bool
	}
	// Seq is one after the other.
	//
	//jit:immutable
	Seq struct{ A, B Node }
	// Alt is one or the other.
	//
	//jit:immutable
	Alt struct{ A, B Node }
	// Star is any number of times.
	//
	//jit:immutable
	Star struct {
		N  Node
		No int
	}
	// Group notes where it ends.
	//
	//jit:immutable
	Group struct {
		N  Node
		No int
	}
)

func (c Char) match(t *Text, i int, next func(int) bool) bool {
	return i < len(t.S) && t.S[i] == byte(c) && next(i+1)
}

func (Any) match(t *Text, i int, next func(int) bool) bool { return i < len(t.S) && next(i+1) }

func (c *Class) has(b byte) bool { return (c.Lo <= b && b <= c.Hi) != c.Not }

func (c *Class) match(t *Text, i int, next func(int) bool) bool {
	return i < len(t.S) && c.has(t.S[i]) && next(i+1)
}

func (n *Seq) match(t *Text, i int, next func(int) bool) bool {
	return n.A.match(t, i, func(j int) bool { return n.B.match(t, j, next) })
}

func (n *Alt) match(t *Text, i int, next func(int) bool) bool {
	return n.A.match(t, i, next) || n.B.match(t, i, next)
}

func (n *Star) match(t *Text, i int, next func(int) bool) bool {
	t.step()
	return n.N.match(t, i, func(j int) bool { return j > i && n.match(t, j, next) }) || next(i)
}

func (n *Group) match(t *Text, i int, next func(int) bool) bool {
	return n.N.match(t, i, func(j int) bool {
		t.Ends[n.No] = j
		return next(j)
	})
}

// Search finds the first match by nodes, or gives -1.
func Search(re Node, t *Text) (from, to int) {
	for i := 0; i <= len(t.S); i++ {
		Nodes.MergePoint(re, t, i)
		if re.match(t, i, func(j int) bool { to = j; return true }) {
			return i, to
		}
	}
	return -1, -1
}

// Matcher gives where a match that begins at i ends, or -1.
type Matcher func(t *Text, i int) int

// Compile makes closures of an expression, and of what is to follow it.
func Compile(n Node, next Matcher) Matcher {
	switch n := n.(type) {
	case Char:
		return func(t *Text, i int) int {
			if i < len(t.S) && t.S[i] == byte(n) {
				return next(t, i+1)
			}
			return -1
		}
	case Any:
		return func(t *Text, i int) int {
			if i < len(t.S) {
				return next(t, i+1)
			}
			return -1
		}
	case *Class:
		return func(t *Text, i int) int {
			if i < len(t.S) && n.has(t.S[i]) {
				return next(t, i+1)
			}
			return -1
		}
	case *Seq:
		return Compile(n.A, Compile(n.B, next))
	case *Alt:
		a, b := Compile(n.A, next), Compile(n.B, next)
		return func(t *Text, i int) int {
			if to := a(t, i); to >= 0 {
				return to
			}
			return b(t, i)
		}
	case *Star:
		return star(n, next)
	case *Group:
		return Compile(n.N, func(t *Text, i int) int {
			t.Ends[n.No] = i
			return next(t, i)
		})
	}
	panic("regex: no such node")
}

// star is a closure that is one of its own free variables.
func star(n *Star, next Matcher) Matcher {
	var once Matcher
	again := func(t *Text, i int) int {
		t.step()
		was := t.Starts[n.No]
		if i > was {
			t.Starts[n.No] = i
			if to := once(t, i); to >= 0 {
				return to
			}
			t.Starts[n.No] = was
		}
		return next(t, i)
	}
	once = Compile(n.N, again)
	return again
}

// Accept is what follows at the end.
func Accept(_ *Text, i int) int { return i }

// SearchBy finds the first match by closures, or gives -1.
func SearchBy(m Matcher, t *Text) (from, to int) {
	i := 0
	for {
		Closures.MergePoint(m, t, i)
		if to := m(t, i); to >= 0 {
			return i, to
		}
		if i++; i > len(t.S) {
			return -1, -1
		}
	}
}
