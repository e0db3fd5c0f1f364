package randinterp

// numberRows compute with all widths and with numbers from the edges.
var numberRows = []Row{
	{
		Name: "widths", Weight: 4,
		Field: "$a #t1\n$b #t2\n$c #t3\n$r []#t4\n$x int",
		Start: "m.$r = make([]#t4, 4)\nm.$x = #e",
		Do: []string{
			"$m.$a = $m.$a #o #t1($m.$b) #o #t1($m.$left)\n$m.$b #o= #t2($m.$a) * 3\n$m.$acc += int($m.$a)",
			"$m.$c = #t3($m.$acc) «<<¦>>» uint($m.$left&«7¦63¦15»)\n$m.$acc ^= int($m.$c)\nif $m.$c #c #t3($m.$b) {\n$m.$acc += 3\n}",
			"$m.$r[$m.$left&3] += #t4($m.$acc) #o #t4($m.$left)\n$m.$acc += int($m.$r[1]) #o int($m.$r[$m.$acc&3])",
			"$m.$x = $m.$x #o ($m.$left #o #k)\nif $m.$x #c #e {\n$m.$acc++\n} else if $m.$x+#k #c #e {\n$m.$acc += 10\n}",
			"$_v := #v\n$_w := #v\nif $_v #c $_w {\n$m.$x = $_v #o #k\n} else {\n$m.$x = $_w - $_v\n}\n$m.$acc ^= $m.$x",
		},
	},
	{
		Name:  "division",
		Field: "$a #t1\n$x int",
		Start: "m.$x = #e",
		Do: []string{
			"$m.$acc += $m.$x «/¦%» #k\n$m.$x -= #k",
			"$m.$a += #t1($m.$acc)\n$m.$acc += int($m.$a / #k)\n$m.$acc ^= int($m.$a % #k)",
			"$m.$acc += 1000 «/¦%» ($m.$left - «3¦50»)\n$m.$x++",
			"$m.$acc += int(int8($m.$acc)/-1) + $m.$x/-1",
		},
	},
	{
		Name:  "bools",
		Field: "$p, $q bool\n$s []bool\n$n int",
		Start: "m.$s = make([]bool, 4)",
		Do: []string{
			"$m.$p = #b\n$m.$q = $m.$p != (#b)\nif $m.$p && !$m.$q {\n$m.$acc++\n}",
			"$m.$s[$m.$left&3] = $m.$p || #b\n$m.$q = $m.$s[1] == $m.$s[$m.$acc&3]\nif $m.$q {\n$m.$acc += 3\n}",
			"if (#b) == (#b) || $m.$p && $m.$q {\n$m.$n++\n}\n$m.$acc += $m.$n",
		},
	},
	{
		Name:  "countdown",
		Field: "$n #t1\n$lap int",
		Start: "m.$n = 5",
		Do: []string{
			"$m.$n--\nif $m.$n == 0 {\n$m.$n = «7¦3¦100»\n$m.$lap++\n}\n$m.$acc += int($m.$n)",
			"$m.$n += «100¦60¦31»\nif $m.$n > 120 {\n$m.$lap++\n$m.$n -= 120\n}\n$m.$acc ^= $m.$lap",
		},
	},
	{
		Name:  "string-index",
		Field: "$s string\n$list []string\n$at int",
		Start: "m.$s = \"abcdefgh\"\nm.$list = []string{\"one\", \"\", \"three\"}",
		Do: []string{
			"$m.$acc += int($m.$s[$m.$left%len($m.$s)])\n$m.$at = len($m.$list[$m.$left%3])",
			"$_w := $m.$list[$m.$left%3]\nif $_w #c $m.$s {\n$m.$acc++\n}\n$m.$s, $m.$list[1] = $m.$list[1]+\"\", $m.$s",
			"$_w := $m.$list[$m.$left%3]\nif $_w == \"one\" {\n$m.$acc += len($_w)\n} else {\n$m.$list[0] = $_w\n}",
		},
	},
	{
		Name:  "traps-of-any-type",
		Field: "$row []#t1\n$u uint64\n$b #t2",
		Start: "m.$row = make([]#t1, 4)",
		Do: []string{
			"$m.$u = uint64($m.$left) - 3\n$m.$acc++\n$m.$row[$m.$u&«3¦0x8000000000000003»]++\nif $m.$left == 3 {\n$m.$row[$m.$u-«1¦9223372036854775807»]++\n}",
			"$m.$b = #t2($m.$left + «120¦30»)\nif $m.$left == 3 {\n$m.$acc = int($m.$row[$m.$b])\n}\n$m.$acc += int($m.$b)",
			"if $m.$left == 3 {\n$m.$row = $m.$row[:$m.$u+«9¦0xffffffffffffffff»]\n}\n$m.$acc += 3",
			"$m.$acc -= 3\nif $m.$left == 3 {\n$m.$acc = $m.$acc % int($m.$u)\n}",
		},
	},
	{
		Name: "constants", Inline: true,
		Decl:  "type $Kind #t1\nconst (\n$One $Kind = iota + 1\n$Two\n$Three\n)\nconst $Big, $Neg = 1 << 40, -«3¦128¦1 << 31»\nconst $Text = \"constant\"",
		Field: "$kind $Kind",
		Start: "m.$kind = $One",
		Do: []string{
			"switch $m.$kind {\ncase $One:\n$m.$kind = $Two\ncase $Two, $Three:\n$m.$kind = $One\n$m.$acc += $Neg\n}\n$m.$acc += int($m.$kind)",
			"$m.$acc += $Big >> uint($m.$left&31)\n$m.$acc ^= len($Text) + int($Text[$m.$left&3])",
		},
	},
	{
		Name:  "struct-values",
		Decl:  "type $P struct { $x #t1; $y int; $in struct { $b bool; $s string } }\nfunc $Turn(p $P, by int) $P {\np.$x, p.$y = #t1(p.$y), p.$y+by\np.$in.$b = !p.$in.$b\nreturn p\n}\nfunc (p $P) $with(s string) $P { p.$in.$s = s; return p }",
		Field: "$p, $q $P\n$ps []$P\n$ptr *$P",
		Start: "m.$ps = make([]$P, 4)\nm.$ptr = &m.$q",
		Do: []string{
			"$m.$p = $Turn($m.$p, $m.$left)\n$m.$acc += int($m.$p.$x)",
			"$_a := $m.$p\n$_a.$y++\n$m.$q = $_a.$with(\"q\")\n$m.$ptr.$x++\n$m.$acc += int($m.$q.$x) + len($m.$q.$in.$s)",
			"$m.$ps[$m.$left&3] = $Turn($m.$ps[0], 2)\n$m.$ps[0].$y++\n$_b := $m.$ps[$m.$acc&3]\nif $_b.$in.$b {\n$m.$acc += $_b.$y\n}",
		},
	},
	{
		Name:  "slices-moved",
		Field: "$a, $b []int\n$n int",
		Start: "m.$a = make([]int, 6, 9)\nm.$b = m.$a[:3]",
		Do: []string{
			"$m.$a[$m.$n] = $m.$left\n$m.$b[0]++\n$m.$acc += $m.$a[0]",
			"$m.$a, $m.$b = $m.$b, $m.$a\n$m.$n = ($m.$n + 1) % len($m.$a)\n$m.$acc += len($m.$a) + cap($m.$b)",
			"$m.$b = $m.$a[:$m.$n]\nif len($m.$b) #c 3 {\n$m.$b = $m.$a[:cap($m.$a)]\n}\n$m.$acc += len($m.$b)\nif len($m.$a) < 3 {\n$m.$a = $m.$b[:6]\n}",
		},
	},
}
