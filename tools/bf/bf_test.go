package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// result is what a run of the command did.
type result struct {
	stdout, stderr string
	status         int
}

// results lets cmp look into a result.
var results = cmp.AllowUnexported(result{})

// butStderr is for where only a part of the message is known.
var butStderr = cmp.Options{results, cmpopts.IgnoreFields(result{}, "stderr")}

// bf runs the command in this process.
func bf(input string, args ...string) result {
	var stdout, stderr bytes.Buffer
	status := command(args, "", strings.NewReader(input), &stdout, &stderr)
	return result{stdout.String(), stderr.String(), status}
}

// write makes a guest program.
func write(t *testing.T, src string) string {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.WriteFile("prog.b", []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
	return "prog.b"
}

func TestRunsEveryStage(t *testing.T) {
	file, err := filepath.Abs("../../testdata/test.b")
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{}, {"-stage", "1"}, {"-stage", "2"}, {"-stage", "3"}, {"-stage", "4"}, {"-stage", "5"},
		{"-jit", "off"}, {"-stage", "1", "-jit", "threshold=2", "-backend", "runner"},
	} {
		got := bf("", append(args, file)...)
		if want := (result{stdout: "AAAAAAAAAAAAAAAA\n"}); !cmp.Equal(got, want, results) {
			t.Errorf("bf %v: %s", args, cmp.Diff(want, got, results))
		}
	}
}

func TestWrongUse(t *testing.T) {
	for _, tt := range []struct{ args, want string }{
		{"", "want one program, have 0 arguments; see bf -h"},
		{"a.b b.b", "want one program, have 2 arguments; see bf -h"},
		{"-stage 0 a.b", "-stage 0: there is no such stage; there are 1 to "},
		{"-stage x a.b", `invalid value "x" for flag -stage: parse error; see bf -h`},
		{"-nonsense a.b", "flag provided but not defined: -nonsense; see bf -h"},
		{"-jit treshold=3 a.b", `-jit treshold=3: unknown parameter "treshold"; there are threshold, `},
		{"-jit threshold=-1 a.b", "-jit threshold=-1: parameter threshold: -1 is too small, at least 0 is needed"},
		{"-jit enable_opts=x a.b", `-jit enable_opts=x: enable_opts: no pass is called "x"; there are rewrite:`},
		{"-backend llvm a.b", "-backend llvm: there is no such backend; there are "},
		{"-eof 7 a.b", `invalid value "7" for flag -eof: want keep, zero or minus1; see bf -h`},
		{"-cells 7 a.b", "-cells 7: cells have 8, 16, 32 or 64 bits"},
		{"-cells x a.b", `invalid value "x" for flag -cells: parse error; see bf -h`},
		{"-stage 3 -cells 8 a.b", "-cells 8: stage 3 has cells of 64 bits; only the newest, 9, has others"},
		{"-timeout 5 a.b", `invalid value "5" for flag -timeout: parse error; see bf -h`},
		{"-timeout -5s a.b", "-timeout -5s: want a duration of at least 0"},
	} {
		got := bf("", strings.Fields(tt.args)...)
		if !cmp.Equal(got, result{status: 2}, butStderr) || !strings.HasPrefix(got.stderr, "bf: "+tt.want) || strings.Count(got.stderr, "\n") != 1 {
			t.Errorf("bf %s: %+v, want status 2 and %q", tt.args, got, tt.want)
		}
	}
}

// Cells of another width go with all that is told about a run.
func TestCells(t *testing.T) {
	prog := write(t, "++++++++[>++++++++<-]+[+]>+.")
	for bits, want := range map[string]string{"8": "A", "16": "A"} {
		got := bf("", "-cells", bits, "-jit", "threshold=2", "-explain", "-stats", "-events", "events", "-view", "view.html", "-log", "log", prog)
		if got.status != 0 || !strings.HasPrefix(got.stdout, want) || !strings.Contains(got.stderr, "stage 9, cells\n") {
			t.Errorf("-cells %s: %+v", bits, got)
		}
		for _, name := range []string{"events", "view.html", "log"} {
			text, err := os.ReadFile(name)
			if err != nil || len(text) == 0 || name == "view.html" && !bytes.Contains(text, []byte("Tape[C]")) {
				t.Errorf("-cells %s: %s: %d bytes, %v", bits, name, len(text), err)
			}
		}
	}
}

// What goes wrong with a program is told in one line, with status 1, and what was
// printed before stays printed.
func TestProgramFails(t *testing.T) {
	for _, tt := range []struct{ src, args, stdout, stderr string }{
		{"+\n+]", "", "", "prog.b:2:2: unmatched ']'"},
		{"++\n [-", "", "", "prog.b:2:2: unmatched '[': opened here, still open at the end, 2:4"},
		{"++++++++[>++++++++<-]>+.\n  <<", "", "A", "prog.b:2:4: '<' moves left of the first cell"},
		{"++++++++[>++++++++<-]>+.\n  <<", "-jit off", "A", "prog.b:2:4: '<' moves left of the first cell"},
		{"++++++++[>++++++++<-]>+.[]", "-timeout 50ms", "A", "stopped after 50ms"},
	} {
		got := bf("", append(strings.Fields(tt.args), write(t, tt.src))...)
		if want := (result{tt.stdout, "bf: " + tt.stderr + "\n", 1}); !cmp.Equal(got, want, results) {
			t.Errorf("bf %s of %q: %s", tt.args, tt.src, cmp.Diff(want, got, results))
		}
	}
}

func TestUnreadable(t *testing.T) {
	t.Chdir(t.TempDir())
	got := bf("", "missing.b")
	if want := (result{"", "bf: cannot read missing.b: no such file or directory\n", 1}); !cmp.Equal(got, want, results) {
		t.Error(cmp.Diff(want, got, results))
	}
	got = bf("", ".")
	if want := (result{"", "bf: cannot read .: is a directory\n", 1}); !cmp.Equal(got, want, results) {
		t.Error(cmp.Diff(want, got, results))
	}
}

func TestEndOfInput(t *testing.T) {
	for eof, want := range map[string]string{"zero": "\x00", "keep": "\x03", "minus1": "\xff"} {
		if got := bf("", "-eof", eof, write(t, "+++,.")); !cmp.Equal(got, result{stdout: want}, results) {
			t.Errorf("-eof %s: %+v, want %q", eof, got, want)
		}
	}
}

func TestHelp(t *testing.T) {
	got := bf("", "-h")
	if want := (result{stdout: got.stdout}); !cmp.Equal(got, want, results) {
		t.Fatalf("bf -h: %s", cmp.Diff(want, got, results))
	}
	for _, want := range []string{"-stage N", "-jit PARAMS", "trace_eagerness", "intbounds", "PYPYLOG", "130"} {
		if !strings.Contains(got.stdout, want) {
			t.Errorf("bf -h does not speak of %s", want)
		}
	}
	for i, line := range strings.Split(got.stdout, "\n") {
		if len(line) > 95 {
			t.Errorf("line %d of bf -h is %d wide", i+1, len(line))
		}
	}
}
