package viewer

import (
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"html"
	"html/template"
	"path"
	"slices"
	"strings"
)

// A goFile is a file of the interpreter.
type goFile struct {
	Name  string
	Lines []string // highlighted; none if its text is not at hand
	spans [][2]int // the lines of each function
}

// goFiles reads the page's sources.
func goFiles(sources []Source) map[string]*goFile {
	m := map[string]*goFile{}
	for _, s := range sources {
		f := &goFile{Name: path.Base(s.Name), Lines: highlight(s.Text)}
		f.spans = functions(s.Text, len(f.Lines))
		m[f.Name] = f
	}
	return m
}

// A passage is what a recording passed through of one Go file.
type passage struct {
	Name  string      `json:"name"`
	Spans [][2]int    `json:"spans"` // the functions, by their lines
	Rows  map[int]int `json:"rows"`  // by line: the first recorded op made from it
	file  *goFile
}

// passages gives the functions of the interpreter that a recording passed through.
func (b *builder) passages(r *recording) (list []*passage) {
	used := map[string]*passage{}
	for i, op := range r.trace.Ops {
		name, line := op.Origin.File, int(op.Origin.Line)
		if name == "" {
			continue
		}
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
func (p *passage) choose(f *goFile) {
	if p.file = f; f == nil {
		p.file = &goFile{Name: p.Name}
		for n := range p.Rows {
			p.Spans = append(p.Spans, [2]int{n, n})
		}
		slices.SortFunc(p.Spans, func(a, b [2]int) int { return a[0] - b[0] })
		return
	}
	for _, span := range f.spans {
		if anyIn(p.Rows, span) {
			p.Spans = append(p.Spans, span)
		}
	}
}

// A sourceLine is a line of a passage; Row is -1 if no op was made from it.
type sourceLine struct {
	N    int
	HTML template.HTML
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
				l.HTML = template.HTML(p.file.Lines[n-1])
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

// functions gives the lines of each function; the whole file if it cannot be read.
func functions(text string, lines int) (spans [][2]int) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "", text, parser.SkipObjectResolution)
	if err != nil {
		return [][2]int{{1, lines}}
	}
	for _, d := range f.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok {
			spans = append(spans, [2]int{fset.Position(fn.Pos()).Line, fset.Position(fn.End()).Line})
		}
	}
	return spans
}

// highlight sets keywords, literals and comments, and gives the lines.
func highlight(text string) []string {
	var s scanner.Scanner
	fset := token.NewFileSet()
	file := fset.AddFile("", -1, len(text))
	s.Init(file, []byte(text), nil, scanner.ScanComments)
	var b strings.Builder
	at := 0
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			break
		}
		class := tokenClass(tok)
		if class == "" {
			continue
		}
		if lit == "" {
			lit = tok.String()
		}
		from := file.Offset(pos)
		b.WriteString(html.EscapeString(text[at:from]))
		for i, l := range strings.Split(text[from:from+len(lit)], "\n") {
			if i > 0 {
				b.WriteString("\n")
			}
			b.WriteString(`<span class="` + class + `">` + html.EscapeString(l) + `</span>`)
		}
		at = from + len(lit)
	}
	b.WriteString(html.EscapeString(text[at:]))
	return strings.Split(b.String(), "\n")
}

func tokenClass(t token.Token) string {
	switch {
	case t.IsKeyword():
		return "kw"
	case t == token.COMMENT:
		return "co"
	case t == token.STRING || t == token.CHAR:
		return "st"
	case t == token.INT:
		return "nu"
	}
	return ""
}
