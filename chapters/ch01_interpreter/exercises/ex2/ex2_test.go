//go:build exercise || solution

package ex2

import (
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	ch01 "mergepoint/chapters/ch01_interpreter"
	"mergepoint/chapters/guest"
	"mergepoint/chapters/stage"
)

func TestJumps(t *testing.T) {
	if got, want := Jumps("[-]"), []int{2, 0, 0}; !cmp.Equal(got, want) {
		t.Fatalf("Jumps of [-] gives %v, want %v (what stands at the - does not matter, 0 here)", got, want)
	}
	partners := map[int]int{1: 11, 11: 1, 3: 5, 5: 3, 7: 10, 10: 7, 8: 9, 9: 8}
	got := map[int]int{}
	for pc, partner := range Jumps("+[>[-]<[[]]]") {
		if partners[pc] != 0 { // what stands at the others does not matter
			got[pc] = partner
		}
	}
	if diff := cmp.Diff(partners, got); diff != "" {
		t.Fatalf("Jumps of +[>[-]<[[]]] gives for the brackets, by place (-want +got):\n%s", diff)
	}
}

func TestMainloop(t *testing.T) {
	cases, err := guest.Load("../../../../testdata/guest")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		if c.Error != "" {
			continue
		}
		p, err := c.Program()
		if err != nil {
			t.Fatal(err)
		}
		if got := output(p.Code, c.Input, c.EOF); got != c.Output {
			t.Fatalf("%s prints %q, want %q", c.Name, got, c.Output)
		}
	}
}

// output gives what a program prints.
func output(program, input string, eof stage.EOF) string {
	var b strings.Builder
	out := stage.NewOutput(&b)
	Mainloop(program, Jumps(program), ch01.NewTape(strings.NewReader(input), out, eof))
	out.Flush()
	return b.String()
}

func BenchmarkMainloop(b *testing.B) {
	c, err := guest.LoadFile("../../../../testdata/guest/mandelbrot.txtar")
	if err != nil {
		b.Fatal(err)
	}
	p, err := c.Program()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Mainloop(p.Code, Jumps(p.Code), ch01.NewTape(strings.NewReader(c.Input), io.Discard, c.EOF))
	}
}
