//go:build linux || darwin || dragonfly || freebsd || netbsd || openbsd

#include "textflag.h"

// func Enter(code uintptr, refs *unsafe.Pointer, fuel int) (exit, left int)
//
// The frame is not empty, so the assembler keeps RBP for us. R14 (g) and X15
// are set right again by the wrapper through which Go calls assembly.
TEXT ·Enter(SB), NOSPLIT, $8-40
	MOVQ code+0(FP), AX
	MOVQ refs+8(FP), BX
	MOVQ fuel+16(FP), R15
	CALL AX
	MOVQ AX, exit+24(FP)
	MOVQ R15, left+32(FP)
	RET
