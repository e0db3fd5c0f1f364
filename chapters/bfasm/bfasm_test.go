package bfasm

import (
	"testing"

	"mergepoint/chapters/bfparse"
	"mergepoint/chapters/guest"
)

// run assembles, and gives what the program prints.
func run(t *testing.T, input string, build func(*Asm)) string {
	t.Helper()
	a := New()
	build(a)
	p, err := bfparse.Parse("asm", []byte(a.String()))
	if err != nil {
		t.Fatal(err)
	}
	r := guest.Run(p.Code, []byte(input), 0, 1e7)
	if r.Err != nil {
		t.Fatal(r.Err, "\n", a)
	}
	return string(r.Output)
}

func expect(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s prints %q, want %q", what, got, want)
	}
}

func TestCopyKeeps(t *testing.T) {
	expect(t, "Copy", run(t, "", func(a *Asm) {
		x, tmp, y, z := a.Var(), a.Var(), a.Var(), a.Var()
		a.Add(x, 'x')
		a.Copy(x, tmp, y, z)
		for _, c := range []Cell{x, y, z, tmp} {
			a.Add(c, 1)
			a.Print(c)
		}
	}), "yyy\x01")
}

func TestIfTakesOneWay(t *testing.T) {
	for n, want := range map[int]string{0: "0|", 1: "1|", 9: "1|"} {
		expect(t, "If", run(t, "", func(a *Asm) {
			tmp, x := a.Var(), a.Test()
			a.Add(x, n)
			a.If(x, func() { a.PrintText(tmp, "1") }, func() { a.PrintText(tmp, "0") })
			a.PrintText(tmp, "|")
		}), want)
	}
}

// A body of If may set the value to 0 or away from it: the way is chosen before.
func TestIfBodyChangesValue(t *testing.T) {
	expect(t, "If", run(t, "", func(a *Asm) {
		tmp, x := a.Var(), a.Test()
		for range 4 {
			a.If(x, func() { a.Clear(x); a.PrintText(tmp, "1") }, func() { a.Add(x, 3); a.PrintText(tmp, "0") })
		}
	}), "0101")
}

func TestNumbers(t *testing.T) {
	for _, n := range []string{"0", "7", "10", "409", "99999"} {
		expect(t, "a number", run(t, n+"\n", func(a *Asm) {
			x, c, tmp := a.Var(), a.Var(), a.Var()
			p := a.Printer()
			a.ReadNumber(x, c, tmp)
			a.PrintNumber(p, x)
		}), n)
	}
}

func TestDivider(t *testing.T) {
	expect(t, "17/5", run(t, "", func(a *Asm) {
		x, q := a.Var(), a.Var()
		d := a.Divider()
		a.Add(d.Left, 5)
		a.Add(x, 17)
		a.Times(x, func() { a.Tick(d, q) })
		a.Add(q, '0')
		a.Add(d.Gone, '0')
		a.Print(q)
		a.Print(d.Gone)
	}), "32")
}

func TestRow(t *testing.T) {
	expect(t, "a row", run(t, "", func(a *Asm) {
		tmp, n := a.Var(), a.Var()
		r := a.Row(3)
		a.Each(r, func() { a.Print(r.Field(1)) }) // empty
		a.EachBack(r, func() { a.Print(r.Field(1)) })
		for _, c := range []byte("abc") {
			a.Grow(r)
			a.Last(r, func() { a.Add(r.Field(1), int(c)) })
		}
		a.Each(r, func() { a.Print(r.Field(1)) })
		a.EachBack(r, func() { a.Print(r.Field(1)); a.Add(r.Next(1), 1) })
		a.Each(r, func() { a.Print(r.Field(1)) })
		a.PrintText(tmp, "\n")
		a.Clear(n)
	}), "abccbaacd\n")
}

func TestMap(t *testing.T) {
	for c, want := range []string{"p", "q", "a"} {
		expect(t, "Map", run(t, "", func(a *Asm) {
			x, y := a.Var(), a.Var()
			a.Add(x, c)
			a.Map(x, y, []byte("pqa"))
			a.Print(y)
		}), want)
	}
}

func TestNoteRefusesInstructions(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a comment with an instruction is accepted")
		}
	}()
	New().Note("a comment, with an instruction")
}
