package regvm

import (
	"fmt"
	"strconv"
	"strings"
)

// forms gives the operands of each instruction: d, a, b registers, n a number,
// l a label.
var forms = [...]struct{ name, operands string }{
	Set: {"set", "dn"}, Move: {"move", "da"}, Add: {"add", "dab"}, AddI: {"addi", "dn"}, Sub: {"sub", "dab"},
	Mul: {"mul", "dab"}, Div: {"div", "dab"}, Mod: {"mod", "dab"}, Less: {"less", "dab"},
	Load: {"load", "da"}, Store: {"store", "da"}, Jump: {"jump", "l"}, JumpZ: {"jz", "dl"}, JumpNZ: {"jnz", "dl"},
	Call: {"call", "dl"}, Return: {"ret", "d"}, Deposit: {"deposit", "d"}, Balance: {"balance", "d"},
	Swap: {"swap", ""}, Print: {"print", "d"}, Halt: {"halt", ""},
}

// Parse assembles a guest program. An error names the line.
func Parse(src string) ([]Instr, error) {
	labels := map[string]int{}
	var lines [][]string
	var numbers []int
	for n, line := range strings.Split(src, "\n") {
		line, _, _ = strings.Cut(line, ";")
		words := strings.Fields(line)
		if len(words) > 0 && strings.HasSuffix(words[0], ":") {
			labels[strings.TrimSuffix(words[0], ":")] = len(lines)
			words = words[1:]
		}
		if len(words) > 0 {
			lines, numbers = append(lines, words), append(numbers, n+1)
		}
	}
	var code []Instr
	for i, words := range lines {
		in, err := parseInstr(words, labels)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", numbers[i], err)
		}
		code = append(code, in)
	}
	return code, nil
}

func parseInstr(words []string, labels map[string]int) (Instr, error) {
	for op, f := range forms {
		if f.name == words[0] {
			if len(words)-1 != len(f.operands) {
				return Instr{}, fmt.Errorf("%s takes %d operands", f.name, len(f.operands))
			}
			in := Instr{Op: Op(op)}
			for i, kind := range f.operands {
				if err := in.operand(kind, words[i+1], labels); err != nil {
					return in, err
				}
			}
			return in, nil
		}
	}
	return Instr{}, fmt.Errorf("no instruction %q", words[0])
}

func (in *Instr) operand(kind rune, word string, labels map[string]int) error {
	switch kind {
	case 'l':
		to, ok := labels[word]
		if !ok {
			return fmt.Errorf("no label %q", word)
		}
		in.N = int32(to)
		return nil
	case 'n':
		n, err := strconv.ParseInt(word, 10, 32)
		in.N = int32(n)
		return err
	}
	r, err := strconv.ParseUint(strings.TrimPrefix(word, "r"), 10, 8)
	if err != nil || r >= window {
		return fmt.Errorf("%q is no register", word)
	}
	*map[rune]*uint8{'d': &in.D, 'a': &in.A, 'b': &in.B}[kind] = uint8(r)
	return nil
}

// location shows an instruction to people who read a log.
func location(pc int, code []Instr) string {
	if pc >= len(code) {
		return fmt.Sprintf("%d", pc)
	}
	in := code[pc]
	text := fmt.Sprintf("%d %s", pc, forms[in.Op].name)
	for _, kind := range forms[in.Op].operands {
		switch kind {
		case 'd':
			text += fmt.Sprintf(" r%d", in.D)
		case 'a':
			text += fmt.Sprintf(" r%d", in.A)
		case 'b':
			text += fmt.Sprintf(" r%d", in.B)
		default:
			text += fmt.Sprintf(" %d", in.N)
		}
	}
	return text
}
