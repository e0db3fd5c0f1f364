package codewriter

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
)

// A function's blocks become jitcode in two halves. What lowering wrote without
// looking around is put in order here: loads nobody wants, the copies of phis,
// empty blocks, the order of blocks and of registers.

// tidy is the first half, up to where copies are coalesced: by then the places
// where the portal counts must be settled.
func (f *function) tidy() {
	f.layOut()
	f.joinBranches()
	f.layOut()
	f.checkDefined()
	f.removeDead()
}

// complete is the second half.
func (f *function) complete() {
	f.coalesce()
	f.shareTemps()
	f.layOut()
	f.assemble()
}

// checkDefined is a check on ourselves: at the start nothing is live but the
// parameters.
func (f *function) checkDefined() {
	f.liveness().in[0].each(func(v vreg) {
		if f.entry != nil { // the main function: see [writer.checkLive]
			return
		}
		if !slices.Contains(f.params, v) {
			panic(fmt.Sprintf("codewriter: checkDefined: in %s a register (%q) is read before it is written", f.name, f.names[v]))
		}
	})
}

// layOut threads jumps through empty blocks and puts the blocks that can be
// reached in reverse postorder, so that the text reads as the source does.
func (f *function) layOut() {
	for _, b := range f.blocks {
		b.simplify()
	}
	var post []*block
	seen := map[*block]bool{}
	var walk func(b *block)
	walk = func(b *block) {
		seen[b] = true
		for i := len(b.succs) - 1; i >= 0; i-- { // the side taken comes first in the end
			if s := through(b.succs[i]); !seen[s] {
				walk(s)
			}
		}
		post = append(post, b)
	}
	walk(f.blocks[0])
	slices.Reverse(post)
	f.blocks = post
	for n, b := range f.blocks {
		b.index = n
		for i, s := range b.succs {
			b.succs[i] = through(s)
		}
		b.simplify()
	}
}

// through gives the block where control really goes on.
func through(b *block) *block {
	for n := 0; len(b.code) == 0 && len(b.succs) == 1 && b.succs[0] != b && n < 1000; n++ {
		b = b.succs[0]
	}
	return b
}

// simplify drops copies of registers to themselves, and a branch that is none.
func (b *block) simplify() {
	for i := range b.code {
		if b.code[i].op == jitcode.Copy {
			b.code[i].dropSelfCopies()
		}
	}
	b.code = slices.DeleteFunc(b.code, func(in ins) bool { return in.op == jitcode.Copy && len(in.dst) == 0 })
	if len(b.succs) < 2 {
		return
	}
	if n := b.taken(); n >= 0 {
		b.succs = b.succs[n : n+1]
		b.code = b.code[:len(b.code)-1]
	}
}

// taken gives the successor that a branch certainly goes to, -1 if that is open.
func (b *block) taken() int {
	in := &b.code[len(b.code)-1]
	if !slices.ContainsFunc(b.succs, func(s *block) bool { return s != b.succs[0] }) {
		return 0
	}
	if in.op == jitcode.GotoUnlessInside {
		return -1
	}
	switch cond := in.args[0]; {
	case !cond.konst:
		return -1
	case in.op == jitcode.Switch:
		return 1 + slices.Index(in.cases, cond.num)
	case in.op == jitcode.GotoIfNot && cond.num == 0, in.op == jitcode.GotoIfNil && cond.isNil():
		return 1
	}
	return 0
}

func (in *ins) dropSelfCopies() {
	var dst []vreg
	var args []operand
	for i, d := range in.dst {
		if a := in.args[i]; a.konst || a.reg != d {
			dst, args = append(dst, d), append(args, a)
		}
	}
	in.dst, in.args = dst, args
}

// removeDead removes instructions whose results are never used: a string's
// length, a slice's capacity, phis of variables that are dead.
func (f *function) removeDead() {
	for changed := true; changed; {
		changed = false
		lv := f.liveness()
		for _, b := range f.blocks {
			var kept []ins
			lv.backward(b, func(in *ins, after regSet) {
				if in.op == jitcode.Copy && in.dropDeadCopies(after) {
					changed = true
				}
				if in.removable() && !slices.ContainsFunc(in.dst, after.has) {
					changed = true
					return
				}
				if in.op == jitcode.InlineCall || in.op == jitcode.InlineMethod || in.op == jitcode.ResidualCall {
					in.dropDeadResults(after)
				}
				kept = append(kept, *in)
			})
			slices.Reverse(kept)
			b.code = kept
		}
	}
}

func (in *ins) dropDeadCopies(after regSet) bool {
	var dst []vreg
	var args []operand
	for i, d := range in.dst {
		if after.has(d) {
			dst, args = append(dst, d), append(args, in.args[i])
		}
	}
	dropped := len(dst) < len(in.dst)
	in.dst, in.args = dst, args
	return dropped
}

// dropDeadResults lets go of a call's results if none is used.
func (in *ins) dropDeadResults(after regSet) {
	if !slices.ContainsFunc(in.dst, after.has) {
		in.dst = nil
	}
}

// assemble numbers the registers of each bank in order of appearance, the
// parameters first, and writes the final instructions with their live sets.
func (f *function) assemble() {
	a := &assembler{f: f, out: f.code, regs: map[vreg]jitcode.Reg{}, ints: map[int64]uint16{}, refs: map[jitcode.RefConst]uint16{}, used: map[string]bool{}}
	a.out.Name, a.out.File, a.out.Results = f.name, f.file, f.results
	for _, p := range f.params {
		a.out.Params = append(a.out.Params, a.reg(p))
	}
	for _, r := range f.entry {
		a.reg(r)
	}
	lv := f.liveness()
	lives := make([][]regSet, len(f.blocks))
	for n, b := range f.blocks {
		for i := range b.code {
			for _, d := range b.code[i].dst {
				a.reg(d)
			}
		}
		lives[n] = lv.guards(f, b)
	}
	starts := make([]int, len(f.blocks))
	for n, b := range f.blocks {
		starts[n] = len(a.out.Code)
		a.block(b, lives[n])
	}
	for i := range a.out.Code {
		in := &a.out.Code[i]
		if in.Op.Control().Jumps {
			in.Target = starts[in.Target]
		}
		for n, c := range in.Cases {
			in.Cases[n].Target = starts[c.Target]
		}
	}
}

// assembler writes one function's final form.
type assembler struct {
	f     *function
	out   *jitcode.Func
	regs  map[vreg]jitcode.Reg
	ints  map[int64]uint16
	refs  map[jitcode.RefConst]uint16
	used  map[string]bool // names
	temps int
}

// block writes a block's instructions; targets are indexes of blocks for now.
func (a *assembler) block(b *block, live []regSet) {
	for i := range b.code {
		in := &b.code[i]
		out := jitcode.Instr{Op: in.op, Descr: in.descr, Greens: in.greens, Live: a.live(live[i])}
		for _, arg := range in.args {
			out.Args = append(out.Args, a.arg(arg))
		}
		for _, d := range in.dst {
			out.Dst = append(out.Dst, a.reg(d))
		}
		if in.callee != nil {
			out.Callee = in.callee.code
		}
		if in.op.Control().Jumps {
			out.Target = b.succs[1].index
		}
		for n, v := range in.cases {
			out.Cases = append(out.Cases, jitcode.Case{Value: v, Target: b.succs[1+n].index})
		}
		slices.SortFunc(out.Cases, func(a, b jitcode.Case) int { return cmp.Compare(a.Value, b.Value) })
		a.at(&out, in)
		a.out.Code = append(a.out.Code, out)
	}
	if len(b.succs) > 0 && b.succs[0].index != b.index+1 {
		out := jitcode.Instr{Op: jitcode.Goto, Target: b.succs[0].index}
		if n := len(a.out.Code); n > 0 {
			out.Line, out.Col = a.out.Code[n-1].Line, a.out.Code[n-1].Col
		}
		a.out.Code = append(a.out.Code, out)
	}
}

func (a *assembler) at(out *jitcode.Instr, in *ins) {
	p := a.f.fset.PositionFor(in.pos, false)
	out.Line, out.Col = int32(p.Line), int32(p.Column)
}

func (a *assembler) arg(o operand) jitcode.Arg {
	switch {
	case !o.konst:
		r := a.reg(o.reg)
		return jitcode.Arg{Kind: r.Kind, Index: r.Index}
	case o.kind == descr.Int:
		n, ok := a.ints[o.num]
		if !ok {
			n = jitcode.Index(len(a.out.IntConsts), "integer constants")
			a.ints[o.num] = n
			a.out.IntConsts = append(a.out.IntConsts, o.num)
		}
		return jitcode.Arg{Kind: descr.Int, Const: true, Index: n}
	}
	c := jitcode.RefConst{Str: o.str, Name: o.addr}
	n, ok := a.refs[c]
	if !ok {
		n = jitcode.Index(len(a.out.RefConsts), "strings")
		a.refs[c] = n
		a.out.RefConsts = append(a.out.RefConsts, c)
	}
	return jitcode.Arg{Kind: descr.Ref, Const: true, Index: n}
}

// reg gives the register's number in its bank, a new one at first.
func (a *assembler) reg(v vreg) jitcode.Reg {
	if r, ok := a.regs[v]; ok {
		return r
	}
	names := &a.out.IntNames
	if a.f.kinds[v] == descr.Ref {
		names = &a.out.RefNames
	}
	r := jitcode.Reg{Kind: a.f.kinds[v], Index: jitcode.Index(len(*names), "registers")}
	*names = append(*names, a.name(v))
	a.regs[v] = r
	return r
}

// name makes a register's name: the Go variable's, or t1, t2, …
func (a *assembler) name(v vreg) string {
	base := a.f.names[v]
	if base == "" {
		a.temps++
		base = "t" + strconv.Itoa(a.temps)
	}
	name := base
	for n := 2; a.used[name]; n++ {
		name = base + "." + strconv.Itoa(n)
	}
	a.used[name] = true
	return name
}

func (a *assembler) live(set regSet) *jitcode.Live {
	if set == nil {
		return nil
	}
	l := &jitcode.Live{}
	set.each(func(v vreg) {
		if r := a.reg(v); r.Kind == descr.Int {
			l.Ints = append(l.Ints, r.Index)
		} else {
			l.Refs = append(l.Refs, r.Index)
		}
	})
	slices.Sort(l.Ints)
	slices.Sort(l.Refs)
	return l
}
