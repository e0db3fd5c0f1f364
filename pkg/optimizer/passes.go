package optimizer

import (
	"fmt"
	"strings"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A Pass is a row of [Table].
type Pass struct {
	Name  string
	Doc   string // what it is for, in one line
	Needs string // what comes before it, and why
	Rules []Rule

	before func(w *walk, op *trace.Op) // the op is about to be emitted
	learn  func(w *walk, op *trace.Op) // the op was emitted, or its effect is known to hold

	byCode [len(ops.Table)][]*Rule // the rules that look at an op
}

// A Rule is one thing that a pass knows. The first rule that does not answer
// "kept" decides.
type Rule struct {
	Name  string
	Doc   string
	Codes []ops.Code // the ops it looks at
	try   func(w *walk, op *trace.Op) answer
	pass  *Pass
}

// Table has the passes in the order in which each op meets them.
var Table = [...]Pass{
	{
		Name:  "rewrite",
		Doc:   "constant folding, algebra, and guards that are known to hold",
		Needs: "nothing; first, so that the others see the simplest form",
		Rules: rewriteRules, learn: learnFromGuard,
	},
	{
		Name:  "intbounds",
		Doc:   "the range of each integer, and what it decides",
		Needs: "rewrite, which drops the guards whose conditions it decides",
		Rules: boundsRules, learn: learnBounds,
	},
	{
		Name:  "pure",
		Doc:   "the same op on the same operands is computed once",
		Needs: "rewrite and intbounds, which make operands the same",
		Rules: pureRules, learn: learnPure,
	},
	{
		Name:  "heap",
		Doc:   "what fields and arrays are known to hold; stores put off and joined",
		Needs: "pure, so that pointers and indices are compared as boxes",
		Rules: heapRules, before: performStores, learn: learnHeap,
	},
	{
		Name:  "unroll",
		Doc:   "peels one iteration off the loop; the rest relies on what that one proved",
		Needs: "all others: it asks for a fact of theirs only where they found none",
		Rules: unrollRules,
	},
}

func init() {
	for n := range Table {
		p := &Table[n]
		for r := range p.Rules {
			p.Rules[r].pass = p
			for _, c := range p.Rules[r].Codes {
				p.byCode[c] = append(p.byCode[c], &p.Rules[r])
			}
		}
	}
}

// Passes is a set of passes: bit n is row n of [Table].
type Passes uint8

// All has every pass.
const All Passes = 1<<len(Table) - 1

// ParsePasses reads the parameter enable_opts: "all", "none", or names of
// passes with colons between them. The order of the names does not matter.
func ParsePasses(s string) (Passes, error) {
	switch s {
	case "all":
		return All, nil
	case "none", "":
		return 0, nil
	}
	var set Passes
	for _, name := range strings.Split(s, ":") {
		n, ok := passNamed(name)
		if !ok {
			return 0, fmt.Errorf("enable_opts: no pass is called %q; there are %s, or all, or none", name, All)
		}
		set |= 1 << n
	}
	return set, nil
}

func passNamed(name string) (int, bool) {
	for n := range Table {
		if Table[n].Name == name {
			return n, true
		}
	}
	return 0, false
}

// Has reports whether the pass of that name is in the set.
func (s Passes) Has(name string) bool {
	n, ok := passNamed(name)
	return ok && s&(1<<n) != 0
}

// without gives the set less one pass.
func (s Passes) without(name string) Passes {
	n, _ := passNamed(name)
	return s &^ (1 << n)
}

// String gives the set as [ParsePasses] reads it.
func (s Passes) String() string {
	var names []string
	for n := range Table {
		if s&(1<<n) != 0 {
			names = append(names, Table[n].Name)
		}
	}
	if names == nil {
		return "none"
	}
	return strings.Join(names, ":")
}

// Help describes the passes, a line each, for the help text of commands.
func Help() string {
	var b strings.Builder
	for _, p := range Table {
		fmt.Fprintf(&b, "%-10s %s\n", p.Name, p.Doc)
	}
	return b.String()
}
