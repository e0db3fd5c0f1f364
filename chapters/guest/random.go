package guest

import "strings"

// Random makes a program of any bytes. Its brackets match; most of its loops count a
// cell down and come back to where they began, so that many programs end; and it
// prints a few cells at its end, so that what it did can be seen.
func Random(data []byte) string {
	g := &random{data: data}
	g.move(2)
	for len(g.data) > 0 && g.out.Len() < maxRandom {
		g.statement(0)
	}
	g.out.WriteString(".>.>.<<<.")
	return g.out.String()
}

const (
	maxRandom = 400 // instructions, about
	maxNest   = 4
)

// random decodes a program.
type random struct {
	data []byte
	out  strings.Builder
	at   int // where the pointer is, if every loop ends where it began
	left int // the leftmost cell that may be touched without risk
}

// next takes a byte of the data, 0 when there is none.
func (g *random) next() byte {
	if len(g.data) == 0 {
		return 0
	}
	b := g.data[0]
	g.data = g.data[1:]
	return b
}

// idioms are loops as people write them. The last ones may not end, or end
// somewhere else.
var idioms = []string{
	"[-]", "[->+<]", "[->+>+<<]", "[->++<]", "[->+>+<<]>>[-<<+>>]<<", "[.-]", "[->[-]+<]", "[-[->+<]>[-<+>]<]", "[-]+[-]", ",[.,]", "[>-]>[->]<+<",
	"[>]", "[<]", "[>>]", "[>+<-]", "[-<+>]", "[[-]>]",
}

// statement writes one piece of the program.
func (g *random) statement(depth int) {
	b := g.next()
	n := int(b >> 4)
	switch b & 15 {
	case 0, 1, 2:
		g.plus(1 + n)
	case 3:
		g.plus(1 + n%2)
		g.out.WriteByte("+-"[n>>3])
	case 4, 5:
		g.move(1 + n/6)
	case 6:
		if n == 15 || g.at > g.left {
			g.move(-1)
		}
	case 7:
		g.out.WriteByte(".,"[n&1])
	case 8:
		g.out.WriteString(idioms[n])
	case 9, 10:
		g.plus(1 + n)
		g.out.WriteString(idioms[int(g.next())%len(idioms)])
	default:
		g.loop(depth, n)
	}
}

func (g *random) plus(n int) { g.out.WriteString(strings.Repeat("+", n)) }

func (g *random) move(n int) {
	g.at += n
	if n < 0 {
		g.out.WriteString(strings.Repeat("<", -n))
		return
	}
	g.out.WriteString(strings.Repeat(">", n))
}

// loop writes a loop around some statements. Most loops count a cell down that
// their body leaves alone.
func (g *random) loop(depth, n int) {
	if depth == maxNest {
		return
	}
	kind := g.next()
	start, left := g.at, g.left
	if kind&15 != 0 {
		g.plus(1 + int(kind>>5))
	}
	g.out.WriteByte('[')
	if kind != 255 {
		g.move(1)
		g.left = g.at
	}
	for range 1 + n%5 {
		g.statement(depth + 1)
	}
	if kind != 254 {
		g.move(start - g.at)
		g.out.WriteByte('-')
	}
	g.at, g.left = start, left
	g.out.WriteByte(']')
}
