package programs

import (
	"slices"
	"strings"

	"mergepoint/chapters/bfasm"
)

// A letter of Sort: its marker, and
const (
	sortValue = 1
	sortLow   = 2
	sortOther = 3 // a Test
	sortSize  = 6
)

// Sort reads a line and prints its bytes in order.
func Sort() string {
	a := bfasm.New()
	a.Note("sort the letters of a line")
	c, passes, tmp := a.Var(), a.Var(), a.Var()
	r := a.Row(sortSize)
	a.Read(c)
	a.Add(c, -'\n')
	a.While(c, func() {
		a.Add(c, '\n')
		a.Grow(r)
		a.Times(c, func() {
			a.Last(r, func() { a.Add(r.Field(sortValue), 1) })
		})
		a.Last(r, func() { a.Add(r.Field(sortOther+1), 1) })
		a.Add(passes, 1)
		a.Read(c)
		a.Add(c, -'\n')
	})
	a.Note("as many passes as there are letters")
	a.Times(passes, func() {
		a.Each(r, func() { orderPair(a, r) })
	})
	a.Each(r, func() { a.Print(r.Field(sortValue)) })
	a.PrintText(tmp, "\n")
	return a.String()
}

// orderPair puts the smaller of two neighbours first. Beyond the last is nothing,
// and nothing is done there.
func orderPair(a *bfasm.Asm, r bfasm.Row) {
	value, low, other := r.Field(sortValue), r.Field(sortLow), r.Field(sortOther)
	next := r.Next(sortValue)
	a.While(r.Next(0), func() {
		a.Move(next, other)
		a.Times(value, func() {
			a.If(other, func() {
				a.Add(other, -1)
				a.Add(low, 1)
			}, func() { a.Add(next, 1) })
		})
		a.Note("the larger is what both share and what is left of either")
		a.Times(low, func() {
			a.Add(value, 1)
			a.Add(next, 1)
		})
		a.Move(other, next)
		a.Add(r.Next(0), -1)
		a.Add(low, 1)
	})
	a.Move(low, r.Next(0))
}

// SortModel computes what Sort prints.
func SortModel(input string) string {
	line := []byte(strings.TrimSuffix(input, "\n"))
	slices.Sort(line)
	return string(line) + "\n"
}

// A cell of Automaton: its marker, and
const (
	state         = 1
	neighbours    = 2
	stateTmp      = 3
	automatonSize = 5
)

// rule is the automaton: the bit for each neighbourhood. Rule 110 computes.
const rule = 110

// automaton writes Automaton.
type automaton struct {
	*bfasm.Asm
	width, rows, pause, tmp, flag, wait bfasm.Cell
	row                                 bfasm.Row
}

// Automaton reads a width, a number of rows and how many generations to leave out
// after each, and prints the rows of an elementary cellular automaton that starts
// from one cell at the right.
func Automaton() string {
	a := &automaton{Asm: bfasm.New()}
	a.Note("cellular automaton %d: read the width and the number of rows to print and", rule)
	a.Note("how many to leave out after each")
	a.width, a.rows, a.pause = a.Var(), a.Var(), a.Var()
	a.tmp, a.flag, a.wait = a.Var(), a.Var(), a.Var()
	a.row = a.Row(automatonSize)
	for _, n := range []bfasm.Cell{a.width, a.rows, a.pause} {
		a.ReadNumber(n, a.flag, a.tmp)
	}
	a.Times(a.width, func() { a.Grow(a.row) })
	a.Last(a.row, func() { a.Add(a.row.Field(state), 1) })
	a.Times(a.rows, func() {
		a.Note("print the row")
		a.Each(a.row, a.print)
		a.PrintText(a.tmp, "\n")
		a.generation()
		a.Copy(a.pause, a.tmp, a.wait)
		a.Times(a.wait, a.generation)
	})
	return a.String()
}

// print prints a cell.
func (a *automaton) print() {
	letter := a.row.Field(stateTmp)
	a.Add(letter, '.')
	a.Times(a.row.Field(state), func() {
		a.Add(letter, '#'-'.')
		a.Add(a.row.Field(neighbours), 1)
	})
	a.Move(a.row.Field(neighbours), a.row.Field(state))
	a.Print(letter)
	a.Clear(letter)
}

// generation makes the next row.
func (a *automaton) generation() {
	a.Note("tell each cell of its neighbours")
	a.Each(a.row, func() {
		a.Times(a.row.Field(state), func() {
			a.Add(a.row.Prev(neighbours), 1)
			a.Add(a.row.Field(neighbours), 2)
			a.Add(a.row.Next(neighbours), 4)
		})
	})
	a.Note("what they say is what it becomes")
	a.Each(a.row, func() { a.Map(a.row.Field(neighbours), a.row.Field(state), ruleTable()) })
}

func ruleTable() []byte {
	table := make([]byte, 8)
	for i := range table {
		table[i] = rule >> i & 1
	}
	return table
}

// AutomatonModel computes what Automaton prints.
func AutomatonModel(input string) string {
	n := numbers(input)
	row := make([]byte, n[0])
	row[n[0]-1] = 1
	var out strings.Builder
	for range n[1] {
		for _, c := range row {
			out.WriteByte(".#"[c])
		}
		out.WriteByte('\n')
		for range 1 + n[2] {
			row = nextRow(row)
		}
	}
	return out.String()
}

func nextRow(row []byte) []byte {
	at := func(i int) byte {
		if i < 0 || i >= len(row) {
			return 0
		}
		return row[i]
	}
	next := make([]byte, len(row))
	for i := range row {
		next[i] = rule >> (4*at(i-1) + 2*at(i) + at(i+1)) & 1
	}
	return next
}

// Rot13 copies its input, letters moved 13 places on: a deep nest of loops, one
// for each byte up to z.
func Rot13() string {
	a := bfasm.New()
	a.Note("copy the input with each letter moved by 13 places")
	c, out := a.Var(), a.Var()
	a.Read(c)
	a.While(c, func() {
		a.Map(c, out, rot13Table())
		a.Print(out)
		a.Clear(out)
		a.Read(c)
	})
	return a.String()
}

func rot13Table() []byte {
	table := make([]byte, 'z'+1)
	for c := range table {
		table[c] = rot13(byte(c))
	}
	return table
}

func rot13(c byte) byte {
	for _, base := range []byte("Aa") {
		if c >= base && c < base+26 {
			return base + (c-base+13)%26
		}
	}
	return c
}

// Rot13Model computes what Rot13 prints.
func Rot13Model(input string) string {
	out := []byte(input)
	for i, c := range out {
		out[i] = rot13(c)
	}
	return string(out)
}
