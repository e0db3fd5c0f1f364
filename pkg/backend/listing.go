package backend

// A Lister is [Code] that can be shown as instructions: amd64's, of which the viewer
// asks for nothing else, so it knows no backend.
type Lister interface {
	Listing() *Listing
}

// A Listing is the machine code of a trace as text, one instruction a line.
type Listing struct {
	Entry []string   // from Go to the trace's start
	Ops   [][]string // by op of the trace; none if another op does its work
	Exits [][]string // by op: the way out of a guard, the poll of a jump
}
