//go:build solution

package ex2

// Closed says of each program whether its Loop 0 is a closed loop.
var Closed = map[string]bool{
	"+++++[-]":                 true,
	"+++++[>+<-]":              true,
	"+++++[>++>---<<-]":        true,
	"+>++>++>++>++>+<<<<<[>-]": false,
	"+>+>+>+>+>+<<<<<[>]":      false,
	"+++++[.-]":                false,
	"+++++[>>+<<--->+<]":       true,
	"+++++[>,<-]":              false,
}
