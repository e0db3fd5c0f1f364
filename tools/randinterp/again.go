package randinterp

import (
	"cmp"
	"regexp"
	"strings"
)

// againRows let the main loop call itself: @again(M) runs the guest program once
// more, on machine M. Whoever lets it have the same machine takes of what is left, so
// that loops end whose counters the other one sets anew.
var againRows = []Row{
	{
		Name: "again", Weight: 5, Inline: true, Field: "$depth int\n$sub *$M",
		Decl: "func (m *$M) $in(left int) *$M {\ns := $New()\ns.$depth, s.$left = m.$depth+1, left\nreturn s\n}",
		Do: []string{
			"if $m.$depth < 2 && $m.$left%«7¦11» == 1 {\n$m.$left--\n$_s := $m.$in(«3¦5¦9»)\n@again($_s)\n$m.$acc = $m.$acc*3&65535 + $_s.$acc\n}",
			"if $m.$depth < 2 && $m.$left > 2 {\n$m.$left -= 2\n$m.$depth++\n@again($m)\n$m.$depth--\n}\n$m.$acc ^= #k",
			"if $m.$depth < 1 && $m.$left&3 == 0 {\n$m.$left--\nif $m.$sub == nil {\n$m.$sub = $m.$in(4)\n}\n$m.$sub.$left = «2¦4¦8»\n$m.$acc++\n@again($m.$sub)\n$m.$sub.$acc += $m.$acc & 7\n$m.$acc = $m.$acc #o $m.$sub.$acc\n$m.$acc &= 65535\n}",
			"if $m.$depth > 0 && $m.$left == 2 && $m.$acc&3 == 1 {\npanic($m.$depth)\n}\n$m.$acc += #k",
		},
	},
	{
		Name: "again-caught", Weight: 2, Inline: true, Field: "$depth int",
		Do: []string{
			"if $m.$depth < 2 && $m.$left > 2 && $m.$left&1 == 0 {\n$m.$left--\nfunc() {\n$m.$depth++\ndefer func() {\nif recover() != nil {\n$m.$acc += 100\n}\n$m.$depth--\n}()\n@again($m)\n}()\n}",
			"if $m.$depth == 1 && $m.$left&3 == 0 {\npanic($m.$acc)\n}\n$m.$acc++",
		},
	},
}

var enteredAgain = regexp.MustCompile(`@again\(([^(), ]+)(?:, ([^(), ]+))?\)`)

// calledAgain writes calls of the main loop, on a machine. What it was given is given
// again; where a program is named, in functions of their own, it is given nothing else.
func (w *writing) calledAgain(text string) string {
	_, receiver, _ := w.signature()
	return enteredAgain.ReplaceAllStringFunc(text, func(call string) string {
		found := enteredAgain.FindStringSubmatch(call)
		machine, args := found[1], []string{cmp.Or(found[2], "$code")}
		head := machine + ".$Run("
		if !receiver {
			head, args = "$Run(", append(args, machine)
		}
		for _, v := range w.vars {
			switch {
			case v.Init != "" || v.Expr != "":
			case found[2] == "":
				args = append(args, v.Name)
			case strings.Contains(v.Type, "$G"): // a type parameter has no meaning there
				args = append(args, v.Value)
			default:
				args = append(args, "*new("+v.Type+")")
			}
		}
		return head + strings.Join(args, ", ") + ")"
	})
}
