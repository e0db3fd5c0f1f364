package randinterp

// orderDecl has what statements are drawn with: places that are there or not,
// functions that change what is read beside them, or tell that they were called.
const orderDecl = `
type $P struct { $x, $y int; $b bool }
func (p $P) $sum(n int) int { return p.$x*3 + p.$y + n }
func (p *$P) $get() int { return p.$x }
type $Out struct { *$P; $z int }
«¦//jit:residual
»func (m *$M) $loud() int { m.$heard = m.$heard*3 + m.$left; return 1 }
«¦//jit:residual
»func (m *$M) $next() int { m.$i++; m.$n += 2; m.$at.$x++; m.$row[1]++; return m.$i & 3 }
«¦//jit:residual
»func (m *$M) $swap() int { m.$at, m.$bt = m.$bt, m.$at; m.$o.$P = m.$at; return 2 }
func (m *$M) $second() *$P { return m.$bt }
func (m *$M) $some(n int) *$P { return &m.$list[n&«7¦7¦15»] }
func (m *$M) $quiet() int { return m.$left & 3 }
«¦//jit:residual
»func (m *$M) $yes() bool { m.$heard++; m.$flag = !m.$flag; return m.$flag }
«¦//jit:residual
»func (m *$M) $popa() any { m.$i++; return m.$as[m.$i&3] }
func (m *$M) $pusha(v any) { m.$as[m.$left&3] = v }
func $Two(a, b int) int { return a*5 + b }
func $Of(p $P, n int) int { return p.$x*7 + n }
`

const orderField = "$row, $long []int\n$at, $bt, $none *$P\n$o *$Out\n$i, $n, $heard int\n$flag bool\n$arr [8]int\n$list []$P\n$small int8\n$word uint16\n$as []any\n$ps []int\n$tm map[int]int"

const orderStart = "m.$row, m.$long = make([]int, 8), make([]int, 60)\nm.$at, m.$bt = &$P{$x: 3}, &$P{$x: 5, $y: 1}\nm.$o = &$Out{m.$at, 2}\nm.$list = make([]$P, 8)\nm.$as, m.$ps = []any{1, 4, «2¦2¦`x`», 3}, make([]int, «100¦100¦9»)\n«m.$tm = map[int]int{1: 2}¦m.$tm = map[int]int{}¦m.$tm = nil»"

// read, trap and call are what statements are drawn from. The first only reads,
// the second may also panic, the third is heard.
const (
	read   = "«$m.$i¦$m.$n¦$m.$at.$x¦$m.$row[1]¦$m.$o.$x¦$m.$arr[$m.$i&7]¦$m.$list[1].$x¦($m.$i + 3)¦int($m.$small)¦$m.$at.$get()¦$m.$long[$m.$i&7]»"
	trap   = "«$m.$long[$m.$left-3]¦(100 / ($m.$left - 3))¦$m.$row[$m.$left-3&7]¦(1 << ($m.$left - 3))¦$m.$bt.$y¦int($m.$small)¦$m.$arr[$m.$left%8]¦(7 % ($m.$left - 3))¦$m.$list[$m.$left&7].$y»"
	call   = "$m.«$loud()¦$next()¦$swap()¦$quiet()»"
	either = "«" + read + "¦" + trap + "»"
	beside = "«" + either + " «+¦-¦^» " + call + "¦" + call + " «+¦-» " + either + "¦$Two(" + either + ", " + call + ")¦$Two(" + call + ", " + either + ")¦$m.$at.$sum(" + call + ")¦$Of(*$m.$at, " + call + ")¦$m.$o.$sum(" + call + ")¦-" + either + " + " + call + "»"
)

// statements are all kinds that evaluate something.
var statements = []struct{ name, do string }{
	{"assign", "$m.$acc = " + beside},
	{"define", "$_v := " + beside + "\n$m.$acc ^= $_v"},
	{"var", "var $_v, $_w = " + either + ", " + call + "\n$m.$acc += $_v - $_w"},
	{"var-typed", "var $_v int = " + beside + "\n$m.$acc += $_v"},
	{"two-values", "$_v, $_w := " + either + ", " + call + "\n$m.$acc += $_v*3 + $_w"},
	{"two-places", "$m.$acc, $m.$i = " + either + ", " + call + "\n$m.$i &= 7"},
	{"swap-places", "$m.$row[$m.$i&7], $m.$arr[" + call + "&7] = " + read + ", $m.$row[2]"},
	{"op-assign", "$m.$acc «+¦-¦^¦|¦&^»= " + beside},
	{"op-assign-element", "$m.$long[$m.$left-3] «+¦-¦*»= " + call},
	{"op-assign-field", "$m.$at.$x += " + call + "\n$m.$at.$x &= 255"},
	{"op-assign-promoted", "$m.$o.$x ^= " + call},
	{"op-assign-index", "$m.$row[" + call + "&7] += " + either},
	{"shift-assign", "$m.$acc «<<¦>>»= uint(" + beside + ") & 7"},
	{"divide-assign", "$m.$acc /= $m.$left - 3 + " + call + " - 1"},
	{"two-pops", "$_v, $_w := $m.$popa().(int), $m.$popa().(int)\n$m.$acc += $_v*3 - $_w + " + either},
	{"pushed", "$m.$as = append($m.$as[:4], $m.$popa().(int)+" + either + ", " + call + ")"},
	{"pushed-boxed", "$m.$pusha(" + either + " + $m.$popa().(int))"},
	{"popped", "$_v := 0\n$_v, $m.$ps = $m.$ps[«0¦$m.$left&3¦len($m.$ps)-1¦$m.$left-3»], $m.$ps[:len($m.$ps)-«1¦$m.$left&1»]\n$m.$acc += $_v"},
	{"popped-first", "$_v := 0\n$m.$ps, $_v = $m.$ps[«0¦1»:], $m.$ps[«0¦$m.$left&3¦$m.$left-3»]\n$m.$acc += $_v"},
	{"op-assign-traps", "$m.$long[$m.$left-3] «+¦-¦*¦/»= " + trap},
	{"map-store", "$m.$tm[" + either + "&7] = " + beside},
	{"map-load", "$m.$acc += $m.$tm[" + call + "&3] «+¦-» " + either},
	{"increment", "$m.$row[($m.$i&3+" + call + ")&7]++"},
	{"increment-trap", "$m.$long[$m.$left-«3¦2»+" + call + "]«++¦--»"},
	{"increment-nested", "$m.$row[$m.$row[$m.$left-3&7]&3+" + call + "]++"},
	{"if", "if " + either + " «<¦>¦==¦!=» " + call + " {\n$m.$acc++\n} else {\n$m.$acc += 100\n}"},
	{"if-init", "if $_v := " + beside + "; $_v «<¦>» 3 {\n$m.$acc++\n}"},
	{"if-and", "if " + either + " > 2 «&&¦||» " + call + " > 1 «&&¦||» $m.$yes() {\n$m.$acc += 3\n}"},
	{"if-bools", "if $m.$flag «==¦!=» $m.$yes() {\n$m.$acc += 9\n}"},
	{"switch", "switch " + beside + " {\ncase 1, 2:\n$m.$acc += 2\ncase 3:\n$m.$acc += 5\n}"},
	{"switch-cases", "switch " + either + " {\ncase " + call + ":\n$m.$acc += 2\ncase $m.$i, $m.$quiet():\n$m.$acc += 5\ncase " + call + " + 1:\n$m.$acc -= 7\n}"},
	{"switch-init", "switch $_v := " + call + "; " + either + " + $_v {\ncase 1:\n$m.$acc += 2\ndefault:\n$m.$acc--\n}"},
	{"switch-bool", "switch {\ncase " + either + " > " + call + ":\n$m.$acc += 2\ncase $m.$yes():\n$m.$acc -= 5\n}"},
	{"composite", "*$m.$at = $P{" + either + ", " + call + ", $m.$yes()}\n$m.$at.$x &= 255"},
	{"composite-keyed", "*$m.$at = $P{$y: " + call + ", $x: " + either + "}\n$m.$at.$x &= 255"},
	{"composite-argument", "$m.$acc += $Of($P{" + either + ", 2, true}, " + call + ")"},
	{"element-struct", "$m.$list[$m.$i&7] = $P{$x: " + call + "}"},
	{"element", "$m.$row[" + call + "&7] = " + either},
	{"element-trap", "$m.$long[$m.$left-3] = " + call},
	{"field-of-nil", "if $m.$left == 3 {\n$m.$bt = $m.$none\n}\n$m.$bt.$y = " + call},
	{"again-nil", "if $m.$left == 3 {\n$m.$bt = nil\n}\n$m.$acc += $m.$second().$x «+¦-» $Two($m.$second().$get(), «1¦" + call + "»)"},
	{"again-trap", "$_n := $m.$some(«1¦$m.$left»).$y + $m.$some(«1¦$m.$left»).$get()\n$m.$acc += $_n"},
	{"passed-over-nil", "if $m.$left == 3 {\n$m.$bt = nil\n}\nif $m.$flag && $m.$bt.$get() > 0 || $Two($m.$bt.$x, " + call + ") > 3 {\n$m.$acc++\n}"},
	{"argument-nil", "if $m.$left == 3 {\n$m.$bt = nil\n}\n$m.$acc += $Two($m.$bt.$x, " + call + ")"},
	{"receiver-nil", "if $m.$left == 3 {\n$m.$bt = nil\n}\n$m.$acc += $m.$bt.$sum(" + call + ")"},
	{"promoted-nil", "if $m.$left == 3 {\n$m.$o.$P = nil\n}\n$m.$acc += $m.$o.$get() + " + call},
	{"conversion", "$m.$small = int8(" + beside + ")\n$m.$word = uint16(" + call + " + $m.$i)\n$m.$acc += int($m.$small)"},
	{"slice", "$_s := $m.$long[:" + call + "+$m.$left]\n$m.$acc += len($_s) + $m.$i"},
	{"discard", "_ = " + beside + "\n_, $m.$acc = " + call + ", " + either},
	{"nested-calls", "$m.$acc += $Two($Two(" + either + ", " + call + "), $Two(" + call + ", " + either + "))"},
	{"unary", "$m.$acc = -" + either + " + ^" + call + "\n$m.$flag = !$m.$flag || $m.$yes()"},
	{"pointer-of-element", "$_p := &$m.$list[" + call + "&7]\n$_p.$x += " + either},
	{"statement-call", "$m.$at.$sum(" + beside + ")\n$m.$acc++"},
	{"panic", "if $m.$left == 3 {\npanic(" + beside + ")\n}"},
	{"else-if", "if $m.$i&7 == " + call + " {\n$m.$acc++\n} else if " + either + " > " + call + " {\n$m.$acc += 2\n}"},
}

// bodies are statements that stand in a function: it returns what they compute,
// or has loops.
var bodies = []struct{ name, result, do string }{
	{"return", "int", "return " + beside},
	{"return-two", "(int, int)", "return " + either + ", " + call},
	{"return-named", "(a, b int)", "a, b = " + either + ", " + call + "\nreturn b, a"},
	{"range-number", "", "for k := range (" + beside + ") & 3 {\n$m.$acc += k + 1\n}"},
	{"range-slice", "", "for k, v := range $m.$long[:" + call + "&3+$m.$i&3] {\n$m.$acc += k + v\n$m.$long[1]++\n}"},
	{"range-slice-changed", "", "for k := range $m.$row[:3] {\n$m.$row[k] += " + call + "\n$m.$acc += $m.$row[0]\n}"},
	{"range-array", "", "for k := range $m.$arr {\nif k > 3 {\nbreak\n}\n$m.$arr[k&7] += " + call + "\n}"},
	{"for", "", "for k := " + either + " & 3; k < " + call + "+2; k++ {\n$m.$acc += k\n}"},
	{"for-post", "", "for k := 0; k < 6; k += 1 + $m.$i&1*" + call + "&1 {\n$m.$acc += k\n}"},
	{"for-condition", "", "for k := 0; k < 3 && $m.$row[k] «<¦!=» " + call + "; k++ {\n$m.$acc += k\n}"},
	{"labelled", "", "out:\nfor k := range 3 {\nfor l := range 3 {\nif k*l == " + either + "&3 {\nbreak out\n}\nif " + call + " > 1 {\ncontinue out\n}\n$m.$acc += l\n}\n}"},
	{"goto", "", "k := " + either + "&3\nagain:\nif k < 3 {\nk++\n$m.$acc += " + call + "\ngoto again\n}"},
	{"fallthrough", "", "switch " + beside + " & 3 {\ncase 0:\n$m.$acc++\nfallthrough\ncase 1:\n$m.$acc += 2\ncase 2:\n$m.$acc += 4\nif $m.$flag {\nbreak\n}\n$m.$acc += 8\ndefault:\n$m.$acc ^= 1\n}"},
}

// orderRows have a call in each kind of statement, beside a read or a trap.
func orderRows() (rows []Row) {
	row := Row{Decl: orderDecl, Field: orderField, Start: orderStart}
	for _, s := range statements {
		r := row
		r.Name, r.Do = "order-"+s.name, []string{s.do, s.do, s.do}
		rows = append(rows, r)
	}
	for _, b := range bodies {
		r := row
		r.Name = "order-" + b.name
		r.Decl += "//jit:unroll\nfunc ($m *$M) $body() " + b.result + " {\n" + b.do + "\n}\n"
		switch b.result {
		case "":
			r.Do = []string{"$m.$body()\n$m.$acc++"}
		case "int":
			r.Do = []string{"$_v := $m.$body()\n$m.$acc += $_v"}
		default:
			r.Do = []string{"$_v, $_w := $m.$body()\n$m.$acc += $_v*3 - $_w"}
		}
		rows = append(rows, r)
	}
	return rows
}
