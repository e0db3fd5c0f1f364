package codewriter

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
)

// A main loop that is run inside itself is one of its guest's calls. So that traces can
// look into these, its jitcode holds all of the function: what is before the merge
// point, and what is behind the loop. Then a call of it is a new frame like that of any
// other function, at whose merge point the recorder decides whether to look further.
// In RPython that is so for all main loops: the portal is a graph of its own, behind the
// merge point, and the graph that is left calls it (split_graph_and_record_jitdriver).
//
// A loop to which the code behind it goes back, by goto, is one round of another loop: its
// jitcode goes on behind it, too.
//
// Where what is around the loop cannot be jitcode (a defer, a closure, whatever is
// refused) the jitcode holds the loop, as for others, and such calls are residual.

// settleWhole decides whether the jitcode holds all of the main function, or at least what
// is behind the loop.
func (d *driver) settleWhole(u *unit) {
	d.whole = !u.inParts && u.reentry.on[u.marking.main] && u.mayBeWhole(d)
	if !d.whole && (!u.marking.again || u.loopOnly) {
		return
	}
	d.passed, d.behind = d.behind, nil
	if !d.whole {
		d.region = d.regionOf(nil)
		return
	}
	d.region = &region{blocks: map[*ssa.BasicBlock]bool{}}
	for _, b := range d.main.Blocks {
		d.region.blocks[b] = true
	}
}

// mayBeWhole reports a main function whose variables at the merge point nobody else sees,
// and which ends where it returns.
func (u *unit) mayBeWhole(d *driver) bool {
	if d.main.Recover != nil {
		return false
	}
	visible := u.visibleAt(d)
	for _, b := range d.main.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.Defer, *ssa.Go, *ssa.MakeClosure:
				return false
			case *ssa.Alloc:
				if in.Heap && !slices.Contains(unnamed, in.Comment) && visible[in.Pos()] {
					return false
				}
			}
		}
	}
	return true
}

// unnamed is what go/ssa calls memory that is no variable.
var unnamed = []string{"varargs", "complit", "slicelit", "makeslice", "new"}

// tryInParts reports that what is around the loop was refused: then it stays Go.
func (w *writer) tryInParts() bool {
	loop, _ := w.marking.outermost()
	if !w.driver.whole || loop == nil {
		return w.driver.whole
	}
	around := func(pos token.Pos) bool { return pos < loop.Pos() || pos >= loop.End() }
	return len(w.list) > 0 || slices.ContainsFunc(w.refusals, func(r refused) bool { return r.fn == w.driver.main && around(r.at) })
}

// anew begins again, with less in the jitcode.
func (u *unit) anew() {
	check(u.pkg)
	u.remake()
}

// isPassed reports the mark behind a main loop of which the jitcode goes on there.
func (d *driver) isPassed(c *ssa.Call) bool { return d.passed != nil && d.passed.ssa == c }

// intoMain lowers a call of the main function, which traces look into if the recorder
// says so. Greens that are its parameters tell which guest function is called: they
// are made constants first.
func (l *lowerer) intoMain(args []assemble.Operand) (operands, greens []assemble.Operand) {
	operands, at := slices.Clone(args), 0
	for _, p := range l.driver.main.Params {
		n := len(l.kindsOf(p.Type()))
		if slices.Contains(l.driver.point.vars[:len(l.driver.greens)], ssa.Value(p)) {
			for i := range operands[at : at+n] {
				if !operands[at+i].Const {
					operands[at+i] = l.promote(operands[at+i])
				}
				greens = append(greens, operands[at+i])
			}
		}
		at += n
	}
	return operands, greens
}
