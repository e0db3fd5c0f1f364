package trace

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
)

// An Env gives meaning to the names in parsed traces. Texts parsed with one Env
// share descrs, targets and pointers.
type Env struct {
	// Bind, if set, is called with each descr made, to set its offset or stub.
	Bind func(descr.Descr)
	// Pointer, if set, gives the pointer of each new ConstPtr(name); else it is
	// one unlike all others.
	Pointer func(name string) unsafe.Pointer

	descrs  map[string]descr.Descr
	types   map[string]*descr.Type // []int may be an array as well
	targets map[int]*Target
	ptrs    map[string]unsafe.Pointer
}

// NewEnv makes an Env that knows nothing. What a trace names without its being
// declared gets a default: a field or array as wide as the box loaded or stored,
// a call that may do anything (or, of call_pure, nothing).
func NewEnv() *Env {
	return &Env{descrs: map[string]descr.Descr{}, types: map[string]*descr.Type{}, targets: map[int]*Target{}, ptrs: map[string]unsafe.Pointer{}}
}

// Descr gives the descr of a name, nil if there is none.
func (e *Env) Descr(name string) descr.Descr { return e.descrs[name] }

// Type gives the descr of new objects of a name, nil if there is none.
func (e *Env) Type(name string) *descr.Type { return e.types[name] }

// Descrs gives all descrs known but types, by name.
func (e *Env) Descrs() []descr.Descr {
	list := make([]descr.Descr, 0, len(e.descrs))
	for _, d := range e.descrs {
		list = append(list, d)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].DescrName() < list[j].DescrName() })
	return list
}

// Target gives the target <LoopN>, made at first mention.
func (e *Env) Target(n int) *Target {
	if e.targets[n] == nil {
		e.targets[n] = &Target{Number: n}
	}
	return e.targets[n]
}

// SetPtr says what ConstPtr(name) is.
func (e *Env) SetPtr(name string, p unsafe.Pointer) { e.ptrs[name] = p }

func (e *Env) ptr(name string) unsafe.Pointer {
	if e.ptrs[name] == nil && e.Pointer != nil {
		e.ptrs[name] = e.Pointer(name)
	}
	if e.ptrs[name] == nil {
		e.ptrs[name] = unsafe.Pointer(new([16]byte))
	}
	return e.ptrs[name]
}

func (e *Env) add(d descr.Descr) {
	if t, ok := d.(*descr.Type); ok {
		e.types[t.Name] = t
	} else {
		e.descrs[d.DescrName()] = d
	}
	if e.Bind != nil {
		e.Bind(d)
	}
}

// Declare reads declarations of descrs, one a line:
//
//	<Point.x> field int64
//	<[]byte> array uint8 class byte immutable
//	<f> call (i, p) int64 reads Point.x,Point.y writes - may-raise
//	<g> call (i) void pure
//	<Point> type
//
// The class is the name unless given. A call without "reads" or "writes" may
// read or write anything, unless it is pure.
func (e *Env) Declare(text string) error {
	for n, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		d, err := parseDescr(line)
		if err != nil {
			return fmt.Errorf("line %d: %v", n+1, err)
		}
		e.add(d)
	}
	return nil
}

func parseDescr(line string) (descr.Descr, error) {
	i := strings.LastIndexByte(line, '>')
	if line[0] != '<' || i < 0 {
		return nil, fmt.Errorf("a declaration is <NAME> field, array, call or type …: %s", line)
	}
	name, rest := line[1:i], strings.TrimSpace(line[i+1:])
	what, rest, _ := strings.Cut(rest, " ")
	switch what {
	case "field", "array":
		return parseMemory(name, what, strings.Fields(rest))
	case "call":
		return parseCall(name, rest)
	case "type":
		return &descr.Type{Name: name}, nil
	}
	return nil, fmt.Errorf("unknown kind of descr %q", what)
}

func parseMemory(name, what string, words []string) (descr.Descr, error) {
	f := descr.Memory{Name: name, Item: what == "array", Class: name}
	if len(words) == 0 {
		return nil, fmt.Errorf("<%s> needs a memory form such as int64", name)
	}
	var ok bool
	if f.Mem, ok = descr.ParseMem(words[0]); !ok {
		return nil, fmt.Errorf("unknown memory form %q", words[0])
	}
	for words = words[1:]; len(words) > 0; words = words[1:] {
		switch {
		case words[0] == "immutable":
			f.Immutable = true
		case words[0] == "class" && len(words) > 1:
			f.Class, words = words[1], words[1:]
		default:
			return nil, fmt.Errorf("unknown word %q", words[0])
		}
	}
	return &f, nil
}

func parseCall(name, rest string) (descr.Descr, error) {
	args, rest, ok := strings.Cut(strings.TrimPrefix(rest, "("), ")")
	if !ok {
		return nil, fmt.Errorf("<%s> needs its arguments: (i, p)", name)
	}
	c := &descr.Call{Name: name}
	for _, a := range strings.FieldsFunc(args, func(r rune) bool { return r == ',' || r == ' ' }) {
		if a != "i" && a != "p" {
			return nil, fmt.Errorf("unknown kind of argument %q", a)
		}
		c.Args = append(c.Args, kindOf(a))
	}
	c.Effects = descr.Effects{ReadsAll: true, WritesAll: true}
	words := strings.Fields(rest)
	for ; len(words) > 0; words = words[1:] {
		switch w := words[0]; {
		case w == "void":
		case w == "pure":
			c.Pure, c.Effects = true, descr.Effects{}
		case w == "may-raise":
			c.MayRaise = true
		case w == "portal":
			c.Portal = true
		case w == "reads" && len(words) > 1:
			words = words[1:]
			c.Effects.Reads, c.Effects.ReadsAll = classes(words[0])
		case w == "writes" && len(words) > 1:
			words = words[1:]
			c.Effects.Writes, c.Effects.WritesAll = classes(words[0])
		default:
			if c.Result, ok = descr.ParseMem(w); !ok {
				return nil, fmt.Errorf("unknown word %q", w)
			}
		}
	}
	return c, nil
}

// classes reads "A,B", "-" (none) or "*" (all).
func classes(s string) (list []string, all bool) {
	switch s {
	case "*":
		return nil, true
	case "-":
		return nil, false
	}
	list = strings.Split(s, ",")
	sort.Strings(list)
	return list, false
}

// lookup gives the descr that an op names, by default one that fits the op.
func (e *Env) lookup(op *Op, name string) (descr.Descr, error) {
	if op.Code == ops.Jump {
		n, err := strconv.Atoi(strings.TrimPrefix(name, "Loop"))
		if err != nil {
			return nil, fmt.Errorf("a jump's descr is <Loop and a number>, not <%s>", name)
		}
		return e.Target(n), nil
	}
	if op.Code.Is(ops.Fresh) {
		if e.types[name] == nil {
			e.add(&descr.Type{Name: name})
		}
		return e.types[name], nil
	}
	if e.descrs[name] == nil {
		d := defaultDescr(op, name)
		if d == nil {
			return nil, fmt.Errorf("%s takes no descr", op.Code)
		}
		e.add(d)
	}
	return e.descrs[name], nil
}

func defaultDescr(op *Op, name string) descr.Descr {
	mem := descr.Mem{}
	if value := valueOf(op); value != nil && value.Kind == descr.Ref {
		mem = descr.RefMem
	} else if value != nil {
		mem = descr.Int64
	}
	switch op.Code {
	case ops.Call, ops.CallPure:
		c := &descr.Call{Name: name, Result: mem, Pure: op.Code == ops.CallPure}
		c.MayRaise = !c.Pure
		c.Effects = descr.Effects{ReadsAll: !c.Pure, WritesAll: !c.Pure}
		for _, b := range op.Args[min(1, len(op.Args)):] {
			c.Args = append(c.Args, b.Kind)
		}
		return c
	}
	if row := op.Code.Row(); row.ByDescr {
		return &descr.Memory{Name: name, Mem: mem, Item: len(row.Args) == 2, Class: name, Immutable: op.Code.Is(ops.Pure)}
	}
	return nil
}

// valueOf gives the box loaded or stored by an op, or a call's result.
func valueOf(op *Op) *Box {
	if op.Code.Is(ops.Store) && len(op.Args) > 0 {
		return op.Args[len(op.Args)-1]
	}
	return op.Result
}
