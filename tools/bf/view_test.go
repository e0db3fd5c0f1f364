package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mergepoint/chapters/guest"
)

// TestView: the page shows the run, and is the same each time but for the times
// in its timeline.
func TestView(t *testing.T) {
	file := filepath.Join(t.TempDir(), "out.html")
	var out, errs bytes.Buffer
	if status := command([]string{"-stage", "5", "-view", file, "../../testdata/test.b"}, "", strings.NewReader(""), &out, &errs); status != 0 {
		t.Fatalf("status %d: %s", status, errs.String())
	}
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"bf -stage 5 ../../testdata/test.b", "15 in the loop", "tape.go", "heap/load-again"} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if len(page) > 1_500_000 {
		t.Errorf("the page has %d bytes", len(page))
	}
}

// TestLongView: the page of a run with hundreds of traces is small, though it
// holds every op: it grows by some bytes an op beyond what it lists for readers
// without script.
func TestLongView(t *testing.T) {
	cases, err := guest.Load("../../testdata/guest")
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(cases, func(c guest.Case) bool { return c.Name == "mandelbrot" })
	dir := t.TempDir()
	prog, view := filepath.Join(dir, "mandelbrot.b"), filepath.Join(dir, "out.html")
	if err := os.WriteFile(prog, []byte(cases[at].Source), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if status := command([]string{"-jit", "threshold=100,trace_eagerness=20", "-stats", "-view", view, prog}, "", strings.NewReader(cases[at].Input), &out, &errs); status != 0 {
		t.Fatalf("status %d: %s", status, errs.String())
	}
	var recorded, left int
	_, ops, _ := strings.Cut(errs.String(), "  ops ")
	if _, err := fmt.Sscanf(strings.TrimSpace(ops), "%d recorded, %d after", &recorded, &left); err != nil {
		t.Fatal(err, errs.String())
	}
	page, err := os.ReadFile(view)
	if err != nil {
		t.Fatal(err)
	}
	if ops := recorded + left; ops < 10_000 || len(page) > 800_000+50*ops {
		t.Errorf("%d bytes for %d ops", len(page), ops)
	} else {
		t.Logf("%d bytes for %d ops", len(page), ops)
	}
}
