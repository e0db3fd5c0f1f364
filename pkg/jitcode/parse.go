package jitcode

import (
	"fmt"
	"strconv"
	"strings"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
)

// Parse reads a program's text. Offsets, strides and stubs of its descrs are
// not in the text: see [Program.Field] and its like. An error names the line.
func Parse(text string) (*Program, error) {
	p := &parser{prog: &Program{}, funcs: map[string]*Func{}, descrs: map[string]descr.Descr{}}
	lines := strings.Split(text, "\n")
	if err := p.each(lines, p.declare); err != nil {
		return nil, err
	}
	if err := p.each(lines, p.body); err != nil {
		return nil, err
	}
	if errs := Verify(p.prog); len(errs) > 0 {
		return nil, errs[0]
	}
	descr.Relate(p.prog.Memory)
	return p.prog, nil
}

// MustParse is [Parse] for text that translate wrote; it panics on an error.
func MustParse(text string) *Program {
	p, err := Parse(text)
	if err != nil {
		panic(err)
	}
	return p
}

// parser reads the text twice: the first time for descrs, functions, registers
// and labels, which may be named before they are declared, the second time for
// the instructions.
type parser struct {
	prog   *Program
	funcs  map[string]*Func
	descrs map[string]descr.Descr // by kind of list and name: "field Point.x"
	scopes []*scope               // of the functions, in order
	cur    *scope
	next   int // second pass: index of the next function in scopes
}

// scope is what a function's instructions may name.
type scope struct {
	f         *Func
	regs      map[string]Reg
	labels    map[string]int
	count     int // instructions seen by the first pass
	ints      map[int64]uint16
	refs      map[string]uint16
	paramText []string // resolved when the registers are known
}

type parseError string

func (p *parser) each(lines []string, do func(*scanner)) (err error) {
	n := 0
	defer func() {
		switch e := recover().(type) {
		case nil:
		case parseError:
			err = fmt.Errorf("jitcode: line %d: %s", n, string(e))
		default:
			panic(e)
		}
	}()
	for i, line := range lines {
		n = i + 1
		s := &scanner{rest: line}
		if s.skip(); s.rest != "" && !strings.HasPrefix(s.rest, "//") {
			do(s)
		}
	}
	return nil
}

func fail(format string, args ...any) { panic(parseError(fmt.Sprintf(format, args...))) }

// declare is the first pass over a line.
func (p *parser) declare(s *scanner) {
	whole := s.rest
	switch word := s.word(); {
	case word == "driver":
		p.driver(s)
	case declares(word):
		p.descrLine(whole)
	case word == "method": // the second pass knows the functions
	case word == "func":
		p.function(s)
	case p.cur == nil:
		fail("%q outside a function", whole)
	case word == "ints":
		p.bank(s, descr.Int, &p.cur.f.IntNames)
	case word == "refs":
		p.bank(s, descr.Ref, &p.cur.f.RefNames)
	case strings.HasSuffix(whole, ":"):
		p.cur.labels[strings.TrimSuffix(whole, ":")] = p.cur.count
	default:
		p.cur.count++
	}
}

// body is the second pass over a line.
func (p *parser) body(s *scanner) {
	whole := s.rest
	switch word := s.peekWord(); {
	case declares(word), word == "driver", word == "ints", word == "refs":
	case word == "method":
		s.word()
		p.method(s)
	case word == "func":
		p.cur = p.scopes[p.next]
		p.next++
		p.cur.f.Code = make([]Instr, 0, p.cur.count)
		for _, name := range p.cur.paramText {
			p.cur.f.Params = append(p.cur.f.Params, p.cur.reg(name))
		}
	default:
		if !strings.HasSuffix(whole, ":") {
			p.cur.f.Code = append(p.cur.f.Code, p.instr(s))
		}
	}
}

func (p *parser) driver(s *scanner) {
	s.expect("greens")
	list := &p.prog.Driver.Greens
	for s.skip(); s.rest != ""; s.skip() {
		name := s.until(atSpace)
		if name == "reds" {
			list = &p.prog.Driver.Reds
			continue
		}
		name, kinds, ok := strings.Cut(name, ":")
		if !ok {
			fail("want name:kinds, found %q", name)
		}
		*list = append(*list, Var{name, parseKinds(kinds)})
	}
}

func parseKinds(s string) []descr.Kind {
	kinds, err := descr.ParseKinds(s)
	if err != nil {
		fail("%v", err)
	}
	return kinds
}

func (p *parser) add(list string, d descr.Descr) {
	key := list + " " + d.DescrName()
	if p.descrs[key] != nil {
		fail("%s declared twice", key)
	}
	p.descrs[key] = d
}

// declares reports whether a line that begins so is that of a descr.
func declares(word string) bool {
	return word == "field" || word == "array" || word == "call" || word == "type"
}

func (p *parser) descrLine(line string) {
	d, err := descr.Parse(line, func(name string) *descr.Memory {
		m, _ := p.descrs["field "+name].(*descr.Memory)
		return m
	})
	if err != nil {
		fail("%v", err)
	}
	switch d := d.(type) {
	case *descr.Memory:
		p.add(d.List(), d)
		p.prog.Memory = append(p.prog.Memory, d)
	case *descr.Call:
		p.add("call", d)
		p.prog.Calls = append(p.prog.Calls, d)
	case *descr.Type:
		p.add("type", d)
		p.prog.Types = append(p.prog.Types, d)
	}
}

func (p *parser) method(s *scanner) {
	m := &Method{Name: s.angle()}
	s.expect("else")
	m.Other = p.callee(s.funcName())
	for s.accept(",") {
		m.Cases = append(m.Cases, MethodCase{Address: s.angle(), Func: p.callee(s.funcName())})
	}
	s.end()
	p.add("method", m)
	p.prog.Methods = append(p.prog.Methods, m)
}

func (p *parser) function(s *scanner) {
	f := &Func{Name: s.funcName()}
	p.cur = &scope{
		f:      f,
		regs:   map[string]Reg{},
		labels: map[string]int{},
		ints:   map[int64]uint16{},
		refs:   map[string]uint16{},
	}
	s.expect("(")
	for !s.accept(")") {
		p.cur.paramText = append(p.cur.paramText, s.register())
		s.accept(",")
	}
	if s.accept("(") {
		f.Results = parseKinds(s.until(atParen))
		s.expect(")")
	}
	s.expect("file")
	s.skip()
	f.File = s.rest
	if f.Name == "" {
		fail("a function without a name")
	}
	if p.funcs[f.Name] != nil {
		fail("function %s declared twice", f.Name)
	}
	p.funcs[f.Name] = f
	p.scopes = append(p.scopes, p.cur)
	p.prog.Funcs = append(p.prog.Funcs, f)
}

func (p *parser) bank(s *scanner, k descr.Kind, names *[]string) {
	for s.skip(); s.rest != ""; s.skip() {
		name := s.register()
		if _, twice := p.cur.regs[name]; twice {
			fail("register %%%s declared twice", name)
		}
		p.cur.regs[name] = Reg{k, Index(len(*names), "registers")}
		*names = append(*names, name)
	}
}

func (p *parser) instr(s *scanner) Instr {
	var in Instr
	for s.at("%") {
		in.Dst = append(in.Dst, p.cur.reg(s.register()))
		if !s.accept(",") {
			s.expect("=")
			break
		}
	}
	in.Op = opNamed(s.word())
	for s.skip(); s.rest != "" && !s.at(";") && !s.at("live["); s.skip() {
		p.operand(s, &in)
		if s.accept("|") {
			in.Greens = len(in.Args)
		}
		s.accept(",")
	}
	if s.accept("live[") {
		in.Live = p.live(s)
	}
	if s.accept(";") {
		in.Line = s.integer32()
		s.expect(":")
		in.Col = s.integer32()
	}
	s.end()
	return in
}

func opNamed(name string) Op {
	if c, ok := ops.Lookup(name); ok && !c.Is(ops.TraceOnly) {
		return Op(c)
	}
	for n := range Controls {
		if Controls[n].Name == name {
			return Goto + Op(n)
		}
	}
	fail("unknown instruction %q", name)
	return 0
}

func (p *parser) operand(s *scanner, in *Instr) {
	switch {
	case s.at("|"):
	case (in.Op == InlineCall || in.Op == GotoUnlessInside) && in.Callee == nil: // it comes first, and may be called nil
		in.Callee = p.callee(s.funcName())
	case s.at("%"):
		r := p.cur.reg(s.register())
		in.Args = append(in.Args, Arg{Kind: r.Kind, Index: r.Index})
	case s.accept("@"):
		in.Args = append(in.Args, p.cur.address(s.angle()))
	case s.at("<"):
		in.Descr = p.descr(in.Op, s.angle())
	case s.at("\""):
		in.Args = append(in.Args, p.cur.refConst(s.quoted()))
	case in.Op == Switch && len(in.Args) == 1:
		value := s.integer()
		s.expect(":")
		in.Cases = append(in.Cases, Case{value, p.cur.label(s.word())})
	case s.atNumber():
		in.Args = append(in.Args, p.cur.intConst(s.literal()))
	case s.peekWord() == "inf" || strings.HasPrefix(s.peekWord(), "nan"):
		in.Args = append(in.Args, p.cur.intConst(s.literal()))
	case s.peekWord() == "nil":
		s.word()
		in.Args = append(in.Args, p.cur.refConst(""))
	case in.Op.Control().Jumps:
		in.Target = p.cur.label(s.word())
	default:
		fail("unknown operand %q", s.word())
	}
}

func (p *parser) callee(name string) *Func {
	f := p.funcs[name]
	if f == nil {
		fail("unknown function %q", name)
	}
	return f
}

func (p *parser) descr(op Op, name string) descr.Descr {
	list := "call"
	code, computes := op.Code()
	switch {
	case op == InlineMethod:
		list = "method"
	case computes && code.Is(ops.Fresh):
		list = "type"
	case computes:
		list = (&descr.Memory{Item: len(code.Row().Args) > 1}).List()
	}
	d := p.descrs[list+" "+name]
	if d == nil {
		fail("no %s <%s> is declared", list, name)
	}
	return d
}

func (p *parser) live(s *scanner) *Live {
	l := &Live{}
	for !s.accept("]") {
		if r := p.cur.reg(s.register()); r.Kind == descr.Int {
			l.Ints = append(l.Ints, r.Index)
		} else {
			l.Refs = append(l.Refs, r.Index)
		}
	}
	return l
}

func (sc *scope) reg(name string) Reg {
	r, ok := sc.regs[name]
	if !ok {
		fail("no register %%%s in %s", name, sc.f.Name)
	}
	return r
}

func (sc *scope) label(name string) int {
	n, ok := sc.labels[name]
	if !ok {
		fail("no label %s in %s", name, sc.f.Name)
	}
	return n
}

// intConst and refConst give each literal of the function one place, in order
// of appearance.
func (sc *scope) intConst(v int64) Arg {
	n, ok := sc.ints[v]
	if !ok {
		n = Index(len(sc.f.IntConsts), "integer constants")
		sc.ints[v] = n
		sc.f.IntConsts = append(sc.f.IntConsts, v)
	}
	return Arg{Kind: descr.Int, Const: true, Index: n}
}

func (sc *scope) refConst(str string) Arg {
	c := RefConst{Str: str}
	if str != "" {
		c.Ptr = unsafe.Pointer(unsafe.StringData(str))
	}
	return sc.addRef(strconv.Quote(str), c)
}

// address is the place of a named address.
func (sc *scope) address(name string) Arg { return sc.addRef("@"+name, RefConst{Name: name}) }

func (sc *scope) addRef(key string, c RefConst) Arg {
	n, ok := sc.refs[key]
	if !ok {
		n = Index(len(sc.f.RefConsts), "strings")
		sc.refs[key] = n
		sc.f.RefConsts = append(sc.f.RefConsts, c)
	}
	return Arg{Kind: descr.Ref, Const: true, Index: n}
}
