package assemble

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

// Tidy is the first half, up to where copies are coalesced: by then the places
// where the portal counts must be settled.
func (f *Function) Tidy() {
	f.LayOut()
	f.joinBranches()
	f.LayOut()
	f.checkDefined()
	f.removeDead()
}

// Complete is the second half. The result is f.Code.
func (f *Function) Complete() {
	f.coalesce()
	f.shareTemps()
	f.LayOut()
	f.assemble()
}

// checkDefined is a check on ourselves: at the start nothing is live but the
// parameters.
func (f *Function) checkDefined() {
	f.liveness().in[0].Each(func(v VReg) {
		if f.Entry != nil { // the main function: its reds are checked by whoever made it
			return
		}
		if !slices.Contains(f.Params, v) {
			panic(fmt.Sprintf("codewriter: checkDefined: in %s a register (%q) is read before it is written", f.Name, f.Names[v]))
		}
	})
}

// LayOut threads jumps through empty blocks and puts the blocks that can be
// reached in reverse postorder, so that the text reads as the source does.
func (f *Function) LayOut() {
	for _, b := range f.Blocks {
		b.simplify()
	}
	var post []*Block
	seen, most := map[*Block]bool{}, len(f.Blocks)
	var walk func(b *Block)
	walk = func(b *Block) {
		seen[b] = true
		for i := len(b.Succs) - 1; i >= 0; i-- { // the side taken comes first in the end
			if b.Succs[i] = through(b.Succs[i], most); !seen[b.Succs[i]] {
				walk(b.Succs[i])
			}
		}
		post = append(post, b)
	}
	walk(f.Blocks[0])
	slices.Reverse(post)
	f.Blocks = post
	for n, b := range f.Blocks {
		b.Index = n
		b.simplify()
	}
}

// through gives the block where control really goes on. Who went through as many
// empty blocks as there are goes in a ring of them, for ever.
func through(b *Block, blocks int) *Block {
	for n := 0; len(b.Code) == 0 && len(b.Succs) == 1 && n < blocks; n++ {
		b = b.Succs[0]
	}
	return b
}

// simplify drops copies of registers to themselves, and a branch that is none.
func (b *Block) simplify() {
	for i := range b.Code {
		if b.Code[i].Op == jitcode.Copy {
			b.Code[i].dropSelfCopies()
		}
	}
	b.Code = slices.DeleteFunc(b.Code, func(in Ins) bool { return in.Op == jitcode.Copy && len(in.Dst) == 0 })
	if len(b.Succs) < 2 {
		return
	}
	if n := b.taken(); n >= 0 {
		b.Succs = b.Succs[n : n+1]
		b.Code = b.Code[:len(b.Code)-1]
	}
}

// taken gives the successor that a branch certainly goes to, -1 if that is open.
func (b *Block) taken() int {
	in := &b.Code[len(b.Code)-1]
	if !slices.ContainsFunc(b.Succs, func(s *Block) bool { return s != b.Succs[0] }) {
		return 0
	}
	if in.Op == jitcode.GotoUnlessInside {
		return -1
	}
	switch cond := in.Args[0]; {
	case !cond.Const:
		return -1
	case in.Op == jitcode.Switch:
		return 1 + slices.Index(in.Cases, cond.Num)
	case in.Op == jitcode.GotoIfNot && cond.Num == 0, in.Op == jitcode.GotoIfNil && cond.isNil():
		return 1
	}
	return 0
}

func (in *Ins) dropSelfCopies() {
	var dst []VReg
	var args []Operand
	for i, d := range in.Dst {
		if a := in.Args[i]; a.Const || a.Reg != d {
			dst, args = append(dst, d), append(args, a)
		}
	}
	in.Dst, in.Args = dst, args
}

// removeDead removes instructions whose results are never used: a string's
// length, a slice's capacity, phis of variables that are dead.
func (f *Function) removeDead() {
	for changed := true; changed; {
		changed = false
		lv := f.liveness()
		for _, b := range f.Blocks {
			var kept []Ins
			lv.backward(b, func(in *Ins, after RegSet) {
				if in.Op == jitcode.Copy && in.dropDeadCopies(after) {
					changed = true
				}
				if in.removable() && !slices.ContainsFunc(in.Dst, after.Has) {
					changed = true
					return
				}
				if in.Op == jitcode.InlineCall || in.Op == jitcode.InlineMethod || in.Op == jitcode.ResidualCall {
					in.dropDeadResults(after)
				}
				kept = append(kept, *in)
			})
			slices.Reverse(kept)
			b.Code = kept
		}
	}
}

func (in *Ins) dropDeadCopies(after RegSet) bool {
	var dst []VReg
	var args []Operand
	for i, d := range in.Dst {
		if after.Has(d) {
			dst, args = append(dst, d), append(args, in.Args[i])
		}
	}
	dropped := len(dst) < len(in.Dst)
	in.Dst, in.Args = dst, args
	return dropped
}

// dropDeadResults lets go of a call's results if none is used.
func (in *Ins) dropDeadResults(after RegSet) {
	if !slices.ContainsFunc(in.Dst, after.Has) {
		in.Dst = nil
	}
}

// assemble numbers the registers of each bank in order of appearance, the
// parameters first, and writes the final instructions with their live sets.
func (f *Function) assemble() {
	a := &assembler{f: f, out: f.Code, regs: map[VReg]jitcode.Reg{}, ints: map[int64]uint16{}, refs: map[jitcode.RefConst]uint16{}, used: map[string]bool{}}
	a.out.Name, a.out.File, a.out.Results = f.Name, f.File, f.Results
	for _, p := range f.Params {
		a.out.Params = append(a.out.Params, a.reg(p))
	}
	for _, r := range f.Entry {
		a.reg(r)
	}
	lv := f.liveness()
	lives := make([][]RegSet, len(f.Blocks))
	for n, b := range f.Blocks {
		for i := range b.Code {
			for _, d := range b.Code[i].Dst {
				a.reg(d)
			}
		}
		lives[n] = lv.guards(f, b)
	}
	starts := make([]int, len(f.Blocks))
	for n, b := range f.Blocks {
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
	f     *Function
	out   *jitcode.Func
	regs  map[VReg]jitcode.Reg
	ints  map[int64]uint16
	refs  map[jitcode.RefConst]uint16
	used  map[string]bool // names
	temps int
}

// block writes a block's instructions; targets are indexes of blocks for now.
func (a *assembler) block(b *Block, live []RegSet) {
	for i := range b.Code {
		in := &b.Code[i]
		out := jitcode.Instr{Op: in.Op, Descr: in.Descr, Greens: in.Greens, Live: a.live(live[i])}
		for _, arg := range in.Args {
			out.Args = append(out.Args, a.arg(arg))
		}
		for _, d := range in.Dst {
			out.Dst = append(out.Dst, a.reg(d))
		}
		if in.Callee != nil {
			out.Callee = in.Callee.Code
		}
		if in.Op.Control().Jumps {
			out.Target = b.Succs[1].Index
		}
		for n, v := range in.Cases {
			out.Cases = append(out.Cases, jitcode.Case{Value: v, Target: b.Succs[1+n].Index})
		}
		slices.SortFunc(out.Cases, func(a, b jitcode.Case) int { return cmp.Compare(a.Value, b.Value) })
		a.at(&out, in)
		a.out.Code = append(a.out.Code, out)
	}
	if len(b.Succs) > 0 && b.Succs[0].Index != b.Index+1 {
		out := jitcode.Instr{Op: jitcode.Goto, Target: b.Succs[0].Index}
		if n := len(a.out.Code); n > 0 {
			out.Line, out.Col = a.out.Code[n-1].Line, a.out.Code[n-1].Col
		}
		a.out.Code = append(a.out.Code, out)
	}
}

func (a *assembler) at(out *jitcode.Instr, in *Ins) {
	p := a.f.Fset.PositionFor(in.Pos, false)
	out.Line, out.Col = int32(p.Line), int32(p.Column)
}

func (a *assembler) arg(o Operand) jitcode.Arg {
	switch {
	case !o.Const:
		r := a.reg(o.Reg)
		return jitcode.Arg{Kind: r.Kind, Index: r.Index}
	case o.Kind == descr.Int:
		n, ok := a.ints[o.Num]
		if !ok {
			n = jitcode.Index(len(a.out.IntConsts), "integer constants")
			a.ints[o.Num] = n
			a.out.IntConsts = append(a.out.IntConsts, o.Num)
		}
		return jitcode.Arg{Kind: descr.Int, Const: true, Index: n}
	}
	c := jitcode.RefConst{Str: o.Str, Name: o.Addr}
	n, ok := a.refs[c]
	if !ok {
		n = jitcode.Index(len(a.out.RefConsts), "strings")
		a.refs[c] = n
		a.out.RefConsts = append(a.out.RefConsts, c)
	}
	return jitcode.Arg{Kind: descr.Ref, Const: true, Index: n}
}

// reg gives the register's number in its bank, a new one at first.
func (a *assembler) reg(v VReg) jitcode.Reg {
	if r, ok := a.regs[v]; ok {
		return r
	}
	names := &a.out.IntNames
	if a.f.Kinds[v] == descr.Ref {
		names = &a.out.RefNames
	}
	r := jitcode.Reg{Kind: a.f.Kinds[v], Index: jitcode.Index(len(*names), "registers")}
	*names = append(*names, a.name(v))
	a.regs[v] = r
	return r
}

// name makes a register's name: the Go variable's, or t1, t2, …
func (a *assembler) name(v VReg) string {
	base := a.f.Names[v]
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

func (a *assembler) live(set RegSet) *jitcode.Live {
	if set == nil {
		return nil
	}
	l := &jitcode.Live{}
	set.Each(func(v VReg) {
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
