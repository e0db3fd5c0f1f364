package stepper

import (
	"strings"

	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
	"mergepoint/tools/viewer/model"
)

// recordSay says what the recorder does with an instruction and has written down.
func recordSay(s *trace.Step, written []string, last bool) string {
	name := opcode(s.Text)
	switch {
	case name == "jit_merge_point" && last:
		return "The greens are what they were at the start: the guest's loop has come round. A jump closes the trace."
	case name == "jit_merge_point":
		return "The merge point. The greens are constants from here on; which guest instruction comes is noted in the trace."
	case name == "inline_call", name == "inline_method":
		return "A call of a function that is looked into: one frame more, and nothing to write down."
	case name == "return":
		return "The function returns: one frame less."
	case name == "goto", name == "copy", name == "can_enter_jit":
		return "Only control moves. Nothing is written down."
	case len(written) == 0:
		return nothing(s)
	case name == "residual_call":
		return "A call that is not looked into: it is made, and written down: " + strings.Join(written, "; ") + "."
	case strings.HasPrefix(written[len(written)-1], "guard_"):
		return "It goes this way now. A guard sees to it that it will again: " + strings.Join(written, "; ") + "."
	}
	return "Done and written down: " + strings.Join(written, "; ") + "."
}

// blackholeSay says what the blackhole does with an instruction.
func blackholeSay(s *trace.Step, last bool) string {
	switch name := opcode(s.Text); {
	case last:
		return "The blackhole has got the interpreter to where the portal can take over."
	case name == "residual_call", name == "raise":
		return "The blackhole makes the call. What is left of the guest's instruction is done as ever, only by somebody else."
	}
	return "The blackhole does this instruction on plain values, and records nothing."
}

// nothing says why nothing was written down.
func nothing(s *trace.Step) string {
	for _, b := range operands(s) {
		if !b.Const {
			return "This is known from before. Nothing is written down."
		}
	}
	switch name := opcode(s.Text); {
	case name == "switch", strings.HasPrefix(name, "goto_if"), strings.HasPrefix(name, "check_"):
		return "It depends on constants alone, known from the greens: no guard, nothing written down."
	}
	return "It works on constants alone, so its result is one: nothing is written down."
}

// opcode gives an instruction's name: of "%t1 = int_add %pc, 1" it is int_add.
func opcode(text string) string {
	if _, after, ok := strings.Cut(text, " = "); ok {
		text = after
	}
	name, _, _ := strings.Cut(text, " ")
	return name
}

// operands gives what the registers that an instruction reads hold.
func operands(s *trace.Step) (list []*trace.Box) {
	text := s.Text
	if _, after, ok := strings.Cut(text, " = "); ok {
		text = after
	}
	text, _, _ = strings.Cut(text, " live[")
	f := &s.Frames[0]
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,|:", r) }) {
		if name, ok := strings.CutPrefix(word, "%"); ok {
			list = append(list, named(name, f.Info.IntNames, f.IntRegs, f.Ints)...)
			list = append(list, named(name, f.Info.RefNames, f.RefRegs, f.Refs)...)
		}
	}
	return list
}

func named(name string, names []string, regs []uint16, boxes []*trace.Box) []*trace.Box {
	for i, reg := range regs {
		if names[reg] == name {
			return boxes[i : i+1]
		}
	}
	return nil
}

// optimiseSay says what becomes of a recorded op, and why.
func optimiseSay(text, fate string, why []model.Reason) string {
	say := text + ": " + fate
	if fate == "" {
		say = text + ": stays"
	}
	for _, w := range why {
		say += ". In the " + strings.NewReplacer("entry, loop:", "entry bridge and the loop:", "entry:", "entry bridge:").Replace(w.String())
		if doc := ruleDoc(w.Rule); doc != "" {
			say += " (" + doc + ")"
		}
	}
	return say + "."
}

// ruleDoc says what a rule does, by its pass and name: "heap/known-load".
func ruleDoc(rule string) string {
	for _, p := range optimizer.Table {
		for _, r := range p.Rules {
			if rule == p.Name+"/"+r.Name {
				return strings.TrimSuffix(r.Doc, ".")
			}
		}
	}
	return ""
}
