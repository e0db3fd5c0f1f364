package randinterp

// genericRows have bodies of generic functions that write what the loop reads, at
// several instances.
var genericRows = []Row{
	{
		Name:  "generic-stack",
		Decl:  "type $Stack[$T any] struct {\n$cells [16]$T\n$sp int\n}\nfunc (s *$Stack[$T]) $push(v $T) { s.$cells[s.$sp&15] = v; s.$sp++ }",
		Field: "$st *$Stack[#t1]\n$other $Stack[string]",
		Start: "m.$st = &$Stack[#t1]{}",
		Do: []string{
			"$m.$st.$push(3)\n$m.$acc += $m.$st.$sp",
			"$m.$st.$sp -= «1¦2»\n$m.$st.$push(#t1($m.$left))\n$m.$acc += $m.$st.$sp * 10",
			"$m.$other.$sp = $m.$left\n$m.$acc += $m.$other.$sp",
		},
	},
	{
		Name:  "generic-phantom",
		Decl:  "type $Tag[$T any] struct {\n$pad $T\n$n, $k int\n}\ntype $Small = «int8¦bool¦[3]int»\ntype $Large = «string¦[5]byte¦[2]string»",
		Field: "$a *$Tag[$Small]\n$b *$Tag[$Large]\n$c *$Tag[struct{}]",
		Start: "m.$a, m.$b, m.$c = new($Tag[$Small]), new($Tag[$Large]), new($Tag[struct{}])",
		Do: []string{
			"$m.$a.$n += $m.$left\n$m.$b.$n -= 3\n$m.$acc += $m.$a.$n*5 + $m.$b.$n",
			"$m.$b.$k = $m.$acc\n$m.$c.$k++\n$m.$c.$n = $m.$b.$k ^ 7",
		},
	},
	{
		Name:  "generic-function",
		Decl:  "type $Cell[$T any] struct { $v $T; $n int }\n«//jit:residual\n¦»func $Put[$T2 any](c *$Cell[$T2], v $T2) { c.$v = v; c.$n += 2 }",
		Field: "$a *$Cell[#t1]\n$b *$Cell[#t2]",
		Start: "m.$a, m.$b = new($Cell[#t1]), new($Cell[#t2])",
		Do: []string{
			"$m.$a.$n = $m.$left\n$Put($m.$a, 9)\n$m.$acc += $m.$a.$n + int($m.$a.$v)",
			"$m.$b.$v = 5\n$Put[#t2]($m.$b, #t2($m.$left))\n$m.$acc += int($m.$b.$v)\n$m.$b.$n &= 31",
		},
	},
	{
		Name:  "generic-list",
		Decl:  "type $List[$T any] struct { $v $T; $next *$List[$T] }\nfunc (l *$List[$T]) $rot() *$List[$T] {\nif l.$next == nil {\nreturn l\n}\nl.$next.$v = l.$v\nreturn l.$next\n}",
		Field: "$l *$List[int]\n$k *$List[#t1]",
		Start: "m.$l = &$List[int]{1, nil}\nm.$l.$next = &$List[int]{2, m.$l}\nm.$k = &$List[#t1]{}",
		Do: []string{
			"$m.$l.$v = $m.$left\n$_n := $m.$l.$rot()\n$m.$acc += $_n.$v + $m.$l.$v\n$m.$l = $_n",
			"$m.$l.$next.$v++\n$m.$l.$rot()\n$m.$acc += $m.$l.$next.$v",
			"$m.$k.$v++\n$m.$k = $m.$k.$rot()\n$m.$acc += int($m.$k.$v)",
		},
	},
	{
		Name:  "generic-embedded",
		Decl:  "type $Base[$T any] struct { $v $T }\nfunc (b *$Base[$T]) $set(v $T) { b.$v = v }\ntype $Out struct { *$Base[#t1]; $w int }",
		Field: "$o *$Out\n$z $Base[bool]",
		Start: "m.$o = &$Out{&$Base[#t1]{}, 0}",
		Do: []string{
			"$m.$o.$v = 1\n$m.$o.$set(#t1($m.$left))\n$m.$acc += int($m.$o.$v)",
			"$m.$o.$set(7)\n$m.$o.$w += int($m.$o.$v)\n$m.$o.$Base.$v++",
		},
	},
	{
		Name:  "generic-through-pointer",
		Decl:  "func $Sum[$N interface{ ~int | ~int16 }](f *$N, n $N) $N {\n*f += n\nreturn *f\n}\n//jit:residual\nfunc (m *$M) $both(n int) int { return $Sum(&m.$x, n) + int($Sum(&m.$y, int16(n))) }",
		Field: "$x int\n$y int16",
		Do: []string{
			"$m.$x = $m.$left\n$_v := $m.$both(3)\n$m.$acc += $m.$x + $_v",
			"$m.$y++\n$m.$both($m.$left)\n$m.$acc += int($m.$y)",
		},
	},
	{
		Name: "generic-main", Inline: true, Import: "$Fmt fmt fmt",
		Params: "$G interface{ ~int8 | ~uint8 | ~uint16 | ~int32 | ~uint64 }",
		Decl: "type $W «int8¦uint8¦uint16¦int32¦uint64»\ntype $Num interface{ ~int8 | ~uint8 | ~uint16 | ~int32 | ~uint64 }\ntype $Box[$T $Num] struct { $v $T; $n int }\n" +
			"func (b *$Box[$T]) $put(v $T) $T {\no := b.$v\nb.$v = v\nb.$n++\nreturn o\n}\nfunc (b $Box[_]) $count() int { return b.$n * 2 }\n" +
			"func $Twice[$T2 $Num](v $T2) $T2 { return v + v + $T2(1) }\nfunc $Kind[$T3 any](v $T3) int {\nswitch any(v).(type) {\ncase int8:\nreturn 1\ncase $W:\nreturn 2\n}\nreturn 3\n}\n" +
			"func $Swap[$A, $B any](a $A, b $B) ($B, $A) { return b, a }",
		Vars: []Variable{{Name: "$_g", Type: "$G", Value: "$W(100)"}, {Name: "$_b", Type: "*$Box[$G]", Value: "&$Box[$W]{}"}},
		Do: []string{
			"$_g = $_g*3 + $G(#k)\n$m.$acc += int($_g)",
			"$_o := $_b.$put($_g)\n$m.$acc ^= int($_o) + $_b.$count()",
			"$_g = $Twice($_g ^ $G($m.$left))\n$m.$acc -= int($_g >> 1)",
			"if $_x := $G($m.$left) % 7; $_x > $_g {\n$_g -= $_x / 3\n} else {\n$_g++\n}",
			"$m.$acc += $Kind($_g) + $Kind($m.$left)*3",
			"var $_a [2]$G\n$_a[$m.$left&1] = $_g\n$_g, $_a[0] = $_a[1], $_g\n$m.$acc += int($_a[0])",
			"$m.$acc += len($Fmt.Sprintf(\"%T %v\", $_g, $_g))",
			"$_p, $_q := $Swap($_g, $m.$left)\n$m.$acc += $_p\n$_g = $_q + $G(2)",
		},
	},
	{
		Name: "local-types",
		Decl: "func (m *$M) $one(n int) int {\ntype $Local struct { $x int8; $y int }\nvar v $Local\nv.$x, v.$y = int8(n), n*3\nw := v\nreturn int(w.$x) + w.$y\n}\nfunc (m *$M) $two(n int) int {\ntype $Local struct { $y, $x int }\nv := $Local{n, n + 1}\nif n&1 == 0 {\nv = $Local{v.$x, v.$y}\n}\nreturn v.$x*7 - v.$y\n}",
		Do:   []string{"$_a := $m.$one($m.$left)\n$m.$acc += $_a + $m.$two($m.$left)", "$_a := $m.$two($m.$left)\n$_b := $m.$one(9)\n$m.$acc += $_a ^ $_b"},
	},
}
