//go:build exercise || solution

package ex1

import (
	"fmt"
	"testing"

	"golang.org/x/arch/x86/x86asm"
)

func TestPopcnt(t *testing.T) {
	for dst := range 16 {
		for src := range 16 {
			code := Popcnt(dst, src)
			got := "nothing that can be decoded"
			inst, err := x86asm.Decode(code, 64)
			if err == nil {
				got = x86asm.IntelSyntax(inst, 0, nil)
			}
			want := fmt.Sprintf("popcnt %s, %s", name(dst), name(src))
			if got != want || inst.Len != len(code) {
				t.Fatalf("Popcnt(%d, %d) gives % x, which is %s (%d bytes of %d); want %s", dst, src, code, got, inst.Len, len(code), want)
			}
		}
	}
}

// name is the disassembler's name of a register.
func name(r int) string {
	return x86asm.IntelSyntax(x86asm.Inst{Op: x86asm.INC, Args: x86asm.Args{x86asm.RAX + x86asm.Reg(r)}}, 0, nil)[len("inc "):]
}
