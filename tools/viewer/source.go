package viewer

import (
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"html"
	"path"
	"strings"

	"mergepoint/tools/viewer/model"
)

// Files reads and highlights the interpreter's sources, by their base names.
func Files(sources []Source) map[string]*model.File {
	m := map[string]*model.File{}
	for _, s := range sources {
		f := &model.File{Name: path.Base(s.Name), Lines: highlight(s.Text)}
		f.Spans = functions(s.Text, len(f.Lines))
		m[f.Name] = f
	}
	return m
}

// functions gives the lines of each function; the whole file if it cannot be read.
func functions(text string, lines int) (spans [][2]int) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "", text, parser.SkipObjectResolution)
	if err != nil {
		return [][2]int{{1, lines}}
	}
	spans = [][2]int{} // none, where JSON is made of it
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
