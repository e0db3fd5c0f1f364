package backendtest_test

import (
	"testing"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/backendtest"
)

// Direct passes the suite whose judge it is: the cases are sound.
func TestDirect(t *testing.T) {
	backendtest.Run(t, func() backend.Backend { return backendtest.NewDirect() })
}
