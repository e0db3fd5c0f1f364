package codewriter

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/jitcode"
)

// Functions that traces look into sometimes: those that call themselves, to a
// depth, and those with loops, while these are short. The
// recorder decides, each time; jitcode has both ways. RPython's names for it are
// max_unroll_recursion and look_inside_iff.

// mostRounds is how often the loop of a function may go round that is looked into
// without a word of the author's.
const mostRounds = 16

// bound is an operand of a call on which it depends how often a loop goes round.
type bound struct {
	param  *ssa.Parameter
	length bool  // its length
	fields []int // the length of what is in a field of what it points to, and so on; all immutable
}

// inside lowers the call of a function that traces look into if the recorder says
// so, and else call.
func (l *lowerer) inside(callee *ssa.Function, args []assemble.Operand, dst []assemble.VReg) {
	look, call, join := &assemble.Block{}, &assemble.Block{}, &assemble.Block{}
	asked := l.asked(callee, args, call)
	if callee == l.driver.main {
		args, asked = l.intoMain(args)
	}
	test := l.cur
	l.emit(assemble.Ins{Op: jitcode.GotoUnlessInside, Args: asked, Callee: l.function(callee)})
	test.Succs = []*assemble.Block{look, call}
	l.cur = look
	l.inlineCall(callee, args, dst)
	l.cur = call
	l.residualTo(callee, callee.Signature.Results(), args, dst)
	look.Succs, call.Succs = []*assemble.Block{join}, []*assemble.Block{join}
	l.out.Blocks = append(l.out.Blocks, look, call, join)
	l.cur = join
}

// asked gives the operands of a call on which it depends how often loops go round; where
// one is behind a pointer that is nil, the function is called.
func (l *lowerer) asked(callee *ssa.Function, args []assemble.Operand, call *assemble.Block) (asked []assemble.Operand) {
	for _, b := range l.policy.bounds[callee] {
		at := min(1, len(callee.FreeVars)) // the closure comes first
		for _, p := range callee.Params[:slices.Index(callee.Params, b.param)] {
			at += len(l.kindsOf(p.Type()))
		}
		if b.length {
			at++
		}
		if asked = append(asked, args[at]); b.fields != nil {
			asked[len(asked)-1] = l.lengthIn(b, args[at], call)
		}
	}
	return asked
}

// lengthIn gives the length of a slice or string that a pointer leads to by way of
// immutable fields.
func (l *lowerer) lengthIn(b bound, pointer assemble.Operand, call *assemble.Block) assemble.Operand {
	t := b.param.Type()
	for n, field := range b.fields {
		there := &assemble.Block{}
		l.emit(assemble.Ins{Op: jitcode.GotoIfNil, Args: []assemble.Operand{pointer}})
		l.cur.Succs = []*assemble.Block{there, call}
		l.cur = there
		p := l.fieldOf(l.pointed(elem(t), pointer), field)
		t = p.typ
		dst := l.fresh(t, "")
		l.load(p, dst)
		if pointer = l.regs(dst)[0]; n == len(b.fields)-1 {
			return l.regs(dst)[1]
		}
	}
	panic("codewriter: lowerer.lengthIn: a bound without fields")
}

func (l *lowerer) inlineCall(callee *ssa.Function, args []assemble.Operand, dst []assemble.VReg) {
	l.emit(assemble.Ins{Op: jitcode.InlineCall, Args: args, Dst: dst, Callee: l.function(callee)})
}

// countedBy gives the operands on which it depends how often a function's loops
// go round; it reports false if there is a loop of which that is not known when
// the function is called, or one in another.
func (p *policy) countedBy(fn *ssa.Function) ([]bound, bool) {
	var list []bound
	for _, header := range fn.Blocks {
		if !reaches(header, header) || slices.ContainsFunc(fn.Blocks, func(b *ssa.BasicBlock) bool {
			return b != header && b.Dominates(header) && reaches(header, b)
		}) {
			continue
		}
		for _, b := range fn.Blocks {
			if b != header && reaches(header, b) && reaches(b, header) && reachesWithout(b, b, header) {
				return nil, false // a loop in the loop
			}
		}
		bounds, ok := p.counted(header)
		if !ok {
			return nil, false
		}
		list = append(list, bounds...)
	}
	return list, true
}

// reachesWithout reports whether control may go from one block to another, and
// not by a third.
func reachesWithout(from, to, without *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{without: true}
	var walk func(b *ssa.BasicBlock) bool
	walk = func(b *ssa.BasicBlock) bool {
		return slices.ContainsFunc(b.Succs, func(s *ssa.BasicBlock) bool {
			if seen[s] {
				return false
			}
			seen[s] = true
			return s == to || walk(s)
		})
	}
	return walk(from)
}

// counted recognises, at a loop's start, the comparison of a number that goes by
// steps with one that stays.
func (p *policy) counted(header *ssa.BasicBlock) ([]bound, bool) {
	branch, ok := header.Instrs[len(header.Instrs)-1].(*ssa.If)
	if !ok {
		return nil, false
	}
	cmp, ok := branch.Cond.(*ssa.BinOp)
	if !ok || !slices.Contains([]token.Token{token.LSS, token.LEQ, token.GTR, token.GEQ}, cmp.Op) {
		return nil, false
	}
	for _, side := range [][2]ssa.Value{{cmp.X, cmp.Y}, {cmp.Y, cmp.X}} {
		if first, ok := steps(side[0], header); ok {
			a, okA := p.fixed(first)
			b, okB := p.fixed(side[1])
			return append(a, b...), okA && okB
		}
	}
	return nil, false
}

// steps gives where a number begins that goes by a constant in each round.
func steps(v ssa.Value, header *ssa.BasicBlock) (first ssa.Value, ok bool) {
	if base, _, isSum := plusConst(v); isSum {
		v = base
	}
	phi, ok := v.(*ssa.Phi)
	if !ok || phi.Block() != header {
		return nil, false
	}
	for n, e := range phi.Edges {
		if !header.Dominates(header.Preds[n]) {
			if first != nil && first != e {
				return nil, false
			}
			first = e
			continue
		}
		if base, by, isSum := plusConst(e); !isSum || base != ssa.Value(phi) || by == 0 {
			return nil, false
		}
	}
	return first, first != nil
}

// fixed reports a number that is small, or depends on an operand of the call alone.
func (p *policy) fixed(v ssa.Value) ([]bound, bool) {
	switch v := v.(type) {
	case *ssa.Const:
		n, ok := constant.Int64Val(constant.ToInt(v.Value))
		return nil, ok && -mostRounds <= n && n <= mostRounds
	case *ssa.Parameter:
		return []bound{{param: v}}, isInteger(v.Type())
	}
	list := builtinArg(v, "len")
	if list == nil {
		return nil, false
	}
	_, isSlice := list.Type().Underlying().(*types.Slice)
	if param, ok := list.(*ssa.Parameter); ok {
		return []bound{{param: param, length: true}}, isSlice || isString(param.Type())
	}
	param, fields := p.inField(list)
	return []bound{{param: param, fields: fields}}, param != nil && (isSlice || isString(list.Type()))
}

// inField recognises what is loaded from an immutable field of what a parameter points to,
// or from one of what is found there.
func (p *policy) inField(v ssa.Value) (param *ssa.Parameter, fields []int) {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return nil, nil
	}
	field, ok := load.X.(*ssa.FieldAddr)
	if !ok {
		return nil, nil
	}
	t := elem(field.X.Type())
	if !p.u.dirs.isImmutable(t, t.Underlying().(*types.Struct).Field(field.Field)) {
		return nil, nil
	}
	if param, ok := field.X.(*ssa.Parameter); ok {
		return param, []int{field.Field}
	}
	if param, fields = p.inField(field.X); param != nil {
		fields = append(fields, field.Field)
	}
	return param, fields
}
