// Package machine is the border between Go and machine code made at run time,
// without cgo: memory to put the code in, a way in, and a way out.
//
// An [Arena] is one mapping: code pages that are executable, then data pages
// that are writable, and never is a page both. Code is written into pages that
// cannot be executed, which are then turned; what must change later (where a
// guard goes on) is a word of data that the code jumps through. So code is
// never patched.
//
// [Call] calls machine code on the goroutine's own stack and gives back what the
// code left in RAX. [Enter] does the same with one call and one return less: it
// jumps, and the code returns to Enter's caller. The rules for the code:
//
//   - RSP and RBP stay as they are, nothing is pushed, X15 is left alone. All
//     other registers are free: Go's ABI0 preserves none.
//   - Its only word of the stack is at [RSP+Result], where Enter's caller looks
//     for the result.
//   - RBX holds the address of the caller's pointers, a Go variable on the
//     goroutine's stack. It moves when the stack grows, so it is told anew at
//     each entry and never stored. Because it is typed, the collector sees the
//     pointers there once machine code has been left; because it is on the
//     stack, storing there needs no write barrier. Storing pointers elsewhere
//     needs one while the runtime says so: see [BarrierFlag] and [BarrierRoom].
//   - While machine code runs the goroutine cannot be stopped: the runtime does
//     not know its instructions. So it must come back to Go often (a countdown
//     at each back edge), and Go must then call runtime.Gosched. A timer that
//     sets a flag will not do: when the collector waits for this goroutine, it
//     has already stopped the one that would set it.
//   - Calls into Go are exits: the code returns, Go calls, and enters again
//     further down. An unknown frame below a Go frame would be fatal when the
//     stack grows; so there never is one, but for a function that never lets it:
//     BarrierRoom.
//
// Because RSP is untouched, a fault in machine code looks to the runtime like a
// call to a bad address, and becomes an ordinary Go panic that can be recovered
// (debug.SetPanicOnFault for wild addresses).
//
// wazero (internal/engine/wazevo, internal/platform) has solved the same
// problem for code that recurses; traces do not, and need no stack of their own.
//
// Called by amd64. It calls nothing of ours.
package machine
