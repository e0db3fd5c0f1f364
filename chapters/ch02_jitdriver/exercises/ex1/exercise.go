//go:build exercise

package ex1

// Answers tells for each program how often each pc is counted: pc, then count. A pc
// that is never counted is left out.
var Answers = map[string]map[int]int{
	"+++++[-]": {
		// Write this: 6: how often,
	},
	"[-]":           {},
	"+++[>]":        {},
	"++[>+++[-]<-]": {
		// And this.
	},
	"++[>+++[>++++[-]<-]<-]": {
		// And this.
	},
}
