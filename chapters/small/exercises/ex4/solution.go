//go:build solution

package ex4

import . "mergepoint/chapters/small"

// fold computes what can be computed now, and shares what was computed before.
func fold(w *Walk, v *Val) *Val {
	if v.A.Op == "const" && v.B.Op == "const" {
		return Const(w.Machine.Compute(v.Op, v.A.N, v.B.N))
	}
	if v.Op == "add" && v.A.Op == "add" && v.A.B.Op == "const" && v.B.Op == "const" {
		v.A, v.B = v.A.A, Const(v.A.B.N+v.B.N) // (x + 1) + 2 is x + 3
	}
	if v.Op == "add" && v.B == Const(0) {
		return v.A
	}
	return w.Once(v)
}

// check drops a guard that cannot fail, or has been passed before.
func check(w *Walk, v *Val) *Val {
	if v.A == v.B {
		return v
	}
	return w.Once(v)
}
