package randinterp

import "strings"

// Inners are how guest programs have loops in loops: L and ( mark a place, I and )
// go back to it a few times, or until a place of some width has some value.
var Inners = []Row{
	{Name: plainInner, Field: "$mark, $far @type\n$times, $rounds int", Do: []string{
		"$m.$mark = $pc\n$m.$times = 3",
		"if $m.$times > 0 {\n$m.$times--\n$pc = $m.$mark\n}",
		"$m.$far = $pc\n$m.$rounds = «2¦9¦30»",
		"if $m.$rounds > 0 {\n$m.$rounds--\n$pc = $m.$far\n}",
	}},
	counting("loop-to-zero", "«-= 1¦--¦-= 1»", "!= 0", "«#k¦#k * 3¦100»"),
	counting("loop-until", "«+=¦-=» «1¦1¦2¦3¦7»", "«!=¦<¦>¦<=¦>=» «0¦#k¦100»", "«#n¦#k¦100¦^#t0(0)¦#t0(1) << 6»"),
	counting("loop-by-place", "«+=¦-=» #t0($m.$step)", "«!=¦<¦>» «0¦#k * 7»", "«#n¦#k * 7»"),
	counting("loop-two-ways", "+= #k - #t0($m.$rounds&1)*#k", "«<¦!=» 100", "0"),
}

const plainInner = "inner-loop"

// counting has two loops, each with a counter at a place of its own; step is what
// becomes of it, more asks whether the loop goes on, start is where it begins. What
// may not end has fuel.
func counting(name, step, more, start string) Row {
	loop := func(t, at, mark, rounds, fuel string) (begin, end string) {
		of := strings.NewReplacer("#t0", t)
		begin = "$m." + mark + " = $pc\n" + at + " = " + t + "(" + of.Replace(start) + ")\n$m." + rounds + " = " + fuel
		end = at + " " + of.Replace(step) + "\nif $m." + rounds + "--; " + at + " " + more + " && $m." + rounds + " > 0 {\n$pc = $m." + mark + "\n}"
		return begin, end
	}
	r := Row{Name: name, Field: "$mark, $far @type\n$times, $rounds, $step, $which int\n$c #t1\n$cs []#t2", Start: "m.$cs, m.$step = make([]#t2, 2), «1¦1¦-1¦3»"}
	a, b := loop("#t1", "$m.$c", "$mark", "$times", "«3¦8¦20»")
	c, d := loop("#t2", "$m.$cs[$m.$which]", "$far", "$rounds", "«9¦30¦100»")
	r.Do = []string{a, b, c, d}
	return r
}

// innerOf finds one of the above; a kept recipe may have none.
func innerOf(name string) *Row {
	if name == "" {
		name = plainInner
	}
	return find(Inners, name)
}

// countingRows change places of all widths by what closed forms know, and beside
// that by what they do not.
var countingRows = countedPlaces()

func countedPlaces() []Row {
	kinds := []struct{ at, t string }{{"$m.$f", "#t1"}, {"$m.$a[#n&3]", "#t2"}, {"$m.$s[«1¦$m.$p¦$m.$p+1»]", "#t3"}, {"$m.$q.$v", "#t4"}, {"$m.$w", "#t5"}}
	row := Row{
		Name: "counting-places", Weight: 4, Field: "$f #t1\n$a [4]#t2\n$s []#t3\n$q *struct{ $v #t4 }\n$w #t5\n$p int\n$tape []uint8",
		Start: "m.$s, m.$q, m.$tape = make([]#t3, 4), &struct{ $v #t4 }{#n}, make([]uint8, 16)\n«¦m.$f, m.$a[1], m.$w = ^#t1(0), ^#t2(0)>>1, 100»",
	}
	inline := row
	inline.Name, inline.Inline, inline.Vars = "counting-variables", true, []Variable{{Name: "$_v", Type: "#t6", Init: "var $_v #t6 = #n"}, {Name: "$_w", Type: "#t7", Init: "$_w := #t7(#k)"}}
	row.Do = countingSteps(kinds)
	inline.Do = countingSteps(append(kinds[:3:3], struct{ at, t string }{"$_v", "#t6"}, struct{ at, t string }{"$_w", "#t7"}))
	return []Row{row, inline}
}

func countingSteps(kinds []struct{ at, t string }) (list []string) {
	var sources, changes []string
	for _, k := range kinds {
		sources = append(sources, k.at)
	}
	source := "«" + strings.Join(sources, "¦") + "»"
	for _, k := range kinds {
		changes = append(changes, k.at+"++", k.at+" «+=¦-=» «1¦2¦3¦7¦100»", k.at+" «+=¦-=» "+k.t+"("+source+")", k.at+" += "+k.t+"("+source+") * «2¦3¦100»", k.at+" «^=¦=¦*=» «0¦1¦5¦100»")
	}
	one := "«" + strings.Join(changes, "¦") + "»"
	return []string{
		one, one + "\n" + one, one + "\n" + one + "\n" + one,
		"$m.$p = ($m.$p + 1) & 1\n" + one,
		"$m.$tape[«$m.$p¦uint(" + source + ")»&15] «+= 1¦-= 1¦+= 3»\n" + one,
		"if " + source + " == «0¦3¦50» {\n" + one + "\n}\n$m.$acc += int(" + source + ")",
	}
}
