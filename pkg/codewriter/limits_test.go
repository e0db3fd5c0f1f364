package codewriter_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mergepoint/pkg/codewriter"
)

// TestTooLarge translates functions with more constants and values than 16 bits
// number, and a struct of which a field is too far away: each is refused at its
// place.
func TestTooLarge(t *testing.T) {
	var consts strings.Builder
	for n := range 66_000 {
		fmt.Fprintf(&consts, "\tm.x ^= %d\n", n)
	}
	dir, err := os.MkdirTemp("testdata", "large-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	source := "package large\n" + largeMachine + "func (m *M) many() {\n" + consts.String() + "}\n"
	if err := os.WriteFile(filepath.Join(dir, "m.go"), []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = codewriter.Write(dir)
	var errs codewriter.Errors
	if !errors.As(err, &errs) {
		t.Fatal(err)
	}
	want := []string{
		"a value of type huge takes more than 2 GB, and compiled code reaches no further into one; let it hold its large array as a slice",
		"M.many has 132001 values, and jitcode numbers no more than 65536 in a function; split it into several",
		"M.many has 66000 different integer constants, and jitcode numbers no more than 65536 in a function; split it into several",
	}
	for n, w := range want {
		if n >= len(errs) || errs[n].Msg != w {
			t.Fatalf("got %v, want %q", errs, want)
		}
	}
}

const largeMachine = `
import "mergepoint/pkg/jit"

type huge struct {
	cells [1 << 29]int
	last  int
}

type M struct {
	x, y int
	h    *huge
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

func run(m *M) {
	pc := 0
	for pc < 10 {
		driver.MergePoint(pc, m)
		m.h.last = 1
		m.many()
		pc++
	}
}

`
