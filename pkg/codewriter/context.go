package codewriter

import (
	"fmt"
	"go/types"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
)

// An interpreter that can be stopped asks its context at each instruction. What a
// context does is unknown: anybody may write one. Those that package context makes by
// itself touch nothing of an interpreter's: Done gives the same channel each time, and
// Err is a poll. The table of such a method has their types; the rest are called as
// any method is. A context with a value asks another one, and is one of the rest.

// contextCases adds those types to the table of a method of context.Context.
func (l *lowerer) contextCases(iface types.Type, method *types.Func, m *jitcode.Method) {
	name := method.Name()
	if method.Pkg() == nil || method.Pkg().Path() != "context" || name != "Done" && name != "Err" {
		return
	}
	results := method.Signature().Results()
	type key struct{ iface, method any }
	type of struct {
		key
		n int
	}
	call := key{l.numbers.exact(iface), name}
	for n, made := range jitcode.ContextNames {
		word := l.address(addressKey{"context", l.numbers.exact(iface), n}, made+" as "+l.memName(iface), fmt.Sprintf("%s[%s](%d)", l.jitcode("ContextWord"), l.typ(iface), n))
		f := l.adapt(adapter{of{call, n}, made + "." + name, []descr.Kind{descr.Ref}, results}, func(b *lowerer, params []assemble.Operand) []assemble.Operand {
			d := &descr.Call{Name: l.memName(iface) + "." + name + "~context", Pure: name == "Done", Poll: name == "Err"}
			return b.callOut(call, d, results, []assemble.Operand{word, params[0]}, func(s *stub) string {
				return "(" + s.arg(iface) + ")." + name + "()"
			})
		})
		m.Cases = append(m.Cases, jitcode.MethodCase{Address: word.Addr, Func: f.Code})
	}
}
