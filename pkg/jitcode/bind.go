package jitcode

import (
	"slices"

	"mergepoint/pkg/descr"
)

// Field finds the descr of a field by name, for the generated portal to set its
// offset. It panics if there is none: jitcode and portal are of two versions.
func (p *Program) Field(name string) *descr.Memory { return p.memory(name, false) }

// Array finds the descr of an item by name; see [Program.Field].
func (p *Program) Array(name string) *descr.Memory { return p.memory(name, true) }

func (p *Program) memory(name string, item bool) *descr.Memory {
	other := func(d *descr.Memory) bool { return d.Item != item }
	return named(slices.DeleteFunc(slices.Clone(p.Memory), other), name)
}

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
