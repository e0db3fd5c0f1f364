package randinterp

// heldDo is a row of guards over one number, with a comparison that something
// holds between them: what a pass moves, or removes, somebody else still has.
const heldDo = `
$_p := $m.$n
«$m.$acc += $m.$row[$_p]¦$m.$acc++¦if $_p < 0 {
$m.$acc--
}»
if $_p+#k >= $Most {
$m.$acc += 1000
}
«$_f := $_p+#k < $Most¦$_f := $_p+#k >= $Most¦$_f := $_p-#k < $Most¦$_f := $Most > $_p+#k¦$_f := uint($_p+#k) < $Most¦$_f := $_p < $m.$k»
«$m.$flags[$m.$k&3] = $_f¦$m.$flag = $_f¦$m.$flags[1] = $_f¦$m.$note($_f)¦$m.$acc += $m.$odd($_f)¦$m.$flag, $m.$on = $_f, !$_f¦$m.$bools[$m.$k&3] = $_f»
«if !$_f {¦if $_f {¦if $m.$flag && $_f {¦if $_f != $m.$on {»
$m.$acc += 300
}
«¦$m.$flags[0] = !$_f¦$m.$on = $_f¦$m.$acc += $m.$odd(!$_f)»
if $_p+#k «>=¦<¦==» $Most {
«$m.$n = 0¦$m.$acc += 3»
$m.$acc += 7
}
«¦if $_f {
$m.$acc -= 5
}¦$m.$flag = $_f»
$m.$n++
if $m.$n > $Most+5 {
$m.$n = «0¦-3»
}`

var movedRows = []Row{
	{
		Name: "held-comparison", Weight: 6,
		Decl:  "const $Most = «50¦20¦33»\n«//jit:residual\n¦»func (m *$M) $note(f bool) {\nif f {\nm.$acc++\n} else {\nm.$acc += 100\n}\n}\nfunc (m *$M) $odd(f bool) int {\nif f {\nreturn 1\n}\nreturn 50\n}",
		Field: "$n, $k int\n$flag, $on bool\n$flags [4]bool\n$bools []bool\n$row []int",
		Start: "m.$row, m.$bools = make([]int, 2000), make([]bool, 4)\nm.$n = «0¦10¦30¦15»",
		Do:    []string{heldDo, heldDo, "$m.$k = ($m.$k*5 + 3) & 15"},
	},
	{
		Name:  "held-store",
		Decl:  "type $P struct { $x, $y int; $f bool }\n//jit:residual\nfunc (m *$M) $look() int { return m.$p.$x*3 + m.$p.$y }",
		Field: "$p, $q *$P\n$arr []int",
		Start: "m.$p, m.$q = &$P{}, &$P{}\nm.$arr = make([]int, 4)",
		Do: []string{
			"$_f := $m.$left #c 20\n$m.$p.$f = $_f\n$m.$q.$x = $m.$left\nif $_f {\n$m.$acc += $m.$p.$x\n}\n$m.$p.$x = $m.$acc & 255\n$m.$q.$f = !$_f\n$m.$acc += $m.$look()",
			"$m.$arr[$m.$left&3] = $m.$left\n$m.$arr[1] += 2\nif $m.$arr[$m.$left&3] #c #k {\n$m.$arr[2] = $m.$acc\n}\n$m.$acc += $m.$arr[$m.$acc&3]",
			"$m.$p, $m.$q = $m.$q, $m.$p\n$m.$p.$x++\n$m.$q.$y = $m.$p.$x\n$m.$acc ^= $m.$q.$y",
			"$_v := $m.$p.$x #c $m.$q.$x\n$m.$q.$f = $_v\n$m.$p.$f = $m.$q.$f == ($m.$left > 5)\nif $_v && $m.$p.$f {\n$m.$acc++\n}",
		},
	},
}
