package programs

import (
	"fmt"
	"math/big"
	"strings"

	"mergepoint/chapters/bfasm"
)

// Primes reads n and prints the primes up to n, by dividing each number by all
// below it.
func Primes() string {
	a := bfasm.New()
	a.Note("the primes up to a number that is read")
	n, tmp, flag := a.Var(), a.Var(), a.Var()
	p := a.Printer()
	number, divisors := a.Var(), a.Var()
	factors := a.Var()
	div := a.Divider()
	quot, copied := a.Var(), a.Var()
	a.ReadNumber(n, flag, tmp)
	a.Add(number, 1)
	a.Add(n, -1)
	a.Times(n, func() {
		a.Add(number, 1)
		a.Note("divide by all numbers below it and above 1")
		a.Copy(number, tmp, divisors)
		a.Add(divisors, -2)
		a.Add(div.Left, 1)
		a.Times(divisors, func() {
			a.Move(div.Gone, div.Left)
			a.Add(div.Left, 1)
			a.Copy(number, tmp, copied)
			a.Times(copied, func() { a.Tick(div, quot) })
			a.Clear(quot)
			a.Note("no remainder means a factor")
			a.Add(factors, 1)
			a.Copy(div.Gone, tmp, flag)
			a.Once(flag, func() { a.Add(factors, -1) })
		})
		a.Reset(div)
		a.Clear(div.Left)
		a.Note("print a number without factors")
		a.Add(flag, 1)
		a.Once(factors, func() { a.Add(flag, -1) })
		a.Once(flag, func() {
			a.Copy(number, tmp, copied)
			a.PrintNumber(p, copied)
			a.PrintText(tmp, "\n")
		})
	})
	return a.String()
}

// PrimesModel computes what Primes prints.
func PrimesModel(input string) string {
	var out strings.Builder
	for n := int64(2); n <= int64(numbers(input)[0]); n++ {
		if big.NewInt(n).ProbablyPrime(0) {
			fmt.Fprintln(&out, n)
		}
	}
	return out.String()
}

// Collatz reads n and prints, for each start up to n, the number of steps of the
// 3n+1 game until it comes to 1.
func Collatz() string {
	a := bfasm.New()
	a.Note("the length of the Collatz chain from each number up to one that is read")
	n, tmp, flag := a.Var(), a.Var(), a.Var()
	p := a.Printer()
	start, value, steps := a.Var(), a.Var(), a.Var()
	half, odd := a.Var(), a.Test()
	a.ReadNumber(n, flag, tmp)
	a.Times(n, func() {
		a.Add(start, 1)
		a.Copy(start, tmp, value)
		a.Add(value, -1)
		a.Note("value is one less than the number all the time")
		a.While(value, func() {
			a.Add(steps, 1)
			a.Add(value, 1)
			a.Note("half of it and what is over")
			a.Times(value, func() {
				a.If(odd, func() {
					a.Add(odd, -1)
					a.Add(half, 1)
				}, func() { a.Add(odd, 1) })
			})
			a.If(odd, func() {
				a.Add(odd, -1)
				a.Add(value, 4)
				a.Times(half, func() { a.Add(value, 6) })
			}, func() { a.Move(half, value) })
			a.Add(value, -1)
		})
		a.PrintNumber(p, steps)
		a.PrintText(tmp, "\n")
	})
	return a.String()
}

// CollatzModel computes what Collatz prints.
func CollatzModel(input string) string {
	var out strings.Builder
	for start := 1; start <= numbers(input)[0]; start++ {
		steps := 0
		for v := start; v != 1; steps++ {
			if v%2 == 0 {
				v /= 2
			} else {
				v = 3*v + 1
			}
		}
		fmt.Fprintln(&out, steps)
	}
	return out.String()
}

// A decimal digit of Factorial, lowest first: its marker, and
const (
	digit     = 1
	factor    = 2
	digitTmp  = 3
	product   = 4
	carry     = 5
	tenGone   = 6 // a Divider by ten: this, and
	tenLeft   = 7 // this, with the two cells that a Test needs
	digitSize = 10
)

// Factorial reads n and prints the factorials up to n!, all digits of them.
func Factorial() string {
	a := bfasm.New()
	a.Note("the factorials up to that of a number that is read")
	n, tmp, flag, times := a.Var(), a.Var(), a.Var(), a.Var()
	r := a.Row(digitSize)
	a.ReadNumber(n, flag, tmp)
	a.Note("the first digit is 1")
	a.Grow(r)
	a.Add(r.Field(digit), 1)
	a.Add(r.Field(tenLeft), 10)
	a.Add(r.Field(tenLeft+1), 1)
	a.Times(n, func() {
		a.Add(times, 1)
		a.Note("multiply each digit and carry the tens to the next")
		a.Copy(times, tmp, flag)
		a.Times(flag, func() {
			a.Each(r, func() { a.Add(r.Field(factor), 1) })
		})
		a.Each(r, func() { multiplyDigit(a, r) })
		a.Note("print from the highest digit down")
		a.EachBack(r, func() {
			a.Add(r.Field(digit), '0')
			a.Print(r.Field(digit))
			a.Add(r.Field(digit), -'0')
		})
		a.PrintText(tmp, "\n")
	})
	return a.String()
}

// multiplyDigit replaces a digit by digit times factor plus carry, and gives the
// next one its carry; where there is no next one it makes it.
func multiplyDigit(a *bfasm.Asm, r bfasm.Row) {
	a.Times(r.Field(digit), func() {
		a.Copy(r.Field(factor), r.Field(digitTmp), r.Field(product))
	})
	a.Clear(r.Field(factor))
	a.Move(r.Field(carry), r.Field(product))
	ten := bfasm.Divider{Gone: r.Field(tenGone), Left: r.Field(tenLeft)}
	a.Times(r.Field(product), func() { a.Tick(ten, r.Next(carry)) })
	a.Times(r.Field(tenGone), func() {
		a.Add(r.Field(tenLeft), 1)
		a.Add(r.Field(digit), 1)
	})
	a.Copy(r.Next(carry), r.Field(digitTmp), r.Field(product))
	a.Once(r.Field(product), func() {
		a.Set(r.Next(0), 1)
		a.Set(r.Next(tenLeft), 10)
		a.Set(r.Next(tenLeft+1), 1)
	})
}

// FactorialModel computes what Factorial prints.
func FactorialModel(input string) string {
	var out strings.Builder
	f := big.NewInt(1)
	for n := int64(1); n <= int64(numbers(input)[0]); n++ {
		fmt.Fprintln(&out, f.Mul(f, big.NewInt(n)))
	}
	return out.String()
}
