package warm_test

import (
	_ "embed"
	"errors"
	"unsafe"

	"mergepoint/pkg/jit"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/warm"
)

// A machine with registers, for tests. An instruction is three bytes:
//
//	=xy   x = y-'0'        +xy   x += register y     -xy   x -= register y
//	/xy   x /= register y  px_   print register x    q__   return
//	jxy   go on at instruction y-'0' if register x is not 0
//
// Its jitcode and portal are written by hand, as translate would make them.
type machine struct {
	regs  []int
	out   []int
	limit int    // prints that are allowed
	hook  func() // called by print, if set
}

var errFull = errors.New("calc: output is full")

func newMachine(limit int) *machine { return &machine{regs: make([]int, 10), limit: limit} }

func (m *machine) get(i int) int { return m.regs[i] }

func (m *machine) set(i, v int) { m.regs[i] = v }

func (m *machine) print(v int) {
	if len(m.out) == m.limit {
		panic(errFull)
	}
	m.out = append(m.out, v)
	if m.hook != nil {
		m.hook()
	}
}

var calcDriver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func calc(code string, m *machine) {
	pc := 0
	for pc < len(code) {
		calcDriver.MergePoint(pc, code, m)
		x := int(code[pc+1]) - '0'
		y := int(code[pc+2]) - '0'
		switch code[pc] {
		case '=':
			m.set(x, y)
		case '+':
			m.set(x, m.get(x)+m.get(y))
		case '-':
			m.set(x, m.get(x)-m.get(y))
		case '/':
			m.set(x, m.get(x)/m.get(y))
		case 'p':
			m.print(m.get(x))
		case 'j':
			if m.get(x) != 0 {
				pc = 3 * y
				continue
			}
		case 'q':
			return
		}
		pc += 3
	}
}

//go:embed testdata/calc.jitcode
var calcJitcode string

func init() {
	warm.Register(warm.Portal{
		Driver:   calcDriver,
		Jitcode:  calcJitcode,
		Main:     calc,
		Bind:     bindCalc,
		VaryInts: []int{0},
		Plain:    func(args []any) []any { calc(args[0].(string), args[1].(*machine)); return nil },
		Run: func(s *warm.Session, args []any) []any {
			calcPortal(s, args[0].(string), args[1].(*machine))
			return nil
		},
		Bound: func(e *warm.Engine, run any) any {
			return func(code string, m *machine) {
				s, ok := e.Start()
				if !ok {
					calc(code, m)
					return
				}
				defer s.Finish()
				calcPortal(s, code, m)
			}
		},
	})
}

func bindCalc(p *jitcode.Program) {
	var m machine
	p.Field("machine.regs").Offset = unsafe.Offsetof(m.regs)
	p.Field("machine.regs.len").Offset = unsafe.Offsetof(m.regs) + unsafe.Sizeof(uintptr(0))
	p.Array("[]int").Stride = unsafe.Sizeof(m.regs[0])
	p.Call("machine.print").Stub = func(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
		(*machine)(refs[0]).print(int(ints[0]))
		return 0, nil
	}
}

func calcPortal(s *warm.Session, code string, m *machine) {
	s.Begin([]int64{int64(len(code))}, []unsafe.Pointer{unsafe.Pointer(unsafe.StringData(code))})
	pc := 0
	for pc < len(code) {
		x := int(code[pc+1]) - '0'
		y := int(code[pc+2]) - '0'
		switch code[pc] {
		case '=':
			m.set(x, y)
		case '+':
			m.set(x, m.get(x)+m.get(y))
		case '-':
			m.set(x, m.get(x)-m.get(y))
		case '/':
			m.set(x, m.get(x)/m.get(y))
		case 'p':
			m.print(m.get(x))
		case 'j':
			if m.get(x) != 0 {
				old := pc
				pc = 3 * y
				if pc < old && s.Count1(int64(pc)) {
					s.Ints[0], s.Ints[1] = int64(pc), int64(len(code))
					s.Refs[0], s.Refs[1] = unsafe.Pointer(unsafe.StringData(code)), unsafe.Pointer(m)
					if s.Enter() {
						return
					}
					pc = int(s.Ints[0])
				}
				continue
			}
		case 'q':
			return
		}
		pc += 3
	}
}
