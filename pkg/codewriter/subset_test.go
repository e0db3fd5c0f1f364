package codewriter_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"testing"

	"mergepoint/pkg/codewriter"
	"mergepoint/pkg/codewriter/testdata/subset"
	"mergepoint/pkg/warm"
)

// letters gives the guest instruction of each row of testdata/subset.
func letters(t testing.TB) map[string]string {
	src, err := os.ReadFile("testdata/subset/machine.go")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]string{}
	for _, m := range regexp.MustCompile(`case '(.)':\n\t\t\tm\.(\w+)\(`).FindAllStringSubmatch(string(src), -1) {
		rows[m[2]] = m[1]
	}
	return rows
}

// TestAccepted runs each accepted row in a loop: as plain Go, and with the JIT
// in many modes, of which some leave compiled code at every turn.
func TestAccepted(t *testing.T) {
	rows := letters(t)
	for _, row := range codewriter.Subset {
		if row.Refusal != "" || row.Row == "trouble" {
			continue
		}
		t.Run(row.Row, func(t *testing.T) {
			letter, ok := rows[row.Row]
			if !ok {
				t.Fatal("no instruction of testdata/subset uses it")
			}
			delete(rows, row.Row)
			agree(t, letter+"]")
			if s := runJIT(t, "threshold=7", letter+"]", subset.New(60)); s.Loops == 0 || s.Aborts > 0 {
				t.Errorf("%d loops compiled, %d recordings given up", s.Loops, s.Aborts)
			}
		})
	}
	if len(rows) > 0 {
		t.Errorf("instructions of testdata/subset that are in no row of the table: %v", rows)
	}
}

// TestPanics compares what panics, in the middle of compiled code, leave with.
func TestPanics(t *testing.T) {
	for _, letter := range "0123456789!?*+-=~^#$%&" {
		t.Run(string(letter), func(t *testing.T) { agree(t, "a"+string(letter)+"]") })
	}
}

// TestTogether runs random mixtures of all rows.
func TestTogether(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		code := ""
		for range 1 + rnd.IntN(6) {
			code += string(rune('a' + rnd.IntN(26)))
		}
		agree(t, code+"]")
	}
}

func FuzzTogether(f *testing.F) {
	f.Add("abk")
	f.Fuzz(func(t *testing.T, code string) {
		if len(code) < 12 && regexp.MustCompile(`^[a-z0-9!?*+=~^#$%&-]*$`).MatchString(code) {
			agree(t, code+"]")
		}
	})
}

var modes = []string{
	"threshold=1", "threshold=2", "threshold=7", "threshold=2,trace_eagerness=1", "threshold=3,trace_eagerness=2,enable_opts=none",
	"threshold=2,trace_eagerness=3,enable_opts=rewrite:heap", "threshold=3,trace_limit=20", "threshold=0", "off",
}

func agree(t *testing.T, code string) {
	t.Helper()
	want := outcome(func(m *subset.Machine) { subset.Run(code, m) })
	for _, mode := range modes {
		if got := outcome(func(m *subset.Machine) { runJIT(t, mode, code, m) }); got != want {
			t.Errorf("%s, %s:\n got %s\nwant %s", code, mode, got, want)
		}
	}
}

// outcome is the machine's state after a run, or what it panicked with.
func outcome(run func(*subset.Machine)) (text string) {
	m := subset.New(60)
	defer func() {
		if p := recover(); p != nil {
			text = fmt.Sprintf("panic %T %v, then %s", p, p, m.Dump())
		}
	}()
	run(m)
	return m.Dump()
}

func runJIT(t *testing.T, mode, code string, m *subset.Machine) warm.Stats {
	t.Helper()
	return runDriver(t, mode, subset.Driver, []any{code, m})
}
