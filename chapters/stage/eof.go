package stage

import "fmt"

// EOF says what `,` does to the cell when the input has ended.
type EOF int

const (
	EOFZero     EOF = iota // the cell becomes 0
	EOFKeep                // the cell stays as it is
	EOFMinusOne            // the cell becomes -1
)

var eofNames = [...]string{EOFZero: "zero", EOFKeep: "keep", EOFMinusOne: "minus1"}

func (e EOF) String() string { return eofNames[e] }

// Set makes EOF a flag.Value.
func (e *EOF) Set(s string) error {
	for i, name := range eofNames {
		if name == s {
			*e = EOF(i)
			return nil
		}
	}
	return fmt.Errorf("want keep, zero or minus1")
}

// Apply gives the value of a cell that held old once the input has ended.
func (e EOF) Apply(old int) int {
	switch e {
	case EOFKeep:
		return old
	case EOFMinusOne:
		return -1
	}
	return 0
}
