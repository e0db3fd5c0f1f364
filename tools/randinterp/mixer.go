package randinterp

import (
	"fmt"
	"regexp"
	"strings"
)

// mixer draws statements that meet: it knows what variables there are.
type mixer struct {
	*drawer
	scopes []scope
	exits  []string // what leaves an instruction where no loop is around
	labels []string // of the loops around
	label  int      // the last one's number
	depth  int      // of blocks
	budget int      // statements still to be drawn
	nodes  int      // of the statement being drawn
	closed int      // function literals around
}

type variable struct {
	typ   string
	fixed bool // may not be assigned to
}

type scope map[string]variable

var (
	slot     = regexp.MustCompile(`‹([=?#1]?)([^‹›]*)›`)
	integers = strings.Fields("int int8 uint8 int16 uint16 int32 uint32 uint64 uint")
	// localTypes are those of variables, carried those of the main loop's.
	localTypes = strings.Split("int|int|int|int|int8|uint8|int16|uint16|int32|uint32|uint64|uint|float64|float64|float32|bool|string|[]int|[]int|[]uint8|[]float64|[4]int|*$S|*$S|$S|any|func(int) int|$I|*int|[]$S|[]*$S|error|*$M", "|")
	carried    = strings.Split("int|int|int|int8|uint8|int16|uint32|uint64|float64|float32|bool|string|[]int|[]float64|*$S|any|$I|*int|error|*$M", "|")
	localNames = strings.Fields("$_x $_y $_z $_k $_w $_a $_b $_c")
)

// fields are places of each type that are always there.
var fields = map[string]string{
	"int":  "$m.$i•$m.$acc•$m.$twin.$i•$m.$st.$a•$m.$p.$a•$m.$q.$a•$m.$arr[2]•$m.$far.N•$Far.Count",
	"int8": "$m.$i8•$m.$st.$b•$m.$p.$b•$m.$twin.$i8", "uint8": "$m.$u8", "int16": "$m.$i16•$m.$st.$arr[1]", "uint16": "$m.$u16•$m.$far.W", "int32": "$m.$i32",
	"uint32": "$m.$u32", "uint64": "$m.$u64•$m.$twin.$u64", "uint": "$m.$u", "float64": "$m.$f64•$m.$st.$f•$m.$p.$f", "float32": "$m.$f32", "bool": "$m.$b",
	"string": "$m.$s•$m.$st.$s•$m.$p.$s", "[]int": "$m.$xs•$m.$twin.$xs", "[]uint8": "$m.$bs", "[]float64": "$m.$fs", "[]int16": "$m.$ws", "[4]int": "$m.$arr•$m.$twin.$arr",
	"[]$S": "$m.$ss", "*$S": "$m.$p•$m.$q•$m.$p.$p•$m.$twin.$p", "$S": "$m.$st•$m.$twin.$st", "map[int]int": "$m.$mm", "any": "$m.$v", "func(int) int": "$m.$fn", "$I": "$m.$it",
	"[]*$S": "$m.$ps", "[]any": "$m.$vs", "[]$I": "$m.$its", "error": "$m.$err", "*$M": "$m.$twin",
}

// places are more places; an index is ‹in LIST›.
var places = map[string]string{
	"int":   "$m.$xs[‹in $m.$xs›]•$m.$arr[‹int›&3]•$m.$ss[‹in $m.$ss›].$a•$m.$ps[‹in $m.$ps›].$a•*‹?*int›•‹?*$S›.$a•‹?$S›.$a•‹?[4]int›[‹int›&3]",
	"int8":  "$m.$ss[‹in $m.$ss›].$b•‹?*$S›.$b",
	"int16": "$m.$ws[‹in $m.$ws›]•$m.$ss[‹in $m.$ss›].$arr[#n%3]", "uint8": "$m.$bs[‹in $m.$bs›]", "float64": "$m.$fs[‹in $m.$fs›]•‹?*$S›.$f", "string": "‹?*$S›.$s",
	"$S": "$m.$ss[‹in $m.$ss›]•*‹?*$S›", "*$S": "$m.$ps[‹in $m.$ps›]•‹?*$S›.$p", "any": "$m.$vs[‹in $m.$vs›]", "$I": "$m.$its[‹in $m.$its›]",
}

// constants are what is written down; a list literal may hold what is not.
var constants = map[string]string{
	"float64": "0.5•1.0•-2.25•0.0•3.0•1e9•$Math.Inf(1)•$Math.NaN()•$Math.Copysign(0, -1)", "float32": "float32(0.1)•float32(1)•float32(-3)•float32(16777216)", "bool": "true•false",
	"string": "\"\"•\"a\"•\"bc\"•\"\\xff\"•\"é\"", "*$S": "(*$S)(nil)•&$S{$a: 2}•$m.$q•&$S{$s: \"n\"}", "any": "any(nil)•any(3)•any(\"k\")", "error": "error(nil)•error($E{3})", "*int": "new(int)", "*$M": "$m",
	"$I": "$I($B(5))•$I(&$A{$n: 3})•$I($C{$k: 2})", "$S": "$S{}•$Mk(3)•$S{$a: 7, $s: \"l\"}", "[4]int": "[4]int{}•[4]int{1, 2}•[4]int{0: 5, 3: 7}", "[]int": "[]int{1, 4, 3}•make([]int, 3, 6)",
	"[]uint8": "[]uint8(\"xyz\")•make([]uint8, 2)", "[]float64": "[]float64{1, 2.5}", "[]int16": "[]int16{1, -3}", "[]$S": "[]$S{{$a: 4}, $Mk(2)}•make([]$S, 2)", "[]*$S": "[]*$S{{$a: 1}, {}}",
	"[]any": "[]any{4, \"z\", nil}", "[]$I": "[]$I{$B(1), &$A{$n: 3}}", "map[int]int": "map[int]int{1: 5}", "func(int) int": "func(k int) int { return k ^ 5 }",
}

// expressions are what there is of each type beside variables and places; @T is
// the type itself, ‹anyint› one of the integers.
var expressions = map[string]string{
	"integer": "(‹@T› #o ‹@T›)•(‹@T› #o ‹@T›)•(‹@T› #o ‹#@T›)•(‹@T› «<<¦>>» (‹«uint¦uint8¦uint32»› & «7¦31¦63¦127»))•@T(‹anyint›)•@T(‹anyint›)•(-‹@T›)•(^‹@T›)•(‹@T› «/¦%» (‹@T› | 1))•(‹@T› «/¦%» ‹1@T›)•«min¦max»(‹@T›, ‹@T›)•$Far.Pick($m.$far, ‹@T›, ‹@T›)",
	"int": "len(‹?«string¦[]int¦[]uint8»›)•$m.$bump(‹int›)•$Peek($m)•$m.$scan(‹int›)•$m.$res(‹int›)•$ToI(‹float64›)•$May(‹int›)•$At(‹?[]int›, ‹int›)•int($At($m.$bs, ‹int›))•$Mx(‹int›, ‹int›)•$Kind(‹any›)•$m.$mm[‹int›&7]•$m.$try(‹int›)•" +
		"$m.$fn(‹int›)•‹$I›.$get(‹int›)•$m.$p.$inc(‹int›)•$m.$st.$inc(‹int›)•‹?$S›.$val()•int($Bits.Len64(uint64(‹int›)))•int($m.$s[uint(‹int›)%uint(len($m.$s))])•cap($m.$xs[:1:2])•*(&$m.$arr[‹int›&3])•$Bits.OnesCount8(‹uint8›)•" +
		"$m.$twin.$bump(1)•$At($m.$ss, ‹int›).$val()•len($m.$mm)•$At($m.$its, $m.$left).$get(‹int›)•$m.$far.Turn(‹int›)•$Far.Sum($m.$far, ‹int›&15)•(*$S).$inc(‹?*$S›, ‹int›)•$S.$val(‹?$S›)•‹?func(int) int›(‹int›)•$m.$left•func() int { return ‹int› }()•(‹int› / ‹int›)",
	"float64": "(‹float64› «+¦-¦/» ‹float64›)•float64(‹float64› * ‹float64›)•(‹float64› «+¦-» ‹#float64›)•float64(‹float64› * ‹#float64›)•float64(‹«int¦int8¦uint32¦float32»›)•$Math.«Abs¦Floor¦Sqrt¦Trunc»(‹float64›)•$Mx(‹float64›, ‹float64›)•(-‹float64›)•$Math.Float64frombits(‹uint64› & 0x7fff)•min(‹float64›, ‹float64›)",
	"float32": "(‹float32› «+¦-¦/» ‹float32›)•float32(‹float32› * ‹float32›)•float32(‹«int16¦float64¦uint8»›)•(-‹float32›)",
	"bool": "(‹int› #c ‹int›)•(‹int› #c ‹#int›)•(‹uint8› #c ‹uint8›)•(‹int16› #c ‹#int16›)•(‹uint32› #c ‹uint32›)•(‹uint64› #c ‹uint64›)•(‹float64› #c ‹float64›)•(‹float32› #c ‹#float32›)•(‹string› #c ‹string›)•(‹bool› «&&¦||¦!=» ‹bool›)•!‹bool›•(‹*$S› == ‹*$S›)•" +
		"(«$m.$p¦$m.$v¦$m.$it¦$m.$fn¦$m.$twin.$p¦$m.$err¦$m.$xs» != nil)•(‹any› == ‹any›)•(‹?$S› == ‹?$S›)•(‹?[4]int› == $m.$arr)•($m.$it == ‹$I›)",
	"string":  "(‹?string› + ‹string›)•$Tos(‹int›)•$m.$s[:len($m.$s)/2]•string($m.$bs[:1])•string(rune(‹uint8›))•$Mx(‹string›, ‹string›)•$Conv.Itoa(int(‹int8›))•$Fmt.Sprint(‹int8›, ‹bool›)",
	"any":     "any(‹«int¦string¦float64¦*$S¦$S¦uint8¦bool¦[4]int»›)•$At($m.$vs, ‹int›)•any(‹$I›)",
	"*$S":     "&$m.$ss[‹in $m.$ss›]•&$m.$st•$At($m.$ps, ‹int›)•&$S{$a: ‹int›}•$m.$p.$p",
	"$S":      "$Mk(‹int›)•*$m.$p•$At($m.$ss, ‹int›)•$S{$a: ‹int›, $b: ‹int8›, $f: ‹float64›}•*‹*$S›",
	"$I":      "$I($B(‹int16›))•$I(&$A{$n: ‹int›, $of: $m})•$I($C{$k: ‹int›})•$At($m.$its, ‹int›)",
	"[]int":   "append(‹?[]int›, ‹int›)•append(‹?[]int›[:1], ‹int›, ‹int›)•‹?[]int›[:2]•append([]int(nil), ‹?[]int›...)•[]int{1, ‹int›, 3}•$m.$arr[1:]•[]int{‹int›, 4}",
	"[]uint8": "append($m.$bs, ‹uint8›)•[]uint8($Tos(‹int›) + \"x\")•append($m.$bs[:1], $m.$s...)", "[]float64": "[]float64{1, ‹float64›}", "[]int16": "[]int16{1, ‹int16›}",
	"[4]int": "[4]int{‹int›, ‹int›}•$m.$arr", "[]$S": "append($m.$ss[:1], ‹$S›)", "[]*$S": "[]*$S{$m.$p, {$a: ‹int›}}", "[]any": "[]any{‹int›, ‹string›, $m.$p}", "[]$I": "[]$I{‹$I›, &$A{$n: ‹int›, $of: $m}}", "map[int]int": "map[int]int{1: ‹int›}",
	"func(int) int": "$m.$bump•$At($m.$its, 1).$get•‹closure›•‹closure›", "*int": "&$m.$i•&$m.$arr[‹int›&3]•&$m.$xs[‹in $m.$xs›]•&$m.$p.$a•&$m.$st.$a",
	"error": "error($E{‹int› & 7})•$m.$err•$Errs.New(\"n\")•error(nil)", "*$M": "$m•$m.$twin•$m.$twin.$twin",
}

// effects are statements of one line.
const effects = "$m.$bump(‹int›)•$m.$res(‹int›)•$m.$mm[‹int›&7] += ‹int›•delete($m.$mm, ‹int›&7)•$Put($m.$xs, ‹int›, ‹int›)•copy($m.$xs[1:], $m.$xs)•copy($m.$arr[:], $m.$xs)•$Swap(&$m.$xs[‹in $m.$xs›], &$m.$i)•$At($m.$its, ‹int›).$set(‹int›)•" +
	"$m.$it.$set(‹int›)•$m.$st.$inc(‹int›)•$m.$ss[‹in $m.$ss›].$inc(‹int›)•$m.$fn = ‹func(int) int›•$m.$i8, $m.$b = $m.$i8+1, !$m.$b•$m.$ss = append($m.$ss[:1], ‹$S›, ‹$S›)•$m.$ps[‹in $m.$ps›], $m.$p = $m.$p, $m.$ps[‹in $m.$ps›]•" +
	"$Put($m.$vs, ‹int›, ‹any›)•clear($m.$arr[:2])•$m.$twin.$arr = $m.$arr•if q, err := $Div(‹int›, ‹int›&3); err != nil {\n$m.$err = err\n} else {\n$m.$i ^= q\n}•if q, ok := ‹any›.(int); ok {\n$m.$i += q\n}•if q, ok := ‹any›.($I); ok {\nq.$set(‹int›)\n}•" +
	"if q, ok := $m.$mm[‹int›&7]; ok {\n$m.$i -= q\n}•$m.$far.Turn(‹int›)•$m.$far, $m.$far.Next = $m.$far.Next, $m.$far•func() {\ndefer $m.$bump(‹int›)\n$m.$i ^= ‹int›\n}()•func() {\ndefer func() {\nif recover() != nil {\n$m.$i8--\n}\n}()\n$m.$xs[‹int›&7] += ‹int›\n}()"

// fill draws what stands for each slot of a text.
func (x *mixer) fill(text string, depth int) string {
	for choice.MatchString(text) {
		text = choice.ReplaceAllStringFunc(text, func(c string) string {
			return pick(x.rnd, strings.Split(strings.TrimSuffix(strings.TrimPrefix(c, "«"), "»"), "¦"))
		})
	}
	return slot.ReplaceAllStringFunc(text, func(s string) string {
		m := slot.FindStringSubmatch(s)
		return x.slot(m[1], m[2], depth)
	})
}

func (x *mixer) slot(how, t string, depth int) string {
	switch {
	case t == "closure":
		return x.closure(depth)
	case strings.HasPrefix(t, "in "):
		return x.index(strings.TrimPrefix(t, "in "), depth)
	case t == "anyint":
		t = pick(x.rnd, integers)
	}
	if how == "?" && x.closed > 0 && t == "func(int) int" { // it may become that itself
		return "$m.$bump"
	}
	switch how {
	case "=":
		return x.place(t, depth)
	case "?":
		return x.named(t)
	case "#":
		return x.constant(t)
	case "1":
		return x.divisor(t)
	}
	return x.expr(t, depth)
}

func oneOf(x *mixer, list string) string { return pick(x.rnd, strings.Split(list, "•")) }

// expr draws an expression that Go does not take for a constant.
func (x *mixer) expr(t string, depth int) string {
	if x.nodes++; depth <= 0 || x.nodes > 24 || x.rnd.IntN(4) == 0 {
		if fields[t] == "" || t == "int" || x.rnd.IntN(3) > 0 {
			return x.named(t)
		}
		return x.place(t, depth-1)
	}
	list := expressions[t]
	if isInteger(t) {
		if every := strings.ReplaceAll(expressions["integer"], "@T", t); list == "" || x.rnd.IntN(2) == 0 {
			list = every
		}
	}
	if list == "" {
		return x.fill(x.zero(t), depth-1)
	}
	return x.fill(pickTemplate(x, list), depth-1)
}

// pickTemplate leaves what ends the run often to few.
func pickTemplate(x *mixer, list string) string {
	for {
		s := oneOf(x, list)
		if rare := s == "(‹int› / ‹int›)" || strings.HasPrefix(s, "$May") || strings.HasPrefix(s, "(‹any› =="); !rare || x.rnd.IntN(10) == 0 {
			return s
		}
	}
}

func isInteger(t string) bool {
	for _, i := range integers {
		if i == t {
			return true
		}
	}
	return false
}

// visible are the variables of a type that are not hidden.
func (x *mixer) visible(t string, assigned bool) (names []string) {
	seen := map[string]bool{}
	for n := len(x.scopes) - 1; n >= 0; n-- {
		for _, name := range sortedKeys(x.scopes[n]) {
			v := x.scopes[n][name]
			if !seen[name] && v.typ == t && !(assigned && v.fixed) {
				names = append(names, name)
			}
			seen[name] = true
		}
	}
	return names
}

func (x *mixer) named(t string) string {
	names := x.visible(t, false)
	if len(names) > 0 && (fields[t] == "" || x.rnd.IntN(3) > 0) {
		return pick(x.rnd, names)
	}
	if fields[t] == "" {
		return x.fill(oneOf(x, expressions[t]), 0)
	}
	return oneOf(x, fields[t])
}

func (x *mixer) place(t string, depth int) string {
	if names := x.visible(t, true); len(names) > 0 && x.rnd.IntN(5) > 1 {
		return pick(x.rnd, names)
	}
	if places[t] != "" && x.rnd.IntN(2) == 0 {
		return x.fill(oneOf(x, places[t]), min(1, depth))
	}
	if fields[t] == "" {
		return "_"
	}
	return oneOf(x, fields[t])
}

func (x *mixer) index(list string, depth int) string {
	switch n := x.rnd.IntN(20); {
	case n == 0:
		return x.expr("int", min(1, depth)) + "&7"
	case n < 6:
		return itoa(x.rnd.IntN(2))
	case n < 8:
		return "len(" + list + ")-1"
	}
	return "uint(" + x.expr("int", min(1, depth)) + ")%uint(len(" + list + "))"
}

// constant draws one of the edges of a type's range, or near them.
func (x *mixer) constant(t string) string {
	if !isInteger(t) {
		return oneOf(x, constants[t])
	}
	bits := map[string]int{"int8": 8, "uint8": 8, "int16": 16, "uint16": 16, "int32": 32, "uint32": 32}[t]
	if bits == 0 {
		bits = 64
	}
	if low := pick(x.rnd, []string{"0", "1", "2", "3", "5", "7", "8", "15", "31", "63", "64", "100"}); x.rnd.IntN(2) == 0 {
		return low
	}
	top := uint64(1)<<(bits-1) - 1
	if t[0] == 'u' {
		return fmt.Sprint(pick(x.rnd, []uint64{top, top + 1, 2*top + 1, 2 * top}))
	}
	return fmt.Sprint(pick(x.rnd, []int64{int64(top), -int64(top) - 1, int64(top) - 1, -int64(top), -1, -2, -8}))
}

// divisor is a number that may be divided by.
func (x *mixer) divisor(t string) string {
	return t + "(" + pick(x.rnd, []string{"1", "2", "3", "7", "8", "10", "100"}) + ")"
}

func (x *mixer) zero(t string) string {
	if isInteger(t) {
		return t + "(" + x.constant(t) + ")"
	}
	return oneOf(x, constants[t])
}

// closure is a function literal; most see nothing of the function around.
func (x *mixer) closure(depth int) string {
	if x.closed > 0 || x.depth > 5 {
		return "func(k int) int { return k ^ 5 }"
	}
	was := x.scopes
	if x.rnd.IntN(6) > 0 {
		x.scopes = nil
	}
	x.closed++
	x.scopes = append(append([]scope{}, x.scopes...), scope{"$_k": {"int", true}})
	text := ""
	if x.rnd.IntN(2) == 0 {
		text = x.place("int", 1) + " " + pick(x.rnd, []string{"=", "+=", "-="}) + " " + x.expr("int", 1) + "\n"
	}
	text = "func($_k int) int {\n" + text + "return " + x.expr("int", max(1, depth-1)) + "\n}"
	text = strings.ReplaceAll(text, "$m.$fn(", "$m.$bump(") // which it may become itself
	x.closed--
	x.scopes = was
	return text
}
