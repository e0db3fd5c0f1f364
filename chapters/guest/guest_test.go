package guest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// stepLimit is what a program may take in the tests that run it in many ways.
const stepLimit = 1_000_000

// All cases do what they say, in no more steps than the matrix of tests allows.
func TestCases(t *testing.T) {
	cases, err := Load("../../testdata/guest")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) { check(t, &c) })
	}
}

func check(t *testing.T, c *Case) {
	p, err := c.Program()
	if err != nil {
		t.Fatal(err)
	}
	r := Run(p.Code, []byte(c.Input), c.EOF, stepLimit)
	if string(r.Output) != c.Output {
		t.Errorf("prints %q, want %q", r.Output, c.Output)
	}
	want := ""
	if errors.Is(r.Err, ErrLeft) {
		want = fmt.Sprintf("%s: '<' moves left of the first cell", p.Pos(r.PC))
	} else if r.Err != nil {
		want = r.Err.Error()
	}
	if want != c.Error {
		t.Errorf("ends with %q, want %q", c.Error, want)
	}
	if c.Doc == "" {
		t.Error("says nothing about itself")
	}
}

func TestLoadFileErrors(t *testing.T) {
	dir := t.TempDir()
	for text, want := range map[string]string{
		"-- outptu --\n": "section outptu: there is no such section",
		"-- eof --\n7\n": "section eof: want keep, zero or minus1",
	} {
		file := filepath.Join(dir, "x.txtar")
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := LoadFile(file); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("LoadFile(%q): %v, want …%s", text, err, want)
		}
	}
	if _, err := Load(filepath.Join(dir, "none")); err == nil {
		t.Error("Load of an empty folder succeeds")
	}
}
