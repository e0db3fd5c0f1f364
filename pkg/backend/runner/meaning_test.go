package runner

import (
	"context"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/backendtest"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// edges are the numbers at which integer ops go wrong.
var edges = []int64{0, 1, 2, 3, 4, 7, 8, 31, 32, 63, 64, 65, 127, 128, 255, 256, -1, -2, -64, -127, -128, -129, 32767, -32768, 65535, 65536,
	math.MaxInt32, math.MinInt32, math.MaxUint32, math.MaxInt64, math.MaxInt64 - 1, math.MinInt64, math.MinInt64 + 1,
	ops.FloatBits(1), ops.FloatBits(-1.5), ops.FloatBits(1 << 53), ops.FloatBits(1 << 63), ops.FloatBits(math.Inf(1)), ops.FloatBits(math.NaN())}

// stays runs a guard on two slots and says whether it goes on.
func stays(in inst, a, b int64) bool {
	m := &machine{ints: []int64{a, b}, ctx: context.Background(), budget: patience}
	code := []inst{in, {op: opFinish}, {}}
	code[0].x = &side{}
	return m.run(&code[0]).op == opFinish
}

// TestMeanings walks the op table: the instruction that the runner has for an op,
// and the one for an op and a constant, do what the op's row says.
func TestMeanings(t *testing.T) {
	for n := range ops.Table {
		row := &ops.Table[n]
		for _, a := range edges {
			if row.Int1 != nil {
				sameMeaning(t, row, a, 0, row.Int1(a))
			}
			for _, b := range edges {
				trap := row.Code.Is(ops.Traps) && b == 0
				width := row.Code == ops.IntSignext || row.Code == ops.IntZeroext
				if row.Int2 != nil && !trap && (!width || b == 1 || b == 2 || b == 4) {
					sameMeaning(t, row, a, b, row.Int2(a, b))
				}
			}
		}
	}
}

// sameMeaning compiles an op on two boxes, on a box and a constant on either
// side, and runs each.
func sameMeaning(t *testing.T, row *ops.Row, a, b, want int64) {
	t.Helper()
	boxes := func(c bool, v, id int64) *trace.Box {
		if c {
			return trace.ConstInt(v)
		}
		return &trace.Box{Kind: descr.Int, ID: int32(id)}
	}
	for form := range 3 {
		width := row.Code == ops.IntSignext || row.Code == ops.IntZeroext
		args := []*trace.Box{boxes(form == 2 && !width, a, 0), boxes(form == 1 || width, b, 1)}
		if row.Int1 != nil {
			args = args[:1]
		}
		tr := &trace.Trace{Kind: trace.EntryBridge, Inputs: []*trace.Box{boxes(false, 0, 0), boxes(false, 0, 1)}, NumIDs: 3}
		result := boxes(false, 0, 2)
		tr.Ops = []*trace.Op{{Code: row.Code, Args: args, Result: result}, {Code: ops.Finish, Args: []*trace.Box{result}}}
		for i, in := range args {
			if !in.Const {
				args[i] = tr.Inputs[i]
			}
		}
		be := New()
		code, err := be.Compile(tr)
		if err != nil {
			t.Fatal(err)
		}
		if x := be.Run(context.Background(), code, []int64{a, b}, nil); x.Err != nil || x.Ints[0] != want {
			t.Fatalf("%s(%d, %d), form %d: %+v, want %d", row.Name, a, b, form, x, want)
		}
	}
}

// TestGuardMeanings walks the tables of guards: each stays if the comparison holds.
func TestGuardMeanings(t *testing.T) {
	for _, a := range edges {
		for _, b := range edges {
			for code, op := range guardRR {
				if row := code.Row(); row.Int2 != nil {
					if on := stays(inst{op: op, a: 0, b: 1}, a, b); on != (row.Int2(a, b) == 1) {
						t.Errorf("%s of %d and %d goes on: %v", code, a, b, on)
					}
				}
			}
			for code, op := range guardRI {
				if on := stays(inst{op: op, a: 0, imm: b}, a, 0); on != (code.Row().Int2(a, b) == 1) {
					t.Errorf("%s of %d and the constant %d goes on: %v", code, a, b, on)
				}
			}
		}
	}
}

// TestEveryComparisonHasAGuard: as it is or mirrored.
func TestEveryComparisonHasAGuard(t *testing.T) {
	for n := range ops.Table {
		c := ops.Code(n)
		if !c.Is(ops.Compare) || c.Is(ops.OfFloats) || c == ops.IntIsTrue || c == ops.IntIsZero {
			continue
		}
		if guardRR[c]+guardRR[c.Mirrored()] == 0 {
			t.Errorf("%s has no guard of two slots", c)
		}
		if guardRI[c] == 0 && c.Row().Int2 != nil {
			t.Errorf("%s has no guard of a slot and a constant", c)
		}
	}
}

// A collecting backend notes which instructions were made.
type collecting struct {
	*Backend
	made  map[opcode]bool
	codes []*code
}

func (c *collecting) Compile(t *trace.Trace) (backend.Code, error) {
	made, err := c.Backend.Compile(t)
	if err == nil {
		c.codes = append(c.codes, made.(*code))
	}
	return made, err
}

func (c *collecting) Free(freed backend.Code) {
	c.note(freed.(*code))
	c.codes = slices.DeleteFunc(c.codes, func(x *code) bool { return x == freed })
	c.Backend.Free(freed)
}

func (c *collecting) Close() error {
	for _, code := range c.codes {
		c.note(code)
	}
	return c.Backend.Close()
}

func (c *collecting) note(code *code) {
	for i := range code.insts {
		c.made[code.insts[i].op] = true
	}
}

// TestSuite is the suite that all backends pass. It makes all instructions: one
// that it never makes is judged by nobody.
func TestSuite(t *testing.T) {
	made := map[opcode]bool{}
	backendtest.Run(t, func() backend.Backend { return &collecting{Backend: New(), made: made} })
	for op := range numOpcodes {
		if !made[op] {
			t.Errorf("the suite never makes instruction %d", op)
		}
	}
}

var named = regexp.MustCompile(`\b[ip]\d+\b`)

// loadExample makes a trace of a fusion's example. Classes of the descrs are those
// given.
func loadExample(t *testing.T, text, descrs string) *trace.Trace {
	t.Helper()
	text = strings.ReplaceAll(text, " · ", "\n")
	text = strings.ReplaceAll(text, "(p1, i2)", "(p1, i2, descr=<[]int>)")
	text = strings.ReplaceAll(text, "(p1, i2, i6)", "(p1, i2, i6, descr=<[]int>)")
	text = regexp.MustCompile(`(setfield_gc\(\w+, \w+)`).ReplaceAllString(text, "$1, descr=<T.x>")
	text = regexp.MustCompile(`(guard_\w+\(\w+)\)`).ReplaceAllString(text, "$1, descr=<Guard2>) []")
	var inputs []string
	for _, name := range named.FindAllString(text, -1) {
		if !strings.Contains(text, name+" = ") && !slices.Contains(inputs, name) {
			inputs = append(inputs, name)
		}
	}
	l, err := (&backendtest.Program{Descrs: descrs, Text: "# Loop 1 : entry bridge with 2 ops\n[" + strings.Join(inputs, ", ") + "]\n" + text + "\nfinish()"}).Load()
	if err != nil {
		t.Fatal(err)
	}
	return l.Traces[0]
}

// TestFusions: the example of each row is one instruction, beside the stores that
// it is found behind; those are done before it only if they cannot reach what it
// loads.
func TestFusions(t *testing.T) {
	for i := range fusions {
		f := &fusions[i]
		for _, class := range []string{"T.x", "[]int"} {
			tr := loadExample(t, f.text, "field <T.x> int64 class <"+class+">\narray <[]int> int64")
			want := f
			if class == "[]int" && slices.ContainsFunc(f.ops, func(k kind) bool { return k == nil }) {
				want = nil
			}
			if got := fusedFirst(t, tr, len(tr.Ops)-1); got != want {
				t.Errorf("%s\nwith T.x of class %s: fused by row %v", f.text, class, got)
			}
		}
	}
}

// fusedFirst gives the row that takes the first n ops of a trace.
func fusedFirst(t *testing.T, tr *trace.Trace, n int) *fusion {
	t.Helper()
	c := &compiler{b: New(), code: &code{trace: tr}, body: tr.Ops, slots: newSlots(tr, tr.Ops)}
	for k := range fusions {
		if m, ok := c.match(&fusions[k], 0); ok && fusions[k].when(c, m) && m.n == n {
			return &fusions[k]
		}
	}
	return nil
}
