//go:build !js

package amd64

import (
	"fmt"
	"testing"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// minimal gives a trace with an op of the code, operands as its row wants them.
func minimal(row *ops.Row) *trace.Trace {
	t := &trace.Trace{Kind: trace.EntryBridge}
	op := &trace.Op{Code: row.Code}
	for _, k := range row.Args {
		b := t.NewBox(k)
		t.Inputs, op.Args = append(t.Inputs, b), append(op.Args, b)
	}
	op.Result = t.NewBox(descr.Int)
	t.Ops = []*trace.Op{op, {Code: ops.Finish, Args: []*trace.Box{op.Result}}}
	return t
}

// TestNoCase: an op without a case is no wrong code but a panic that names it; and
// each op that computes something has a case.
func TestNoCase(t *testing.T) {
	for n := range ops.Table {
		row := &ops.Table[n]
		computed := row.Int1 != nil || row.Int2 != nil || row.Ref2 != nil
		if !computed && row.Code != ops.Invalid {
			continue // in the suite by name
		}
		want := map[bool]string{true: "<nil>", false: "amd64: compiler: emit: no case for invalid"}[computed]
		tr := minimal(row)
		if row.Code == ops.IntSignext || row.Code == ops.IntZeroext {
			tr.Ops[0].Args[1] = trace.ConstInt(1)
		}
		if got := fmt.Sprint(compiling(tr)); got != want {
			t.Errorf("%s: %v, want %s", row.Name, got, want)
		}
	}
}

// compiling gives what compiling a trace panics with; after it the backend must
// have all of its doors again.
func compiling(tr *trace.Trace) (panicked any) {
	b := NewListing()
	defer func() { panicked = recover() }()
	if _, err := b.Compile(tr); err != nil {
		return err
	}
	return nil
}
