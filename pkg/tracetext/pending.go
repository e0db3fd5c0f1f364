package tracetext

import (
	"fmt"
	"strconv"
	"strings"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// stores reads what trace.Printer.Stores gives.
func (p *parser) stores(op *trace.Op, text string) (list []trace.Pending, err error) {
	for rest := text; rest != ""; {
		place, after, ok := strings.Cut(rest, "> = ")
		if !ok {
			return nil, fmt.Errorf("a pending store is PLACE<DESCR> = VALUE: %s", rest)
		}
		var value string
		value, rest, _ = strings.Cut(after, ", ")
		s, err := p.store(op, place, value)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

func (p *parser) store(op *trace.Op, place, value string) (s trace.Pending, err error) {
	place, name, _ := strings.Cut(place, "<")
	if s.Descr, _ = p.env.descrs[name].(*descr.Memory); s.Descr == nil {
		return s, fmt.Errorf("<%s> is no field or array that is known here", name)
	}
	base, index, isItem := strings.Cut(strings.TrimSuffix(place, "]"), "[")
	if s.Base, err = p.operand(op, base); err != nil {
		return s, err
	}
	if isItem {
		if s.Index, err = p.sum(op, index); err != nil {
			return s, err
		}
	}
	s.Value, err = p.sum(op, value)
	return s, err
}

func (p *parser) sum(op *trace.Op, text string) (trace.Sum, error) {
	if v, err := strconv.ParseInt(text, 10, 64); err == nil {
		return trace.Sum{Box: trace.ConstInt(v)}, nil
	}
	name, add, _ := strings.Cut(text, " + ")
	b, err := p.operand(op, name)
	if err != nil || add == "" {
		return trace.Sum{Box: b}, err
	}
	n, err := strconv.ParseInt(add, 10, 64)
	return trace.SumOf(b, n), err
}
