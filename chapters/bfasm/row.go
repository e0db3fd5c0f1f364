package bfasm

// A Row is a list that grows to the right of all variables: groups of cells, each
// led by a marker that is 1, up to the first group whose marker is 0. Code for a
// group is written as if it were the first one: Cell(0) of a row's fields is the
// marker, and what lies beyond Stride belongs to the next group.
type Row struct {
	first  Cell // marker of the first group
	Stride Cell // cells in a group
}

// Row takes the cells of a row, which must be the last variable. To the left of
// the first group is one that stays empty: [Asm.home] ends there.
func (a *Asm) Row(stride Cell) Row {
	a.Vars(int(stride))
	r := Row{first: a.next, Stride: stride}
	a.next = -1 // no variable after this one
	return r
}

// Field is a cell of the current group.
func (r Row) Field(i Cell) Cell { return r.first + i }

// Next is a cell of the group to its right.
func (r Row) Next(i Cell) Cell { return r.first + r.Stride + i }

// Prev is a cell of the group to its left.
func (r Row) Prev(i Cell) Cell { return r.first - r.Stride + i }

// Each runs the body for every group from left to right.
func (a *Asm) Each(r Row, body func()) {
	a.To(r.first)
	a.walk(r, body, int(r.Stride))
	a.emit(step(int(-r.Stride)))
	a.home(r)
}

// EachBack runs the body for every group from right to left.
func (a *Asm) EachBack(r Row, body func()) {
	a.To(r.first)
	a.toLast(r)
	a.walk(r, body, int(-r.Stride))
	a.at = r.first - r.Stride
}

// Last runs the body for the last group.
func (a *Asm) Last(r Row, body func()) {
	a.To(r.first)
	a.toLast(r)
	body()
	a.To(r.first)
	a.home(r)
}

// Grow adds a group.
func (a *Asm) Grow(r Row) {
	a.To(r.first)
	a.emit("[" + step(int(r.Stride)) + "]+")
	a.home(r)
}

// walk runs the body group by group until there is no marker.
func (a *Asm) walk(r Row, body func(), stride int) {
	a.block(func() {
		body()
		a.To(r.first)
		a.emit(step(stride))
	})
}

// toLast goes from the first group to the last.
func (a *Asm) toLast(r Row) {
	a.emit("[" + step(int(r.Stride)) + "]" + step(int(-r.Stride)))
}

// home goes from the marker of any group to the empty one left of the first.
func (a *Asm) home(r Row) {
	a.emit("[" + step(int(-r.Stride)) + "]")
	a.at = r.first - r.Stride
}

// Map sets out to table[c], one level of nesting for each value that c may have.
// Both out and the cells between are as they were but for that; c is 0 then.
func (a *Asm) Map(c, out Cell, table []byte) {
	if len(table) == 0 {
		panic("bfasm: Map: empty table")
	}
	a.Add(out, int(table[0]))
	a.To(c)
	a.mapFrom(c, out, table)
}

func (a *Asm) mapFrom(c, out Cell, table []byte) {
	if len(table) == 1 {
		return
	}
	a.emit("[-")
	if d := int(table[1]) - int(table[0]); d != 0 {
		a.Add(out, d)
		a.To(c)
	}
	a.mapFrom(c, out, table[1:])
	a.emit("]")
}
