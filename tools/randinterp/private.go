package randinterp

// privateRows have variables on the heap: known to closures and to functions that are
// given their address and to nobody else, or to others as well.
var privateRows = []Row{{
	Name: "private", Weight: 3,
	Decl: "func (m *$M) $help(n int) int {\nm.$acc ^= n\nreturn m.$acc & 7\n}\n" +
		"func $Up(p *int, q *#t1) {\n*p += int(*q)\n*q++\n}\n" +
		"func $Down(p *int) int {\n*p -= #k\nreturn *p & 255\n}\n" +
		"func $Both(p, q *int) int {\n*p += 2\n*q *= 3\nreturn *p - *q\n}\n" +
		"func $Text(s *string, list *[]int, n int) {\nif n&3 == 0 {\n*s = `ab`\n*list = append((*list)[:0], n)\n} else {\n*s += `c`\n}\n}\n" +
		"\n//jit:residual\nfunc $Out(p *int, m *$M) {\n*p ^= m.$left\nm.$acc += *p & 3\n}\n" +
		"\n//jit:residual\nfunc (m *$M) $keep(p *int) { m.$kept = p }\n" +
		"func $Box(p *int) any { return p }\n" +
		"\n//jit:residual\nfunc (m *$M) $shared(n int) (r int) {\nx, y := n, #t1(#k)\ndefer func() {\nr += x & 3\n}()\nadd := func(k int) int {\nx += k\ny++\nreturn x + int(y)\n}\nr = add(1) + m.$any(x)\n$Up(&x, &y)\nreturn r + x\n}\n" +
		"func (m *$M) $made(n int) func(int) int {\nx := n\nm.$fn = func() { x += 5 }\nreturn func(k int) int {\nx += k\nreturn x & 1023\n}\n}",
	Field: "$kept *int\n$fn func()\n$any func(n int) int\n$f func(int) int\n$n int",
	Start: "m.$kept = new(int)\nm.$fn = func() {}\nm.$any = func(n int) int {\n*m.$kept += n\nm.$fn()\nreturn n & 15\n}\nm.$f = m.$made(#n)",
	Do: []string{
		"$_x, $_y := $m.$left, #t1(#n)\n$Up(&$_x, &$_y)\n$_n := «$Down(&$_x)¦$m.$help($_x)¦$m.$any(3)»\n$Out(&$_x, $m)\n$m.$acc += $_x + int($_y) + $_n",
		"$_x := #n\n$_f := func(k int) int {\n$_x += k\nreturn $_x\n}\n$_n := $_f(#k)\n$m.$help($_x)\n$_n += $_f(2)\n$m.$any(1)\n$m.$acc ^= $_x + $_n",
		"$_x := #n\n«$m.$kept = &$_x¦$m.$keep(&$_x)¦$m.$kept = $Box(&$_x).(*int)»\n$_x++\n«*$m.$kept += 3¦$m.$any(4)¦$Down($m.$kept)»\n$_n := $_x\n$m.$any(1)\n$m.$acc += $_x*3 + $_n",
		"$_x := #n\n$m.$fn = func() { $_x += 5 }\n$_n := $_x\n$m.$any(2)\n$m.$acc += $_x + $_n*3",
		"$_x := #k\nfunc() {\ndefer func() { $_x += 2 }()\n«$m.$any(2)¦$m.$help(1)»\n$_x *= 2\n}()\n$m.$acc += $_x",
		"$m.$n++\n$Out(&$m.$n, $m)\n$_x := $m.$n & 255\n$Out(&$_x, $m)\n$m.$n &= 0xfff\n$m.$acc += $_x",
		"$_x, $_z := #n, #k\n$_n := $Both(&$_x, «&$_z¦&$_x¦&$m.$n»)\n$_p := &$_x\nif $m.$left&1 == 0 {\n$_p = &$_z\n}\n*$_p += 7\n$m.$acc += $_x*3 + $_z + $_n",
		"$m.$n++\n$_n := $Down(&$m.$n)\n$_x := $_n + $m.$n&255\n$_n += $Down(&$_x)\n$m.$any(2)\n$m.$acc += $_x + $_n",
		"$_s, $_list := `x`, []int{#n}\n$Text(&$_s, &$_list, $m.$left)\n$m.$any(1)\n$Text(&$_s, &$_list, 1)\n$m.$acc += len($_s)*5 + len($_list) + $_list[0]",
		"$_n := $m.$shared($m.$left & 3)\n$m.$acc += $_n",
		"if $m.$left&7 == 0 {\n$m.$f = $m.$made($m.$left)\n}\n$_n := $m.$f(2)\n$m.$any(1)\n$_n += $m.$f(1)\n$m.$acc += $_n",
	},
}}
