package randinterp

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// A Recipe is what an interpreter is made of, short enough to be read and to be
// made shorter.
type Recipe struct {
	Seed  uint64
	Bold  int    // of a hundred names, how many are bold
	Shape string // of the main loop
	Jump  string
	Inner string // how loops in the guest program's loop are made
	Code  string // what guest programs lie in
	Frame string // of the main loop's function
	End   string // what the loop's condition holds the program counter against
	Parts []Part
}

// A Part is a row as drawn: the same number gives the same text again.
type Part struct {
	Row     string
	Draw    int
	Without []int // instructions left out
}

// String gives a line.
func (r Recipe) String() string {
	var parts []string
	for _, p := range r.Parts {
		parts = append(parts, strings.TrimSuffix(fmt.Sprintf("%s/%d-%v", p.Row, p.Draw, p.Without), "-[]"))
	}
	return fmt.Sprintf("seed %d: %d%% bold names, loop %s in %s, jump %s, inner %s, code %s, end %s, %s", r.Seed, r.Bold, r.Shape, r.Frame, r.Jump, r.Inner, r.Code, r.End, strings.Join(parts, " "))
}

const handful = 3 // rows of an interpreter

// Deal gives the recipe of a seed. Rows that cost much are in one of many.
func Deal(seed uint64) Recipe {
	rnd := rand.New(rand.NewPCG(seed, 1))
	r := Recipe{Seed: seed, Bold: []int{0, 30, 80}[seed%3], Code: pick(rnd, codeForms).name, End: pick(rnd, []string{"length", "length", "constant", "green"})}
	shape := Shapes[seed%uint64(len(Shapes))]
	r.Shape, r.Frame = shape.Name, dealFrame(seed)
	r.Jump = dealt(Jumps, seed, 1)[0]
	r.Inner = dealt(Inners, seed, 1)[0]
	if shape.Hint && !strings.Contains(find(Jumps, r.Jump).Do[0], "@jump") {
		r.Jump = plainJump
	}
	for n, row := range dealt(common, seed, handful) {
		r.Parts = append(r.Parts, Part{Row: row, Draw: n})
	}
	if rnd.IntN(300) == 0 {
		r.Parts = append(r.Parts, Part{Row: pick(rnd, costly).Name, Draw: handful})
	}
	return r
}

// With puts a row in the place of a recipe's first.
func (r Recipe) With(row string) Recipe {
	r.Parts = slices.Clone(r.Parts)
	r.Parts[0].Row = find(Rows, row).Name
	return r
}

// dealt takes n rows of a shuffled deck, in which each is as often as its weight
// says; the next seed goes on where this one stops.
func dealt(rows []Row, seed, n uint64) (names []string) {
	var cards []string
	for _, r := range rows {
		for range max(1, r.Weight) {
			cards = append(cards, r.Name)
		}
	}
	for at := seed * n; uint64(len(names)) < n; at++ {
		size := uint64(len(cards))
		deck := slices.Clone(cards)
		rnd := rand.New(rand.NewPCG(at/size, 0))
		rnd.Shuffle(len(deck), func(i, j int) { deck[i], deck[j] = deck[j], deck[i] })
		if name := deck[at%size]; !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

func find(rows []Row, name string) *Row {
	n := slices.IndexFunc(rows, func(r Row) bool { return r.Name == name })
	if n < 0 {
		panic("randinterp: no row " + name)
	}
	return &rows[n]
}

func shapeOf(name string) *Shape {
	n := slices.IndexFunc(Shapes, func(s Shape) bool { return s.Name == name })
	return &Shapes[n]
}
