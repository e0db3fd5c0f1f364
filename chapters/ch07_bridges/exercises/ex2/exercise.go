//go:build exercise

package ex2

// Params are parameters of the JIT, as for bf -jit.
const Params = "trace_eagerness=200" // Write this.
