package chapters

import (
	"math/rand/v2"
	"strings"
	"testing"

	"mergepoint/chapters/bfparse"
	"mergepoint/chapters/cells"
	"mergepoint/chapters/guest"
	"mergepoint/chapters/stage"
)

var widths = []int{8, 16, 32, 64}

// wrapping are programs of the kinds that suppose cells of 8 bits which wrap around, with
// what they print at each width, beginning with 8; "-" is where that takes too long.
var wrapping = []struct{ what, src, prints string }{
	{"counts up until the cell is 0 again", "++++++++[>++++++++<-]+[+]>+.", "A A - -"},
	{"counts down from 0", "-[>+<-]>[-]<+++++++[>+++++++++<-]>++.", "A A - -"},
	{"makes letters with few instructions", "-[------->+<]>-.-[->+++++<]>++.", "He He - -"},
	{"steps over 0 and back", "----[>+++++<----]>[>+<-]>++.", "= \xfd - -"},
	{"multiplies by adding up and wrapping", "+[[->++<]>[-<+>]<>>+<<]>>>++++++[>+++++++++++<-]>.", "B B - -"},
	{"takes 1 from nothing at the end of its input", ",+[-.,+]++++++[>+++++++++++<-]>.", "abcB abcB abcB abcB"},
	{"tells how wide cells are", "++++++++[>++++++++<-]>[<++++>-]<>+<[>->+<<[-]]>[>>+++++++[<++++++++>-]<.[-]<-]>[->+++++++[<+++++++++++++++++>-]<.[-]]", "8 w w w"},
}

// TestCells runs programs at each width, without the JIT and with it in all modes.
func TestCells(t *testing.T) {
	for _, c := range wrapping {
		for n, want := range strings.Fields(c.prints) {
			if want == "-" {
				continue
			}
			for m, mode := range modes(newest, 0) {
				if n > 0 && m%8 != 0 {
					continue
				}
				if got := runCells(t, widths[n], c.src, "abc", stage.EOFMinusOne, mode); got != want {
					t.Errorf("%s, %d bits, -jit %s: prints %q, want %q", c.what, widths[n], mode, got, want)
				}
			}
		}
	}
}

// runCells gives what a program prints, and its error.
func runCells(t *testing.T, bits int, src, input string, eof stage.EOF, mode string) string {
	t.Helper()
	p, err := bfparse.Parse("program.b", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	run, err := cells.Of(bits)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := run(t.Context(), p, strings.NewReader(input), &out, stage.Options{EOF: eof, JIT: mode, Verify: true}); err != nil {
		out.WriteString(err.Error())
	}
	return out.String()
}

// TestRandomCells holds random programs at each width against an interpreter that
// shares no code with ours.
func TestRandomCells(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 64))
	ran := 0
	for range 300 {
		data := make([]byte, r.IntN(60))
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		src := guest.Random(data)
		for n, want := range []guest.Result{
			guest.RunCells[uint8](src, []byte("input"), stage.EOFKeep, 50_000), guest.RunCells[uint16](src, []byte("input"), stage.EOFKeep, 50_000),
			guest.RunCells[uint32](src, []byte("input"), stage.EOFKeep, 50_000), guest.RunCells[int](src, []byte("input"), stage.EOFKeep, 50_000),
		} {
			if want.Err != nil {
				continue
			}
			ran++
			for _, mode := range []string{"off", "threshold=1,trace_eagerness=1", "threshold=3,trace_eagerness=2"} {
				if got := runCells(t, widths[n], src, "input", stage.EOFKeep, mode); got != string(want.Output) {
					t.Errorf("%d bits, -jit %s, %s prints %q, want %q", widths[n], mode, src, got, want.Output)
				}
			}
		}
	}
	if ran < 300 {
		t.Errorf("%d runs ended", ran)
	}
}

// TestCellsAreTheBooks runs the programs of testdata with cells of 64 bits of the generic
// interpreter: they do what they do at every stage.
func TestCellsAreTheBooks(t *testing.T) {
	cases, err := guest.Load("../testdata/guest")
	if err != nil {
		t.Fatal(err)
	}
	s := &Stage{Number: len(Stages), Folder: "cells", Parse: bfparse.Parse}
	if s.Run, err = cells.Of(64); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		for _, mode := range []string{"off", "threshold=2,trace_eagerness=2", "threshold=1000"} {
			runCase(t, &c, s, mode)
		}
	}
}
