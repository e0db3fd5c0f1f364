package randinterp

import (
	"fmt"
	"slices"
	"strings"
)

func (x *mixer) push() {
	x.scopes = append(x.scopes, scope{})
	x.depth++
}

// pop ends a block: what it declares is used there.
func (x *mixer) pop() string {
	last := len(x.scopes) - 1
	text := ""
	for _, name := range sortedKeys(x.scopes[last]) {
		text += "_ = " + name + "\n"
	}
	x.scopes, x.depth = x.scopes[:last], x.depth-1
	return text
}

// block is some statements, and what is declared for them.
func (x *mixer) block(given scope) string {
	x.push()
	for name, v := range given {
		x.scopes[len(x.scopes)-1][name] = v
	}
	text := ""
	for range 1 + x.rnd.IntN(3) {
		text += x.statement() + "\n"
	}
	return text + x.pop()
}

// A form is a kind of statement.
type form struct {
	weight int
	deep   bool // has blocks
	draw   func(*mixer) string
}

var forms []form

func init() {
	forms = []form{
		{10, false, (*mixer).assigned}, {3, false, func(x *mixer) string { return x.declared(x.expr) }}, {3, false, (*mixer).several},
		{7, false, func(x *mixer) string { return x.fill(pickEffect(x), 2) }}, {2, false, (*mixer).leaving},
		{4, true, (*mixer).conditional}, {2, true, (*mixer).switched}, {2, true, (*mixer).typeSwitch}, {4, true, (*mixer).loop}, {1, true, func(x *mixer) string { return "{\n" + x.block(nil) + "}" }},
	}
}

func pickEffect(x *mixer) string {
	s := oneOf(x, effects)
	if x.closed > 0 && strings.Contains(s, "func() {") {
		return "$m.$bump(‹int›)"
	}
	return s
}

// statement draws one of the forms by their weights.
func (x *mixer) statement() string {
	x.budget--
	x.nodes = 0
	total := 0
	flat := x.depth > 4 || x.budget < 0
	for _, f := range forms {
		if !flat || !f.deep {
			total += f.weight
		}
	}
	n := x.rnd.IntN(total)
	for _, f := range forms {
		if flat && f.deep {
			continue
		}
		if n -= f.weight; n < 0 {
			return f.draw(x)
		}
	}
	panic("no form")
}

func (x *mixer) some() int { return 1 + x.rnd.IntN(3) }

func (x *mixer) assigned() string {
	t := pick(x.rnd, append(localTypes, "map[int]int", "[]int16"))
	at := x.place(t, 2)
	if isInteger(t) && x.rnd.IntN(2) == 0 {
		switch op := pick(x.rnd, strings.Fields("+ - ^ * | & ++ -- << >>")); op {
		case "++", "--":
			return at + op
		case "<<", ">>":
			return at + " " + op + "= " + x.expr("uint8", 2) + " & 15"
		default:
			return at + " " + op + "= " + x.expr(t, x.some())
		}
	}
	text := at + " = " + x.expr(t, x.some())
	if at == "_" {
		return text
	}
	return text + bounded(t, at)
}

// bounded keeps what grows from growing for ever, and what is indexed from being
// empty.
func bounded(t, at string) string {
	switch t {
	case "string":
		return fmt.Sprintf("\nif len(%[1]s) > 24 {\n%[1]s = %[1]s[len(%[1]s)-5:]\n}\nif len(%[1]s) == 0 {\n%[1]s = \"z\"\n}", at)
	case "[]int", "[]uint8":
		return fmt.Sprintf("\nif len(%[1]s) > 20 {\n%[1]s = %[1]s[len(%[1]s)-6:]\n}\nif len(%[1]s) < 2 {\n%[1]s = append(%[1]s, 1, 2, 3)\n}", at)
	}
	return ""
}

// declared makes a variable, which may hide one of another type.
func (x *mixer) declared(value func(string, int) string) string {
	t, name := pick(x.rnd, localTypes), pick(x.rnd, localNames)
	made := value(t, x.some())
	here := x.scopes[len(x.scopes)-1]
	if _, is := here[name]; is {
		return "$m.$i ^= " + x.expr("int", 2) + "\n"
	}
	here[name] = variable{t, false}
	return fmt.Sprintf("var %s %s = %s\n", name, t, made)
}

// several assigns to two places at once.
func (x *mixer) several() string {
	t := pick(x.rnd, []string{"int", "int", "*$S", "[]int", "float64", "$S", "int8"})
	a, b := x.place(t, 2), x.place(t, 2)
	if x.rnd.IntN(2) == 0 {
		return fmt.Sprintf("%s, %s = %s, %s", a, b, b, a)
	}
	return fmt.Sprintf("%s, %s = %s, %s", a, b, x.expr(t, 2), x.expr(t, 2))
}

func (x *mixer) conditional() string {
	text := "if " + x.expr("bool", 2) + " {\n" + x.block(nil)
	if x.rnd.IntN(5) == 0 {
		text += "} else if " + x.expr("bool", 2) + " {\n" + x.block(nil)
	}
	if x.rnd.IntN(2) == 0 {
		text += "} else {\n" + x.block(nil)
	}
	return text + "}"
}

func (x *mixer) switched() string {
	text := "switch " + pick(x.rnd, []string{x.expr("int", 2) + " & 7", x.expr("uint8", 2) + " % 5", "$m.$left % 4"}) + " {\n"
	for n := range 8 {
		if x.rnd.IntN(3) > 0 {
			continue
		}
		text += fmt.Sprintf("case %d:\n", n) + x.within(func() string { return x.block(nil) })
		if x.rnd.IntN(6) == 0 {
			text += "fallthrough\n"
		}
	}
	return text + "default:\n" + x.within(func() string { return x.block(nil) }) + "}"
}

func (x *mixer) typeSwitch() string {
	name := pick(x.rnd, localNames[:2])
	text := "switch " + name + " := " + x.expr("any", 2) + ".(type) {\n"
	types := []string{"int", "string", "*$S", "$S", "float64", "$B", "*$A"}
	x.rnd.Shuffle(len(types), func(i, j int) { types[i], types[j] = types[j], types[i] })
	for _, t := range types[:3] {
		text += "case " + t + ":\n" + x.within(func() string { return x.block(scope{name: {t, false}}) })
	}
	return text + "case nil, $I:\n" + x.within(func() string { return x.block(scope{name: {"any", false}}) }) + "}"
}

// within draws what stands in a switch: a break leaves that.
func (x *mixer) within(draw func() string) string {
	was := x.exits
	x.exits = append(slices.DeleteFunc(slices.Clone(was), func(s string) bool { return s == "break" || s == "continue" }), "break")
	text := draw()
	x.exits = was
	return text
}

var loopHeads = []struct {
	text  string
	value string // the type of $_w
}{
	{"for $_j := 0; $_j < «2¦3¦5¦8»; $_j++ {", ""}, {"for $_j := range ‹int› & 7 {", ""}, {"for $_j, $_w := range ‹?[]int› {", "int"}, {"for $_j := «3¦6¦9»; $_j > 0; $_j -= 2 {", ""},
	{"for $_j, $_w := range $m.$bs {", "uint8"}, {"for $_j, $_w := range $m.$arr {", "int"}, {"for $_j, $_w := range $m.$ss {", "$S"}, {"for $_j, $_w := range $m.$s {", "?"}, {"for $_j := range $m.$each {", ""},
}

// loop draws a loop, which may have a label.
func (x *mixer) loop() string {
	head := pick(x.rnd, loopHeads)
	text := x.fill(head.text, 1) + "\n"
	x.label++
	label := fmt.Sprintf("$_L%d", x.label)
	exits, labels := x.exits, x.labels
	x.labels = append(slices.Clone(labels), label)
	x.exits = []string{"break", "continue", "break", "continue"}
	for _, l := range x.labels {
		x.exits = append(x.exits, "break "+l, "continue "+l)
	}
	x.exits = append(x.exits, slices.DeleteFunc(slices.Clone(exits), func(s string) bool { return !strings.Contains(s, "return") })...)
	given := scope{"$_j": {"int", true}}
	if head.value != "" {
		given["$_w"] = variable{head.value, head.value == "?"}
	}
	text += x.block(given)
	if x.rnd.IntN(3) == 0 {
		text += x.leaving() + "\n"
	}
	x.exits, x.labels = exits, labels
	if text += "}"; mentions(text, label) {
		return label + ":\n" + text
	}
	return text
}

// leaving goes out of what is around, now and then.
func (x *mixer) leaving() string {
	if len(x.exits) == 0 || x.rnd.IntN(12) == 0 {
		return "if " + x.expr("bool", 2) + " && $m.$left == #k {\npanic($E{" + x.expr("int", 1) + " & 7})\n}"
	}
	return "if " + x.expr("bool", 2) + " {\n" + x.fill(pick(x.rnd, x.exits), 1) + "\n}"
}
