package randinterp

// pointerRows reach one memory by pointers to types that conversions join.
var pointerRows = []Row{
	{
		Name: "converted", Weight: 2,
		Decl:  "type $A struct { $x, $y #t1 }\ntype $B «$A¦struct { $x, $y #t1 }¦struct { $x #t1 `a:\"tag\"`; $y #t1 }»",
		Field: "$p *$A\n$q *$B",
		Start: "m.$p = &$A{3, 4}\nm.$q = (*$B)(m.$p)",
		Do: []string{
			"$m.$p.$x = #t1($m.$left)\n(*$B)($m.$p).$x = 5\n$m.$acc += int($m.$p.$x)",
			"$m.$q.$y = #t1($m.$left)\n$m.$p.$y += 7\n$m.$acc += int($m.$q.$y)",
			"$_v := $m.$p.$x\n$m.$q.$x++\n$m.$acc += int($_v + $m.$p.$x)",
			"*$m.$q = $B{#t1($m.$left), 2}\n$m.$acc += int($m.$p.$x)\n*$m.$p = $A(*$m.$q)",
		},
	},
	{
		Name:  "converted-deep",
		Decl:  "type $A struct { $in $In }\ntype $In struct { $x int; $r [2]int }\ntype $B struct { $in $In }\ntype $C $In",
		Field: "$p *$A\n$q *$B\n$c *$C",
		Start: "m.$p = &$A{}\nm.$q = (*$B)(m.$p)\nm.$c = (*$C)(&m.$p.$in)",
		Do: []string{
			"$m.$p.$in.$x = $m.$left\n$m.$q.$in.$x++\n$m.$acc += $m.$p.$in.$x",
			"$m.$p.$in.$x = $m.$left\n$m.$c.$x += 3\n$m.$acc += $m.$p.$in.$x",
			"$m.$p.$in.$r[$m.$left&1] = $m.$left\n$m.$c.$r[0] -= 9\n$m.$acc += $m.$q.$in.$r[$m.$left&1]",
		},
	},
	{
		Name:  "converted-elements",
		Decl:  "type $Num #t1\ntype $Row [4]#t1\ntype $List []#t1\n//jit:residual\nfunc $Poke(p *#t1) { *p += 3 }\n//jit:residual\nfunc (m *$M) $bump() { $Poke((*#t1)(&m.$num)) }\n//jit:residual\nfunc (m *$M) $rows() { (*[4]#t1)(m.$list)[1] ^= 5; m.$row[0]++ }",
		Field: "$num $Num\n$list $List\n$same []#t1\n$row *$Row",
		Start: "m.$list = $List{1, 2, 3, 4}\nm.$same = m.$list\nm.$row = (*$Row)(m.$list)",
		Do: []string{
			"$m.$num = $Num($m.$left)\n$m.$bump()\n$m.$acc += int($m.$num)",
			"$m.$list[1] = #t1($m.$left)\n$m.$rows()\n$m.$acc += int($m.$list[1]) + int($m.$same[0])",
			"$m.$same[0] = 3\n$m.$list[0]++\n$m.$acc += int($m.$same[0])",
		},
	},
	{
		Name:  "pointer-to-field",
		Decl:  "//jit:residual\nfunc (m *$M) $through() { *m.$px += 5; *m.$pb = !*m.$pb; m.$ps[1]-- }",
		Field: "$x, $y int\n$b bool\n$arr [3]int16\n$px *int\n$pb *bool\n$ps []int16",
		Start: "m.$px, m.$pb, m.$ps = &m.$x, &m.$b, m.$arr[:]",
		Do: []string{
			"$m.$x = $m.$left\n$m.$through()\n$m.$acc += $m.$x",
			"$m.$arr[1] = int16($m.$left)\n$m.$through()\n$m.$acc += int($m.$arr[1])",
			"$m.$arr[$m.$left&1] = 7\n$m.$ps[$m.$left&1]++\n$m.$acc += int($m.$arr[$m.$left&1])",
			"if $m.$b {\n$m.$acc++\n}\n$m.$through()\nif $m.$b {\n$m.$acc += 10\n}",
		},
	},
	{
		Name:  "embedded",
		Decl:  "type $Deep struct { $v int; $u int8 }\nfunc (d *$Deep) $bump(n int) { d.$v += n }\nfunc (d $Deep) $twice() int { return d.$v * 2 }\ntype $Mid struct { $w int; *$Deep }\ntype $Top struct { $pad [3]byte; $Mid; $z int }",
		Field: "$t *$Top\n$d *$Deep",
		Start: "m.$d = &$Deep{$v: 2}\nm.$t = &$Top{}\nm.$t.$Deep = m.$d",
		Do: []string{
			"$m.$t.$v = $m.$left\n$m.$d.$v++\n$m.$acc += $m.$t.$v",
			"$m.$d.$v = $m.$left\n$m.$t.$bump(3)\n$m.$acc += $m.$d.$v + $m.$t.$Mid.$Deep.$v",
			"$m.$t.$u--\n$m.$d.$v = $m.$t.$twice()\n$m.$d.$v &= 1023\n$m.$acc += $m.$t.$v + int($m.$d.$u)",
			"$m.$t.$w, $m.$t.$z = $m.$t.$z+1, $m.$t.$w\n$m.$acc += $m.$t.$w",
		},
	},
	{
		Name:  "embedded-alias",
		Decl:  "type $In struct { $v int }\ntype $A = $In\ntype $One struct { $A }\ntype $Two struct { $In }",
		Field: "$o *$One\n$p *$In\n$w *$Two",
		Start: "m.$o, m.$w = new($One), new($Two)\nm.$p = &m.$o.$A",
		Do: []string{
			"$m.$o.$v = $m.$left\n$m.$p.$v += 2\n$m.$acc += $m.$o.$A.$v",
			"$m.$w.$v = 5\n$m.$o.$v++\n$m.$p = &$m.$w.$In\n$m.$p.$v++\n$m.$acc += $m.$w.$v",
			"$m.$w.$v = 5\n$m.$o.$v++\n$m.$acc += $m.$w.$v",
		},
	},
	{
		Name:  "anonymous-structs",
		Decl:  "type b uint8\ntype ab struct { p, q, r int }",
		Field: "$one *struct {\na b\nx int\n}\n$two *struct {\nab\nx int\n}",
		Start: "m.$one, m.$two = new(struct {\na b\nx int\n}), new(struct {\nab\nx int\n})",
		Do: []string{
			"$m.$one.x += 3\n$m.$two.x -= 4\n$m.$acc += $m.$one.x",
			"$m.$two.q++\n$m.$one.a++\n$m.$acc += $m.$two.x",
		},
	},
	{
		Name:  "blank-fields",
		Decl:  "type $S struct { _ int8; $x int; _ [3]byte; $y int16; _ string }\nfunc (s *$S) $set(v int) { s.$x = v }",
		Field: "$s, $t $S\n$p *$S\n$list []$S",
		Start: "m.$p = &m.$s\nm.$list = make([]$S, 3)",
		Do: []string{
			"$m.$s.$x = $m.$left\n$m.$p.$x++\n$m.$acc += $m.$s.$x",
			"$m.$p.$set($m.$left)\n$m.$t.$y += 3\n$m.$acc += $m.$s.$x + int($m.$t.$y)",
			"$m.$t.$x, $m.$t.$y = $m.$left, 3\n$m.$s = $m.$t\n$m.$acc += $m.$p.$x",
			"$m.$list[$m.$left&1].$x += 2\n$m.$acc += $m.$list[1].$x",
			"$m.$list[2] = $m.$s\n$m.$list[2].$x++\n$m.$acc += $m.$list[2].$x",
		},
	},
	{
		Name: "library-struct", Import: "$Time time time",
		Decl:  "//jit:residual\nfunc (m *$M) $tick() { m.$now = m.$now.Add($Time.Second) }",
		Field: "$now, $then $Time.Time\n$all []$Time.Time",
		Start: "m.$now = $Time.Unix(1, 2).UTC()\nm.$all = make([]$Time.Time, 2)",
		Do: []string{
			"$m.$then = $m.$now\n$m.$tick()\n$m.$acc++",
			"$m.$all[$m.$left&1] = $m.$now\n$m.$tick()\n$m.$acc++",
		},
	},
	{
		Name: "library-handles", Import: "$Sync sync sync\n$Atomic sync/atomic atomic",
		Decl:  "//jit:residual\nfunc (m *$M) $locked() { m.$mu.Lock(); m.$x += 2; m.$mu.Unlock(); m.$at.Add(1) }\n//jit:residual\nfunc (m *$M) $load() int { return int(m.$at.Load()) }",
		Field: "$mu $Sync.Mutex\n$at $Atomic.Int64\n$x int",
		Do: []string{
			"$m.$x = $m.$left\n$m.$locked()\n$m.$acc += $m.$x",
			"$m.$locked()\n$_v := $m.$load()\n$m.$acc += $_v",
		},
	},
	{
		Name:  "recursive-types",
		Decl:  "type $Node struct { $n int; $kids []$Node; $by map[string]*$Node; $fn func($Node) *$Node; $up *$Node }\ntype $Rose []$Rose\ntype $Self func($Self) $Self\ntype $Loop interface { $step($Loop) $Loop }\ntype $Ring[$T any] struct { $v $T; $next *$Ring[$T] }",
		Field: "$node *$Node\n$copy $Node\n$rose $Rose\n$self $Self\n$loop $Loop\n$ring *$Ring[#t1]",
		Start: "m.$node = &$Node{1, []$Node{{$n: 2}, {$n: 3}}, nil, nil, nil}\nm.$node.$kids[1].$up = m.$node\nm.$rose = $Rose{nil, $Rose{nil}}\nm.$ring = &$Ring[#t1]{}\nm.$ring.$next = m.$ring",
		Do: []string{
			"$m.$node.$kids[$m.$left&1].$n++\n$m.$acc += $m.$node.$kids[1].$n",
			"$_p := $m.$node.$kids[1].$up\n$_p.$n = $m.$left\n$m.$acc += $m.$node.$n\nif $m.$self == nil && $m.$loop == nil {\n$m.$acc++\n}",
			"$m.$copy = $m.$node.$kids[$m.$left&1]\n$m.$acc += $m.$copy.$n + len($m.$rose[1])",
			"$m.$ring.$v++\n$m.$ring.$next.$v *= 3\n$m.$acc += int($m.$ring.$v)",
		},
	},
	{
		Name:  "nothing-inside",
		Decl:  "type $None struct{}\nfunc (n $None) $id(x int) int { return x + 1 }\ntype $Has struct { $a $None; $x int; $b [0]int; $c struct{} }",
		Field: "$none $None\n$list []$None\n$p *$None\n$has *$Has\n$rest [0]int",
		Start: "m.$list, m.$p, m.$has = make([]$None, 5), &$None{}, &$Has{}",
		Do: []string{
			"$m.$acc += len($m.$list) + $m.$none.$id($m.$left)\n$m.$list = $m.$list[:$m.$left%5]\n$m.$list = $m.$list[:5]",
			"*$m.$p = $m.$none\n$m.$list[$m.$left%5] = *$m.$p\n$m.$has.$x++\n$m.$acc += $m.$has.$x",
			"$_h := *$m.$has\n$m.$has.$x = $m.$left\n$m.$acc += $_h.$x",
		},
	},
	{
		Name:  "two-machines",
		Field: "$peer *$M\n$x int",
		Start: "m.$peer = $Fresh(9)\nif «true¦m.$left > 0» {\nm.$peer = m\n}",
		Do: []string{
			"$m.$x = $m.$left\n$m.$peer.$x += 3\n$m.$acc += $m.$x",
			"$m.$acc++\n$m.$peer.$acc ^= 5\n$m.$acc += 3",
		},
	},
	{
		Name:  "elements-by-pointer",
		Decl:  "type $P struct { $x, $y #t1 }",
		Field: "$ps []$P\n$at *$P\n$grid [3]$P",
		Start: "m.$ps = make([]$P, 4)\nm.$at = &m.$ps[1]",
		Do: []string{
			"$m.$ps[1].$x = #t1($m.$left)\n$m.$at.$x++\n$m.$acc += int($m.$ps[1].$x)",
			"$_p := &$m.$ps[$m.$left&3]\n$_p.$y++\n$m.$at.$y += 2\n$m.$acc += int($_p.$y)",
			"$m.$at = &$m.$ps[$m.$left&3]\n$m.$ps[2].$y--\n$m.$acc += int($m.$at.$y)",
			"$m.$grid[$m.$left%3].$x += 5\n$m.$ps[3] = $m.$grid[1]\n$m.$acc += int($m.$ps[3].$x)",
		},
	},
}
