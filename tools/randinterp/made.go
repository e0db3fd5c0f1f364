package randinterp

import "slices"

var madeRows = slices.Concat(newRows, globalRows, addressRows)

// newRows make new objects, and slices that grow.
var newRows = []Row{
	{
		Name: "new-objects", Weight: 2,
		Decl:  "type $T struct { $x #t1; $y int; $next *$T; $a, $b *$T }\n//jit:residual\nfunc (m *$M) $keep(p *$T) { m.$t = p; p.$y++ }\n//jit:residual\nfunc $Sum(p *$T) int { return int(p.$x) + p.$y }",
		Field: "$t *$T\n$old *$T",
		Start: "m.$t = &$T{}\nm.$old = m.$t",
		Do: []string{
			"$m.$t = &$T{$x: #t1($m.$left), $y: $m.$t.$y + 1}\n$m.$acc += $m.$t.$y",
			"$_p := &$T{$y: $m.$left}\n$_p.$next = $_p\n$_p.$next.$x = #t1($m.$acc)\n$m.$acc += int($_p.$x) + $Sum($_p)\nif #b {\n$m.$keep($_p)\n}",
			"$_p := new($T)\n$_q := $m.$t\n$_p.$y = 3\n$_q.$y = $m.$left\nif $_p != $_q {\n$m.$acc += $_p.$y + $_q.$y\n}\n$m.$t = $_p",
			"$m.$t.$next = &$T{$next: $m.$t.$next}\n$m.$t.$next.$a = $m.$old\nif $m.$t.$next.$b == nil {\n$m.$acc++\n}\nif $m.$left%7 == 0 {\n$m.$t.$next = nil\n}",
			"$_t := $T{$y: $m.$left}\n$m.$old = &$_t\n$_t.$y++\n$m.$acc += $m.$old.$y",
		},
	},
	{
		Name:  "cells-of-variables",
		Decl:  "func $Add(p *#t1, n #t1) #t1 { *p += n; return *p }\n//jit:residual\nfunc $Later(p *#t1) { *p -= 3 }\ntype $Pt *#t1",
		Field: "$p *#t1\n$x #t1\n$list []#t1",
		Start: "m.$p = &m.$x\nm.$list = make([]#t1, 3)",
		Do: []string{
			"$_v := #t1($m.$left)\n$m.$p = &$_v\n*$m.$p += 2\n$m.$acc += int($_v)\n$_v++",
			"$_v := #t1($m.$left)\n$_r := $Add(&$_v, 5)\n$m.$acc += int($_v) + int($_r)",
			"$_v := new(#t1)\n*$_v = #t1($m.$acc)\n$Later($_v)\n$m.$x = *$_v\n*$m.$p += 1\n$m.$acc += int($m.$x)",
			"$m.$list[1] = #t1($m.$left)\n*$m.$p = 7\n$m.$acc += int($m.$list[1])\n$m.$list[$m.$left%3] += *$m.$p",
		},
	},
	{
		Name: "slices-that-grow", Weight: 2,
		Decl:  "type $P struct { $a #t1; $b string }",
		Field: "$s []int\n$ps []$P\n$n []#t1\n$bytes []byte\n$strs []string",
		Start: "m.$s = []int{1, 2}",
		Do: []string{
			"$m.$s = append($m.$s, $m.$left)\n$m.$acc += len($m.$s) + cap($m.$s)",
			"$m.$s = append($m.$s, #v, $m.$left)\nif len($m.$s) > 12 {\n$m.$s = $m.$s[:#k]\n}",
			"if len($m.$s) > 0 {\n$m.$acc += $m.$s[len($m.$s)-1]\n$m.$s = $m.$s[:len($m.$s)-1]\n}",
			"$_a := append($m.$s[:1], 7)\n$_b := append($m.$s[:1], $m.$left)\n$m.$acc += $_a[1] * $_b[1]",
			"$m.$ps = append($m.$ps, $P{#t1($m.$left), \"x\"})\n$m.$acc += int($m.$ps[$m.$left%len($m.$ps)].$a)\nif len($m.$ps) > 9 {\n$m.$ps = nil\n}",
			"$m.$n = append($m.$n, $m.$n...)\n$m.$n = append($m.$n, #t1($m.$left))\nif len($m.$n) > 20 {\n$m.$n = $m.$n[:2]\n}\n$m.$acc += int($m.$n[len($m.$n)/2])",
			"$m.$bytes = append($m.$bytes, \"ab\"...)\n$_c := copy($m.$bytes, \"c\")\n$m.$acc += $_c + int($m.$bytes[0])\nif len($m.$bytes) > 8 {\nclear($m.$bytes)\n$m.$bytes = $m.$bytes[:0]\n}",
			"$m.$strs = append($m.$strs, \"a\", \"bcd\")\n$m.$acc += len($m.$strs[len($m.$strs)-1])\nif $m.$left&3 == 0 {\n$m.$strs = $m.$strs[:0]\n}",
		},
	},
	{
		Name:  "slices-made",
		Field: "$s []int\n$n []#t1",
		Start: "m.$s = []int{4}",
		Do: []string{
			"$m.$s = []int{$m.$left, #n, $m.$acc}\n$m.$acc += $m.$s[$m.$left%3]",
			"$_s := make([]#t1, $m.$left&7+1, 9)\n$_s[$m.$left&7]++\n$m.$n = $_s\n$m.$acc += int($_s[0]) + len($_s) + cap($_s)",
			"$_s := make([]int, $m.$left-#n)\n$m.$acc += len($_s)",
			"$_s := make([]#t1, 2, $m.$left)\n$m.$acc += cap($_s)",
			"$m.$s = make([]int, 3)\n$m.$s[1] = 5",
		},
	},
}

// globalRows use variables of the package.
var globalRows = []Row{
	{
		Name: "fixed-globals", Weight: 2,
		Decl: "type $R struct { $a #t1; $s string; $in [2]#t1 }\nvar $Tab = [4]#t1{3, 1, 4, 1}\nvar $List = []$R{{1, \"a\", [2]#t1{5, 6}}, {2, \"bc\", [2]#t1{7, 8}}}\nvar $Sq [8]int\nvar $Made = make([]int, 3)\nvar $One, $Two = #k, \"text\"\nvar $Org = $R{$a: 9}\nfunc init() {\nfor i := range $Sq {\n$Sq[i] = i * i\n$Made[i%3] += i\n}\n}",
		Do: []string{
			"$m.$acc += int($Tab[$m.$left&3]) + len($List)",
			"$_r := &$List[$m.$left&1]\n$m.$acc += int($_r.$a) + len($_r.$s) + int($_r.$in[1])",
			"$m.$acc += $Sq[$m.$left&7] + $Made[$m.$left%3] + $One + len($Two) + int($Org.$a)",
			"$m.$acc += int($List[$m.$left-#n].$a)",
		},
	},
	{
		Name: "changing-globals", Weight: 2,
		Decl:  "type $P struct { $x, $y int }\nvar $N #t1\nvar $S $P\nvar $C [4]int\nvar $L = []int{1, 2, 3}\nvar $Same = $L\nvar $Q int\nvar $T = &$P{}\n//jit:residual\nfunc $Bump() { $N++; $S.$y--; $C[1] += 2; $Q++; $T = &$P{$T.$x + 1, 2} }\n//jit:residual\nfunc $Over() { $L[1]--; $Same = []int{7, 8, 9}; $L, $Same = $Same, $L }",
		Field: "$p *int",
		Start: "$N, $S, $C, $Q, $T = 0, $P{}, [4]int{}, 0, &$P{}\n$L = []int{1, 2, 3}\n$Same = $L",
		Do: []string{
			"$N += #t1($m.$left)\n$Bump()\n$m.$acc += int($N)",
			"$S.$x = $m.$left\n$S.$y += $S.$x\n$_s := $S\n$Bump()\n$S = $P{$_s.$y & 1023, $S.$x}\n$m.$acc += $S.$x",
			"$C[$m.$left&3] += $m.$left\n$Bump()\n$m.$acc += $C[$m.$left&3] + $C[1]",
			"$L[1] = $m.$left\n$m.$acc += $Same[1]\n$Over()\n$m.$acc += $L[1] + $Same[1]",
			"$m.$p = &$Q\n*$m.$p += 2\n$m.$acc += $Q\n$Q = $m.$left\n$m.$acc += *$m.$p",
			"$T.$x = $m.$left\n$Bump()\n$m.$acc += $T.$x\n$T = &$P{$m.$left, 1}",
		},
	},
}

// addressRows pass addresses of fields, elements and variables on.
var addressRows = []Row{
	{
		Name: "addresses", Weight: 2,
		Decl:  "type $P struct { $x #t1; $in [3]#t1; $n int }\nfunc (p *$P) $grow(by int) int { p.$n += by; p.$in[by&1]++; return p.$n }\nfunc $Add(p *#t1, n #t1) #t1 { *p += n; return *p }\n//jit:residual\nfunc $Set(p *#t1) { *p = 7 }\n//jit:residual\nfunc (m *$M) $other() { m.$ps[1].$in[2] -= 2; m.$a.$x++ }",
		Field: "$a $P\n$ps []$P\n$arr [4]$P\n$q *#t1\n$r *$P\n$regs [5]#t1\n$sl []#t1",
		Start: "m.$ps = make([]$P, 4)\nm.$q, m.$r = &m.$a.$x, &m.$arr[2]",
		Do: []string{
			"$m.$acc += $m.$a.$grow($m.$left) + $m.$a.$n",
			"$_p := &$m.$ps[$m.$left&3]\n$m.$acc += $_p.$grow(3)\n$m.$acc += $m.$ps[$m.$left&3].$n",
			"$m.$acc += $m.$ps[$m.$left%5].$grow(2)",
			"$m.$acc += int($Add(&$m.$a.$x, 3)) + int($Add(&$m.$ps[$m.$left&3].$in[1], #t1($m.$left)))",
			"$m.$q = &$m.$ps[$m.$left&3].$in[$m.$left%3]\n*$m.$q += 2\n$m.$other()\n$m.$acc += int($m.$ps[1].$in[2]) + int(*$m.$q)",
			"$Set(&$m.$a.$in[$m.$left%3])\n$m.$acc += int($m.$a.$in[0])",
			"$m.$r = &$m.$arr[$m.$left&3]\n$m.$r.$n += 5\n$m.$arr[1].$n--\n$m.$acc += $m.$r.$n + $m.$arr[$m.$left&3].$n",
			"$m.$sl = $m.$regs[:3]\n$m.$sl[$m.$left%3]++\n$m.$regs[1] *= 3\n$m.$acc += int($m.$sl[1]) + cap($m.$sl)",
			"if $m.$r == &$m.$arr[2] {\n$m.$acc++\n}\nif $m.$q == &$m.$a.$x {\n$m.$acc += 2\n}\n*$m.$q++",
			"for $_i := range $m.$regs {\n$m.$regs[$_i]++\n}\n$m.$acc += int($m.$regs[$m.$left%5]) + int($m.$ps[$m.$left&3].$in[$m.$left%3])",
		},
	},
}
