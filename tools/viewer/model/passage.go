package model

import (
	"slices"
	"strings"
)

// A File is a Go file of the interpreter.
type File struct {
	Name  string
	Lines []string // as HTML; none if its text is not at hand
	Spans [][2]int // the lines of each function
}

// A passage is what a recording passed through of one Go file.
type passage struct {
	Name  string
	Spans [][2]int    // the functions, by their lines
	Rows  map[int]int // by line: the first recorded op made from it
	file  *File
}

// passages gives the functions of the interpreter that a recording passed through.
func (b *builder) passages(r *Recording) (list []*passage) {
	used := map[string]*passage{}
	for i, op := range r.trace.Ops {
		if op.Origin.Source() == "" {
			continue
		}
		name, line := op.Origin.Info.File, int(op.Origin.Line)
		if used[name] == nil {
			used[name] = &passage{Name: name, Rows: map[int]int{}}
			list = append(list, used[name])
		}
		if _, ok := used[name].Rows[line]; !ok {
			used[name].Rows[line] = i
		}
	}
	slices.SortFunc(list, func(a, b *passage) int { return strings.Compare(a.Name, b.Name) })
	for _, p := range list {
		p.choose(b.files[p.Name])
	}
	return list
}

// choose keeps the functions that hold a used line, or, of a file whose text is
// not at hand, the used lines.
func (p *passage) choose(f *File) {
	if p.file = f; f == nil {
		p.file = &File{Name: p.Name}
		for n := range p.Rows {
			p.Spans = append(p.Spans, [2]int{n, n})
		}
		slices.SortFunc(p.Spans, func(a, b [2]int) int { return a[0] - b[0] })
		return
	}
	for _, span := range f.Spans {
		if anyIn(p.Rows, span) {
			p.Spans = append(p.Spans, span)
		}
	}
}

// A sourceLine is a line of a passage; Row is -1 if no op was made from it.
type sourceLine struct {
	N    int
	HTML string
	Row  int
}

// Lines lists the lines, with a gap between functions.
func (p *passage) Lines() (out []sourceLine) {
	for _, span := range p.Spans {
		if len(out) > 0 {
			out = append(out, sourceLine{HTML: "…", Row: -1})
		}
		for n := span[0]; n <= span[1]; n++ {
			l := sourceLine{N: n, Row: -1}
			if row, ok := p.Rows[n]; ok {
				l.Row = row
			}
			if n <= len(p.file.Lines) {
				l.HTML = p.file.Lines[n-1]
			}
			out = append(out, l)
		}
	}
	return out
}

func anyIn(used map[int]int, span [2]int) bool {
	for n := range used {
		if span[0] <= n && n <= span[1] {
			return true
		}
	}
	return false
}
