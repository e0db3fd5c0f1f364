package runner_test

import (
	"testing"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/backendtest"
	"mergepoint/pkg/backend/runner"
)

func TestSuite(t *testing.T) {
	backendtest.Run(t, func() backend.Backend { return runner.New() })
}
