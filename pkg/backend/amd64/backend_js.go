package amd64

import (
	"context"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/machine"
	"mergepoint/pkg/trace"
)

// In a browser there is no machine code, and none is shown. All else of this package
// is left out there: it would be a tenth of what a page has to load.

// A Backend compiles nothing here.
type Backend struct{}

// New tells why there is none.
func New(Options) (*Backend, error) { return nil, machine.Available() }

// NewListing makes a backend that shows nothing.
func NewListing() *Backend { return &Backend{} }

// Name is "amd64".
func (*Backend) Name() string { return "amd64" }

// Compile fails.
func (*Backend) Compile(*trace.Trace) (backend.Code, error) { return nil, machine.Available() }

// Attach is never called, as there is no code.
func (*Backend) Attach(*trace.Guard, backend.Code) { panic(machine.Available()) }

// Free is never called either.
func (*Backend) Free(backend.Code) { panic(machine.Available()) }

// Run is not, either.
func (*Backend) Run(context.Context, backend.Code, []int64, []unsafe.Pointer) backend.Exit {
	panic(machine.Available())
}

// Close does nothing.
func (*Backend) Close() error { return nil }
