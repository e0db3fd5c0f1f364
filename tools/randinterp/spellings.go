package randinterp

import "fmt"

// spelling is one type written in two ways, with values of it.
type spelling struct{ name, decl, one, two, v, w string }

var spellings = []spelling{
	{"any", "", "any", "interface{}", "1", "nil"},
	{"any-deep", "", "map[string][]any", "map[string][]interface{}", "map[string][]any{}", "nil"},
	{"byte", "", "byte", "uint8", "7", "200"},
	{"rune", "", "*[2]rune", "*[2]int32", "&[2]int32{1, 2}", "nil"},
	{"alias", "type $A = int", "$A", "int", "7", "100"},
	{"alias-pointer", "type $S struct { $q int }\ntype $A = *$S", "$A", "*$S", "&$S{3}", "nil"},
	{"alias-map", "type $A = int", "map[int]$A", "map[int]int", "map[int]int{1: 1}", "nil"},
	{"alias-generic", "type $G[$T any] struct { $q $T }\ntype $A = int", "*$G[$A]", "*$G[int]", "&$G[int]{3}", "nil"},
	{"alias-of-instance", "type $G[$T any] struct { $q $T }\ntype $A = $G[int]", "*$A", "*$G[int]", "&$G[int]{3}", "nil"},
	{"parameters", "", "func(a, b int) (c bool)", "func(int, int) bool", "func(int, int) bool { return true }", "nil"},
	{"parameter-any", "", "func(x any)", "func(interface{})", "func(any) {}", "nil"},
	{"method-set", "", "interface{ Error() string }", "interface{ Error() (s string) }", "nil", "nil"},
	{"channel", "", "chan any", "chan interface{}", "make(chan any)", "nil"},
	{"anonymous", "type $A = struct { $q, $r int8 }", "$A", "struct { $q int8; $r int8 }", "$A{1, 2}", "$A{3, 4}"},
	{"anonymous-pointer", "", "*struct { $q any }", "*struct { $q interface{} }", "&struct { $q any }{1}", "nil"},
	{"alias-string", "type $A = string", "$A", "string", "\"x\"", "\"longer\""},
	{"generic-alias", "type $A[$T any] = []$T", "$A[any]", "[]interface{}", "[]any{2}", "nil"},
	{"error", "type $A = error", "$A", "error", "nil", "nil"},
	{"array", "const $N = 3", "*[$N]any", "*[3]interface{}", "&[3]any{}", "nil"},
}

// spellingRows reach one memory by two spellings of its type.
func spellingRows() (rows []Row) {
	for _, s := range spellings {
		rows = append(rows, Row{
			Name: "spelled-" + s.name,
			Decl: s.decl + "\ntype $Pair[$E any] struct { $v, $w $E }",
			Field: fmt.Sprintf("$a []%s\n$b []%s\n$p *$Pair[%s]\n$q *$Pair[%s]\n$c *struct { $f %s }\n$d *struct { $f %s }",
				s.one, s.two, s.one, s.two, s.one, s.two),
			Start: fmt.Sprintf("m.$a = []%s{%s, %s, %s}\nm.$b = m.$a\nm.$p = new($Pair[%s])\nm.$q = m.$p\nm.$c = new(struct { $f %s })\nm.$d = m.$c",
				s.one, s.v, s.w, s.v, s.one, s.one),
			Do: []string{
				"$m.$a[0] = $m.$a[1+$m.$left&1]\n$m.$b[0] = $m.$b[1]\n$m.$a[2] = $m.$a[0]\n$m.$acc++",
				"$m.$p.$v = $m.$a[2]\n$m.$q.$v = $m.$b[1]\n$m.$p.$w = $m.$p.$v",
				"$m.$c.$f = $m.$a[1+$m.$left&1]\n$m.$d.$f = $m.$a[2-$m.$left&1]\n$m.$a[0] = $m.$c.$f",
			},
		})
	}
	return rows
}
