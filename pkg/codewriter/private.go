package codewriter

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A private variable lies on the heap, since closures share it or functions are given
// its address, and yet only those get at it who name it: its address is never kept,
// compared, or mixed with another. So its memory is a class of its own, and not that
// of all pointers to its type. If no closure has it but those that are deferred or
// called on the spot, then whatever is called and does not name it leaves it alone.
type private struct {
	*ssa.Alloc
	ours bool // no closure has it that may go anywhere
}

// privateName names a private variable after its function.
func (u *unit) privateName(c class) string {
	v := u.privateList[c.of-1]
	return u.plainName(v.Parent()) + "." + v.Comment
}

// privateOf gives the class of the private variable at an address.
func (u *unit) privateOf(addr ssa.Value) (class, bool) {
	if u.privates == nil {
		u.privates, u.privateList = map[ssa.Value]int{}, nil
		newPrivacy(u).find()
	}
	n := u.privates[addr]
	return class{of: n, part: ofVariable}, n > 0
}

// asStar is what a class is for those who do not tell private variables apart.
func (u *unit) asStar(c class) class {
	if c.part != ofVariable {
		return c
	}
	return u.starClass(elem(u.privateList[c.of-1].Type())).at(c.word)
}

// isOurs reports the class of a variable that a call which may do everything leaves
// alone.
func (u *unit) isOurs(c class) bool {
	return c.part == ofVariable && u.privateList[c.of-1].ours
}

// privacy finds the private variables: sets of addresses that lead to one variable.
type privacy struct {
	*unit
	fns    map[*ssa.Function]bool
	called map[*ssa.Function]bool // by name, and nothing else is done with them
	parent map[ssa.Value]ssa.Value
	leaked map[ssa.Value]bool // used in another way
	roams  map[ssa.Value]bool // in a closure that may go anywhere
}

func newPrivacy(u *unit) *privacy {
	p := &privacy{unit: u, fns: u.reachable(), called: map[*ssa.Function]bool{}, parent: map[ssa.Value]ssa.Value{}, leaked: map[ssa.Value]bool{}, roams: map[ssa.Value]bool{}}
	for fn := range p.fns {
		p.called[fn] = fn.Signature.Recv() == nil && len(fn.Blocks) > 0 && !hasPoint(fn)
	}
	for fn := range p.fns {
		eachInstr(fn, p.mentions)
	}
	return p
}

func eachInstr(fn *ssa.Function, do func(ssa.Instruction)) {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			do(in)
		}
	}
}

// mentions takes out the functions that an instruction uses as values.
func (p *privacy) mentions(in ssa.Instruction) {
	if _, ok := in.(*ssa.DebugRef); ok {
		return
	}
	call, isCall := in.(ssa.CallInstruction)
	for n, op := range in.Operands(nil) {
		if fn, ok := (*op).(*ssa.Function); ok && !(isCall && n == 0 && !call.Common().IsInvoke()) {
			p.called[fn] = false
		}
	}
}

// isAddress reports a value that may be the address of a private variable: of one or a
// few words. What is in a struct has classes anyway.
func isAddress(v ssa.Value) bool {
	switch v.(type) {
	case *ssa.Alloc, *ssa.FreeVar, *ssa.Parameter:
	default:
		return false
	}
	t, ok := v.Type().Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	switch t.Elem().Underlying().(type) {
	case *types.Struct, *types.Array:
		return false
	}
	return true
}

func (p *privacy) find() {
	eachAddress(p.fns, p.follow)
	for fn := range p.fns {
		eachInstr(fn, func(in ssa.Instruction) {
			if call, ok := in.(ssa.CallInstruction); ok {
				p.passed(call)
			}
		})
	}
	p.settle()
}

// root gives the one address that stands for all those known to be of one variable.
func (p *privacy) root(v ssa.Value) ssa.Value {
	for p.parent[v] != nil {
		v = p.parent[v]
	}
	return v
}

func (p *privacy) join(a, b ssa.Value) {
	if a, b = p.root(a), p.root(b); a != b {
		p.parent[a] = b
	}
}

// follow looks at what is done with an address.
func (p *privacy) follow(v ssa.Value) {
	if param, ok := v.(*ssa.Parameter); ok {
		p.leaked[v] = !p.called[param.Parent()]
	}
	for _, ref := range users(v) {
		switch ref := ref.(type) {
		case *ssa.DebugRef, *ssa.UnOp:
		case *ssa.Store:
			p.leaked[v] = p.leaked[v] || ref.Val == v
		case *ssa.MakeClosure:
			p.captured(ref, v)
		case *ssa.Call, *ssa.Defer: // see passed
			if fn := ref.(ssa.CallInstruction).Common().StaticCallee(); !p.called[fn] {
				p.leaked[v] = true
			}
		default:
			p.leaked[v] = true
		}
	}
}

// captured joins an address to what a closure calls it.
func (p *privacy) captured(c *ssa.MakeClosure, v ssa.Value) {
	for n, bound := range c.Bindings {
		if bound == v {
			p.join(v, c.Fn.(*ssa.Function).FreeVars[n])
		}
	}
	p.roams[v] = p.roams[v] || !onlyUsed(c, func(ref ssa.Instruction) bool {
		switch ref.(type) {
		case *ssa.Call, *ssa.Defer:
			call := ref.(ssa.CallInstruction).Common()
			return call.Value == ssa.Value(c) && !slices.Contains(call.Args, ssa.Value(c))
		}
		return false
	})
}

// passed joins the arguments of a call by name to the function's parameters.
func (p *privacy) passed(in ssa.CallInstruction) {
	fn := in.Common().StaticCallee()
	if !p.called[fn] {
		return
	}
	_, here := in.(*ssa.Go)
	for n, arg := range in.Common().Args {
		switch param := fn.Params[n]; {
		case !isAddress(param):
		case isAddress(arg) && !here:
			p.join(arg, param)
		default:
			p.leaked[param] = true
		}
	}
}

// settle numbers the variables of which no address has leaked.
func (p *privacy) settle() {
	leaked, roams, first := map[ssa.Value]bool{}, map[ssa.Value]bool{}, map[ssa.Value]*ssa.Alloc{}
	for v := range p.leaked {
		leaked[p.root(v)] = leaked[p.root(v)] || p.leaked[v]
	}
	for v := range p.roams {
		roams[p.root(v)] = roams[p.root(v)] || p.roams[v]
	}
	eachAddress(p.fns, func(v ssa.Value) {
		a, ok := v.(*ssa.Alloc)
		if known := first[p.root(v)]; ok && (known == nil || inFiles(p.fset, a.Pos(), known.Pos()) < 0) {
			first[p.root(v)] = a
		}
	})
	numbers := map[ssa.Value]int{}
	eachAddress(p.fns, func(v ssa.Value) {
		r := p.root(v)
		if leaked[r] || first[r] == nil {
			return
		}
		if numbers[r] == 0 {
			p.privateList = append(p.privateList, private{first[r], !roams[r]})
			numbers[r] = len(p.privateList)
		}
		p.privates[v] = numbers[r]
	})
}

// eachAddress visits what may be addresses of private variables.
func eachAddress(fns map[*ssa.Function]bool, do func(ssa.Value)) {
	visit := func(v ssa.Value) {
		if isAddress(v) {
			do(v)
		}
	}
	for fn := range fns {
		for _, v := range fn.FreeVars {
			visit(v)
		}
		for _, v := range fn.Params {
			visit(v)
		}
		eachInstr(fn, func(in ssa.Instruction) {
			if a, ok := in.(*ssa.Alloc); ok {
				visit(a)
			}
		})
	}
}
