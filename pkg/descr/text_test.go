package descr_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/descr"
)

// TestRoundTrip: what is declared is what was meant, and prints as it was written.
func TestRoundTrip(t *testing.T) {
	for text, want := range map[string]descr.Descr{
		"field <Point.x> int64 class <Point.x>":       &descr.Memory{Name: "Point.x", Mem: descr.Int64, Class: "Point.x"},
		"array <[]byte> uint8 class <byte> immutable": &descr.Memory{Name: "[]byte", Mem: descr.Uint8, Item: true, Class: "byte", Immutable: true},
		"type <map of (i, p)>":                        &descr.Type{Name: "map of (i, p)"},
		"call <g> () void":                            &descr.Call{Name: "g"},
		"call <h> (i) int64 pure":                     &descr.Call{Name: "h", Args: []descr.Kind{descr.Int}, Result: descr.Int64, Pure: true},
		"call <f> (i, p) ref may-raise portal reads <A.x> <A.y> writes everything": &descr.Call{
			Name: "f", Args: []descr.Kind{descr.Int, descr.Ref}, Result: descr.RefMem, MayRaise: true, Portal: true,
			Effects: descr.Effects{Reads: []string{"A.x", "A.y"}, WritesAll: true}},
		"call <T boxed> (i, p) ref pure boxes <T.x> <>": &descr.Call{
			Name: "T boxed", Args: []descr.Kind{descr.Int, descr.Ref}, Result: descr.RefMem, Pure: true, Boxes: []*descr.Memory{boxedField, nil}},
	} {
		got, err := descr.Parse(text, field)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", text, d)
		}
		if again := fmt.Sprint(got); again != text {
			t.Errorf("%s prints as %s", text, again)
		}
	}
}

// TestClassIsTheName where none is given.
func TestClassIsTheName(t *testing.T) {
	d, err := descr.Parse("\tfield <T.x> length immutable ", nil)
	want := &descr.Memory{Name: "T.x", Mem: descr.Length, Class: "T.x", Immutable: true}
	if diff := cmp.Diff(descr.Descr(want), d); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestParseErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                                   "a declaration begins with field, array, call or type: ",
		"<f> field int64":                    "a declaration begins with field, array, call or type: <f> field int64",
		"field":                              `want <NAME>, found ""`,
		"field f int64":                      `want <NAME>, found "f"`,
		"field <f int64":                     `want <NAME>, found "<f int64"`,
		"field <f>":                          `unknown memory form ""`,
		"field <f> int":                      `unknown memory form "int"`,
		"field <f> int64 const":              `unexpected "const"`,
		"field <f> int64 class f":            `want <NAME>, found "f"`,
		"call <f>":                           `want the arguments, as (i, p), found ""`,
		"call <f> (x) void":                  `want i or p, found 'x'`,
		"call <f> (i) int":                   `unknown memory form "int"`,
		"call <f> (i) void writes x":         `unexpected "x"`,
		"type <T> int64":                     `unexpected "int64"`,
		"call <f> (i) ref pure boxes <U.x>":  "no field <U.x> was declared",
		"call <f> (i) ref pure boxes <>, <>": `unexpected ","`,
		"call <f> (i) ref boxes <>":          "what makes a box is pure, and has a field for each argument, or <>",
		"call <f> (i) ref pure boxes <> <>":  "what makes a box is pure, and has a field for each argument, or <>",
	} {
		if _, err := descr.Parse(text, field); fmt.Sprint(err) != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

var boxedField = &descr.Memory{Name: "T.x", Mem: descr.Int64, Class: "T.x", Immutable: true}

// field gives the one field that declarations here may name.
func field(name string) *descr.Memory {
	if name == boxedField.Name {
		return boxedField
	}
	return nil
}
