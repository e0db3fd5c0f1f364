package stage

import (
	"errors"
	"fmt"
)

// A Fault is what an interpreter panics with when the guest program goes wrong
// at an instruction. [Run] turns it into an error with line and column.
type Fault struct {
	PC   int
	Text string
}

func (f Fault) Error() string { return fmt.Sprintf("instruction %d: %s", f.PC, f.Text) }

// An IOError is what an interpreter panics with when the guest's input or
// output fails, for which no instruction is to blame.
type IOError struct {
	Op  string // read or write
	Err error
}

func (e IOError) Error() string { return fmt.Sprintf("%s: %v", e.Op, e.Err) }

func (e IOError) Unwrap() error { return e.Err }

// ErrTapeFull is what an interpreter panics with when the tape would pass [MaxCells].
var ErrTapeFull = errors.New("the tape is full: more than 268435456 cells")

// MaxCells is the length a tape may grow to: 2 GiB of cells.
const MaxCells = 1 << 28
