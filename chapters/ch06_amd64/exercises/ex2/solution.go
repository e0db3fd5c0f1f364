//go:build solution

package ex2

// Loops has for each number of instructions a loop with so many.
var Loops = map[int]string{
	5: "[>+<-]",
	4: "[-]",
	6: "[>+>+<<-]",
	8: "[>+>+>+>+<<<<-]",
}
