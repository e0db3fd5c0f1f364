//go:build !js

package amd64

import (
	"math/rand/v2"
	"strings"
	"testing"

	"mergepoint/pkg/backend/backendtest"
	"mergepoint/pkg/backend/direct"
)

// FuzzRandomTraces compares random programs with the suite's judge.
func FuzzRandomTraces(f *testing.F) {
	for seed := range uint64(200) {
		f.Add(seed)
	}
	f.Fuzz(compareRandom)
}

// TestUpdates runs what is, and what only looks like, an update of a cell.
func TestUpdates(t *testing.T) {
	for _, calc := range []string{"int_sub(i2, 7)", "int_sub(7, i2)", "int_sub(i2, i0)", "int_sub(i0, i2)", "int_add(i0, i2)", "int_and(i2, i0)", "int_xor(i2, i2)", "int_mul(i2, 3)"} {
		for _, test := range []string{"int_is_true", "int_is_zero"} {
			text := "[i0, i1, p0]\nguard_nonnull(p0, descr=<Guard2>) []\ni4 = int_and(i1, 7)\ni2 = getarrayitem_gc(p0, i4, descr=<[]int>)\ni3 = " + calc +
				"\nsetarrayitem_gc(p0, i4, i3, descr=<[]int>)\nsetfield_gc(p0, i1, descr=<T.x>)\ni5 = " + test + "(i3)\nguard_true(i5, descr=<Guard3>) [i0]\nfinish(i1)"
			compareProgram(t, &backendtest.Program{Descrs: backendtest.RandomDescrs, Text: text}, 1)
		}
	}
}

func compareRandom(t *testing.T, seed uint64) {
	compareProgram(t, backendtest.Random(rand.New(rand.NewPCG(seed, 77))), seed)
}

// compareProgram runs a program on four heaps and compares with the judge.
func compareProgram(t *testing.T, p *backendtest.Program, seed uint64) {
	l, err := p.Load()
	if err != nil {
		t.Fatal(err)
	}
	judge, b := direct.New(), newBackend(t, Options{})
	defer b.Close()
	right, err := l.Compile(judge)
	if err != nil {
		t.Fatal(err)
	}
	code, err := l.Compile(b)
	if err != nil {
		t.Fatal(err)
	}
	for heap := range uint64(4) {
		ints, refs := l.Inputs(rand.New(rand.NewPCG(heap, seed)))
		want, got := l.Outcome(judge, right, heap, ints, refs), l.Outcome(b, code, heap, ints, refs)
		if want != got && !strings.HasPrefix(want, "error: ") {
			t.Fatalf("inputs %v: want\n%s\ngot\n%s\n%s", ints, want, got, p.Text)
		}
	}
}
