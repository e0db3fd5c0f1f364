package randinterp

// methodRows call functions in other ways than by their names.
var methodRows = []Row{
	{
		Name: "method-expression", Weight: 2,
		Decl:  "func (m *$M) $Bump() { m.$x += 5 }\nfunc $Bump(m *$M) { m.$x -= 1000 }\ntype $V struct { $q int }\nfunc (v $V) $Bump() int { return v.$q + 1 }",
		Field: "$x int\n$v $V",
		Do: []string{
			"(*$M).$Bump($m)\n$m.$acc += $m.$x",
			"$Bump($m)\n$m.$acc += $m.$x",
			"$m.$v.$q = $V.$Bump($m.$v)\n$m.$acc += $m.$v.$q",
		},
	},
	{
		Name:  "promoted-expression",
		Decl:  "type $In struct { $x int }\nfunc (i *$In) $Set(n int) { i.$x = n }\nfunc (i $In) $Get() int { return i.$x }\ntype $One struct { *$In }\ntype $Two struct { pad int8; $In }\nfunc $Set(o *$One, n int) { o.$x -= n }",
		Field: "$o *$One\n$t *$Two",
		Start: "m.$o, m.$t = &$One{&$In{1}}, &$Two{}",
		Do: []string{
			"$m.$o.$x = 3\n(*$One).$Set($m.$o, $m.$left)\n$m.$acc += $m.$o.$x",
			"$m.$t.$x = 3\n(*$Two).$Set($m.$t, $m.$left)\n$m.$acc += $m.$t.$x",
			"$m.$o.$x = 9\n$Set($m.$o, $m.$left)\n$m.$acc += $m.$o.$x",
			"$m.$acc += (*$One).$Get($m.$o) - $One.$Get(*$m.$o)",
		},
	},
	{
		Name:  "method-value",
		Decl:  "func (m *$M) $add(n int) { m.$x += n }\n//jit:residual\nfunc (m *$M) $twice(n int) { f := m.$add; f(n); f(n) }\n//jit:residual\nfunc (m *$M) $kept(n int) {\nif m.$f == nil {\nm.$f = m.$add\n}\nm.$f(n)\n}",
		Field: "$x int\n$f func(int)",
		Do: []string{
			"$m.$x = $m.$left\n$m.$twice(2)\n$m.$acc += $m.$x",
			"$m.$x = $m.$left\n$m.$kept(2)\n$m.$acc += $m.$x",
		},
	},
	{
		Name:  "methods-on-any-type",
		Decl:  "type $Env map[int]int\n//jit:residual\nfunc (e $Env) $get(k int) int { return e[k&3] }\n//jit:residual\nfunc (e $Env) $set(k, v int) { e[k&3] = v }\ntype $Op func(int) int\n//jit:residual\nfunc (o $Op) $apply(n int) int { return o(o(n)) }\ntype $Row []#t1\nfunc (r $Row) $at(n int) #t1 { return r[n&1] }\n//jit:residual\nfunc (r $Row) $put(n int, v #t1) { r[n&1] = v }\ntype $Ch chan int\n//jit:residual\nfunc (c $Ch) $swap(n int) int { c <- n; return <-c }\ntype $N int\nfunc (n $N) $half() $N { return n / 2 }",
		Field: "$e $Env\n$o $Op\n$r $Row\n$c $Ch\n$n $N",
		Start: "m.$e, m.$r, m.$c = $Env{1: 2}, $Row{1, 2}, make($Ch, 1)\nm.$o = func(n int) int { return n + 3 }",
		Do: []string{
			"$_v := $m.$e.$get($m.$left)\n$m.$acc += $_v",
			"$m.$e.$set($m.$left, $m.$acc)\n$_v := $m.$e.$get($m.$left)\n$m.$acc ^= $_v",
			"$_v := $m.$o.$apply($m.$left)\n$m.$acc += $_v",
			"$m.$r[0] = 5\n$m.$r.$put($m.$left, 9)\n$m.$acc += int($m.$r.$at(0))",
			"$_v := $m.$c.$swap($m.$left)\n$m.$n = ($m.$n + $N($_v)).$half()\n$m.$acc += int($m.$n)",
		},
	},
	{
		Name: "interfaces", Import: "$Fmt fmt fmt",
		Decl:  "type $Shape interface { $area(n int) int }\ntype $Sq struct { $x int }\nfunc (s *$Sq) $area(n int) int { s.$x++; return s.$x * n }\ntype $Ci int\nfunc (c $Ci) $area(n int) int { return int(c) + n }\n//jit:residual\nfunc $Measure(s $Shape, n int) int { return s.$area(n) }\n//jit:residual\nfunc (m *$M) $turn() { m.$s, m.$r = m.$r, m.$s; m.$any = $Fmt.Sprint(m.$left) }",
		Field: "$s, $r $Shape\n$sq *$Sq\n$any any",
		Start: "m.$sq = &$Sq{}\nm.$s, m.$r = m.$sq, $Ci(7)",
		Do: []string{
			"$m.$sq.$x = $m.$left\n$_v := $Measure($m.$s, 3)\n$m.$acc += $_v + $m.$sq.$x",
			"$m.$turn()\n$_x := $m.$any\nif $_x != nil && $m.$s != nil {\n$m.$acc++\n}",
		},
	},
	{
		Name: "stringish-names", Inline: true,
		Decl:  "type $Word #t1\ntype $Cpu struct { $name string; $mem []$Word; $acc2 $Word }",
		Field: "$c *$Cpu",
		Start: "m.$c = &$Cpu{\"z\", make([]$Word, 4), 1}",
		Do: []string{
			"$m.$c.$mem[$m.$left&3] += $m.$c.$acc2 + $Word(len($m.$c.$name))\n$m.$c.$acc2 = $m.$c.$mem[1] * 3",
			"if $m.$c.$name == \"z\" {\n$m.$c.$name = \"zz\"\n} else {\n$m.$acc += int($m.$c.$name[0])\n}",
		},
	},
}
