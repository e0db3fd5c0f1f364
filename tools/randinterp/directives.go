package randinterp

// directiveRows have directives that are true, and variables of the main loop
// beyond the usual ones.
var directiveRows = []Row{
	{
		Name:  "pure",
		Decl:  "//jit:pure\nfunc $Square(n int) int { return n*n + 1 }\n//jit:pure\nfunc $Pick(p *$Tab, n int) int { return p.$cells[n&3] }\n//jit:immutable\ntype $Tab struct { $cells []int; $k #t1 }\n//jit:pure\nfunc (p *$Tab) $second() bool { return p.$cells[1] > 3 }\n//jit:pure\nfunc $Name(s string, n int) int { return len(s) + n }",
		Field: "$tab *$Tab",
		Start: "m.$tab = &$Tab{[]int{3, 4, 5, 6}, 7}",
		Do: []string{
			"$m.$acc += $Square($m.$left&3) + $Square(9)",
			"$_v := $Pick($m.$tab, $m.$left)\n$m.$acc += $_v + $Pick($m.$tab, 1)",
			"if $m.$tab.$second() {\n$m.$acc += int($m.$tab.$k)\n}\n$m.$acc += $Name(\"abc\", 3)",
		},
	},
	{
		Name: "pure-panics",
		Decl: "//jit:pure\nfunc $Div(a, b int) int { return a / b }",
		Do:   []string{"$m.$acc += 3\n$_v := $Div(100, $m.$left-«3¦50»)\n$m.$acc += $_v"},
	},
	{
		Name:  "immutable-field",
		Decl:  "type $Cfg struct {\n//jit:immutable\n$step int\n$count int\n//jit:immutable\n$row []#t1\n}",
		Field: "$cfg *$Cfg",
		Start: "m.$cfg = &$Cfg{3, 0, []#t1{4, 5, 6}}",
		Do: []string{
			"$m.$cfg.$count += $m.$cfg.$step\n$m.$acc += $m.$cfg.$count",
			"$m.$acc += int($m.$cfg.$row[$m.$left%3])\n$m.$cfg.$count ^= len($m.$cfg.$row)",
		},
	},
	{
		Name:  "unroll",
		Decl:  "//jit:unroll\nfunc $Total(l []int, n int) (t int) {\nfor i := 0; i < n; i++ {\nif l[i]&1 == 0 {\ncontinue\n}\nt += l[i]\n}\nreturn\n}\n//jit:unroll\nfunc (m *$M) $shift() {\nfor i := range len(m.$l) - 1 {\nm.$l[i], m.$l[i+1] = m.$l[i+1], m.$l[i]\n}\n}",
		Field: "$l []int",
		Start: "m.$l = []int{1, 2, 3, 4}",
		Do: []string{
			"$m.$acc += $Total($m.$l, $m.$left&3)",
			"$m.$shift()\n$m.$l[0]++\n$m.$acc += $m.$l[3]",
		},
	},
	{
		Name:  "residual-results",
		Decl:  "//jit:residual\nfunc (m *$M) $ptr() *$M {\nif m.$left&1 == 0 {\nreturn nil\n}\nreturn m\n}\n//jit:residual\nfunc (m *$M) $num() #t1 { return #t1(m.$acc) }\n//jit:residual\nfunc (m *$M) $is() bool { return m.$left > 9 }\n//jit:residual\nfunc (m *$M) $map() map[int]int { return m.$t }\n//jit:residual\nfunc $Many(a int8, s string, b bool, l []int, e error, f func(), x uint64, p *$M) int {\nn := int(a) + len(s) + len(l) + int(x>>60)\nif b && e == nil && f == nil {\nn += p.$acc\n}\nreturn n\n}",
		Field: "$t map[int]int\n$l []int\n$e error",
		Do: []string{
			"if $_p := $m.$ptr(); $_p != nil {\n$_p.$acc++\n}",
			"$m.$acc += int($m.$num())\nif $m.$is() {\n$m.$acc--\n}\n$m.$t = $m.$map()",
			"$m.$acc += $Many(int8($m.$acc), \"abc\", $m.$left > 3, $m.$l, $m.$e, nil, uint64($m.$acc), $m)",
		},
	},
	{
		Name: "second-green", Inline: true,
		Vars: []Variable{{Name: "$_mode", Type: "#t1", Green: true, Init: "var $_mode #t1"}},
		Do: []string{
			"if $_mode == 0 {\n$m.$acc++\n} else {\n$m.$acc += 5\n}",
			"$_mode ^= 1",
			"if $_mode == 1 && $m.$left&3 == 0 {\n$_mode = 0\n} else {\n$_mode = 1\n}\n$m.$acc += int($_mode)",
		},
	},
	{
		Name: "green-of-its-own", Inline: true,
		Decl: "type $Env struct { $n int }\nvar $TheEnv = &$Env{7}",
		Vars: []Variable{{Name: "$_env", Type: "*$Env", Green: true, Value: "$TheEnv"}},
		Do:   []string{"$m.$acc += $_env.$n", "if $_env.$n #c $m.$left {\n$m.$acc ^= 3\n}"},
	},
	{
		Name: "red-number", Inline: true,
		Vars: []Variable{{Name: "$_sum", Type: "#t1", Init: "$_sum := #t1(1)"}},
		Do: []string{
			"$_sum += #t1($m.$left)\n$m.$acc += int($_sum)",
			"$_sum, $m.$acc = #t1($m.$acc), int($_sum)+1",
			"if $_sum > 7 {\n$_sum -= 5\n}\n$m.$acc ^= int($_sum)",
		},
	},
	{
		Name: "red-slice", Inline: true,
		Vars:  []Variable{{Name: "$_list", Type: "[]int", Init: "$_list := $m.$cells"}, {Name: "$_ok", Type: "bool", Init: "$_ok := false"}},
		Field: "$cells []int",
		Start: "m.$cells = []int{1, 2, 3}",
		Do: []string{
			"$_list[$m.$left%3] += 2\n$m.$acc += $m.$cells[0]",
			"$_ok = !$_ok\nif $_ok {\n$_list = $m.$cells[:2]\n} else {\n$_list = $_list[:3]\n}\n$m.$acc += len($_list)",
		},
	},
	{
		Name: "red-parameter", Inline: true,
		Vars: []Variable{{Name: "$_by", Type: "#t1", Value: "#t1(3)"}},
		Do:   []string{"$m.$acc += int($_by)", "$_by++\n$m.$acc ^= int($_by)"},
	},
	{
		Name: "nil-interfaces", Inline: true, Import: "$Io io io\n$Fmt fmt fmt",
		Decl: "//jit:residual\nfunc $Say(w $Io.Writer, n int) {\nif w != nil {\n$Fmt.Fprint(w, n)\n}\n}",
		Vars: []Variable{{Name: "$_w", Type: "$Io.Writer", Value: "nil"}, {Name: "$_e", Type: "error", Value: "nil"}},
		Do:   []string{"if $_e == nil {\n$m.$acc += 2\n}\n$Say($_w, $m.$acc)", "if $_w != nil {\n$m.$acc--\n}\n$m.$acc += 3"},
	},
	{
		Name: "red-struct", Inline: true,
		Decl: "type $P struct { $x, $y int; $s string }",
		Vars: []Variable{{Name: "$_p", Type: "$P", Init: "var $_p $P"}},
		Do:   []string{"$_p.$x += $m.$left\n$m.$acc += $_p.$x", "$_p.$s = \"abc\"\n$_p.$y = len($_p.$s) + $_p.$x\n$m.$acc ^= $_p.$y"},
	},
	{
		Name: "string-green", Inline: true,
		Vars: []Variable{{Name: "$_mode", Type: "string", Green: true, Init: "$_mode := \"a\""}},
		Do: []string{
			"if $_mode == \"a\" {\n$_mode = \"bb\"\n} else {\n$_mode = \"a\"\n}",
			"$m.$acc += len($_mode)\nswitch $_mode {\ncase \"bb\", \"c\":\n$m.$acc ^= 3\n}",
		},
	},
	{
		Name: "pointer-green", Inline: true,
		Decl: "//jit:immutable\ntype $Node struct { $v #t1; $next *$Node }\nvar $Ring = func() *$Node {\na := &$Node{$v: 3}\na.$next = &$Node{5, a}\nreturn a\n}()",
		Vars: []Variable{{Name: "$_at", Type: "*$Node", Green: true, Value: "$Ring"}},
		Do: []string{
			"$_at = $_at.$next",
			"$m.$acc += int($_at.$v)\nif $_at.$next.$v #c 3 {\n$m.$acc++\n}",
		},
	},
	{
		Name: "bool-green", Inline: true,
		Vars: []Variable{{Name: "$_on", Type: "bool", Green: true, Value: "«true¦false»"}},
		Do:   []string{"$_on = !$_on", "if $_on {\n$m.$acc += 5\n}", "$_on = $m.$left&3 == 0\nif $_on || $m.$acc&1 == 0 {\n$m.$acc += 3\n}"},
	},
	{
		Name: "red-replaced", Inline: true,
		Field: "$peer *$M\n$x int",
		Start: "m.$peer = $Fresh(25)\nm.$peer.$peer = m",
		Do: []string{
			"$m = $m.$peer",
			"$m.$x += 3\n$m.$peer.$x ^= $m.$left\n$m.$acc += $m.$x",
			"if $m.$left&1 == 0 {\n$m = $m.$peer\n$m.$acc++\n}",
		},
	},
	{
		Name: "green-replaced", Inline: true,
		Field: "$saved @codetype\n$has bool",
		Do: []string{
			"$m.$saved, $m.$has = $code, true",
			"if $m.$has {\n$code = $m.$saved\n}\n$m.$acc++",
		},
	},
	{
		Name:  "loops-not-looked-into",
		Decl:  "func (m *$M) $fill(v int) {\nfor i := range m.$arr {\nm.$arr[i] += v\n}\n}\nfunc $Sum(l []#t1) (t #t1) {\nfor _, v := range l {\nt += v\n}\nreturn t\n}\nfunc $Walk(n *$Node) int {\nt := 0\nfor ; n != nil; n = n.$next {\nn.$v++\nt += n.$v\n}\nreturn t\n}\ntype $Node struct { $next *$Node; $v int }\nfunc (m *$M) $find(v int) *$Node {\nfor n := m.$list; n != nil; n = n.$next {\nif n.$v&3 == v&3 {\nreturn n\n}\n}\nreturn m.$list\n}",
		Field: "$arr [4]int\n$l []#t1\n$list *$Node",
		Start: "m.$l = []#t1{1, 2, 3}\nm.$list = &$Node{&$Node{nil, 5}, 6}",
		Do: []string{
			"$m.$arr[1] = $m.$left\n$m.$fill(2)\n$m.$acc += $m.$arr[1]",
			"$m.$l[0]++\n$_v := $Sum($m.$l)\n$m.$l[1] = $_v\n$m.$acc ^= int($m.$l[1])",
			"$m.$list.$v = 1\n$_v := $Walk($m.$list)\n$m.$acc += $_v + $m.$list.$v",
			"$_n := $m.$find($m.$left)\n$_n.$v ^= 1\n$m.$acc += $m.$list.$v",
		},
	},
	{
		Name:  "deep-calls",
		Decl:  "func (m *$M) $one(n int) int {\nif n&1 == 0 {\nreturn m.$two(n+1) - 1\n}\nm.$x++\nreturn m.$two(n)\n}\nfunc (m *$M) $two(n int) int {\nv := m.$three(n, n&2 == 0)\nif v > 20 {\nm.$x -= 2\nreturn v - 20\n}\nreturn v\n}\nfunc (m *$M) $three(n int, up bool) int {\nif up {\nm.$x += m.$four(n)\n} else if m.$four(n) > 3 {\nreturn m.$x & 63\n}\nreturn n\n}\nfunc (m *$M) $four(n int) int {\nswitch n & 7 {\ncase 0, 3:\nreturn m.$x & 15\ncase 5:\nm.$x = 0\n}\nreturn n & 3\n}",
		Field: "$x int",
		Do: []string{
			"$m.$acc += $m.$one($m.$left)",
			"$m.$x = $m.$left\n$_v := $m.$two($m.$acc & 31)\n$m.$acc += $_v + $m.$x",
			"if $m.$three($m.$left, $m.$acc&1 == 0) > #k {\n$m.$acc += $m.$four($m.$x)\n}",
		},
	},
	{
		Name: "operand", Inline: true, Weight: 2,
		Do: []string{
			"$m.$acc += int($pc) * 3",
			"if $pc #c #k {\n$m.$acc += 11\n}",
		},
	},
}
