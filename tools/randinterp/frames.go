package randinterp

import (
	"fmt"
	"regexp"
	"strings"
)

// A Frame is the main loop's function around the loop: its results, what it does
// before the loop and behind it, who catches its panics.
type Frame struct {
	Name    string
	Import  string
	Results string // as in its head
	Return  string // in place of a bare return in the loop
	Before  string
	After   string
	Each    string // a statement behind the merge point
	Early   string // one before it, in the loop
	Vars    []Variable
	Reds    bool // all variables are red
}

// Frames are drawn; the first is the plain one.
var Frames = []Frame{
	{Name: "bare"},
	{Name: "results", Results: "(int, string)", Return: "return $m.$acc + 1, \"in\"", After: "return $m.$acc, «\"out\"¦code__»"},
	{Name: "named", Results: "($_sum int, $_ok bool)", Before: "$_sum = #k", Return: "«return¦return $_sum + $m.$acc, true»",
		After: "$_sum += $m.$acc\n$_ok = true\nreturn"},
	{Name: "deferred", Import: "$Fmt fmt fmt", Results: "($_sum int, $_err error)",
		Before: "$_rounds := #n\ndefer func() {\nif $_what := recover(); $_what != nil {\n$_err = $Fmt.Errorf(\"%v in %d\", $_what, $_rounds)\n}\n$_sum += $_rounds + $m.$acc\n}()",
		Each:   "$_rounds++", Return: "return $_rounds, nil", After: "$_sum = $m.$acc * 2\nreturn"},
	{Name: "watched", Results: "($_sum int)",
		Before: "$_at, $_text, $_list := #n, \"a\", []int{#k}\ndefer func() {\nif recover() != nil {\n$_sum = $_at & 63\n}\n$_sum += $_at + 3*len($_text) + $_list[0]\n}()",
		Each:   "if $_at += len($_list); $_at&63 == 5 {\nfunc() { $_at++ }()\n$_text += \"b\"\n$_list = append($_list[:1], $_at&3)\n} else if len($_text) > 5 {\n$_text, $_list[0] = $_text[:2], $_at & 7\n}",
		Return: "return $_at", After: "$_sum = $m.$acc - $_at\nreturn"},
	{Name: "recovered", Results: "($_sum int)", Before: "defer func() {\nif recover() != nil {\n$m.$acc++\n}\n}()",
		Each: "$_sum += #k", Return: "«return¦return $_sum + $m.$acc»", After: "$_sum++\nreturn"},
	{Name: "counted", Each: "$_rounds += #k", Vars: []Variable{{Name: "$_rounds", Type: "int", Init: "$_rounds := #n"}},
		After: "$m.$acc += $_rounds"},
	{Name: "set-up", Before: "$_table := map[string]int{\"a\": #k, \"b\": #n}\n$_list := append([]int{#n}, len($_table))\ngo func() {}()",
		After: "for _, $_each := range $_list {\n$m.$acc += $_each * $_table[\"a\"]\n}"},
	{Name: "early", Early: "$m.$acc += #k", Results: "int", Return: "return #n", After: "return $m.$left"},
	{Name: "alike", Early: "$_start, $_const, $_text := $pc, #k, \"ab\"",
		Each: "$m.$acc = $m.$acc*3&65535 + int($_start) + $_const*len($_text)\n$_start = 0\nif $m.$acc&1 == 0 {\n$_const, $_text = $m.$acc&7, $_text[1:]\n}"},
	{Name: "last", Each: "$_last = $m.$acc #o #e", Vars: []Variable{{Name: "$_last", Type: "int", Init: "var $_last int"}},
		Results: "[]int", Return: "return []int{$_last}[:0]", After: "return []int{$_last, $m.$acc}"},
	{Name: "reds", Reds: true},
	{Name: "reds-results", Reds: true, Results: "struct{ $_a, $_b int }", Return: "return struct{ $_a, $_b int }{$m.$acc, 0}", After: "return struct{ $_a, $_b int }{1, $m.$acc}"},
}

const plainFrame = "bare"

// dealFrame gives the frame of a seed: every third is a plain one.
func dealFrame(seed uint64) string {
	if seed%3 == 0 {
		return plainFrame
	}
	return Frames[(seed/3*2+seed%3-1)%uint64(len(Frames))].Name
}

func frameOf(name string) *Frame {
	for n := range Frames {
		if Frames[n].Name == name {
			return &Frames[n]
		}
	}
	panic("randinterp: no frame " + name)
}

var bareReturn = regexp.MustCompile(`(?m)^\s*return\s*$`)

// framed puts the frame around the text of a loop.
func (w *writing) framed(loop string) string {
	f := w.frame
	if f.Return != "" {
		loop = bareReturn.ReplaceAllLiteralString(loop, f.Return)
	}
	if f.Each != "" {
		loop = strings.Replace(loop, "@point", "@point\n"+f.Each, 1)
	}
	if f.Early != "" {
		loop = strings.Replace(loop, "@point", f.Early+"\n@point", 1)
	}
	return f.Before + "\n" + loop + "\n" + f.After
}

// drawFrame draws the frame's texts.
func (w *writing) drawFrame(name string) {
	d := w.drawer(1000, name)
	d.self = "$m"
	f := *frameOf(name)
	for _, text := range []*string{&f.Import, &f.Results, &f.Return, &f.Before, &f.After, &f.Each, &f.Early} {
		*text = strings.ReplaceAll(d.text(*text), "code__", fmt.Sprintf("%q", "end of "+name))
	}
	f.Vars = nil
	for _, v := range frameOf(name).Vars {
		w.vars = append(w.vars, Variable{d.text(v.Name), d.text(v.Type), v.Expr, v.Green, v.Value, d.text(v.Init)})
	}
	w.frame = &f
}

// contractRows are what a merge point may be given.
var contractRows = []Row{
	{
		Name: "green-field", Field: "$at int", Weight: 2,
		Vars: []Variable{{Name: "at", Type: "int", Expr: "$m.$at", Green: true}},
		Do:   []string{"$m.$at = ($m.$at + #k) % 3\n$m.$acc += $m.$at"},
	},
	{
		Name: "green-element", Field: "$cells []#t1\n$top int8", Start: "m.$cells = []#t1{#n, #n, #n}",
		Vars: []Variable{{Name: "cell", Type: "#t1", Expr: "$m.$cells[$m.$top]", Green: true}},
		Do:   []string{"$m.$cells[$m.$top] ^= 1", "$m.$top = ($m.$top + 1) % 3\n$m.$acc += int($m.$cells[$m.$top])"},
	},
	{
		Name: "red-expression", Field: "$list []string", Start: "m.$list = []string{\"ab\", \"c\"}",
		Vars: []Variable{{Name: "list", Type: "[]string", Expr: "$m.$list"}, {Name: "constant", Type: "int", Expr: "#k"}},
		Do:   []string{"$m.$acc += len($m.$list[$m.$left&1])"},
	},
	pointPanics("green-panics", true), pointPanics("red-panics", false),
	{
		Name: "green-call", Field: "$way, $asked int",
		Decl: "func (m *$M) $where(n int) int {\n«¦m.$asked++\n»return (m.$way + n) % (6 - m.$way)\n}",
		Vars: []Variable{{Name: "where", Type: "int", Expr: "$m.$where(«1¦int($pc)»)", Green: true}},
		Do:   []string{"$m.$acc += $m.$asked", "if $m.$acc&7 == #n {\n$m.$way++\n}"},
	},
}

// pointPanics is a row whose merge point evaluates what may panic.
func pointPanics(name string, green bool) Row {
	return Row{
		Name: name, Decl: "type $Far struct { $pad, $way int }",
		Field: "$way int\n$row []#t1\n$any any\n$far *$Far\n$to [2]*int", Start: "m.$way, m.$row, m.$any, m.$far = 8, make([]#t1, 9), 1, &$Far{$way: #n}\nm.$to[0], m.$to[1] = &m.$way, &m.$way",
		Vars: []Variable{{Name: "way", Expr: "«64 / $m.$way¦int($m.$row[$m.$way])¦*$m.$to[$m.$way&1]¦$m.$any.(int)¦$m.$far.$way¦1 << $m.$way»", Type: "int", Green: green}},
		Do: []string{
			"if $m.$way--; $m.$way < 4 {\n$m.$row = $m.$row[:4]\n}",
			"if $m.$acc&7 == #n {\n$m.$way, $m.$to[1] = $m.$way-1, nil\n}",
			"if $m.$acc&15 == #n {\n$m.$any = \"text\"\n}",
			"if $m.$acc&15 == #n {\n$m.$far = nil\n}",
			"$m.$far = &$Far{$way: $m.$acc & 3}\n$m.$any = $m.$acc & 1",
		},
	}
}
