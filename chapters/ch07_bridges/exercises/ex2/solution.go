//go:build solution

package ex2

// Params are parameters of the JIT, as for bf -jit.
const Params = "trace_eagerness=50"
