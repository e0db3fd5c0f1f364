package randinterp

// viewRows reach memory by package unsafe, with and without a conversion to see.
var viewRows = []Row{
	{
		Name: "fields-as-slice", Import: "$Unsafe unsafe unsafe",
		Field: "$x, $y, $z int\n$view []int",
		Start: "m.$view = $Unsafe.Slice(&m.$x, 3)",
		Do: []string{
			"$m.$y = $m.$left\n$m.$view[1] = 5\n$m.$acc += $m.$y",
			"$m.$view[2] += 3\n$m.$z--\n$m.$acc += $m.$view[2] * 10",
			"$m.$x = $m.$left\n$m.$view[$m.$left&1]++\n$m.$acc += $m.$x",
		},
	},
	{
		Name: "words-as-bytes", Import: "$Unsafe unsafe unsafe",
		Field: "$words []uint32\n$bytes []byte\n$one int64\n$half []int16",
		Start: "m.$words = make([]uint32, 4)\nm.$bytes = $Unsafe.Slice((*byte)($Unsafe.Pointer($Unsafe.SliceData(m.$words))), 16)\nm.$half = $Unsafe.Slice((*int16)($Unsafe.Pointer(&m.$one)), 4)",
		Do: []string{
			"$m.$words[1] = uint32($m.$left) * 257\n$m.$bytes[5] = 7\n$m.$acc += int($m.$words[1])",
			"$m.$one = int64($m.$acc)\n$m.$half[1] ^= 9\n$m.$acc += int($m.$one & 0xffffff)",
		},
	},
	{
		Name: "pointer-cast", Import: "$Unsafe unsafe unsafe",
		Decl:  "type $A struct { $x, $y int32 }\ntype $B struct { $v int64 }",
		Field: "$a *$A\n$b *$B\n$u $Unsafe.Pointer",
		Start: "m.$a = &$A{1, 2}\nm.$b = (*$B)($Unsafe.Pointer(m.$a))\nm.$u = $Unsafe.Pointer(m.$a)",
		Do: []string{
			"$m.$a.$x = int32($m.$left)\n$m.$b.$v += 1 << 32\n$m.$acc += int($m.$a.$y)",
			"$m.$b.$v = int64($m.$left)\n$m.$a.$x++\n$m.$acc += int($m.$b.$v & 0xffff)",
			"$m.$a.$y = 3\n(*$B)($m.$u).$v++\n$m.$acc += int($m.$a.$x)",
		},
	},
	{
		Name: "unsafe-in-calls", Import: "$Unsafe unsafe unsafe",
		Decl: "//jit:residual\nfunc (m *$M) $add() { *(*int)($Unsafe.Add($Unsafe.Pointer(&m.$x), 8)) += 3 }\n" +
			"//jit:residual\nfunc (m *$M) $off() { *(*int)($Unsafe.Pointer(uintptr($Unsafe.Pointer(m)) + $Unsafe.Offsetof(m.$y))) ^= 5 }\n" +
			"//jit:residual\nfunc (m *$M) $data() { $Unsafe.Slice($Unsafe.SliceData(m.$list), 3)[2]++ }\n" +
			"//jit:residual\nfunc (m *$M) $farther() { $Far(&m.$x, m.$left) }\nfunc $Far(p *int, n int) { *(*[3]int)($Unsafe.Pointer(p)) = [3]int{1, n, 3} }",
		Field: "$x, $y, $z int\n$list []int",
		Start: "m.$list = []int{1, 2, 3}",
		Do: []string{
			"$m.$y = $m.$left\n$m.$add()\n$m.$acc += $m.$y",
			"$m.$y = $m.$left\n$m.$off()\n$m.$acc += $m.$y",
			"$m.$list[2] = $m.$left\n$m.$data()\n$m.$acc += $m.$list[2]",
			"$m.$y = 7\n$m.$z = 9\n$m.$farther()\n$m.$acc += $m.$y",
		},
	},
	{
		Name: "string-data", Import: "$Unsafe unsafe unsafe",
		Field: "$name string\n$raw []byte",
		Start: "m.$raw = []byte(\"abcdef\")\nm.$name = $Unsafe.String(&m.$raw[0], 6)",
		Do: []string{
			"$m.$raw[2] = byte($m.$left)\n$m.$acc += int($m.$name[2])",
			"$_c := $m.$name[$m.$left%6]\n$m.$raw[$m.$left%6]++\n$m.$acc += int($_c) + int($m.$name[$m.$left%6])",
		},
	},
	{
		Name: "sizes", Import: "$Unsafe unsafe unsafe", Inline: true,
		Decl:  "type $S struct { $a byte; $b int32 }",
		Field: "$s $S",
		Do: []string{
			"$m.$acc += int($Unsafe.Sizeof($m.$s)) + int($Unsafe.Offsetof($m.$s.$b))",
			"const $_word = $Unsafe.Sizeof(uintptr(0))\n$m.$s.$b += int32($_word)\n$m.$acc += int($m.$s.$b)",
		},
	},
}
