package small

import (
	"fmt"
	"strings"
)

// Text prints lists of ops one after another; results are named in order.
func Text(lists ...[]*Val) string {
	names := map[*Val]string{}
	name := func(v *Val) string {
		if v.Op == "const" {
			return fmt.Sprint(v.N)
		}
		return names[v]
	}
	var b strings.Builder
	for _, ops := range lists {
		for _, v := range ops {
			memory, args := []string{"state ", "tape "}[v.Mem], name(v.A)
			switch v.Op {
			case "store", "add", "eq", "guard":
				args += " " + name(v.B)
			}
			if v.Op != "load" && v.Op != "store" {
				memory = ""
			}
			if v.Op != "guard" && v.Op != "store" && v.Op != "print" {
				names[v] = fmt.Sprintf("v%d", len(names)+1)
				fmt.Fprintf(&b, "%s = ", names[v])
			}
			fmt.Fprintf(&b, "%s %s%s\n", v.Op, memory, args)
		}
		b.WriteString("jump\n")
	}
	return b.String()
}

// Hot interprets a program until its first loop has come round once, and stops at the
// merge point where the loop begins again.
func Hot(program string) (m *Machine, at int) {
	m = New(program, 0)
	head := strings.Index(program, "[") + 1
	for rounds := 0; ; at = m.Step(at) {
		if Code[at].Op == "merge" && m.Regs[PC] == head {
			if rounds++; rounds == 2 {
				return m, at
			}
		}
	}
}
