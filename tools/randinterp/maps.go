package randinterp

// mapRows look up, store and delete: what one statement writes, another one reads, by
// another name of the map or through a call.
var mapRows = []Row{
	{
		Name: "maps", Weight: 3, Import: "$Math math",
		Decl: "type $D map[int]int\ntype $K struct { $a #t1; $s string }\ntype $V struct { $x int; $s string; $y #t2 }\n" +
			"//jit:residual\nfunc (m *$M) $stir(n int) int {\nm.$d[n&3]++\nif n&4 == 0 {\ndelete(m.$d, n&7)\n}\nreturn len(m.$d)\n}\n" +
			"//jit:residual\nfunc (m *$M) $peek(n int) int { return m.$d[n&3] + len(m.$names) }\n" +
			"//jit:residual\nfunc (m *$M) $other(n int) int {\nm.$acc += n & 3\nreturn n & 7\n}\n" +
			"func (m *$M) $var(name string) int {\nif v, ok := m.$names[name]; ok {\nreturn int(v)\n}\nreturn -1\n}\nfunc (m *$M) $set(name string, v #t1) { m.$names[name] = v }\n" +
			"func (m *$M) $sum() (n int) {\nfor k, v := range m.$d {\nif k&3 == 1 {\ndelete(m.$d, k)\n}\nn += k ^ v\n}\nreturn n\n}\n" +
			"//jit:residual\nfunc $Key(n int) any {\nswitch n % 6 {\ncase 0:\nreturn n & 3\ncase 1:\nreturn `k`\ncase 2:\nreturn $K{1, `x`}\ncase 3:\nreturn 1.5\ncase 4:\nreturn nil\n}\nif n == 5 {\nreturn []int{n}\n}\nreturn true\n}\n",
		Field: "$d, $e $D\n$f map[int]int\n$names map[string]#t1\n$keyed map[$K]$V\n$odd map[any]int\n$fl map[float64]int\n$set2 map[#t2]struct{}\n$lost map[int]int\n$fun map[string]map[int]int\n$word string\n$x $K\n$cell int\n$arr []int",
		Start: "m.$d = $D{1: 5, 2: 6}\nm.$e, m.$f = m.$d, m.$d\nm.$names = map[string]#t1{`i`: 1, `n`: 9}\nm.$keyed = map[$K]$V{{1, `a`}: {3, `b`, 5}}\nm.$odd = map[any]int{3: 1, `k`: 2}\nm.$fl = map[float64]int{0: 1}\nm.$set2 = map[#t2]struct{}{}\nm.$fun = map[string]map[int]int{`f`: m.$d}\nm.$word, m.$arr = `n`, []int{1, 2, 3, 4}\nm.$x = $K{1, `a`}",
		Do: []string{
			"$m.$d[$m.$left&3] = $m.$acc & 15\n$m.$acc += $m.$e[$m.$left&3] + $m.$f[1]",
			"$m.$acc += $m.$d[1]\n$_n := $m.$stir($m.$left)\n$m.$acc += $m.$d[1] + $_n",
			"$m.$acc += $m.$d[2]\n$_n := $m.$peek($m.$left) + $m.$other(3)\n$m.$acc ^= $m.$d[2] + $_n",
			"$m.$acc += $m.$d[$m.$left&3] #o $m.$stir($m.$left)\n$m.$acc &= 0xffff",
			"$m.$acc += len($m.$d) + $m.$stir($m.$left)",
			"$m.$names[`i`]++\n$m.$names[$m.$word] += $m.$names[`i`]\n$m.$acc += int($m.$names[`n`])",
			"$m.$set(`v`, #t1($m.$left))\n$_a := $m.$var(`v`)\n$_b := $m.$var($m.$word)\n$m.$acc += $_a ^ $_b + $m.$var(`none`)",
			"$m.$x.$a = #t1($m.$left & 3)\nif $_v, $_ok := $m.$keyed[$m.$x]; $_ok {\n$m.$cell += $_v.$x + int($_v.$y)\n$m.$acc += $m.$cell & 255 + len($_v.$s)\n} else {\n$m.$keyed[$m.$x] = $V{$m.$left, `c`, #t2($m.$left)}\n}",
			"$_k := $Key($m.$left)\n$m.$odd[$_k] += #k\n$m.$acc += $m.$odd[$_k] + len($m.$odd)",
			"$_k := $Key($m.$left)\nif _, $_ok := $m.$odd[$_k]; $_ok {\ndelete($m.$odd, $_k)\n}\n$m.$acc ^= len($m.$odd)",
			"$_z := 0.0\nif $m.$left&1 == 0 {\n$_z = $Math.NaN()\n} else if $m.$left&2 == 0 {\n$_z = $Math.Copysign(0, -1)\n}\n$m.$fl[$_z]++\n$m.$acc += $m.$fl[$_z] + len($m.$fl)\nif len($m.$fl) > 9 {\nclear($m.$fl)\n}",
			"if _, $_ok := $m.$set2[#t2($m.$left&15)]; !$_ok {\n$m.$set2[#t2($m.$left&15)] = struct{}{}\n}\n$m.$acc += len($m.$set2)\ndelete($m.$set2, #t2($m.$acc&15))",
			"$m.$acc += $m.$lost[$m.$left] + len($m.$lost)\nif $m.$left == #n {\n$m.$lost[1] = 2\n}\nif $m.$left&7 == 7 {\n$m.$lost = make(map[int]int, $m.$left&3)\n}",
			"$m.$fun[`f`][$m.$left&3]++\n$m.$acc += $m.$d[$m.$left&3]\nif $m.$left%5 == 0 {\n$m.$d = $D{1: $m.$left}\n$m.$fun[`f`] = map[int]int{2: 3}\n}",
			"$_n := $m.$sum()\n$m.$acc += $_n\n$m.$d[$m.$left&7] = 1",
			"$m.$d[$m.$left&3] = $m.$arr[$m.$left%#k]\n$m.$d[$m.$arr[$m.$left&3]] = #n\n$m.$acc += len($m.$d)",
			"$m.$d[$m.$arr[$m.$left%5]] = $m.$arr[$m.$left%#k] / ($m.$left - #n)\n$m.$acc++",
			"$m.$acc, $m.$d[2] = $m.$d[2], $m.$acc & 15\n$m.$d[1], $m.$d[2] = $m.$d[2], $m.$d[1]",
			"$m.$d[3] <<= $m.$left - 1 & 3\n$m.$d[3] >>= $m.$acc & 3\n$m.$d[4] %= $m.$left&3 + 1",
		},
	},
	{
		Name: "values of several words in maps", Weight: 2,
		Decl: "//jit:immutable\ntype $V struct { $x int; $s string; $y #t2 }\ntype $S string\ntype $L struct { $a, $b, $c, $d, $e, $f, $g, $h, $i, $j, $k, $l, $o, $p, $q, $r, $s int }\n" +
			"//jit:residual\nfunc (m *$M) $stir(n int) int {\nm.$v[n&3] = $V{n, `stir`, #t2(n)}\nif n&4 == 0 {\ndelete(m.$v, n&7)\n}\nfor i := range n & 31 {\nm.$v[100+i] = $V{i, `i`, 1}\n}\nif n&1 == 0 {\nclear(m.$w)\n}\nreturn len(m.$v)\n}\n" +
			"func (m *$M) $var(s $S) (any, bool) {\nv, ok := m.$w[s]\nreturn v, ok\n}\n",
		Field: "$v map[int]$V\n$w map[$S]any\n$t map[string]string\n$l map[string]$L\n$z map[$S]struct{}\n$none map[int]$V\n$key $S\n$cell int",
		Start: "m.$v, m.$w = map[int]$V{1: {1, `one`, 1}}, map[$S]any{`a`: 1, `b`: `two`}\nm.$t, m.$l, m.$z, m.$key = map[string]string{`a`: `b`}, map[string]$L{}, map[$S]struct{}{}, `a`",
		Do: []string{
			"$_v := $m.$v[$m.$left&3]\n$m.$v[$m.$left&3] = $V{$_v.$x + #k, $_v.$s, $_v.$y + 1}\n$m.$acc += $_v.$x + $m.$v[$m.$left&3].$x + int($m.$v[1].$y)\n$m.$acc &= 0xffff",
			"$_v, $_ok := $m.$v[$m.$left&3]\n$_n := $m.$stir($m.$left)\n$_w, $_also := $m.$v[$m.$left&3]\nif $_ok != $_also {\n$m.$acc += 3\n}\n$m.$acc += $_v.$x ^ $_w.$x + len($_v.$s) + len($_w.$s) + $_n",
			"if $_v, $_ok := $m.$v[1]; $_ok {\n$m.$cell += $_v.$x\n}\nif $_v, $_ok := $m.$v[1]; $_ok {\n$m.$acc ^= len($_v.$s)\n}",
			"$_v, $_ok := $m.$v[$m.$left&7]\ndelete($m.$v, $m.$left&7)\n_, $_now := $m.$v[$m.$left&7]\nif $_ok && !$_now {\n$m.$acc += $_v.$x + $m.$v[$m.$left&7].$x + 1\n}",
			"$m.$w[$m.$key] = $m.$left\nif $_v, $_ok := $m.$var(`a`); $_ok {\nif $_n, $_int := $_v.(int); $_int {\n$m.$acc += $_n\n}\n}\nif $m.$left&1 == 0 {\n$m.$key = `b`\n} else {\n$m.$key = `a`\n}",
			"$_v := $m.$w[`none`]\nif $_v == nil {\n$m.$acc++\n}\n$_s, _ := $m.$w[`b`].(string)\n$m.$acc += len($_s)\n$m.$w[`b`] = $_s[:len($_s)/2] + `x`",
			"$_s, $_ok := $m.$t[`a`]\n$m.$t[$_s] = `c`\nif $_ok {\n$m.$acc += len($_s + $m.$t[`b`] + $m.$t[`none`])\n}\nif $m.$left&3 == 0 {\nclear($m.$t)\n}",
			"$_l, $_ok := $m.$l[string($m.$key)]\n$m.$l[string($m.$key)] = $L{$a: $_l.$a + 1, $s: $m.$left & 15, $q: $_l.$s}\nif $_ok {\n$m.$acc += $_l.$a + $_l.$q + $m.$l[`b`].$s\n}",
			"if _, $_ok := $m.$z[$m.$key]; $_ok {\n$m.$acc += 2\ndelete($m.$z, $m.$key)\n} else {\n$m.$z[$m.$key] = struct{}{}\n}\n_ = $m.$z[`q`]",
			"$_v, $_ok := $m.$none[$m.$left]\nif !$_ok {\n$m.$acc += $_v.$x + len($m.$none[1].$s) + 1\n}\nif $m.$left == #n {\n$m.$none = $m.$v\n} else if $m.$left&3 == 1 {\n$m.$none = nil\n}",
			"$m.$cell = 0\nfor $_i := range $m.$left & 3 {\n$m.$cell += $m.$v[$_i].$x\n$m.$v[2] = $V{$m.$cell & 7, `in`, 0}\n}\n$m.$acc += $m.$cell",
		},
	},
	{
		Name: "variadic", Weight: 2,
		Decl: "func (m *$M) $push(list ...int) int {\nfor i := 0; i < len(list); i++ {\nm.$st[m.$sp&7] = list[i]\nm.$sp++\n}\nif len(list) > 0 {\nlist[0]++\n}\nreturn len(list)\n}\n" +
			"func $Last(name string, list ...any) int {\nif len(list) == 0 {\nreturn len(name)\n}\nif n, ok := list[len(list)-1].(int); ok {\nreturn n\n}\nreturn -len(list)\n}\n" +
			"//jit:residual\nfunc (m *$M) $keep(list ...#t1) int {\nm.$kept = list\nreturn cap(list)\n}\n" +
			"func $Fold(f func(int, int) int, list ...int) (n int) {\nfor _, x := range list {\nn = f(n, x)\n}\nreturn n\n}\nfunc $Plus(a, b int) int { return a*3 + b }",
		Field: "$st [8]int\n$sp int\n$kept []#t1\n$row []int\n$any any",
		Start: "m.$row, m.$any = []int{1, 2, 3}, `x`",
		Do: []string{
			"$_n := $m.$push($m.$left, #k, $m.$acc&7)\n$_n += $m.$push()\n$m.$acc += $_n + $m.$st[$m.$left&7]",
			"$_n := $m.$push($m.$row...)\n$m.$acc += $_n + $m.$row[0]&15\n$m.$row[1] = $m.$left",
			"$_n := $Last(`ab`) + $Last(`a`, $m.$left) + $Last(``, 1, `x`)\n$m.$acc += $_n + $Last(`y`, $m.$any, nil)\n$m.$any = $m.$left",
			"$_n := $m.$keep(#t1($m.$left), #n)\n$m.$acc += $_n\nif len($m.$kept) > 0 {\n$m.$kept[0]++\n$m.$acc += int($m.$kept[0])\n}",
			"$_n := $m.$keep() + $Fold($Plus, 1, $m.$left, 3)\n$m.$acc ^= $_n\nif $m.$kept == nil {\n$m.$acc++\n}",
			"$_n := $m.$push($m.$row[$m.$left%4], $m.$sp)\n$m.$acc += $_n",
		},
	},
}
