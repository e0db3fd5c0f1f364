//go:build exercise || solution

package ex2

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	ch04 "mergepoint/chapters/ch04_locations"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/jitlog"
)

func TestSummary(t *testing.T) {
	const want = `Loop 0 : loop: 20 ops, 6 guards
Loop 1 : entry bridge: 26 ops, 8 guards
Loop 2 : loop: 27 ops, 6 guards
Loop 3 : entry bridge: 38 ops, 9 guards`
	log := logOf(t, "++++++++++[-]++++++++++[->+<]")
	if got := strings.Join(Summary(log), "\n"); got != want {
		t.Errorf("Summary gives\n%s\nof this log; want\n%s\n\n%s …", got, want, log[:300])
	}
}

// logOf gives the log of a program's run.
func logOf(t *testing.T, src string) string {
	p, err := ch04.Parse("prog.b", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "log")
	log, err := jitlog.Open("jit-log-opt:"+file, os.Stderr)
	if err != nil {
		t.Fatal(err)
	}
	err = ch04.Run(context.Background(), p, strings.NewReader(""), io.Discard, stage.Options{JIT: "threshold=3", Sink: log})
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
