package viewer

import (
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"html"
	"html/template"
	"path"
	"sort"
	"strconv"
	"strings"
)

// A sourceFile is what a recording passed through of one Go file.
type sourceFile struct {
	Name  string
	Lines []sourceLine
}

// A sourceLine is a line of it; a gap is a line without number.
type sourceLine struct {
	N    int
	Key  string // mainloop.go:41
	HTML template.HTML
	Row  int // the first recorded op made from it; -1 if none was
}

// files gives the functions of the interpreter that a recording passed through.
func (b *builder) files(r *recording) (files []sourceFile) {
	used := map[string]map[int]int{}
	for i, op := range r.trace.Ops {
		f := op.Origin.File
		if f == "" {
			continue
		}
		if used[f] == nil {
			used[f] = map[int]int{}
		}
		if _, ok := used[f][int(op.Origin.Line)]; !ok {
			used[f][int(op.Origin.Line)] = i
		}
	}
	for _, s := range b.page.Sources {
		if lines := used[path.Base(s.Name)]; lines != nil {
			files = append(files, sourceFile{path.Base(s.Name), passage(path.Base(s.Name), s.Text, lines)})
			delete(used, path.Base(s.Name))
		}
	}
	for f, lines := range used {
		files = append(files, sourceFile{f, bare(f, lines)})
	}
	sort.Slice(files, func(i, j int) bool { return files[i].Name < files[j].Name })
	return files
}

// bare lists the lines of a file whose text is not at hand.
func bare(name string, used map[int]int) (out []sourceLine) {
	for n, row := range used {
		out = append(out, sourceLine{n, key(name, n), "", row})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].N < out[j].N })
	return out
}

// passage gives the functions that hold a used line.
func passage(name, text string, used map[int]int) (out []sourceLine) {
	lines := strings.Split(text, "\n")
	markup := highlight(text)
	for _, span := range functions(text, len(lines)) {
		if !anyIn(used, span) {
			continue
		}
		if len(out) > 0 {
			out = append(out, sourceLine{HTML: "…", Row: -1})
		}
		for n := span[0]; n <= span[1]; n++ {
			row, ok := used[n]
			if !ok {
				row = -1
			}
			out = append(out, sourceLine{n, key(name, n), template.HTML(markup[n-1]), row})
		}
	}
	return out
}

func key(file string, line int) string { return file + ":" + strconv.Itoa(line) }

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
