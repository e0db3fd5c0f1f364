package randtrace

import (
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/backendtest"
	"mergepoint/pkg/backend/direct"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// A guard that was strengthened may fail before it would have failed as recorded,
// and then resumes where its question is asked. What is seen there must be what
// the trace as recorded showed at one of the times when it asked that question:
// from there the interpreter goes the same way.

// asked gives what was seen when the question of a guard was asked: the time that
// is like got, else the last. pc is that of the guard which resumes so.
func (j *Judge) asked(t *trial, n int, got *outcome) outcome {
	d := direct.New()
	plain, err := j.plain(t, d)
	if err != nil {
		return outcome{err: err}
	}
	o, found := outcome{pc: got.pc}, false
	d.Watch = func(in *trace.Trace, guard *trace.Op, read func(*trace.Box) (int64, unsafe.Pointer)) {
		if guard.Guard.Frames[0].PC == got.pc-backendtest.AgainPC && !found {
			o.values, o.w = seen(in, guard, read), *j.w
			found = diff(&o, got) == ""
		}
	}
	ints, refs := j.reset(t.seed, n).start(t.loop.tr)
	exit := d.Run(briefly(), plain.entries[0], ints, refs)
	if exit.Err != nil || exit.Kind == backend.ExitCanceled {
		o.err = errNoEnd
	}
	return o
}

// seen gives the values of a guard's snapshot, and of the operands of what it
// asks.
func seen(in *trace.Trace, guard *trace.Op, read func(*trace.Box) (int64, unsafe.Pointer)) (v values) {
	for _, b := range backendtest.Asked(in, guard) {
		switch i, p := read(b); b.Kind {
		case descr.Ref:
			v.refs = append(v.refs, p)
		default:
			v.ints = append(v.ints, i)
		}
	}
	return v
}
