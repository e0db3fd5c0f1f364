package randinterp

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// Module is the module that interpreters are written into: its name lets them
// import what is internal here.
const Module = "mergepoint/random"

// caseFile is where the judge finds an interpreter.
const caseFile = "zz_case.go"

// files gives the package's files, by path; names are placeholders still.
func (w *writing) files() map[string]string {
	main, other := w.machine(), ""
	for _, p := range w.parts {
		if p.decl == "" {
			continue
		}
		text := p.mark("declared") + "\n" + w.typed(p.decl) + "\n"
		// A call of the main loop may name types of imports that only its own file has.
		if strings.Contains(p.imports, ". ") || w.rnd.IntN(3) > 0 || enteredAgain.MatchString(p.decl) {
			main += text
		} else {
			other += text
		}
	}
	files := map[string]string{w.mainFile(): w.file(main), caseFile: w.caseText()}
	if other != "" {
		files["other.go"] = w.file(other)
	}
	for _, p := range w.parts {
		if p.more != "" {
			files[fmt.Sprintf("part%d.go", p.n)] = "package $pkg\n\n" + p.more
		}
		d := w.drawer(p.n, "far")
		for _, at := range sortedKeys(p.row.Far) {
			files[at] = d.text(p.row.Far[at])
		}
	}
	return files
}

// mainFile names the file with the main loop: Go builds some only for a system or
// a processor.
func (w *writing) mainFile() string {
	if w.recipe.Bold == 0 {
		return "m.go"
	}
	return []string{"m.go", "loop_" + runtime.GOOS + ".go", "m.go", "loop_" + runtime.GOARCH + ".go", "portal.go"}[w.recipe.Seed%5]
}

// machine is the file that has the main loop.
func (w *writing) machine() string {
	var fields, starts string
	for _, p := range w.parts {
		fields += w.typed(p.field) + "\n"
		starts += w.typed(p.start) + "\n"
	}
	greens, reds := w.lists()
	head, _, _ := w.signature()
	texts := []string{
		w.core(fields),
		fmt.Sprintf("var $Driver = $Jit.NewDriver($Jit.Config{Greens: []string{%s}, Reds: []string{%s}%s})\n", quote(greens), quote(reds), w.place()),
		head + w.body() + "\n}\n",
		fmt.Sprintf("func $New() *$M {\nm := $Fresh(40)\n%sreturn m\n}\n", starts),
		w.form.decl + "\n", ends[w.recipe.End].decl + "\n", w.decls.String(),
	}
	w.rnd.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
	return ownMark + strings.Join(texts, "\n"+ownMark)
}

// core declares the machine: what all rows use of it may be promoted.
func (w *writing) core(fields string) string {
	switch w.recipe.Seed % 7 {
	case 3:
		return "type $Core struct {\n$acc, $left int\n}\ntype $M struct {\n*$Core\n" + fields + "}\n" +
			"func $Fresh(left int) *$M {\nreturn &$M{$Core: &$Core{$left: left}}\n}\n"
	case 5:
		return "type $Core struct {\n$left, $acc int\n}\ntype $M struct {\n" + fields + "$Core\n}\n" +
			"func $Fresh(left int) *$M {\nreturn &$M{$Core: $Core{$left: left}}\n}\n"
	}
	return "type $M struct {\n$acc, $left int\n" + fields + "}\nfunc $Fresh(left int) *$M { return &$M{$left: left} }\n"
}

// place gives some drivers a function that tells where the guest is.
func (w *writing) place() string {
	if w.recipe.Seed%6 != 1 || len(w.vars) > 0 || w.frame.Reds {
		return ""
	}
	greens, _ := w.lists()
	params := []string{"$pc " + w.typ, "$code " + w.form.typ}
	if greens[0] == "$code" {
		slices.Reverse(params)
	}
	w.decls.WriteString("func $Where(" + strings.Join(params, ", ") + ") string {\nif $pc > 3 {\nreturn \"far\"\n}\nreturn \"near\"\n}\n")
	return ", Location: $Where"
}

func quote(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return `"` + strings.Join(names, `", "`) + `"`
}

// imported are all imports: "$Name path", of parts and of the loop's file.
func (w *writing) imported() []string {
	list := []string{"$Jit mergepoint/pkg/jit jit"}
	if w.frame.Import != "" {
		list = append(list, w.frame.Import)
	}
	for _, p := range w.parts {
		list = append(list, strings.FieldsFunc(p.imports, func(r rune) bool { return r == '\n' })...)
	}
	return list
}

// file adds the package clause, and imports of what a text names.
func (w *writing) file(text string) string {
	head := "package $pkg\n\n"
	for _, line := range w.imported() {
		f := strings.Fields(line)
		if f[0] == "." && strings.Contains(text, "//uses "+f[1]) || f[0] != "." && mentions(text, f[0]) {
			head += fmt.Sprintf("import %s %q\n", f[0], f[1])
		}
	}
	return head + "\n" + text
}

func mentions(text, name string) bool {
	return regexp.MustCompile(regexp.QuoteMeta(name) + `(\D|$)`).MatchString(text)
}

// caseText is the file that says how the interpreter is run.
func (w *writing) caseText() string {
	_, receiver, args := w.signature()
	run, all := "$Run(", args
	if receiver {
		run, all = "m.$Run(", slices.Insert(slices.Clone(args), 0, "m")
	}
	return fmt.Sprintf(`package $pkg

import judge__ "mergepoint/tools/randinterp/judge"

var JudgedCase = judge__.Case{Driver: $Driver, Start: func(code judge__.Text) (func() []interface{}, []interface{}, interface{}) {
	m := $New()
	return func() (results__ []interface{}) { %s }, []interface{}{%s}, m
}}
`, w.keeping(run+strings.Join(args, ", ")+")"), strings.Join(all, ", "))
}

// keeping is a call whose results, if there are any, are returned.
func (w *writing) keeping(call string) string {
	switch results := w.frame.Results; {
	case results == "":
		return call + "\nreturn"
	case strings.Contains(results, ", ") && results[0] == '(':
		return "a__, b__ := " + call + "\nreturn append(results__, a__, b__)"
	}
	return "return append(results__, " + call + ")"
}

// named is a placeholder as it stands in a file.
var named = regexp.MustCompile(`\$_?\pL[\pL\d]*(·\d+)?`)

// asMethod finds names of the package that are a method's, too.
var asMethod = regexp.MustCompile(`\) (\$[A-Z][\pL\d]*(?:·\d+)?)\(`)

// assign draws the names of all placeholders: those of the package first, since
// nothing may hide them where they are used.
func (w *writing) assign(n *namer, files map[string]string) {
	var all []string
	for _, at := range sortedKeys(files) {
		all = append(all, files[at])
	}
	text := strings.Join(all, "\n")
	plain := words(text)
	ofPackage, ofMembers := map[string]bool{"init": true, "_": true}, map[string]bool{"_": true, "main": true}
	n.name("$pkg", map[string]bool{"main": true, "_": true})
	for _, m := range asMethod.FindAllStringSubmatch(text, -1) {
		w.methods[m[1]] = true
	}
	w.natural(n, plain, ofPackage)
	holders := named.FindAllString(text, -1)
	for _, h := range holders {
		if isOfPackage(h) {
			ofPackage[n.name(h, plain, ofPackage)] = true
		}
	}
	for _, h := range holders {
		if isMember(h) {
			ofMembers[n.name(h, ofMembers, w.typesOf(h, n, holders))] = true
		}
	}
	w.locals(n, holders)
}

// typesOf are the names of the package that a member's part has: an embedded
// field has its type's.
func (w *writing) typesOf(member string, n *namer, holders []string) map[string]bool {
	taken := map[string]bool{}
	_, part, _ := strings.Cut(member, "·")
	for _, h := range holders {
		if isOfPackage(h) && (w.methods[h] || h == "$Core" || part != "" && strings.HasSuffix(h, "·"+part)) {
			taken[n.got[h]] = true
		}
	}
	return taken
}

func isOfPackage(h string) bool { return h[1] >= 'A' && h[1] <= 'Z' }

func isLocal(h string) bool { return h[1] == '_' || h == "$m" || h == "$pc" || h == "$code" }

func isMember(h string) bool { return !isOfPackage(h) && !isLocal(h) && h != "$pkg" }

// natural lets half of the imports have the name that their package has.
func (w *writing) natural(n *namer, plain, taken map[string]bool) {
	for _, line := range w.imported() {
		f := strings.Fields(line)
		if f[0] == "." {
			continue
		}
		name := path.Base(f[1])
		if len(f) > 2 && strings.HasPrefix(f[2], "$") {
			name = n.name(f[2], map[string]bool{"main": true, "_": true})
		}
		if n.rnd.IntN(2) == 0 && !plain[name] && !taken[name] {
			n.got[f[0]] = name
			taken[name] = true
		}
	}
}

// locals names variables: they may hide what is not used where they live. All live in
// the main loop, one that declarations have lives there, too.
func (w *writing) locals(n *namer, holders []string) {
	texts := []string{w.body()}
	for _, p := range w.parts {
		texts = append(texts, p.do...)
	}
	here := w.around(n, texts...)
	also := map[string][]map[string]bool{}
	for _, p := range w.parts {
		taken := w.around(n, p.decl, p.more)
		for _, h := range named.FindAllString(p.decl+p.more, -1) {
			also[h] = append(also[h], taken)
		}
	}
	for _, h := range holders {
		if isLocal(h) {
			here[n.name(h, append(also[h], here)...)] = true
		}
	}
}

// around is what names may not hide in some texts: what stands there, and names
// of the package.
func (w *writing) around(n *namer, texts ...string) map[string]bool {
	taken := map[string]bool{}
	for _, text := range texts {
		text = w.calledAgain(text)
		maps.Copy(taken, words(text))
		for _, h := range named.FindAllString(text, -1) {
			if isOfPackage(h) {
				taken[n.got[h]] = true
			}
		}
	}
	return taken
}

// guests are programs: each instruction alone, and mixtures, with loops in loops.
func (w *writing) guests() []string {
	var list []string
	for i := range w.ops {
		list = append(list, w.operands(w.ops[i:i+1]+"J"))
	}
	some := func(most int) string {
		s := ""
		for range 1 + w.rnd.IntN(most) {
			s += string(("." + w.ops + w.ops)[w.rnd.IntN(1+2*len(w.ops))])
		}
		return s
	}
	list = append(list, w.operands(some(3)+w.again()), w.operands(some(1)+"L"+some(1)+"I"+w.again()), w.operands("("+some(2)+")"+w.again()),
		w.operands("L"+some(1)+"("+some(2)+")"+some(1)+"I"+some(1)+w.again()))
	if w.shape.Name == "jump-before" {
		list = append(list, w.operands(some(2)+"!"+some(1)))
	}
	if w.shape.Name == "step" {
		list = append(list, w.operands(some(1)+"+J"+some(1)+"J"), w.operands("*.J"+some(1)+"J"))
	}
	for n := range list {
		list[n] = w.padded(list[n])
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// again is an instruction that goes back.
func (w *writing) again() string {
	if w.shape.Wide && w.rnd.IntN(2) == 0 {
		return "j"
	}
	return "J"
}

// operands puts something behind each instruction that takes two places.
func (w *writing) operands(code string) string {
	if !w.shape.Wide {
		return code
	}
	out := ""
	for _, c := range code {
		if out += string(c); c >= 'a' && c <= 'z' {
			out += string("0123456789"[w.rnd.IntN(10)])
		}
	}
	return out
}

func (w *writing) padded(code string) string {
	if w.recipe.End == "constant" && len(code) < longest {
		code += strings.Repeat(".", longest-len(code))
	}
	return code
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
