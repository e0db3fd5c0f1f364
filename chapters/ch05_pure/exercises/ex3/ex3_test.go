//go:build exercise || solution

package ex3

import (
	"context"
	"io"
	"slices"
	"strings"
	"testing"

	ch05 "mergepoint/chapters/ch05_pure"
	"mergepoint/chapters/collect"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

const descrs = `
field <T.x> int64
field <T.y> int64 immutable
call <square> (i) int64 pure
`

// texts are written by hand, the simplest first.
var texts = []string{`
[i0, i1]
i2 = int_sub(i0, i1)
i3 = int_sub(i0, i1)
i4 = int_sub(i1, i0)
finish(i3)
`, `
[i0, i1]
i2 = int_add(i0, i1)
i3 = int_add(i1, i0)
i4 = int_mul(i2, 3)
i5 = int_mul(i3, 3)
i6 = int_mul(i3, 4)
finish(i5)
`, `
[p0, i1]
i2 = getfield_gc(p0, descr=<T.x>)
i3 = getfield_gc(p0, descr=<T.x>)
i4 = getfield_gc_pure(p0, descr=<T.y>)
i5 = getfield_gc_pure(p0, descr=<T.y>)
guard_value(i5, 7) [p0]
guard_value(i5, 7) [p0]
i6 = call_pure(ConstClass(square), i4, descr=<square>)
i7 = call_pure(ConstClass(square), i5, descr=<square>)
i8 = call_pure(ConstClass(square), i1, descr=<square>)
finish(i7)
`}

func TestByHand(t *testing.T) {
	for _, text := range texts {
		env := tracetext.NewEnv()
		if err := env.Declare(descrs); err != nil {
			t.Fatal(err)
		}
		tr, err := tracetext.Parse(text[1:], env)
		if err != nil {
			t.Fatal(err)
		}
		compare(t, tr)
	}
}

func TestPrograms(t *testing.T) {
	for _, src := range []string{"++++++++++[->+<]", "++++++++++[->>+++<<]", "+++++[>+++++[>+++++<-]<-]"} {
		p, err := ch05.Parse("prog.b", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		events := &collect.Events{}
		err = ch05.Run(context.Background(), p, strings.NewReader(""), io.Discard, stage.Options{JIT: "threshold=3", Sink: events})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events.Recorded {
			compare(t, e.Trace)
		}
	}
}

// compare asks the engine's pass and stops at the first difference.
func compare(t *testing.T, tr *trace.Trace) {
	t.Helper()
	passes, err := optimizer.ParsePasses("pure")
	if err != nil {
		t.Fatal(err)
	}
	res, err := optimizer.OptimizeBridge(tr, optimizer.Options{Passes: passes})
	if err != nil {
		t.Fatal(err)
	}
	want := map[int]int{}
	for _, r := range res.Reasons {
		if r.Rule == "same-op" {
			want[slices.Index(tr.Ops, r.Op)] = int(r.Because.Origin.Recorded)
		}
	}
	got, lines := Again(tr), strings.Split(tr.String(), "\n")[1:] // less the inputs
	for i := range tr.Ops {
		w, gone := want[i]
		g, said := got[i]
		switch {
		case gone && !said:
			t.Fatalf("you keep op %d\n%s\nthough op %d has computed it:\n%s", i, lines[i], w, lines[w])
		case said && !gone:
			t.Fatalf("you replace op %d by op %d, but it is needed:\n%s", i, g, lines[i])
		case g != w:
			t.Fatalf("you replace op %d by op %d\n%s\nbut the pass does by op %d:\n%s", i, g, lines[i], w, lines[w])
		}
	}
}
