// Package backendtest is the suite that every backend passes: small traces as
// text, for each op with each class of operand, for guards, calls, jumps and
// bridges, and random traces. What is right is what the judge says
// (pkg/backend/direct); some answers are also written down.
//
//	func TestSuite(t *testing.T) {
//		backendtest.Run(t, func() backend.Backend { return runner.New() })
//	}
//
// Called by the tests of runner and amd64. It calls direct and texttest.
package backendtest
