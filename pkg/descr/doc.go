// Package descr holds the descrs: the small records by which jitcode and
// traces speak of memory and of calls without knowing any Go type.
//
// A [Memory] says where a value lies in a struct or in the elements of a slice, a
// [Call] what a residual call takes, gives back and does to memory, a [Type] how an
// object is made. Descrs are made by the codewriter from go/types, written
// into the jitcode's text, and bound to real offsets and functions by the
// generated portal; from then on they are compared by pointer: one descr, one
// place in memory.
//
// Called by codewriter, which makes descrs, and by all who read or run jitcode and
// traces. It calls nothing.
//
// The idea and the names are RPython's: rpython/jit/metainterp/history.py
// (AbstractDescr) and rpython/jit/backend/llsupport/descr.py.
package descr
