//go:build linux || darwin || dragonfly || freebsd || netbsd || openbsd

#include "textflag.h"

// func Call(code uintptr) int
//
// The frame is not empty, so the assembler keeps RBP for us. R14 (g) and X15
// are set right again by the wrapper through which Go calls assembly.
TEXT ·Call(SB), NOSPLIT, $8-16
	MOVQ code+0(FP), AX
	CALL AX
	MOVQ AX, ret+8(FP)
	RET

// func Enter(code uintptr, refs *unsafe.Pointer) unsafe.Pointer
//
// The code returns to Enter's caller, and leaves the result where it is looked for.
// Until then g is there.
TEXT ·Enter(SB), NOSPLIT|NOFRAME, $0-24
	MOVQ code+0(FP), AX
	MOVQ refs+8(FP), BX
	MOVQ R14, ret+16(FP)
	JMP AX

// func BarrierFlag() uintptr
TEXT ·BarrierFlag(SB), NOSPLIT, $0-8
	LEAQ runtime·writeBarrier(SB), AX
	MOVQ AX, ret+0(FP)
	RET
