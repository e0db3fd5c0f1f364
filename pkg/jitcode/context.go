package jitcode

import (
	"context"
	"time"
	"unsafe"
)

// ContextNames are the contexts that package context makes by itself, of a type each.
var ContextNames = [...]string{"context.Background", "context.WithCancel", "context.WithTimeout"}

// ContextWord gives the first word of an interface value of type I that holds the nth of
// them, nil if that does not implement I.
func ContextWord[I any](n int) unsafe.Pointer {
	canceled, cancel := context.WithCancel(context.Background())
	timed, stop := context.WithTimeout(context.Background(), time.Hour)
	cancel()
	stop()
	x, _ := [len(ContextNames)]any{context.Background(), canceled, timed}[n].(I)
	return words(&x)[0]
}
