package trace_test

import (
	"strings"
	"testing"

	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// TestSharedDoors: guards that print with one number leave by one door, if they resume
// alike.
func TestSharedDoors(t *testing.T) {
	const text = `[i0, i1, p2]
guard_true(i0, descr=<Guard2>) [i1, p2]
i4 = int_add(i1, 1)
guard_true(i4, descr=<Guard2>) [i4, p2]
i6 = int_add(i4, 1)
guard_true(i6, descr=<Guard2>) [p2]
finish()
`
	tr, err := tracetext.Parse(text, tracetext.NewEnv())
	if err != nil {
		t.Fatal(err)
	}
	first, second, third := tr.Ops[0].Guard, tr.Ops[2].Guard, tr.Ops[4].Guard
	if second.Door() != first || third.Door() != third || first.Door() != first {
		t.Error("the second guard is to leave by the door of the first, the third by its own")
	}
	if got := tr.String(); !strings.HasSuffix(got, text) {
		t.Errorf("prints as\n%s", got)
	}
	if errs := trace.Verify(tr); errs != nil {
		t.Error(errs)
	}
	for _, wrong := range []func(){
		func() { third.Shares = first },
		func() { third.Shares, second.Shares = nil, third },
		func() { second.Shares, third.Shares = second, nil },
	} {
		wrong()
		if errs := trace.Verify(tr); len(errs) != 1 || !strings.Contains(errs[0].Error(), "leaves by the door of") {
			t.Errorf("%v", errs)
		}
	}
}
