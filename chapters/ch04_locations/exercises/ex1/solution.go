//go:build solution

package ex1

// Around shows the program at pc: at most n instructions before it, the one at pc
// between underscores, at most n after it, and … for what is left out.
func Around(pc int, program string, n int) string {
	from, to := max(pc-n, 0), min(pc+1+n, len(program))
	text := program[from:pc] + "_" + program[pc:pc+1] + "_" + program[pc+1:to]
	if from > 0 {
		text = "…" + text
	}
	if to < len(program) {
		text += "…"
	}
	return text
}
