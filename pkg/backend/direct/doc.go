// Package direct is the judge: a backend that executes traces as they are, op by
// op, with the functions of the op table. Nothing is compiled, fused or kept in
// registers, so there is nothing in which it and the backends that it judges, the
// runner and amd64, could be wrong together. What a trace means is what it does.
//
// It checks what it runs. A box that is used before it is defined, a nil pointer
// that is followed, or a panic that a call's descr excludes is an Exit.Err.
//
// Called by tests, and by tools that watch a run. It calls backend and ops.
//
// The counterpart in RPython is rpython/jit/backend/llgraph/runner.py.
package direct
