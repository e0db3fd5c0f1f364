package codewriter_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
	"mergepoint/testdata/regvm"
)

// The second interpreter's guest programs. Each leaves what it found in Out.
var regvmPrograms = map[string]string{
	"sum": `
		set  r1 400
	loop:	add  r2 r2 r1
		addi r1 -1
		jnz  r1 loop
		print r2`,
	"nested": `
		set  r1 30
	outer:	set  r2 20
	inner:	mul  r3 r1 r2
		add  r4 r4 r3
		addi r2 -1
		jnz  r2 inner
		addi r1 -1
		jnz  r1 outer
		print r4`,
	"gcd": `
		set  r1 200
	again:	set  r3 7
		mul  r3 r3 r1
		set  r4 1001
		call r3 gcd
		add  r2 r2 r3
		addi r1 -1
		jnz  r1 again
		print r2
		halt
	gcd:	jz   r1 done
		mod  r2 r0 r1
		move r0 r1
		move r1 r2
		jump gcd
	done:	ret  r0`,
	"fib": `
		set  r0 13
		call r0 fib
		print r0
		halt
	fib:	set  r1 2
		less r2 r0 r1
		jnz  r2 small
		move r2 r0
		addi r2 -1
		call r2 fib
		move r3 r0
		addi r3 -2
		call r3 fib
		add  r0 r2 r3
	small:	ret  r0`,
	"swap": `
		set  r1 500
	loop:	deposit r1
		swap
		set  r2 3
		mod  r3 r1 r2
		jnz  r3 skip
		deposit r3
		deposit r2
	skip:	addi r1 -1
		jnz  r1 loop
		balance r4
		print r4
		swap
		balance r4
		print r4`,
	"sieve": `
		set  r1 2
		set  r7 100
	outer:	load r2 r1
		jnz  r2 next
		print r1
		add  r3 r1 r1
	mark:	less r4 r3 r7
		jz   r4 next
		set  r5 1
		store r5 r3
		add  r3 r3 r1
		jump mark
	next:	addi r1 1
		less r4 r1 r7
		jnz  r4 outer`,
	"divide by zero": `
		set  r1 50
	loop:	addi r1 -1
		set  r2 700
		div  r3 r2 r1
		add  r4 r4 r3
		jump loop`,
	"out of memory": `
	loop:	store r1 r1
		addi r1 1
		jump loop`,
	"too deep": `
	f:	addi r0 1
		call r7 f`,
	"backward out": `
		set  r1 40
	loop:	addi r1 -1
		jz   r1 out
		jump loop
	back:	print r1
		halt
	out:	jump back`,
}

// TestSecondInterpreter runs the register machine plainly and with the JIT.
func TestSecondInterpreter(t *testing.T) {
	for name, src := range regvmPrograms {
		t.Run(name, func(t *testing.T) {
			code, err := regvm.Parse(src)
			if err != nil {
				t.Fatal(err)
			}
			want := regvmOutcome(func(m *regvm.Machine) { regvm.Run(code, m) })
			for _, mode := range modes {
				if got := regvmOutcome(func(m *regvm.Machine) { runRegvm(t, mode, code, m) }); got != want {
					t.Errorf("%s:\n got %s\nwant %s", mode, got, want)
				}
			}
		})
	}
}

// TestSecondInterpreterIsTraced looks at what was compiled for some loops. The inner one
// of nested is closed, so the outer is a loop of its own.
func TestSecondInterpreterIsTraced(t *testing.T) {
	for name, want := range map[string]int{"sum": 1, "nested": 2, "swap": 1} {
		code, err := regvm.Parse(regvmPrograms[name])
		if err != nil {
			t.Fatal(err)
		}
		stats := runRegvm(t, "threshold=10", code, regvm.NewMachine(100))
		got := map[string]int{"loops": stats.Loops, "given up": stats.Aborts}
		if diff := cmp.Diff(map[string]int{"loops": want, "given up": 0}, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// sumLoop is the loop of the program "sum": of decoding, of the window of
// registers and of bounds nothing is left.
const sumLoop = `[p0, p1, i2, i3]
debug_merge_point('1 add r2 r2 r1', 0)
i4 = getarrayitem_gc(p1, i2, descr=<[]int>)
i5 = getarrayitem_gc(p1, i3, descr=<[]int>)
i6 = int_add(i4, i5)
setarrayitem_gc(p1, i2, i6, descr=<[]int>)
debug_merge_point('2 addi r1 -1', 0)
i7 = getarrayitem_gc(p1, i3, descr=<[]int>)
i9 = int_add(i7, -1)
setarrayitem_gc(p1, i3, i9, descr=<[]int>)
debug_merge_point('3 jnz r1 1', 0)
i10 = int_is_true(i9)
guard_true(i10, descr=<Guard2>) [p0]
debug_merge_point('1 add r2 r2 r1', 0)
jump(p0, p1, i2, i3, descr=<Loop0>)
`

// With the passes of chapter 8 the guest's registers are the loop's own: no load, no store.
const sumInRegisters = `[p0, p1, i2, i3, i4, i5] pending: p1[i2]<[]int> = i3, p1[i4]<[]int> = i5
debug_merge_point('1 add r2 r2 r1', 0)
i6 = int_add(i3, i5)
debug_merge_point('2 addi r1 -1', 0)
i8 = int_sub(i5, 1)
debug_merge_point('3 jnz r1 1', 0)
i9 = int_ne(i5, 1)
guard_true(i9, descr=<Guard2>) [p0] pending: p1[i2]<[]int> = i6, p1[i4]<[]int> = i8
debug_merge_point('1 add r2 r2 r1', 0)
jump(p0, p1, i2, i6, i4, i8, descr=<Loop0>)
`

// With all passes nobody goes round: the sum of all numbers to n has a formula.
const sumClosed = `[p0, p1, i2, i3, i4, i5] pending: p1[i2]<[]int> = i3, p1[i4]<[]int> = i5
i7 = int_sub(i5, 1)
i9 = uint_rshift(i7, 1)
i11 = int_sub(i5, 2)
i13 = int_or(i11, 1)
i14 = int_mul(i9, i13)
i15 = int_mul(i5, i7)
i16 = int_add(i3, i15)
i17 = int_sub(i16, i14)
debug_merge_point('1 add r2 r2 r1', 0)
debug_merge_point('2 addi r1 -1', 0)
debug_merge_point('3 jnz r1 1', 0)
guard_always_fails(, descr=<Guard2>) [p0] pending: p1[i2]<[]int> = i17 + 1, p1[i4]<[]int> = 0
`

func TestSecondInterpretersListing(t *testing.T) {
	code, err := regvm.Parse(regvmPrograms["sum"])
	if err != nil {
		t.Fatal(err)
	}
	for passes, want := range map[string]string{"tutorial": sumLoop, "chapter8": sumInRegisters, "all": sumClosed} {
		var loops loopTexts
		runDriver(t, "threshold=10,enable_opts="+passes, regvm.Driver, []any{code, regvm.NewMachine(100)}, warm.WithSink(&loops))
		if diff := cmp.Diff(loopTexts{want}, loops); diff != "" {
			t.Errorf("%s: %s", passes, diff)
		}
	}
}

// loopTexts is a sink that keeps the text of each loop compiled.
type loopTexts []string

func (l *loopTexts) Event(e trace.Event) {
	if c, ok := e.(trace.EventCompiled); ok && c.Trace.Kind == trace.Loop {
		var b strings.Builder
		c.Trace.Format(&b, trace.FormatOptions{})
		*l = append(*l, b.String())
	}
}

func regvmOutcome(run func(*regvm.Machine)) (text string) {
	m := regvm.NewMachine(100)
	defer func() {
		if p := recover(); p != nil {
			text = fmt.Sprintf("panic %T %v, then %s", p, p, m.Dump())
		}
	}()
	run(m)
	return m.Dump()
}

func runRegvm(t *testing.T, mode string, code []regvm.Instr, m *regvm.Machine) warm.Stats {
	t.Helper()
	return runDriver(t, mode, regvm.Driver, []any{code, m})
}

func TestRegvmErrors(t *testing.T) {
	for src, want := range map[string]string{
		"set r1":      "line 1: set takes 2 operands",
		"\njump away": `line 2: no label "away"`,
		"set r9 1":    `line 1: "r9" is no register`,
		"sing r1":     `line 1: no instruction "sing"`,
	} {
		if _, err := regvm.Parse(src); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", src, err, want)
		}
	}
}
