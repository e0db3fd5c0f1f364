package randinterp

// floatRows compute with floats, also those from which Go's rules for real numbers
// would go wrong: NaN, infinities, both zeros, what no integer holds.
// Each product is rounded: Go may join it with a sum where the CPU can.
var floatRows = []Row{
	{
		Name: "floats", Weight: 3,
		Import: "$Math math",
		Field:  "$f, $g float64\n$s, $t float32\n$fs []float64\n$at int",
		Start:  "m.$f = 1.5\nm.$s = 0.1\nm.$fs = []float64{0, $Math.Copysign(0, -1), 1, $Math.Inf(1), $Math.Inf(-1), $Math.NaN(), 1 << 53, 1 << 63, -1 << 63, 1e300, 5e-324, -2.5, 3e9, 1e-40}",
		Do: []string{
			"$m.$f = float64($m.$f «+¦-¦*¦/» «$m.$g¦1.25¦float64($m.$left)»)\n$m.$g -= float64($m.$f «+¦*¦/» $m.$fs[$m.$left%len($m.$fs)])\nif $m.$f #c $m.$g {\n$m.$acc++\n}",
			"$m.$at = ($m.$at + #k) % len($m.$fs)\n$_x, $_y := $m.$fs[$m.$at], $m.$fs[$m.$left%len($m.$fs)]\nif $_x #c $_y {\n$m.$acc += 3\n} else if $_x #c 1 || !($_y #c $_x) {\n$m.$acc ^= 5\n}",
			"$_x := $m.$fs[$m.$left%len($m.$fs)]\n$m.$acc += int($_x) + int(#t1($_x))\n$m.$acc ^= int(#t2(float32($_x)))",
			"$m.$s = float32(float32($m.$left) «+¦-¦*¦/» $m.$t)\n$m.$t = float32($m.$s*$m.$s) «+¦-» float32($m.$acc)\nif -$m.$s #c $m.$t {\n$m.$acc++\n}",
			"$m.$f = -$m.$f * «0¦1¦0.5»\nif 1/$m.$f #c 0 {\n$m.$acc += 7\n}\n$m.$fs[2] = $m.$f",
			"$m.$g = float64(#t3($m.$acc)) / «3¦0.1¦float64($m.$left)»\n$m.$acc += int(float32($m.$g)*«4¦0.7»)",
		},
	},
	{
		Name:  "float-calls",
		Decl:  "type $F float64\ntype $P struct { $x float64; $w float32; $n #t1 }\nfunc $Mix(a float64, p $P, b float32) (float64, $F) { p.$x += a; return p.$x * 2, $F(b) - $F(p.$w) }\nfunc (f $F) $half() $F { return f / 2 }\n//jit:residual\nfunc $Far(a float64, b float32, p *$P) float32 { p.$x -= a; return b + float32(a) }\n//jit:pure\nfunc $Pure(a $F) float64 { return float64(a) + 0.25 }",
		Field: "$p $P\n$q *$P\n$f $F\n$g float64\n$w float32\n$ps []$P",
		Start: "m.$q = &$P{}\nm.$ps = make([]$P, 4)",
		Do: []string{
			"$m.$g, $m.$f = $Mix($m.$g, $m.$p, $m.$w)\n$m.$p.$w++\n$m.$acc += int($m.$g)",
			"$m.$w = $Far($m.$g, $m.$w, $m.$q)\n$m.$f = $m.$f.$half() + 1\n$m.$acc += int($m.$w)",
			"$m.$g = $Pure($m.$f) + $m.$q.$x\nif $m.$g #c float64($m.$w) {\n$m.$acc++\n}",
			"$m.$ps[$m.$left&3].$x = $m.$g\n$m.$ps[$m.$acc&3].$w -= $m.$w\n$_p := $m.$ps[1]\n$m.$acc += int($_p.$x) - int($_p.$w)",
		},
	},
	{
		Name:   "float-reds",
		Vars:   []Variable{{Name: "$_x", Type: "float64", Init: "$_x := 0.5"}, {Name: "$_y", Type: "float32", Init: "$_y := float32(3)"}},
		Inline: true,
		Do: []string{
			"$_x = float64($_x*1.5) - float64($m.$left)\n$m.$acc += int($_x)",
			"$_y = $_y/3 + float32($_x)\nif float64($_y) #c $_x {\n$m.$acc++\n$_x = 1\n}",
		},
	}, {
		Name:   "math-and-bits",
		Import: "$Math math\n$Bits math/bits",
		Field:  "$u, $c uint64\n$v uint32\n$x #t1\n$f, $g float64",
		Start:  "m.$u = 0x123456789abcdef\nm.$f = 2.5",
		Do: []string{
			"$m.$acc += $Bits.«Len¦LeadingZeros¦TrailingZeros¦OnesCount»64($m.$u) + $Bits.«Len¦LeadingZeros¦TrailingZeros¦OnesCount»32($m.$v)\n$m.$u += uint64($m.$acc) << «3¦40¦61»",
			"$m.$v = $Bits.RotateLeft32($m.$v, $m.$acc) + uint32($m.$left)\n$m.$u = $Bits.RotateLeft64($m.$u, «-3¦$m.$left¦64») ^ $Bits.ReverseBytes64(uint64($m.$acc))",
			"$m.$u, $m.$c = $Bits.«Add¦Sub»64($m.$u, $m.$u ^ «0x8000000000000001¦0xffffffffffffffff», $m.$c)\n$m.$acc += int($m.$c)",
			"$_hi, $_lo := $Bits.Mul64($m.$u, uint64($m.$acc))\n$m.$u = $_hi ^ $_lo + 3\n$m.$v = $Bits.ReverseBytes32($m.$v) + 7",
			"$m.$acc = max(min($m.$acc, #e), $m.$left) + int(min(#t1($m.$left), $m.$x, «7¦100»))\n$m.$x += #t1($m.$acc)",
			"$m.$f = $Math.«Floor¦Ceil¦Trunc¦Sqrt¦Abs¦Sin¦Cbrt»($m.$f) + float64($m.$left)/4\n$m.$g = $Math.Copysign($m.$g, $m.$f) + max($m.$f, «0¦-1.5», $m.$g)\n$m.$acc ^= int($Math.Float64bits($m.$f) >> 50)",
			"$m.$g = $Math.Float64frombits($m.$u)\nif $Math.IsNaN($m.$g) || $m.$g #c $m.$f {\n$m.$acc++\n}\n$m.$v ^= $Math.Float32bits(float32($m.$f))",
		},
	},
}
