package codewriter

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// Where the guest may jump back, compiled code may be entered. The values with
// which that is done are those that the author's variables have at the place: so
// the main loop is marked there, before SSA is made of it, by a call of nothing
// with all variables that can be seen. What the mark was given says which
// register holds which variable.
//
// For that each variable needs a name of its own: one that hides another is
// renamed. Nothing else of the author's syntax changes, and no position.

// A mark is a call put behind a statement.
type mark struct {
	stmt ast.Stmt
	call *ast.CallExpr // its Lparen is no other call's: the mark's name in SSA
}

// marking is what is done to one package.
type marking struct {
	pkg       *packages.Package
	main      *ast.FuncDecl
	point     *ast.CallExpr // of MergePoint
	taken     map[string]bool
	marks     []*mark
	nth       int         // which of the package's main loops it is
	mains     int         // how many there are
	instances []*instance // of generic functions
	ranges    []ranged
	loop      ast.Stmt // the outermost one around the merge point, if something follows it
	again     bool     // what follows it goes back
	// The marks at the merge point and behind the main loop, where they are wanted.
	atPoint, behind *mark
	unlisted        map[string]bool       // variables that are reds without being listed
	alike           map[string]bool       // variables that may be what a listed one is, see twins.go
	reset           map[string]bool       // variables that are changed between two merge points, see findReset
	carried         map[string]bool       // those that the code behind the main loop may want back
	kept            map[string]bool       // those made before the main loop that it never assigns
	names           map[*ast.Ident]string // of those renamed: as the source has them
}

// markMain marks the nth main loop of a package and type-checks it again. A package
// without one is left as it is: findDriver says what is wrong.
func markMain(p *packages.Package, nth int, copies *copying) *marking {
	m := &marking{pkg: p, nth: nth, instances: copies.list, taken: identifiers(p), names: map[*ast.Ident]string{}, unlisted: map[string]bool{}, alike: map[string]bool{}, reset: map[string]bool{}, carried: map[string]bool{}, kept: map[string]bool{}}
	if m.findMain(); m.main == nil {
		return m
	}
	m.separate()
	m.writeOut()
	for _, stmt := range m.jumps() {
		if r, ok := stmt.(*ast.RangeStmt); ok && !m.endsBehind(r) {
			m.marks = append(m.marks, &mark{stmt: stmt})
			continue
		}
		m.mark(stmt)
	}
	m.markEnds()
	check(p)
	return m
}

// identifiers lists every name in a package's files: another one is nobody's.
func identifiers(p *packages.Package) map[string]bool {
	taken := map[string]bool{}
	for _, f := range p.Syntax {
		ast.Inspect(f, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				taken[id.Name] = true
			}
			return true
		})
	}
	return taken
}

// written is a name as the source has it.
func (m *marking) written(id *ast.Ident) string {
	if name, ok := m.names[id]; ok {
		return name
	}
	return id.Name
}

// fresh gives a name that nothing in the package has, and takes it.
func (m *marking) fresh(name string) string {
	base := name
	for n := 2; m.taken[name]; n++ {
		name = fmt.Sprintf("%s%d", base, n)
	}
	m.taken[name] = true
	return name
}

// findMain looks for the functions with a MergePoint, and takes the nth.
func (m *marking) findMain() {
	for _, f := range m.pkg.Syntax {
		for _, d := range f.Decls {
			decl, ok := d.(*ast.FuncDecl)
			if !ok || decl.Body == nil || m.hasCopies(decl) {
				continue
			}
			if calls := m.hints(decl, "MergePoint"); len(calls) > 0 {
				if m.mains == m.nth {
					m.main, m.point = decl, calls[0]
				}
				m.mains++
			}
		}
	}
}

// hasCopies reports a generic function, whose instances count.
func (m *marking) hasCopies(decl *ast.FuncDecl) bool {
	return slices.ContainsFunc(m.instances, func(i *instance) bool { return i.decl == decl && i.lost == nil })
}

// hints lists the calls of a method of jit.Driver in a function, closures left out.
func (m *marking) hints(decl *ast.FuncDecl, method string) []*ast.CallExpr {
	var calls []*ast.CallExpr
	inspectOwn(decl.Body, func(n ast.Node) {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return
		}
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok {
			return
		}
		fn, ok := m.pkg.TypesInfo.Uses[sel.Sel].(*types.Func)
		if ok && fn.Name() == method && fn.Pkg() != nil && fn.Pkg().Path() == jitPath {
			calls = append(calls, call)
		}
	})
	return calls
}

// inspectOwn visits the nodes of a function's own code, not those of closures.
func inspectOwn(body ast.Node, visit func(ast.Node)) {
	ast.Inspect(body, func(n ast.Node) bool {
		if _, closure := n.(*ast.FuncLit); closure {
			return false
		}
		if n != nil {
			visit(n)
		}
		return true
	})
}

// separate renames the variables of the main function that hide another of its
// variables.
func (m *marking) separate() {
	info := m.pkg.TypesInfo
	renamed := map[types.Object]string{}
	for _, obj := range m.locals() {
		if outer := obj.Parent().Parent(); outer != nil && m.hides(obj, outer) {
			renamed[obj] = m.fresh(obj.Name())
		}
	}
	m.joinImplicits(renamed)
	if len(renamed) == 0 {
		return
	}
	rename := func(id *ast.Ident, obj types.Object) {
		if name, ok := renamed[obj]; ok {
			m.names[id] = name
		}
	}
	for id, obj := range info.Defs {
		rename(id, obj)
	}
	for id, obj := range info.Uses {
		rename(id, obj)
	}
	for id, name := range m.names {
		m.names[id], id.Name = id.Name, name
	}
}

// locals lists the variables declared in the main function, in source order.
func (m *marking) locals() []*types.Var {
	info := m.pkg.TypesInfo
	var list []*types.Var
	add := func(obj types.Object) {
		if v, ok := obj.(*types.Var); ok && !v.IsField() && v.Parent() != nil && within(m.main, v.Pos()) && v.Name() != "_" {
			list = append(list, v)
		}
	}
	for _, obj := range info.Defs {
		add(obj)
	}
	for _, obj := range info.Implicits {
		add(obj)
	}
	slices.SortFunc(list, func(a, b *types.Var) int { // the clauses of a type switch have its symbol in one place
		return cmp.Or(cmp.Compare(a.Pos(), b.Pos()), cmp.Compare(a.Parent().Pos(), b.Parent().Pos()))
	})
	return list
}

// hides reports whether a variable's name means another variable of the function
// around its scope.
func (m *marking) hides(v *types.Var, outer *types.Scope) bool {
	scope, obj := outer.LookupParent(v.Name(), v.Pos())
	_, isVar := obj.(*types.Var)
	return isVar && scope != m.pkg.Types.Scope() && obj.Pos() >= m.main.Pos()
}

// joinImplicits gives the variables that the clauses of one type switch make of
// its symbol one name, the symbol's.
func (m *marking) joinImplicits(renamed map[types.Object]string) {
	ast.Inspect(m.main, func(n ast.Node) bool {
		s, ok := n.(*ast.TypeSwitchStmt)
		if !ok {
			return true
		}
		assign, ok := s.Assign.(*ast.AssignStmt)
		if !ok {
			return true
		}
		name := ""
		for _, clause := range s.Body.List {
			if r := renamed[m.pkg.TypesInfo.Implicits[clause]]; name == "" {
				name = r
			}
		}
		if name == "" {
			return true
		}
		for _, clause := range s.Body.List {
			if obj := m.pkg.TypesInfo.Implicits[clause]; obj != nil {
				renamed[obj] = name
			}
		}
		m.names[assign.Lhs[0].(*ast.Ident)] = name
		return true
	})
}

// jumps lists the statements behind which the guest may be further back than
// before: assignments to an integer of the merge point that are no steps
// forward, and the author's CanEnter hints.
func (m *marking) jumps() []ast.Stmt {
	info := m.pkg.TypesInfo
	vars := map[types.Object]bool{}
	for _, a := range m.point.Args {
		if id, ok := ast.Unparen(a).(*ast.Ident); ok && isInteger(info.TypeOf(id)) {
			vars[info.Uses[id]] = true
		}
	}
	enters := m.hints(m.main, "CanEnter")
	var list []ast.Stmt
	add := func(stmt ast.Stmt) {
		if stmt = m.takenOutWith(stmt); !slices.Contains(list, stmt) {
			list = append(list, stmt)
		}
	}
	inspectOwn(m.main.Body, func(n ast.Node) {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE && slices.ContainsFunc(n.Lhs, func(e ast.Expr) bool { return vars[variable(info, e)] }) && !isStep(info, n) {
				add(n)
			}
		case *ast.IncDecStmt:
			if n.Tok == token.DEC && vars[variable(info, n.X)] {
				add(n)
			}
		case *ast.ExprStmt:
			if slices.Contains(enters, callIn(n)) {
				list = append(list, n)
			}
		}
	})
	return list
}

// takenOutWith gives the statement behind which it counts that one jumps: a range over a
// string or a map is outlined, with all that is in it, so that is behind the loop.
func (m *marking) takenOutWith(stmt ast.Stmt) ast.Stmt {
	for _, n := range pathTo(m.main.Body, stmt.Pos()) {
		if r, ok := n.(*ast.RangeStmt); ok && isOutlined(m.pkg.TypesInfo.TypeOf(r.X)) && !within(r, m.point.Pos()) {
			return r
		}
	}
	return stmt
}

// isOutlined reports what a range over it is outlined of.
func isOutlined(t types.Type) bool {
	_, isMap := t.Underlying().(*types.Map)
	return isMap || isString(t)
}

// endsBehind reports whether a range loop is left for where it ends, or for good.
func (m *marking) endsBehind(r *ast.RangeStmt) bool {
	behind := true
	inspectOwn(r.Body, func(n ast.Node) {
		if b, ok := n.(*ast.BranchStmt); ok && b.Label != nil {
			l := m.pkg.TypesInfo.Uses[b.Label]
			behind = behind && l != nil && within(r.Body, l.Pos())
		}
	})
	return behind
}

func isInteger(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}

// variable gives the variable that an expression is.
func variable(info *types.Info, e ast.Expr) types.Object {
	if id, ok := ast.Unparen(e).(*ast.Ident); ok {
		return info.Uses[id]
	}
	return nil
}

// assigned gives what a node of the syntax assigns to; a declaration assigns to nothing.
func assigned(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		return n.Lhs
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.RangeStmt:
		return slices.DeleteFunc([]ast.Expr{n.Key, n.Value}, func(e ast.Expr) bool { return e == nil })
	}
	return nil
}

// wholeOf gives, of a part of a struct or an array, the value that it is part of.
func wholeOf(info *types.Info, e ast.Expr) ast.Expr {
	switch e := ast.Unparen(e).(type) {
	case *ast.SelectorExpr:
		if sel := info.Selections[e]; sel != nil && sel.Kind() == types.FieldVal && !sel.Indirect() {
			return wholeOf(info, e.X)
		}
	case *ast.IndexExpr:
		if _, ok := info.TypeOf(e.X).Underlying().(*types.Array); ok {
			return wholeOf(info, e.X)
		}
	}
	return e
}

// isStep reports x += c, c being a constant above 0.
func isStep(info *types.Info, a *ast.AssignStmt) bool {
	if a.Tok != token.ADD_ASSIGN {
		return false
	}
	v := info.Types[a.Rhs[0]].Value
	return v != nil && constant.Sign(v) > 0
}

// mark puts a mark behind a statement, if it stands in a list of statements.
func (m *marking) mark(stmt ast.Stmt) {
	lists := 0
	ast.Inspect(m.main.Body, func(n ast.Node) bool {
		list := statements(n)
		if list == nil {
			return true
		}
		if at := slices.IndexFunc(*list, func(s ast.Stmt) bool { return unlabelled(s) == stmt }); at >= 0 {
			mk := m.markCall(stmt)
			*list = slices.Insert(slices.Clone(*list), at+1, ast.Stmt(&ast.ExprStmt{X: mk.call}))
			m.marks = append(m.marks, mk)
			lists++
		}
		return true
	})
	if lists == 0 { // the head of an if, a for, a switch
		m.marks = append(m.marks, &mark{stmt: stmt})
	}
}

// statements gives the list of statements that a piece of syntax is, or nil.
func statements(n ast.Node) *[]ast.Stmt {
	switch n := n.(type) {
	case *ast.BlockStmt:
		return &n.List
	case *ast.CaseClause:
		return &n.Body
	case *ast.CommClause:
		return &n.Body
	}
	return nil
}

func unlabelled(s ast.Stmt) ast.Stmt {
	for {
		l, ok := s.(*ast.LabeledStmt)
		if !ok {
			return s
		}
		s = l.Stmt
	}
}

// markCall writes func(...interface{}){}(x, y, …): no name in it but the variables'.
func (m *marking) markCall(stmt ast.Stmt) *mark {
	end := stmt.End()
	params := &ast.FieldList{Opening: end, Closing: end, List: []*ast.Field{{Type: &ast.Ellipsis{Ellipsis: end,
		Elt: &ast.InterfaceType{Interface: end, Methods: &ast.FieldList{Opening: end, Closing: end}}}}}}
	call := &ast.CallExpr{
		Fun:    &ast.FuncLit{Type: &ast.FuncType{Func: end, Params: params}, Body: &ast.BlockStmt{Lbrace: end, Rbrace: end}},
		Lparen: markPos(stmt), Rparen: end,
	}
	for _, v := range m.visible(stmt) {
		call.Args = append(call.Args, &ast.Ident{NamePos: end, Name: v})
	}
	return &mark{stmt, call}
}

// markPos is a place in a statement where no call has its parenthesis.
func markPos(stmt ast.Stmt) token.Pos {
	switch stmt := stmt.(type) {
	case *ast.AssignStmt:
		return stmt.TokPos
	case *ast.IncDecStmt:
		return stmt.TokPos
	}
	return stmt.End() - 1 // the closing one of a hint
}

// visible lists the variables of the main function that a statement can see,
// those of the merge point first.
func (m *marking) visible(stmt ast.Stmt) []string {
	info := m.pkg.TypesInfo
	var names []string
	file := info.Scopes[m.file()]
	for s := file.Innermost(stmt.Pos()); s != nil && s != file; s = s.Parent() {
		for _, name := range s.Names() {
			v, ok := s.Lookup(name).(*types.Var)
			if _, seen := s.LookupParent(name, stmt.Pos()); ok && seen == types.Object(v) && m.main.Pos() <= v.Pos() && v.Pos() < stmt.Pos() {
				names = append(names, m.nameOf(v))
			}
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(m.rank(a)-m.rank(b), strings.Compare(a, b)) })
	return names
}

// rank is a name's place among those at the merge point, or behind them.
func (m *marking) rank(name string) int {
	for n, a := range m.point.Args {
		if id, ok := ast.Unparen(a).(*ast.Ident); ok && id.Name == name {
			return n
		}
	}
	return len(m.point.Args)
}

// all lists the marks; some may be nil.
func (m *marking) all() []*mark { return append(slices.Clone(m.marks), m.atPoint, m.behind) }

// isMark reports the call that a mark is.
func (m *marking) isMark(call *ast.CallExpr) bool {
	return slices.ContainsFunc(m.all(), func(mk *mark) bool { return mk != nil && mk.call == call })
}

// nameOf is a variable's name, now that it may have been renamed.
func (m *marking) nameOf(v *types.Var) string {
	for id, obj := range m.pkg.TypesInfo.Defs {
		if obj == types.Object(v) {
			return id.Name
		}
	}
	for id, obj := range m.pkg.TypesInfo.Uses { // of a type switch
		if obj == types.Object(v) {
			return id.Name
		}
	}
	return v.Name()
}

func (m *marking) file() *ast.File {
	for _, f := range m.pkg.Syntax {
		if f.FileStart <= m.main.Pos() && m.main.Pos() < f.FileEnd {
			return f
		}
	}
	panic("codewriter: marking.file: the main function is in no file")
}

// checker is the configuration with which a package was type-checked.
func checker(p *packages.Package) *types.Config {
	c := &types.Config{Importer: importsOf(p), Sizes: p.TypesSizes}
	if p.Module != nil && p.Module.GoVersion != "" {
		c.GoVersion = "go" + p.Module.GoVersion
	}
	return c
}

// importsOf imports what a package imports.
type importer map[string]*packages.Package

func importsOf(p *packages.Package) importer { return maps.Clone(p.Imports) }

func (i importer) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if p := i[path]; p != nil && p.Types != nil {
		return p.Types, nil
	}
	for _, name := range slices.Sorted(maps.Keys(i)) { // what a type's name is spelled with may be further away
		if p := i[name]; p.Types != nil {
			if found := importedBy(p.Types, path, map[*types.Package]bool{}); found != nil {
				return found, nil
			}
		}
	}
	return nil, fmt.Errorf("package %s has not been loaded", path)
}

// importedBy finds a package among those that another imports, directly or not.
func importedBy(p *types.Package, path string, seen map[*types.Package]bool) *types.Package {
	for _, i := range p.Imports() {
		if i.Path() == path {
			return i
		}
		if !seen[i] {
			seen[i] = true
			if found := importedBy(i, path, seen); found != nil {
				return found
			}
		}
	}
	return nil
}
