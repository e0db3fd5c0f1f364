package codewriter

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
)

// lowerer turns the SSA of one function into instructions. Each SSA value
// becomes the list of its components' registers; addresses of fields and
// elements become places (memory.go) and exist in no register.
type lowerer struct {
	*writer
	fn          *ssa.Function
	out         *assemble.Function
	vals        map[ssa.Value][]assemble.Operand
	locals      map[*ssa.Alloc][]assemble.VReg
	names       map[ssa.Value]string // of the Go variable an SSA value is
	skip        map[ssa.Instruction]bool
	blocks      map[*ssa.BasicBlock]*assemble.Block
	cur         *assemble.Block
	pos         token.Pos              // of the instruction being lowered, or of one before it
	instruction ssa.Instruction        // the one being lowered
	nonnull     map[assemble.VReg]bool // checked before, in this block
	bad         map[ssa.Value]bool     // refused: what uses it is not refused again
	panics      int                    // panic statements met
	region      *region                // of the main function: what of it is lowered
	captured    map[*ssa.FreeVar]place // by value, in the closure's object
}

// lower fills in the blocks of a function that traces look into.
func (w *writer) lower(fn *ssa.Function, out *assemble.Function) {
	l := &lowerer{
		writer: w,
		fn:     fn,
		out:    out,
		vals:   map[ssa.Value][]assemble.Operand{},
		locals: map[*ssa.Alloc][]assemble.VReg{},
		names:  variableNames(fn),
		skip:   map[ssa.Instruction]bool{},
		blocks: map[*ssa.BasicBlock]*assemble.Block{},
		bad:    map[ssa.Value]bool{},
		pos:    fn.Pos(),

		captured: map[*ssa.FreeVar]place{},
	}
	out.File = filepath.Base(w.fset.PositionFor(fn.Pos(), false).Filename)
	if fn == w.driver.main {
		l.begin()
	}
	l.signature()
	for _, b := range fn.Blocks {
		l.blocks[b] = &assemble.Block{}
		for _, in := range b.Instrs {
			switch c, ok := in.(*ssa.Call); {
			case !ok || !passesNewSlice(c) || l.makesArguments(c):
			case appended(c) != nil:
				l.skipAppended(c)
			default:
				l.skipPlumbing(c)
			}
		}
	}
	l.takeCaptured()
	if w.policy.loopsOut[fn] {
		l.refuseLoops()
	}
	for _, b := range alive(fn) {
		if l.region == nil || l.region.blocks[b] {
			out.Blocks = append(out.Blocks, l.blocks[b]) // the first block begins the function
			l.block(b)
		}
	}
}

// alive lists the blocks that control may get to: behind a condition that is a
// constant, if debug, only one side.
func alive(fn *ssa.Function) []*ssa.BasicBlock {
	seen := map[*ssa.BasicBlock]bool{}
	var walk func(b *ssa.BasicBlock)
	walk = func(b *ssa.BasicBlock) {
		if seen[b] {
			return
		}
		seen[b] = true
		succs := b.Succs
		if branch, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If); ok {
			if c, ok := branch.Cond.(*ssa.Const); ok && constant.BoolVal(c.Value) {
				succs = succs[:1]
			} else if ok {
				succs = succs[1:]
			}
		}
		for _, s := range succs {
			walk(s)
		}
	}
	walk(fn.Blocks[0])
	return slices.DeleteFunc(slices.Clone(fn.Blocks), func(b *ssa.BasicBlock) bool { return !seen[b] })
}

// skipPlumbing passes over what exists only to make the slice of a variadic
// call: hints need none, other variadic calls are refused.
func (l *lowerer) skipPlumbing(c *ssa.Call) {
	for in := range plumbing(c) {
		l.skip[in] = true
	}
}

// signature makes the registers of the parameters and lists the results' kinds.
func (l *lowerer) signature() {
	if len(l.fn.FreeVars) > 0 {
		l.out.Params = append(l.out.Params, l.out.NewReg(descr.Ref, "closure"))
	}
	for _, p := range l.fn.Params {
		if l.region != nil && !l.driver.whole && !slices.ContainsFunc(users(p), l.region.holds) {
			continue
		}
		if l.representable(p.Pos(), p.Type()) {
			for _, o := range l.value(p) {
				l.out.Params = append(l.out.Params, o.Reg)
			}
		}
	}
	results := l.fn.Signature.Results()
	if l.region != nil && l.driver.numbersWays() {
		return
	}
	if l.representable(l.fn.Pos(), results) {
		l.out.Results = l.kindsOf(results)
	}
}

// representable reports whether a type has components, and refuses it otherwise.
func (l *lowerer) representable(pos token.Pos, t types.Type) bool {
	_, err := l.components(t, class{})
	if err != nil {
		l.unsupported(pos, err.Error())
	}
	return err == nil
}

func (u *unit) kindsOf(t types.Type) []descr.Kind {
	list, _ := u.components(t, class{})
	var kinds []descr.Kind
	for _, c := range list {
		kinds = append(kinds, c.Kind)
	}
	return kinds
}

// variableNames says which SSA values are Go variables, so that the jitcode's
// registers have names a reader knows.
func variableNames(fn *ssa.Function) map[ssa.Value]string {
	names := map[ssa.Value]string{}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			ref, ok := in.(*ssa.DebugRef)
			if !ok || ref.IsAddr {
				continue
			}
			if v, ok := ref.Object().(*types.Var); ok && !v.IsField() && names[ref.X] == "" {
				names[ref.X] = v.Name()
			}
		}
	}
	return names
}

func (l *lowerer) nameOf(v ssa.Value) string {
	switch v := v.(type) {
	case *ssa.Parameter:
		return v.Name()
	case *ssa.Phi:
		if name, _, _ := strings.Cut(v.Comment, "."); token.IsIdentifier(name) { // rangeint.iter
			return v.Comment
		}
	case *ssa.Alloc:
		return v.Comment
	}
	return l.names[v]
}

// value gives the operands of an SSA value's components. Blocks are not lowered
// in the order of dominance: a value may be asked for before its instruction.
func (l *lowerer) value(v ssa.Value) []assemble.Operand {
	if have, ok := l.vals[v]; ok {
		return have
	}
	list := l.alias(v)
	if _, slice := v.(*ssa.Slice); slice && l.outside(v) { // nobody has asked whether it is one that is its operand's
		list = nil
	}
	switch v := v.(type) {
	case *ssa.Global:
		if l.mayName(v) {
			list = []assemble.Operand{l.globalAddress(v)}
		} else {
			l.unsupported(l.pos, "the package-level variable "+v.Name()+", which the generated file cannot name,")
		}
	case *ssa.Function:
		if l.isConstFunc(v) {
			list = []assemble.Operand{l.funcWord(v)}
		} else {
			l.noFunction(v)
		}
	}
	if list == nil {
		for _, r := range l.fresh(v.Type(), l.nameOf(v)) {
			list = append(list, l.out.Operand(r))
		}
	}
	if l.outside(v) {
		l.nameParts(list, l.nameOf(v))
	}
	l.vals[v] = list
	return list
}

// nameParts gives the name of a variable that is a part of a value, a result of a call or
// a length, to the registers that have none: no instruction of the loop tells what they
// hold, and [liveName] would have nothing to say.
func (l *lowerer) nameParts(list []assemble.Operand, name string) {
	for _, o := range list {
		if !o.Const && l.out.Names[o.Reg] == "" {
			l.out.Names[o.Reg] = name
		}
	}
}

// noFunction refuses a function as a value: a literal of this function where it stands,
// which may be far from where the value is wanted.
func (l *lowerer) noFunction(v *ssa.Function) {
	if v.Parent() == l.fn {
		l.refusals = append(l.refusals, refused{fn: l.fn, at: v.Pos(), pos: v.Pos(), what: aLiteral, msg: notSupported(aLiteral)})
		return
	}
	l.unsupported(l.pos, "the function value "+v.Name())
}

// scalar is value for types of one component.
func (l *lowerer) scalar(v ssa.Value) assemble.Operand { return l.value(v)[0] }

// fresh makes registers for a value of a type.
func (l *lowerer) fresh(t types.Type, name string) []assemble.VReg {
	list, _ := l.components(t, class{})
	var regs []assemble.VReg
	for _, c := range list {
		full := ""
		if name != "" {
			full = name + c.reg
		}
		regs = append(regs, l.out.NewReg(c.Kind, full))
	}
	return regs
}

// define gives the registers that an instruction's result goes to.
func (l *lowerer) define(v ssa.Value) []assemble.VReg {
	var regs []assemble.VReg
	for _, o := range l.value(v) {
		regs = append(regs, o.Reg)
	}
	return regs
}

// alias gives the operands of values that are nothing of their own: constants,
// and parts of other values. It gives nil for all others.
func (l *lowerer) alias(v ssa.Value) []assemble.Operand {
	switch v := v.(type) {
	case *ssa.Const:
		return l.constant(v)
	case *ssa.ChangeType:
		return l.value(v.X)
	case *ssa.Extract:
		return l.part(v.Tuple, v.Index)
	case *ssa.Field:
		return l.part(v.X, v.Field)
	case *ssa.Index:
		return l.indexedParts(v)
	case *ssa.Convert:
		return l.freeConversion(v)
	case *ssa.Slice:
		return l.sliceParts(v)
	case *ssa.Call:
		return l.builtinParts(v)
	}
	return nil
}

// part gives the components of one field of a struct or one result of a call.
func (l *lowerer) part(v ssa.Value, n int) []assemble.Operand {
	from, to := l.partRange(v.Type(), n)
	if list := l.value(v); to <= len(list) {
		return list[from:to:to]
	}
	return nil // of something refused
}

// partRange gives the components that the n-th field or result of a type has.
func (u *unit) partRange(t types.Type, n int) (from, to int) {
	at := 0
	for i := 0; ; i++ {
		var part types.Type
		if tuple, ok := t.(*types.Tuple); ok {
			part = tuple.At(i).Type()
		} else {
			part = t.Underlying().(*types.Struct).Field(i).Type()
		}
		size := len(u.kindsOf(part))
		if i == n {
			return at, at + size
		}
		at += size
	}
}

func (l *lowerer) constant(c *ssa.Const) []assemble.Operand {
	if c.Value == nil { // the zero value of any type
		return l.zero(c.Type())
	}
	if isFloat(c.Type()) {
		return []assemble.Operand{floatConst(c)}
	}
	switch c.Value.Kind() {
	case constant.String:
		s := constant.StringVal(c.Value)
		return []assemble.Operand{{Kind: descr.Ref, Const: true, Str: s}, assemble.Int(int64(len(s)))}
	case constant.Bool:
		if constant.BoolVal(c.Value) {
			return []assemble.Operand{assemble.Int(1)}
		}
		return []assemble.Operand{assemble.Int(0)}
	}
	if b, ok := c.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsUnsigned != 0 {
		return []assemble.Operand{assemble.Int(int64(c.Uint64()))}
	}
	return []assemble.Operand{assemble.Int(c.Int64())}
}

func (l *lowerer) zero(t types.Type) []assemble.Operand {
	list := []assemble.Operand{}
	for _, k := range l.kindsOf(t) {
		if k == descr.Int {
			list = append(list, assemble.Int(0))
		} else {
			list = append(list, assemble.Nil())
		}
	}
	return list
}

// emit appends an instruction with the current position.
func (l *lowerer) emit(in assemble.Ins) {
	in.Pos = l.pos
	l.cur.Code = append(l.cur.Code, in)
}

// copyTo emits a parallel copy.
func (l *lowerer) copyTo(dst []assemble.VReg, src []assemble.Operand) {
	if len(dst) > 0 {
		l.emit(assemble.Ins{Op: jitcode.Copy, Dst: dst, Args: src})
	}
}

// block lowers a basic block and the copies that its edges' phis ask for.
func (l *lowerer) block(b *ssa.BasicBlock) {
	l.cur = l.blocks[b]
	l.nonnull = map[assemble.VReg]bool{}
	if l.policy.short[l.fn] && isHeader(b) {
		l.emit(assemble.Ins{Op: jitcode.LoopHeader})
	}
	for _, in := range b.Instrs {
		l.instruction = in
		if p := posOf(in); p.IsValid() {
			l.pos = p
		}
		if l.region != nil && l.region.behind != nil && in == ssa.Instruction(l.region.behind) {
			l.leaveLoop()
			return
		}
		if v, ok := in.(ssa.Value); ok && l.bad[v] {
			continue
		}
		if !l.skip[in] && l.operandsOK(in) {
			l.instr(in)
		}
	}
	last := l.cur
	for _, s := range b.Succs {
		last.Succs = append(last.Succs, l.edge(last, b, s))
	}
}

// edge gives the block to go to on the way from b to s: s, or one of copies.
func (l *lowerer) edge(from *assemble.Block, b, s *ssa.BasicBlock) *assemble.Block {
	var dst []assemble.VReg
	var src []assemble.Operand
	for _, in := range s.Instrs {
		phi, ok := in.(*ssa.Phi)
		if !ok {
			break
		}
		if l.operandsOK(phi) {
			dst = append(dst, l.define(phi)...)
			src = append(src, l.value(phi.Edges[predIndex(b, s)])...)
		}
	}
	switch {
	case len(dst) == 0:
	case len(b.Succs) == 1:
		l.cur = from
		l.copyTo(dst, src)
	default:
		l.cur = &assemble.Block{Succs: []*assemble.Block{l.blocks[s]}}
		l.copyTo(dst, src)
		return l.cur
	}
	return l.blocks[s]
}

// predIndex says which of a block's predecessors b is. Of an If with equal
// targets both edges carry the same values.
func predIndex(b, s *ssa.BasicBlock) int {
	for i, p := range s.Preds {
		if p == b {
			return i
		}
	}
	panic("codewriter: predIndex: not a predecessor")
}

// posOf gives an instruction's position: its own, else its operands'.
func posOf(in ssa.Instruction) token.Pos {
	if p := in.Pos(); p.IsValid() {
		return p
	}
	switch in := in.(type) {
	case *ssa.If:
		return in.Cond.Pos()
	case *ssa.MakeClosure:
		return in.Fn.Pos()
	}
	return token.NoPos
}

// operandsOK refuses instructions with values that registers cannot hold. What
// only follows from something refused before is passed over in silence.
func (l *lowerer) operandsOK(in ssa.Instruction) bool {
	if _, debug := in.(*ssa.DebugRef); debug {
		return false
	}
	if what := refusal(in); what != "" {
		l.refuse(in, what)
		return false
	}
	result, isValue := in.(ssa.Value)
	ok := l.operandsHeld(in)
	if ok && isValue && !l.representable(l.pos, result.Type()) {
		ok = false
	}
	if !ok && isValue {
		l.bad[result] = true
	}
	return ok
}

func (l *lowerer) operandsHeld(in ssa.Instruction) bool {
	for _, op := range in.Operands(nil) {
		switch (*op).(type) {
		case nil, *ssa.Builtin, *ssa.Function:
			continue
		}
		if l.bad[*op] || !l.representable(l.pos, (*op).Type()) {
			return false
		}
	}
	return true
}

// refuse reports an instruction, and makes what depends on it be passed over.
func (l *lowerer) refuse(in ssa.Instruction, what string) {
	if v, ok := in.(ssa.Value); ok {
		l.bad[v] = true
	}
	l.unsupported(l.pos, what)
}

// instr is the table of SSA instructions; see [refusal] for those that are not here.
func (l *lowerer) instr(in ssa.Instruction) {
	switch in := in.(type) {
	case *ssa.Phi: // copies on the edges
	case *ssa.ChangeType, *ssa.Extract, *ssa.Field: // aliases
	case *ssa.Jump, *ssa.RunDefers: // the defer itself is refused
	case *ssa.Alloc:
		l.alloc(in)
	case *ssa.FieldAddr:
		l.fieldAddr(in)
	case *ssa.IndexAddr:
		l.indexAddr(in)
	case *ssa.UnOp:
		l.unOp(in)
	case *ssa.Store:
		l.store(in)
	case *ssa.Index:
		l.index(in)
	case *ssa.Slice:
		l.slice(in)
	case *ssa.Lookup:
		l.lookup(in)
	case *ssa.MapUpdate:
		l.mapUpdate(in)
	case *ssa.MakeMap:
		l.makeMap(in)
	case *ssa.MakeSlice:
		l.makeSlice(in)
	case *ssa.BinOp:
		l.binOp(in)
	case *ssa.Convert:
		l.convert(in)
	case *ssa.MakeInterface:
		if !feedsPanics(in) {
			l.makeInterface(in)
		}
	case *ssa.ChangeInterface:
		if !feedsPanics(in) {
			l.changeInterface(in)
		}
	case *ssa.TypeAssert:
		l.typeAssert(in)
	case *ssa.Call:
		l.call(in)
	case *ssa.If:
		l.emit(assemble.Ins{Op: jitcode.GotoIfNot, Args: []assemble.Operand{l.scalar(in.Cond)}})
	case *ssa.Return:
		l.ret(in)
	case *ssa.Panic:
		l.panic(in)
	default:
		l.refuse(in, fmt.Sprintf("this operation (%T)", in))
	}
}

func (l *lowerer) ret(in *ssa.Return) {
	if decl := l.declOf(l.fn); decl != nil && !in.Pos().IsValid() {
		l.pos = decl.Body.Rbrace
	}
	var args []assemble.Operand
	for _, r := range in.Results {
		args = append(args, l.value(r)...)
	}
	if l.region != nil && l.driver.numbersWays() {
		l.emit(assemble.Ins{Op: jitcode.Leave, Args: append([]assemble.Operand{assemble.Int(0)}, args...)})
		return
	}
	l.emit(assemble.Ins{Op: jitcode.Return, Args: args})
}
