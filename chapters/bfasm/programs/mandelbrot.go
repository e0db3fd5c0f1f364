package programs

import (
	"strings"

	"mergepoint/chapters/bfasm"
)

// The picture: 8m+1 columns, 4m+1 rows, of the square from -2-4/3i to 2/3+4/3i;
// m and the number of iterations are the input. Numbers are fixed point, 6m to
// the unit, with the sign apart.
const (
	mandelScale = 6  // units in 1, per m
	mandelWest  = 12 // -2, in units per m
	mandelNorth = 8  // 4/3
	mandelStepX = 2
	mandelStepY = 4
	mandelLimit = 24 // 4: |z|² beyond which z runs away
	mandelDepth = 30 // iterations at most
)

// mandelPalette has the letter for each number of iterations.
const mandelPalette = "   .:--==+++****ooooo%%%%%%%%%#"

// A pixel of the row: its marker, and
const (
	count       = 1 // iterations
	letter      = 2
	mandelGroup = 4
)

// signed is a number in two cells, one of which is 0 at any time.
type signed struct{ plus, minus bfasm.Cell } // minus is a Test

// mandelbrot writes the program.
type mandelbrot struct {
	*bfasm.Asm

	m, depth, tmp, flag bfasm.Cell
	row                 bfasm.Row

	// The multiplier: while x, y goes to t and back.
	x, y, t          bfasm.Cell
	byOne, byHalf    bfasm.Divider
	rr, ii, ri       bfasm.Cell // zr², zi², 2 zr zi
	cr, ci           signed
	zr, zi           bfasm.Cell // |z|
	signR, signI     bfasm.Cell // 1 if negative
	p, q             bfasm.Cell // p - q is the sum to take the absolute value of
	run, left, limit bfasm.Cell
	columns, rows    bfasm.Cell
}

// Mandelbrot draws the Mandelbrot set by counting in unary.
func Mandelbrot() string {
	g := &mandelbrot{Asm: bfasm.New()}
	g.Note("Mandelbrot set in fixed point numbers: read m and the depth")
	g.Note("and draw about 4m lines of 8m letters")
	g.cells()
	g.constants()
	g.Note("for each row")
	g.Times(g.rows, func() {
		g.startRow()
		g.Note("for each column")
		g.Times(g.columns, g.pixel)
		g.printRow()
		g.forward(g.ci, mandelStepY)
	})
	return g.String()
}

func (g *mandelbrot) cells() {
	g.m, g.depth, g.tmp, g.flag = g.Var(), g.Var(), g.Var(), g.Var()
	g.rows, g.columns = g.Var(), g.Var()
	g.cr = signed{g.Var(), g.Test()}
	g.ci = signed{g.Var(), g.Test()}
	g.run, g.left, g.limit = g.Var(), g.Test(), g.Test()
	g.signR, g.signI = g.Test(), g.Test()
	g.zr, g.zi = g.Var(), g.Var()
	g.x, g.y, g.t = g.Test(), g.Var(), g.Var()
	g.rr, g.ii, g.ri = g.Var(), g.Var(), g.Var()
	g.p, g.q = g.Var(), g.Test()
	g.byOne, g.byHalf = g.Divider(), g.Divider()
	g.row = g.Row(mandelGroup)
}

func (g *mandelbrot) constants() {
	g.ReadNumber(g.m, g.flag, g.tmp)
	g.ReadNumber(g.depth, g.flag, g.tmp)
	g.Copy(g.m, g.tmp, g.flag)
	g.Times(g.flag, func() {
		g.Add(g.byOne.Left, mandelScale)
		g.Add(g.byHalf.Left, mandelScale/2)
		g.Add(g.ci.minus, mandelNorth)
		g.Add(g.rows, 2*mandelNorth/mandelStepY)
	})
	g.Add(g.rows, 1)
}

func (g *mandelbrot) startRow() {
	g.Clear(g.cr.plus)
	g.Copy(g.m, g.tmp, g.flag)
	g.Times(g.flag, func() {
		g.Add(g.cr.minus, mandelWest)
		g.Add(g.columns, (mandelWest+mandelScale*2/3)/mandelStepX)
	})
	g.Add(g.columns, 1)
}

// forward adds a small constant to a signed number.
func (g *mandelbrot) forward(s signed, n int) {
	for range n {
		g.If(s.minus, func() { g.Add(s.minus, -1) }, func() { g.Add(s.plus, 1) })
	}
}

// pixel finds how many iterations it takes z to run away.
func (g *mandelbrot) pixel() {
	g.Copy(g.depth, g.tmp, g.left)
	g.Add(g.run, 1)
	g.Note("iterate")
	g.While(g.run, func() {
		g.square()
		g.escape()
		g.step()
		g.Add(g.left, -1)
		g.If(g.left, func() {}, func() { g.Clear(g.run) })
	})
	g.Clear(g.zr)
	g.Clear(g.zi)
	g.Clear(g.signR)
	g.Clear(g.signI)
	g.keep()
	g.forward(g.cr, mandelStepX)
}

// square sets rr, ii and ri.
func (g *mandelbrot) square() {
	g.Note("zr squared")
	g.Copy(g.zr, g.tmp, g.x, g.y)
	g.multiply(g.byOne, g.rr)
	g.Note("zi squared")
	g.Copy(g.zi, g.tmp, g.x, g.y)
	g.multiply(g.byOne, g.ii)
	g.Note("twice their product")
	g.Move(g.zr, g.x)
	g.Move(g.zi, g.y)
	g.multiply(g.byHalf, g.ri)
}

// multiply adds x·y, divided, to the quotient. x and y are 0 then.
func (g *mandelbrot) multiply(d bfasm.Divider, quotient bfasm.Cell) {
	turn := func(from, to bfasm.Cell) {
		g.Times(from, func() {
			g.Add(to, 1)
			g.Tick(d, quotient)
		})
	}
	g.Times(g.x, func() {
		turn(g.y, g.t)
		g.If(g.x, func() {
			g.Add(g.x, -1)
			turn(g.t, g.y)
		}, func() { g.Move(g.t, g.y) })
	})
	g.Clear(g.y)
	g.Reset(d)
}

// escape ends the iteration if rr + ii is beyond the limit.
func (g *mandelbrot) escape() {
	g.Note("is z still near")
	g.Copy(g.m, g.tmp, g.flag)
	g.Times(g.flag, func() { g.Add(g.limit, mandelLimit) })
	g.Copy(g.rr, g.tmp, g.flag)
	g.Copy(g.ii, g.tmp, g.flag)
	g.Times(g.flag, func() {
		g.If(g.limit, func() { g.Add(g.limit, -1) }, func() {
			g.Clear(g.run)
			g.Clear(g.flag)
		})
	})
	g.Clear(g.limit)
}

// step makes the next z of the squares and c.
func (g *mandelbrot) step() {
	g.Note("next imaginary part")
	same := func() { g.Move(g.ri, g.p) }
	differ := func() { g.Move(g.ri, g.q) }
	g.If(g.signR,
		func() { g.If(g.signI, same, differ) },
		func() { g.If(g.signI, differ, same) })
	g.sum(g.ci, g.zi, g.signI)
	g.Note("next real part")
	g.Move(g.rr, g.p)
	g.Move(g.ii, g.q)
	g.sum(g.cr, g.zr, g.signR)
}

// sum sets z and its sign to p - q + c. p and q are 0 then.
func (g *mandelbrot) sum(c signed, z, sign bfasm.Cell) {
	g.Copy(c.plus, g.tmp, g.p)
	g.Copy(c.minus, g.tmp, g.q)
	g.Clear(sign)
	g.Times(g.p, func() {
		g.If(g.q, func() { g.Add(g.q, -1) }, func() { g.Add(z, 1) })
	})
	g.If(g.q, func() {
		g.Add(sign, 1)
		g.Move(g.q, z)
	}, func() {})
}

// keep puts the number of iterations at the end of the row.
func (g *mandelbrot) keep() {
	g.Note("to the end of the row and back")
	g.Grow(g.row)
	g.Copy(g.depth, g.tmp, g.flag)
	g.Times(g.left, func() { g.Add(g.flag, -1) })
	g.Times(g.flag, func() {
		g.Last(g.row, func() { g.Add(g.row.Field(count), 1) })
	})
}

// printRow prints the row and clears it.
func (g *mandelbrot) printRow() {
	g.Note("print the row")
	g.Each(g.row, func() {
		g.Map(g.row.Field(count), g.row.Field(letter), []byte(mandelPalette))
		g.Print(g.row.Field(letter))
		g.Clear(g.row.Field(letter))
	})
	g.EachBack(g.row, func() { g.Add(g.row.Field(0), -1) })
	g.PrintText(g.tmp, "\n")
}

// MandelbrotModel computes in Go what the program prints.
func MandelbrotModel(input string) string {
	n := numbers(input)
	m, depth := n[0], n[1]
	var out strings.Builder
	for ci := -mandelNorth * m; ci <= mandelNorth*m; ci += mandelStepY {
		for cr := -mandelWest * m; cr <= mandelScale*2/3*m; cr += mandelStepX {
			out.WriteByte(mandelPalette[mandelIterations(cr, ci, m, depth)])
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func mandelIterations(cr, ci, m, depth int) int {
	zr, zi := 0, 0
	for n := 1; n < depth; n++ {
		rr, ii := zr*zr/(mandelScale*m), zi*zi/(mandelScale*m)
		ri := zr * zi / (mandelScale / 2 * m) // toward zero, as the program does
		if rr+ii > mandelLimit*m {
			return n
		}
		zr, zi = rr-ii+cr, ri+ci
	}
	return depth
}
