// Package backend is what the engine asks of whoever runs traces. The runner
// executes them op by op on any CPU and is the judge; amd64 makes machine code.
// Both pass the suite in backendtest.
//
// The model is rpython/jit/backend/model.py and backend/llgraph/runner.py.
package backend
