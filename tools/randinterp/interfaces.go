package randinterp

// interfaceRows ask values for their types, and call what these have.
var interfaceRows = []Row{
	{
		Name: "interface-methods", Weight: 2,
		Decl: "type $I interface { $do(m *$M, n int) int; $next() $I }\n" +
			"type $P struct { $v int; $other $I }\nfunc (p *$P) $do(m *$M, n int) int {\np.$v += n\nm.$acc ^= p.$v\nreturn p.$v\n}\nfunc (p *$P) $next() $I { return p.$other }\n" +
			"type $N #t1\nfunc (v $N) $do(m *$M, n int) int { return int(v) #o n }\nfunc (v $N) $next() $I {\nif v&3 == 0 {\nreturn $S{v, v + 1}\n}\nreturn v + 1\n}\n" +
			"type $S struct { $x, $y $N }\nfunc (s $S) $do(m *$M, n int) int {\nm.$acc += n\nreturn int(s.$x) - int(s.$y)\n}\nfunc (s $S) $next() $I { return &s.$x }\n" +
			"type $E struct { *$P; $w int }\nfunc (e $E) $next() $I {\nif e.$w > 3 {\nreturn e.$P\n}\nreturn $E{e.$P, e.$w + 1}\n}\n" +
			"type $Z struct{}\nfunc (z $Z) $do(m *$M, n int) int { return n }\nfunc (z $Z) $next() $I { return &z }\n" +
			"//jit:residual\nfunc (m *$M) $mix(n int) $I {\nswitch n & 7 {\ncase 0:\nreturn $N(n)\ncase 1:\nreturn $S{1, $N(n)}\ncase 2:\nreturn $E{m.$p, n}\ncase 3:\nreturn $Z{}\ncase 4:\nreturn &$E{m.$p, n}\ncase 5:\nv := $N(n)\nreturn &v\n}\nreturn m.$p\n}",
		Field: "$i, $j $I\n$p *$P\n$list []$I",
		Start: "m.$p = &$P{$v: 1}\nm.$p.$other = $N(3)\nm.$i, m.$j = m.$p, $N(5)\nm.$list = []$I{m.$p, $N(9), $E{m.$p, 1}, &$E{m.$p, 2}}",
		Do: []string{
			"$_n := $m.$i.$do($m, $m.$left)\n$m.$acc += $_n\n$m.$i = $m.$i.$next()\nif $m.$i == nil {\n$m.$i = $m.$j\n}",
			"$_x := $m.$list[$m.$left&3]\n$_n := $_x.$do($m, #k)\n$m.$acc += $_n",
			"$m.$j = $m.$mix($m.$left)\n$_n := $m.$j.$do($m, 2)\n$m.$acc ^= $_n\n$m.$p.$other = $m.$j",
			"$m.$list[$m.$left&3] = $m.$i\n$m.$i = $m.$j\n$m.$j = $m.$list[$m.$left>>1&3]",
			"var $_x $I = $S{$N($m.$left), 2}\nif $m.$left&1 == 0 {\n$_x = $m.$p\n}\n$_n := $_x.$do($m, 1)\n$m.$acc -= $_n",
		},
	},
	{
		Name: "type-switches", Weight: 2,
		Decl: "type $T struct { $v int }\ntype $U struct { $a int8; $s string; $b bool }\ntype $Big interface { $size() int }\nfunc (t *$T) $size() int { return t.$v }\nfunc (u $U) $size() int { return len(u.$s) + int(u.$a) }\n" +
			"//jit:residual\nfunc (m *$M) $draw(n int) any {\nswitch n % 9 {\ncase 0:\nreturn n\ncase 1:\nreturn m.$t\ncase 2:\nreturn $U{int8(n), \"abc\", n > 9}\ncase 3:\nreturn \"text\"\ncase 4:\nreturn n&2 == 0\ncase 5:\nreturn (*$T)(nil)\ncase 6:\nreturn [2]int{n, 1}\ncase 7:\nreturn #t1(n)\n}\nreturn nil\n}\n" +
			"func (m *$M) $kind(x any) int {\nswitch x := x.(type) {\ncase nil:\nreturn 1\ncase int:\nreturn x * 2\ncase *$T:\nif x == nil {\nreturn 3\n}\nx.$v++\nreturn x.$v\ncase string, bool:\nif x == true {\nreturn 4\n}\nreturn 5\ncase $Big:\nreturn x.$size()\n«default:\nm.$acc++\n¦»}\nreturn 9\n}",
		Field: "$x, $y any\n$t *$T\n$big $Big",
		Start: "m.$t = &$T{4}\nm.$x, m.$big = 7, $U{1, \"x\", true}",
		Do: []string{
			"$m.$x = $m.$draw($m.$left)\n$_n := $m.$kind($m.$x)\n$m.$acc += $_n",
			"if $_n, $_ok := $m.$x.(int); $_ok {\n$m.$acc += $_n\n} else if $_t, $_ok := $m.$x.(*$T); $_ok && $_t != nil {\n$_t.$v ^= 3\n}\n$m.$y = $m.$x",
			"if $_u, $_ok := $m.$x.($U); $_ok {\n$m.$big = $_u\n$m.$acc += int($_u.$a)\nif $_u.$b {\n$m.$acc++\n}\n}\n$_n := $m.$big.$size()\n$m.$acc += $_n",
			"if $_b, $_ok := $m.$x.($Big); $_ok {\n$m.$y = $_b\n} else {\n$m.$y = $m.$left & 1\n}\nif _, $_ok := $m.$x.([2]int); !$_ok && $m.$x == $m.$y {\n$m.$acc += 50\n}",
			"switch $m.$x {\ncase $m.$y:\n$m.$acc++\ncase nil:\n$m.$acc += 2\ncase 7, \"text\", true:\n$m.$acc += 3\n}\n$m.$x = $m.$left & 7",
		},
	},
	{
		Name: "function-values", Weight: 2,
		Decl: "type $F func(m *$M, n int) (int, bool)\ntype $In struct { $run func(*$M, int) (int, bool); $cost int }\n" +
			"func $Add(m *$M, n int) (int, bool) {\nm.$acc += n\nreturn m.$acc, n&1 == 0\n}\nfunc $Sub(m *$M, n int) (int, bool) { return m.$acc - n #o #k, true }\nfunc $Deep(m *$M, n int) (int, bool) {\nif n <= 0 {\nreturn 1, false\n}\nf := m.$table[n&3]\nx, ok := f(m, n-4)\nreturn x + 1, ok\n}\n" +
			"func (m *$M) $meth(k *$M, n int) (int, bool) { return m.$left + n, k == m }\n//jit:residual\nfunc $Make(k int) $F { return func(m *$M, n int) (int, bool) {\nk += n\nreturn k, k&1 == 0\n} }",
		Field: "$table [4]func(*$M, int) (int, bool)\n$ins []$In\n$f $F\n$one func(int) int",
		Start: "m.$table = [4]func(*$M, int) (int, bool){$Add, $Sub, $Deep, m.$meth}\nm.$ins = []$In{{$Add, 3}, {$Make(#k), 1}, {$Deep, 2}, {m.$meth, 1}}\nm.$f = $Make(2)",
		Do: []string{
			"$_f := $m.$table[$m.$left&3]\n$_n, $_ok := $_f($m, $m.$left&15)\nif $_ok {\n$m.$acc ^= $_n\n}",
			"$_in := &$m.$ins[$m.$left&3]\n$_n, _ := $_in.$run($m, $_in.$cost)\n$m.$acc += $_n",
			"$_n, $_ok := $m.$f($m, 3)\nif $_ok {\n$m.$f = $Sub\n} else {\n$m.$f = $Make($_n & 7)\n}\n$m.$acc += $_n",
			"if $m.$left&7 == 0 {\n$m.$f = $m.$table[$m.$left>>3&3]\n}\nif $m.$one == nil {\n$m.$acc++\n}",
		},
	},
}
