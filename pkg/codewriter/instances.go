package codewriter

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// What a generic function does depends on its instance, and so do its jitcode and
// its portal: registers hold a T in two words or one. So each instance that the package
// leads to is found first, from the source alone; package copies.go makes functions of
// them. The compiler itself has them only when it links, by shapes.

// instance is one of a generic function, or of a method of a generic type.
type instance struct {
	decl *ast.FuncDecl // as declared
	args []types.Type  // in place of the type parameters, the receiver's for a method
	text string        // as messages call it
	copy *ast.FuncDecl // see copying
	// In the copy's file each argument is an alias, by which the copy calls it.
	aliases []*ast.TypeSpec
	file    *ast.File
	lost    *lost // why there is no copy; nil if there is one
}

// mention is one of a generic function or type with its arguments.
type mention struct {
	obj  types.Object
	args []types.Type
}

// instances finds the instances that a package leads to.
type instances struct {
	pkg   *packages.Package
	uses  map[types.Object][]mention // by the generic thing that they stand in, nil for none
	decls map[types.Object]*ast.FuncDecl
	found []*instance
	seen  map[types.Object][][]types.Type
}

// mostInstances bounds them: what is beyond is called as any function that traces
// do not look into.
const mostInstances = 500

// instancesOf lists the instances in a package, in the order of their functions.
func instancesOf(p *packages.Package) []*instance {
	s := &instances{pkg: p, uses: map[types.Object][]mention{}, decls: map[types.Object]*ast.FuncDecl{}, seen: map[types.Object][][]types.Type{}}
	for _, f := range p.Syntax {
		for _, d := range f.Decls {
			s.declaration(d)
		}
	}
	for _, u := range s.uses[nil] {
		s.reach(u, nil)
	}
	slices.SortStableFunc(s.found, func(a, b *instance) int {
		return cmp.Or(inFiles(p.Fset, a.decl.Pos(), b.decl.Pos()), strings.Compare(argText(a.args), argText(b.args)))
	})
	return s.found
}

func argText(args []types.Type) string {
	var list []string
	for _, t := range args {
		list = append(list, types.TypeString(t, nil))
	}
	return strings.Join(list, ",")
}

// declaration notes what a declaration mentions, under what it declares if that is
// generic.
func (s *instances) declaration(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		var of types.Object
		if fn, ok := s.pkg.TypesInfo.Defs[d.Name].(*types.Func); ok && paramsOf(fn).Len() > 0 {
			of, s.decls[fn] = fn, d
		}
		s.note(of, d)
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			var of types.Object
			if t, ok := spec.(*ast.TypeSpec); ok && t.TypeParams != nil {
				of = s.pkg.TypesInfo.Defs[t.Name]
			}
			s.note(of, spec)
		}
	}
}

func (s *instances) note(of types.Object, n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		if inst, ok := s.pkg.TypesInfo.Instances[id]; ok {
			s.uses[of] = append(s.uses[of], mention{s.pkg.TypesInfo.Uses[id], slices.Collect(inst.TypeArgs.Types())})
		}
		return true
	})
}

// paramsOf gives the type parameters of a function, of a method those of its receiver.
func paramsOf(fn *types.Func) *types.TypeParamList {
	if sig := fn.Signature(); sig.TypeParams().Len() == 0 {
		return sig.RecvTypeParams()
	}
	return fn.Signature().TypeParams()
}

// reach follows a mention, given what the type parameters around it stand for.
func (s *instances) reach(u mention, around map[*types.TypeParam]types.Type) {
	var args []types.Type
	for _, t := range u.args {
		args = append(args, substitute(t, around))
	}
	same := func(other []types.Type) bool { return slices.EqualFunc(args, other, types.Identical) }
	if u.obj == nil || u.obj.Pkg() != s.pkg.Types || slices.ContainsFunc(s.seen[u.obj], same) || len(s.found) >= mostInstances {
		return
	}
	s.seen[u.obj] = append(s.seen[u.obj], args)
	switch obj := u.obj.(type) {
	case *types.Func:
		s.function(obj, args)
	case *types.TypeName:
		s.within(obj, typeParams(obj.Type()), args)
		if named, ok := obj.Type().(*types.Named); ok {
			for m := range named.Methods() {
				s.function(m, args)
			}
		}
	}
}

func typeParams(t types.Type) *types.TypeParamList {
	g, _ := t.(interface{ TypeParams() *types.TypeParamList })
	return g.TypeParams()
}

func (s *instances) function(fn *types.Func, args []types.Type) {
	if decl := s.decls[fn]; decl != nil {
		if decl.Body != nil {
			s.found = append(s.found, &instance{decl: decl, args: args})
		}
		s.within(fn, paramsOf(fn), args)
	}
}

// within follows what a generic thing mentions.
func (s *instances) within(obj types.Object, params *types.TypeParamList, args []types.Type) {
	around := map[*types.TypeParam]types.Type{}
	for n := range params.Len() {
		around[params.At(n)] = args[n]
	}
	for _, u := range s.uses[obj] {
		s.reach(u, around)
	}
}

// substitute gives a type with others in place of type parameters.
func substitute(t types.Type, by map[*types.TypeParam]types.Type) types.Type {
	sub := func(t types.Type) types.Type { return substitute(t, by) }
	t = types.Unalias(t)
	switch t := t.(type) {
	case *types.TypeParam:
		return cmp.Or(by[t], types.Type(t))
	case *types.Named:
		return substituteNamed(t, sub)
	case *types.Pointer:
		return types.NewPointer(sub(t.Elem()))
	case *types.Slice:
		return types.NewSlice(sub(t.Elem()))
	case *types.Array:
		return types.NewArray(sub(t.Elem()), t.Len())
	case *types.Map:
		return types.NewMap(sub(t.Key()), sub(t.Elem()))
	case *types.Chan:
		return types.NewChan(t.Dir(), sub(t.Elem()))
	case *types.Signature:
		return types.NewSignatureType(nil, nil, nil, substituteTuple(t.Params(), sub), substituteTuple(t.Results(), sub), t.Variadic())
	case *types.Struct:
		return substituteStruct(t, sub)
	}
	return t
}

func substituteNamed(t *types.Named, sub func(types.Type) types.Type) types.Type {
	var args []types.Type
	for a := range t.TypeArgs().Types() {
		args = append(args, sub(a))
	}
	if len(args) == 0 {
		return t
	}
	instance, err := types.Instantiate(nil, t.Origin(), args, false)
	if err != nil {
		panic("codewriter: substituteNamed: " + err.Error())
	}
	return instance
}

func substituteTuple(t *types.Tuple, sub func(types.Type) types.Type) *types.Tuple {
	var list []*types.Var
	for v := range t.Variables() {
		list = append(list, types.NewParam(v.Pos(), v.Pkg(), v.Name(), sub(v.Type())))
	}
	return types.NewTuple(list...)
}

func substituteStruct(t *types.Struct, sub func(types.Type) types.Type) types.Type {
	var fields []*types.Var
	var tags []string
	for n := range t.NumFields() {
		f := t.Field(n)
		fields, tags = append(fields, types.NewField(f.Pos(), f.Pkg(), f.Name(), sub(f.Type()), f.Embedded())), append(tags, t.Tag(n))
	}
	return types.NewStruct(fields, tags)
}
