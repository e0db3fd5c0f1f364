//go:build exercise

package ex2

// Closed says of each program whether its Loop 0 is a closed loop.
var Closed = map[string]bool{
	// Write this: for now none is.
	"+++++[-]":                 false,
	"+++++[>+<-]":              false,
	"+++++[>++>---<<-]":        false,
	"+>++>++>++>++>+<<<<<[>-]": false,
	"+>+>+>+>+>+<<<<<[>]":      false,
	"+++++[.-]":                false,
	"+++++[>>+<<--->+<]":       false,
	"+++++[>,<-]":              false,
}
