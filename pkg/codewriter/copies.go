package codewriter

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa"
)

// An instance of a generic function is made a function before anything else is
// done: the author's text once more, read into a file of its own at the same places, with
// aliases of the arguments in place of the type parameters. It has no type parameters, and a receiver is its
// first parameter. Whatever is done to functions is then done to it. What calls the
// instance is led to the copy once SSA is made.
//
// A copy may mean another thing than its instance in one way: T(1) is no constant
// in a generic function, and so wraps where arithmetic on constants does not
// compile, or is exact. Instances in which that shows have no copy.

// lost says why an instance has no copy.
type lost struct {
	pos token.Pos
	why string
}

// copying makes the copies of one package.
type copying struct {
	u     *unit
	pkg   *packages.Package
	nth   int // of the main loops: files of one package must not declare a name twice
	taken map[string]bool
	list  []*instance
}

// copyInstances adds the copies to a package that has a main loop.
func copyInstances(u *unit, nth int) *copying {
	c := &copying{u: u, pkg: u.pkg, nth: nth, taken: identifiers(u.pkg)}
	m := &marking{pkg: u.pkg, nth: nth}
	if m.findMain(); m.mains == 0 {
		return c
	}
	u.types, u.info, u.marking = u.pkg.Types, u.pkg.TypesInfo, m
	namesInFolder(u.dir, c.taken)
	c.list = instancesOf(u.pkg)
	for _, i := range c.list {
		c.copy(i)
	}
	if len(c.list) > 0 {
		c.settle()
	}
	return c
}

// settle type-checks the package, without those copies that do not compile or
// compute with constants.
func (c *copying) settle() {
	plain := c.pkg.Syntax
	for again := true; again; {
		again = false
		lose := func(i *instance, pos token.Pos, why string) {
			i.lost, again = &lost{pos, why}, true
		}
		c.pkg.Syntax = slices.Clip(plain)
		for _, i := range c.list {
			if i.lost == nil {
				c.pkg.Syntax = append(c.pkg.Syntax, i.file)
			}
		}
		typeCheck(c.pkg, func(e types.Error) {
			if i := c.at(e.Pos); i != nil {
				lose(i, e.Pos, i.own(e.Msg))
			}
		})
		for _, i := range c.list {
			if i.lost == nil {
				if e := computed(c.pkg.TypesInfo, i.decl.Body, i.copy.Body); e != nil {
					lose(i, e.Pos(), "it computes with what is a constant in it alone; assign that to a variable before")
				}
			}
		}
	}
}

// at gives the instance in whose copy a place is.
func (c *copying) at(pos token.Pos) *instance {
	for _, i := range c.list {
		if i.lost == nil && i.file.FileStart <= pos && pos < i.file.FileEnd {
			return i
		}
	}
	return nil
}

// own gives a message with the names of type parameters, as the author has them.
func (i *instance) own(msg string) string {
	var names []string
	if list := i.decl.Type.TypeParams; list != nil {
		for _, f := range list.List {
			for _, id := range f.Names {
				names = append(names, id.Name)
			}
		}
	}
	for n, a := range i.aliases {
		name := "T"
		if n < len(names) {
			name = names[n]
		}
		msg = strings.NewReplacer("("+a.Name.Name+")", name, a.Name.Name, name).Replace(msg)
	}
	return msg
}

// copy reads the function again, and changes it.
func (c *copying) copy(i *instance) {
	i.text = c.u.instanceText(i, c.u.typeName)
	for _, t := range i.args {
		if !c.u.nameable(t) {
			i.lost = &lost{i.decl.Name.Pos(), "the generated file cannot name " + c.u.typeName(t)}
			return
		}
	}
	name := c.pkg.Fset.PositionFor(i.decl.Pos(), false).Filename
	src, err := os.ReadFile(name)
	if err == nil {
		i.file, err = parser.ParseFile(c.pkg.Fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
	}
	if err == nil {
		i.copy = c.find(i)
	}
	if i.copy == nil {
		i.lost = &lost{i.decl.Name.Pos(), "its file has changed"}
		return
	}
	i.file.Comments = nil
	c.file(i)
}

// find finds the function's copy in the file that was read again.
func (c *copying) find(i *instance) *ast.FuncDecl {
	for _, f := range c.pkg.Syntax {
		if n := slices.Index(f.Decls, ast.Decl(i.decl)); n >= 0 && n < len(i.file.Decls) {
			d, ok := i.file.Decls[n].(*ast.FuncDecl)
			if ok && d.Name.Name == i.decl.Name.Name {
				return d
			}
		}
	}
	return nil
}

// file leaves in the file what the copy needs: imports, the aliases and itself.
func (c *copying) file(i *instance) {
	var decls []ast.Decl
	for _, d := range i.file.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
			decls = append(decls, g)
		}
	}
	fn := c.pkg.TypesInfo.Defs[i.decl.Name].(*types.Func)
	base := lowerFirst(i.copyName(fn))
	c.rename(i, paramsOf(fn), base)
	i.copy.Name.Name = c.fresh(base)
	imports := &ast.GenDecl{Tok: token.IMPORT}
	aliases := &ast.GenDecl{Tok: token.TYPE}
	for n, a := range i.aliases {
		a.Type = c.spell(i.args[n], imports)
		aliases.Specs = append(aliases.Specs, a)
	}
	if len(imports.Specs) > 0 {
		decls = append(decls, imports)
	}
	i.file.Decls = append(decls, aliases, i.copy)
}

// copyName is a name for a copy: runUint8.
func (i *instance) copyName(fn *types.Func) string {
	name := fn.Name()
	if recv := fn.Signature().Recv(); recv != nil {
		name = namedOf(recv.Type()).Obj().Name() + upperFirst(name)
	}
	for _, t := range i.args {
		words := strings.FieldsFunc(types.TypeString(t, func(*types.Package) string { return "" }), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r)
		})
		for _, word := range words {
			name += upperFirst(word)
		}
	}
	return name
}

func (c *copying) fresh(name string) string {
	base := name
	for n := 2; c.taken[name]; n++ {
		name = fmt.Sprintf("%s%d", base, n)
	}
	c.taken[name] = true
	return name
}

// rename gives the type parameters the names of the aliases, and makes a receiver
// a parameter.
func (c *copying) rename(i *instance, params *types.TypeParamList, base string) {
	number := ""
	if c.nth > 0 {
		number = itoa(c.nth + 1)
	}
	index := map[types.Object]int{}
	for n := range params.Len() {
		obj := params.At(n).Obj()
		index[obj] = n
		i.aliases = append(i.aliases, &ast.TypeSpec{Name: ast.NewIdent(c.fresh(base + upperFirst(strings.Trim(obj.Name(), "_")) + "Arg" + number)), Assign: i.copy.Pos()})
	}
	info, own, names := c.pkg.TypesInfo, identsIn(i.copy), map[ast.Node]string{}
	for n, id := range identsIn(i.decl) {
		if at, ok := index[info.Uses[id]]; ok {
			names[own[n]] = i.aliases[at].Name.Name
		}
	}
	i.copy.Type.TypeParams = nil
	if recv := i.copy.Recv; recv != nil {
		i.nameArgs(recv.List[0].Type)
		if len(recv.List[0].Names) == 0 {
			recv.List[0].Names = []*ast.Ident{{NamePos: recv.Pos(), Name: "_"}}
		}
		i.nameParams()
		i.copy.Type.Params.List = slices.Insert(i.copy.Type.Params.List, 0, recv.List[0])
		i.copy.Recv = nil
	}
	astutil.Apply(i.copy, func(c *astutil.Cursor) bool { return !put(c, names[c.Node()]) }, nil)
}

// put puts a name where another stands, in parentheses that are as wide as that: where a
// variable's scope begins is worked out from there.
func put(c *astutil.Cursor, name string) bool {
	if name == "" {
		return false
	}
	id := c.Node().(*ast.Ident)
	if lit, ok := c.Parent().(*ast.CompositeLit); ok && lit.Type == ast.Expr(id) {
		id.Name = name
		return true
	}
	c.Replace(&ast.ParenExpr{Lparen: id.Pos(), X: &ast.Ident{NamePos: id.Pos(), Name: name}, Rparen: id.End() - 1})
	return true
}

// nameArgs names the type arguments in a receiver's type, where one may be blank.
func (i *instance) nameArgs(e ast.Expr) {
	switch e := e.(type) {
	case *ast.StarExpr:
		i.nameArgs(e.X)
	case *ast.ParenExpr:
		i.nameArgs(e.X)
	case *ast.IndexExpr:
		e.Index.(*ast.Ident).Name = i.aliases[0].Name.Name
	case *ast.IndexListExpr:
		for n, arg := range e.Indices {
			arg.(*ast.Ident).Name = i.aliases[n].Name.Name
		}
	}
}

// nameParams calls parameters without names blank: the receiver beside them has one.
func (i *instance) nameParams() {
	for _, f := range i.copy.Type.Params.List {
		if len(f.Names) == 0 {
			f.Names = []*ast.Ident{{NamePos: f.Pos(), Name: "_"}}
		}
	}
}

func identsIn(n ast.Node) (list []*ast.Ident) {
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			list = append(list, id)
		}
		return true
	})
	return list
}

// spell writes a type in a file, which imports what that needs.
func (c *copying) spell(t types.Type, imports *ast.GenDecl) ast.Expr {
	text := types.TypeString(t, func(p *types.Package) string {
		if p == c.pkg.Types {
			return ""
		}
		name := c.fresh(p.Name())
		imports.Specs = append(imports.Specs, &ast.ImportSpec{Name: ast.NewIdent(name), Path: &ast.BasicLit{Kind: token.STRING, Value: fmt.Sprintf("%q", p.Path())}})
		return name
	})
	e, err := parser.ParseExpr(text)
	if err != nil {
		panic("codewriter: spell: " + err.Error())
	}
	clearPositions(reflect.ValueOf(e))
	return e
}

// computed finds arithmetic that is done on constants in the copy alone. On
// integers it gives the same, or does not compile, if both sides have a type.
func computed(info *types.Info, decl, copy ast.Node) (found ast.Expr) {
	made := map[ast.Expr]bool{}
	originals, copies := exprsIn(decl), exprsIn(copy)
	for n, e := range copies {
		made[e] = info.Types[e].Value != nil && info.Types[originals[n]].Value == nil
	}
	for n, e := range copies {
		if made[e] && found == nil && !exact(info, originals[n], e, made) {
			found = e
		}
	}
	ast.Inspect(decl, func(n ast.Node) bool {
		if r, ok := n.(*ast.RangeStmt); ok && found == nil && r.Value == nil && !isName(r.X) && isTypeParam(info.TypeOf(r.X)) {
			found = r.X // likewise
		}
		return true
	})
	return found
}

func isName(e ast.Expr) bool {
	_, ok := ast.Unparen(e).(*ast.Ident)
	return ok
}

func isTypeParam(t types.Type) bool {
	_, ok := types.Unalias(t).(*types.TypeParam)
	return ok
}

// exact reports that a constant is what its instance computes.
func exact(info *types.Info, original, e ast.Expr, made map[ast.Expr]bool) bool {
	var parts []ast.Expr
	switch e := e.(type) {
	case *ast.UnaryExpr:
		parts = []ast.Expr{e.X}
	case *ast.BinaryExpr:
		parts = []ast.Expr{e.X, e.Y}
		if (e.Op == token.SHL || e.Op == token.SHR) && !made[e.X] { // of what type 1<<n is depends on n being a constant
			return false
		}
	case *ast.CallExpr:
		if callsBuiltin(info, e, "len", "cap") && made[e] && len(e.Args) == 1 && !isName(e.Args[0]) { // what has a constant length is not evaluated
			return false
		}
		parts = e.Args
	}
	b, ok := info.TypeOf(e).Underlying().(*types.Basic)
	return !slices.ContainsFunc(parts, func(p ast.Expr) bool { return made[ast.Unparen(p)] }) || ok && b.Info()&(types.IsInteger|types.IsBoolean) != 0
}

// exprsIn lists expressions, but for parentheses.
func exprsIn(n ast.Node) (list []ast.Expr) {
	ast.Inspect(n, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok && e == ast.Unparen(e) {
			list = append(list, e)
		}
		return true
	})
	return list
}

// instantiated gives the copy that a function is made as, or the function itself.
func (u *unit) instantiated(fn *ssa.Function) *ssa.Function {
	origin := fn.Origin()
	if origin == nil || len(u.marking.instances) == 0 {
		return fn
	}
	for c, i := range u.instanced {
		if u.genericOf(i) == origin.Object() && slices.EqualFunc(u.argsOf(i), fn.TypeArgs(), types.Identical) {
			return c
		}
	}
	return fn
}

// whyGeneric says why traces do not look into an instance.
func (u *unit) whyGeneric(fn *ssa.Function) string {
	for _, i := range u.marking.instances {
		if i.lost != nil && u.genericOf(i) == declared(fn).Object() {
			return "is generic, and has no copy: " + i.lost.why
		}
	}
	return "is generic"
}

// argsOf gives an instance's arguments, as the package was type-checked last.
func (u *unit) argsOf(i *instance) (list []types.Type) {
	if i.copy == nil || i.lost != nil {
		return i.args
	}
	for _, a := range i.aliases {
		list = append(list, u.info.TypeOf(a.Type))
	}
	return list
}

// withoutAliases gives a type without those of copies.
func (u *unit) withoutAliases(t types.Type) types.Type {
	if len(u.marking.instances) == 0 {
		return t
	}
	return substitute(t, nil)
}

// instanceText names the instance that a copy was made of, as Go does.
func (u *unit) instanceText(i *instance, typ func(types.Type) string) string {
	name := u.instanceName(i, typ)
	if i.decl.Recv == nil {
		return name
	}
	of, method, _ := strings.Cut(name, "].")
	if isPointer(u.genericOf(i).Signature().Recv().Type()) {
		of = "*" + of
	}
	return "(" + of + "])." + method
}

// instanceName is its name in jitcode: run[uint8], Machine[uint8].run.
func (u *unit) instanceName(i *instance, typ func(types.Type) string) string {
	var args []string
	for _, t := range u.argsOf(i) {
		args = append(args, typ(t))
	}
	fn := u.genericOf(i)
	list := "[" + strings.Join(args, ", ") + "]"
	if recv := fn.Signature().Recv(); recv != nil {
		return namedOf(recv.Type()).Obj().Name() + list + "." + fn.Name()
	}
	return fn.Name() + list
}

func (u *unit) genericOf(i *instance) *types.Func { return u.info.Defs[i.decl.Name].(*types.Func) }

// namedOf gives the type whose method has a receiver.
func namedOf(recv types.Type) *types.Named {
	if p, ok := types.Unalias(recv).(*types.Pointer); ok {
		recv = p.Elem()
	}
	return types.Unalias(recv).(*types.Named)
}

// paramAliases declares, in the text of a generic main function, what its type
// parameters are.
func (p *portal) paramAliases() string {
	i := p.instanced[p.driver.main]
	if i == nil {
		return ""
	}
	params, text := paramsOf(p.genericOf(i)), "\n"
	for n, a := range i.aliases {
		if name := params.At(n).Obj().Name(); name != "_" {
			text += fmt.Sprintf("type %s = %s\n", name, a.Name.Name)
		}
	}
	return text
}

// mainText names the main function for those who read.
func (w *writer) mainText() string {
	if i := w.instanced[w.driver.main]; i != nil {
		return w.instanceText(i, w.typeName)
	}
	return w.driver.main.Name()
}

// methodText is the value of a method that the main function is an instance of.
func (p *portal) methodText() string {
	i := p.instanced[p.driver.main]
	if i == nil || i.decl.Recv == nil {
		return ""
	}
	return fmt.Sprintf("%s[%s]().%s", p.warm("GoZero"), p.typ(p.driver.main.Params[0].Type()), i.decl.Name.Name)
}

// aliases declares those of type arguments that the file's text has.
func (p *portal) aliases(d *portalData) {
	text := d.Body + strings.Join(d.Written, "")
	for _, i := range p.marking.instances {
		for n, a := range i.aliases {
			if i.lost == nil && strings.Contains(text, a.Name.Name) {
				d.Written = append(d.Written, fmt.Sprintf("type %s = %s", a.Name.Name, p.typ(p.argsOf(i)[n])))
			}
		}
	}
}

// redirect leads all that mentions an instance to its copy.
func (u *unit) redirect() {
	u.instanced = map[*ssa.Function]*instance{}
	for _, i := range u.marking.instances {
		if i.lost == nil {
			u.instanced[u.prog.FuncValue(u.info.Defs[i.copy.Name].(*types.Func))] = i
		}
	}
	if len(u.instanced) == 0 {
		return
	}
	seen := map[*ssa.Function]bool{}
	var walk func(fn *ssa.Function)
	walk = func(fn *ssa.Function) {
		if seen[fn] || fn.Pkg != nil && fn.Pkg != u.ssa {
			return
		}
		seen[fn] = true
		for _, op := range functionsIn(fn) {
			*op = u.instantiated((*op).(*ssa.Function))
			walk((*op).(*ssa.Function))
		}
		for _, inner := range fn.AnonFuncs {
			walk(inner)
		}
	}
	for _, fn := range u.allFunctions() {
		walk(fn)
	}
}

// functionsIn gives the operands in a function that are functions.
func functionsIn(fn *ssa.Function) (list []*ssa.Value) {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			for _, op := range in.Operands(nil) {
				if _, ok := (*op).(*ssa.Function); ok {
					list = append(list, op)
				}
			}
		}
	}
	return list
}
