package tracetext

import (
	"fmt"
	"strings"

	"mergepoint/pkg/trace"
)

// The pieces of a line: what stands between parentheses and commas.

// list reads [a, b, c].
func list(s string) ([]string, error) {
	inner, ok := between(s, "[", "]")
	if !ok {
		return nil, fmt.Errorf("not a list: %s", s)
	}
	if inner == "" {
		return nil, nil
	}
	return strings.Split(inner, ", "), nil
}

func between(s, open, end string) (string, bool) {
	if !strings.HasPrefix(s, open) || !strings.HasSuffix(s, end) {
		return "", false
	}
	return s[len(open) : len(s)-len(end)], true
}

// splitFails cuts "ARGS) [FAILARGS] pending: STORES late: OPS"; stores and ops stay
// with the fail args.
func splitFails(s string) (args, fails string, ok bool) {
	for _, word := range []string{trace.LateText, trace.PendingText} {
		before, after, found := strings.Cut(s, word)
		if s = before; found {
			defer func() { fails += word + after }()
		}
	}
	if i := strings.LastIndex(s, ") ["); i >= 0 {
		return s[:i+1], s[i+2:], true
	}
	return s, "", false
}

// splitDescr cuts "ARGS, descr=<DESCR>".
func splitDescr(s string) (args, name string) {
	i := strings.LastIndex(s, "descr=<")
	if i < 0 {
		return s, ""
	}
	return strings.TrimSuffix(s[:i], ", "), strings.TrimSuffix(s[i+len("descr=<"):], ">")
}

// splitArgs cuts at the commas outside parentheses.
func splitArgs(s string) []string {
	var list []string
	depth, start := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		case ',':
			if depth == 0 {
				list = append(list, strings.TrimSpace(s[start:i]))
				start = i + 1
			}
		}
	}
	if last := strings.TrimSpace(s[start:]); last != "" {
		list = append(list, last)
	}
	return list
}
