package codewriter_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"mergepoint/pkg/codewriter"
)

// twoModules is an interpreter that calls a function of another module.
const twoModules = `
-- go.mod --
module example.com/vm

go %s

require (
	example.com/big v0.0.0
	mergepoint v0.0.0
)

replace example.com/big => ./big

replace mergepoint => %s
-- big/go.mod --
module example.com/big

go 1.26
-- big/big.go --
package big

type Word struct{ lo, hi uint64 }

func (w *Word) Add(n uint64) uint64 {
	w.lo += n
	w.hi += carry(w.lo, n)
	return w.lo
}

func carry(sum, n uint64) uint64 {
	if sum < n {
		return 1
	}
	return 0
}
-- vm.go --
package vm

import (
	"example.com/big"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"w", "left"}})

func run(code string, w *big.Word, left int) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, w, left)
		w.Add(uint64(code[pc]))
		if left--; left > 0 {
			pc = -1
		}
	}
}
`

// TestLook looks into a function of another module where an option names that, and says
// so where none does.
func TestLook(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`(?m)^go (.*)$`).FindSubmatch(mod)[1]
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(fmt.Sprintf(twoModules, version, root))).Files {
		write(t, filepath.Join(dir, f.Name), string(f.Data))
	}
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "go.sum"), string(sum))
	for _, c := range []struct{ look, want, test string }{
		{"", "residual  of another module; -look example.com/big would look into it", `"translate", "-check"`},
		{"example.com/big", "inline    has no loop", `"translate", "-look", "example.com/big", "-check"`},
	} {
		outs, errs := codewriter.Options{Look: strings.Fields(c.look)}.WriteAll([]string{dir})
		if errs[0] != nil {
			t.Fatal(errs[0])
		}
		if got := codewriter.PolicyText(outs[0].Decisions); !strings.Contains(got, c.want) {
			t.Errorf("-look %s: got %s, want %s", c.look, got, c.want)
		}
		if !strings.Contains(outs[0].Test, c.test) {
			t.Errorf("-look %s: the test says %s, want %s", c.look, outs[0].Test, c.test)
		}
	}
	_, errs := codewriter.Options{Look: []string{"example.com/none"}}.WriteAll([]string{dir})
	if want := "translate: -look example.com/none: the interpreter imports no package or module of this path"; errs[0] == nil || !strings.Contains(errs[0].Error(), want) {
		t.Errorf("got %v, want %s", errs[0], want)
	}
}
