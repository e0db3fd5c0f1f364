//go:build exercise

package ex4

// A Kind is how a number changes.
type Kind int

// The kinds of changes.
const (
	Add    Kind = iota // it is what it was and By
	Set                // it is By
	Double             // it is twice what it was
)

// A Change is what a round does to a number of 8, 16 or 64 bits.
type Change struct {
	Kind Kind
	By   uint64
	Bits int
}

// Unasked reports whether 256 rounds change nothing, whatever the numbers are.
func Unasked(changes []Change) bool {
	// Write this: for now no loop changes anything.
	return true
}
