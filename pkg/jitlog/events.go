package jitlog

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/maphash"
	"io"
	"time"

	"mergepoint/pkg/trace"
)

// Events is a [trace.Sink] that writes each event as a line of JSON: an object
// of the form of [Line].
type Events struct {
	out   io.WriteCloser
	start time.Time
	lines liner
	err   error
}

// OpenEvents makes a sink that writes to a file, "-" being the standard error.
func OpenEvents(file string, stderr io.Writer) (*Events, error) {
	out, err := open(file, stderr)
	if err != nil {
		return nil, err
	}
	return &Events{out: out, start: time.Now(), lines: liner{byKey: map[string]int{}, byText: map[string]int{}, seed: maphash.MakeSeed()}}, nil
}

// Close closes the file. It gives the error of the first write that failed.
func (s *Events) Close() error {
	if err := s.out.Close(); s.err == nil {
		s.err = err
	}
	if s.err != nil {
		return fmt.Errorf("events: %w", s.err)
	}
	return nil
}

// Event implements [trace.Sink].
func (s *Events) Event(e trace.Event) {
	if s.err != nil {
		return
	}
	l := s.lines.line(e)
	l.Nanos = time.Since(s.start).Nanoseconds()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // locations are full of < and >
	if s.err = enc.Encode(l); s.err == nil {
		_, s.err = s.out.Write(b.Bytes())
	}
}
