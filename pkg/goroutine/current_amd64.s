//go:build linux || darwin || dragonfly || freebsd || netbsd || openbsd

#include "textflag.h"

// func Current() unsafe.Pointer
TEXT ·Current(SB), NOSPLIT, $0-8
	MOVQ (TLS), AX
	MOVQ AX, ret+0(FP)
	RET
