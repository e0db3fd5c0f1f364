package small

import (
	"strconv"
	"strings"
)

// An Inst is an instruction of the register code: Dst = Op(A, B). Operands are
// numbers of registers; a constant has a register that nobody writes to.
type Inst struct {
	Op        string
	Dst, A, B int
	Mem       int // load, store: State or Tape
	To        int // if, goto: the instruction that comes next
}

// The two memories of the interpreter. No address of one is an address of the other.
const (
	State = iota // at 0: the position on the tape
	Tape
)

// PC is the register of the guest's program counter, the only one that is green. None
// is the one for instructions without a result.
const (
	PC = iota
	None
)

// source is the interpreter for the guest, by hand. All registers but pc are free at
// the merge point.
const source = `
loop:  merge; c = char pc
       t = eq c '>'; if t right
       t = eq c '<'; if t left
       t = eq c '+'; if t inc
       t = eq c '-'; if t dec
       t = eq c '.'; if t out
       t = eq c '['; if t open
       t = eq c ']'; if t close
       t = eq c 0; if t end
next:  pc = add pc 1; goto loop
right: p = load state 0; p = add p 1; store state 0 p; goto next
left:  p = load state 0; p = add p -1; store state 0 p; goto next
inc:   p = load state 0; v = load tape p; v = add v 1; store tape p v; goto next
dec:   p = load state 0; v = load tape p; v = add v -1; store tape p v; goto next
out:   p = load state 0; v = load tape p; print v; goto next
open:  p = load state 0; v = load tape p; t = eq v 0; if t jump; goto next
close: p = load state 0; v = load tape p; t = eq v 0; if t next
jump:  pc = partner pc; goto next
end:   stop
`

// Code is the interpreter; regs are its registers before it starts, and isConst says
// which of them are constants.
var Code, regs, isConst = assemble(source)

// assemble turns the text into instructions, and numbers the registers.
func assemble(text string) (code []Inst, regs []int, isConst []bool) {
	number, labels := map[string]int{}, map[string]int{}
	reg := func(word string) int {
		if _, ok := number[word]; !ok {
			n, err := strconv.Atoi(word)
			if word[0] == '\'' {
				n, err = int(word[1]), nil
			}
			number[word], regs, isConst = len(regs), append(regs, n), append(isConst, err == nil)
		}
		return number[word]
	}
	reg("pc")
	reg("none")
	var lines [][]string
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\n' }) {
		if label, rest, ok := strings.Cut(line, ": "); ok {
			labels[label], line = len(lines), rest
		}
		lines = append(lines, strings.Fields(line))
	}
	for _, w := range lines {
		in := Inst{Dst: None, A: reg("0"), B: reg("0")}
		if len(w) > 1 && w[1] == "=" {
			in.Dst, w = reg(w[0]), w[2:]
		}
		in.Op, w = w[0], w[1:]
		switch in.Op {
		case "goto", "if":
			in.To, w = labels[w[len(w)-1]], w[:len(w)-1]
		case "load", "store":
			in.Mem, w = map[string]int{"state": State, "tape": Tape}[w[0]], w[1:]
		}
		for i, word := range w {
			*[]*int{&in.A, &in.B}[i] = reg(word)
		}
		code = append(code, in)
	}
	return code, regs, isConst
}
