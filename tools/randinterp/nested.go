package randinterp

// Main loops that run inside themselves through functions: @again(m, code) runs the main
// loop once more, for few rounds, to a depth, and so many times: what goes on inside sets
// counters of loops anew (see againRows).
const (
	nestedDecl = `
func (m *$M) $enter(n int) {
	if m.$deep > 1 || m.$times > 99 {
		return
	}
	m.$times++
	k := m.$left
	m.$deep++
	m.$left = n
	@again(m, m.$source)
	m.$deep--
	m.$left = k
}
`
	nestedField = "$source @codetype\n$deep, $times int"
	nestedHere  = "$m.$source = «$code¦@rest»\n" // the same program, or what is left of it
)

var nestedForms = []struct{ name, decl, field, start, do string }{
	{name: "method", do: "$m.$enter(#k)"},
	{name: "direct", do: "if $m.$deep < 2 && $m.$times < 99 {\n$m.$times++\n$_k := $m.$left\n$m.$deep, $m.$left = $m.$deep+1, «1¦2¦3»\n@again($m, $m.$source)\n$m.$left = $_k ^ $m.$left\n$m.$deep--\n}"},
	{
		name: "interface",
		decl: "type $Goer interface { $goOn(m *$M, n int) int }\ntype $Flat int\nfunc (f $Flat) $goOn(m *$M, n int) int { m.$acc ^= n; return int(f) }\n" +
			"type $Deep struct { $by int }\nfunc (d *$Deep) $goOn(m *$M, n int) int { m.$enter(n); return d.$by }\n" +
			"type $Pair [2]$Goer\nfunc (p $Pair) $goOn(m *$M, n int) int { return p[0].$goOn(m, n) #o p[1].$goOn(m, 1) }",
		field: "$goers []$Goer", start: "m.$goers = []$Goer{$Flat(#n), &$Deep{#k}, $Pair{$Flat(1), &$Deep{2}}, &$Deep{#n}}",
		do: "$m.$acc += $m.$goers[$m.$left&3].$goOn($m, «2¦3¦$m.$left&3»)",
	},
	{
		name: "caught",
		decl: "func (m *$M) $try(n int) (ok bool) {\nd := m.$deep\ndefer func() {\nif x := recover(); x != nil {\nok = true\nm.$deep = d\nm.$acc ^= #n\n}\n}()\nm.$enter(n)\nif n == m.$acc&3 {\npanic(n)\n}\nreturn\n}",
		do:   "if $m.$try(«2¦$m.$left&3») {\n$m.$acc++\n}",
	},
	{
		name: "residual", decl: "//jit:residual\nfunc (m *$M) $far(n int) int {\nfor i := range 2 {\nm.$enter(n+i)\n}\nreturn m.$acc & 15\n}",
		do: "$m.$acc += $m.$far(«1¦2»)",
	},
	{
		name: "function", field: "$again func(m *$M, n int)", start: "m.$again = func(m *$M, n int) { m.$enter(n) }",
		do: "$m.$again($m, «2¦3»)",
	},
	{
		name: "outlined", field: "$dict map[int]int", start: "m.$dict = map[int]int{}",
		decl: "func (m *$M) $rise(n int) int {\nm.$enter(n)\nreturn m.$acc & 15\n}",
		do:   "$m.$dict[$m.$left&3] += $m.$rise(«2¦3»)\n$m.$acc ^= $m.$dict[1] & 255",
	},
	{
		name: "panic", do: "if $m.$deep == 1 && $m.$left == «1¦2» && $m.$acc&«3¦7» == 1 {\npanic(`deep`)\n}\n$m.$enter(3)",
	},
	{
		name: "object", decl: "type $Cell struct { $v int; $next *$Cell }", field: "$head *$Cell",
		do: "$_c := &$Cell{$m.$left, $m.$head}\n$m.$head = $_c\n$m.$enter(«2¦3»)\n$_c.$v += $m.$acc & 15\nif $m.$head = $_c; $m.$left&3 == 0 {\n$m.$head = nil\n}\n$m.$acc += $_c.$v",
	},
}

func nestedRows() (rows []Row) {
	for _, f := range nestedForms {
		rows = append(rows, Row{
			Name: "nested-" + f.name, Decl: nestedDecl + f.decl + "\n", Field: nestedField + "\n" + f.field, Start: f.start,
			Do: []string{nestedHere + f.do}, Inline: true,
		})
	}
	return rows
}
