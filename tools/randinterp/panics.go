package randinterp

import "fmt"

// A trouble is how a function panics when n is 3, in its first statements.
type trouble struct{ name, imports, decl, do string }

var troubles = []trouble{
	{"helper", "", "func $Fail() { panic(\"failed\") }", "if n == 3 {\n$Fail()\n}"},
	{"helper-of-helper", "", "func $Fail(n int) int {\nif n == 3 {\npanic(n)\n}\nreturn n\n}\nfunc $Fail2(n int) int { return $Fail(n) + 1 }\nfunc $Fail3(n int) int { return $Fail2(n) * 2 }", "_ = $Fail3(n)"},
	{"method", "", "type $Who struct { $n2 int }\nfunc (w $Who) $check() {\nif w.$n2 == 3 {\npanic(w)\n}\n}", "$Who{n}.$check()"},
	{"deferred", "", "", "if n == 3 {\ndefer panic(\"late\")\n}"},
	{"deferred-function", "", "func $Fail(n int) {\nif n == 3 {\npanic(\"late\")\n}\n}", "defer $Fail(n)"},
	{"deferred-closure", "", "", "defer func() {\nif n == 3 {\npanic(\"late\")\n}\n}()"},
	{"compare-interfaces", "", "", "var a, b any = 1, 2\nif n == 3 {\na, b = []int{}, []int{}\n}\nif a == b {\nn++\n}"},
	{"compare-arrays", "", "func $Eq(a, b [2]any) bool { return a == b }", "a := [2]any{1, n}\nif n == 3 {\na[1] = []int{}\n}\nif $Eq(a, a) {\nn++\n}"},
	{"compare-structs", "", "type $K struct { $n2 int; $v any }\nfunc $Eq(a, b $K) bool { return a == b }", "a := $K{1, n}\nif n == 3 {\na.$v = func() {}\n}\nif $Eq(a, a) {\nn++\n}"},
	{"compare-errors", "", "type $Es []int\nfunc (e $Es) Error() string { return \"\" }\nfunc $Eq(a, b error) bool { return a == b }", "var e error\nif n == 3 {\ne = $Es{1}\n}\nif $Eq(e, e) {\nn++\n}"},
	{"switch-interfaces", "", "func $Eq(a, b any) int {\nswitch a {\ncase b:\nreturn 1\n}\nreturn 0\n}", "var a any = n\nif n == 3 {\na = map[int]int{}\n}\nn += $Eq(a, a)"},
	{"map-key", "", "func $Look(t map[any]int, k any) int { return t[k] }", "var k any = n\nif n == 3 {\nk = []int{1}\n}\nn += $Look(map[any]int{1: 2}, k)"},
	{"map-key-struct", "", "type $K struct { $v any }\nfunc $Look(t map[$K]int, k $K) { t[k]++ }", "k := $K{n}\nif n == 3 {\nk.$v = []int{1}\n}\n$Look(map[$K]int{}, k)"},
	{"map-delete", "", "func $Del(t map[any]int, k any) { delete(t, k) }", "var k any = n\nif n == 3 {\nk = []int{1}\n}\n$Del(map[any]int{1: 2}, k)"},
	{"nil-map", "", "func $Put(t map[int]int) { t[1] = 2 }", "t := map[int]int{}\nif n == 3 {\nt = nil\n}\n$Put(t)"},
	{"assertion", "", "func $As(a any) int { return a.(int) }", "var a any = n\nif n == 3 {\na = \"x\"\n}\nn += $As(a)"},
	{"assertion-interface", "", "type $I interface { $foo() }\nfunc $As(a any) $I { return a.($I) }\ntype $Foo int\nfunc ($Foo) $foo() {}", "var a any = $Foo(1)\nif n == 3 {\na = 1\n}\n_ = $As(a)"},
	{"nil-function", "", "func $Do(f func()) { f() }", "f := func() {}\nif n == 3 {\nf = nil\n}\n$Do(f)"},
	{"nil-interface", "", "func $Do(e error) string { return e.Error() }\ntype $Er int\nfunc ($Er) Error() string { return \"\" }", "var e error = $Er(1)\nif n == 3 {\ne = nil\n}\n_ = $Do(e)"},
	{"nil-pointer", "", "type $P struct { $v int }\nfunc (p *$P) $get() int { return p.$v }", "p := &$P{1}\nif n == 3 {\np = nil\n}\nn += p.$get()"},
	{"nil-array", "", "func $At(p *[4]int, n int) int { return p[n&3] }", "p := &[4]int{}\nif n == 3 {\np = nil\n}\nn += $At(p, n)"},
	{"index", "", "func $At(l []int, n int) int { return l[n] }", "l := []int{1}\nn += $At(l, n/3%2*(4-n)*(4-n)&3)"},
	{"index-string", "", "func $At(s string, n int) byte { return s[n] }", "i := 0\nif n == 3 {\ni = 7\n}\n_ = $At(\"abc\", i)"},
	{"division", "", "func $Div(a, b int) int { return a / b }", "n += $Div(9, n-3)"},
	{"remainder", "", "func $Rem(a, b uint8) uint8 { return a % b }", "n += int($Rem(9, uint8(n-3)))"},
	{"shift", "", "func $Sh(a, b int) int { return a << b }", "i := 1\nif n == 3 {\ni = -1\n}\nn += $Sh(9, i)"},
	{"slice-bounds", "", "func $Cut(l []int, n int) []int { return l[n:] }", "i := 1\nif n == 3 {\ni = 5\n}\n_ = $Cut([]int{1, 2}, i)"},
	{"slice-to-array", "", "func $Arr(l []int) [2]int { return [2]int(l) }", "l := []int{1, 2}\nif n == 3 {\nl = l[:1]\n}\n_ = $Arr(l)"},
	{"slice-to-array-pointer", "", "func $Arr(l []int) *[2]int { return (*[2]int)(l) }", "l := []int{1, 2}\nif n == 3 {\nl = l[:1]\n}\n_ = $Arr(l)"},
	{"negative-length", "", "func $Mk(n int) []int { return make([]int, n) }", "i := 1\nif n == 3 {\ni = -1\n}\n_ = $Mk(i)"},
	{"unsafe-length", "$Unsafe unsafe unsafe", "func $Mk(p *int, n int) []int { return $Unsafe.Slice(p, n) }", "var x int\ni := 1\nif n == 3 {\ni = -1\n}\n_ = $Mk(&x, i)"},
	{"unsafe-string", "$Unsafe unsafe unsafe", "func $Mk(p *byte, n int) string { return $Unsafe.String(p, n) }", "var x byte\ni := 1\nif n == 3 {\ni = -1\n}\n_ = $Mk(&x, i)"},
	{"closed-channel", "", "func $Cl(c chan int) { close(c) }", "c := make(chan int)\nif n == 3 {\nclose(c)\n}\n$Cl(c)"},
	{"send-on-closed", "", "func $Cl(c chan int) { c <- 1 }", "c := make(chan int, 1)\nif n == 3 {\nclose(c)\n}\n$Cl(c)"},
	{"no-exit", "", "func $Spin(n int) {\nfor {\nif n == 3 {\npanic(\"round\")\n}\nif n++; n > 50 {\nreturn\n}\n}\n}\nfunc $Spin2(n int) {\nfor {\nn--\nif n < -5 {\npanic(\"round\")\n}\n}\n}", "if n == 3 {\n$Spin2(n)\n}\nif n > 3 {\n$Spin(n)\n}"},
	{"library", "$Strings strings strings", "", "i := 1\nif n == 3 {\ni = -1\n}\n_ = $Strings.Repeat(\"x\", i)"},
	{"library-grow", "$Bytes bytes bytes", "", "i := 1\nif n == 3 {\ni = -1\n}\nvar b $Bytes.Buffer\nb.Grow(i)"},
	{"library-conversion", "$Strconv strconv strconv", "", "i := 10\nif n == 3 {\ni = 99\n}\n_ = $Strconv.FormatInt(5, i)"},
	{"library-callback", "$Strings strings strings", "", "_ = $Strings.Map(func(r rune) rune {\nif n == 3 {\npanic(\"in a callback\")\n}\nreturn r\n}, \"a\")"},
	{"value-error", "$Errors errors errors", "var $Bad = $Errors.New(\"bad\")", "if n == 3 {\npanic($Bad)\n}"},
	{"again", "", "", "defer func() {\nif p := recover(); p != nil {\npanic(p)\n}\n}()\nif n == 3 {\npanic(\"twice\")\n}"},
	{"nil-value", "", "", "if n == 3 {\npanic(any(nil))\n}"},
	{"generic", "", "func $Must[$T any](v $T, ok bool) $T {\nif !ok {\npanic(\"must\")\n}\nreturn v\n}", "n += $Must(n, n != 3)"},
	{"recursion", "", "func $Rec(n int) int {\nif n <= 0 {\nreturn 0\n}\nif n == 3 {\npanic(\"at three\")\n}\nreturn $Rec(n-7) + 1\n}", "n += $Rec(n)"},
	{"function-variable", "", "var $Fn = func(n int) {\nif n == 3 {\npanic(\"by variable\")\n}\n}", "$Fn(n)"},
	{"conversion-narrow", "", "func $At(l *[256]int, n int8) int { return l[n] }", "i := int8(1)\nif n == 3 {\ni = -1\n}\nn += $At(new([256]int), i)"},
	{"clear-nan", "$Sync sync sync", "", "var mu $Sync.RWMutex\nvar wg $Sync.WaitGroup\nmu.RLock()\nmu.RUnlock()\nif n == 3 {\nwg.Add(-1)\n}"},
}

// panicRows have stores before, in and behind calls that may panic.
func panicRows() (rows []Row) {
	for _, t := range troubles {
		rows = append(rows, Row{
			Name: "panic-" + t.name, Import: t.imports, Field: "$seen, $caught int",
			Decl: t.decl + fmt.Sprintf("\n//jit:residual\nfunc $Risk(n int) int {\n%s\nreturn n * 2\n}", t.do) +
				"\n//jit:residual\nfunc (m *$M) $tries(n int) (r int) {\ndefer func() {\nif recover() != nil {\nm.$caught++\nr = -1\n}\n}()\nreturn $Risk(n)\n}" +
				"\nfunc (m *$M) $deeper(n int) int { m.$seen++; return $Risk(n) - 1 }",
			Do: []string{
				"$m.$acc += 7\n$_v := $Risk($m.$left)\n$m.$acc += $_v",
				"$m.$seen = $m.$acc\n$_v := $m.$deeper($m.$left)\n$m.$acc -= $_v",
				"$m.$seen ^= $m.$left\n$_v := $m.$tries($m.$left)\n$m.$acc += $_v + $m.$caught",
			},
		})
	}
	return rows
}
