package witness_test

import (
	"context"
	"strings"
	"testing"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
	"mergepoint/tools/witness"
)

// memory is what the traces below touch.
type memory struct{ a, b int64 }

func field(name, class string, offset uintptr) *descr.Memory {
	return &descr.Memory{Name: name, Mem: descr.Int64, Class: class, Offset: offset}
}

// TestFaults runs traces that load two fields, call, and end.
func TestFaults(t *testing.T) {
	a, b := field("M.a", "M.a", 0), field("M.b", "M.b", 8)
	sameAsB := field("N.b", "N.b", 8)
	still := field("M.a", "M.a", 0)
	still.Immutable = true
	shared, other := field("int boxed", "*int", 0), field("int64 boxed", "*int64", 0)
	shared.Immutable, other.Immutable = true, true
	for name, c := range map[string]struct {
		first, second *descr.Memory
		writes        []string
		want          string
	}{
		"all listed":         {a, b, []string{"M.a", "M.b"}, ""},
		"one not listed":     {a, b, []string{"M.b"}, "the call of change changes M.a, of class M.a, which is not among what it may write"},
		"one memory":         {b, sameAsB, []string{"M.b", "N.b"}, "M.b and N.b lead to one place, but are of classes M.b and N.b"},
		"one immutable":      {still, b, []string{"M.a", "M.b"}, "the call of change changes M.a, which is immutable"},
		"one box for two":    {shared, other, []string{"*int"}, "the call of change changes int boxed, which is immutable\nthe call of change changes int64 boxed, which is immutable"},
		"one not touched":    {b, b, []string{"M.b"}, ""},
		"nothing is written": {b, b, nil, "the call of change changes M.b, of class M.b, which is not among what it may write"},
	} {
		t.Run(name, func(t *testing.T) {
			judge, w := witness.New()
			execute(t, judge, loads(c.first, c.second, c.writes))
			if got := strings.Join(w.Faults, "\n"); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// loads is a trace that loads two fields of its input and calls a function that
// changes both of them.
func loads(first, second *descr.Memory, writes []string) *trace.Trace {
	change := &descr.Call{Name: "change", Args: []descr.Kind{descr.Ref}, Effects: descr.Effects{Writes: writes},
		Stub: func(_ []int64, r []unsafe.Pointer) (int64, unsafe.Pointer) {
			m := (*memory)(r[0])
			m.a, m.b = m.a+1, m.b+1
			return 0, nil
		}}
	p := &trace.Box{Kind: descr.Ref}
	t := &trace.Trace{Inputs: []*trace.Box{p}, NumIDs: 3}
	for n, d := range []*descr.Memory{first, second} {
		t.Ops = append(t.Ops, &trace.Op{Code: ops.GetfieldGc, Args: []*trace.Box{p}, Descr: d, Result: &trace.Box{Kind: descr.Int, ID: int32(n + 1)}})
	}
	t.Ops = append(t.Ops, &trace.Op{Code: ops.Call, Args: []*trace.Box{{Const: true, Kind: descr.Int}, p}, Descr: change}, &trace.Op{Code: ops.Finish})
	return t
}

func execute(t *testing.T, b backend.Backend, text *trace.Trace) {
	t.Helper()
	code, err := b.Compile(text)
	if err != nil {
		t.Fatal(err)
	}
	if exit := b.Run(context.Background(), code, nil, []unsafe.Pointer{unsafe.Pointer(&memory{})}); exit.Err != nil {
		t.Fatal(exit.Err)
	}
}
