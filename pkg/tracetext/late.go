package tracetext

import (
	"strings"

	"mergepoint/pkg/trace"
)

// late reads what trace.Printer.Late gives. What one guard makes another may make as
// well: that is the same box.
func (p *parser) late(text string) (list []*trace.Op, err error) {
	for n, rest := 0, text; rest != ""; n++ {
		line, after, more := strings.Cut(rest, "); ")
		if rest = after; more {
			line += ")"
		}
		name, _, _ := strings.Cut(line, " = ")
		known := p.made[name]
		if known != nil {
			delete(p.boxes, name)
		}
		op, err := p.readOp(line)
		if err != nil {
			return nil, err
		}
		if known != nil {
			op.Result, p.boxes[name] = known, known
		} else if op.Result != nil {
			if p.made == nil {
				p.made = map[string]*trace.Box{}
			}
			p.made[name] = op.Result
		}
		list = append(list, op)
	}
	return list, nil
}
