package codewriter

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"mergepoint/pkg/descr"
)

// A word is one component of a Go expression, as the engine takes it.
type word struct {
	isRef bool
	text  string
}

// spread gives the components of a Go expression, which can be addressed.
func (p *portal) spread(expr string, t types.Type) []word {
	ref := func(format string) word { return word{true, fmt.Sprintf(format, expr)} }
	num := func(format string) word {
		return word{false, p.builtin("int64") + "(" + fmt.Sprintf(format, expr) + ")"}
	}
	pointer := p.pointer()
	switch ut := t.Underlying().(type) {
	case *types.Pointer:
		return []word{ref(pointer + "(%s)")}
	case *types.Map, *types.Chan, *types.Signature:
		return []word{ref("*(*" + pointer + ")(" + pointer + "(&%s))")}
	case *types.Slice:
		return []word{ref(pointer + "(" + p.unsafe("SliceData") + "(%s))"), num(p.builtin("len") + "(%s)"), num(p.builtin("cap") + "(%s)")}
	case *types.Interface:
		words := "(*[2]" + pointer + ")(" + pointer + "(&%s))"
		return []word{ref(words + "[0]"), ref(words + "[1]")}
	case *types.Struct:
		return p.spreadFields(expr, ut)
	case *types.Array:
		return p.spreadItems(expr, ut)
	case *types.Basic:
		switch {
		case ut.Info()&types.IsString != 0:
			text := p.convert(t, types.Typ[types.String], "%s")
			return []word{ref(pointer + "(" + p.unsafe("StringData") + "(" + text + "))"), num(p.builtinOf("len", t) + "(%s)")}
		case ut.Info()&types.IsBoolean != 0:
			return []word{num("*(*" + p.builtin("uint8") + ")(" + pointer + "(&%s))")}
		case ut.Info()&types.IsFloat != 0:
			return []word{{false, p.floatBits(t, expr)}}
		case ut.Kind() == types.UnsafePointer:
			return []word{ref("%s")}
		}
	}
	return []word{num("%s")}
}

func (p *portal) spreadFields(expr string, t *types.Struct) []word {
	var list []word
	for f := range t.Fields() {
		list = append(list, p.spread(expr+"."+f.Name(), f.Type())...)
	}
	return list
}

// banks gives the components of those variables that are wanted, by bank.
func (p *portal) banks(vars []pvar, want func(pvar) bool) (ints, refs []string) {
	for _, v := range vars {
		if !want(v) {
			continue
		}
		for _, c := range p.spread(v.name, v.typ) {
			if c.isRef {
				refs = append(refs, c.text)
			} else {
				ints = append(ints, c.text)
			}
		}
	}
	return ints, refs
}

// checkLocation holds the Location function against the greens' types.
func (p *portal) checkLocation() {
	if p.driver.location == nil {
		return
	}
	at, t := p.driver.location.Pos(), p.info.TypeOf(p.driver.location)
	if fn := p.locationName(); fn != nil {
		at = fn.Pos()
	}
	var params []*types.Var
	for _, v := range p.vars {
		if v.green {
			params = append(params, types.NewParam(0, nil, "", v.typ))
		}
	}
	result := types.NewTuple(types.NewParam(0, nil, "", types.Typ[types.String]))
	want := types.NewSignatureType(nil, nil, nil, types.NewTuple(params...), result, false)
	if !types.Identical(t.Underlying(), want) {
		p.errorf(at, "Location must be a function of the greens, %s", p.typeName(want))
	}
}

// locationName gives the function of this package that Location names, or nil.
func (p *portal) locationName() types.Object {
	if id, ok := p.driver.location.(*ast.Ident); ok {
		return p.types.Scope().Lookup(id.Name)
	}
	return nil
}

// locationText is how the portal calls it: one without a name is in the driver.
func (p *portal) locationText() string {
	if fn := p.locationName(); fn != nil {
		return fn.Name()
	}
	return fmt.Sprintf("%s.Config().Location.(%s)", p.driver.name, p.typ(p.info.TypeOf(p.driver.location)))
}

func intList(list []int) string {
	return strings.ReplaceAll(strings.Trim(fmt.Sprint(list), "[]"), " ", ", ")
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
				if v.varies {
					ints = append(ints, i)
				}
				i++
			default:
				if v.varies {
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
	vars := slices.Clone(p.vars)
	if delta != 0 {
		pc := &vars[p.counter()]
		pc.name = fmt.Sprintf("%s%+d", pc.name, delta)
	}
	return p.countVars(vars)
}

// isKey reports what tells one place of the guest program from another.
func isKey(v pvar) bool { return v.green && v.varies }

// countVars is count of other variables in place of those of the merge point.
func (p *portal) countVars(vars []pvar) string {
	ints, refs := p.banks(vars, isKey)
	switch {
	case len(ints) == 0 && len(refs) == 0:
		return p.session + ".Count1(0)"
	case len(ints) == 1 && len(refs) == 0:
		return fmt.Sprintf("%s.Count1(%s)", p.session, ints[0])
	case len(ints) == 0 && len(refs) == 1:
		return fmt.Sprintf("%s.CountRef(%s)", p.session, refs[0])
	case len(ints) == 0 && len(refs) == 2:
		return fmt.Sprintf("%s.CountRefs(%s, %s)", p.session, refs[0], refs[1])
	case len(ints) == 1 && len(refs) == 1:
		return fmt.Sprintf("%s.CountBoth(%s, %s)", p.session, ints[0], refs[0])
	}
	return fmt.Sprintf("%s.CountN(%s, %s)", p.session, p.sliceOf(p.builtin("int64"), ints), p.sliceOf(p.pointer(), refs))
}

func (p *portal) sliceOf(typ string, list []string) string {
	if len(list) == 0 && p.builtin("nil") == "nil" {
		return "nil"
	}
	return "[]" + typ + "{" + strings.Join(list, ", ") + "}"
}
