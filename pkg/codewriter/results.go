package codewriter

import (
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
)

// A call that traces do not look into gives one word back, as the engine has it.
// What has more, a string, an error, several results, comes as a record: a struct that
// nobody ever changes (jitcode.Results), whose pointer the call gives; the words that
// are wanted are pure loads from there.

// residualTo calls a function that gives a type; its words go to dst.
func (l *lowerer) residualTo(callee *ssa.Function, t types.Type, args []assemble.Operand, dst []assemble.VReg) {
	m, scalar := resultMem(t)
	if !l.mayCall(callee) {
		l.unsupported(l.pos, fmt.Sprintf("a call of %s, which the generated file cannot name,", l.funcName(callee)))
		return
	}
	if scalar {
		l.emit(assemble.Ins{Op: jitcode.ResidualCall, Args: args, Dst: dst, Descr: l.residualDescr(callee, m, nil)})
		return
	}
	rec := l.record(callee.Signature.Results())
	if rec == nil {
		l.unsupported(l.pos, fmt.Sprintf("taking a value of type %s, which the generated file cannot name, from %s,", l.typeName(t), l.funcName(callee)))
		return
	}
	l.emitRecord(l.residualDescr(callee, descr.RefMem, rec), rec, args, dst)
}

// emitRecord emits a call that gives a record, and the loads of its words.
func (l *lowerer) emitRecord(d *descr.Call, rec *types.Named, args []assemble.Operand, dst []assemble.VReg) {
	ptr := l.out.NewReg(descr.Ref, "")
	l.emit(assemble.Ins{Op: jitcode.ResidualCall, Args: args, Dst: []assemble.VReg{ptr}, Descr: d})
	from := place{base: l.out.Operand(ptr), key: placeKey{root: l.numbers.exact(rec)}, name: l.memName(rec), typ: rec, immutable: true}
	l.load(from, dst)
}

// resultMem gives the form of a call's only result; Void of none.
func resultMem(t types.Type) (descr.Mem, bool) {
	if tuple, ok := t.(*types.Tuple); ok {
		if tuple.Len() != 1 {
			return descr.Mem{}, tuple.Len() == 0
		}
		t = tuple.At(0).Type()
	}
	return scalarMem(t)
}

// record gives the struct type of the generated file that holds a call's
// results, one for all functions that give the same; nil if the file cannot name
// their types.
func (w *writer) record(results *types.Tuple) *types.Named {
	if !w.nameable(results) {
		return nil
	}
	var vars []*types.Var
	var fields []string
	for n := range results.Len() {
		t := results.At(n).Type()
		vars = append(vars, types.NewField(0, w.types, fmt.Sprintf("result%d", n+1), t, false))
		fields = append(fields, fmt.Sprintf("\tresult%d %s\n", n+1, w.typ(t)))
	}
	text := strings.Join(fields, "")
	if have := w.records[text]; have != nil {
		return have
	}
	obj := types.NewTypeName(0, w.types, w.top(lowerFirst(w.driver.main.Name())+"Results"), nil)
	rec := types.NewNamed(obj, types.NewStruct(vars, nil), nil)
	w.types.Scope().Insert(obj) // where the generated file has it
	w.records[text] = rec
	w.written = append(w.written, fmt.Sprintf("// %s is what a call gives back that has more than one word to give.\ntype %[1]s struct {\n%s}", obj.Name(), text))
	return rec
}

// recordText is the body of a function that gives a record.
func (w *writer) recordText(rec *types.Named, call string) string {
	var fields []string
	for f := range rec.Underlying().(*types.Struct).Fields() {
		fields = append(fields, w.local("result")+"."+f.Name())
	}
	return strings.Join(fields, ", ") + " = " + call + "\nreturn"
}
