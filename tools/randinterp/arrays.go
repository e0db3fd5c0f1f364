package randinterp

// arrayRows have arrays that are assigned, passed, compared and kept while what they
// were copied from changes.
var arrayRows = []Row{
	{
		Name: "array-values", Weight: 2,
		Decl: "type $Arr [«2¦3¦4»]#t1\ntype $V struct {\n$x int\n$a [3]int8\n$s string\n}\nfunc $Mk(n int) [3]int { return [3]int{n, n * 2, 7} }\n" +
			"func $Turn(a [3]int) [3]int {\na[0], a[2] = a[2], a[0]+1\nreturn a\n}\nfunc $At(a [3]int, i int) int { return a[i&1] - a[2] }\n" +
			"func (v $V) $with(n int) $V {\nv.$a[1]++\nv.$x = n\nreturn v\n}\nfunc $Fill(n int) (a [4]int) {\na[n&3] = n\na[(n+1)&3] -= 2\nreturn\n}\n" +
			"func $Nest(n int) int {\nvar g [2][3]int16\ng[n&1][n&1] = int16(n)\nh := g\ng[0][1]++\nif h == g {\nreturn 5\n}\nreturn int(h[n&1][0]) + int(g[1][1])*3\n}\n" +
			"//jit:residual\nfunc $Far(a [3]int, p *[3]int) [3]int {\np[1] += a[0]\nreturn *p\n}\nfunc $Big(n int) (s int) {\nvar b [50]int\nb[n&31] = n\nb[n&15]++\nreturn b[n&31] + b[49] + b[1]\n}",
		Field: "$a $Arr\n$v, $w $V\n$g [3]int\n$l []$V\n$p *[3]int",
		Start: "m.$l = make([]$V, 2)\nm.$p = &m.$g",
		Do: []string{
			"$_a := $m.$a\n$_a[1] += #t1($m.$left)\n$m.$a[0]++\n$m.$acc += int($_a[0])*3 + int($m.$a[1])\n$m.$a = $_a",
			"$m.$g = $Turn($m.$g)\n$m.$p[$m.$left&1] += 5\n$m.$acc += $m.$g[0] - $m.$g[1]",
			"$_o := *$m.$p\n$m.$g[1]++\n*$m.$p = [3]int{$_o[1], $m.$g[1], $_o[2] + 1}\n$m.$acc += $_o[0]",
			"$m.$v, $m.$w = $m.$w.$with($m.$left), $m.$v\n$m.$l[$m.$left&1] = $m.$v\n$m.$acc += int($m.$l[0].$a[1]) + $m.$l[1].$x",
			"$_f := $Fill($m.$left)\n$m.$acc += $_f[$m.$left&3] ^ $_f[2]",
			"$m.$acc += $Nest($m.$left)\n$m.$acc += $At($Mk($m.$acc), $m.$left) + $Big($m.$left)",
			"$_r := $Far($m.$g, $m.$p)\n$m.$acc += $_r[1] + $m.$g[1]",
			"for $_i, $_x := range $Mk($m.$left) {\n$m.$acc += $_i * $_x\n}",
			"if $m.$v.$a == $m.$w.$a || $m.$g == $Mk(3) {\n$m.$acc++\n}",
			"var $_z [3]int\n$_z[$m.$left&1]++\n$_y := $_z\n$_z[0] -= 4\n$m.$acc += $_y[0]*2 + $_z[0] + $_z[1]",
			"$m.$acc += [...]int{5, $m.$left, 9}[$m.$left&1]",
			"$m.$a, $m.$g[2] = $Arr{1: 3}, int($m.$a[1])",
		},
	},
	{
		Name: "array-red", Inline: true,
		Vars: []Variable{{Name: "$_t", Type: "[2]int16", Value: "[2]int16{3, 4}"}, {Name: "$_u", Type: "[2]struct { a string; b [2]uint8 }", Init: "$_u := [2]struct { a string; b [2]uint8 }{{\"x\", [2]uint8{1, 2}}, {\"yz\", [2]uint8{}}}"}},
		Do: []string{
			"$_t[0] += int16($m.$left)\n$_t[$m.$left&1]--\n$m.$acc += int($_t[0])",
			"$_t[0], $_t[1] = $_t[1]+1, $_t[0]\n$m.$acc -= int($_t[1])",
			"$_u[0], $_u[1] = $_u[1], $_u[0]\n$_u[0].b[1]++\n$m.$acc += len($_u[0].a) + int($_u[1].b[1])",
			"$_u[$m.$left&1].b[0] += 3\n$m.$acc += int($_u[0].b[0]) - len($_u[1].a)",
		},
	},
	{
		Name: "byte-orders", Import: "$Bin encoding/binary binary",
		Decl:  "func (m *$M) $tick() int { m.$b[1]++; return int(m.$b[2]) }\nfunc $Get(b []byte) uint16 { return $Bin.«LittleEndian¦BigEndian».Uint16(b) }",
		Field: "$b []byte",
		Start: "m.$b = []byte{1, 2, 3, 4, 5, 6, 7, 8, 250, 251, 252, 253}",
		Do: []string{
			"$m.$acc += int($Bin.LittleEndian.Uint16($m.$b[$m.$left&3:]))",
			"$Bin.«LittleEndian¦BigEndian».PutUint32($m.$b[2:], uint32($m.$acc))\n$m.$acc += int($m.$b[3])",
			"$m.$acc ^= int($Bin.«LittleEndian¦BigEndian».Uint64($m.$b))",
			"$Bin.LittleEndian.PutUint64($m.$b[$m.$left&3:], uint64($m.$acc))\n$m.$b[5]++",
			"$m.$acc += int($Bin.BigEndian.Uint32($m.$b[$m.$left&«3¦7¦15»:]))",
			"$m.$acc += int($Bin.BigEndian.Uint16($m.$b[1:])) + $m.$tick()",
			"$m.$b[2], $m.$acc = byte($Bin.LittleEndian.Uint16($m.$b[2:])), $m.$acc+int($Get($m.$b[1:]))",
			"$_f := $Bin.BigEndian.Uint16\n$m.$acc += int($_f($m.$b[$m.$tick()&1:]))",
		},
	},
}
