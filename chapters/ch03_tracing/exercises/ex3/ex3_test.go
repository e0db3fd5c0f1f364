//go:build exercise || solution

package ex3

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unsafe"

	ch03 "mergepoint/chapters/ch03_tracing"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/texttest"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

const descrs = `
field <Tape.position> int64
field <Tape.count> int64
`

const mostOps = 8

// TestTrace: what the optimiser makes of the trace does the same as the trace. In
// the planted build this is what must fail.
func TestTrace(t *testing.T) {
	w := texttest.NewWorld(2)
	if err := w.Env.Declare(descrs); err != nil {
		t.Fatal(err)
	}
	rec, err := tracetext.Parse(strings.TrimLeft(Trace, "\n"), w.Env)
	if err != nil {
		t.Fatalf("the trace cannot be read: %v", err)
	}
	for _, err := range trace.Verify(rec) {
		t.Fatal("your trace breaks a rule: ", err)
	}
	if n := len(rec.Ops); n > mostOps || strings.Contains(Trace, "jump(") {
		t.Fatalf("your trace has %d ops; want at most %d, and a finish at its end", n, mostOps)
	}
	for i, op := range rec.Ops {
		if op.Guard != nil {
			op.Guard.Frames[0].PC = i // by which the test tells guards apart
		}
	}
	res, err := optimizer.OptimizeBridge(rec, optimizer.Options{Passes: optimizer.All, Verify: true})
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(100) {
		want, got := end(t, w, rec, seed), end(t, w, res.Loop, seed)
		if want != got {
			t.Fatalf("the recorded trace ends so:\n%s\nthe optimised one\n%v\nends so:\n%s", want, res.Loop, got)
		}
	}
}

// end runs a trace on a random heap, and tells where it ends and what is in
// memory then.
func end(t *testing.T, w *texttest.World, tr *trace.Trace, seed uint64) string {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 0))
	w.Reset(r)
	var ints []int64
	var refs []unsafe.Pointer
	for _, b := range tr.Inputs {
		if b.Kind == descr.Ref {
			refs = append(refs, unsafe.Pointer(w.Objects[r.IntN(len(w.Objects))]))
		} else {
			ints = append(ints, r.Int64N(3))
		}
	}
	b := runner.New()
	code, err := b.Compile(tr)
	if err != nil {
		t.Fatal(err)
	}
	exit := b.Run(context.Background(), code, ints, refs)
	at := "at the finish"
	if exit.Guard != nil {
		at = fmt.Sprintf("at the guard that is op %d", exit.Guard.Frames[0].PC)
	}
	return fmt.Sprintf("%s, with %v\n%s", at, exit.Ints, w.Dump())
}

// TestRow: the program that shows the bug prints what it should.
func TestRow(t *testing.T) {
	src, err := os.ReadFile("row.b")
	if err != nil {
		t.Fatal(err)
	}
	p, err := ch03.Parse("row.b", src)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := ch03.Run(context.Background(), p, strings.NewReader(""), &out, stage.Options{JIT: "threshold=5"}); err != nil {
		t.Fatal(err)
	}
	if out.String() != "BC" {
		t.Errorf("row.b prints %s, want BC", out.String())
	}
}

// TestExposes builds the bug in, and wants the tests above to fail.
func TestExposes(t *testing.T) {
	out, err := exec.Command("go", "test", "-vet=off", "-tags", tag+",planted", "-run", "TestTrace|TestRow", ".").CombinedOutput()
	if err != nil && !strings.Contains(string(out), "--- FAIL: Test") {
		t.Fatalf("the planted build:\n%s", out)
	}
	if !strings.Contains(string(out), "row.b prints HI") {
		t.Errorf("the bug does not do to row.b what the text says:\n%s", out)
	}
	if !strings.Contains(string(out), "--- FAIL: TestTrace") {
		t.Error("the planted build does with your trace what it should: the bug stays hidden")
	}
}
