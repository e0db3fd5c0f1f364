//go:build exercise || solution

package ex2

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/codewriter"
	"mergepoint/pkg/jitcode"
)

func TestRun(t *testing.T) {
	m := &machine{acc: 1, n: 6}
	if run("*-@", m, 100); m.acc != 720 {
		t.Errorf("*-@ of 6 gives %d, want 720: the hints must not change what the interpreter does", m.acc)
	}
}

func TestHints(t *testing.T) {
	t.Setenv("GOFLAGS", "-tags="+tag)
	out, err := codewriter.Write(".")
	if err != nil {
		t.Fatalf("translate says:\n%v", err)
	}
	p, err := jitcode.Parse(out.Jitcode)
	if err != nil {
		t.Fatal(err)
	}
	greens, reds := names(p.Driver.Greens), names(p.Driver.Reds)
	if slices.Contains(greens, "budget") {
		t.Fatal("budget is green: it is another one in each round, so that no key is ever counted twice")
	}
	if slices.Contains(greens, "m") {
		t.Fatal("m is green: a trace would hold for this one machine, and it does not say where the program is")
	}
	if !cmp.Equal(greens, []string{"pc", "program"}) {
		t.Fatalf("the greens are %v: whatever says where the program is should be among them", greens)
	}
	if slices.Sort(reds); !cmp.Equal(reds, []string{"budget", "m"}) {
		t.Fatalf("the reds are %v", reds)
	}
}

func names(vars []jitcode.Var) (list []string) {
	for _, v := range vars {
		list = append(list, v.Name)
	}
	return list
}
