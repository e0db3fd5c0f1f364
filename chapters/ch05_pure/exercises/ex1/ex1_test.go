//go:build exercise || solution

package ex1

import (
	"context"
	"strings"
	"testing"

	ch05 "mergepoint/chapters/ch05_pure"
	"mergepoint/chapters/ch05_pure/exercises/ex1/runs"
	"mergepoint/chapters/collect"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/trace"
)

func TestCompress(t *testing.T) {
	for _, tt := range []struct{ program, want string }{
		{"", ""},
		{"+", "+\x01"},
		{"+++>>", "+\x03>\x02"},
		{"[[-]]", "[\x01[\x01-\x01]\x01]\x01"},
		{"..,,", ".\x01.\x01,\x01,\x01"},
		{strings.Repeat("<", 300), "<\xff<\x2d"},
	} {
		if got := Compress(tt.program); got != tt.want {
			t.Fatalf("Compress(%.20q) = %q, want %q", tt.program, got, tt.want)
		}
	}
}

func TestFewerOps(t *testing.T) {
	const program = "++++++++[>++++++++<-]>+>++++++++++<<++++++++++[>.<->>>+++++<<<]>>."
	long, short := &collect.Events{}, &collect.Events{}
	var want, got strings.Builder
	p, err := ch05.Parse("prog.b", []byte(program))
	if err != nil {
		t.Fatal(err)
	}
	err = ch05.Run(context.Background(), p, strings.NewReader(""), &want, stage.Options{JIT: "threshold=4", Sink: long})
	if err != nil {
		t.Fatal(err)
	}
	if err := runs.Run(context.Background(), Compress(program), &got, stage.Options{JIT: "threshold=4", Sink: short}); err != nil {
		t.Fatal(err)
	}
	if got.String() != want.String() {
		t.Fatalf("prints %q, want %q", got.String(), want.String())
	}
	for i, tr := range short.Traces(trace.Loop) {
		before, after := len(long.Traces(trace.Loop)[i].Ops), len(tr.Ops)
		t.Logf("loop %d: %d ops before, %d after", i, before, after)
		if after >= before {
			t.Errorf("loop %d: %d ops before, %d after: fewer were wanted", i, before, after)
		}
	}
}
