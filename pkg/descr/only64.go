//go:build 386 || arm || mips || mipsle

package descr

// A register holds an int64 or a pointer, and jitcode takes int to be int64.
var _ = mergepoint_needs_a_platform_with_64_bit_pointers
