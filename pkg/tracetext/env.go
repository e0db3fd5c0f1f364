package tracetext

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
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
	memory  []*descr.Memory        // of them, in order
	types   map[string]*descr.Type // []int may be an array as well
	targets map[int]*trace.Target
	ptrs    map[string]unsafe.Pointer
}

// NewEnv makes an Env that knows nothing. What a trace names without its being
// declared gets a default: a field or array as wide as the box loaded or stored,
// a call that may do anything (or, of call_pure, nothing).
func NewEnv() *Env {
	return &Env{descrs: map[string]descr.Descr{}, types: map[string]*descr.Type{}, targets: map[int]*trace.Target{}, ptrs: map[string]unsafe.Pointer{}}
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
func (e *Env) Target(n int) *trace.Target {
	if e.targets[n] == nil {
		e.targets[n] = &trace.Target{Number: n}
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

// Add makes a descr known, and binds it.
func (e *Env) Add(d descr.Descr) {
	switch d := d.(type) {
	case *descr.Type:
		e.types[d.Name] = d
	case *descr.Memory:
		e.descrs[d.Name], e.memory = d, append(e.memory, d)
		descr.Relate(e.memory)
	default:
		e.descrs[d.DescrName()] = d
	}
	if e.Bind != nil {
		e.Bind(d)
	}
}

// Declare reads declarations of descrs, one a line: see [descr.Parse].
func (e *Env) Declare(text string) error {
	for n, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		d, err := descr.Parse(line, e.field)
		if err != nil {
			return fmt.Errorf("line %d: %v", n+1, err)
		}
		e.Add(d)
	}
	return nil
}

func (e *Env) field(name string) *descr.Memory {
	m, _ := e.descrs[name].(*descr.Memory)
	return m
}

// lookup gives the descr that an op names, by default one that fits the op.
func (e *Env) lookup(op *trace.Op, name string) (descr.Descr, error) {
	if op.Code == ops.Jump {
		n, err := strconv.Atoi(strings.TrimPrefix(name, "Loop"))
		if err != nil {
			return nil, fmt.Errorf("a jump's descr is <Loop and a number>, not <%s>", name)
		}
		return e.Target(n), nil
	}
	if op.Code.Is(ops.Fresh) {
		if e.types[name] == nil {
			e.Add(&descr.Type{Name: name})
		}
		return e.types[name], nil
	}
	if e.descrs[name] == nil {
		d := defaultDescr(op, name)
		if d == nil {
			return nil, fmt.Errorf("%s takes no descr", op.Code)
		}
		e.Add(d)
	}
	return e.descrs[name], nil
}

func defaultDescr(op *trace.Op, name string) descr.Descr {
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
func valueOf(op *trace.Op) *trace.Box {
	if op.Code.Is(ops.Store) && len(op.Args) > 0 {
		return op.Args[len(op.Args)-1]
	}
	return op.Result
}
