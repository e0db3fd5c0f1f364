package chapters

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mergepoint/chapters/bfparse"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/jitlog"
)

// testB is the tutorial's test program.
func testB(t *testing.T) string {
	t.Helper()
	src, err := os.ReadFile("../testdata/test.b")
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// parse parses a guest program that is right.
func parse(t testing.TB, src string) *bfparse.Program {
	t.Helper()
	p, err := bfparse.Parse("program.b", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// logOf runs a program at a stage and gives the log's sections that begin with a
// prefix, without their time stamps.
func logOf(t *testing.T, number int, src, prefix, params string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "log")
	log, err := jitlog.Open(prefix+":"+file, os.Stderr)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	err = Stages[number-1].Run(context.Background(), parse(t, src), strings.NewReader(""), &out, stage.Options{JIT: params, Sink: log})
	if err != nil {
		t.Fatal(err)
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// sections splits a log and drops the lines with time stamps.
func sections(log string) []string {
	var list []string
	for line := range strings.Lines(log) {
		switch {
		case strings.HasPrefix(line, "[") && strings.Contains(line, "] {jit-"):
			list = append(list, "")
		case strings.HasPrefix(line, "[") && strings.HasSuffix(line, "}\n"):
		default:
			list[len(list)-1] += line
		}
	}
	return list
}
