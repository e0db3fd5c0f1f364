// Package backend is what the engine asks of whoever runs traces. The
// runner executes them fast on any CPU; amd64 makes machine code. Both pass the
// suite in backendtest, where direct is the judge: it executes traces op by op.
//
// Called by warm, which runs what it compiles, and implemented by runner, amd64 and
// direct. It calls trace.
//
// The model is rpython/jit/backend/model.py and backend/llgraph/runner.py.
package backend
