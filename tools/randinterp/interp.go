package randinterp

import (
	"cmp"
	"fmt"
	"go/format"
	"math/rand/v2"
	"slices"
	"strings"
)

// An Interp is an interpreter, written.
type Interp struct {
	Recipe Recipe
	Name   string            // of its folder
	Files  map[string]string // by path in its folder
	Guests []string
}

// writing is an interpreter while it is written: texts still have placeholders.
type writing struct {
	recipe  Recipe
	rnd     *rand.Rand
	shape   *Shape
	frame   *Frame
	typ     string // of $pc
	form    *codeForm
	parts   []*drawn
	cases   strings.Builder
	decls   strings.Builder // functions that instructions were put into
	end     string
	vars    []Variable
	ops     string          // instructions of the parts
	methods map[string]bool // names of the package that are a method's, too
}

// drawn is a part with its texts.
type drawn struct {
	row                               *Row
	n                                 int
	imports, decl, field, start, more string
	params                            string
	do                                []string
	without                           []int // instructions left out
}

// rest is a guest program that is another one, where that can be: the same without its
// first instructions.
func (w *writing) rest() string {
	if w.form.typ == "*$Prog" || w.recipe.End != "length" {
		return "$code"
	}
	return "$code[len($code)/2:]"
}

// codeForm is what guest programs lie in.
type codeForm struct {
	name, typ, op, length, decl string
	// made is how a test makes it of a string called code.
	made string
}

const memo = "judge__.Memo($Driver, code, func() interface{} { return "

var codeForms = []codeForm{
	{name: "string", typ: "string", op: "$code[$pc]", length: "len($code)", made: "code"},
	{name: "string-again", typ: "string", op: "$code[$pc]", length: "len($code)", made: "code"},
	{name: "bytes", typ: "[]byte", op: "$code[$pc]", length: "len($code)", made: "judge__.Bytes(code)"},
	{name: "program", typ: "*$Prog", op: "$code.$ops[$pc]", length: "len($code.$ops)",
		decl: "//jit:immutable\ntype $Prog struct { $ops []byte }", made: memo + "&$Prog{judge__.Bytes(code)} }).(*$Prog)"},
	{name: "instructions", typ: "*$Prog", op: "$code.$ops[$pc].$op", length: "$code.$size",
		decl: "//jit:immutable\ntype $Prog struct { $ops []$Instr; $size int }\n//jit:immutable\ntype $Instr struct { $arg int16; $op uint8 }\n" +
			"func $NewProg(code string) *$Prog {\n p := &$Prog{$size: len(code)}\nfor _, c := range []byte(code) {\np.$ops = append(p.$ops, $Instr{int16(c), c})\n}\nreturn p\n}",
		made: memo + "$NewProg(code) }).(*$Prog)"},
}

// longest is how long guest programs are where a constant says so.
const longest = 14

var ends = map[string]struct{ text, decl string }{
	"length":   {"@length", ""},
	"constant": {"$End", fmt.Sprintf("const $End = %d", longest)},
	"green":    {"$_end", ""},
}

// Write writes the interpreter of a recipe.
func (r Recipe) Write(name string) *Interp {
	w := &writing{recipe: r, rnd: rand.New(rand.NewPCG(r.Seed, 2)), shape: shapeOf(r.Shape), methods: map[string]bool{}, end: ends[r.End].text}
	for n := range codeForms {
		if codeForms[n].name == r.Code {
			w.form = &codeForms[n]
		}
	}
	w.typ = w.drawer(0, "").text(w.shape.Type)
	if w.typ == "" {
		w.typ = "int"
	}
	if r.Frame == "" {
		r.Frame = plainFrame
	}
	w.drawFrame(r.Frame)
	w.part(innerOf(r.Inner), 0, nil)
	w.part(find(Jumps, r.Jump), 1, nil)
	for _, p := range r.Parts {
		w.part(find(Rows, p.Row), p.Draw+2, p.Without)
	}
	if r.End == "green" {
		w.vars = append(w.vars, Variable{Name: "$_end", Type: "int", Green: true, Value: "judge__.Len(code)"})
	}
	w.instructions()
	return w.finish(name)
}

// drawer draws the texts of one part, the same whatever other parts there are.
func (w *writing) drawer(part int, name string) *drawer {
	h := uint64(part)
	for _, c := range name {
		h = h*31 + uint64(c)
	}
	return &drawer{rnd: rand.New(rand.NewPCG(w.recipe.Seed, h)), part: part, types: map[string]string{}}
}

func (w *writing) part(row *Row, n int, without []int) {
	d := w.drawer(n, row.Name)
	if row.Draw != nil {
		row = row.Draw(d, *row)
		row.leaveOut(without)
	}
	d.self = "m"
	p := &drawn{row: row, n: n, without: without, imports: d.text(row.Import), decl: d.text(row.Decl), field: d.text(row.Field), start: d.text(row.Start), more: d.text(row.Other), params: d.text(row.Params)}
	d.self = "$m"
	for _, do := range row.Do {
		p.do = append(p.do, d.text(do))
	}
	for _, v := range row.Vars {
		w.vars = append(w.vars, Variable{d.text(v.Name), d.text(v.Type), d.text(v.Expr), v.Green, d.text(v.Value), d.text(v.Init)})
	}
	w.parts = append(w.parts, p)
}

// instructions gives each a letter and a place: in the main loop, or in functions.
func (w *writing) instructions() {
	for n, letter := range []string{"'L'", "'I'", "'('", "')'"} {
		w.caseOf(letter, w.parts[0].mark(itoa(n)), w.parts[0].do[n])
	}
	jump := "'J'"
	if w.shape.Wide {
		jump = "'J', 'j'"
	}
	w.caseOf(jump, w.parts[1].mark("0"), w.parts[1].do[0])
	letters := "ABCDEFGHKMNOPQRSTUVWXYZ#$%&:;<=>?[]^_{|}~"
	for _, p := range w.parts[2:] {
		for n, do := range p.do {
			if slices.Contains(p.without, n) {
				continue
			}
			letter := letters[len(w.ops)%len(letters)]
			if w.shape.Wide && 'A' <= letter && letter <= 'Z' && w.rnd.IntN(2) == 0 {
				letter += 'a' - 'A'
			}
			w.ops += string(letter)
			w.caseOf(fmt.Sprintf("%q", letter), p.mark(itoa(n)), w.placed(p, n, do))
		}
	}
}

func (w *writing) caseOf(letters, mark, do string) {
	fmt.Fprintf(&w.cases, "case %s:\n%s\n%s\n", letters, mark, do)
}

// mark is a comment that says of which part, and what of it, the lines behind it
// are. ownMark is before what is of none.
func (p *drawn) mark(what string) string {
	return fmt.Sprintf("// part %d %s: %s", p.n-2, what, p.row.Name)
}

const ownMark = "// part none\n"

// placed puts what an instruction does where it is drawn to be.
func (w *writing) placed(p *drawn, n int, do string) string {
	if p.row.Inline {
		return do
	}
	id := fmt.Sprintf("do%d·%d", n, p.n)
	switch w.rnd.IntN(4) {
	case 0:
		fmt.Fprintf(&w.decls, "func ($m *$M) $%s() {\n%s\n%s\n}\n", id, p.mark(itoa(n)), do)
		return "$m.$" + id + "()"
	case 1:
		fmt.Fprintf(&w.decls, "func $D%s($m *$M) {\n%s\n%s\n}\n", id, p.mark(itoa(n)), do)
		return "$D" + id + "($m)"
	}
	return do
}

// body is the main loop.
func (w *writing) body() string {
	d := w.drawer(0, w.shape.Name)
	s := w.framed(d.text(w.shape.Text))
	for _, v := range w.vars {
		if v.Init != "" {
			s = v.Init + "\n" + s
		}
	}
	next := d.text(w.shape.Next)
	jump := "$pc = @back\n"
	if w.shape.Hint {
		jump += "$Driver.CanEnter(@vars)\n"
	}
	pc := "$pc"
	if w.typ != "int" {
		pc = "int($pc)"
	}
	for _, m := range [][2]string{
		{"@cases", w.cases.String() + ownMark}, {"@jump", jump + next}, {"@next", next}, {"@point", "$Driver.MergePoint(@vars)"}, {"@vars", strings.Join(w.names(), ", ")},
		{"@more", pc + " < " + w.end}, {"@return", cmp.Or(w.frame.Return, "return")}, {"@length", w.form.length}, {"@op", w.form.op},
	} {
		s = strings.ReplaceAll(s, m[0], m[1])
	}
	return w.typed(s)
}

// typed fills in what depends on the program counter's type.
func (w *writing) typed(s string) string {
	return strings.NewReplacer("@back", strings.ReplaceAll(w.shape.Back, "@type", w.typ), "@type", w.typ, "@codetype", w.form.typ, "@rest", w.rest()).Replace(s)
}

// names are the variables at the merge point, greens first.
func (w *writing) names() []string {
	greens, reds := w.lists()
	names := slices.Concat(greens, reds)
	for _, v := range w.vars {
		if n := slices.Index(names, v.Name); v.Expr != "" && n >= 0 {
			names[n] = v.Expr
		}
	}
	return names
}

func (w *writing) lists() (greens, reds []string) {
	greens, reds = []string{"$pc", "$code"}, []string{"$m"}
	if w.frame.Reds {
		greens, reds = nil, []string{"$pc", "$code", "$m"}
	}
	for _, v := range w.vars {
		if v.Green && !w.frame.Reds {
			greens = append(greens, v.Name)
		} else {
			reds = append(reds, v.Name)
		}
	}
	rnd := rand.New(rand.NewPCG(w.recipe.Seed, 3))
	for _, list := range [][]string{greens, reds} {
		rnd.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	return greens, reds
}

// signature is the main loop's head, and what a test passes to it.
func (w *writing) signature() (head string, receiver bool, args []string) {
	params := []string{"$code " + w.form.typ, "$m *$M"}
	args = []string{w.form.made, "m"}
	for _, v := range w.vars {
		if v.Init == "" && v.Expr == "" {
			params, args = append(params, v.Name+" "+v.Type), append(args, v.Value)
		}
	}
	types := w.typeParams()
	if w.recipe.Seed%5 == 0 && types == "" {
		params, args = slices.Delete(params, 1, 2), slices.Delete(args, 1, 2)
		return "func ($m *$M) $Run(" + strings.Join(params, ", ") + ") " + w.frame.Results + " {\n", true, args
	}
	return "func $Run" + types + "(" + strings.Join(params, ", ") + ") " + w.frame.Results + " {\n", false, args
}

// typeParams are those of the main loop, in brackets.
func (w *writing) typeParams() string {
	var list []string
	for _, p := range w.parts {
		if p.params != "" {
			list = append(list, p.params)
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// finish puts the files together and gives all placeholders their names.
func (w *writing) finish(name string) *Interp {
	files := w.files()
	for path := range files {
		files[path] = w.typed(w.calledAgain(files[path]))
	}
	n := &namer{rnd: rand.New(rand.NewPCG(w.recipe.Seed, 4)), bold: w.recipe.Bold, got: map[string]string{}}
	w.assign(n, files)
	i := &Interp{Recipe: w.recipe, Name: name, Files: map[string]string{}, Guests: w.guests()}
	for path, text := range files {
		text = strings.ReplaceAll(text, "@here", Module+"/"+name)
		text = named.ReplaceAllStringFunc(text, func(h string) string { return n.got[h] })
		out, err := format.Source([]byte(text))
		if err != nil {
			panic(fmt.Sprintf("randinterp: %v: %s: %v\n%s", w.recipe, path, err, text))
		}
		i.Files[path] = string(out)
	}
	return i
}
