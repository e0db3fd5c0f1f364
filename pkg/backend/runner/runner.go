package runner

import (
	"context"
	"fmt"
	"runtime/debug"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// Backend is the runner as a [backend.Backend].
type Backend struct {
	loops map[*trace.Target]*code
	exits map[*trace.Guard][]*side // by the guard whose door they leave by

	machines []*machine // of runs in each other, the outermost first
	running  int        // of them
	size     [3]int     // slots that the code so far needs
}

// New makes a runner for one engine.
func New() *Backend {
	return &Backend{loops: map[*trace.Target]*code{}, exits: map[*trace.Guard][]*side{}}
}

// Name gives "runner".
func (b *Backend) Name() string { return "runner" }

// A code is a compiled trace.
type code struct {
	trace *trace.Trace
	insts []inst // nil for a bridge that is not attached yet
	// entry is the first instruction; body is where the loop begins, after its
	// constants are loaded.
	entry, body *inst
	inputs      []uint16 // slots of the trace's inputs
	size        [3]int   // slots used, by descr.Kind
}

// Bytes gives 0: there is no machine code.
func (c *code) Bytes() int { return 0 }

// name says which trace it is, for errors.
func (c *code) name() string {
	if t := c.trace.Target; t != nil {
		return t.DescrName()
	}
	if last := c.trace.Ops[len(c.trace.Ops)-1]; last.Descr != nil {
		return c.trace.Kind.String() + " into " + last.Descr.DescrName()
	}
	return c.trace.Kind.String()
}

// Compile compiles a trace. A bridge waits for its guard: see Attach.
func (b *Backend) Compile(t *trace.Trace) (backend.Code, error) {
	c := &code{trace: t}
	if t.Kind == trace.Bridge {
		return c, nil
	}
	b.compile(c, inOrder(t.Inputs))
	if t.Kind == trace.Loop {
		b.loops[t.Target] = c
	}
	return c, nil
}

// inOrder gives the n-th input of each bank slot n.
func inOrder(inputs []*trace.Box) []uint16 {
	var n [3]uint16
	list := make([]uint16, len(inputs))
	for i, b := range inputs {
		if n[b.Kind] == noSlot {
			panic(tooManySlots())
		}
		list[i] = n[b.Kind]
		n[b.Kind]++
	}
	return list
}

// Attach compiles a bridge so that its inputs lie where the guard's fail args
// lie, and lets the guard go on there.
func (b *Backend) Attach(guard *trace.Guard, bridge backend.Code) {
	exits, c := b.exits[guard], bridge.(*code)
	if exits == nil {
		panic("runner: Backend: Attach: the guard is of no compiled trace")
	}
	for _, exit := range exits {
		if c.insts != nil {
			c = &code{trace: c.trace} // attached twice
		}
		b.attach(guard, exit, c)
	}
}

// attach lets one exit go on in a bridge.
func (b *Backend) attach(guard *trace.Guard, exit *side, c *code) {
	var n [3]int
	inputs := make([]uint16, len(guard.FailArgs))
	for i, box := range guard.FailArgs {
		from := exit.ints
		if box.Kind == descr.Ref {
			from = exit.refs
		}
		inputs[i] = from[n[box.Kind]]
		n[box.Kind]++
	}
	inputs = append(inputs, exit.along...)
	b.compile(c, inputs[:len(c.trace.Inputs)])
	exit.to, exit.code = c.entry, c
}

// Free implements [backend.Backend].
func (b *Backend) Free(c backend.Code) {
	t := c.(*code).trace
	delete(b.loops, t.Target)
	for _, op := range t.Ops {
		delete(b.exits, op.Guard)
	}
}

// Run implements [backend.Backend].
func (b *Backend) Run(ctx context.Context, entry backend.Code, ints []int64, refs []unsafe.Pointer) backend.Exit {
	c := entry.(*code)
	if c.insts == nil {
		b.compile(c, inOrder(c.trace.Inputs))
	}
	m := b.machine()
	m.enter(ctx, c, ints, refs)
	defer func(level int) { b.running = level; m.leave() }(b.running)
	b.running++
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true)) // a wrong trace may touch any address
	ip := c.entry
	for {
		exit, panicked := m.attempt(ip)
		if panicked == nil {
			return m.exit(exit)
		}
		call := m.calling
		if call != nil {
			call.letGo()
		}
		if m.calling = nil; call == nil || call.landing == nil {
			return backend.Exit{Err: fault(m.at, call, panicked)}
		}
		m.panicked, ip = panicked, call.landing
	}
}

// machine gives the machine of a run inside those that are under way.
func (b *Backend) machine() *machine {
	if b.running == len(b.machines) {
		m := &machine{}
		m.grow(b.size)
		b.machines = append(b.machines, m)
	}
	return b.machines[b.running]
}

// grow makes room for code of a size in all machines.
func (b *Backend) grow(size [3]int) {
	for k := range size {
		b.size[k] = max(b.size[k], size[k])
	}
	for _, m := range b.machines {
		m.grow(b.size)
	}
}

// fault describes a panic that is our own mistake.
func fault(c *code, call *call, panicked any) error {
	if call != nil {
		return fmt.Errorf("runner: %s: %s panicked, which its descr excludes: %v", c.name(), call.descr.Name, panicked)
	}
	return fmt.Errorf("runner: %s: %v", c.name(), panicked)
}

// Close drops all code.
func (b *Backend) Close() error {
	*b = *New()
	return nil
}
