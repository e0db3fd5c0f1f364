package main

import (
	"encoding/json"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/chapters/guest"
)

// TestStoredTable: the table that the book shows is that of the stored times, and
// the README says the same.
func TestStoredTable(t *testing.T) {
	data, err := os.ReadFile("../../testdata/bench/latest.json")
	if err != nil {
		t.Fatal(err)
	}
	var r report
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../../testdata/bench/latest.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got := r.String(); got != string(want) {
		t.Errorf("latest.txt is not the table of latest.json, which is\n%s", got)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if s := r.sentence(); !strings.Contains(strings.ReplaceAll(string(readme), "\n", " "), s) {
		t.Errorf("the README does not say:\n%s", s)
	}
}

// TestBenchmarks: each round is a line that benchstat reads.
func TestBenchmarks(t *testing.T) {
	r := newReport(2)
	r.CPU = "chip"
	r.add(guest.Case{Name: "a b"}, []variant{{Name: "1 plain"}}, []timing{{5, 7}})
	want := "goos: " + runtime.GOOS + "\ngoarch: " + runtime.GOARCH + "\ncpu: chip\n" +
		"Benchmarka-b/1-plain\t1\t5 cpu-ns/op\nBenchmarka-b/1-plain\t1\t7 cpu-ns/op\n"
	if diff := cmp.Diff(want, r.benchmarks()); diff != "" {
		t.Error(diff)
	}
}

// TestOwnPrograms: any program can be measured, with its input beside it.
func TestOwnPrograms(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"a.b": ",.", "a.in": "x", "b.b": "+"} {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := readPrograms([]string{"a.b", "b.b"})
	want := []guest.Case{{Name: "a", Source: ",.", BenchInput: "x"}, {Name: "b", Source: "+"}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(err, diff)
	}
	if _, err := readPrograms([]string{"c.b"}); err == nil {
		t.Error("a program that does not exist is read")
	}
}
