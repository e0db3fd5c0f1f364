package tracetext

import (
	"fmt"
	"strconv"
	"strings"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Parse reads a trace in the form of [trace.Trace.Format]. A header as in the log
// ("# Loop 1 : entry bridge with 8 ops", "# bridge out of Guard 3 with 5 ops")
// says what it is; without one it is a loop. Lines that begin with ; and empty
// lines are skipped.
//
// Guards get one or more frames without function, just enough to make their
// fail args; a jump is given the same for the boxes it passes. Errors name the
// line.
func Parse(text string, env *Env) (*trace.Trace, error) {
	p := &parser{env: env, t: &trace.Trace{}, boxes: map[string]*trace.Box{}}
	for n, line := range strings.Split(text, "\n") {
		if err := p.line(strings.TrimSpace(line)); err != nil {
			return nil, fmt.Errorf("line %d: %v", n+1, err)
		}
	}
	if !p.inputs {
		return nil, fmt.Errorf("line 1: a trace begins with its inputs, as [p0, i1]")
	}
	p.finish()
	return p.t, nil
}

type parser struct {
	env    *Env
	t      *trace.Trace
	inputs bool // seen
	boxes  map[string]*trace.Box
	consts constants
	made   map[string]*trace.Box // by late ops
}

func (p *parser) line(s string) error {
	switch {
	case s == "" || s[0] == ';':
		return nil
	case s[0] == '#':
		return p.header(s)
	case s[0] == '[' && !p.inputs:
		p.inputs = true
		return p.readInputs(s)
	case !p.inputs:
		return fmt.Errorf("a trace begins with its inputs, as [p0, i1]")
	case strings.HasPrefix(s, "debug_merge_point("):
		return p.mark(s)
	}
	return p.op(s)
}

func (p *parser) header(s string) error {
	var n, m int
	if c, _ := fmt.Sscanf(s, "# Loop %d : loop with %d ops", &n, &m); c == 2 {
		p.t.Target = p.env.Target(n)
	} else if c, _ := fmt.Sscanf(s, "# Loop %d : entry bridge with %d ops", &n, &m); c == 2 {
		p.t.Kind = trace.EntryBridge
	} else if c, _ := fmt.Sscanf(s, "# bridge out of Guard %d with %d ops", &n, &m); c == 2 {
		p.t.Kind = trace.Bridge
	} else {
		return fmt.Errorf("unknown header: %s", s)
	}
	return nil
}

func (p *parser) readInputs(s string) error {
	s, late, _ := strings.Cut(s, trace.LateText)
	s, stores, _ := strings.Cut(s, trace.PendingText)
	names, err := list(s)
	if err != nil {
		return err
	}
	for _, name := range names {
		b, err := p.define(name)
		if err != nil {
			return err
		}
		p.t.Inputs = append(p.t.Inputs, b)
	}
	if p.t.Pending, err = p.stores(&trace.Op{}, stores); err != nil {
		return err
	}
	p.t.Late, err = p.late(late)
	return err
}

// mark reads debug_merge_point('LOCATION', DEPTH).
func (p *parser) mark(s string) error {
	s = strings.TrimPrefix(s, "debug_merge_point(")
	i := strings.LastIndex(s, "', ")
	if !strings.HasPrefix(s, "'") || i < 1 {
		return fmt.Errorf("a mark is debug_merge_point('LOCATION', DEPTH)")
	}
	depth, err := strconv.Atoi(strings.TrimSuffix(s[i+3:], ")"))
	if err != nil {
		return err
	}
	m := &trace.MergePoint{Text: trace.Unescape.Replace(s[1:i]), Depth: depth}
	p.emit(&trace.Op{Code: ops.DebugMergePoint, Mark: m})
	return nil
}

func (p *parser) emit(op *trace.Op) {
	op.Origin.Recorded = int32(len(p.t.Ops))
	p.t.Ops = append(p.t.Ops, op)
}

// op reads RESULT = NAME(ARGS, descr=<DESCR>) [FAILARGS] pending: STORES late: OPS.
func (p *parser) op(s string) error {
	op, err := p.readOp(s)
	if err == nil {
		p.emit(op)
	}
	return err
}

func (p *parser) readOp(s string) (*trace.Op, error) {
	result, call, ok := strings.Cut(s, " = ")
	if !ok || strings.Contains(result, "(") {
		result, call = "", s
	}
	name, rest, ok := strings.Cut(call, "(")
	code, known := ops.Lookup(name)
	if !ok || !known {
		return nil, fmt.Errorf("no such op: %s", name)
	}
	args, fails, hasFails := splitFails(rest)
	if !strings.HasSuffix(args, ")") {
		return nil, fmt.Errorf("missing ')': %s", s)
	}
	args, dname := splitDescr(strings.TrimSuffix(args, ")"))
	op := &trace.Op{Code: code}
	if err := p.args(op, args); err != nil {
		return nil, err
	}
	if result != "" {
		b, err := p.define(result)
		if err != nil {
			return nil, err
		}
		op.Result = b
	}
	if op.IsGuard() || op.Code == ops.Jump {
		if err := p.guard(op, dname, fails, hasFails); err != nil {
			return nil, err
		}
	}
	if dname != "" && !op.IsGuard() {
		d, err := p.env.lookup(op, dname)
		if err != nil {
			return nil, err
		}
		op.Descr = d
	}
	return op, nil
}

func (p *parser) args(op *trace.Op, s string) error {
	seen := map[string]*trace.Box{} // equal constants of one line are one box
	for _, a := range splitArgs(s) {
		b := seen[a]
		if b == nil {
			var err error
			if b, err = p.operand(op, a); err != nil {
				return err
			}
			seen[a] = b
		}
		op.Args = append(op.Args, b)
	}
	return nil
}

// operand finds or makes the box of an operand.
func (p *parser) operand(op *trace.Op, s string) (*trace.Box, error) {
	if b := p.boxes[s]; b != nil {
		return b, nil
	}
	if name, ok := between(s, "ConstClass(", ")"); ok {
		p.boxes[s] = p.consts.use(op, &trace.Box{Kind: descr.Int, Const: true, ID: -1, Func: &name}, s)
		return p.boxes[s], nil
	}
	if name, ok := between(s, "ConstPtr(", ")"); ok {
		if name == "null" {
			return p.consts.use(op, trace.ConstRef(nil), s), nil
		}
		p.boxes[s] = p.consts.use(op, trace.ConstRef(p.env.ptr(name)), s)
		return p.boxes[s], nil
	}
	if v, err := strconv.ParseInt(s, 10, 64); err == nil {
		return p.consts.use(op, trace.ConstInt(v), s), nil
	}
	if v, ok := ops.ParseFloat(s); ok {
		return p.consts.use(op, trace.ConstInt(v), strconv.FormatInt(v, 10)), nil
	}
	return nil, fmt.Errorf("%s is used before it is defined", s)
}

// define makes the box of an input or result.
func (p *parser) define(name string) (*trace.Box, error) {
	if name == "" || kindOf(name) == descr.Void {
		return nil, fmt.Errorf("%q names no box: i and p are the kinds there are", name)
	}
	if p.boxes[name] != nil {
		return nil, fmt.Errorf("%s is defined twice", name)
	}
	b := p.t.NewBox(kindOf(name))
	p.boxes[name] = b
	if n, err := strconv.Atoi(name[1:]); err == nil {
		p.consts.settle(n)
	}
	return b, nil
}

func (p *parser) guard(op *trace.Op, dname, fails string, hasFails bool) error {
	g := &trace.Guard{Number: -1}
	if n, err := strconv.Atoi(strings.TrimPrefix(dname, "Guard")); err == nil && op.IsGuard() {
		g.Number = n
	} else if dname != "" && op.IsGuard() {
		return fmt.Errorf("a guard's descr is <Guard and a number>, not <%s>", dname)
	}
	if op.Code == ops.Jump && !hasFails {
		g.Frames = framesFor(op.Args)
		g.CollectFailArgs()
		op.Guard = g
		return nil
	}
	if !hasFails {
		return nil // as in a short preamble
	}
	fails, late, _ := strings.Cut(fails, trace.LateText)
	fails, stores, _ := strings.Cut(fails, trace.PendingText)
	names, err := list(fails)
	if err != nil {
		return err
	}
	if g.Pending, err = p.stores(op, stores); err != nil {
		return err
	}
	if g.Late, err = p.late(late); err != nil {
		return err
	}
	for _, name := range names {
		b := p.boxes[name]
		if b == nil && name != "None" {
			return fmt.Errorf("fail arg %s is used before it is defined", name)
		}
		g.FailArgs = append(g.FailArgs, b)
	}
	g.Frames = framesFor(g.FailArgs)
	op.Guard = g
	p.share(g)
	return nil
}

// share finds the guard whose number another has as well.
func (p *parser) share(g *trace.Guard) {
	if g.Number < 0 {
		return
	}
	for _, op := range p.t.Ops {
		if op.Guard != nil && op.Guard.Number == g.Number && op.Guard.Shares == nil && g.CanShare(op.Guard) {
			g.Shares = op.Guard
		}
	}
}

// framesFor makes frames whose CollectFailArgs is the list: a frame has ints
// before refs, so an int after a ref begins another.
func framesFor(list []*trace.Box) []trace.Frame {
	frames := []trace.Frame{{}}
	for _, b := range list {
		f := &frames[len(frames)-1]
		switch {
		case b == nil:
		case b.Kind == descr.Ref:
			f.Refs = append(f.Refs, b)
		case len(f.Refs) > 0:
			frames = append(frames, trace.Frame{Ints: []*trace.Box{b}})
		default:
			f.Ints = append(f.Ints, b)
		}
	}
	return frames
}

// finish gives a loop its target: the one its jump names.
func (p *parser) finish() {
	if p.t.Kind != trace.Loop || len(p.t.Ops) == 0 {
		return
	}
	last := p.t.Ops[len(p.t.Ops)-1]
	if tg, ok := last.Descr.(*trace.Target); ok && p.t.Target == nil {
		p.t.Target = tg
	}
	if tg := p.t.Target; tg != nil && tg.Inputs == nil {
		tg.Inputs = trace.Kinds(p.t.Inputs)
	}
}

// kindOf tells a box's kind from its name.
func kindOf(name string) descr.Kind {
	switch name[0] {
	case 'i':
		return descr.Int
	case 'p':
		return descr.Ref
	}
	return descr.Void
}
