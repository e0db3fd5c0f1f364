package randinterp

// textRows take strings and slices apart and put them together.
var textRows = []Row{
	{
		Name: "texts", Weight: 3,
		Decl:  "type $W string",
		Field: "$s, $t string\n$w $W\n$list []string\n$b []byte\n$r []rune",
		Start: "m.$s = \"abcdefgh\"\nm.$list = []string{\"\", \"a\", \"ab\", \"abcdefgh\", \"abcdefghi\", \"é€\"}",
		Do: []string{
			"$m.$s = $m.$s[#n%len($m.$s):] + $m.$s[:#n%len($m.$s)]\nif len($m.$s) > 99 {\n$m.$s = $m.$s[:9]\n}\n$m.$acc += int($m.$s[0])",
			"$m.$t = $m.$s[$m.$left&3 : 3+$m.$left&«1¦4»]\nif $m.$t == \"«a¦ab¦bc¦cdefgh¦abcdefghi»\" {\n$m.$acc++\n}",
			"$_x := $m.$list[$m.$left%len($m.$list)]\nif $_x «==¦!=» \"«¦a¦ab¦abcdefgh¦abcdefghi»\" || $_x #c $m.$t {\n$m.$acc += 3\n}\n$m.$w = $W($_x) + $m.$w[:len($m.$w)&3]",
			"$m.$b = []byte($m.$list[$m.$left%len($m.$list)] + \"x\")\n$m.$b[0] += byte($m.$acc)\n$m.$t = string($m.$b)\n$m.$acc += len($m.$t)",
			"$m.$r = []rune($m.$s)\n$m.$s = string($m.$r[«1¦2»:]) + string($m.$r[:«1¦2»])\nif len($m.$s) > 99 {\n$m.$s = $m.$s[:9]\n}\n$m.$t = string($m.$s[#n%len($m.$s)]) + string(rune($m.$left*«1¦1000»))",
			"if $m.$left == 3 {\n$m.$t = $m.$s[$m.$acc&«7¦15»:$m.$acc&«3¦31»]\n}\n$m.$acc += len($m.$t)",
		},
	},
	{
		Name: "parts", Weight: 3,
		Decl:  "type $P struct { $x #t1; $s string }",
		Field: "$a, $b []#t2\n$ps, $qs []$P\n$i, $j int\n$k #t3\n$arr *[6]#t2",
		Start: "m.$a = make([]#t2, 6, 9)\nm.$ps = make([]$P, 4)\nm.$arr = new([6]#t2)",
		Do: []string{
			"$m.$b = $m.$a[$m.$left%len($m.$a):]\n$m.$b[0]++\n$m.$a[#n%len($m.$a)] += #t2($m.$left)\n$m.$acc += int($m.$b[0]) + cap($m.$b)",
			"$m.$b = $m.$a[«1¦2»:«3¦4»+$m.$left&1:5]\n$m.$b = append($m.$b, #t2($m.$acc))\n$m.$acc += int($m.$a[4]) + len($m.$b)",
			"$m.$qs = $m.$ps[$m.$left%(len($m.$ps)+1):]\nfor len($m.$qs) > 3 {\nbreak\n}\nif len($m.$qs) > 0 {\n$m.$qs[0].$x++\n}\n$m.$acc += len($m.$qs) + int($m.$ps[2].$x)",
			"$m.$b = $m.$arr[$m.$left%6:]\n$m.$b[0]--\n$m.$acc += int($m.$arr[#n%6]) + len($m.$b)",
			"if $m.$left == 3 {\n$m.$b = $m.$a[$m.$acc&7:$m.$acc&15]\n} else if $m.$left == 4 {\n$m.$b = $m.$a[$m.$k&3:$m.$acc&15:$m.$acc&31]\n}\n$m.$k += 3\n$m.$acc += 5",
			"$m.$i, $m.$j = ($m.$i+#k)%5, 5\n$m.$b = $m.$a[$m.$i:$m.$j]\n$m.$b = $m.$b[:cap($m.$b)]\n$m.$acc ^= len($m.$b)",
		},
	},
	{
		Name:   "atomic-loads",
		Import: "$Atomic sync/atomic",
		Decl:   "type $C struct { $stop int64; $wide uint32; $on $Atomic.Bool; $count $Atomic.Int32 }\n//jit:residual\nfunc (m *$M) $stir() { m.$far.$on.Store(m.$left%3 == 0); m.$c.$count.Add(2); $Atomic.StoreUint32(&m.$far.$wide, uint32(m.$acc)) }",
		Field:  "$c $C\n$far *$C\n$x int",
		Start:  "m.$far = &$C{}",
		Do: []string{
			"$m.$x += $m.$left\nif $Atomic.LoadInt64(&$m.$c.$stop) == 0 {\n$m.$acc += $m.$x\n}\n$m.$x++",
			"$m.$c.$stop = int64($m.$left & 1)\nif $Atomic.LoadInt64(&$m.$c.$stop) #c 0 {\n$m.$acc++\n}",
			"$m.$stir()\nif $m.$far.$on.Load() {\n$m.$acc += int($m.$c.$count.Load())\n}",
			"$m.$far.$wide += 3\n$m.$acc ^= int($Atomic.LoadUint32(&$m.$far.$wide))\n$m.$x -= int($m.$far.$count.Load())",
		},
	},
	{
		Name:   "promoted",
		Import: "$Jit mergepoint/pkg/jit",
		Decl:   "type $P struct { $x #t1; $s string }\ntype $I interface { $v() int }\nfunc (p *$P) $v() int { return int(p.$x) + len(p.$s) }",
		Field:  "$s string\n$list []string\n$p *$P\n$i $I\n$few []int\n$b bool",
		Start:  "m.$list = []string{\"\", \"a\", \"abc\"}\nm.$p = &$P{$s: \"x\"}\nm.$i = m.$p\nm.$few = []int{1, 2, 3}",
		Do: []string{
			"$m.$s = $Jit.Promote($m.$list[$m.$left&1])\nif $m.$s == \"«a¦abc¦»\" {\n$m.$acc += len($m.$s)\n}",
			"$m.$acc += $Jit.Promote($m.$left&1) + int($Jit.Promote($m.$p).$x)\n$m.$p.$x++",
			"if $Jit.Promote($m.$i) != nil {\n$m.$acc += $m.$i.$v()\n}\nif $m.$left == 4 {\n$m.$i = &$P{$x: 3}\n}",
			"$m.$acc ^= $Jit.Promote($m.$few)[$m.$left%3]\n$m.$few[$m.$left&1] += 2\n$m.$b = $Jit.Promote($m.$left%3 == 0)",
			"$m.$acc += len($Jit.Promote($P{$x: $m.$p.$x & 1, $s: $m.$list[#n%3]}).$s)\nif $m.$b {\n$m.$acc += 5\n}",
		},
	},
}
