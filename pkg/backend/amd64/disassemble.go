//go:build !js

package amd64

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/arch/x86/x86asm"
)

func (c *Code) disassemble(start, end int, names map[uintptr]string) []string {
	var lines []string
	for start < end {
		inst, err := x86asm.Decode(c.text[start:end], 64)
		if err != nil {
			panic(fmt.Sprintf("amd64: disassemble: %v at %x", err, c.text[start:end]))
		}
		lines = append(lines, c.format(inst, c.base+uintptr(start), names))
		start += inst.Len
	}
	return lines
}

func (c *Code) format(inst x86asm.Inst, pc uintptr, names map[uintptr]string) string {
	text := x86asm.IntelSyntax(inst, uint64(pc), func(addr uint64) (string, uint64) {
		if own := uintptr(addr) - c.base; names[uintptr(addr)] == "" && own < uintptr(len(c.text)) {
			return fmt.Sprintf("+%d", own), addr // inside of an op
		}
		return names[uintptr(addr)], addr
	})
	if n, ok := inst.Args[1].(x86asm.Imm); ok && names[uintptr(n)] != "" {
		text = strings.Replace(text, fmt.Sprintf("%#x", uint64(n)), names[uintptr(n)], 1)
	}
	// The refs are the only memory reached through this register.
	if before, rest, ok := strings.Cut(text, "[rbx"); ok {
		disp, after, _ := strings.Cut(rest, "]")
		n, _ := strconv.ParseUint(strings.TrimPrefix(disp, "+0x"), 16, 64)
		text = fmt.Sprintf("%s[ref%d]%s", before, n/8, after)
	}
	return text
}
