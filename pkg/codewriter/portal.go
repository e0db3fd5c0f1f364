package codewriter

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/types"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"text/template"

	"golang.org/x/tools/go/ssa"
)

// The portal is the author's own main loop once more, as text, with a count
// where the guest jumps back, and a call when there is something to do. What
// comes back is only what the main loop itself assigns, so that Go keeps the
// rest in registers.
type portal struct {
	*writer
	name    string // of the main function, as generated names begin
	session string // a name the function does not use
	vars    []pvar // at the merge point
	edits   []edit // of the main function's text
}

// pvar is a variable at the merge point.
type pvar struct {
	name     string
	typ      types.Type
	green    bool
	assigned bool // by the main function
}

// edit replaces a part of the source, by offsets in its file.
type edit struct {
	from, to int
	text     string
}

// portalFile is the generated file, but for its imports.
var portalFile = template.Must(template.New("portal").Parse(`
//go:embed {{.JitcodeFile}}
var {{.Name}}Jitcode string

func init() {
	warm.Register(warm.Portal{
		Driver:   {{.Driver}},
		Jitcode:  {{.Name}}Jitcode,
		Bind:     {{.Name}}Bind,
		{{- with .Location}}
		Location: func(i []int64, r []unsafe.Pointer) string {
			return {{.}}
		},
		{{- end}}
		VaryInts: {{.VaryInts}},
		VaryRefs: {{.VaryRefs}},
		Plain:    func(args []any) { {{.Plain}} },
		Run: func(s *warm.Session, args []any) {
			{{.Name}}Portal(s, {{.Args}})
		},
	})
}

// {{.Name}}Bind tells the jitcode where fields lie and which functions it calls.
func {{.Name}}Bind(p *jitcode.Program) {
	{{if .NeedsWord}}const word = unsafe.Sizeof(uintptr(0))
	{{end -}}
	{{range .Binds}}{{.}}
	{{end -}}
}

// {{.Name}}Enter may run compiled code. It gives back what {{.Main}} assigns, and
// whether that is to return.
//
//go:noinline
func {{.Name}}Enter({{.S}} *warm.Session, {{.Vars}}) ({{.Results}}) {
	{{.Fill -}}
	if {{.S}}.Enter() {
		return {{.Same}}
	}
	return {{.Back}}
}

// {{.Name}}Portal is {{.Main}} with counters.
func {{.Name}}Portal({{.S}} *warm.Session, {{.Params}}) {
	{{.S}}.Begin({{.Begin}})
{{.Body}}
`))

// portalData fills it in.
type portalData struct {
	JitcodeFile, Name, Main, Driver, S string

	Location, VaryInts, VaryRefs, Plain, Args string   // of the registration
	NeedsWord                                 bool     // of Bind
	Binds                                     []string // …
	Vars, Results, Fill, Same, Back           string   // of Enter
	Params, Begin, Body                       string   // of Portal
}

// portal writes the generated Go file.
func (w *writer) portal() (string, error) {
	p := &portal{writer: w, name: lowerFirst(w.driver.main.Name())}
	p.session = p.unused("s")
	for n, name := range w.driver.names() {
		v := w.driver.point.vars[n]
		_, param := v.(*ssa.Parameter)
		p.vars = append(p.vars, pvar{name, v.Type(), n < len(w.driver.greens), !param})
	}
	p.checkLocation()
	data := &portalData{JitcodeFile: JitcodeFile, Name: p.name, Main: w.driver.main.Name(), Driver: w.driver.name, S: p.session}
	p.registration(data)
	p.binding(data)
	p.entering(data)
	if err := p.loop(data); err != nil {
		return "", err
	}
	var b strings.Builder
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
	if p.driver.location != "" {
		s := p.newStub()
		var args []string
		for _, v := range p.vars {
			if v.green {
				args = append(args, s.arg(v.typ))
			}
		}
		d.Location = fmt.Sprintf("%s(%s)", p.driver.location, strings.Join(args, ", "))
	}
	ints, refs := p.varying()
	d.VaryInts, d.VaryRefs = intList(ints), intList(refs)
	var args []string
	for n, v := range p.driver.main.Params { // a receiver is the first
		args = append(args, fmt.Sprintf("args[%d].(%s)", n, p.typeName(v.Type())))
	}
	d.Args = strings.Join(args, ", ")
	d.Plain = fmt.Sprintf("%s(%s)", d.Main, d.Args)
	if p.driver.main.Signature.Recv() != nil {
		d.Plain = fmt.Sprintf("%s.%s(%s)", args[0], d.Main, strings.Join(args[1:], ", "))
	}
}

// binding gives the descrs their offsets and functions.
func (p *portal) binding(d *portalData) {
	for _, one := range p.order {
		d.Binds = append(d.Binds, p.binds[one])
		d.NeedsWord = d.NeedsWord || strings.Contains(p.binds[one], "word")
	}
}

// entering is the function that the portal calls when a jump back has been
// counted often enough. It is not inlined: nothing of it should burden the loop.
func (p *portal) entering(d *portalData) {
	var vars, results, back []string
	s := &stub{u: p.unit, intBank: p.session + ".Ints", refBank: p.session + ".Refs"}
	for _, v := range p.vars {
		vars = append(vars, v.name+" "+p.typeName(v.typ))
		text := s.arg(v.typ)
		if v.assigned {
			results = append(results, p.typeName(v.typ))
			back = append(back, text)
		}
	}
	if s.err != nil {
		p.errorf(p.driver.point.call.Pos(), "the merge point has %s", s.err)
	}
	ints, refs := p.spreadVars(func(pvar) bool { return true })
	d.Vars = strings.Join(vars, ", ")
	d.Results = strings.Join(append(results, "bool"), ", ")
	d.Fill = p.fill("Ints", ints) + p.fill("Refs", refs)
	d.Same = strings.Join(append(p.assignedNames(), "true"), ", ")
	d.Back = strings.Join(append(back, "false"), ", ")
}

func (p *portal) fill(bank string, exprs []string) string {
	if len(exprs) == 0 {
		return ""
	}
	var places []string
	for n := range exprs {
		places = append(places, fmt.Sprintf("%s.%s[%d]", p.session, bank, n))
	}
	return strings.Join(places, ", ") + " = " + strings.Join(exprs, ", ") + "\n"
}

func (p *portal) assignedNames() []string {
	var names []string
	for _, v := range p.vars {
		if v.assigned {
			names = append(names, v.name)
		}
	}
	return names
}

// loop is the main function with its edits.
func (p *portal) loop(d *portalData) error {
	decl := p.decls[p.driver.main]
	src, err := os.ReadFile(p.fset.Position(decl.Pos()).Filename)
	if err != nil {
		return fmt.Errorf("translate: %w", err)
	}
	var params []string
	for _, v := range p.driver.main.Params {
		params = append(params, v.Name()+" "+p.typeName(v.Type()))
	}
	d.Params = strings.Join(params, ", ")
	ints, refs := p.spreadVars(func(v pvar) bool { return v.green && !v.assigned })
	d.Begin = sliceText("int64", ints) + ", " + sliceText("unsafe.Pointer", refs)

	p.collectImports(decl)
	p.placeCounts(src)
	slices.SortFunc(p.edits, func(a, b edit) int { return a.from - b.from })
	var b strings.Builder
	at := p.offset(decl.Body.Lbrace) + 1
	for _, e := range p.edits {
		b.Write(src[at:e.from])
		b.WriteString(e.text)
		at = e.to
	}
	b.Write(src[at : p.offset(decl.Body.Rbrace)+1])
	d.Body = b.String()
	return nil
}

// header begins the file; text is the rest, which says what to import.
func (p *portal) header(text string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "// Code generated by translate; DO NOT EDIT.\n\npackage %s\n\nimport (\n\t_ \"embed\"\n", p.types.Name())
	std, ours := p.importLists(text)
	for _, path := range std {
		fmt.Fprintf(&b, "\t%q\n", path)
	}
	b.WriteString("\n")
	for _, path := range ours {
		fmt.Fprintf(&b, "\t%q\n", path)
	}
	return b.String() + ")\n"
}

// importLists gives the packages that the text names, those of the standard
// library first.
func (p *portal) importLists(text string) (std, others []string) {
	p.imports["unsafe"] = "unsafe"
	p.imports["jitcode"] = "mergepoint/pkg/jitcode"
	p.imports["warm"] = "mergepoint/pkg/warm"
	for _, name := range slices.Sorted(maps.Keys(p.imports)) {
		if path := p.imports[name]; !regexp.MustCompile(`\b` + name + `\.`).MatchString(text) {
			continue
		} else if p.standard(path) {
			std = append(std, path)
		} else {
			others = append(others, path)
		}
	}
	slices.Sort(std)
	slices.Sort(others)
	return std, others
}

func (p *portal) collectImports(decl *ast.FuncDecl) {
	ast.Inspect(decl, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if pkg, ok := p.info.Uses[id].(*types.PkgName); ok {
				p.imports[pkg.Name()] = pkg.Imported().Path()
			}
		}
		return true
	})
}

// lowerFirst keeps generated names from being exported.
func lowerFirst(name string) string { return strings.ToLower(name[:1]) + name[1:] }

// unused gives a name that the main function does not use for anything.
func (p *portal) unused(name string) string {
	used := map[string]bool{}
	ast.Inspect(p.decls[p.driver.main], func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			used[id.Name] = true
		}
		return true
	})
	for used[name] {
		name += "_"
	}
	return name
}
