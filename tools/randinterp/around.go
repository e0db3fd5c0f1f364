package randinterp

// aroundRows call functions through which most ways lead beside a loop, or beside
// something else that is outlined.
var aroundRows = []Row{{
	Name: "around", Weight: 2,
	Decl: "type $Big struct {\n$a [5]#t1\n$s string\n}\n" +
		"func (m *$M) $find(n int, deep bool) int {\nif !deep {\nm.$acc ^= n\nreturn n + 1\n}\nsum := 0\nfor i, x := range m.$list {\nif x == n {\nreturn i * 7\n}\nsum += x\n«if sum > 40 {\nbreak\n}¦if x&1 == 0 {\ncontinue\n}\nm.$acc++¦»\n}\nm.$list[0] = sum & 15\nreturn sum\n}\n" +
		"func (m *$M) $op(kind, a int) (r int, ok bool) {\nswitch kind {\ncase 0:\nreturn a + #k, true\ncase 1:\nr = a * 3\nm.$acc++\ncase 2:\nfor k := 0; k < a&7; k++ {\nr += k\nm.$list[k%len(m.$list)]++\n}\ncase 3:\nouter:\nfor i := range m.$list {\nfor j := i; ; j += 3 {\nif j > a&15 {\n«continue outer¦if j > 20 {\nbreak outer\n}\ncontinue outer»\n}\nif r += j; r > 30 {\nreturn r, false\n}\n}\n}\ndefault:\nif m.$big == ($Big{}) {\nm.$big.$s = `a`\n} else if m.$big.$a[a&3]++; m.$big.$a[0] > 3 {\nm.$big = $Big{}\n}\nr = len(m.$big.$s)\n}\nreturn r, r&1 == 0\n}\n" +
		"func (m *$M) $walk(n int) int {\nif n < 3 {\nreturn n\n}\nfor n > 3 {\nn -= 2\nif n == 4 {\nm.$acc += m.$walk(2)\n}\n}\nreturn m.$walk(n-1) + 1\n}\n" +
		"func (m *$M) $trap(n int) int {\nif n != 5 {\nreturn n\n}\nfor i := 0; ; i++ {\nm.$acc++\nn += m.$list[i]\n}\n}",
	Field: "$list []int\n$big $Big",
	Start: "m.$list = []int{#n, #k, 3, #n}",
	Do: []string{
		"$_n := $m.$find($m.$left, $m.$left&7 == 0)\n$m.$acc += $_n & 255",
		"$_n, $_ok := $m.$op($m.$left&«1¦3¦7», $m.$left)\nif $_ok {\n$m.$acc += $_n\n} else {\n$m.$acc ^= $_n\n}",
		"$_n := $m.$walk($m.$left & «3¦15»)\n$m.$acc += $_n",
		"$_n := $m.$trap($m.$left & «63¦7»)\n$m.$acc += $_n",
	},
}, {
	Name: "literals", Weight: 2,
	Decl: "type $F func(m *$M, n int) (int, bool)\ntype $Pair struct{ $x, $y int }\nconst $K = #k\n" +
		"var $Ops = [...]$F{\nfunc(m *$M, n int) (int, bool) {\nif n&1 == 0 {\nreturn n + $K, true\n}\nfor i, x := range m.$list {\nif x > 40 {\nreturn i, false\n}\nm.$list[i] += n & 3\n}\nreturn len(m.$list), n > 9\n},\n" +
		"func(m *$M, n int) (sum int, ok bool) {\nconst own = #n\nif m.$pair == ($Pair{own, n}) {\nm.$pair.$x++\n}\nsum, ok = m.$pair.$y+own, true\nm.$pair.$y ^= n\nreturn\n},\n}\n" +
		"func init() {\nconst outer = #k\ntype inner struct{ a [3]int }\n$Late = []$F{\nfunc(m *$M, n int) (int, bool) {\nfor n > 20 {\nn -= outer\n}\nreturn n, n&1 == 0\n},\n" +
		"func(m *$M, n int) (int, bool) {\nv := inner{[3]int{n, 1, 2}}\nif v != (inner{}) && n > 3 {\nfor i := range v.a {\nm.$acc += v.a[i]\n}\n}\nreturn v.a[n%3], n != 7\n},\n" +
		"func(m *$M, n int) (int, bool) {\nif n < 30 {\nreturn n, true\n}\nadd := func(k int) { m.$acc += k }\nfor i := range n & 3 {\nadd(i)\n}\nreturn m.$acc & 7, false\n},\n}\n}\nvar $Late []$F\n" +
		"func (m *$M) $both(f func(a, b int) int, n int) int { return f(n, m.$acc&15) + f(#k, n) }\n" +
		"type $Spot struct {\n$at [2]int8\n_ int\n$name string\n$pair $Pair\n$rate float64\n$owner *$M\n}",
	Field: "$list []int\n$pair $Pair\n$binary func(a, b int) int\n$spot $Spot",
	Start: "m.$list = []int{#n, #k, 3}",
	Do: []string{
		"$_n, $_ok := $Ops[$m.$left&1]($m, $m.$left)\nif $_ok {\n$m.$acc += $_n\n} else {\n$m.$acc--\n}",
		"$_f := $Late[$m.$left%3]\n$_n, $_ok := $_f($m, $m.$left)\nif $_ok {\n$m.$acc ^= $_n\n}",
		"$_n, _ := $Late[#n%len($Late)]($m, #k)\n$m.$acc += $_n",
		"$m.$acc += $m.$both(func(a, b int) int { return a*#k + b }, $m.$left) & 255",
		"$_f := func(a, b int) int { return a - b }\nif $m.$left&1 == 0 {\n$_f = func(a, b int) int {\nfor a > 9 {\na -= 3\n}\nreturn a ^ b + $K\n}\n}\n$m.$acc ^= $m.$both($_f, $m.$left)",
		"if $m.$left&3 == 0 {\n$m.$binary = func(a, b int) int { return a&b + #n }\n} else if $m.$binary != nil {\n$m.$acc += $m.$both($m.$binary, #k)\n} else {\n$m.$binary = func(a, _ int) (r int) {\nr = len($Ops) + a&3\nreturn\n}\n}",
		"if $_spot := ($Spot{$at: [2]int8{#k, int8($m.$left & 1)}, $name: `a`[:$m.$left&1], $pair: $m.$pair, $rate: float64($m.$left & 1), $owner: $m}); $_spot == $m.$spot {\n$m.$acc += 3\n} else if $m.$acc++; $_spot.$pair != $m.$spot.$pair || $_spot.$at == [2]int8{1, 1} {\n$m.$spot = $_spot\n}",
	},
}}
