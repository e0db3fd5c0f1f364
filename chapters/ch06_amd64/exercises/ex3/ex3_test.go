//go:build exercise || solution

package ex3

import (
	"regexp"
	"strings"
	"testing"

	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

const mostInputs, mostOps = 2, 24

// spill is an instruction that stores a register in the frame.
var spill = regexp.MustCompile(`^mov qword ptr \[(int|ref)\d+\], r`)

func TestSpill(t *testing.T) {
	tr := parse(t)
	code, err := amd64.NewListing().Compile(tr)
	if err != nil {
		t.Fatal(err)
	}
	spills := 0
	for i, op := range tr.Ops {
		t.Log(op.Code)
		for _, line := range code.(*amd64.Code).Listing().Ops[i] {
			t.Log("    " + line)
			if i < len(tr.Ops)-1 && spill.MatchString(line) {
				spills++
			}
		}
	}
	if spills == 0 {
		t.Error("nothing is spilled: there are registers for all")
	}
}

func parse(t *testing.T) *trace.Trace {
	tr, err := tracetext.Parse(strings.TrimLeft(Trace, "\n"), tracetext.NewEnv())
	if err != nil {
		t.Fatalf("the trace cannot be read: %v", err)
	}
	for _, err := range trace.Verify(tr) {
		t.Fatal("your trace breaks a rule: ", err)
	}
	if len(tr.Inputs) > mostInputs || len(tr.Ops) > mostOps {
		t.Fatalf("your trace has %d inputs and %d ops; want at most %d and %d", len(tr.Inputs), len(tr.Ops), mostInputs, mostOps)
	}
	for _, op := range tr.Ops {
		if op.IsGuard() || op.Code == ops.Call || op.Code == ops.CallPure || op.Code == ops.Jump {
			t.Fatalf("your trace has a %v; do without", op.Code)
		}
	}
	if last := tr.Ops[len(tr.Ops)-1]; len(last.Args) > 1 {
		t.Fatal("finish with one result: more would be stored in the frame at the end anyway")
	}
	return tr
}
