package codewriter

import (
	"bytes"
	"cmp"
	"fmt"
	"go/format"
	"go/types"
	"os"
	"slices"
	"strings"
	"text/template"
	"unicode"
	"unicode/utf8"
)

// The portal is the author's own main loop once more, as text, with a count
// where the guest jumps back, and a call when there is something to do. What
// comes back is only what the main loop itself assigns, so that Go keeps the
// rest in registers.
type portal struct {
	*writer
	name    string // of the main function, as generated names begin
	session string // names that the main function does not use
	merge   string
	vars    []pvar // at the merge point
	jumps   []*jump
	sites   []*site  // that count
	edits   []edit   // of the main function's text
	ends    []string // functions that take what an ended loop leaves
	label   string   // of the main loop, if the portal leaves it
	begin   string   // the call that begins, where the portal counts first, if it nests
	outer   string   // the session that it is called with, if it is begun there

	resultsName, leftName string // of those functions
}

// pvar is a variable that the portal hands over.
type pvar struct {
	name   string // or another expression
	typ    types.Type
	green  bool
	varies bool // it may be another value at each merge point
	back   bool // the portal gets it back: it is no memory that the engine has changed
}

// jump is a function of the generated file that takes what sites hand over: one
// for all sites that hand over the same.
type jump struct {
	name string
	vars []sitevar
}

// edit replaces a part of the source, by offsets in its file.
type edit struct {
	from, to int
	text     string
	whole    bool // it replaces a statement
	inside   bool // it is inserted into one that begins there
}

// portalFile is the generated file, but for its imports.
var portalFile = template.Must(template.New("portal").Parse(`
//go:embed {{.JitcodeFile}}
var {{.Name.Jitcode}} {{.String}}

// {{.Name.Source}} is what this file was made from: if that has changed since,
// package warm says so and does not run.
//
//go:embed {{.SourceFiles}}
var {{.Name.Source}} {{.EmbedFS}}

func init() {
	{{.Warm "Register"}}({{.Warm "Portal"}}{
		Driver:   {{.Driver}},
		{{- with .Number}}
		Number:   {{.}},
		{{- end}}
		Jitcode:  {{.Name.Jitcode}},
		Source:   {{.Name.Source}},
		Digest:   "{{.Digest}}",
		Main:     {{.MainFunc}},
		{{- with .Method}}
		Method:   {{.}},
		{{- end}}
		Bind:     {{.Name.Bind}},
		{{- with .Location}}
		Location: func({{$.Local "i"}} []{{$.Int64}}, {{$.Local "r"}} []{{$.Pointer}}) {{$.String}} {
			return {{.}}
		},
		{{- end}}
		{{- with .VaryInts}}
		VaryInts: []{{$.Int}}{ {{.}} },
		{{- end}}
		{{- with .VaryRefs}}
		VaryRefs: []{{$.Int}}{ {{.}} },
		{{- end}}
		Plain:    func({{.Local "args"}} []{{.Any}}) ({{.Local "results"}} []{{.Any}}) { {{.Plain}} },
		Run: func({{.Local "s"}} *{{.Warm "Session"}}, {{.Local "args"}} []{{.Any}}) ({{.Local "results"}} []{{.Any}}) { {{.Run}} },
		Bound: func({{.Local "e"}} *{{.Warm "Engine"}}, {{.Local "run"}} {{.Any}}) ({{.Local "bound"}} {{.Any}}) {
			{{.Local "plain"}}, {{.Local "ok"}} := {{.Local "run"}}.(func{{.Bound.Type}})
			if !{{.Local "ok"}} {
				return
			}
			{{with .Bound.Receiver}}{{.}}
			{{end -}}
			return func{{.Bound.Head}} {
				{{.Local "s"}}, {{.Local "ok"}} := {{.Local "e"}}.Start()
				if !{{.Local "ok"}} {
					{{.Bound.Plain}}
				}
				defer {{.Local "s"}}.Finish()
				{{.Bound.Run}}
			}
		},
	})
}

// {{.Name.Bind}} tells the jitcode where fields lie and which functions it calls.
func {{.Name.Bind}}({{.Local "p"}} *{{.Program}}) {
	{{range .Binds}}{{.}}
	{{end -}}
}
{{range .Written}}
{{.}}
{{end -}}
{{range .Ends}}
{{.}}
{{end -}}
{{range .Jumps}}
// {{.Name}} goes on from {{.From}}, and may run compiled
// code. It gives back what {{$.Main}} assigns, as it is at the merge point, and
// whether {{$.Main}} is to return.
//
//go:noinline
func {{.Name}}({{$.Local "s"}} *{{$.Warm "Session"}}{{.Params}}) ({{.Results}}) {
	{{.Fill -}}
	if {{$.Local "done"}} = {{$.Local "s"}}.{{.Enter}}; {{$.Local "done"}} {
		return
	}
	{{with .Back}}{{.}}
	{{end -}}
	return
}
{{end}}
// {{.Name.Portal}} is {{.Main}} with counters.
func {{.Name.Portal}}({{.Session}} *{{.Warm "Session"}}{{with .Params}}, {{.}}{{end}}){{.Result}} {
	{{with .Outer}}{{.}} := {{$.Session}}
	{{- else}}{{if not .Nests}}{{.Session}}.Begin({{.Begin}}){{end}}{{end}}
{{.Body}}
{{- range .Copies}}

{{.}}
{{- end}}
`))

// portalData fills it in.
type portalData struct {
	*namer
	Number                                                                    int
	JitcodeFile, SourceFiles, Digest, Main, MainFunc, Method, Driver, Session string

	Name struct{ Jitcode, Source, Bind, Portal string }

	Location, VaryInts, VaryRefs, Plain, Run string // of the registration
	Bound                                    boundData

	Binds                       []string // of Bind
	Written                     []string // other declarations
	Jumps                       []jumpData
	Ends                        []string
	Params, Result, Begin, Body string // of Portal
	Outer                       string
	Nests                       bool
	Copies                      []string
}

// boundData fills in what makes functions of the main function's own type, or of its
// method values', which run the portal.
type boundData struct{ Type, Head, Receiver, Plain, Run string }

// jumpData fills in one function that may run compiled code.
type jumpData struct{ Name, From, Params, Results, Fill, Enter, Back string }

// The names of things that the template mentions.
func (n *namer) Warm(name string) string  { return n.warm(name) }
func (n *namer) Local(name string) string { return n.local(name) }
func (n *namer) String() string           { return n.builtin("string") }
func (n *namer) Int() string              { return n.builtin("int") }
func (n *namer) Int64() string            { return n.builtin("int64") }
func (n *namer) Any() string              { return n.builtin("any") }
func (n *namer) Pointer() string          { return n.pointer() }
func (n *namer) Program() string          { return n.jitcode("Program") }
func (n *namer) EmbedFS() string          { return n.imported("embed", "embed") + ".FS" }

// portal writes the generated Go file.
func (w *writer) portal() (string, error) {
	p := &portal{writer: w, name: lowerFirst(w.driver.main.Name()), sites: w.counted}
	p.session, p.merge = p.unused("s"), p.unused("merge")
	for n, id := range w.driver.point.names {
		v := w.driver.point.vars[n]
		if !p.takesApart(v.Type()) || !p.nameable(v.Type()) {
			p.errorf(w.driver.point.expr.Args[n].Pos(), "%s has the type %s, which the generated file cannot take apart; hold it by pointer", id, p.typeName(v.Type()))
			return "", nil
		}
		p.vars = append(p.vars, w.driver.pvar(n))
	}
	p.vars = append(p.vars, w.driver.implicit...)
	p.checkLocation()
	data := &portalData{namer: w.namer, JitcodeFile: numbered(JitcodeFile, w.marking.nth), Number: w.marking.nth, Main: w.mainText(), Driver: w.driver.name, Session: p.session}
	data.Name.Jitcode, data.Name.Source = p.top(p.name+"Jitcode"), p.top(p.name+"Source")
	data.Name.Bind, data.Name.Portal = p.top(p.name+"Bind"), p.portalName()
	p.registration(data)
	p.binding(data)
	data.Written = append(p.found, p.written...)
	if err := p.loop(data); err != nil {
		return "", err
	}
	if err := p.source(data); err != nil {
		return "", err
	}
	var b bytes.Buffer
	if err := portalFile.Execute(&b, data); err != nil {
		panic("codewriter: portal: " + err.Error())
	}
	text := p.header(b.String()) + b.String()
	out, err := format.Source([]byte(text))
	if err != nil {
		panic("codewriter: portal: " + err.Error() + "\n" + text)
	}
	return string(out), nil
}

// registration is what tells package warm of everything else in the file.
func (p *portal) registration(d *portalData) {
	if p.driver.location != nil {
		s := p.newStub()
		var args []string
		for _, v := range p.vars {
			if v.green {
				args = append(args, s.arg(v.typ))
			}
		}
		d.Location = fmt.Sprintf("%s(%s)", p.locationText(), strings.Join(args, ", "))
	}
	ints, refs := p.varying()
	d.VaryInts, d.VaryRefs = intList(ints), intList(refs)
	var args []string
	for n, v := range p.driver.main.Params { // a receiver is the first
		args = append(args, fmt.Sprintf("%s[%s](%s, %d)", p.warm("Arg"), p.typ(v.Type()), p.local("args"), n))
	}
	d.MainFunc, d.Method = p.funcText(p.driver.main), p.methodText()
	d.Run = p.anyResults(fmt.Sprintf("%s(%s)", d.Name.Portal, strings.Join(append([]string{p.local("s")}, args...), ", ")))
	if p.driver.main.Signature.Variadic() {
		args[len(args)-1] += "..."
	}
	d.Plain = p.anyResults(fmt.Sprintf("%s(%s)", d.MainFunc, strings.Join(args, ", ")))
	d.Bound = p.bound(d.Name.Portal)
}

// bound fills in what makes functions which run the portal.
func (p *portal) bound(portal string) (d boundData) {
	main, variadic := p.driver.main, p.driver.main.Signature.Variadic()
	var kinds, params, args, results []string
	for n, v := range main.Params {
		name := p.local(fmt.Sprintf("p%d", n))
		typ := p.typ(v.Type())
		if variadic && n == len(main.Params)-1 {
			typ = "..." + p.typ(v.Type().Underlying().(*types.Slice).Elem())
		}
		kinds, params, args = append(kinds, typ), append(params, name+" "+typ), append(args, name)
	}
	plain := args
	if main.Signature.Recv() != nil {
		d.Receiver = fmt.Sprintf("%s := %s[%s](%s)", args[0], p.warm("Receiver"), kinds[0], p.local("plain"))
		kinds, params, plain = kinds[1:], params[1:], args[1:]
	}
	for v := range main.Signature.Results().Variables() {
		results = append(results, p.typ(v.Type()))
	}
	result, call := "", p.local("plain")+"("+strings.Join(plain, ", ")
	if variadic {
		call += "..."
	}
	d.Plain, d.Run = call+")\nreturn", fmt.Sprintf("%s(%s)", portal, strings.Join(append([]string{p.local("s")}, args...), ", "))
	if len(results) > 0 {
		result = " (" + strings.Join(results, ", ") + ")"
		d.Plain, d.Run = "return "+call+")", "return "+d.Run
	}
	d.Type = "(" + strings.Join(kinds, ", ") + ")" + result
	d.Head = "(" + strings.Join(params, ", ") + ")" + result
	return d
}

// anyResults is a call of the main function, whose results are returned as interfaces.
func (p *portal) anyResults(call string) string {
	var names []string
	for n := range p.driver.main.Signature.Results().Len() {
		names = append(names, p.local(fmt.Sprintf("result%d", n+1)))
	}
	if len(names) == 0 {
		return call + "\nreturn"
	}
	list := strings.Join(names, ", ")
	return fmt.Sprintf("%s := %s\nreturn []%s{%s}", list, call, p.builtin("any"), list)
}

// binding gives the descrs their offsets and functions.
func (p *portal) binding(d *portalData) {
	for _, one := range p.order {
		if p.binds[one] != "" {
			d.Binds = append(d.Binds, p.binds[one])
		}
	}
}

// jumpFor gives the function that a site calls, with the number of the site.
func (p *portal) jumpFor(vars []sitevar) *jump {
	same := func(a, b sitevar) bool {
		return a.name == b.name && types.Identical(a.typ, b.typ) && slices.Equal(a.wanted, b.wanted)
	}
	for _, j := range p.jumps {
		if slices.EqualFunc(j.vars, vars, same) {
			return j
		}
	}
	j := &jump{p.top(p.name + "Enter"), vars}
	p.jumps = append(p.jumps, j)
	return j
}

// entering writes the functions that the portal calls when a jump back has been
// counted often enough. They are not inlined: nothing of them should burden the
// loop.
func (p *portal) entering(d *portalData) {
	for _, j := range p.jumps {
		data := jumpData{Name: j.name, From: "a place where the guest jumps back", Enter: "EnterFrom(" + p.local("site") + ")"}
		if len(p.sites) == 0 {
			data.From, data.Enter = "the merge point", "Enter()"
		} else {
			data.Params = ", " + p.local("site") + " " + p.builtin("int")
		}
		var ints, refs []string
		used := map[string]bool{}
		for _, v := range j.vars {
			name := p.paramFor(v.name, used)
			data.Params += ", " + name + " " + p.typ(v.typ)
			for n, c := range p.spread(name, v.typ) {
				switch {
				case !v.wanted[n]:
				case c.isRef:
					refs = append(refs, c.text)
				default:
					ints = append(ints, c.text)
				}
			}
		}
		data.Fill = p.fill("Ints", ints) + p.fill("Refs", refs)
		p.results(&data, used)
		d.Jumps = append(d.Jumps, data)
	}
}

// results are the variables that the main function assigns, as they come back; used are
// names of others there.
func (p *portal) results(data *jumpData, used map[string]bool) {
	s := &stub{w: p.writer, intBank: p.local("s") + ".Ints", refBank: p.local("s") + ".Refs"}
	var results, same, back []string
	for _, v := range p.vars {
		text := s.arg(v.typ)
		if !v.back {
			continue
		}
		to := p.another("new"+upperFirst(v.name), p.own, used)
		results = append(results, to+" "+p.typ(v.typ))
		same, back = append(same, to), append(back, text)
	}
	if s.err != nil {
		p.errorf(p.driver.point.call.Pos(), "the merge point has %s", s.err)
	}
	data.Results = strings.Join(append(results, p.local("done")+" "+p.builtin("bool")), ", ")
	if len(back) > 0 {
		data.Back = strings.Join(same, ", ") + " = " + strings.Join(back, ", ")
	}
}

func (p *portal) fill(bank string, exprs []string) string {
	if len(exprs) == 0 {
		return ""
	}
	var places []string
	for n := range exprs {
		places = append(places, fmt.Sprintf("%s.%s[%d]", p.local("s"), bank, n))
	}
	return strings.Join(places, ", ") + " = " + strings.Join(exprs, ", ") + "\n"
}

func (p *portal) assignedNames() []string {
	var names []string
	for _, v := range p.vars {
		if v.back {
			names = append(names, v.name)
		}
	}
	return names
}

// loop is the main function with its edits.
func (p *portal) loop(d *portalData) error {
	decl := p.decls[p.driver.main]
	src, err := os.ReadFile(p.fset.PositionFor(decl.Pos(), false).Filename)
	if err != nil {
		return fmt.Errorf("translate: %w", err)
	}
	var params []string
	for _, v := range p.driver.main.Params {
		params = append(params, v.Name()+" "+p.typ(v.Type()))
	}
	d.Params = strings.Join(params, ", ")
	d.Result = p.resultTypes()
	ints, refs := p.banks(p.vars, func(v pvar) bool { return v.green && !v.varies })
	d.Begin = p.sliceOf(p.builtin("int64"), ints) + ", " + p.sliceOf(p.pointer(), refs)

	if p.nests = p.nests || p.reentry.on[p.marking.main]; p.nests {
		p.lateBegin()
	}
	p.edits = p.reentryEdits(decl, p.session, src)
	p.placeCounts(src)
	p.placeLiterals(decl)
	p.entering(d)
	d.Nests, d.Outer = p.nests, p.outer
	d.Ends = p.ends
	d.Body = p.paramAliases() + p.edited(src, p.at(decl.Body.Lbrace)+1, p.at(decl.Body.Rbrace)+1)
	p.aliases(d)
	d.Copies, err = p.copied()
	return err
}

// edited gives a part of the source with the edits that are in it; of two, one
// in the other, the outer one.
func (p *portal) edited(src []byte, from, to int) string { return editedText(p.edits, src, from, to) }

func editedText(edits []edit, src []byte, from, to int) string {
	var b strings.Builder
	slices.SortStableFunc(edits, func(a, b edit) int {
		switch {
		case a.from == b.from && a.inside && b.whole:
			return 1
		case a.from == b.from && a.whole && b.inside:
			return -1
		case a.from == b.from && (a.from == a.to) != (b.from == b.to): // insertions first
			return cmp.Compare(a.to, b.to)
		}
		return cmp.Or(a.from-b.from, b.to-a.to)
	})
	for _, e := range edits {
		if from <= e.from && e.to <= to {
			b.Write(src[from:e.from])
			b.WriteString(e.text)
			from = e.to
		}
	}
	b.Write(src[from:to])
	return b.String()
}

// header begins the file.
func (p *portal) header(body string) string {
	constraint := p.constraint()
	if constraint != "" {
		constraint = "//go:build " + constraint + "\n\n"
	}
	return fmt.Sprintf("// Code generated by translate; DO NOT EDIT.\n\n%spackage %s\n\n%s", constraint, p.types.Name(), p.importLines(body))
}

// lowerFirst keeps generated names from being exported.
func lowerFirst(name string) string { return mapFirst(unicode.ToLower, name) }

func upperFirst(name string) string { return mapFirst(unicode.ToUpper, name) }

func mapFirst(f func(rune) rune, name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(f(first)) + name[size:]
}

// unused gives a name that the main function does not use for anything.
func (p *portal) unused(name string) string {
	used := map[string]bool{}
	inspectNames(p.decls[p.driver.main], used)
	if i := p.instanced[p.driver.main]; i != nil {
		inspectNames(i.decl, used)
	}
	for used[name] || types.Universe.Lookup(name) != nil {
		name += "_"
	}
	return name
}
