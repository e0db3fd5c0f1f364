package randinterp

// dynamicRows decide by values that no green is: numbers, pointers, types, functions.
var dynamicRows = []Row{
	{
		Name:  "switches",
		Decl:  "func $Class(x #t1) int {\nswitch x {\ncase #n, 11, 12:\nreturn 1\ncase 10:\nreturn 2\ncase 20, 22, 24:\nreturn 3\ncase 127:\nreturn 4\n«default:\nreturn int(x) & 3\n¦»}\nreturn 7\n}",
		Field: "$x, $y #t1",
		Do: []string{
			"$m.$x += #k\n$m.$acc += $Class($m.$x) * 3",
			"$m.$x--\nswitch «$m.$x & 7¦$m.$x % 5¦$m.$x» {\ncase 0:\n$m.$acc++\ncase 1, 2:\n$m.$acc ^= 5\nfallthrough\ncase 4:\n$m.$y++\n«default:\n$m.$acc -= 3\n¦»}\n$m.$acc += int($m.$y)",
			"if $_v := $m.$x + $m.$y; $_v == 3 || $_v == 5 || $_v == 4 {\n$m.$acc += 100\n} else if $_v != 6 && $_v != 7 {\n$m.$acc++\n}\n$m.$y += 1",
			"switch $_v := $m.$acc & 15; {\ncase $_v == 3, $_v == 2:\n$m.$x = #k\ncase $_v > 9:\n$m.$x++\ndefault:\n$m.$y--\n}",
		},
	},
	{
		Name:  "nil-tests",
		Decl:  "type $L struct { $v int; $next *$L }\nfunc (l *$L) $len() int {\nif l == nil {\nreturn 0\n}\nif nil == l.$next {\nreturn l.$v\n}\nreturn l.$v + l.$next.$v\n}",
		Field: "$l, $k *$L",
		Start: "m.$l = &$L{1, &$L{2, nil}}\nm.$k = m.$l.$next",
		Do: []string{
			"$m.$acc += $m.$l.$len()\nif $m.$l != nil {\n$m.$l = $m.$l.$next\n} else {\n$m.$l = $m.$k\n}",
			"if $_p := $m.$k; $_p != nil && $_p.$next == nil {\n$_p.$v++\n$m.$acc ^= $_p.$v\n}\nif $m.$left&3 == 0 {\n$m.$k = nil\n} else if $m.$k == nil {\n$m.$k = $m.$l\n}",
			"if $m.$l == nil || $m.$l == $m.$k {\n$m.$acc += 7\n}\n$_b := $m.$l == nil\nif !$_b {\n$m.$acc += $m.$l.$v\n}",
		},
	},
}
