package randtrace

import (
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/backendtest"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// A guard that was strengthened may fail before it would have failed as recorded,
// and then resumes where its question is asked. What is seen there must be what
// the trace as recorded showed at one of the times when it asked that question:
// from there the interpreter goes the same way.

// asked gives what was seen when the question of a guard was asked: the time that
// is like got, else the last.
func (j *Judge) asked(t *trial, n int, got *outcome) outcome {
	d := newJudge()
	plain, err := t.plain().load(d)
	if err != nil {
		return outcome{err: err, w: j.w, live: j.w}
	}
	o, found := outcome{pc: got.pc, w: j.w, live: j.w}, false
	d.Watch = func(in *trace.Trace, guard *trace.Op, read func(*trace.Box) (int64, unsafe.Pointer)) {
		if guard.Guard.Frames[0].PC == got.pc-backendtest.AgainPC && !found {
			o.values, o.w = seen(in, guard, read), j.w
			if found = same(&o, got); found {
				there := *j.w
				o.w = &there
			}
		}
	}
	ints, refs := j.reset(t, n)
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
		if b.Const {
			v.add(b, b.Int, b.Ref)
			continue
		}
		i, p := read(b)
		v.add(b, i, p)
	}
	return v
}

func (v *values) add(b *trace.Box, i int64, p unsafe.Pointer) {
	if b.Kind == descr.Ref {
		v.refs = append(v.refs, p)
	} else {
		v.ints = append(v.ints, i)
	}
}
