package backendtest_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// TestTooLarge compiles what backends have no room for: it ends in an error, not
// in a number that lost its high bits.
func TestTooLarge(t *testing.T) {
	var inputs []string
	for n := range 70_000 {
		inputs = append(inputs, fmt.Sprintf("i%d", n))
	}
	many := "[" + strings.Join(inputs, ", ") + "]\nfinish(i0)\n"
	far := func(op string) string { return "[p0, i1]\n" + op + "\nfinish(i2)\n" }
	for name, c := range map[string]struct {
		b    backend.Backend
		text string
	}{
		"values, runner": {runner.New(), many},
		"values, amd64":  {amd64.NewListing(), many},
		"offset, amd64":  {amd64.NewListing(), far("i2 = getfield_gc(p0, descr=<far>)")},
		"stride, amd64":  {amd64.NewListing(), far("i2 = getarrayitem_gc(p0, i1, descr=<wide>)")},
	} {
		env := tracetext.NewEnv()
		if err := env.Declare("field <far> int64\narray <wide> int64"); err != nil {
			t.Fatal(err)
		}
		env.Descr("far").(*descr.Memory).Offset = 1 << 31
		env.Descr("wide").(*descr.Memory).Stride = 1<<31 + 24
		tr, err := tracetext.Parse(c.text, env)
		if err != nil {
			t.Fatal(err)
		}
		if err := compileError(c.b, tr); !errors.Is(err, backend.ErrTooLarge) {
			t.Errorf("%s: got %v, want %v", name, err, backend.ErrTooLarge)
		}
	}
}

// compileError is what Compile gives back or panics with.
func compileError(b backend.Backend, tr *trace.Trace) (err error) {
	defer func() {
		if e, ok := recover().(error); ok {
			err = e
		}
	}()
	_, err = b.Compile(tr)
	return err
}
