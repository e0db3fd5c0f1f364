package tracetext_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

func parse(t *testing.T, text string) *trace.Trace {
	t.Helper()
	tr, err := tracetext.Parse(text, tracetext.NewEnv())
	if err != nil {
		t.Fatalf("Parse: %v\n%s", err, text)
	}
	return tr
}

// PyPy's calls share a descr by signature; ours have one for each function.
var callDescr = regexp.MustCompile(`call\(ConstClass\((.*?)\)(.*), descr=<SignedCallDescr>\)`)

// The listings of PyPy's own toolchain parse, are well formed, and print the
// same, byte for byte.
func TestGoldenRoundTrip(t *testing.T) {
	files, err := filepath.Glob("testdata/pypy2011/*.txt")
	if err != nil || len(files) != 4 {
		t.Fatalf("four listings wanted, found %d (%v)", len(files), err)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			want := callDescr.ReplaceAllString(string(data), "call(ConstClass($1)$2, descr=<$1>)")
			tr := parse(t, want)
			for _, err := range trace.Verify(tr) {
				t.Error(err)
			}
			if strings.HasPrefix(want, "#") {
				_, want, _ = strings.Cut(want, "\n")
			}
			if got := tr.String(); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// Each op's printed example in the table parses and prints the same, but for
// the numbers.
func TestEveryRowHasAParsableExample(t *testing.T) {
	for _, row := range ops.Table[1:] {
		tr, err := tracetext.Parse(inputsOf(row.Example)+"\n"+row.Example, tracetext.NewEnv())
		if err != nil {
			t.Errorf("%s: %v", row.Name, err)
			continue
		}
		op := tr.Ops[0]
		if op.Code != row.Code || !strings.Contains(tr.String(), row.Name+"(") {
			t.Errorf("%s: printed as %s", row.Name, tr)
		}
	}
}

// inputsOf lists the boxes that an example uses and does not define.
func inputsOf(example string) string {
	result, _, _ := strings.Cut(example, " = ")
	var in []string
	for _, w := range strings.FieldsFunc(example, func(r rune) bool { return strings.ContainsRune("(), []", r) }) {
		if len(w) < 2 || w == result || strings.Trim(w[1:], "0123456789") != "" || w[0] != 'i' && w[0] != 'p' {
			continue
		}
		if !strings.Contains(strings.Join(in, " ")+" ", w+" ") {
			in = append(in, w)
		}
	}
	return "[" + strings.Join(in, ", ") + "]"
}

func TestLongForm(t *testing.T) {
	tr := &trace.Trace{}
	acc, m := tr.NewBox(descr.Int), tr.NewBox(descr.Ref)
	tr.Inputs = []*trace.Box{m, acc}
	cond, sum := tr.NewBox(descr.Int), tr.NewBox(descr.Int)
	info := &trace.FrameInfo{Func: "calc.run", IntNames: []string{"t0", "pc", "acc"}, RefNames: []string{"code", "m"}}
	g := &trace.Guard{Number: 2, Frames: []trace.Frame{{
		Info: info, Line: 41, IntRegs: []uint16{1, 2}, RefRegs: []uint16{0, 1},
		Ints: []*trace.Box{trace.ConstInt(86), acc}, Refs: []*trace.Box{trace.ConstRef(unsafe.Pointer(new([16]byte))), m},
	}}}
	g.CollectFailArgs()
	tr.Ops = []*trace.Op{
		{Code: ops.IntIsTrue, Args: []*trace.Box{acc}, Result: cond},
		{Code: ops.GuardTrue, Args: []*trace.Box{cond}, Guard: g},
		{Code: ops.IntAdd, Args: []*trace.Box{acc, trace.ConstInt(1)}, Result: sum},
		{Code: ops.Finish, Args: []*trace.Box{sum}},
	}
	var b bytes.Buffer
	if err := tr.Format(&b, trace.FormatOptions{Long: true}); err != nil {
		t.Fatal(err)
	}
	want := `[p0, i1]
i2 = int_is_true(i1)
guard_true(i2, descr=<Guard2>) [i1, p0]
; calc.run:41 pc=86 acc=i1 code m=p0
i4 = int_add(i1, 1)
finish(i4)
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &b, want)
	}
	if err := tracetext.Match(parse(t, want), tr); err != nil {
		t.Error(err)
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "line 1: a trace begins with its inputs, as [p0, i1]"},
		{"jump()", "line 1: a trace begins with its inputs, as [p0, i1]"},
		{"[x0]", `line 1: "x0" names no box: i and p are the kinds there are`},
		{"[i0]\ni0 = int_neg(i0)", "line 2: i0 is defined twice"},
		{"[i0]\ni1 = int_neg(i2)", "line 2: i2 is used before it is defined"},
		{"[i0]\ni1 = int_foo(i0)", "line 2: no such op: int_foo"},
		{"[i0]\ni1 = int_neg(i0", "line 2: missing ')': i1 = int_neg(i0"},
		{"[i0]\nguard_true(i0) [i3]", "line 2: fail arg i3 is used before it is defined"},
		{"[i0]\nguard_true(i0, descr=<Loop1>) []", "line 2: a guard's descr is <Guard and a number>, not <Loop1>"},
		{"[i0]\njump(i0, descr=<f>)", "line 2: a jump's descr is <Loop and a number>, not <f>"},
		{"[i0]\ni1 = int_neg(i0, descr=<f>)", "line 2: int_neg takes no descr"},
		{"[i0]\ndebug_merge_point(0, 0)", "line 2: a mark is debug_merge_point('LOCATION', DEPTH)"},
		{"# Loop x\n[i0]", "line 1: unknown header: # Loop x"},
	} {
		_, err := tracetext.Parse(c.text, tracetext.NewEnv())
		if fmt.Sprint(err) != c.want {
			t.Errorf("%q:\n got %v\nwant %s", c.text, err, c.want)
		}
	}
}

// TestDeclare: descrs that are declared are those that a trace names; what is wrong
// has its line.
func TestDeclare(t *testing.T) {
	env := tracetext.NewEnv()
	if err := env.Declare("\n\tarray <[]byte> uint8 class <byte>\n\ttype <[]byte>\n"); err != nil {
		t.Fatal(err)
	}
	tr, err := tracetext.Parse("[p0, i1]\ni2 = getarrayitem_gc(p0, i1, descr=<[]byte>)\np3 = new(descr=<[]byte>)\nfinish()", env)
	if err != nil || tr.Ops[0].Descr != env.Descr("[]byte") || tr.Ops[1].Descr != descr.Descr(env.Type("[]byte")) {
		t.Errorf("%v: %v", err, tr)
	}
	if err := env.Declare("type <T>\ntype"); fmt.Sprint(err) != `line 2: want <NAME>, found ""` {
		t.Error(err)
	}
}

func TestMatch(t *testing.T) {
	want := "[p0, i1]\ni2 = int_add(i1, 1)\nguard_true(i2) [p0, i1]\nsetfield_gc(p0, ConstPtr(a), descr=<T.p>)\nfinish()"
	for _, c := range []struct{ name, text, diff string }{
		{"renamed", "[p5, i6]\ni9 = int_add(i6, 1)\nguard_true(i9, descr=<Guard7>) [p5, i6]\nsetfield_gc(p5, ConstPtr(b), descr=<T.p>)\nfinish()", "<nil>"},
		{"constant", "[p0, i1]\ni2 = int_add(i1, 2)\nfinish()", "op 0 differs:\n\twant i3 = int_add(i1, 1)\n\t got i3 = int_add(i1, 2)"},
		{"missing", "[p0, i1]", "op 0 differs:\n\twant i3 = int_add(i1, 1)\n\t got the end"},
		{"fail args", "[p0, i1]\ni2 = int_add(i1, 1)\nguard_true(i2) [p0]\nfinish()", "op 1 differs:\n\twant guard_true(i3) [p0, i1]\n\t got guard_true(i3) [p0]"},
		{"inputs", "[i1]\nfinish()", "inputs differ:\n\twant [p0, i1]\n\t got [i0]"},
	} {
		if err := tracetext.Match(parse(t, want), parse(t, c.text)); fmt.Sprint(err) != c.diff {
			t.Errorf("%s:\n got %v\nwant %s", c.name, err, c.diff)
		}
	}
}
