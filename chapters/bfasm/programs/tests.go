package programs

import (
	"fmt"
	"strings"

	"mergepoint/chapters/bfasm"
)

// This file has the programs whose point is what they do to a compiler.

// Squares prints the squares up to 12·12: three loops in each other, and cells
// beyond 8 bits.
func Squares() string {
	a := bfasm.New()
	a.Note("the squares of the numbers up to 12")
	n, tmp, number := a.Var(), a.Var(), a.Var()
	p := a.Printer()
	times, square := a.Var(), a.Var()
	a.Add(n, 12)
	a.Times(n, func() {
		a.Add(number, 1)
		a.Copy(number, tmp, times)
		a.Times(times, func() { a.Copy(number, tmp, square) })
		a.PrintNumber(p, square)
		a.PrintText(tmp, "\n")
	})
	return a.String()
}

// SquaresModel computes what Squares prints.
func SquaresModel(string) string {
	var out strings.Builder
	for n := 1; n <= 12; n++ {
		fmt.Fprintln(&out, n*n)
	}
	return out.String()
}

// SelfCheck holds (a+b)² against a²+2ab+b² for small a and b and says ok.
func SelfCheck() string {
	a := bfasm.New()
	a.Note("does arithmetic hold")
	i, j, tmp, one, two := a.Var(), a.Var(), a.Var(), a.Var(), a.Var()
	x, y, bad := a.Var(), a.Var(), a.Var()
	left, right := a.Var(), a.Test()
	product := func(p, q, sum bfasm.Cell) {
		a.Copy(p, tmp, one)
		a.Times(one, func() { a.Copy(q, tmp, sum) })
	}
	for _, c := range []bfasm.Cell{i, j} {
		a.Add(c, 9)
	}
	a.While(i, func() {
		a.While(j, func() {
			a.Copy(i, tmp, x, y)
			a.Copy(j, tmp, x, y)
			product(x, y, left)
			a.Clear(x)
			a.Clear(y)
			product(i, i, right)
			product(i, j, right)
			product(i, j, right)
			product(j, j, right)
			a.Times(left, func() {
				a.If(right, func() { a.Add(right, -1) }, func() { a.Add(bad, 1) })
			})
			a.Move(right, bad)
			a.Add(j, -1)
		})
		a.Add(j, 9)
		a.Add(i, -1)
	})
	a.Add(two, 1)
	a.Once(bad, func() {
		a.PrintText(tmp, "bad\n")
		a.Clear(two)
	})
	a.Once(two, func() { a.PrintText(tmp, "ok\n") })
	return a.String()
}

// SelfCheckModel says what SelfCheck prints.
func SelfCheckModel(string) string { return "ok\n" }

// WordCount prints the number of lines, words and bytes of its input.
func WordCount() string {
	a := bfasm.New()
	a.Note("count lines and words and bytes")
	c, tmp, kind := a.Var(), a.Var(), a.Var()
	lines, words, size := a.Var(), a.Var(), a.Var()
	inside := a.Test()
	p := a.Printer()
	a.Read(c)
	a.While(c, func() {
		a.Add(size, 1)
		table := []byte(strings.Repeat("\x00", 128))
		table[' '], table['\n'] = 1, 2
		a.Map(c, kind, table)
		a.Add(tmp, 1)
		a.Times(kind, func() {
			a.Clear(tmp)
			a.Clear(inside)
			a.Times(kind, func() { a.Add(lines, 1) })
		})
		a.Once(tmp, func() {
			a.If(inside, func() {}, func() {
				a.Add(inside, 1)
				a.Add(words, 1)
			})
		})
		a.Read(c)
	})
	for i, n := range []bfasm.Cell{lines, words, size} {
		a.PrintNumber(p, n)
		a.PrintText(tmp, " \n"[i/2:i/2+1])
	}
	return a.String()
}

// WordCountModel computes what WordCount prints.
func WordCountModel(input string) string {
	return fmt.Sprintln(strings.Count(input, "\n"), len(strings.Fields(input)), len(input))
}

// Far lays a row of 32,768 ones, 2,048 at a time, and walks back over all of
// them. Its straight lines are too long to be traced.
func Far() string {
	const chunk, chunks = 2048, 16
	var b strings.Builder
	line := func(s string) { b.WriteString(s + "\n") }
	line("more than 30 thousand cells: leave a wall and count the chunks to lay")
	line(">" + plus(chunks))
	line("lay a chunk of ones and take the count along")
	line("[-[-" + wrapped(">", chunk) + "+" + wrapped("<", chunk) + "]")
	line(wrapped("+>", chunk) + "]")
	line("walk back to the wall and print what is there: a letter")
	line("<[<]" + plus('w') + ".[-]" + plus('\n') + ".")
	return b.String()
}

// wrapped is s n times, in lines.
func wrapped(s string, n int) string {
	const per = 64
	var b strings.Builder
	for ; n > per; n -= per {
		b.WriteString("\n" + strings.Repeat(s, per))
	}
	return b.String() + "\n" + strings.Repeat(s, n) + "\n"
}

// FarModel says what Far prints.
func FarModel(string) string { return "w\n" }

// Falls lays 1,100 ones beginning in the first cell and runs back over them with
// nothing to stop it: the loop is hot when it leaves the tape.
func Falls() string {
	const chunk, chunks = 110, 10
	var b strings.Builder
	line := func(s string) { b.WriteString(s + "\n") }
	line("lay ones and print x")
	line(plus(chunks) + "[-[-" + wrapped(">", chunk) + "+" + wrapped("<", chunk) + "]")
	line(wrapped("+>", chunk) + "]")
	line(plus('x') + "." + "[-]")
	line("run back beyond the first cell")
	line("<[<]")
	return b.String()
}

// FallsModel says what Falls prints.
func FallsModel(string) string { return "x" }

// Many runs 220 loops a thousand times each.
func Many() string {
	const loops, rounds, per = 220, 251, 4
	a := bfasm.New()
	a.Note("220 hot loops")
	n, c, sum, tmp := a.Var(), a.Var(), a.Var(), a.Var()
	a.Add(tmp, 16)
	a.Times(tmp, func() { a.Add(n, 15) })
	a.Add(n, rounds-16*15)
	a.Times(n, func() {
		for range loops {
			a.Add(c, per+1)
			a.Clear(c)
		}
		a.Add(sum, 1)
	})
	a.Add(sum, 'A'-rounds)
	a.Print(sum)
	a.PrintText(c, "\n")
	return a.String()
}

// ManyModel says what Many prints.
func ManyModel(string) string { return "A\n" }

// TooLong has a loop of 900 instructions, more than a trace may be long.
func TooLong() string {
	a := bfasm.New()
	a.Note("a loop too long to be traced")
	n, sum := a.Var(), a.Var()
	a.Add(n, 65)
	a.Times(n, func() {
		for range 450 {
			a.Add(sum, 2)
			a.Add(sum, -2)
		}
		a.Add(sum, 1)
	})
	a.Print(sum)
	a.PrintText(n, "\n")
	return a.String()
}

// TooLongModel says what TooLong prints.
func TooLongModel(string) string { return "A\n" }

// plus is a run of n additions.
func plus(n int) string { return strings.Repeat("+", n) }
