//go:build !js

package amd64

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/texttest"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// TestListings compares the code made of small traces with what is written in
// testdata; allocator and emitter need no amd64 for that.
func TestListings(t *testing.T) {
	texttest.Run(t, "testdata/listing/*.txtar", func(t *testing.T, c *texttest.Case) {
		env := tracetext.NewEnv()
		env.Bind = layOut
		if err := env.Declare(c.Section("descrs")); err != nil {
			t.Fatal(err)
		}
		code := compile(t, NewListing(), parse(t, env, c.Section("in")))
		c.Expect(t, "out", show(code))
	})
}

// layOut gives fields different places, and Pair a size that is no power of 2.
func layOut(d descr.Descr) {
	m, ok := d.(*descr.Memory)
	switch {
	case !ok:
	case m.Name == "[]Pair":
		m.Stride, m.Offset = 6, 2
	case m.Item:
		m.Stride = uintptr(m.Size)
	default:
		m.Offset = map[string]uintptr{"T.y": 8, "T.s": 16, "T.w": 20, "T.next": 24}[m.Name]
	}
}

// show prints each op with its instructions, and, behind a bar, those of its way out.
func show(c *Code) string {
	var s strings.Builder
	p, l := trace.NewPrinter(), c.Listing()
	fmt.Fprintln(&s, p.List(c.Trace.Inputs))
	for n, op := range c.Trace.Ops {
		text := p.Op(op)
		if op.Code == ops.DebugMergePoint {
			continue
		}
		fmt.Fprintln(&s, text)
		for _, line := range l.Ops[n] {
			fmt.Fprintln(&s, "\t"+line)
		}
		for _, line := range l.Exits[n] {
			fmt.Fprintln(&s, "\t| "+line)
		}
	}
	return s.String()
}

// TestDeterminism: the same trace gives the same code, but for addresses of Go
// objects in it.
func TestDeterminism(t *testing.T) {
	text := longTrace(50)
	first := compile(t, NewListing(), parse(t, newEnv(), text))
	for range 5 {
		again := compile(t, NewListing(), parse(t, newEnv(), text))
		if show(again) != show(first) || again.Bytes() != first.Bytes() {
			t.Fatal("the code differs")
		}
	}
}

// TestTooManyValues: what does not fit the frame is an error.
func TestTooManyValues(t *testing.T) {
	var in strings.Builder
	for k := range maxRefs + 1 {
		fmt.Fprintf(&in, ", p%d", k+1)
	}
	text := "[i0" + in.String() + "]\nguard_value(i0, 1, descr=<Guard2>) [i0" + in.String() + "]\nfinish()"
	if _, err := NewListing().Compile(parse(t, newEnv(), text)); !errors.Is(err, backend.ErrTooLarge) {
		t.Error(err)
	}
}

// TestUnknownLoop: a jump leads to what is compiled.
func TestUnknownLoop(t *testing.T) {
	bridge := parse(t, newEnv(), "# bridge out of Guard 2 with 1 ops\n[i0]\njump(i0, descr=<Loop7>)")
	if _, err := NewListing().Compile(bridge); err == nil || !strings.Contains(err.Error(), "Loop7") {
		t.Error(err)
	}
}
