package codewriter

import (
	"go/types"
	"math"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
)

// Jitcode numbers the registers and the constants of a function by 16 bits. What
// is larger is refused before it is finished, which would take long.

// checkSize refuses a function with more values or constants than jitcode can
// number.
func (w *writer) checkSize(fn *ssa.Function, f *assemble.Function) {
	most := func(n int, what string) {
		if n > jitcode.MaxIndex {
			w.errorf(fn.Pos(), "%s has %d %s, and jitcode numbers no more than %d in a function; split it into several", f.Name, n, what, jitcode.MaxIndex)
		}
	}
	consts, count := map[assemble.Operand]bool{}, map[descr.Kind]int{}
	for _, b := range f.Blocks {
		for i := range b.Code {
			for _, a := range b.Code[i].Args {
				if a.Const && !consts[a] {
					consts[a] = true
					count[a.Kind]++
				}
			}
		}
	}
	most(count[descr.Int], "different integer constants")
	most(count[descr.Ref], "different strings")
	most(len(f.Kinds), "values")
}

// checkSpan refuses memory in which a field may lie too far from the start for
// one instruction.
func (l *lowerer) checkSpan(t types.Type) {
	if size := l.pkg.TypesSizes.Sizeof(t); size > math.MaxInt32 || size < 0 {
		l.errorf(l.pos, "a value of type %s takes more than 2 GB, and compiled code reaches no further into one; let it hold its large array as a slice", l.memName(t))
	}
}
