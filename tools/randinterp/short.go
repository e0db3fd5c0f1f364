package randinterp

// shortRows call functions with loops that are short, mostly: the recorder looks into
// them until they turn out to be long.
var shortRows = []Row{{
	Name: "chains", Weight: 2,
	Decl: "type $T interface{}\ntype $Cell struct{ $to $T }\n" +
		"func $follow(t $T) ($T, int) {\nn := 0\nfor {\nc, ok := t.(*$Cell)\nif !ok || c.$to == nil {\nreturn t, n\n}\n«n++¦n += #k¦»\nt = c.$to\n}\n}\n" +
		"func $last(c *$Cell) *$Cell {\nif c == nil {\nreturn nil\n}\nfor next, ok := c.$to.(*$Cell); ok; next, ok = c.$to.(*$Cell) {\nc = next\n}\nreturn c\n}\n" +
		"func (m *$M) $size(t $T) int {\nsize := 1\nfor c, ok := t.(*$Cell); ok; c, ok = c.$to.(*$Cell) {\nif size++; size > 9 {\nm.$acc++\nbreak\n}\nif list, ok := c.$to.([]$T); ok {\nfor _, x := range list {\nsize += m.$size(x)\n}\n}\n}\nreturn size\n}",
	Field: "$terms [4]$T\n$root *$Cell",
	Start: "m.$root = &$Cell{}\nm.$terms = [4]$T{#n, m.$root, &$Cell{&$Cell{`a`}}, &$Cell{[]$T{#k, &$Cell{}, &$Cell{#n}}}}",
	Do: []string{
		"$_t, $_n := $follow($m.$terms[$m.$left&«1¦3»])\nif $_c, $_ok := $_t.(*$Cell); $_ok && $m.$left&«7¦31» == 0 {\n$_c.$to = $m.$left\n} else if $_ok {\n$_c.$to = nil\n}\n$m.$acc += $_n",
		"$_c := $last($m.$root)\nif $m.$left&«7¦63» != 0 {\n$_c.$to = &$Cell{}\n} else {\n$m.$root = &$Cell{$m.$left}\n}\n$m.$acc ^= #k",
		"$m.$acc += $m.$size($m.$terms[#n&3])",
		"$m.$acc += $m.$size($m.$root)",
	},
}, {
	Name: "searches", Weight: 2,
	Decl: "type $Bind struct {\n$name string\n$val #t1\n}\ntype $Scope struct {\n$vars []$Bind\n$up *$Scope\n}\n" +
		"func (s *$Scope) $find(name string) *$Bind {\nfor e := s; e != nil; e = e.$up {\nfor i := «range e.$vars¦len(e.$vars) - 1; i >= 0; i--» {\nif e.$vars[i].$name == name {\nreturn &e.$vars[i]\n}\n}\n}\nreturn nil\n}\n" +
		"func (m *$M) $slot(n int) *#t1 {\nfor n >= len(m.$slots) {\nm.$slots = append(m.$slots, #t1(len(m.$slots)))\n}\nreturn &m.$slots[n]\n}\n" +
		"func (m *$M) $count(limit int) (n int, found bool) {\nfor i := 0; i < limit; i++ {\nif m.$slots[i] == #t1(m.$acc&7) {\nfound = true\ncontinue\n}\nn += i\n}\nreturn\n}\n" +
		"func (m *$M) $clean() {\nfor len(m.$slots) > 0 && m.$slots[len(m.$slots)-1]&1 == 0 {\nm.$slots = m.$slots[:len(m.$slots)-1]\nm.$acc++\n}\n}\n" +
		"func (m *$M) $long(n int) (h int) {\nfor h = #k; n > 0; n-- {\nh = h*3 ^ n\nm.$slots[h&1]++\n}\nreturn h & 63\n}",
	Field: "$slots []#t1\n$scope *$Scope",
	Start: "m.$slots = make([]#t1, 2, 4)\nm.$scope = &$Scope{$vars: []$Bind{{`a`, 1}, {`b`, #n}, {`cc`, 3}}, $up: &$Scope{$vars: []$Bind{{`d`, #k}, {`a`, 9}}}}",
	Do: []string{
		"if $_b := $m.$scope.$find(«`a`¦`b`¦`d`¦`e`¦`abcd`[$m.$left&3 : $m.$left&3+1]»); $_b != nil {\n$_b.$val += #t1($m.$left)\n$m.$acc += int($_b.$val & 15)\n}",
		"*$m.$slot($m.$left & «3¦15») += #t1(#k)",
		"$_n, $_ok := $m.$count(min(len($m.$slots), «3¦$m.$left & 15»))\nif $_ok {\n$_n++\n}\n$m.$acc += $_n",
		"$m.$clean()\n*$m.$slot(#n) ^= #t1($m.$left)",
		"*$m.$slot(1) |= 1\n$m.$acc ^= $m.$long($m.$left & «1¦7¦255»)",
		"if $m.$left&15 == 0 {\n$m.$scope = &$Scope{$up: $m.$scope}\nif $m.$scope.$up.$up != nil && $m.$scope.$up.$up.$up != nil {\n$m.$scope = $m.$scope.$up.$up.$up\n}\n} else if $_b := $m.$scope.$find(`x`); $_b == nil {\n$m.$scope.$vars = append($m.$scope.$vars[:min(len($m.$scope.$vars), 4)], $Bind{`x`, #n})\n}",
	},
}}
