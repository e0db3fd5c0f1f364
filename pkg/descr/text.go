package descr

import (
	"fmt"
	"slices"
	"strings"
)

// A descr is declared in a line of its own, in jitcode as for traces:
//
//	field <Point.x> int64 class <Point.x>
//	array <[]byte> uint8 class <byte> immutable
//	call <f> (i, p) int64 may-raise reads <Point.x> <Point.y> writes everything
//	call <int boxed> (i) ref pure boxes <int boxed>
//	type <Point>
//
// The class is the name unless it is said; a call reads and writes what is said.

// List gives the word with which the declaration of a descr begins: field, array.
func (d *Memory) List() string {
	if d.Item {
		return "array"
	}
	return "field"
}

// String gives the declaration.
func (d *Memory) String() string {
	return fmt.Sprintf("%s <%s> %s class <%s>%s", d.List(), d.Name, d.Mem, d.Class, flag(d.Immutable, " immutable"))
}

// String gives the declaration.
func (d *Call) String() string {
	result := "void"
	if d.Result.Kind != Void {
		result = d.Result.String()
	}
	return fmt.Sprintf("call <%s> (%s) %s%s%s%s%s%s%s", d.Name, KindsText(d.Args, ", "), result,
		flag(d.Pure, " pure"), flag(d.MayRaise, " may-raise"), flag(d.Portal, " portal"), flag(d.Poll, " poll"),
		classesText(" reads", d.Effects.Reads, d.Effects.ReadsAll),
		classesText(" writes", d.Effects.Writes, d.Effects.WritesAll)+boxesText(d.Boxes))
}

// String gives the declaration.
func (d *Type) String() string { return fmt.Sprintf("type <%s>", d.Name) }

func flag(set bool, text string) string {
	if set {
		return text
	}
	return ""
}

func classesText(word string, classes []string, all bool) string {
	if all {
		return word + " everything"
	}
	if len(classes) == 0 {
		return ""
	}
	return word + " <" + strings.Join(classes, "> <") + ">"
}

func boxesText(boxes []*Memory) string {
	names := make([]string, len(boxes))
	for i, m := range boxes {
		if m != nil {
			names[i] = m.Name
		}
	}
	return classesText(" boxes", names, false)
}

// KindsText lists kinds by their letters: i, p.
func KindsText(kinds []Kind, sep string) string {
	list := make([]string, len(kinds))
	for i, k := range kinds {
		list[i] = k.String()
	}
	return strings.Join(list, sep)
}

// ParseKinds is the inverse of [KindsText], with or without separators.
func ParseKinds(text string) (kinds []Kind, err error) {
	for _, c := range text {
		switch c {
		case ',', ' ':
		case 'i':
			kinds = append(kinds, Int)
		case 'p':
			kinds = append(kinds, Ref)
		default:
			return nil, fmt.Errorf("want i or p, found %q", c)
		}
	}
	return kinds, nil
}

// Parse reads a declaration. The fields that a call's result has are those of the names
// given: they are declared before.
func Parse(line string, field func(name string) *Memory) (Descr, error) {
	r := &reader{words: words(line), field: field}
	var d Descr
	switch list := r.next(); list {
	case "field", "array":
		d = r.memory(list == "array")
	case "call":
		d = r.call()
	case "type":
		d = &Type{Name: r.name()}
	default:
		return nil, fmt.Errorf("a declaration begins with field, array, call or type: %s", line)
	}
	if len(r.words) > 0 {
		r.fail("unexpected %q", r.words[0])
	}
	return d, r.err
}

// words takes a line apart: <what has a name>, (a list), a word.
func words(line string) (list []string) {
	for line = strings.TrimLeft(line, " \t"); line != ""; line = strings.TrimLeft(line, " \t") {
		n := strings.IndexAny(line, " \t<(")
		if closing, ok := map[byte]string{'<': ">", '(': ")"}[line[0]]; ok {
			n = strings.Index(line, closing) + 1
		}
		if n <= 0 {
			n = len(line)
		}
		list, line = append(list, line[:n]), line[n:]
	}
	return list
}

// A reader has what is left of a declaration, and the first thing that was wrong.
type reader struct {
	words []string
	field func(name string) *Memory
	err   error
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
}

func (r *reader) next() (word string) {
	if len(r.words) > 0 {
		word, r.words = r.words[0], r.words[1:]
	}
	return word
}

func (r *reader) accept(word string) bool {
	if len(r.words) == 0 || r.words[0] != word {
		return false
	}
	r.next()
	return true
}

// inside gives what a word has between two signs.
func (r *reader) inside(open, closing, what string) string {
	word := r.next()
	text, opened := strings.CutPrefix(word, open)
	text, closed := strings.CutSuffix(text, closing)
	if !opened || !closed {
		r.fail("want %s, found %q", what, word)
	}
	return text
}

func (r *reader) name() string { return r.inside("<", ">", "<NAME>") }

func (r *reader) mem() Mem {
	word := r.next()
	m, ok := ParseMem(word)
	if !ok {
		r.fail("unknown memory form %q", word)
	}
	return m
}

func (r *reader) memory(item bool) *Memory {
	d := &Memory{Name: r.name(), Mem: r.mem(), Item: item}
	d.Class = d.Name
	if r.accept("class") {
		d.Class = r.name()
	}
	d.Immutable = r.accept("immutable")
	return d
}

func (r *reader) call() *Call {
	d := &Call{Name: r.name()}
	var err error
	if d.Args, err = ParseKinds(r.inside("(", ")", "the arguments, as (i, p)")); err != nil {
		r.fail("%v", err)
	}
	if !r.accept("void") {
		d.Result = r.mem()
	}
	d.Pure, d.MayRaise, d.Portal, d.Poll = r.accept("pure"), r.accept("may-raise"), r.accept("portal"), r.accept("poll")
	if r.accept("reads") {
		d.Effects.Reads, d.Effects.ReadsAll = r.classes()
	}
	if r.accept("writes") {
		d.Effects.Writes, d.Effects.WritesAll = r.classes()
	}
	if r.accept("boxes") {
		for _, name := range r.names() {
			d.Boxes = append(d.Boxes, r.boxed(name))
		}
		if len(d.Boxes) != len(d.Args) || !d.Pure || d.MayRaise || d.Result != RefMem {
			r.fail("what makes a box is pure, and has a field for each argument, or <>")
		}
	}
	return d
}

func (r *reader) classes() (list []string, all bool) {
	if r.accept("everything") {
		return nil, true
	}
	list = r.names()
	slices.Sort(list)
	return list, false
}

// boxed gives the field of a name, nil for none.
func (r *reader) boxed(name string) (m *Memory) {
	if name == "" {
		return nil
	}
	if r.field != nil {
		m = r.field(name)
	}
	if m == nil {
		r.fail("no field <%s> was declared", name)
	}
	return m
}

func (r *reader) names() (list []string) {
	for len(r.words) > 0 && strings.HasPrefix(r.words[0], "<") {
		list = append(list, r.name())
	}
	return list
}
