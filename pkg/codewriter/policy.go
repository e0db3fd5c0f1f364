package codewriter

import (
	"fmt"
	"go/ast"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// treatment says what a trace does at a call of a function.
type treatment uint8

const (
	inline   treatment = iota // look into it: inline_call
	residual                  // call it: residual_call
	pure                      // call it, or not again for the same arguments
)

func (t treatment) String() string { return [...]string{"inline", "residual", "pure"}[t] }

// A Decision is what the policy says of one function, and why.
type Decision struct {
	Func, Treatment, Reason string
}

// String gives one line of translate -policy.
func (d Decision) String() string {
	return fmt.Sprintf("%-24s %-9s %s", d.Func, d.Treatment, d.Reason)
}

// policy decides which functions traces look into. The order of the rules is
// RPython's (codewriter/policy.py): what the author says first, then what a
// straight line cannot hold.
type policy struct {
	u         *unit
	decided   map[*ssa.Function]treatment
	Decisions []Decision // in order of the first call met
	advice    []string   // of functions into which traces would look if the author said so
	// Of functions that are looked into sometimes: on what that depends, beside the
	// depth.
	bounds map[*ssa.Function][]bound
	short  map[*ssa.Function]bool // they are, while their loops are short
	whole  bool                   // the main loop is looked into
	// Functions whose loops are to be taken out of them.
	loopsOut map[*ssa.Function]bool
}

func (p *policy) of(fn *ssa.Function) treatment {
	if t, ok := p.decided[fn]; ok {
		return t
	}
	t, reason := p.decide(fn)
	p.heed(fn, t, reason)
	p.decided[fn] = t
	p.Decisions = append(p.Decisions, Decision{p.u.funcName(fn), t.String(), reason})
	if t == residual && strings.HasSuffix(reason, wouldLook) {
		p.advice = append(p.advice, fmt.Sprintf("%s: traces call %s each time, and do not look into it (%s)", position(p.u.fset.PositionFor(fn.Pos(), false)), p.u.funcName(fn), reason))
	}
	return t
}

func (p *policy) decide(fn *ssa.Function) (treatment, string) {
	said := p.u.dirs.funcs[declared(fn)]
	outlined, called := p.u.outliner.says(fn)
	switch {
	case said[dirPure]:
		return pure, "marked //jit:pure"
	case said[dirResidual]:
		return residual, "marked //jit:residual"
	case outlined != nil && !outlined.isLoop():
		return residual, "taken out of " + p.u.shortPosition(outlined.at)
	case called != "":
		return residual, called
	case fn.TypeParams().Len() > 0 || len(fn.TypeArgs()) > 0: // an instance has no package
		return residual, p.u.whyGeneric(fn)
	case isPure(fn):
		return pure, "of the standard library, and pure"
	case p.u.infos[packageOf(fn)] == nil && !isBytes(fn): // a wrapper is where its method is
		return residual, "of another module" + p.whatLooks(fn)
	case len(fn.Blocks) == 0:
		return residual, "has no Go body"
	case fn.Syntax() == ast.Node(p.u.marking.main) && p.whole:
		p.bounds[fn] = nil
		return inline, "is the main loop: while the recorder says so"
	case fn.Syntax() == ast.Node(p.u.marking.main):
		return residual, "is the main loop"
	case packageOf(fn) != p.u.types && hasPoint(fn):
		return residual, "is a main loop of another package"
	}
	return p.looksInto(fn, said[dirUnroll])
}

// wouldLook ends a reason that the author may do away with.
const wouldLook = " would look into it"

// whatLooks says by which option traces look into a function.
func (p *policy) whatLooks(fn *ssa.Function) string {
	for _, other := range p.u.read {
		if other.Types == packageOf(fn) && other.Module != nil {
			return "; -look " + other.Module.Path + wouldLook
		}
	}
	return ""
}

// looksInto decides about a function for which nothing but loops and recursion
// may speak against looking into it.
func (p *policy) looksInto(fn *ssa.Function, unroll bool) (treatment, string) {
	bounds, counted := p.countedBy(fn)
	recursive := callsItself(fn)
	switch {
	case !unroll && !counted && p.u.roundLoops(fn):
		p.loopsOut[fn] = true
		return inline, "control may get through without its loops"
	case !unroll && !counted && !isSmall(fn):
		return residual, "has a loop; //jit:unroll" + wouldLook
	case !unroll && (!counted || len(bounds) > 0):
		p.bounds[fn], p.short[fn] = bounds, isSmall(fn)
		if recursive {
			return inline, "while its loops are short, to a depth: it is recursive"
		}
		return inline, "while its loops are short"
	case unroll && !recursive:
		return inline, "marked //jit:unroll"
	case unroll:
		p.bounds[fn] = nil
		return inline, "marked //jit:unroll, to a depth: it is recursive"
	case recursive:
		p.bounds[fn] = bounds
		return inline, "to a depth: it is recursive"
	case hasLoop(fn):
		return inline, "has a loop of few rounds"
	}
	return inline, "has no loop"
}

// mostSmall is how many instructions a function has at most that is looked into while its
// loops are short.
const mostSmall = 200

// isSmall reports a function that may well be a part of a trace.
func isSmall(fn *ssa.Function) bool {
	n := 0
	for _, b := range fn.Blocks {
		n += len(b.Instrs)
	}
	return n <= mostSmall
}

// sometimes reports a function of which the recorder decides whether it is looked
// into.
func (p *policy) sometimes(fn *ssa.Function) bool {
	_, ok := p.bounds[fn]
	return ok
}

// heed refuses a //jit:unroll that does not make traces look into the function.
func (p *policy) heed(fn *ssa.Function, t treatment, reason string) {
	decl, ok := declared(fn).Syntax().(*ast.FuncDecl)
	if !ok || decl.Doc == nil || t == inline || strings.HasPrefix(reason, "marked") {
		return
	}
	for _, c := range decl.Doc.List {
		if directive(c) == dirUnroll {
			p.u.errorf(c.Pos(), "//jit:unroll has no effect on %s: traces call it, and do not look into it (%s); remove the directive", p.u.funcName(fn), reason)
		}
	}
}

// declared gives the function that the source declares: of an instance the
// generic one.
func declared(fn *ssa.Function) *ssa.Function {
	if origin := fn.Origin(); origin != nil {
		return origin
	}
	return fn
}

// callsItself reports whether a function may be active twice, by static calls.
func callsItself(fn *ssa.Function) bool { return calls(fn, fn) }

// calls reports whether a function leads to another one, by static calls.
func calls(from, to *ssa.Function) bool {
	seen := map[*ssa.Function]bool{}
	var walk func(f *ssa.Function) bool
	walk = func(f *ssa.Function) bool {
		for _, callee := range staticCallees(f) {
			if callee == to {
				return true
			}
			if !seen[callee] {
				seen[callee] = true
				if walk(callee) {
					return true
				}
			}
		}
		return false
	}
	return walk(from)
}

func staticCallees(fn *ssa.Function) []*ssa.Function {
	var list []*ssa.Function
	for _, b := range fn.Blocks {
		list = append(list, calleesIn(b)...)
	}
	return list
}

func calleesIn(b *ssa.BasicBlock) []*ssa.Function {
	var list []*ssa.Function
	for _, in := range b.Instrs {
		if c, ok := in.(ssa.CallInstruction); ok {
			if fn := calleeOf(c.Common()); fn != nil {
				list = append(list, fn)
			}
		}
	}
	return list
}

// isHeader reports a block where a round of a loop may begin: each loop has one to which
// control goes back in the order of blocks.
func isHeader(b *ssa.BasicBlock) bool {
	return slices.ContainsFunc(b.Preds, func(p *ssa.BasicBlock) bool { return p.Index >= b.Index && reaches(b, p) })
}

func hasLoop(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		if reaches(b, b) {
			return true
		}
	}
	return false
}

// PolicyText prints decisions, one a line.
func PolicyText(list []Decision) string {
	var b strings.Builder
	for _, d := range list {
		b.WriteString(d.String() + "\n")
	}
	return b.String()
}
