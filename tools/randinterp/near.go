package randinterp

// nearRows are interpreters in several packages: traces look into functions and
// methods of all of them, as far as the generated file can name what is in there.
var nearRows = []Row{
	nearObjects("near-objects", []string{
		"$m.$acc += $m.$a.Get($m.$left)\n$m.$b.Set(#v)\n$m.$a, $m.$b = $m.$b, $m.$a",
		"$m.$box.N = #v\n$m.$box.Bump(#k)\n$m.$acc += $m.$box.N + $m.$box.Hidden()",
		"$m.$same.N = $m.$left\n$m.$same.Bump(#k)\n$m.$acc += $m.$same.Hidden() - $m.$same.N",
		"$m.$acc += $m.$fn($m.$a, $m.$left)\n$m.$fn = $Object.Table[$m.$left&«1¦3»]",
		"if $_p, ok := $m.$a.(*$Object.Box); ok {\n$m.$acc += $_p.Hidden()\n} else {\n$m.$acc -= $Object.Kind($m.$a)\n}",
		"$m.$list[$m.$left%3].Set($m.$left)\n$m.$acc += $m.$list[$m.$left&3].Get(2)",
		"$m.$acc += $Object.Total\n$Object.Count(#v)\n$m.$acc ^= $Object.Total",
		"$m.$acc += $Object.Sum($m.$box, $m.$left&«7¦31») + $Object.Few($m.$box)",
	}),
	nearObjects("near-functions", []string{
		"$_r, $_ok := $m.$box.Two(#v)\nif $_ok {\n$m.$acc += int($_r)\n}",
		"$m.$list[2] = $Object.Fresh($m.$left)\n$m.$acc += $m.$list[2].Get(1)",
		"$m.$acc += $Object.Deep($m.$left&7) + $Object.Pure(3, $m.$left) + $m.$box.Limit()",
		"$m.$acc += $Object.Walk($m.$a, $m.$list[3])\n$m.$x += $Object.Guarded($m.$list, $m.$left)",
		"$m.$acc += $Object.Risky($m.$list, $m.$left&«3¦7»)",
		"$m.$box.Each(func(k int) { $m.$x += k })\n$m.$acc += $m.$x",
		"$m.$acc += int($m.$box.Wide(#v)) + $Object.Show($m.$a)",
	}),
	{
		Name: "near-code", Weight: 2, Import: "$Bytes @here/near/code $bytecode",
		Field: "$ins $Bytes.Ins\n$at int\n$st $Bytes.Stack\n$ps *$Bytes.Stack",
		Start: "m.$ins = $Bytes.Ins{#n, 2, 3, 255, 128, #k, 7, 8, 9}\nm.$ps = &$Bytes.Stack{}",
		Do: []string{
			"$_n := $Bytes.U16($m.$ins[$m.$left&«3¦7»:])\n$m.$acc += int($_n) + $Bytes.Width($Bytes.Op($m.$left))",
			"$Bytes.Put($m.$ins, $m.$acc)\n$m.$acc ^= int($Bytes.U32($m.$ins))",
			"$m.$ps.Push($m.$acc & 255)\n$m.$ps.Push($m.$left)\nif $m.$ps.Len() > 2 {\n$m.$acc += $m.$ps.Pop() - $m.$ps.Pop()\n}",
			"$m.$st.Push($m.$left)\n$m.$acc += $m.$st.Pop()\n$m.$st = $m.$st.Copy()",
			"$m.$acc += $m.$ps.Top() + $m.$ins.Len()",
			"if $Bytes.Op($m.$acc&7).Known() {\n$m.$acc += #k\n}",
		},
		Far: map[string]string{"near/code/code.go": `package $bytecode

import "encoding/binary"

type Ins []byte

type Op byte

const (
	Nop Op = iota
	Two
	Three
)

var widths = [...]int{Nop: 1, Two: 2, Three: 3}

func U16(ins Ins) uint16 { return binary.«BigEndian¦LittleEndian».Uint16(ins) }
func U32(ins Ins) uint32 { return binary.«BigEndian¦LittleEndian».Uint32(ins[2:]) }
func Put(ins Ins, n int) { binary.LittleEndian.PutUint32(ins[1:], uint32(n)) }
func (ins Ins) Len() int { return len(ins) }
func (op Op) Known() bool { return op <= Three }

func Width(op Op) int {
	switch op & 3 {
	case Nop: return 1
	case Two: return 2
	}
	return widths[Three]
}

type Stack struct { vals [6]int; n int }

func (s *Stack) Push(v int) {
	if s.n == len(s.vals) { s.n = 0 }
	s.vals[s.n] = v
	s.n++
}
func (s *Stack) Pop() int { s.n--; return s.vals[s.n] }
func (s *Stack) Len() int { return s.n }
func (s *Stack) Top() int { return s.vals[(s.n+5)%6] }
func (s Stack) Copy() Stack { s.vals[0]++; return s }
`},
	},
}

// nearObjects is a row with values of another package.
func nearObjects(name string, do []string) Row {
	return Row{
		Name: name, Weight: 3, Import: "$Object @here/near/object $object\n$Same @here/near/same/object",
		Field: "$a, $b $Object.Object\n$box *$Object.Box\n$same *$Same.Box\n$fn func($Object.Object, int) int\n$list []$Object.Object\n$x int",
		Start: "m.$box, m.$same = $Object.NewBox(#k), &$Same.Box{}\nm.$a, m.$b = m.$box, $Object.Small(#n)\nm.$fn = $Object.Table[0]\nm.$list = []$Object.Object{m.$a, m.$b, &$Object.Pair{A: 1}, $Mine{3, 4}, nil}\n$Object.Reset()\n$Same.Total = 0",
		Decl:  "type $Mine struct { $n, $z int }\nfunc (x $Mine) Get(k int) int { return x.$n ^ k }\nfunc (x $Mine) Set(k int) { x.$n = k }",
		Do:    do,
		Far:   map[string]string{"near/object/object.go": nearObject, "near/same/object/object.go": nearSame},
	}
}

const nearSame = "package $object\n\ntype Box struct { N int; secret int }\n\nvar Total int\n\nfunc (b *Box) Bump(n int) { b.secret -= b.N; b.N += n; Total++ }\n\nfunc (b *Box) Hidden() int { return b.secret*3 + Total }\n"

const nearObject = `package $object

import "fmt"

type Object interface { Get(k int) int; Set(k int) }

type inner struct { x, y #t1 }

type Box struct {
	secret int
	N int
	in inner
	w #t1
	items []#t1
	next *Box
	//jit:immutable
	limit int
}

//jit:residual
func NewBox(n int) *Box { return &Box{N: n, items: make([]#t1, 4), next: &Box{N: 1}, limit: n + 3} }

func (b *Box) Bump(n int) { b.secret += b.N; b.N -= n; b.w++; b.items[b.N&3] += #t1(n) }
func (b *Box) Hidden() int { return b.secret ^ int(b.w) }
func (b *Box) Get(k int) int { return b.N + k }
func (b *Box) Set(k int) { b.next.N, b.secret = b.secret, b.next.N+k }
func (b *Box) Limit() int { return b.limit }
func (b *Box) Wide(n int) #t1 { b.in.x += #t1(n); b.in.y -= b.in.x; return b.in.y }
func (b *Box) Two(n int) (#t1, bool) { b.items[n&3]++; return b.items[(n>>1)&3], b.w&1 == 0 }
func (b *Box) twice() int { return b.N * 2 }
func (b *Box) Each(f func(int)) { f(b.N); f(b.secret & 3) }

type Small #t1

func (s Small) Get(k int) int { return int(s) + k }
func (s Small) Set(k int) { Total += k & 3 }

type Pair struct { A, b int; Small }

func (p *Pair) Get(k int) int { p.b++; return p.A - p.b }
func (p *Pair) Set(k int) { p.A, p.b = p.b, k }

var Total int

var count int

func Reset() { Total, count = 0, 0 }

var Table = []func(Object, int) int{First, Second, First, func(o Object, k int) int { return k }}

func First(o Object, k int) int { return o.Get(k) }
func Second(o Object, k int) int { o.Set(k); return o.Get(1) + k }

func Count(n int) { Total += n & 7; count++ }
func Kind(o Object) int {
	switch o := o.(type) {
	case *Box: return 1 + o.secret
	case Small: return 2 + int(o)
	case nil: return 3
	}
	return 4
}
func Sum(b *Box, n int) (s int) {
	for i := range n { s += i ^ b.secret }
	return s
}
//jit:unroll
func Few(b *Box) (s int) {
	for _, x := range b.items { s += int(x) }
	return s
}
func Fresh(n int) Object {
	if n&1 == 0 { return &Pair{A: n, b: 3} }
	return NewBox(n)
}
func Deep(n int) int {
	if n == 0 { return 0 }
	return n + Deep(n-1)
}
//jit:pure
func Pure(a, b int) int { return a*b + 1 }
//jit:residual
func Guarded(list []Object, n int) int { return len(list) + hidden(n) }
func hidden(n int) int { return n & 5 }
func Walk(o, p Object) (r int) {
	defer func() { if recover() != nil { r = 9 } }()
	return o.Get(1) + p.Get(hidden(2))
}
func Risky(list []Object, n int) int {
	if list[n] == nil { panic(fmt.Sprint("nothing at ", n)) }
	return list[n].Get(n)
}
func Show(o Object) int {
	if o == nil { panic("no object") }
	return len(fmt.Sprint(o.Get(1)))
}
`
