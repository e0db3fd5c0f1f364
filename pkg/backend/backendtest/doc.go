// Package backendtest is the suite that every backend passes: small traces as
// text, for each op with each class of operand, for guards, calls, jumps and
// bridges, and random traces. What is right is what [Direct] says, which
// computes op by op with the functions of the op table; some answers are also
// written down.
//
//	func TestSuite(t *testing.T) {
//		backendtest.Run(t, func() backend.Backend { return runner.New() })
//	}
package backendtest
