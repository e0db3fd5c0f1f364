package fence

import (
	"cmp"
	"fmt"
	"strings"

	"mergepoint/pkg/trace"
	"mergepoint/tools/book/internal/manuscript"
)

// A node is a trace in the tree: a loop, with what leads into it and out of it.
type node struct {
	title    string
	children []*node
}

// tree orders the compiled traces of a run: entry bridges below the loop they lead to,
// bridges below the trace whose guard they start from.
func tree(list []*listed) *node {
	top := &node{}
	loops, owner := map[*trace.Target]*node{}, map[int]*node{}
	for _, l := range list {
		e := l.compiled
		if e == nil {
			continue
		}
		n, parent := &node{title: fmt.Sprintf("Loop %d: %d ops", e.Number, len(l.Ops))}, top
		target, jumps := l.Ops[len(l.Ops)-1].Descr.(*trace.Target)
		switch {
		case l.Kind == trace.Bridge:
			n.title = fmt.Sprintf("out of Guard %d: bridge of %d ops", e.Guard, len(l.Ops))
			if jumps {
				n.title += fmt.Sprintf(" to Loop %d", target.Number)
			}
			parent = cmp.Or(owner[e.Guard], top)
		case l.Kind == trace.EntryBridge && jumps:
			n.title = fmt.Sprintf("entered by Loop %d (entry bridge): %d ops", e.Number, len(l.Ops))
			parent = cmp.Or(loops[target], top)
		default:
			loops[l.Target] = n
		}
		parent.children = append(parent.children, n)
		for _, op := range l.Ops {
			if op.IsGuard() {
				owner[op.Guard.Number] = n
			}
		}
	}
	return top
}

func (n *node) print(b *strings.Builder, depth int) {
	for _, c := range n.children {
		b.WriteString(strings.Repeat("  ", depth) + c.title + "\n")
		c.print(b, depth+1)
	}
}

func (f *Filler) tree(_ *manuscript.Page, b manuscript.Fence) (out Filled, err error) {
	run, err := f.told(b.Info)
	if err != nil {
		return out, err
	}
	var text strings.Builder
	tree(run.traces).print(&text, 0)
	out.Text = text.String()
	return out, nil
}
