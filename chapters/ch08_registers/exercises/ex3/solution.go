//go:build solution

package ex3

// A Place is the item Index + Add of the array Base.
type Place struct {
	Base, Index string
	Add         int
}

// Apart reports whether two places are different ones for certain.
func Apart(a, b Place) bool {
	return a.Base == b.Base && a.Index == b.Index && a.Add != b.Add
}
