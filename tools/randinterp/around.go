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
}}
