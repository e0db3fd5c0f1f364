package backendtest

import "context"

// Brief gives a context that is done when a backend has looked at it so often: it
// ends what would not end, without a clock.
func Brief(looks int) context.Context { return &brief{context.Background(), looks} }

type brief struct {
	context.Context
	left int
}

func (b *brief) Err() error {
	if b.left--; b.left < 0 {
		return context.Canceled
	}
	return nil
}
