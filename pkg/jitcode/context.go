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
	ctx, cancel := context.Background(), func() {}
	switch ContextNames[n] {
	case "context.WithCancel":
		ctx, cancel = context.WithCancel(ctx)
	case "context.WithTimeout":
		ctx, cancel = context.WithTimeout(ctx, time.Hour)
	}
	cancel()
	x, _ := any(ctx).(I)
	return words(&x)[0]
}
