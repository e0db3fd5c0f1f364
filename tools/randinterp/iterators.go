package randinterp

// iteratorRows have what is made anew in each round: variables of loops that closures and
// deferred calls keep, iterators that are functions, copies that methods are bound to.
var iteratorRows = []Row{
	{
		Name: "iterators", Weight: 2, Import: "$Slices slices slices\n$Maps maps maps\n$Iter iter iter",
		Decl: "type $F func(n int) int\ntype $U #t2\ntype $K [2]#t1\ntype $V struct { $n int; $of $K }\nfunc (v $V) $get(n int) int { return v.$n + n + int(v.$of[0]) }\nfunc (v *$V) $put(n int) int {\nv.$n += n\nv.$of[n&1]++\nreturn v.$n & 255\n}\n" +
			"func (m *$M) $pairs(upto int) $Iter.Seq2[int, #t1] {\nreturn func(yield func(int, #t1) bool) {\ndefer func() { m.$acc++ }()\nfor i := range upto {\nif !yield(i, m.$tab[i&3]) {\nm.$ended++\nreturn\n}\n}\n}\n}\n" +
			"func $Where[T any](list []T, good func(T) bool) $Iter.Seq[T] {\nreturn func(yield func(T) bool) {\nfor _, x := range list {\nif good(x) && !yield(x) {\nreturn\n}\n}\n}\n}\n" +
			"func (m *$M) $first(upto, n int) (got int) {\nfor i, x := range m.$pairs(upto) {\nif int(x)&7 == n&7 {\nreturn i\n}\nif i == n {\ncontinue\n}\ngot += int(x) & 3\n}\nreturn got\n}\n" +
			"func (m *$M) $later(n int) (sum int) {\nfor i := range n {\ndefer func() { sum = sum*3&1023 + i }()\n}\nfor i, x := range m.$tab {\ndefer func(was int) { sum += int(x) &^ was }(i)\n}\nif n == 2 {\nreturn int(m.$tab[n-#k%3])\n}\nsum = n\nreturn\n}\n" +
			"func (m *$M) $found(n int) (at int) {\nouter:\nfor i := range 3 {\nfor x := range $Where(m.$list, func(x int) bool { return x > i }) {\nswitch {\ncase x == n:\nat = i\nbreak outer\ncase x&3 == n&3:\ncontinue outer\n}\nat += x & 7\n}\n}\nreturn at\n}\n" +
			"func $KindOf[T any](x T) int {\nswitch x := any(x).(type) {\ncase int, $U:\nif n, ok := x.(int); ok {\nreturn n & 15\n}\nreturn 1\ncase $V:\nreturn x.$n & 7\ncase interface{ $get(int) int }:\nreturn x.$get(1)\n}\nreturn -1\n}\n" +
			"func $Each(n int) (list [4]$F) {\nfor i := 0; i < 4; i++ {\nlist[i] = func(k int) int {\ni += k\nreturn i & 255\n}\n«¦i ^= 0\n¦if i == 2 {\nlist[i] = func(int) int { return n }\n}\n»}\nreturn list\n}\n" +
			"func $Kept(v $V) ($F, $F, $F) {\np := &v\nget, put := v.$get, p.$put\nv.$n += #k\nreturn get, put, v.$get\n}\n",
		Field: "$tab [4]#t1\n$list []int\n$ended int\n$fs [4]$F\n$v $V\n$get, $put, $last $F\n$by map[$K]$V\n$any map[any]$F\n$hold struct{ $f $F; $n int }",
		Start: "m.$tab, m.$list = [4]#t1{3, 1, 4, 1}, []int{5, 2, 7, 3}\nm.$fs = $Each(#n)\nm.$v = $V{#k, $K{1, 2}}\nm.$get, m.$put, m.$last = $Kept(m.$v)\nm.$by = map[$K]$V{{1, 2}: {3, $K{4}}}\nm.$any = map[any]$F{1: m.$get, $K{}: m.$put, 1.5: m.$fs[0]}\nm.$hold.$f = m.$fs[1]",
		Do: []string{
			"$_n := $m.$first(#k, $m.$left&7)\n$m.$acc += $_n + $m.$ended",
			"for $_i, $_x := range $m.$pairs(#k) {\nif $_i > $m.$left&3 {\nbreak\n}\n$m.$acc += int($_x)\n}",
			"$_n := $m.$later($m.$left & 3)\n$m.$acc ^= $_n\n$m.$tab[$m.$left&3]++",
			"$_n := $m.$found($m.$left & 7)\n$m.$acc += $_n\n$m.$list[$m.$left&3] = $m.$left & 7",
			"$_n := $KindOf($m.$left) + $KindOf($m.$v) + $KindOf($U($m.$left)) + $KindOf(&$m.$v) + $KindOf(\"x\")\n$m.$acc += $_n",
			"$_n := $m.$fs[$m.$left&3]($m.$acc & 3)\n$m.$acc += $_n\nif $m.$left%«5¦9» == 0 {\n$m.$fs = $Each($m.$left)\n}",
			"$_n := $m.$get(1)\n$_n += $m.$put($m.$left & 3)\n$m.$acc += $_n + $m.$v.$n\n$_n = $m.$last(2)\n$m.$acc ^= $_n",
			"$m.$v.$n++\n$_f, $_g, $_h := $Kept($m.$v)\n$_n := $_g(3)\n$_n += $_f(1)\n$m.$acc += $_n\n$_n = $_h(1)\n$m.$acc += $_n",
			"$_k := $K{#t1($m.$left & 3), 2}\n$_v := $m.$by[$_k]\n$_v.$n += $m.$left & 7\n$_v.$of[1]--\n$m.$by[$_k] = $_v\n$m.$acc += $_v.$n&255 + len($m.$by)\nif $m.$left&7 == 0 {\ndelete($m.$by, $_k)\n}",
			"if $_f := $m.$any[any($K{})]; $_f != nil {\n$_n := $_f($m.$left & 1)\n$m.$acc += $_n\n}\n$m.$any[any($m.$left&3)] = $m.$fs[$m.$left&3]",
			"$m.$list = $Slices.Insert($m.$list, $m.$left&1, $m.$left&7)\n$m.$acc += $Slices.Index($m.$list, #k) + $Slices.Max($m.$list)\nif len($m.$list) > 7 {\n$Slices.Sort($m.$list)\n$m.$list = $Slices.Compact($m.$list)[:4:4]\n$m.$list = append($m.$list, 1)\n}",
			"$_keys := $Slices.Collect($Maps.Keys($m.$by))\n$m.$acc += len($_keys)\nfor $_k, $_v := range $Maps.All($m.$by) {\n$m.$acc += int($_k[1]) + $_v.$n&7\n}",
			"$_n := $m.$hold.$f(#k)\n$m.$acc += min($_n, $m.$left, #k) + max($m.$acc&15, #n)\n$m.$hold.$n = $m.$acc\nif $m.$left&3 == 1 {\n$m.$hold.$f = $m.$get\n}",
			"$_sum := 0\nfor $_i := range $m.$left & 3 {\n$_add := func() { $_sum += $_i }\n$_add()\n$_i += 5\n$_add()\n}\n$m.$acc += $_sum",
		},
	},
}
