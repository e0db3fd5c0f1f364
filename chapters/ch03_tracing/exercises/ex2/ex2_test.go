//go:build exercise || solution

package ex2

import (
	"context"
	"io"
	"strings"
	"testing"

	ch03 "mergepoint/chapters/ch03_tracing"
	"mergepoint/chapters/collect"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// descrs are what the trace's descrs are.
const descrs = `
array <[]int> int64
call <Dict.lookup> (p, i, i) int64 may-raise reads everything writes everything
call <Dict.value> (p, i) int64 may-raise reads everything writes everything
`

func TestLoop(t *testing.T) {
	mine := parse(t, Loop)
	for _, err := range trace.Verify(mine) {
		t.Error("your trace breaks a rule: ", err)
	}
	if err := tracetext.Match(mine, parse(t, engines(t))); err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n\t got")
		t.Errorf("compared with the engine's trace, %s", strings.Replace(first, "want", "yours is", 1))
	}
}

func parse(t *testing.T, text string) *trace.Trace {
	t.Helper()
	env := tracetext.NewEnv()
	if err := env.Declare(descrs); err != nil {
		t.Fatal(err)
	}
	tr, err := tracetext.Parse(strings.TrimLeft(text, "\n"), env)
	if err != nil {
		t.Fatalf("the trace cannot be read: %v", err)
	}
	return tr
}

// engines gives the engine's trace.
func engines(t *testing.T) string {
	p, err := ch03.Parse("prog.b", []byte("++++++++++[-]"))
	if err != nil {
		t.Fatal(err)
	}
	events := &collect.Events{}
	err = ch03.Run(context.Background(), p, strings.NewReader(""), io.Discard, stage.Options{JIT: "threshold=3", Sink: events})
	if err != nil {
		t.Fatal(err)
	}
	return events.Traces(trace.Loop)[0].String()
}
