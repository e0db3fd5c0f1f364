package ch08

import (
	"context"
	"os"
	"strings"
	"testing"

	"mergepoint/chapters/stage"
)

// run runs a program and gives what it prints.
func run(t testing.TB, src string, o stage.Options) string {
	p, err := Parse("p.b", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := Run(context.Background(), p, strings.NewReader(""), &out, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestTestB: the tutorial's program prints what it should.
func TestTestB(t *testing.T) {
	src, err := os.ReadFile("../../testdata/test.b")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := run(t, string(src), stage.Options{}), strings.Repeat("A", 16)+"\n"; got != want {
		t.Errorf("printed %q, want %q", got, want)
	}
}
