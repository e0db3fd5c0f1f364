package jitcode_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
)

// sample has every kind of line and operand once.
const sample = `driver greens pc:i code:pi reds m:p
field <Machine.acc> int64 class <Machine.acc>
field <Machine.ops> ref class <Machine.ops> immutable
array <[]int> int64 class <int>
call <Machine.log> (p, i) void may-raise reads <Machine.acc> <int> writes everything
call <square> (i) int64 pure
call <panic run:1> (p, i) void may-raise
method <Expr.Eval> else other, <*Num as Expr> eval, <*Add as Expr> eval

func run(%code, %code.len, %m) file calc.go
	ints %code.len %pc %t1 %t2
	refs %code %m %p
L0:
	jit_merge_point %pc, %code, %code.len | %m live[%code.len %pc %code %m] ; 20:3
	check_nonnull %m live[%code.len %pc %code %m]        ; 21:5
	check_index %t1, %code.len live[%m]
	check_slice %t1, %code.len live[%m]
	check_nonzero %t1 live[%m]
	check_shift %t1 live[%m]
	can_enter_jit %pc, %code, %code.len, %m
	%t1 = getfield_gc %m, <Machine.acc>                  ; 21:5
	%p = getfield_gc_pure %m, <Machine.ops>
	setarrayitem_gc %p, -3, %t1, <[]int>
	%t2 = residual_call <square>, %t1 live[%t2]
	residual_call <Machine.log>, nil, 9223372036854775807 live[]
	%t1, %t2 = inline_call pair, "a, b; \"<c>\"\n", 12 live[%m]
	%pc, %t2 = copy %t2, %pc
	goto_if_not %t1, L0 live[%code.len %pc %code %m]     ; 22:2
	%t1 = inline_method <Expr.Eval>, %p, %m, 7 live[%pc]
	inline_method <Expr.Eval>, @<*Num as Expr>, nil, 7 live[%pc]
	goto_if_nil %p, L1 live[%pc]
	goto_unless_inside pair, %pc, L1
	goto_unless_inside run, %pc, nil, L1
	loop_header
	setfield_gc @<table of "x">, 1, <Machine.acc>
	switch %t1, -2: L1, 5: L0 live[%t1]
	%t1 = promote %t1 live[%t1]
	%p = promote %p live[%p]
	goto L1
	leave 1, %t1, nil                                    ; 22:9
L1:
	raise <panic run:1>, "neg", 3                        ; 23:1

func pair(%s, %s.len) (i, i) file pair.go
	ints %s.len
	refs %s
	check_uint_index %s.len, 4 live[]
	check_uint_slice %s.len, 4 live[]
	return %s.len, 1                                     ; 3:1

func eval(%m, %n) (i) file pair.go
	ints %n
	refs %m
	return %n

func other(%w, %m, %n) (i) file pair.go
	ints %n
	refs %w %m
	return %n
`

func TestRoundTrip(t *testing.T) {
	p, err := jitcode.Parse(sample)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.String(); got != sample {
		t.Errorf("printed:\n%s\nwant:\n%s", got, sample)
	}
}

func TestParseMeaning(t *testing.T) {
	p := jitcode.MustParse(sample)
	run := p.Funcs[0]
	if got := run.Code[0].Greens; got != 3 {
		t.Errorf("merge point has %d green operands, want 3", got)
	}
	where := cmpopts.IgnoreFields(jitcode.Instr{}, "Args", "Live")
	if diff := cmp.Diff(jitcode.Instr{Op: jitcode.GotoIfNot, Target: 0, Line: 22, Col: 2}, run.Code[14], where); diff != "" {
		t.Errorf("goto_if_not: %s", diff)
	}
	if in := run.Code[12]; in.Callee != p.Funcs[1] || run.RefConsts[in.Args[0].Index].Str != "a, b; \"<c>\"\n" {
		t.Errorf("inline_call is %+v", in)
	}
	if got := p.Call("Machine.log").Effects; !got.WritesAll || !got.MayRead("int") || got.MayRead("x") {
		t.Errorf("effects of Machine.log are %+v", got)
	}
	if !p.Field("Machine.ops").Immutable || !cmp.Equal(p.Field("Machine.ops").Mem, descr.RefMem) {
		t.Errorf("Machine.ops is %+v", p.Field("Machine.ops"))
	}
}

// TestFunctionCalledNil: the author may call a function nil; operands have that
// name, too.
func TestFunctionCalledNil(t *testing.T) {
	text := strings.NewReplacer("inline_call pair,", "inline_call nil,", "goto_unless_inside pair,", "goto_unless_inside nil,", "func pair(", "func nil(").Replace(sample)
	p, err := jitcode.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.String(); got != text {
		t.Errorf("printed:\n%s\nwant:\n%s", got, text)
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"square>, %t1 live", "cube>, %t1 live", "line 24: no call <cube> is declared"},
		{"%p = getfield_gc_pure %m", "%q = getfield_gc_pure %m", "line 22: no register %q in run"},
		{"goto L1", "goto L7", "line 39: no label L7 in run"},
		{"goto L1", "jump L1", "line 39: unknown instruction \"jump\""},
		{"inline_call pair", "inline_call pear", "line 26: unknown function \"pear\""},
		{"refs %code %m %p", "refs %code %m %t1", "line 12: register %t1 declared twice"},
		{"<Machine.acc> int64", "<Machine.acc> int65", "line 2: unknown memory form \"int65\""},
		{" live[%t2]", "", "has a live set: false, must have one: true"},
		{"<square>, %t1", "<square>, %p", "operands are (p), want (i)"},
		{"else other, <*Num as Expr> eval", "else other, <*Num as Expr> pair", "results are (i, i), want (i)"},
		{"<Expr.Eval>, %p, %m, 7", "<Expr.Eval>, %m, 7", "operands are (p, i), want (p, p, i)"},
		{"-2: L1, 5: L0", "5: L1, -2: L0", "cases are not in rising order"},
		{"%t1 = promote %t1", "%t1 = promote %p", "operands are (p), want (i)"},
		{"return %s.len, 1", "return 1", "operands are (i), want (i, i)"},
		{"\traise", "\tgoto_if_not 1, L0 live[]\n\t%t1 = int_add 1, 2\n//", "control runs off the end"},
	} {
		_, err := jitcode.Parse(strings.Replace(sample, c.old, c.new, 1))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q for %q: got %v, want %s", c.new, c.old, err, c.want)
		}
	}
}

// TestParseNeverPanics cuts and garbles the sample.
func TestParseNeverPanics(t *testing.T) {
	for n := range sample {
		_, _ = jitcode.Parse(sample[:n])
		_, _ = jitcode.Parse(sample[:n] + "<" + sample[n:])
		_, _ = jitcode.Parse(sample[:n] + sample[min(n+2, len(sample)):])
	}
}

// TestControlsAreShown wants every control instruction in the sample.
func TestControlsAreShown(t *testing.T) {
	for _, row := range jitcode.Controls {
		if row.Doc == "" || !strings.Contains(row.Example+" ", row.Name+" ") {
			t.Errorf("row of %s: example %q, doc %q", row.Name, row.Example, row.Doc)
		}
		if !strings.Contains(strings.ReplaceAll(sample, "\n", " \n"), row.Name+" ") {
			t.Errorf("%s is not in the sample", row.Name)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sample)
	f.Fuzz(func(t *testing.T, text string) {
		p, err := jitcode.Parse(text)
		if err != nil {
			return
		}
		printed := p.String()
		again, err := jitcode.Parse(printed)
		if err != nil {
			t.Fatalf("%v in\n%s", err, printed)
		}
		if s := again.String(); s != printed {
			t.Errorf("printed first\n%s\nthen\n%s", printed, s)
		}
	})
}

// TestTooMany parses a function with more of a thing than 16 bits number.
func TestTooMany(t *testing.T) {
	var regs, consts strings.Builder
	for n := range jitcode.MaxIndex + 1 {
		fmt.Fprintf(&regs, " %%r%d", n)
		fmt.Fprintf(&consts, "\t%%x = copy %d\n", n)
	}
	for text, want := range map[string]string{
		"func f() file f.go\n\tints" + regs.String() + "\n\treturn\n":             "more than 65536 registers in one function",
		"func f() file f.go\n\tints %x\n" + consts.String() + "\treturn\n":        "more than 65536 integer constants in one function",
		"func f() file f.go\n\tints %x\n\t%x = copy 1 ; 3000000000:1\n\treturn\n": "bad number 3000000000",
	} {
		if _, err := jitcode.Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
