package regvm

import "mergepoint/pkg/jit"

//go:generate go tool translate .

// Driver is the machine's driver: pc and code say where the program is, the
// machine is all it works on.
var Driver = jit.NewDriver(jit.Config{
	Greens:   []string{"pc", "code"},
	Reds:     []string{"m"},
	Location: location,
})

// An Op is what an instruction does.
type Op uint8

// The instructions: d, a and b are registers, n is a number, to a place in the
// program.
const (
	Set     Op = iota // d = n
	Move              // d = a
	Add               // d = a + b
	AddI              // d = d + n
	Sub               // d = a - b
	Mul               // d = a * b
	Div               // d = a / b
	Mod               // d = a % b
	Less              // d = 1 if a < b, else 0
	Load              // d = memory[a]
	Store             // memory[a] = d
	Jump              // go to n
	JumpZ             // go to n if d is 0
	JumpNZ            // go to n if d is not 0
	Call              // call the function at n with a new window of registers; r0 … of it are d …
	Return            // give d back, in the caller's d
	Deposit           // add d to the current account
	Balance           // d = what the current account holds
	Swap              // the other account becomes the current one
	Print             // print d
	Halt
)

// An Instr is an instruction of a guest program. Programs never change.
//
//jit:immutable
type Instr struct {
	Op      Op
	D, A, B uint8
	N       int32
}

// An Account holds a balance and counts its deposits.
type Account struct {
	balance int
	count   uint16
}

// frame is a call that has not returned.
type frame struct {
	pc   int
	base int // of the caller's window
	dest uint8
}

// Machine is the state of a guest.
type Machine struct {
	regs    []int // all windows
	base    int   // of the current window in regs
	memory  []int
	stack   []frame
	depth   int
	current *Account
	other   *Account
	Out     []int // what was printed
}

// The sizes of a machine.
const (
	window = 8 // registers of a function
	depth  = 64
)

// NewMachine makes a machine with a memory of n numbers.
func NewMachine(n int) *Machine {
	return &Machine{
		regs:    make([]int, (depth+1)*window),
		memory:  make([]int, n),
		stack:   make([]frame, depth),
		current: &Account{},
		other:   &Account{},
	}
}

// Run runs a guest program.
func Run(code []Instr, m *Machine) {
	pc := 0
	for pc < len(code) {
		Driver.MergePoint(pc, code, m)
		in := &code[pc]
		pc++
		switch in.Op {
		case Set:
			m.set(in.D, int(in.N))
		case Move:
			m.set(in.D, m.get(in.A))
		case Add:
			m.set(in.D, m.get(in.A)+m.get(in.B))
		case AddI:
			m.set(in.D, m.get(in.D)+int(in.N))
		case Sub:
			m.set(in.D, m.get(in.A)-m.get(in.B))
		case Mul:
			m.set(in.D, m.get(in.A)*m.get(in.B))
		case Div:
			m.set(in.D, m.get(in.A)/m.get(in.B))
		case Mod:
			m.set(in.D, m.get(in.A)%m.get(in.B))
		case Less:
			m.set(in.D, less(m.get(in.A), m.get(in.B)))
		case Load:
			m.set(in.D, m.memory[m.get(in.A)])
		case Store:
			m.memory[m.get(in.A)] = m.get(in.D)
		case Jump:
			pc = int(in.N)
		case JumpZ:
			if m.get(in.D) == 0 {
				pc = int(in.N)
			}
		case JumpNZ:
			if m.get(in.D) != 0 {
				pc = int(in.N)
			}
		case Call:
			m.call(pc, in.D)
			pc = int(in.N)
		case Return:
			pc = m.ret(m.get(in.D))
		case Deposit:
			m.current.balance += m.get(in.D)
			m.current.count++
		case Balance:
			m.set(in.D, m.current.balance<<3+int(m.current.count&7))
		case Swap:
			m.current, m.other = m.other, m.current
		case Print:
			m.print(m.get(in.D))
		case Halt:
			return
		default:
			panic(BadOp{in.Op, pc - 1})
		}
	}
}

// BadOp is the panic for an instruction that there is not.
type BadOp struct {
	Op Op
	PC int
}

func (m *Machine) get(r uint8) int { return m.regs[m.base+int(r)] }

func (m *Machine) set(r uint8, v int) { m.regs[m.base+int(r)] = v }

func less(a, b int) int {
	if a < b {
		return 1
	}
	return 0
}

// call saves where to go on and moves the window so that the callee's r0 is the
// caller's register d.
func (m *Machine) call(pc int, d uint8) {
	m.stack[m.depth] = frame{pc, m.base, d}
	m.depth++
	m.base += int(d)
	if m.base+window > len(m.regs) {
		overflow(m.depth)
	}
}

// ret goes back to the caller, whose register d becomes v.
func (m *Machine) ret(v int) int {
	m.depth--
	f := &m.stack[m.depth]
	m.base = f.base
	m.set(f.dest, v)
	return f.pc
}

//jit:residual
func overflow(depth int) { panic("too many calls") }

//jit:residual
func (m *Machine) print(v int) { m.Out = append(m.Out, v) }
