package stage

import (
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// Output collects what a guest prints and passes it on: at a newline if a person
// is watching (a terminal), when the buffer is full, and when told to. It may be
// told to flush from another goroutine than the guest's.
type Output struct {
	mu       sync.Mutex
	w        io.Writer
	buf      []byte
	terminal bool
	byByte   bool
	err      error // of the first write that failed, or the reason it was closed
}

const outputBuffer = 4096

// NewOutput makes an Output that writes to w, or gives w itself if it is one.
func NewOutput(w io.Writer) *Output {
	if o, ok := w.(*Output); ok {
		return o
	}
	return &Output{w: w, buf: make([]byte, 0, outputBuffer), terminal: isTerminal(w), byByte: byByte(w)}
}

// byByte reports whether a writer says that it wants each byte at once.
func byByte(w io.Writer) bool {
	b, ok := w.(interface{ ByByte() bool })
	return ok && b.ByByte()
}

// isTerminal reports whether a person is watching, or a writer that says that it
// wants lines as a person does.
func isTerminal(w io.Writer) bool {
	if l, ok := w.(interface{ ByLine() bool }); ok {
		return l.ByLine()
	}
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// WriteByte adds a byte. An error is that of the write it led to, and stays.
func (o *Output) WriteByte(c byte) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.err != nil {
		return o.err
	}
	o.buf = append(o.buf, c)
	if len(o.buf) == cap(o.buf) || o.byByte || c == '\n' && o.terminal {
		return o.flush()
	}
	return nil
}

// Write adds bytes.
func (o *Output) Write(p []byte) (int, error) {
	for i, c := range p {
		if err := o.WriteByte(c); err != nil {
			return i, err
		}
	}
	return len(p), nil
}

// Flush passes on what is held back.
func (o *Output) Flush() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.flush()
}

func (o *Output) flush() error {
	if o.err == nil && len(o.buf) > 0 {
		_, o.err = o.w.Write(o.buf)
		o.buf = o.buf[:0]
	}
	return o.err
}

// abandon flushes, and makes every later write fail with err. It gives the error
// of a write that failed. A writer that blocks is waited for no longer than
// [Grace]; whoever reads from it may get the rest later.
func (o *Output) abandon(err error) error {
	failed := make(chan error, 1)
	go func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		failed <- o.flush()
		if o.err == nil {
			o.err = err
		}
	}()
	select {
	case err := <-failed:
		return err
	case <-time.After(Grace):
		return nil
	}
}
