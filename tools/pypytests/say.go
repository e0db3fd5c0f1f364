package main

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A saying is a trace of theirs in our text form, with the descrs that it needs.
type saying struct {
	text   []string
	descrs map[string]string // by name: the declaration
	names  map[string]string // of their boxes that are operands of ours: same_as
	fresh  int
}

// unsayable is why a trace cannot be said in our ops.
type unsayable struct{ why string }

func (u unsayable) Error() string { return u.why }

// reasons says by what begins the name of an op, or is it, why we have no such op.
var reasons = [][2]string{
	{"new", "objects that never exist"}, {"virtual_ref", "objects that never exist"}, {"force_token", "objects that never exist"},
	{"newstr", "strings that are built"}, {"newunicode", "strings that are built"}, {"strset", "strings that are built"}, {"unicodeset", "strings that are built"},
	{"copystr", "strings that are built"}, {"copyunicode", "strings that are built"}, {"strhash", "strings that are built"},
	{"int_add_ovf", "overflow"}, {"int_sub_ovf", "overflow"}, {"int_mul_ovf", "overflow"}, {"guard_no_overflow", "overflow"}, {"guard_overflow", "overflow"},
	{"raw_", "raw memory"}, {"getarrayitem_raw", "raw memory"}, {"setarrayitem_raw", "raw memory"}, {"getfield_raw", "raw memory"}, {"setfield_raw", "raw memory"},
	{"quasiimmut", "fields that may be invalidated"}, {"guard_not_invalidated", "fields that may be invalidated"},
	{"label", "labels within a trace"}, {"guard_subclass", "questions about classes of objects"}, {"guard_is_object", "questions about classes of objects"},
	{"guard_gc_type", "questions about classes of objects"}, {"record_", "questions about classes of objects"},
}

func cannot(op string) error {
	why := "the op " + op
	longest := 0
	for _, r := range reasons {
		if strings.HasPrefix(op, r[0]) && len(r[0]) > longest {
			why, longest = r[1], len(r[0])
		}
	}
	return unsayable{why}
}

// memory declares what a descr of theirs reaches: kind of descr, form, perhaps more.
// Several of one struct are different memory, as fields are.
var memory = map[string]string{
	"valuedescr": "field int64", "floatdescr": "field float64", "chardescr": "field uint8", "nextdescr": "field ref", "nexttupledescr": "field ref", "otherdescr": "field ref",
	"valuedescr3": "field int64 immutable", "nextdescr3": "field ref immutable", "adescr": "field int64", "abisdescr": "field int64", "bdescr": "field ref",
	"refdescr": "field ref", "noimmut_intval": "field int64", "immut_intval": "field int64 immutable", "immut_ptrval": "field ref immutable",
	"inst_w_seq": "field ref", "inst_w_list": "field ref", "inst_index": "field int64", "inst_length": "field int64", "inst_start": "field int64", "inst_step": "field int64",
	"simplevalue": "field int64", "cdescr": "field int64", "ddescr": "field ref", "onedescr": "field ref",
	"arraydescr": "array int64", "int32arraydescr": "array int32", "int16arraydescr": "array int16", "float32arraydescr": "array float32", "floatarraydescr": "array float64",
	"gcarraydescr": "array ref", "arraydescr2": "array ref", "arraydescr3": "array ref", "chararraydescr": "array uint8", "u2arraydescr": "array uint16",
	"arrayimmutdescr": "array int64 immutable", "gcarrayimmutdescr": "array ref immutable", "floatarrayimmutdescr": "array float64 immutable",
	"complexrealdescr": "array float64", "compleximagdescr": "array float64", "fc_array_floatdescr": "array float64", "fc_array_chardescr": "array uint8",
	"unicode": "array uint32 immutable", "typeptr": "field int64 immutable",
}

// all is what a function does that may do anything; what never changes it leaves.
const all = "reads everything writes MUTABLE"

// calls says what the functions of theirs do, besides computing.
var calls = map[string]string{
	"plaincalldescr": all, "nonwritedescr": "", "writeadescr": "writes <adescr>", "writearraydescr": "writes <adescr> <arraydescr>",
	"writevalue3descr": "", "readadescr": "reads <adescr>",
	"elidablecalldescr": "", "elidable2calldescr": "", "elidable3calldescr": "", "plain_r_calldescr": "",
	"escape": all,
}

// same lists the ops that have one name, besides those whose names differ in what
// they give: getfield_gc_i.
var same = regexp.MustCompile(`^(int_(add|sub|mul|and|or|xor|neg|invert|lshift|rshift|lt|le|eq|ne|gt|ge|is_true|is_zero|signext)|uint_(rshift|lt|le|gt|ge|mul_high)|ptr_(eq|ne)|float_(add|sub|mul|truediv|neg|abs|lt|le|eq|ne|gt|ge)|guard_(true|false|value|nonnull|isnull|no_exception)|jump|finish)$`)

var pyOp = regexp.MustCompile(`^(?:(\w+) *= *)?(\w+)\((.*?)\)(?: *\[(.*)\])?$`)

// say says a trace of theirs.
func say(text string) (*saying, error) {
	s := &saying{descrs: map[string]string{}, names: map[string]string{"NULL": "ConstPtr(null)"}}
	list := lines(text)
	for n, line := range list {
		if err := s.line(line, n+1 < len(list) && strings.HasPrefix(list[n+1], "guard_no_exception")); err != nil {
			return s, err
		}
	}
	return s, s.ends()
}

// ends gives a trace the end that it needs. One that is not peeled may jump to
// anywhere, or not say to where: then it finishes.
func (s *saying) ends() error {
	if len(s.text) == 0 {
		return unsayable{"there is no trace"}
	}
	last := &s.text[len(s.text)-1]
	args, ok := strings.CutPrefix(*last, "jump(")
	switch {
	case !ok && !strings.HasPrefix(*last, "finish("):
		s.add("finish()")
	case ok && kindsOf(strings.Trim(s.text[0], "[]")) != kindsOf(strings.TrimSuffix(args, ")")):
		*last = "finish(" + args
	}
	return nil
}

func kindsOf(list string) (kinds string) {
	for _, name := range strings.Split(list, ", ") {
		if name != "" {
			kinds += kindOf(name)
		}
	}
	return kinds
}

// declared gives the declarations of the descrs.
func (s *saying) declared() string {
	var list, mutable []string
	for name, d := range s.descrs {
		list = append(list, d)
		if what := strings.Fields(d)[0]; (what == "field" || what == "array") && !strings.HasSuffix(d, "immutable") {
			mutable = append(mutable, name)
		}
	}
	slices.Sort(list)
	slices.Sort(mutable)
	writes := ""
	if len(mutable) > 0 {
		writes = " writes <" + strings.Join(mutable, "> <") + ">"
	}
	return strings.ReplaceAll(strings.Join(list, "\n"), " writes MUTABLE", writes)
}

func (s *saying) add(format string, args ...any) {
	s.text = append(s.text, fmt.Sprintf(format, args...))
}

func (s *saying) line(line string, raises bool) error {
	if strings.HasPrefix(line, "[") {
		s.add("[%s]", strings.Join(s.boxes(strings.Trim(line, "[]")), ", "))
		return nil
	}
	m := pyOp.FindStringSubmatch(line)
	if m == nil {
		return unsayable{"the line is not an op"}
	}
	o := pyCall{result: m[1], op: m[2], raises: raises}
	for _, a := range strings.Split(m[3], ",") {
		switch a = strings.TrimSpace(a); {
		case strings.HasPrefix(a, "descr="):
			o.descr = a[len("descr="):]
		case a != "":
			o.args = append(o.args, s.box(a))
		}
	}
	if o.result != "" {
		o.name = ours(o.result)
		o.kind = o.result[:1]
	}
	fails := slices.DeleteFunc(s.boxes(m[4]), isConst)
	o.fails = " [" + strings.Join(fails, ", ") + "]"
	return s.op(o)
}

// A pyCall is an op of theirs: operands are ours already.
type pyCall struct {
	result, op, descr string
	args              []string
	name, kind        string // of the result, ours and theirs
	fails             string
	raises            bool // guard_no_exception follows
}

// ours gives the name of a box: floats are ints here, by their bits.
func ours(name string) string {
	if strings.HasPrefix(name, "f") {
		return "i" + name
	}
	return name
}

// box gives an operand.
func (s *saying) box(name string) string {
	switch {
	case s.names[name] != "":
		return s.names[name]
	case strings.HasPrefix(name, "ConstPtr(") || name == "":
		return name
	case strings.HasPrefix(name, "ConstClass("):
		return strconv.Itoa(1 + len(name) - len("ConstClass(node_vtable)"))
	case strings.HasPrefix(name, "my") || strings.HasSuffix(name, "addr") && name[0] != 'i' && name[0] != 'p':
		return "ConstPtr(" + name + ")"
	}
	return ours(name)
}

func (s *saying) boxes(list string) (names []string) {
	for _, name := range strings.Split(list, ",") {
		if name = s.box(strings.TrimSpace(name)); name != "" {
			names = append(names, name)
		}
	}
	return names
}

func (s *saying) op(o pyCall) error {
	args := strings.Join(o.args, ", ")
	stem, typed := strings.CutSuffix(strings.TrimRight(o.op, "irfn"), "_")
	switch {
	case o.op == "int_signext" && !strings.Contains("1 2 4", o.args[1]):
		return unsayable{"extending from other than 1, 2 or 4 bytes"}
	case same.MatchString(o.op):
		s.same(o, args)
	case o.op == "debug_merge_point" || o.op == "keepalive" || o.op == "jit_debug":
	case stem == "same_as":
		s.names[o.result] = args
	case o.op == "instance_ptr_eq" || o.op == "instance_ptr_ne":
		s.add("%s = %s(%s)", o.name, o.op[len("instance_"):], args)
	case o.op == "guard_class" || o.op == "guard_nonnull_class":
		s.class(o)
	case o.op == "arraylen_gc":
		return s.load(o, "getfield_gc_pure", o.descr+".len", "field length immutable")
	case o.op == "strlen" || o.op == "unicodelen":
		return s.load(o, "getfield_gc_pure", o.op, "field length immutable")
	case o.op == "strgetitem":
		s.add("%s = strgetitem(%s)", o.name, args)
	case o.op == "unicodegetitem":
		return s.load(o, "getarrayitem_gc_pure", "unicode", memory["unicode"])
	case typed && (stem == "getfield_gc" || stem == "getarrayitem_gc" || stem == "getarrayitem_gc_pure" || stem == "getinteriorfield_gc"):
		return s.load(o, "get"+place(stem), o.descr, memory[o.descr])
	case o.op == "setfield_gc" || o.op == "setarrayitem_gc" || o.op == "setinteriorfield_gc":
		return s.store(o, args)
	case stem == "escape" || stem == "call" || stem == "call_pure":
		return s.call(o, stem)
	default:
		return cannot(o.op)
	}
	return nil
}

// place gives what is reached: an inner field is a place in an item.
func place(stem string) string {
	if strings.Contains(stem, "field_gc") && !strings.Contains(stem, "interior") {
		return "field_gc"
	}
	return "arrayitem_gc"
}

func (s *saying) same(o pyCall, args string) {
	switch {
	case o.op == "guard_no_exception":
		s.add("guard_no_exception()%s", o.fails)
	case strings.HasPrefix(o.op, "guard_"):
		s.add("%s(%s)%s", o.op, args, o.fails)
	case o.result != "":
		s.add("%s = %s(%s)", o.name, o.op, args)
	default:
		s.add("%s(%s)", o.op, args)
	}
}

// class asks for an object's class, which is a word in it that never changes.
func (s *saying) class(o pyCall) {
	if o.op == "guard_nonnull_class" {
		s.add("guard_nonnull(%s)%s", o.args[0], o.fails)
	}
	s.fresh++
	s.declare("typeptr", memory["typeptr"])
	s.add("iclass%d = getfield_gc_pure(%s, descr=<typeptr>)", s.fresh, o.args[0])
	s.add("guard_value(iclass%d, %s)%s", s.fresh, o.args[1], o.fails)
}

// declare declares a descr: what is "field int64", say.
func (s *saying) declare(name, what string) {
	list, rest, _ := strings.Cut(what, " ")
	s.descrs[name] = fmt.Sprintf("%s <%s> %s", list, name, rest)
}

// load says a load. Theirs may take a box of another kind than was declared: that is
// another place here.
func (s *saying) load(o pyCall, op, name, what string) error {
	if what == "" {
		return unsayable{"memory of the kind " + name}
	}
	name, what = ofKind(name, what, o.kind)
	s.declare(name, what)
	if strings.Contains(what, "immutable") && !strings.HasSuffix(op, "_pure") {
		op += "_pure"
	}
	if !strings.Contains(what, "immutable") && strings.HasSuffix(o.op[:len(o.op)-2], "_pure") {
		return unsayable{"a pure load of what may change"}
	}
	s.add("%s = %s(%s, descr=<%s>)", o.name, op, strings.Join(o.args, ", "), name)
	return nil
}

func ofKind(name, what, kind string) (string, string) {
	isRef := strings.Contains(what, " ref")
	switch {
	case kind == "p" && !isRef:
		form := strings.Fields(what)[1]
		return name + ".ref", strings.Replace(what, form, "ref", 1)
	case (kind == "i" || kind == "f") && isRef:
		return name + ".int", strings.Replace(what, "ref", "int64", 1)
	}
	return name, what
}

func (s *saying) store(o pyCall, args string) error {
	what := memory[o.descr]
	if what == "" {
		return unsayable{"memory of the kind " + o.descr}
	}
	name, what := ofKind(o.descr, what, kindOf(o.args[len(o.args)-1]))
	if strings.Contains(what, "immutable") {
		return unsayable{"a store to what never changes"}
	}
	s.declare(name, what)
	s.add("set%s(%s, descr=<%s>)", place(o.op[len("set"):]), args, name)
	return nil
}

func isConst(name string) bool { return name[0] != 'i' && name[0] != 'p' }

func kindOf(name string) string {
	if strings.HasPrefix(name, "p") || strings.HasPrefix(name, "ConstPtr") {
		return "p"
	}
	return "i"
}

// call says a call. What is called is the first operand, if that is a constant.
func (s *saying) call(o pyCall, stem string) error {
	descr := o.descr
	if stem == "escape" {
		descr = stem
	}
	effects, ok := calls[descr]
	if !ok {
		return unsayable{"calls of the kind " + descr}
	}
	args := o.args
	if _, err := strconv.Atoi(first(args)); err == nil && stem != "escape" {
		descr, args = descr+"."+args[0], args[1:]
	}
	op, kinds := "call", ""
	if stem == "call_pure" || strings.HasPrefix(o.descr, "elidable") {
		op, effects = "call_pure", ""
	}
	for _, a := range args {
		kinds += kindOf(a)
	}
	if kinds != "" {
		descr += "." + kinds
	}
	descr += "." + o.op[len(o.op)-1:] + "." + op
	flags := ""
	if op == "call_pure" {
		flags = "pure "
	}
	if o.raises {
		descr, flags = descr+".raises", flags+"may-raise "
	}
	form := map[string]string{"": "void", "i": "int64", "f": "float64", "p": "ref"}[o.kind]
	s.declare(descr, fmt.Sprintf("call (%s) %s %s", strings.Join(strings.Split(kinds, ""), ", "), form, flags+effects))
	line := fmt.Sprintf("%s(%s, descr=<%s>)", op, strings.Join(append([]string{"ConstClass(" + descr + ")"}, args...), ", "), descr)
	if o.result != "" {
		line = o.name + " = " + line
	}
	s.add("%s", line)
	return nil
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
