// Package jitcode holds the register code into which the codewriter turns the
// interpreter's Go functions, and its text form, printed and parsed.
//
// Jitcode is what the metainterp runs while it records and what the blackhole
// runs after a guard failed. Each function has two banks of registers, ints and
// refs; a Go value is a list of registers (a string is a ref and an int, a slice
// a ref and two ints). Instructions that compute are the ops of package ops,
// the others, which move control, are the rows of [Controls].
//
// # Text
//
// A program begins with its driver's variables and its descrs; each function
// has its registers by bank, then one instruction a line: results, name,
// operands, live set, and the line and column of the Go source.
//
//	driver greens pc:i code:p reds m:p
//	field <Machine.acc> int64 class <Machine.acc>
//	call <Machine.log> (p, i) void may-raise writes <Machine.out>
//
//	func run(%code, %m) file calc.go
//		ints %pc %t1
//		refs %code %m
//	L0:
//		jit_merge_point %pc, %code | %m live[%pc %code %m] ; 20:3
//		check_nonnull %m live[%pc %code %m]                ; 21:5
//		%t1 = getfield_gc %m, <Machine.acc>                ; 21:5
//		goto_if_not %t1, L0 live[%pc %code %m]             ; 21:2
//
// Numbers, strings and nil are constants. [Parse] and [Program.String] are each
// other's inverse, byte for byte.
//
// Called by codewriter, which writes it, by the generated file, which binds it, and by
// metainterp, which runs it. It calls ops and descr.
//
// The model is rpython/jit/codewriter (assembler.py, jitcode.py, liveness.py).
package jitcode
