package jitlog

import "mergepoint/pkg/trace"

// Multi makes one sink of several, told in order. Nil sinks are left out; it
// gives nil, which costs an engine nothing, if there are no others.
func Multi(sinks ...trace.Sink) trace.Sink {
	var m multi
	for _, s := range sinks {
		if s != nil {
			m = append(m, s)
		}
	}
	switch len(m) {
	case 0:
		return nil
	case 1:
		return m[0]
	}
	return m
}

type multi []trace.Sink

func (m multi) Event(e trace.Event) {
	for _, s := range m {
		s.Event(e)
	}
}
