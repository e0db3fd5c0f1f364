package randinterp

// partRows are machines that work by pointers into what they have: a value on the stack, a
// frame, a register, an object that is reached by two ways.
var partRows = []Row{
	{
		Name: "value-pointers", Weight: 4,
		Decl: "type $V struct { $tag «uint8¦int¦bool»; $num #t1; «$f float64¦$p *$V¦$w [2]int» }\nfunc (v *$V) $set(n int) { v.$num += #t1(n & 7) }\n" +
			"func (m *$M) $push() *$V {\nm.$sp++\nreturn &m.$st[m.$sp-1]\n}\nfunc (m *$M) $pop() *$V {\nm.$sp--\nreturn &m.$st[m.$sp]\n}\nfunc (m *$M) $top() *$V { return &m.$st[m.$sp-1] }\n" +
			"func (m *$M) $at(i int) *$V { return &m.$st[m.$base+i&3] }",
		Field: "$st []$V\n$sp, $base int\n$fix [4]$V\n$cs []$V",
		Start: "m.$st, m.$cs = make([]$V, 24), make([]$V, 3)\nm.$sp, m.$base = 8, «0¦2¦4»\nfor i := range m.$cs {\nm.$cs[i].$num = 3\n}",
		Do: []string{
			"if $m.$sp < 20 {\n*$m.$push() = $m.$cs[#n%3]\n$m.$top().$num++\n}",
			"if $m.$sp < 20 {\n$_v := $m.$st[$m.$base+#n&3]\n*$m.$push() = $_v\n}",
			"if $m.$sp > 8 {\n$_v := $m.$pop()\n$m.$st[$m.$base+#n&3] = *$_v\n$m.$acc += int($_v.$num)\n}",
			"if $m.$sp > 9 {\n$_a, $_b := $m.$pop(), $m.$top()\n$_b.$num «+¦-¦^»= $_a.$num\n$_a.$num--\n$m.$acc += int($_b.$num &15)\n}",
			"$_p := $m.$at(«#n¦$m.$left»)\n$_p.$num++\n$m.$acc += int($m.$st[$m.$base+#n&3].$num)\n$_p.$set(#k)\n$m.$acc ^= int($_p.$num)",
			"$_p, $_q := &$m.$st[«#n¦$m.$left&7¦$m.$base»], &$m.$st[«#n¦$m.$acc&7¦$m.$base+1»]\n$_p.$num, $_q.$num = $_q.$num+1, $_p.$num\n$m.$acc += int($_p.$num)",
			"$_p := &$m.$fix[«#n&3¦$m.$left&3»]\n$_p.$num++\n$m.$fix[«#n&3¦$m.$left&3»].$num += 2\n$m.$acc += int($_p.$num)",
			"*$m.$at(#n) = *$m.$at(«#n¦$m.$left»)\n$m.$st[$m.$base] = $V{}\n$m.$acc += int($m.$at(#n).$num)",
			"$m.$base = «($m.$base + 1) & 3¦$m.$left & 3¦2»",
		},
	},
	{
		Name: "frame-pointers", Weight: 2,
		Decl:  "type $F struct { $ret, $base int; $n «int8¦uint16¦int»; $up *$F }\nfunc (m *$M) $frame() *$F { return &m.$fs[m.$fp] }",
		Field: "$fs []$F\n$fp int\n$cur *$F\n$mem [8]int",
		Start: "m.$fs = make([]$F, 9)\nm.$cur = &m.$fs[0]",
		Do: []string{
			"if $m.$fp < 7 {\n$_f := $m.$frame()\n$m.$fp++\n$_g := $m.$frame()\n$_g.$ret, $_g.$base, $_g.$up = $m.$left, $_f.$base+1, $_f\n$_f.$n++\n$m.$acc += int($_f.$n) + $_g.$base\n}",
			"if $m.$fp > 0 {\n$_f := $m.$frame()\n$m.$acc += $_f.$ret\n$m.$fp--\n$_f.$up.$n += 2\n$m.$acc += int($m.$frame().$n)\n}",
			"«$m.$cur = $m.$frame()\n»$m.$cur.$ret++\n$m.$acc += $m.$fs[$m.$fp].$ret + $m.$frame().$base",
			"$m.$frame().$n++\n$m.$mem[$m.$frame().$base&7]++\n$m.$acc += $m.$mem[«$m.$cur.$base¦#n»&7] + int($m.$cur.$n)",
		},
	},
	{
		Name: "two-ways", Weight: 2,
		Decl:  "type $S struct { $len, $n int; $xs []int }\ntype $C struct { $s *$S; $k int }\nfunc (s *$S) $add(n int) {\ns.$len++\ns.$xs[s.$len&7] += n\n}",
		Field: "$s, $t *$S\n$c *$C\n$in $S",
		Start: "m.$s, m.$t = &$S{$xs: make([]int, 8)}, &$S{$xs: make([]int, 8)}\nm.$in.$xs = «make([]int, 8)¦m.$s.$xs¦m.$t.$xs»\nm.$c = &$C{$s: «m.$s¦m.$t¦&m.$in»}",
		Do: []string{
			"$m.$s.$len++\n$m.$c.$s.$len += 2\n$m.$acc += $m.$s.$len - $m.$t.$len",
			"$m.$c.$s.$add(#n)\n$m.$s.$xs[#n&7]++\n$m.$acc += $m.$c.$s.$xs[#n&7]",
			"$_p := &$m.$in\n$_p.$n++\n$m.$in.$n += #k\n$m.$c.$s.$n ^= 1\n$m.$acc += $_p.$n",
			"«$m.$c.$s = $m.$t¦$m.$s, $m.$t = $m.$t, $m.$s¦$m.$c.$k++»\n$m.$acc += $m.$c.$s.$n + $m.$s.$len",
			"for _, $_s := range []*$S{$m.$s, $m.$t, $m.$c.$s} {\n$_s.$n++\n$m.$acc += $_s.$n\n}",
		},
	},
}
