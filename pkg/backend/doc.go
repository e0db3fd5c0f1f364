// Package backend is what the engine asks of whoever runs traces. The
// runner executes them fast on any CPU; amd64 makes machine code. Both pass the
// suite in backendtest, where direct is the judge: it executes traces op by op.
//
// The model is rpython/jit/backend/model.py and backend/llgraph/runner.py.
package backend
