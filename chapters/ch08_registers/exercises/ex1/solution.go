//go:build solution

package ex1

// A Shape says what a loop does with memory.
type Shape struct {
	Loads, Stores int
	Pending       int // stores, at its head
}

// Answers has the shape of Loop 0 of each program.
var Answers = map[string]Shape{
	"+++++[-]":                 {Pending: 1},
	"+++++[>+<-]":              {Pending: 2},
	"+++++[>+>+<<-]":           {Pending: 3},
	"+>++>++>++>++>+<<<<<[>-]": {Loads: 1, Stores: 1, Pending: 1},
	"+>+>+>+>+>+<<<<<[>]":      {Loads: 4, Pending: 1},
	"+++++[.-]":                {Loads: 4, Stores: 1},
}
