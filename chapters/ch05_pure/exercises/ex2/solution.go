//go:build solution

package ex2

// Answers says for each function of funcs.go whether it may be marked pure.
var Answers = map[string]bool{
	"square": true,
	"next":   false,
	"length": true,
	"first":  false,
	"cells":  true,
	"get":    false,
	"now":    false,
	"root":   true,
}
