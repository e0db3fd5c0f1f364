package codewriter

import (
	"fmt"
	"go/types"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
)

// A made call is one of a function that only the generated file has: of what the
// language has built in and ops do not hold.
type made struct {
	name    string       // append
	of      types.Type   // and what it is of, which makes another function of it
	args    []types.Type // of the operands
	result  types.Type   // nil if it gives none
	text    string       // a Go expression, with %s for each operand
	raises  bool
	pure    bool     // the same operands, the same result
	effects *effects // nil if it touches nothing that there is
}

// callMade makes the call.
func (l *lowerer) callMade(m made, args []assemble.Operand, dst []assemble.VReg) {
	results := types.NewTuple()
	if tuple, ok := m.result.(*types.Tuple); ok {
		results = tuple
	} else if m.result != nil {
		results = types.NewTuple(types.NewVar(0, nil, "", m.result))
	}
	mem, scalar := resultMem(results)
	var rec *types.Named
	if !scalar {
		if rec = l.record(results); rec == nil {
			l.unsupported(l.pos, fmt.Sprintf("%s of type %s, which the generated file cannot name,", m.name, l.typeName(m.of)))
			return
		}
		mem = descr.RefMem
	}
	d := l.madeDescr(m, mem, results, rec)
	if rec == nil {
		l.emit(assemble.Ins{Op: jitcode.ResidualCall, Args: args, Dst: dst, Descr: d})
		return
	}
	l.emitRecord(d, rec, args, dst)
}

func (l *lowerer) madeDescr(m made, mem descr.Mem, results *types.Tuple, rec *types.Named) *descr.Call {
	type key struct {
		name string
		of   int
	}
	k := key{m.name, l.numbers.exact(m.of)}
	if d, ok := l.known[k].(*descr.Call); ok {
		return d
	}
	s := l.newStub()
	s.record = rec
	d := l.addCall(k, &descr.Call{Name: m.name + " " + l.memName(m.of), Result: mem, MayRaise: m.raises, Pure: m.pure}, s, func() string {
		var args []any
		for _, t := range m.args {
			args = append(args, s.arg(t))
		}
		if rec != nil {
			return l.recordText(rec, fmt.Sprintf(m.text, args...))
		}
		return l.resultText(results, fmt.Sprintf(m.text, args...))
	})
	if s.err != nil {
		l.unsupported(l.pos, fmt.Sprintf("passing %s to %s", s.err, m.name))
	}
	if m.effects != nil {
		l.does[d] = m.effects
	}
	return d
}
