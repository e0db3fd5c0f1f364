package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
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
