// Package regvm is a second interpreter, of another kind than the book's: a
// register machine. Its guest programs are instructions in a slice of structs;
// it has a window of registers, functions with a call stack in a slice, and two
// accounts reached through pointers, which an instruction swaps. It shows that
// the engine knows nothing of the language it makes fast.
//
// A guest program in its assembly ([Parse]):
//
//	    set  r1 10      ; r1 = 10
//	loop:
//	    add  r2 r2 r1   ; r2 = r2 + r1
//	    addi r1 -1      ; r1 = r1 - 1
//	    jnz  r1 loop    ; go to loop unless r1 is 0
//	    print r2
package regvm
