package jitlog

import "mergepoint/pkg/trace"

// Excerpts remembers some thousand of the locations that were asked for last, cut: an
// interpreter may take as long to make one as to copy its guest program. The zero value
// is ready.
type Excerpts struct{ byKey map[string]excerpt }

type excerpt struct {
	mark *trace.MergePoint // of which the key is
	text string
}

const mostExcerpts = 1 << 12

// Of gives the excerpt of a merge point.
func (x *Excerpts) Of(m *trace.MergePoint) string {
	key := m.Key()
	if e, ok := x.byKey[key]; ok {
		return e.text
	}
	if len(x.byKey)%mostExcerpts == 0 {
		x.byKey = map[string]excerpt{}
	}
	e := excerpt{m, m.Excerpt()}
	x.byKey[key] = e
	return e.text
}
