package bfasm

// ReadNumber reads decimal digits up to a newline and adds what they say to n;
// c and tmp are 0 before and after.
func (a *Asm) ReadNumber(n, c, tmp Cell) {
	next := func() {
		a.Read(c)
		a.Add(c, -'\n')
	}
	next()
	a.While(c, func() {
		a.Add(c, '\n'-'0')
		a.Times(n, func() { a.Add(tmp, 10) })
		a.Move(tmp, n)
		a.Move(c, n)
		next()
	})
}

// A Divider divides by counting: each [Divider.Tick] is one unit of the dividend.
type Divider struct {
	Left Cell // a Test: units until the next whole one
	Gone Cell // units since the last: the remainder
}

// Divider takes the cells of a divider. The divisor is put into Left.
func (a *Asm) Divider() Divider {
	gone := a.Var()
	return Divider{Gone: gone, Left: a.Test()}
}

// Tick counts a unit, and adds 1 to the quotient if it makes a whole.
func (a *Asm) Tick(d Divider, quotient Cell) {
	a.Add(d.Gone, 1)
	a.Add(d.Left, -1)
	a.If(d.Left, func() {}, func() {
		a.Add(quotient, 1)
		a.Move(d.Gone, d.Left)
	})
}

// Reset forgets the remainder.
func (a *Asm) Reset(d Divider) { a.Move(d.Gone, d.Left) }

// A Printer is the cells that printing a number needs.
type Printer struct {
	div    Divider
	quot   Cell
	digits Cell // digitCount of them: 0, or the digit plus 1
}

// digitCount is the length of the longest number a [Printer] prints.
const digitCount = 7

// Printer takes the cells of a printer of numbers below ten million.
func (a *Asm) Printer() Printer {
	p := Printer{div: a.Divider(), quot: a.Var(), digits: a.Vars(digitCount)}
	a.Add(p.div.Left, 10)
	return p
}

// PrintNumber prints a number in decimal and sets its cell to 0.
func (a *Asm) PrintNumber(p Printer, n Cell) {
	for i := range Cell(digitCount) {
		digit := func() {
			a.Times(n, func() { a.Tick(p.div, p.quot) })
			a.Move(p.quot, n)
			a.Add(p.digits+i, 1)
			a.Times(p.div.Gone, func() {
				a.Add(p.div.Left, 1)
				a.Add(p.digits+i, 1)
			})
		}
		if i == 0 {
			digit()
			continue
		}
		a.Copy(n, p.div.Gone, p.quot)
		a.Once(p.quot, digit)
	}
	for i := Cell(digitCount) - 1; i >= 0; i-- {
		a.While(p.digits+i, func() {
			a.Add(p.digits+i, '0'-1)
			a.Print(p.digits + i)
			a.Clear(p.digits + i)
		})
	}
}
