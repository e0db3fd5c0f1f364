package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// testB is the path of the tutorial's program.
func testB(t *testing.T) string {
	t.Helper()
	file, err := filepath.Abs("../../testdata/test.b")
	if err != nil {
		t.Fatal(err)
	}
	return file
}

const row = "AAAAAAAAAAAAAAAA\n"

// The log is written for PYPYLOG as for -log, which is the stronger.
func TestLog(t *testing.T) {
	file := testB(t)
	t.Chdir(t.TempDir())
	var stdout, stderr bytes.Buffer
	if status := command([]string{"-stage", "4", file}, "jit-log-opt:env", nil, &stdout, &stderr); status != 0 || stdout.String() != row {
		t.Fatalf("status %d, %q, %s", status, &stdout, &stderr)
	}
	stdout.Reset()
	if status := command([]string{"-stage", "4", "-log", "jit-log-opt:flag", file}, "jit-log-opt:none", nil, &stdout, &stderr); status != 0 || stdout.String() != row {
		t.Fatalf("status %d, %q, %s", status, &stdout, &stderr)
	}
	for _, name := range []string{"env", "flag"} {
		text, err := os.ReadFile(name)
		if err != nil || !strings.Contains(string(text), "{jit-log-opt-loop\n# Loop 0 : loop with 26 ops\n") {
			t.Errorf("%s: %v, %.80s", name, err, text)
		}
	}
	if _, err := os.Stat("none"); err == nil {
		t.Error("-log does not override PYPYLOG")
	}
}

func TestLogToStderr(t *testing.T) {
	got := bf("", "-stage", "5", "-log", "jit-log-opt:-", testB(t))
	if got.stdout != row || !strings.Contains(got.stderr, "# Loop 0 : loop with 15 ops\n") {
		t.Errorf("%q, %.80s", got.stdout, got.stderr)
	}
}

// Each line is an object, and the main events come in the order of what happens.
func TestEvents(t *testing.T) {
	file := testB(t)
	t.Chdir(t.TempDir())
	if got := bf("", "-stage", "5", "-events", "events", file); !cmp.Equal(got, result{stdout: row}, results) {
		t.Fatalf("%+v", got)
	}
	text, err := os.ReadFile("events")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if !json.Valid([]byte(line)) {
			t.Errorf("no JSON: %s", line)
		}
	}
	if n := strings.Count(string(text), "\n"); n < 10 {
		t.Errorf("only %d events", n)
	}
}

func TestExplain(t *testing.T) {
	got := bf("", "-stage", "5", "-explain", testB(t))
	for _, want := range []string{
		"\nLoop 0: 49 operations were recorded, 15 are left\n",
		"\nLoop 1 (entry bridge): 49 operations were recorded, 30 are left\n",
		"| heap/store-to-load, because of 4\n",
		"| is 1: pure/same-op, because of 13\n",
		"in the round before\n",
		"The rules that were used",
		"_>_+<-]>.[",
	} {
		if !strings.Contains(got.stderr, want) {
			t.Errorf("-explain does not say %q", want)
		}
	}
	if got.stdout != row {
		t.Errorf("printed %q", got.stdout)
	}
	for line := range strings.Lines(got.stderr) {
		if len([]rune(line)) > 110 {
			t.Errorf("a line of %d letters: %s", len(line), line)
		}
	}
	got = bf("", "-stage", "1", "-explain", testB(t))
	if !strings.HasPrefix(got.stderr, "No trace was compiled") {
		t.Errorf("stage 1 explains: %s", got.stderr)
	}
}

func TestStats(t *testing.T) {
	got := bf("", "-stage", "5", "-stats", testB(t))
	for _, want := range []string{"stage 5, ch05_pure", "2 loops, 2 entry bridges, 0 bridges; 0 given up", "98 recorded, 90 after"} {
		if !strings.Contains(got.stderr, want) {
			t.Errorf("-stats does not say %q:\n%s", want, got.stderr)
		}
	}
	if got := bf("", "-stage", "1", "-stats", testB(t)); !strings.Contains(got.stderr, "no engine ran") {
		t.Errorf("stage 1: %s", got.stderr)
	}
}

// Reports that cannot be written: told before the run if that can be known, after it
// if not.
func TestReportsFail(t *testing.T) {
	file := testB(t)
	t.Chdir(t.TempDir())
	for _, tt := range []struct{ args, stdout, stderr string }{
		{"-log nowhere/log", "", "bf: cannot write nowhere/log: no such file or directory\n"},
		{"-log x:log", "", `bf: log "x:log": no section's name begins with "x"; there are `},
		{"-events nowhere/events", "", "bf: cannot write nowhere/events: no such file or directory\n"},
		{"-view nowhere/page", "", "bf: cannot write nowhere/page: no such file or directory\n"},
		{"-cpuprofile nowhere/prof", "", "bf: cannot write nowhere/prof: no such file or directory\n"},
		{"-log log -events ./log", "", "bf: -log and -events are one file, ./log; give each its own\n"},
		{"-view " + file, "", "bf: the program and -view are one file, "},
	} {
		got := bf("", append(strings.Fields(tt.args), file)...)
		if got.status == 0 || got.stdout != tt.stdout || !strings.HasPrefix(got.stderr, tt.stderr) {
			t.Errorf("bf %s: %+v, want %q", tt.args, got, tt.stderr)
		}
	}
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("this system has no /dev/full")
	}
	for _, args := range []string{"-log jit:/dev/full", "-events /dev/full", "-view /dev/full", "-cpuprofile /dev/full"} {
		got := bf("", append(strings.Fields(args), file)...)
		if !cmp.Equal(got, result{stdout: row, status: 1}, butStderr) || !strings.Contains(got.stderr, "no space left on device") || strings.Count(got.stderr, "\n") != 1 {
			t.Errorf("%s on a full disk: %+v", args, got)
		}
	}
	for _, args := range []string{"-h", "-stats " + file, "-explain " + file} {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer full.Close()
		if got := command(strings.Fields(args), "", strings.NewReader(""), full, full); got != 1 {
			t.Errorf("bf %s to a full disk: status %d", args, got)
		}
	}
}

// Each error of a run is told.
func TestAllErrorsAreTold(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("this system has no /dev/full")
	}
	defer full.Close()
	file := write(t, "+.<")
	var stderr bytes.Buffer
	command([]string{"-log", ":/dev/full", "-jit", "threshold=1", file}, "", nil, full, &stderr)
	const want = "bf: prog.b:1:3: '<' moves left of the first cell\nbf: cannot write the output: no space left on device\n"
	if stderr.String() != want {
		t.Errorf("got %s, want %s", &stderr, want)
	}
}

// TestExplainZeroRounds: of a branch before a closed loop it is said whether it asks, and
// why.
func TestExplainZeroRounds(t *testing.T) {
	for body, want := range map[string][]string{
		"[>,[->>+<<]<-]":        {"| no guard asks: zero rounds of the loop change nothing\n"},
		"[>+[+<[->>>+<<<]>]<-]": {"| a guard asks: what the loop itself asks does not hold now\n", "| a guard asks: a trace that went through the loop did not close\n"},
	} {
		file := filepath.Join(t.TempDir(), "p.b")
		if err := os.WriteFile(file, []byte(">+<"+strings.Repeat("+", 60)+body), 0o600); err != nil {
			t.Fatal(err)
		}
		missing := want
		for _, limit := range []string{"1s", "4s", "20s"} { // the second program never ends
			got := bf("", "-jit", "threshold=20", "-explain", "-timeout", limit, file)
			if missing = slices.DeleteFunc(slices.Clone(want), func(w string) bool { return strings.Contains(got.stderr, w) }); len(missing) == 0 {
				break
			}
		}
		if len(missing) > 0 {
			t.Errorf("%s: -explain does not say %q", body, missing)
		}
	}
}

// A location may be as long as the guest program: the explanation asks for it once.
func TestExplainLongLocations(t *testing.T) {
	asked := 0
	lazy := func(*trace.MergePoint) string { asked++; return strings.Repeat("ab", 1<<20) + "_+_-" }
	x, long := newExplainer(), &trace.Trace{}
	for range 100 {
		long.Ops = append(long.Ops, &trace.Op{Code: ops.DebugMergePoint, Mark: &trace.MergePoint{Lazy: lazy, Greens: []int64{7}}})
	}
	x.Event(trace.EventCompiled{Trace: long, Recorded: long})
	x.Event(trace.EventCompiled{Trace: long}) // of the entry bridge
	var out strings.Builder
	if err := x.print(&out); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "at …"+strings.Repeat("ab", excerptLength/2)+"_+_-\n"); n != 200 || asked != 1 {
		t.Errorf("%d merge points are told, 200 wanted; %d locations are made\n%.2000s", n, asked, out.String())
	}
}
