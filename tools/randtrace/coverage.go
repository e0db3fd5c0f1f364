package randtrace

import (
	"fmt"
	"slices"
	"strings"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
)

// Coverage says how often each rule of the optimiser fired, and in how many traces
// each pair of rules met.
type Coverage struct {
	names []string
	index map[string]int
	fired []int
	met   [][]int
}

// NewCoverage makes one that has counted nothing.
func NewCoverage() *Coverage {
	c := &Coverage{index: map[string]int{}}
	for _, p := range optimizer.Table {
		for _, r := range p.Rules {
			name := p.Name + "/" + r.Name
			c.index[name] = len(c.names)
			c.names = append(c.names, name)
		}
	}
	c.fired, c.met = make([]int, len(c.names)), make([][]int, len(c.names))
	for n := range c.met {
		c.met[n] = make([]int, len(c.names))
	}
	return c
}

// storeLater is the rule that gives no reason: it fires for each store to a field
// that is there in the end.
const storeLater = "heap/store-later"

// note counts the rules that made a result.
func (c *Coverage) note(res *optimizer.Result, passes optimizer.Passes) {
	var here []int
	add := func(name string) {
		n, ok := c.index[name]
		if !ok {
			panic("randtrace: Coverage: note: no rule is called " + name)
		}
		c.fired[n]++
		if !slices.Contains(here, n) {
			here = append(here, n)
		}
	}
	for i := range res.Reasons {
		add(res.Reasons[i].Pass + "/" + res.Reasons[i].Rule)
	}
	if passes.Has(optimizer.Heap) && stores(res.Loop) {
		add(storeLater)
	}
	for _, a := range here {
		for _, b := range here {
			c.met[a][b]++
		}
	}
}

func stores(t *trace.Trace) bool {
	return slices.ContainsFunc(t.Ops, func(op *trace.Op) bool { return op.Code == ops.SetfieldGc })
}

// Add adds what another has counted.
func (c *Coverage) Add(d *Coverage) {
	for a := range c.fired {
		c.fired[a] += d.fired[a]
		for b := range c.met[a] {
			c.met[a][b] += d.met[a][b]
		}
	}
}

// Fired says how often a rule fired: PASS/RULE.
func (c *Coverage) Fired(rule string) int { return c.fired[c.index[rule]] }

// Least gives the rule that fired least, and how often.
func (c *Coverage) Least() (rule string, fired int) {
	for n, name := range c.names {
		if n == 0 || c.fired[n] < fired {
			rule, fired = name, c.fired[n]
		}
	}
	return rule, fired
}

// String lists the rules, a line each, and the pairs that never met.
func (c *Coverage) String() string {
	var b strings.Builder
	pairs, apart := 0, []string{}
	for n, name := range c.names {
		fmt.Fprintf(&b, "%10d  %s\n", c.fired[n], name)
		for m := range n {
			if pairs++; c.met[n][m] == 0 {
				apart = append(apart, "  "+c.names[m]+" and "+name)
			}
		}
	}
	fmt.Fprintf(&b, "%d of %d pairs of rules met in one trace; these did not:\n%s\n", pairs-len(apart), pairs, strings.Join(apart, "\n"))
	return b.String()
}
