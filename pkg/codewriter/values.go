package codewriter

import (
	"fmt"
	"go/types"
	"strings"

	"mergepoint/pkg/descr"
)

// spread gives the components of a Go expression, as the engine takes them.
func (p *portal) spread(expr string, t types.Type) (ints, refs []string) {
	ref := func(e string) { refs = append(refs, e) }
	num := func(e string) { ints = append(ints, e) }
	switch ut := t.Underlying().(type) {
	case *types.Pointer:
		ref("unsafe.Pointer(" + expr + ")")
	case *types.Map, *types.Chan, *types.Signature:
		ref("*(*unsafe.Pointer)(unsafe.Pointer(&" + expr + "))")
	case *types.Slice:
		ref("unsafe.Pointer(unsafe.SliceData(" + expr + "))")
		num("int64(len(" + expr + "))")
		num("int64(cap(" + expr + "))")
	case *types.Interface:
		ref("(*[2]unsafe.Pointer)(unsafe.Pointer(&" + expr + "))[0]")
		ref("(*[2]unsafe.Pointer)(unsafe.Pointer(&" + expr + "))[1]")
	case *types.Struct:
		for f := range ut.Fields() {
			i, r := p.spread(expr+"."+f.Name(), f.Type())
			ints, refs = append(ints, i...), append(refs, r...)
		}
	case *types.Basic:
		switch {
		case ut.Info()&types.IsString != 0:
			ref("unsafe.Pointer(unsafe.StringData(" + expr + "))")
			num("int64(len(" + expr + "))")
		case ut.Info()&types.IsBoolean != 0:
			num("int64(*(*uint8)(unsafe.Pointer(&" + expr + ")))")
		case ut.Kind() == types.UnsafePointer:
			ref(expr)
		default:
			num("int64(" + expr + ")")
		}
	}
	return ints, refs
}

// spreadVars gives the components of those variables at the merge point that
// are wanted.
func (p *portal) spreadVars(want func(pvar) bool) (ints, refs []string) {
	for _, v := range p.vars {
		if want(v) {
			i, r := p.spread(v.name, v.typ)
			ints, refs = append(ints, i...), append(refs, r...)
		}
	}
	return ints, refs
}

// checkLocation holds the Location function against the greens' types.
func (p *portal) checkLocation() {
	if p.driver.location == "" {
		return
	}
	obj := p.types.Scope().Lookup(p.driver.location)
	var params []*types.Var
	for _, v := range p.vars {
		if v.green {
			params = append(params, types.NewParam(0, nil, "", v.typ))
		}
	}
	result := types.NewTuple(types.NewParam(0, nil, "", types.Typ[types.String]))
	want := types.NewSignatureType(nil, nil, nil, types.NewTuple(params...), result, false)
	if !types.Identical(obj.Type().Underlying(), want) {
		p.errorf(obj.Pos(), "Location must be a function of the greens, %s", p.typeName(want))
	}
}

func intList(list []int) string {
	if len(list) == 0 {
		return "nil"
	}
	return strings.ReplaceAll(fmt.Sprintf("[]int{%v}", strings.Trim(fmt.Sprint(list), "[]")), " ", ", ")
}

// varying lists the components of greens that the main function assigns, by
// their index among all greens' components of the bank.
func (p *portal) varying() (ints, refs []int) {
	var i, r int
	for _, v := range p.vars {
		if !v.green {
			break
		}
		for _, k := range p.kindsOf(v.typ) {
			switch {
			case k == descr.Int:
				if v.assigned {
					ints = append(ints, i)
				}
				i++
			default:
				if v.assigned {
					refs = append(refs, r)
				}
				r++
			}
		}
	}
	return ints, refs
}

// count is the expression that counts the greens; delta is added to the program
// counter. It is inlined into the loop: of several forms measured this one costs
// least, 3 to 10 % of a loop with a jump in every four to six instructions.
func (p *portal) count(delta int64) string {
	ints, refs := p.spreadVars(func(v pvar) bool { return v.green && v.assigned })
	if len(ints) == 1 && len(refs) == 0 {
		if delta != 0 {
			ints[0] = fmt.Sprintf("int64(%s%+d)", p.vars[p.counter()].name, delta)
		}
		return fmt.Sprintf("%s.Count1(%s)", p.session, ints[0])
	}
	return fmt.Sprintf("%s.CountN(%s, %s)", p.session, sliceText("int64", ints), sliceText("unsafe.Pointer", refs))
}

func sliceText(typ string, list []string) string {
	if len(list) == 0 {
		return "nil"
	}
	return "[]" + typ + "{" + strings.Join(list, ", ") + "}"
}
