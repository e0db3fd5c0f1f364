package model

import (
	"fmt"
	"iter"
	"strings"
)

// Find gives the id, on the page about a run, of what a link calls loop0, bridge9
// (out of guard 9), raw0, guard9 (the guard itself), or loop0/int_add: the first op of
// loop 0 whose text holds int_add. Words hold longer than numbers: a better optimiser
// moves ops, and rarely renames them.
func (v *View) Find(place string) (id string, err error) {
	where, words, search := strings.Cut(place, "/")
	if number, ok := strings.CutPrefix(where, "guard"); ok && !search {
		where, words, search = "", "descr=<Guard"+number+">", true
	}
	found := false
	for l := range v.lists() {
		if l.Place != where && (where != "" || strings.HasPrefix(l.Place, "raw")) {
			continue
		}
		if found = true; !search {
			return l.ID, nil
		}
		for i := range l.Rows {
			if strings.Contains(strings.ReplaceAll(l.Rows[i].Text, GreenSign, ""), words) {
				return l.Rows[i].ID, nil
			}
		}
	}
	if !found {
		return "", fmt.Errorf("the viewer lists no trace %s", where)
	}
	return "", fmt.Errorf("%s: no op of the viewer's trace has %q", place, words)
}

// lists gives all traces in the order of the page.
func (v *View) lists() iter.Seq[*List] {
	return func(yield func(*List) bool) {
		for _, r := range v.All {
			s := r.Sheet()
			for _, l := range append([]*List{&s.Recorded}, s.Parts...) {
				if !yield(l) {
					return
				}
			}
		}
	}
}
