package optimizer

import (
	"fmt"
	"strings"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A Pass is a row of [Table].
type Pass struct {
	Is    Passes // itself, as a set of one
	Name  string
	Doc   string // what it is for, in one line
	After Passes // what comes before it: checked when the program starts
	Why   string // and why
	Rules []Rule

	before func(w *walk, op *trace.Op) // the op is about to be emitted
	learn  func(w *walk, op *trace.Op) // the op was emitted, or its effect is known to hold
}

// A Rule is one thing that a pass knows. The first rule that does not answer
// "kept" decides.
type Rule struct {
	Name  string
	Doc   string
	Codes []ops.Code // the ops it looks at
	Is    string     // of an identity, what it fits: int_sub(int_add(x, y), y)
	try   func(w *walk, op *trace.Op) answer
	pass  *Pass

	readings []reading // of an identity
}

// Table has the passes in the order in which each op meets them.
var Table = [...]Pass{
	{
		Is: Rewrite, Name: "rewrite",
		Doc:   "constant folding, algebra, and guards that are known to hold",
		Why:   "first, so that the others see the simplest form",
		Rules: rewriteRules, learn: learnFromGuard,
	},
	{
		Is: IntBounds, Name: "intbounds",
		Doc:   "the range of each integer, and what it decides",
		After: Rewrite, Why: "that drops the guards whose conditions it decides",
		Rules: boundsRules, learn: learnBounds,
	},
	{
		Is: Integers, Name: "integers",
		Doc:   "known bits, ranges of all ops and back from results, and proved identities",
		After: IntBounds, Why: "that decides most",
		Rules: integerRules, learn: learnIntegers,
	},
	{
		Is: Pure, Name: "pure",
		Doc:   "the same op on the same operands is computed once",
		After: Rewrite | IntBounds, Why: "they make operands the same",
		Rules: pureRules, learn: learnPure,
	},
	{
		Is: Items, Name: "items",
		Doc:   "several items of an array are known, told apart by base and step",
		After: Pure, Why: "so that bases and indices are compared as boxes",
		Rules: itemRules, learn: learnItems,
	},
	{
		Is: Heap, Name: "heap",
		Doc:   "what fields and arrays are known to hold; stores put off and joined",
		After: Pure, Why: "so that pointers and indices are compared as boxes",
		Rules: heapRules, before: performStores, learn: learnHeap,
	},
	{
		Is: Unroll, Name: "unroll",
		Doc:   "peels one iteration off the loop; the rest relies on what that one proved",
		After: Rewrite | IntBounds | Pure | Heap, Why: "it asks for a fact of theirs only where they found none",
		Rules: unrollRules,
	},
	{
		Is: Loads, Name: "loads",
		Doc:   "what never changes, pure calls, and results that are passed on leave the loop",
		After: Unroll, Why: "it takes up what that leaves",
		Rules: loadRules, learn: learnLoads,
	},
	{
		Is: Pending, Name: "pending",
		Doc:   "stores that are held at a guard are done by its way out",
		After: Heap, Why: "that holds them",
		Rules: pendingRules,
	},
	{
		Is: Registers, Name: "registers",
		Doc:   "a place with one address in all rounds is stored when the loop is left",
		After: Unroll | Pending, Why: "the one shows which those are, the ways out of the other store them",
		Rules: registerRules,
	},
	{
		Is: Repeat, Name: "repeat",
		Doc:   "a short loop that only looks goes several rounds at a time",
		After: Unroll | Registers, Why: "what a round stores is seen when they have kept what they can",
	},
	{
		Is: BridgeOpt, Name: "bridgeopt",
		Doc:   "a bridge begins with what its guard knew, and with values that are at hand",
		After: Pure | Heap | Pending, Why: "it hands on what those know; what is pending has been stored",
	},
	{
		Is: ClosedForm, Name: "closedform",
		Doc:   "a loop whose rounds have formulas goes its last round only",
		After: Unroll | Registers, Why: "they make what varies inputs of the loop",
		Rules: closedRules,
	},
	{
		Is: Virtuals, Name: "virtuals",
		Doc:   "a box that only ways out need is made by whoever goes on there",
		After: Unroll | Pending, Why: "they know what goes round, and what is still to be stored",
		Rules: virtualRules, learn: learnVirtuals,
	},
}

func init() {
	if err := checkOrder(Table[:]); err != nil {
		panic("optimizer: Table: " + err.Error())
	}
	for n := range Table {
		for i := range Table[n].Rules {
			Table[n].Rules[i].pass = &Table[n]
		}
	}
}

// checkOrder says what is wrong with the order of a table of passes.
func checkOrder(table []Pass) error {
	var before Passes
	for n, p := range table {
		switch missing := p.After &^ before; {
		case p.Is != 1<<n:
			return fmt.Errorf("%s is not row %d, as its bit says", p.Name, n)
		case missing != 0:
			return fmt.Errorf("%s comes before %v: %s", p.Name, missing, p.Why)
		}
		before |= p.Is
	}
	return nil
}

// Passes is a set of passes: bit n is row n of [Table].
type Passes uint32

// The passes, as sets of one.
const (
	Rewrite Passes = 1 << iota
	IntBounds
	Integers
	Pure
	Items
	Heap
	Unroll
	Loads
	Pending
	Registers
	Repeat
	BridgeOpt
	ClosedForm
	Virtuals
)

const (
	// All has every pass.
	All Passes = 1<<len(Table) - 1
	// Chapter8 has those of chapter 8.
	Chapter8 = All &^ (ClosedForm | Virtuals)
	// Tutorial has those of chapters 3 to 7, whose listings are the tutorial's.
	Tutorial = Rewrite | IntBounds | Pure | Heap | Unroll
)

// ParsePasses reads the parameter enable_opts: names of passes, or of sets of
// them, with colons between. The order of the names does not matter.
func ParsePasses(s string) (Passes, error) {
	var set Passes
	for _, name := range strings.Split(s, ":") {
		p, ok := passNamed(name)
		if !ok {
			return 0, fmt.Errorf("enable_opts: no pass is called %q; there are %s, or all, or chapter8, or tutorial, or none", name, All)
		}
		set |= p
	}
	return set, nil
}

func passNamed(name string) (Passes, bool) {
	switch name {
	case "all":
		return All, true
	case "tutorial":
		return Tutorial, true
	case "chapter8":
		return Chapter8, true
	case "none", "":
		return 0, true
	}
	for n := range Table {
		if Table[n].Name == name {
			return Table[n].Is, true
		}
	}
	return 0, false
}

// Has reports whether a pass is in the set.
func (s Passes) Has(p Passes) bool { return s&p != 0 }

// HasAll reports whether all of some passes are in the set.
func (s Passes) HasAll(p Passes) bool { return s&p == p }

// String gives the set as [ParsePasses] reads it.
func (s Passes) String() string {
	var names []string
	for n := range Table {
		if s.Has(Table[n].Is) {
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
