package codewriter

import (
	"fmt"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
)

// An address is a constant that only the running program knows: where a package's
// variable is, what stands for a type. Jitcode has its name, and the generated
// file says what it is.
type address struct{ Name string }

// DescrName gives the name as jitcode has it: @<name>.
func (a *address) DescrName() string { return a.Name }

// An addressKey says what a named address is.
type addressKey struct {
	what string
	a, b int
}

// address is a constant that the generated file knows, by a Go expression.
func (w *writer) address(key addressKey, name, expr string) assemble.Operand {
	return w.addressBound(key, name, func(name string) string {
		return fmt.Sprintf("%s.Address(%q, %s)", w.local("p"), name, expr)
	})
}

// addressBound is address with a statement of its own.
func (w *writer) addressBound(key addressKey, name string, bind func(name string) string) assemble.Operand {
	d, ok := w.known[key].(*address)
	if !ok {
		d = &address{Name: w.descrs.names.get(key, name)}
		w.add(key, d, bind(d.Name))
	}
	return assemble.Operand{Kind: descr.Ref, Const: true, Addr: d.Name}
}
