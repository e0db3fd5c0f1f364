//go:build exercise

package ex2

// Answers says for each function of funcs.go whether it may be marked pure.
var Answers = map[string]bool{
	"square": false,
	// And the others.
}
