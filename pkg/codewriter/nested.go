package codewriter

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A main loop may be entered again by what it calls: the interpreter of a guest
// function's body is the interpreter once more. Then the portal is to be entered
// again, and not the author's plain function, or nothing in there would ever be
// compiled. So the functions on the way from the main loop to itself are written
// into the generated file once more, with a session as their first parameter, and
// their calls of each other lead to these copies. A call of a method of an
// interface goes by the dynamic type; function values lead to the author's own.
//
// RPython replaces the portal in all graphs of the program
// (rewrite_jit_merge_point in rpython/jit/metainterp/warmspot.py); Go programs
// are not ours to change.

// reentry is what is known of the way from the main loop to itself. It is found in
// the source as it was written, and holds no more than syntax and places.
type reentry struct {
	on      map[*ast.FuncDecl]bool           // the way
	calls   map[*ast.FuncDecl][]*reentryCall // that stay on it
	methods map[ifaceMethod][]*ast.FuncDecl  // that a call of an interface's method may lead to, on it
	imports map[*ast.FuncDecl][]importName
}

// ifaceMethod is a method of an interface of the package.
type ifaceMethod struct{ iface, method string }

// reentryCall is a call in the source.
type reentryCall struct {
	fun, paren token.Pos // where the called expression begins, and the parenthesis
	dot        token.Pos // of x.m(…): the method's name; else NoPos
	address    bool      // x is passed by address
	args       bool      // there are any
	direct     *ast.FuncDecl
	through    ifaceMethod
}

// importName is an identifier that names an imported package.
type importName struct {
	pos  token.Pos
	name string
	pkg  *types.Package
}

// findReentry follows the calls of the package's functions from the main loop.
func (u *unit) findReentry() *reentry {
	r := &reentry{on: map[*ast.FuncDecl]bool{}, calls: map[*ast.FuncDecl][]*reentryCall{}, methods: map[ifaceMethod][]*ast.FuncDecl{}, imports: map[*ast.FuncDecl][]importName{}}
	f := &reentryFinder{reentry: r, u: u, decls: map[types.Object]*ast.FuncDecl{}}
	for _, file := range u.pkg.Syntax {
		for _, d := range file.Decls {
			if decl, ok := d.(*ast.FuncDecl); ok && f.canCopy(decl) {
				f.decls[u.pkg.TypesInfo.Defs[decl.Name]] = decl
				f.order = append(f.order, u.pkg.TypesInfo.Defs[decl.Name])
			}
		}
	}
	for _, obj := range f.order {
		f.callsOf(f.decls[obj])
	}
	main := u.marking.main
	from := f.reached(main, func(d *ast.FuncDecl) []*ast.FuncDecl { return f.callees(d) })
	for decl := range from {
		r.on[decl] = f.reached(decl, func(d *ast.FuncDecl) []*ast.FuncDecl { return f.callees(d) })[main]
	}
	r.prune()
	return r
}

// prune drops what does not lead back to the main loop.
func (r *reentry) prune() {
	for m, list := range r.methods {
		r.methods[m] = slices.DeleteFunc(slices.Clone(list), func(d *ast.FuncDecl) bool { return !r.on[d] })
	}
	for decl, list := range r.calls {
		r.calls[decl] = slices.DeleteFunc(list, func(c *reentryCall) bool {
			if c.direct != nil {
				return !r.on[c.direct]
			}
			return len(r.methods[c.through]) == 0
		})
	}
}

// lateBegin adds the function by which a portal that is entered by itself begins its
// session where it counts first: mostly a guest function has no loop, and is to pay
// for none.
func (p *portal) lateBegin() {
	s := p.local("s")
	params, args := s+" *"+p.warm("Session"), p.session
	var ints, refs []string
	for n, v := range p.vars {
		if !v.green || v.varies {
			continue
		}
		green := v
		green.name = p.local(fmt.Sprintf("green%d", n+1))
		params, args = params+", "+green.name+" "+p.typ(v.typ), args+", "+v.name
		i, r := p.banks([]pvar{green}, func(pvar) bool { return true })
		ints, refs = append(ints, i...), append(refs, r...)
	}
	if len(ints)+len(refs) == 0 {
		p.begin = p.session + ".BeginInside()"
		return
	}
	name := p.top(p.name + "Begin")
	p.begin = name + "(" + args + ")"
	p.ends = append(p.ends, fmt.Sprintf("// %s begins to count inside another main loop, perhaps.\n//\n//go:noinline\nfunc %[1]s(%s) *%s {\n%s = %[4]s.Inner()\n%[4]s.Begin(%s, %s)\nreturn %[4]s\n}",
		name, params, p.warm("Session"), s, p.sliceOf(p.builtin("int64"), ints), p.sliceOf(p.pointer(), refs)))
}

// beginFirst is the statement that counts, where the guest went back.
func (p *portal) beginFirst(back, count string) string {
	if !p.nests {
		return count
	}
	p.outer = p.unused("outer")
	text := fmt.Sprintf("if %s == %s {\n%[1]s = %[3]s\n}\n%[4]s", p.session, p.outer, p.begin, count)
	if back == "" {
		return text
	}
	return "if " + back + " {\n" + text + "\n}"
}

type reentryFinder struct {
	*reentry
	u     *unit
	decls map[types.Object]*ast.FuncDecl
	order []types.Object // of decls, as the source has them
}

// canCopy reports a function whose text means the same in another file, under
// another name.
func (f *reentryFinder) canCopy(decl *ast.FuncDecl) bool {
	fn, ok := f.u.pkg.TypesInfo.Defs[decl.Name].(*types.Func)
	if !ok || decl.Body == nil || decl.Name.Name == "_" || decl.Name.Name == "init" && decl.Recv == nil {
		return false
	}
	if sig := fn.Signature(); sig.TypeParams() != nil || sig.RecvTypeParams() != nil || f.u.isCopy(decl) {
		return false
	}
	if decl == f.u.marking.main {
		return true
	}
	may := true
	ast.Inspect(decl, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.TypeSpec: // it would be another type
			may = false
		case *ast.Ident:
			obj := f.u.pkg.TypesInfo.Uses[n]
			if name, ok := obj.(*types.PkgName); ok {
				f.imports[decl] = append(f.imports[decl], importName{n.Pos(), n.Name, name.Imported()})
			} else if obj != nil && f.u.fromDotImport(n, obj) {
				may = false
			}
		}
		return true
	})
	return may
}

// isCopy reports the copy of an instance: its text is that of the generic function.
func (u *unit) isCopy(decl *ast.FuncDecl) bool {
	return slices.ContainsFunc(u.marking.instances, func(i *instance) bool { return i.copy == decl })
}

// reached gives what is reached from a function by at least one step.
func (f *reentryFinder) reached(from *ast.FuncDecl, next func(*ast.FuncDecl) []*ast.FuncDecl) map[*ast.FuncDecl]bool {
	seen := map[*ast.FuncDecl]bool{}
	list := []*ast.FuncDecl{from}
	for len(list) > 0 {
		d := list[len(list)-1]
		list = list[:len(list)-1]
		for _, to := range next(d) {
			if !seen[to] {
				seen[to] = true
				list = append(list, to)
			}
		}
	}
	return seen
}

func (f *reentryFinder) callees(decl *ast.FuncDecl) (list []*ast.FuncDecl) {
	for _, c := range f.calls[decl] {
		if c.direct != nil {
			list = append(list, c.direct)
		} else {
			list = append(list, f.methods[c.through]...)
		}
	}
	return list
}

// callsOf lists a function's calls: not those in closures, which may be called when
// the session is another's, and not those of other goroutines.
func (f *reentryFinder) callsOf(decl *ast.FuncDecl) {
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.GoStmt:
			return false
		case *ast.CallExpr:
			if c := f.call(n); c != nil {
				f.calls[decl] = append(f.calls[decl], c)
			}
		}
		return true
	})
}

func (f *reentryFinder) call(call *ast.CallExpr) *reentryCall {
	info := f.u.pkg.TypesInfo
	c := &reentryCall{fun: call.Fun.Pos(), paren: call.Lparen, args: len(call.Args) > 0}
	switch fun := call.Fun.(type) {
	case *ast.Ident:
		if c.direct = f.decls[info.Uses[fun]]; c.direct != nil {
			return c
		}
	case *ast.SelectorExpr:
		sel := info.Selections[fun]
		if sel == nil || sel.Kind() != types.MethodVal || len(sel.Index()) != 1 {
			return nil
		}
		c.dot = fun.Sel.Pos()
		if types.IsInterface(sel.Recv()) {
			return f.dynamic(c, sel)
		}
		c.direct = f.decls[sel.Obj()]
		want := sel.Obj().(*types.Func).Signature().Recv().Type()
		switch have := info.TypeOf(fun.X); {
		case c.direct == nil:
		case types.Identical(have, want):
			return c
		case types.Identical(types.NewPointer(have), want):
			c.address = true
			return c
		}
	}
	return nil
}

// dynamic is a call of a method of an interface that the package declares by name.
func (f *reentryFinder) dynamic(c *reentryCall, sel *types.Selection) *reentryCall {
	named, ok := types.Unalias(sel.Recv()).(*types.Named)
	if !ok || named.Obj().Parent() != f.u.pkg.Types.Scope() || named.TypeArgs() != nil {
		return nil
	}
	c.through = ifaceMethod{named.Obj().Name(), sel.Obj().Name()}
	if _, known := f.methods[c.through]; !known {
		f.methods[c.through] = nil
		for _, obj := range f.order {
			recv := obj.(*types.Func).Signature().Recv()
			if recv != nil && obj.Name() == c.through.method && types.Implements(recv.Type(), named.Underlying().(*types.Interface)) {
				f.methods[c.through] = append(f.methods[c.through], f.decls[obj])
			}
		}
	}
	return c
}

// reenters reports a function on the way.
func (w *writer) reenters(fn *ssa.Function) bool {
	decl := w.decls[fn]
	return decl != nil && !w.isCopy(decl) && (fn == w.driver.main || w.reentry.on[decl])
}

// copyName names what a function on the way is called by those who have a session:
// the portal, or a copy.
func (w *writer) copyName(decl *ast.FuncDecl) string {
	if decl == w.marking.main {
		w.nests = true
		return w.portalName()
	}
	if name := w.copies[decl]; name != "" {
		return name
	}
	name, suffix := decl.Name.Name, "Nested"
	if decl.Recv != nil {
		name = recvName(decl) + upperFirst(name)
	}
	w.toCopy = append(w.toCopy, decl)
	w.copies[decl] = w.top(lowerFirst(name) + suffix)
	return w.copies[decl]
}

// portalName is what the portal is called.
func (w *writer) portalName() string {
	main := w.marking.main
	if w.copies[main] == "" {
		w.copies[main] = w.top(lowerFirst(main.Name.Name) + "Portal")
	}
	return w.copies[main]
}

// recvName is the name of the type that a method belongs to.
func recvName(decl *ast.FuncDecl) string {
	t := ast.Unparen(decl.Recv.List[0].Type)
	if p, ok := t.(*ast.StarExpr); ok {
		t = ast.Unparen(p.X)
	}
	if id, ok := t.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}

// dispatchName names the function that calls a method by the dynamic type; "" if
// none of its methods is on the way.
func (w *writer) dispatchName(m ifaceMethod) string {
	if len(w.reentry.methods[m]) == 0 {
		return ""
	}
	if w.dispatched[m] == "" {
		w.dispatched[m] = w.top(lowerFirst(m.iface) + upperFirst(m.method) + "Nested")
		w.toDispatch = append(w.toDispatch, m)
	}
	return w.dispatched[m]
}

// dispatchOf is dispatchName of an interface that the package declares by name.
func (w *writer) dispatchOf(iface types.Type, method *types.Func) string {
	named, ok := types.Unalias(iface).(*types.Named)
	if !ok || named.Obj().Parent() != w.types.Scope() || named.TypeArgs() != nil {
		return ""
	}
	return w.dispatchName(ifaceMethod{named.Obj().Name(), method.Name()})
}

// copied writes the copies that are asked for, and those that they ask for.
func (p *portal) copied() (list []string, err error) {
	for n, m := 0, 0; n < len(p.toCopy) || m < len(p.toDispatch); {
		if n < len(p.toCopy) {
			text, err := p.copyOf(p.toCopy[n])
			if err != nil {
				return nil, err
			}
			list = append(list, text)
			n++
			continue
		}
		list = append(list, p.dispatcher(p.toDispatch[m]))
		m++
	}
	return list, nil
}

// copyOf is a function's text with a session.
func (p *portal) copyOf(decl *ast.FuncDecl) (string, error) {
	src, err := os.ReadFile(p.fset.PositionFor(decl.Pos(), false).Filename)
	if err != nil {
		return "", fmt.Errorf("translate: %w", err)
	}
	s := unusedIn(decl, "s")
	edits := p.reentryEdits(decl, s, src)
	for _, i := range p.reentry.imports[decl] {
		if name := p.imported(i.pkg.Path(), i.pkg.Name()); name != i.name {
			at := p.at(i.pos)
			edits = append(edits, edit{from: at, to: at + len(i.name), text: name})
		}
	}
	var params []string
	if decl.Recv != nil {
		params = append(params, p.fieldsText(edits, src, decl.Recv)...)
	}
	params = append(params, p.fieldsText(edits, src, decl.Type.Params)...)
	result := ""
	if r := decl.Type.Results; r != nil {
		result = " " + editedText(edits, src, p.at(r.Pos()), p.at(r.End()))
	}
	body := editedText(edits, src, p.at(decl.Body.Lbrace), p.at(decl.Body.Rbrace)+1)
	name := p.copyName(decl)
	return fmt.Sprintf("// %s is %s where the main loop may run again.\nfunc %[1]s(%[3]s) %[4]s%[5]s",
		name, p.funcTextOf(decl), strings.Join(append([]string{s + " *" + p.warm("Session")}, params...), ", "), strings.TrimSpace(result)+" ", body), nil
}

func (p *portal) funcTextOf(decl *ast.FuncDecl) string {
	if decl.Recv == nil {
		return decl.Name.Name
	}
	return recvName(decl) + "." + decl.Name.Name
}

// fieldsText writes parameters, each with a name.
func (p *portal) fieldsText(edits []edit, src []byte, list *ast.FieldList) (params []string) {
	for _, f := range list.List {
		typ := editedText(edits, src, p.at(f.Type.Pos()), p.at(f.Type.End()))
		if len(f.Names) == 0 {
			params = append(params, "_ "+typ)
		}
		for _, name := range f.Names {
			at := p.at(name.Pos())
			params = append(params, identAt(src, at)+" "+typ)
		}
	}
	return params
}

// identAt is the identifier at a place of the source, whatever its node is called
// meanwhile.
func identAt(src []byte, at int) string {
	end := at
	for end < len(src) && (isLetter(src[end]) || '0' <= src[end] && src[end] <= '9') {
		end++
	}
	return string(src[at:end])
}

func isLetter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c >= 0x80
}

// reentryEdits lead a function's calls to the copies: x.m(a) becomes m(s, x, a).
func (p *portal) reentryEdits(decl *ast.FuncDecl, session string, src []byte) (edits []edit) {
	for _, c := range p.reentry.calls[decl] {
		from, open := p.at(c.fun), p.at(c.paren)
		comma := ""
		if c.args {
			comma = ", "
		}
		var name string
		if c.direct != nil {
			name = p.copyName(c.direct)
		} else {
			name = p.dispatchName(c.through)
		}
		if !c.dot.IsValid() {
			edits = append(edits, edit{from: from, to: open + 1, text: name + "(" + session + comma})
			continue
		}
		dot := p.at(c.dot)
		for dot--; dot > from && strings.IndexByte(" \t\r\n", src[dot]) >= 0; dot-- {
		}
		if src[dot] != '.' { // a comment
			continue
		}
		and := ""
		if c.address {
			and = "&"
		}
		edits = append(edits, edit{from: from, to: from, text: name + "(" + session + ", " + and, inside: true},
			edit{from: dot, to: open + 1, text: comma})
	}
	return edits
}

// dispatcher is the function that calls a method of an interface where the main
// loop may run again.
func (p *portal) dispatcher(m ifaceMethod) string {
	obj := p.types.Scope().Lookup(m.iface)
	method, _, _ := types.LookupFieldOrMethod(obj.Type(), false, p.types, m.method)
	sig := method.Type().(*types.Signature)
	s, x := p.local("s"), p.local("x")
	params, args := []string{s + " *" + p.warm("Session"), x + " " + m.iface}, []string(nil)
	for n := range sig.Params().Len() {
		name, typ := p.local(fmt.Sprintf("arg%d", n+1)), p.typ(sig.Params().At(n).Type())
		if sig.Variadic() && n == sig.Params().Len()-1 {
			typ = "..." + strings.TrimPrefix(typ, "[]")
			args = append(args, name+"...")
		} else {
			args = append(args, name)
		}
		params = append(params, name+" "+typ)
	}
	var results []string
	for v := range sig.Results().Variables() {
		results = append(results, p.typ(v.Type()))
	}
	call := func(f string, first ...string) string {
		text := f + "(" + strings.Join(append(first, args...), ", ") + ")\n"
		if len(results) > 0 {
			return "return " + text
		}
		return text
	}
	var b strings.Builder
	name := p.dispatchName(m)
	fmt.Fprintf(&b, "// %s calls %s.%s where the main loop may run again.\nfunc %[1]s(%[4]s) (%[5]s) {\nswitch %[6]s := %[6]s.(type) {\n", name, m.iface, m.method,
		strings.Join(params, ", "), strings.Join(results, ", "), x)
	for _, decl := range p.reentry.methods[m] {
		star := ""
		if _, ok := ast.Unparen(decl.Recv.List[0].Type).(*ast.StarExpr); ok {
			star = "*"
		}
		fmt.Fprintf(&b, "case %s%s:\n%s", star, recvName(decl), call(p.copyName(decl), s, x))
	}
	fmt.Fprintf(&b, "default:\n%s}\n}", call(x+"."+m.method))
	return b.String()
}

// unusedIn gives a name that a function does not use.
func unusedIn(decl *ast.FuncDecl, name string) string {
	used := map[string]bool{}
	inspectNames(decl, used)
	for used[name] || types.Universe.Lookup(name) != nil {
		name += "_"
	}
	return name
}

// nestedHead begins a stub that calls a function on the way: it finds the session by
// the place that it is told first.
func (s *stub) nestedHead() string {
	return fmt.Sprintf("%s := %s(%s)\ndefer %[1]s.Back()\n", s.w.local("s"), s.w.warm("Current"), s.ref())
}

// nestedText is the call of a function on the way, or of the portal.
func (s *stub) nestedText(fn *ssa.Function) string {
	args := []string{s.w.local("s")}
	if recv := fn.Signature.Recv(); recv != nil {
		args = append(args, s.arg(recv.Type()))
	}
	args = append(args, s.argTexts(fn.Signature)...)
	return s.w.copyName(s.w.decls[fn]) + "(" + strings.Join(args, ", ") + ")"
}
