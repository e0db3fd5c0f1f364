package randinterp

// closureRows call function values that have captured something: by value and by
// reference, of all sizes, in loops, of themselves.
var closureRows = []Row{
	{
		Name: "closures", Weight: 3,
		Decl: "type $F func(m *$M, n int) int\n" +
			"func $Konst(k int) $F {\nreturn func(m *$M, n int) int { return k }\n}\n" +
			"func $Both(a, b $F) $F {\nreturn func(m *$M, n int) int { return a(m, n) #o b(m, n+1) }\n}\n" +
			"func $Small(x #t1, s string, y #t2, any any) $F {\nreturn func(m *$M, n int) int {\nm.$acc ^= int(x)\nif v, ok := any.(int); ok && «y > $X2(n)¦true¦n > 2» {\nreturn v\n}\nreturn int(y) + len(s) + int(x)\n}\n}\nfunc $X2(n int) #t2 { return #t2(n) }\n" +
			"func $Count() ($F, $F) {\ntotal, step := #n, #t1(#k)\nadd := func(m *$M, n int) int {\ntotal += n\nstep++\nreturn total & 255\n}\nget := func(m *$M, n int) int { return total + int(step) }\nreturn add, get\n}\n" +
			"func $Chosen(c bool, f $F) $F {\ng, k := f, 1\nif c {\ng = $Konst(#k)\nk = #n\n}\n«¦k += 2\n¦for range 2 {\nk++\n}\n»return func(m *$M, n int) int { return g(m, n) + k }\n}\n" +
			"func $Later(f $F) $F {\nk := 1\ng := func(m *$M, n int) int { return f(m, n) + k }\n«k = #n\n¦k++\n¦if f != nil {\nk += 3\n}\n¦p := &k\n*p = 7\n»return g\n}\n" +
			"func $Table(k int) []$F {\nvar list []$F\nfor i := 0; i < k; i++ {\nlist = append(list, func(m *$M, n int) int { return i*3 + n })\n}\nfor i, x := range []#t1{1, 2, 3} {\nlist = append(list, func(m *$M, n int) int { return i + int(x) })\n}\nfor i := 0; i < k; i++ {\nfor j := range 2 {\nlist = append(list, func(m *$M, n int) int {\ni += j\nreturn i & 255\n})\n}\n}\nreturn list\n}\n" +
			"func $Fib() $F {\nvar fib $F\nfib = func(m *$M, n int) int {\nif n <= 1 {\nm.$acc++\nreturn 1\n}\na := fib(m, n-1)\nreturn a + fib(m, n-2)\n}\nreturn fib\n}\n" +
			"type $P struct { $x #t1; $y [2]int; $f $F }\nfunc $Held(p $P, q *$P, big [20]int) $F {\nreturn func(m *$M, n int) int {\nq.$y[n&1] += n\nr := p.$f(m, n) + int(p.$x) + p.$y[n&1]\nreturn r + big[n&15] + q.$y[0]\n}\n}\n" +
			"func $Adder(a int) func(int) $F {\nreturn func(b int) $F {\nreturn func(m *$M, n int) int {\na += n\nreturn (a + b) & 255\n}\n}\n}\n" +
			"func $Fill(p *$P) {\nadd := $Adder(#k)\np.$f = add(#n)\n}\n" +
			"func $Trap(k int) $F {\nreturn func(m *$M, n int) int {\nm.$acc++\nreturn 100 / (k - n)\n}\n}",
		Field: "$fs []$F\n$f, $g $F\n$p $P\n$tree $F\n$by map[int]$F",
		Start: "m.$f, m.$g = $Count()\n$Fill(&m.$p)\nm.$fs = append($Table(3), $Small(#t1(#k), `abc`, #t2(#k), 5), $Chosen(true, m.$f), $Chosen(false, m.$g), $Later(m.$g), $Fib(), $Held($P{$x: 3, $f: m.$g}, &m.$p, [20]int{3: 4, 9: 1}), m.$p.$f, $Trap(#n))\nm.$tree = $Both($Both($Konst(#k), m.$f), $Both($Chosen(true, m.$g), $Small(1, ``, 2, nil)))\nm.$by = map[int]$F{1: m.$f, 2: m.$tree}",
		Do: []string{
			"$_f := $m.$fs[$m.$left%len($m.$fs)]\n$_n := $_f($m, $m.$left&7)\n$m.$acc += $_n",
			"$_n := $m.$tree($m, $m.$left&3)\n$m.$acc += $_n\n$m.$acc &= 0xfffff",
			"$_n := $m.$f($m, #k)\n$m.$acc ^= $_n\n$m.$f, $m.$g = $m.$g, $m.$f",
			"if $m.$left == #n {\n$m.$g = nil\n}\n$_n := $m.$g($m, 1)\n$m.$acc ^= $_n",
			"$m.$fs[$m.$left%len($m.$fs)] = $Konst($m.$left & 7)\n$_n := $m.$p.$f($m, 2)\n$m.$acc += $_n",
			"$_n := $m.$fs[#n]($m, #k)\n$m.$acc += $_n\nif $m.$left%5 == 0 {\n$Fill(&$m.$p)\n$m.$p.$y[1]++\n}",
			"if $_f := $m.$by[$m.$left&3]; $_f != nil {\n$_n := $_f($m, 1)\n$m.$acc += $_n\n}",
			"if $m.$left%4 == 0 {\n$m.$tree = $Both($m.$fs[$m.$left%len($m.$fs)], $m.$p.$f)\n}\n$_n := $m.$tree($m, 3)\n$m.$acc -= $_n\n$m.$acc &= 0xfffff",
		},
	},
	{
		Name: "method-values", Weight: 2,
		Decl: "type $F func(m *$M, n int) int\ntype $V struct { $v #t1; $w int }\nfunc (v $V) $val(m *$M, n int) int { return int(v.$v) + n*v.$w }\nfunc (p *$V) $ptr(m *$M, n int) int {\np.$v++\nm.$acc ^= n\nreturn int(p.$v)\n}\n" +
			"type $I interface { $do(m *$M, n int) int }\nfunc (p *$V) $do(m *$M, n int) int { return n - p.$w }\ntype $W #t2\nfunc (w $W) $do(m *$M, n int) int { return int(w) + n }\ntype $E struct { *$V; $n int }\n" +
			"func (m *$M) $own(n int) int {\nm.$v.$w ^= n\nreturn m.$v.$w & 255\n}\nfunc (m *$M) $of(k *$M, n int) int { return k.$left + n }\n" +
			"func $Bind(m *$M, i $I) []$F {\nv := *m.$v\nreturn []$F{v.$val, m.$v.$ptr, i.$do, m.$v.$val, $E{m.$v, 2}.$ptr, (*$M).$own, $W(#k).$do, m.$of}\n}",
		Field: "$v *$V\n$i $I\n$fs []$F\n$one func(int) int",
		Start: "m.$v = &$V{#k, 2}\nm.$i = $W(#k)\nm.$fs = append($Bind(m, m.$v), $Bind(m, m.$i)...)\nm.$one = m.$own",
		Do: []string{
			"$_f := $m.$fs[$m.$left%len($m.$fs)]\n$_n := $_f($m, $m.$left&7)\n$m.$acc += $_n",
			"$_n := $m.$fs[#n]($m, #k)\n$m.$acc += $_n\n$m.$v.$w++",
			"$_n := $m.$one($m.$left & 3)\n$m.$acc ^= $_n",
			"if $m.$left%6 == 0 {\n$m.$i = $m.$v\n$m.$fs = $Bind($m, $m.$i)\n} else if $m.$left%6 == 3 {\n$m.$one = $m.$own\n}\n$m.$acc++",
		},
	},
}
