package jitcode

import (
	"unsafe"

	"mergepoint/pkg/descr"
)

// Field finds a field descr by name, for the generated portal to set its
// offset. It panics if there is none: jitcode and portal are of two versions.
func (p *Program) Field(name string) *descr.Field { return named(p.Fields, name) }

// Array finds an array descr by name; see [Program.Field].
func (p *Program) Array(name string) *descr.Array { return named(p.Arrays, name) }

// Call finds a call descr by name; see [Program.Field].
func (p *Program) Call(name string) *descr.Call { return named(p.Calls, name) }

// Type finds the descr of new objects by name; see [Program.Field].
func (p *Program) Type(name string) *descr.Type { return named(p.Types, name) }

func named[D descr.Descr](list []D, name string) D {
	for _, d := range list {
		if d.DescrName() == name {
			return d
		}
	}
	panic("jitcode: Program.Field: no descr " + name + " in the jitcode: run translate again")
}

// Address gives a named constant its value, for the generated portal: where a
// package's variable is, or what the interpreter's binary has under that name.
func (p *Program) Address(name string, at unsafe.Pointer) {
	for _, f := range p.Funcs {
		for n := range f.RefConsts {
			if c := &f.RefConsts[n]; c.Name == name {
				c.Ptr = at
			}
		}
	}
}
