package ch02

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// around is an interpreter whose only instruction is the method step, which
// each cell brings along.
const around = `package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct {
	acc   int
	small uint8
	cells []int
	lines []line
}

type line struct{ from, to point }

type point struct{ x, y int }

func run(m *machine) {
	for pc := 0; pc < 9; pc++ {
		driver.MergePoint(pc, m)
		m.step(pc)
	}
}

`

// folder is where interpreters are translated, with links to what they import: one
// for all, since what is imported is compiled once for each.
var folder string

func TestMain(m *testing.M) {
	var err error
	if folder, err = os.MkdirTemp("", "inside"); err != nil {
		panic(err)
	}
	for _, name := range []string{"go.mod", "go.sum", "pkg"} {
		from, err := filepath.Abs("../../" + name)
		if err == nil {
			err = os.Symlink(from, filepath.Join(folder, name))
		}
		if err != nil {
			panic(err)
		}
	}
	status := m.Run()
	_ = os.RemoveAll(folder)
	os.Exit(status)
}

// translated translates an interpreter with the given functions in it.
func translated(code string) *codewriter.Output {
	dir, err := os.MkdirTemp(folder, "interp")
	if err != nil {
		panic(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "interp.go"), []byte(around+code), 0o644); err != nil {
		panic(err)
	}
	out, err := codewriter.Write(dir)
	if err != nil {
		panic(err)
	}
	return out
}

// step gives the jitcode of an interpreter's method step.
func step(code string) *jitcode.Func {
	prog := jitcode.MustParse(translated(code).Jitcode)
	for _, f := range prog.Funcs {
		if f.Name == "machine.step" {
			return f
		}
	}
	panic("no machine.step")
}

// show prints a function without its banks and positions.
func show(f *jitcode.Func) {
	fmt.Println("func", f.Name)
	labels := f.Labels()
	for pc := range f.Code {
		if l, ok := labels[pc]; ok {
			fmt.Println(l + ":")
		}
		fmt.Println(" ", f.InstrText(pc))
	}
}

func Example_plumbing() {
	for _, b := range ssaOf("Inc").Pkg.Func("mainloop").Blocks {
		at := slices.IndexFunc(b.Instrs, func(in ssa.Instruction) bool {
			return strings.Contains(in.String(), "MergePoint")
		})
		for _, in := range b.Instrs[:at+1] {
			if v, ok := in.(ssa.Value); ok {
				fmt.Print(v.Name(), " = ")
			}
			fmt.Println(in)
		}
	}
	// Output:
	// t0 = *driver
	// t1 = new [4]any (varargs)
	// t2 = &t1[0:int]
	// t3 = make any <- int (t14)
	// *t2 = t3
	// t4 = &t1[1:int]
	// t5 = make any <- string (program)
	// *t4 = t5
	// t6 = &t1[2:int]
	// t7 = make any <- *Dict (bracketMap)
	// *t6 = t7
	// t8 = &t1[3:int]
	// t9 = make any <- *Tape (tape)
	// *t8 = t9
	// t10 = slice t1[:]
	// t11 = (*mergepoint/pkg/jit.Driver).MergePoint(t0, t10...)
}

func Example_blockOrder() {
	for _, b := range ssaOf("Inc").Pkg.Func("mainloop").Blocks[:7] {
		fmt.Println(b.Index, b.Comment)
	}
	// Output:
	// 0 entry
	// 1 for.body
	// 2 for.done
	// 3 for.loop
	// 4 switch.done
	// 5 switch.body
	// 6 switch.body
}

func Example_places() {
	show(step(`
	func (m *machine) step(n int) {
		m.lines[n].to.x = 3
		m.lines[0].from = m.lines[n].to
	}
`))
	// Output:
	// func machine.step
	//   check_nonnull %m live[%n %m]
	//   %t1 = getfield_gc %m, <machine.lines.ptr>
	//   %t2 = getfield_gc %m, <machine.lines.len>
	//   check_index %n, %t2 live[%n %t2 %m %t1]
	//   setarrayitem_gc %t1, %n, 3, <[]line.to.x>
	//   %t1 = getfield_gc %m, <machine.lines.ptr>
	//   %t2 = getfield_gc %m, <machine.lines.len>
	//   %t3 = getfield_gc %m, <machine.lines.ptr>
	//   %t4 = getfield_gc %m, <machine.lines.len>
	//   check_index %n, %t4 live[%n %t2 %t4 %t1 %t3]
	//   %t4 = getarrayitem_gc %t3, %n, <[]line.to.x>
	//   %t5 = getarrayitem_gc %t3, %n, <[]line.to.y>
	//   check_index 0, %t2 live[%t2 %t4 %t5 %t1]
	//   setarrayitem_gc %t1, 0, %t4, <[]line.from.x>
	//   setarrayitem_gc %t1, 0, %t5, <[]line.from.y>
	//   return
}

func Example_narrow() {
	show(step(`
	func (m *machine) step(n int) {
		small := m.small + 1
		m.small = small
		if small == 0 {
			m.acc = n
		}
	}
`))
	// Output:
	// func machine.step
	//   check_nonnull %m live[%n %m]
	//   %t1 = getfield_gc %m, <machine.small>
	//   %t1 = int_add %t1, 1
	//   %small = int_zeroext %t1, 1
	//   setfield_gc %m, %small, <machine.small>
	//   %t1 = int_is_zero %small
	//   goto_if_not %t1, L0 live[%n %m]
	//   check_nonnull %m live[%n %m]
	//   setfield_gc %m, %n, <machine.acc>
	// L0:
	//   return
}

// fibonacci moves two variables at once, round after round.
const fibonacci = `
//jit:unroll
func (m *machine) step(n int) {
	b, a := 1, 0
	for range n {
		b, a = a+b, b
	}
	m.acc = a
}
`

func Example_phis() {
	show(step(fibonacci))
	// Output:
	// func machine.step
	//   %t1 = int_lt 0, %n
	//   goto_if_not %t1, L1 live[%n %m]
	//   %b, %a, %rangeint.iter = copy 1, 0, 0
	// L0:
	//   %b.2 = int_add %a, %b
	//   %rangeint.iter = int_add %rangeint.iter, 1
	//   %t1 = int_lt %rangeint.iter, %n
	//   goto_if_not %t1, L2 live[%n %b %rangeint.iter %b.2 %m]
	//   %b, %a = copy %b.2, %b
	//   goto L0
	// L1:
	//   %b = copy 0
	// L2:
	//   check_nonnull %m live[%b %m]
	//   setfield_gc %m, %b, <machine.acc>
	//   return
}

// run executes a function on ints, as far as these pages need it, and gives
// the last value stored. With oneByOne, copies read what the copies to their
// left have written.
func run(f *jitcode.Func, oneByOne bool, params ...int64) (stored int64) {
	regs := make([]int64, f.NumInts())
	copy(regs, params)
	value := func(a jitcode.Arg) int64 {
		switch {
		case a.Kind == descr.Ref:
			return 0
		case a.Const:
			return f.IntConsts[a.Index]
		}
		return regs[a.Index]
	}
	for pc := 0; f.Code[pc].Op != jitcode.Return; pc++ {
		in := &f.Code[pc]
		var args []int64
		for _, a := range in.Args {
			args = append(args, value(a))
		}
		code, _ := in.Op.Code()
		switch {
		case in.Op == jitcode.Copy:
			for i, d := range in.Dst {
				regs[d.Index] = args[i]
				if oneByOne {
					regs[d.Index] = value(in.Args[i])
				}
			}
		case in.Op == jitcode.Goto, in.Op == jitcode.GotoIfNot && args[0] == 0:
			pc = in.Target - 1
		case code == ops.SetfieldGc:
			stored = args[1]
		case len(in.Dst) == 1:
			regs[in.Dst[0].Index] = code.Row().Int2(args[0], args[1])
		}
	}
	return stored
}

func Example_copies() {
	f := step(fibonacci)
	fmt.Println("as it is:         ", run(f, false, 10))
	fmt.Println("one after another:", run(f, true, 10))

	early := *f
	early.Code = slices.Clone(f.Code)
	branch := slices.IndexFunc(f.Code, func(in jitcode.Instr) bool { return in.Op == jitcode.Copy && len(in.Dst) == 2 }) - 1
	early.Code[branch], early.Code[branch+1] = f.Code[branch+1], f.Code[branch]
	fmt.Println("before the branch:", run(&early, false, 10))
	// Output:
	// as it is:          55
	// one after another: 256
	// before the branch: 89
}

// sum is a loop whose body does not look at its bound.
const sum = `
//jit:unroll
func (m *machine) step(n int) {
	sum := 0
	for i := 0; i < n; i++ {
		sum += m.cells[i]
	}
	m.acc = sum
}
`

func Example_liveness() {
	f := step(sum)
	before := make([]map[string]bool, len(f.Code)+1)
	for round := 1; ; round++ {
		changed := false
		for pc := len(f.Code) - 1; pc >= 0; pc-- {
			in, live := &f.Code[pc], map[string]bool{}
			join := func(set map[string]bool) {
				for r := range set {
					live[r] = true
				}
			}
			if in.Op != jitcode.Goto && in.Op != jitcode.Return {
				join(before[pc+1])
			}
			if in.Op == jitcode.Goto || in.Op == jitcode.GotoIfNot {
				join(before[in.Target])
			}
			for _, d := range in.Dst {
				delete(live, f.RegName(d))
			}
			for _, a := range in.Args {
				if !a.Const {
					live[f.RegName(jitcode.Reg{Kind: a.Kind, Index: a.Index})] = true
				}
			}
			changed = changed || len(live) != len(before[pc])
			before[pc] = live
			if in.Op == jitcode.CheckIndex {
				fmt.Println("round", round, "before check_index:", sorted(live))
			}
		}
		if !changed {
			break
		}
	}
	// Output:
	// round 1 before check_index: [i sum t1 t2]
	// round 2 before check_index: [i m n sum t1 t2]
	// round 3 before check_index: [i m n sum t1 t2]
}

func sorted(set map[string]bool) []string {
	var list []string
	for r := range set {
		list = append(list, r)
	}
	slices.Sort(list)
	return list
}

func Example_sum() {
	show(step(sum))
	// Output:
	// func machine.step
	//   %sum, %i = copy 0, 0
	// L0:
	//   %t1 = int_lt %i, %n
	//   goto_if_not %t1, L1 live[%n %sum %i %m]
	//   check_nonnull %m live[%n %sum %i %m]
	//   %t2 = getfield_gc %m, <machine.cells.ptr>
	//   %t1 = getfield_gc %m, <machine.cells.len>
	//   check_index %i, %t1 live[%n %sum %i %t1 %m %t2]
	//   %t1 = getarrayitem_gc %t2, %i, <[]int>
	//   %sum = int_add %sum, %t1
	//   %i = int_add %i, 1
	//   goto L0
	// L1:
	//   check_nonnull %m live[%sum %m]
	//   setfield_gc %m, %sum, <machine.acc>
	//   return
}

func Example_unusedResult() {
	show(step(`
	func (m *machine) step(n int) {
		m.cells[n+1], _ = divide(m.acc, 10)
	}

	func divide(a, b int) (int, int) { return a / b, a % b }
`))
	// Output:
	// func machine.step
	//   check_nonnull %m live[%n %m]
	//   %t1 = getfield_gc %m, <machine.cells.ptr>
	//   %t2 = getfield_gc %m, <machine.cells.len>
	//   %t3 = int_add %n, 1
	//   %t4 = getfield_gc %m, <machine.acc>
	//   %t4, %t5 = inline_call divide, %t4, 10 live[%t2 %t3 %t1]
	//   check_index %t3, %t2 live[%t2 %t3 %t4 %t1]
	//   setarrayitem_gc %t1, %t3, %t4, <[]int>
	//   return
}

// small is a program of one function.
const small = `driver greens pc:i reds m:p
field <Point.y> int16 class <Point.y>

func run(%pc, %m) file run.go
	ints %pc %t1
	refs %m
L0:
	jit_merge_point %pc | %m live[%pc %m]
	%t1 = getfield_gc %m, <Point.y>
	goto_if_not %t1, L0 live[%pc %m]
	return
`

func Example_mistakes() {
	for _, c := range []struct{ right, wrong string }{
		{"int16", "int24"},
		{"refs %m", "refs %m %pc"},
		{"<Point.y>\n\tgoto", "<Point.x>\n\tgoto"},
		{"getfield_gc %m", "getfield_gc %n"},
		{"getfield_gc %m", "getfeild_gc %m"},
		{"goto_if_not %t1, L0", "goto_if_not %t1, L1"},
		{"\treturn", "\treturn %t1,"},
		{" live[%pc %m]\n\treturn", "\n\treturn"},
		{"getfield_gc %m", "getfield_gc %pc"},
		{"\treturn\n", ""},
		{"jit_merge_point %pc |", "jit_merge_point |"},
	} {
		_, err := jitcode.Parse(strings.Replace(small, c.right, c.wrong, 1))
		fmt.Println(err)
	}
	// Output:
	// jitcode: line 2: unknown memory form "int24"
	// jitcode: line 6: register %pc declared twice
	// jitcode: line 9: no field <Point.x> is declared
	// jitcode: line 9: no register %n in run
	// jitcode: line 9: unknown instruction "getfeild_gc"
	// jitcode: line 10: no label L1 in run
	// jitcode: run: "return %t1": operands are (i), want ()
	// jitcode: run: "goto_if_not %t1, L0": has a live set: false, must have one: true
	// jitcode: run: "%t1 = getfield_gc %pc, <Point.y>": operands are (i), want (p)
	// jitcode: run: "goto_if_not %t1, L0 live[%pc %m]": control runs off the end
	// jitcode: run: "jit_merge_point | %m live[%pc %m]": greens are (), want (i)
}

func Example_binding() {
	type Point struct {
		x int64
		y int16
	}
	p := jitcode.MustParse(small)
	y := p.Field("Point.y")
	fmt.Println("offset in the text:", y.Offset)
	y.Offset = unsafe.Offsetof(Point{}.y)
	fmt.Println("offset when bound:", y.Offset)

	load := p.Funcs[0].Code[1]
	fmt.Println("the instruction has it too:", load.Descr == y)
	point := &Point{x: 1, y: -2}
	fmt.Println("what is loaded there:", ops.LoadInt(y.Mem, unsafe.Add(unsafe.Pointer(point), y.Offset)))

	defer func() { fmt.Println(recover()) }()
	p.Field("Point.z").Offset = 0
	// Output:
	// offset in the text: 0
	// offset when bound: 8
	// the instruction has it too: true
	// what is loaded there: -2
	// jitcode: Program.Field: no descr Point.z in the jitcode: run translate again
}

func Example_policy() {
	out := translated(`
	func (m *machine) step(n int) {
		m.acc = short(n) + total(m.cells) + first(m.cells) + walk(n) + square(n) + double(n)
	}

	func short(n int) int { return n & 7 }

	func total(list []int) (sum int) {
		for _, v := range list {
			sum += v
		}
		return sum
	}

	//jit:unroll
	func first(list []int) int {
		for _, v := range list {
			if v != 0 {
				return v
			}
		}
		return 0
	}

	func walk(n int) int {
		if n == 0 {
			return 0
		}
		return 1 + walk(n-1)
	}

	//jit:pure
	func square(n int) int { return n * n }

	func double[T int | int8](n T) T { return n + n }
`)
	fmt.Print(codewriter.PolicyText(out.Decisions))
	// Output:
	// machine.step             inline    has no loop
	// short                    inline    has no loop
	// total                    inline    while its loops are short
	// first                    inline    marked //jit:unroll
	// walk                     inline    to a depth: it is recursive
	// square                   pure      marked //jit:pure
	// double[int]              inline    has no loop
}
