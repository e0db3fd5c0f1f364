package randinterp

import "strings"

// Statements that a straight line of ops cannot hold, in every position: they
// become functions of the generated file. What is held is read, changed, or left
// by each way out.
const (
	outlinedDecl = `
type $P struct { $x, $y int }
func (p *$P) $bump(n int) int { p.$x += n; return p.$x & 15 }
func (m *$M) $note(n int) int { m.$heard = m.$heard*3 + n; return n & 7 }
`
	outlinedField = "$dict map[int]int\n$words map[string]int\n$text string\n$any any\n$at $P\n$heard int\n$row []int"
	outlinedStart = "m.$dict, m.$words = map[int]int{1: 2, 3: 1}, map[string]int{`ab`: 3}\nm.$text, m.$any = `abcd`, 5\nm.$row = make([]int, 8)"

	// held is a number that cannot be had by ops.
	held = "«$m.$dict[$m.$left&3]¦len($Fmt.Sprint($m.$left))¦$m.$words[$m.$text[:2]]¦len($m.$text+`xy`)¦func(a int) int { return a + $m.$left }(#n)¦len($Str.Repeat(`ab`, $m.$left&3))¦int([]rune($m.$text)[$m.$left&3])¦$m.$at.$bump(#n)»"
	easy = "«$m.$left¦$m.$heard¦$m.$row[$m.$left&7]¦#k¦$m.$note($m.$left)»"
)

var outlinedStatements = []struct{ name, do string }{
	{"assign", "$m.$acc = " + held + " #o " + easy + "\n$m.$acc &= 4095"},
	{"in-and-out", "$_v, $_w := " + easy + ", 1\n$_v += " + held + "\n$_w ^= $_v\n$m.$acc += $_w"},
	{"conditional", "$_v := " + easy + "\nif $_v&1 == 0 {\n$_v = " + held + "\n$m.$dict[$_v&3]++\n} else if " + held + " > 3 {\n$_v++\n}\n$m.$acc += $_v"},
	{"condition", "if " + held + " #c " + easy + " {\n$m.$acc += 3\n} else {\n$m.$acc ^= 1\n}"},
	{"init", "if $_v, $_ok := $m.$dict[$m.$left&3]; $_ok && $_v #c " + easy + " {\n$m.$acc += $_v\n} else if $_v = " + held + "; $_v > 2 {\n$m.$acc -= $_v\n}"},
	{"declared", "var $_v, $_w = " + held + ", " + easy + "\nvar $_u int\nif $_w > 2 {\n$_u = " + held + "\n}\n$m.$acc += $_v + $_w*$_u"},
	{"switch", "switch $_v := " + held + "; $_v & 3 {\ncase " + easy + " & 3:\n$m.$acc++\ncase " + held + " & 3:\n$m.$acc += $_v\n$m.$dict[1] = $m.$acc & 15\ndefault:\n$m.$acc ^= " + held + "\n}"},
	{"fallthrough", "switch $m.$left & 3 {\ncase 0:\n$m.$acc += " + held + "\nfallthrough\ncase 1:\n$m.$dict[2]++\n$m.$acc++\ncase 2:\n$m.$acc -= " + held + "\nif $m.$acc&1 == 0 {\nbreak\n}\n$m.$dict[3] = $m.$left\n}"},
	{"closure", "$_v := " + easy + "\n$_add := func(n int) { $_v += n }\n$_add(" + held + ")\n$_add(2)\n$m.$acc += $_v"},
	{"closure-read", "$_v, $_w := " + easy + ", " + held + "\n$_get := func(n int) int { return n + $_v }\n$m.$acc += $_get($_w) - $_get(1)"},
	{"pointer", "$_p := $P{$x: " + easy + "}\n$_q := &$_p\n$_q.$y = " + held + "\n$_p.$x++\n$m.$acc += $_p.$x + $_q.$x + $_q.$y"},
	{"struct", "$_p := $P{" + easy + ", " + held + "}\n$_p.$x += " + held + "\n$m.$at = $_p\n$m.$acc += $m.$at.$y & 255"},
	{"range", "$_v := 0\nfor $_k, $_c := range $m.$text {\n$_v += $_k + int($_c)\nif $_v > 300 {\nbreak\n}\n}\nfor $_ix, $_x := range $m.$dict {\n$_v ^= $_x + $_ix&1\n}\n$m.$acc += $_v"},
	{"loop", "$_out:\nfor $_k := 0; $_k < 3; $_k++ {\nfor $_l := range 3 {\nif $m.$dict[$_k+$_l] > " + easy + " {\ncontinue $_out\n}\nif $m.$dict[$_l]++; $m.$dict[$_l] > 9 {\n$m.$dict[$_l] = 0\nbreak $_out\n}\n$m.$acc += $_l\n}\n}"},
	{"loop-mixed", "$_t := 0\nfor $_k := 0; $_k < 4; $_k++ {\n$_t += $m.$row[$_k]\nif $_t > 20 {\n$m.$words[$Fmt.Sprint($_k)]++\nbreak\n}\nif $m.$left&1 == 0 {\n$m.$row[$_k] = len($m.$words)\ncontinue\n}\n$_t += " + held + " & 3\n}\n$m.$acc += $_t"},
	{"goto", "$_n := $m.$left & 3\n$_again:\nif $_n > 0 {\n$_n--\n$m.$dict[$_n] += 2\nif $m.$dict[$_n] > 50 {\n$m.$dict[$_n] = 0\ngoto $_done\n}\n$m.$acc++\ngoto $_again\n}\n$_done:\n$m.$acc += len($m.$dict)"},
	{"constant", "const $_k, $_s = #k, `zz`\n$m.$acc += $m.$dict[$_k&3] + $_k\n$m.$words[$_s]++\n$m.$acc ^= len($_s)"},
	{"local-type", "type $_T struct{ a int; s string }\n$_l := $_T{" + easy + ", $Fmt.Sprint($m.$left)}\n$m.$acc += $_l.a + len($_l.s)"},
	{"several", "$m.$acc++\n$m.$dict[1] = $m.$acc & 7\n$_v := $m.$acc * 2\n$m.$words[`n`] = $_v\n$m.$text = ($m.$text + $Fmt.Sprint($_v&7))[1:5]\n$m.$acc += $_v & 3"},
	{"any", "$m.$any = " + easy + "\nif $m.$left&1 == 0 {\n$m.$any = $m.$text\n}\nswitch $_x := $m.$any.(type) {\ncase int:\n$m.$acc += $_x\ncase string:\n$m.$acc += len($_x)\nif len($_x) > 9 {\n$m.$any = nil\n}\n}"},
	{"trap", "$m.$heard++\nif $m.$left == 3 {\n$m.$dict = nil\n}\n$m.$acc += " + held + "\n$m.$dict[1] = $m.$acc & 3\n$m.$acc++"},
	{"panic", "$_v := " + easy + "\nif $m.$left == «2¦3» {\n$m.$heard = 7\npanic($Fmt.Sprint(`left `, $_v, $m.$acc))\n}\n$m.$acc += $_v"},
	{"two-sides", "$m.$row[" + held + "&7], $m.$acc = $m.$acc & 15, " + held + "\n$m.$row[1] += " + held + "\n$m.$row[1] &= 63"},
	{"poll", "select {\ncase <-$m.$done:\n$m.$acc++\ndefault:\n}"},
}

// outlinedReturns are bodies of functions that are left from inside of what is
// outlined.
var outlinedReturns = []struct{ name, result, do string }{
	{"return", "int", "$_s := $m.$left * 3\n$_s += $m.$acc & 7\n$_s ^= 5\nif $_v, $_ok := $m.$dict[$_s&3]; $_ok {\nreturn $_v + $_s\n}\nfor $_k := range $m.$words {\nif len($_k) > 1 {\n$_s++\nreturn $_s\n}\n}\n$_s += 4\n$m.$row[1] = $_s & 7\nreturn " + held + " + $_s"},
	{"return-two", "(int, string)", "$_n := " + easy + "\n$m.$row[2] = $_n & 7\n$_n += 3\nif $_n > 4 {\n$m.$dict[$_n&3]++\nif $m.$dict[$_n&3] > 20 {\n$m.$dict[$_n&3] = 0\nreturn $_n, $m.$text\n}\n}\n$_n ^= 9\n$m.$acc += $_n & 1\nreturn $_n, $Fmt.Sprint($_n)"},
	{"return-named", "(n int, err error)", "n = " + easy + "\n$m.$row[3] = n & 7\nif n&1 == 1 {\nn++\nerr = $Fmt.Errorf(`odd %d`, n)\nreturn\n}\n$m.$acc += n & 3\nn *= 2\nif $m.$dict[n&3] > 1 {\nreturn n, nil\n}\nn--\nreturn"},
	{"return-call", "(int, error)", "$_n := " + easy + "\n$_n += 2\n$m.$row[1] = $_n & 3\nif $m.$dict[$_n&3] == 0 {\nreturn $Num.Atoi($m.$text[:1] + `1`)\n}\n$m.$acc += $_n & 1\n$m.$row[2]++\n$m.$row[2] &= 31\nreturn $_n, nil"},
}

func outlinedRows() (rows []Row) {
	row := Row{Import: "$Fmt fmt fmt\n$Str strings strings\n$Num strconv strconv", Decl: outlinedDecl + "\nvar _, _, _ = $Fmt.Sprint, $Str.Repeat, $Num.Itoa\n",
		Field: outlinedField + "\n$done chan struct{}", Start: outlinedStart}
	for _, s := range outlinedStatements {
		r := row
		r.Name, r.Do = "outlined-"+s.name, []string{s.do, s.do}
		if strings.Contains(s.do, ":\nfor") || strings.Contains(s.do, "goto") { // a function has a label once
			r.Decl += "func ($m *$M) $body() {\n" + s.do + "\n}\n"
			r.Do = []string{"$m.$body()"}
			rows = append(rows, r)
			continue
		}
		rows = append(rows, r)
		r.Name, r.Inline = "outlined-inline-"+s.name, true
		rows = append(rows, r)
	}
	for _, b := range outlinedReturns {
		r := row
		r.Name = "outlined-" + b.name
		r.Decl += "func ($m *$M) $body() " + b.result + " {\n" + b.do + "\n}\n"
		if b.result == "int" {
			r.Do = []string{"$m.$acc += $m.$body()\n$m.$acc &= 65535"}
		} else {
			r.Do = []string{"$_v, $_w := $m.$body()\n$m.$acc += $_v\nif $_w «==¦!=» " + map[bool]string{true: "`abcd`", false: "nil"}[b.name == "return-two"] + " {\n$m.$acc++\n}\n$m.$acc &= 65535"}
		}
		rows = append(rows, r)
	}
	return rows
}
