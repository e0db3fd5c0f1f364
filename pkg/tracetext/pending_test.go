package tracetext_test

import (
	"strings"
	"testing"

	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

const pendingDescrs = `field <T.x> int64
field <T.next> ref
array <[]int> int64
array <[]uint8> uint8`

// TestPendingRoundTrip: stores that are pending print and parse.
func TestPendingRoundTrip(t *testing.T) {
	env := tracetext.NewEnv()
	if err := env.Declare(pendingDescrs); err != nil {
		t.Fatal(err)
	}
	const text = `[p0, i1, p2] pending: p0<T.x> = i1, p2[i1 + -1]<[]int> = 5
i4 = int_add(i1, 1)
guard_true(i4, descr=<Guard2>) [p0] pending: p0<T.x> = i1 + 1, p2[7]<[]uint8> = i4, p0<T.next> = ConstPtr(null)
guard_true(i4, descr=<Guard3>) []
jump(p0, i4, p2, descr=<Loop0>)
`
	tr, err := tracetext.Parse(text, env)
	if err != nil {
		t.Fatal(err)
	}
	if got := tr.String(); got != text {
		t.Errorf("got\n%s\nwant\n%s", got, text)
	}
	for _, err := range trace.Verify(tr) {
		t.Error(err)
	}
	again, err := tracetext.Parse(tr.String(), env)
	if err == nil {
		err = tracetext.Match(tr, again)
	}
	if err != nil {
		t.Error(err)
	}
	other, err := tracetext.Parse(strings.Replace(text, "i1 + 1, ", "i1 + 2, ", 1), env)
	if err != nil || tracetext.Match(tr, other) == nil {
		t.Errorf("another sum matches (%v)", err)
	}
}

// TestPendingIsChecked: what cannot be done is said by Parse or by Verify.
func TestPendingIsChecked(t *testing.T) {
	for stores, want := range map[string]string{
		"p0<T.x> = i9":             "i9 is used before it is defined",
		"p0<T.y> = i1":             "<T.y> is no field or array that is known here",
		"p0[i1]<T.x> = i1":         "whose descr does not fit",
		"p0<[]int> = i1":           "whose descr does not fit",
		"p0<T.x> = p0":             "of the wrong kinds: p0<T.x> = p0",
		"i1<T.x> = i1":             "of the wrong kinds: i1<T.x> = i1",
		"p0<T.next> = p0 + 1":      "a sum of a pointer",
		"p0<T.x>":                  "a pending store is PLACE<DESCR> = VALUE",
		"p0<T.x> = i1 + x":         "invalid syntax",
		"p0<T.x> = i2, p0 = i1":    "used before it is defined",
		"p0[i2 + 1]<[]int> = i1":   "i2 is used before it is defined",
		"p0[i1 + 1]<[]int> = i2":   "i2 is used before it is defined",
		"ConstPtr(a)<T.next> = i1": "of the wrong kinds",
	} {
		env := tracetext.NewEnv()
		if err := env.Declare(pendingDescrs); err != nil {
			t.Fatal(err)
		}
		tr, err := tracetext.Parse("[p0, i1]\nguard_true(i1) [p0] pending: "+stores+"\ni2 = int_add(i1, 1)\nfinish()\n", env)
		var said []string
		if err != nil {
			said = []string{err.Error()}
		} else {
			for _, err := range trace.Verify(tr) {
				said = append(said, err.Error())
			}
		}
		if !strings.Contains(strings.Join(said, "\n"), want) {
			t.Errorf("%s: %q, want %q", stores, said, want)
		}
	}
}
