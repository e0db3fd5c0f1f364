package runner_test

import (
	"testing"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/backendtest"
	"mergepoint/pkg/backend/runner"
)

func newRunner() backend.Backend { return runner.New() }

func TestSuite(t *testing.T) { backendtest.Run(t, newRunner) }

func BenchmarkRunner(b *testing.B) { backendtest.Bench(b, newRunner) }
