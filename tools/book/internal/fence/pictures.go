package fence

import (
	"fmt"
	"regexp"
	"strings"

	"mergepoint/tools/book/internal/manuscript"
)

var (
	loopHeader   = regexp.MustCompile(`^# Loop (\d+) : (?:closed )?(loop|entry bridge) with (\d+) ops`)
	bridgeHeader = regexp.MustCompile(`^# bridge out of Guard (\d+) with (\d+) ops`)
	guardName    = regexp.MustCompile(`<Guard(\d+)>`)
	jumpTo       = regexp.MustCompile(`jump\(.*descr=<Loop(\d+)>`)
)

// A node is a trace in the tree: a loop, with what leads into it and out of it.
type node struct {
	title    string
	children []*node
}

// tree orders the traces of a log: entry bridges below the loop they lead to,
// bridges below the trace whose guard they start from.
func tree(list []Section) *node {
	top := &node{}
	loops, owner := map[string]*node{}, map[string]*node{}
	for _, s := range list {
		head, n, parent := s.Header(), &node{}, top
		if m := loopHeader.FindStringSubmatch(head); m != nil {
			n.title = fmt.Sprintf("Loop %s: %s ops", m[1], m[3])
			if j := jumpTo.FindStringSubmatch(s.Text); j != nil && m[2] == "entry bridge" {
				n.title = fmt.Sprintf("entered by Loop %s (entry bridge): %s ops", m[1], m[3])
				parent = either(loops[j[1]], top)
			} else {
				loops[m[1]] = n
			}
		} else if m := bridgeHeader.FindStringSubmatch(head); m != nil {
			n.title = fmt.Sprintf("out of Guard %s: bridge of %s ops", m[1], m[2])
			if j := jumpTo.FindStringSubmatch(s.Text); j != nil {
				n.title += " to Loop " + j[1]
			}
			parent = either(owner[m[1]], top)
		} else {
			continue
		}
		parent.children = append(parent.children, n)
		for _, g := range guardName.FindAllStringSubmatch(s.Text, -1) {
			owner[g[1]] = n
		}
	}
	return top
}

func either(a, b *node) *node {
	if a != nil {
		return a
	}
	return b
}

func (n *node) print(b *strings.Builder, depth int) {
	for _, c := range n.children {
		b.WriteString(strings.Repeat("  ", depth) + c.title + "\n")
		c.print(b, depth+1)
	}
}

func (f *Filler) tree(_ *manuscript.Page, b manuscript.Fence) (out Filled, err error) {
	list, err := f.run.log(b.Info)
	if err != nil {
		return out, err
	}
	var text strings.Builder
	tree(list).print(&text, 0)
	out.Text = text.String()
	return out, nil
}
