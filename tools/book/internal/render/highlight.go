package render

import (
	"html"
	"regexp"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// A token is a piece of a line with the CSS class it is set in.
type token struct{ class, text, href string }

// highlight splits a listing into lines of tokens. root leads to the site's top.
func highlight(lang, text, root string) [][]token {
	switch lang {
	case "trace", "jitcode":
		return byRules(text, traceToken, func(s string) token { return traceClass(s, root) })
	case "console":
		return console(text, root)
	case "output":
		return output(text, root)
	case "asm":
		return byRules(text, asmToken, asmClass)
	case "diff", "edit":
		return diff(text)
	}
	return byChroma(lang, text)
}

// markup gives a line's tokens as HTML.
func markup(line []token) string {
	var b strings.Builder
	for _, t := range line {
		s := html.EscapeString(t.text)
		switch {
		case t.href != "":
			s = `<a class="` + t.class + `" href="` + t.href + `">` + s + `</a>`
		case t.class != "":
			s = `<span class="` + t.class + `">` + s + `</span>`
		}
		b.WriteString(s)
	}
	return b.String()
}

var classOf = map[chroma.TokenType]string{
	chroma.Keyword: "kw", chroma.KeywordType: "ty", chroma.NameBuiltin: "ty", chroma.NameFunction: "fn",
	chroma.LiteralString: "st", chroma.LiteralNumber: "nu", chroma.Comment: "co", chroma.NameTag: "kw", chroma.NameAttribute: "fn",
}

func chromaClass(t chroma.TokenType) string {
	for _, k := range []chroma.TokenType{t, t.SubCategory(), t.Category()} {
		if c := classOf[k]; c != "" {
			return c
		}
	}
	return ""
}

func byChroma(lang, text string) [][]token {
	lexer := lexers.Get(lang)
	if lexer == nil {
		return byRules(text, nil, nil)
	}
	it, err := chroma.Coalesce(lexer).Tokenise(nil, text)
	if err != nil {
		return byRules(text, nil, nil)
	}
	var lines [][]token
	for _, l := range chroma.SplitTokensIntoLines(it.Tokens()) {
		var line []token
		for _, t := range l {
			if s := strings.TrimSuffix(t.Value, "\n"); s != "" {
				line = append(line, token{class: chromaClass(t.Type), text: s})
			}
		}
		lines = append(lines, line)
	}
	return lines[:min(len(lines), strings.Count(text, "\n"))]
}

// byRules finds tokens by one expression; what it does not match is plain.
func byRules(text string, find *regexp.Regexp, class func(string) token) (lines [][]token) {
	for _, l := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if find == nil {
			lines = append(lines, []token{{text: l}})
			continue
		}
		var line []token
		at := 0
		for _, m := range find.FindAllStringIndex(l, -1) {
			if m[0] > at {
				line = append(line, token{text: l[at:m[0]]})
			}
			line = append(line, class(l[m[0]:m[1]]))
			at = m[1]
		}
		lines = append(lines, append(line, token{text: l[at:]}))
	}
	return lines
}

var (
	traceToken = regexp.MustCompile(`'[^']*'|^\s*[#;].*|\s; .*|descr=<[^>]*(?:\[\][^>]*)?>|\b[a-z_]+\b|-?\b\d+\b|%[\w.]+|^L\d+:|\b[ipf]\d+\b|ConstPtr|ConstClass`)
	control    = controls()
)

func controls() map[string]bool {
	m := map[string]bool{}
	for _, c := range jitcode.Controls {
		m[c.Name] = true
	}
	return m
}

func traceClass(s, root string) token {
	code, isOp := ops.Lookup(s)
	switch {
	case isOp && code.Is(ops.Guard):
		return token{"gu", s, root + "ops.html#" + s}
	case isOp && code == ops.DebugMergePoint:
		return token{"co", s, root + "ops.html#" + s}
	case isOp:
		return token{"fn", s, root + "ops.html#" + s}
	case control[s]:
		return token{"kw", s, root + "ops.html#" + s}
	case s[0] == '\'':
		return token{"st", s, ""}
	case strings.HasPrefix(strings.TrimLeft(s, " \t"), ";"), strings.HasPrefix(strings.TrimLeft(s, " \t"), "#"):
		return token{"co", s, ""}
	case strings.HasPrefix(s, "descr="):
		return token{"ty", s, ""}
	case s[0] == '-' || s[0] >= '0' && s[0] <= '9':
		return token{"nu", s, ""}
	}
	return token{"", s, ""}
}

var asmToken = regexp.MustCompile(`;.*|^\s*[0-9a-f]+(?:\s[0-9a-f]{2})*:?\s|\b0x[0-9a-f]+\b|\b(?:mov|add|sub|cmp|test|j[a-z]{1,3}|lea|call|ret|xor|and|or|imul|sh[lr]|sar|neg|not|set[a-z]{1,2}|nop|cqo|idiv|div|movzx|movsxd?|cmov[a-z]+)[bwlq]?\b`)

func asmClass(s string) token {
	switch {
	case s[0] == ';':
		return token{"co", s, ""}
	case strings.HasPrefix(s, "0x"):
		return token{"nu", s, ""}
	case s[0] == ' ' || s[0] >= '0' && s[0] <= '9':
		return token{"co", s, ""}
	}
	return token{"fn", s, ""}
}

func console(text, root string) (lines [][]token) {
	for _, l := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if rest, ok := strings.CutPrefix(l, "$ "); ok {
			lines = append(lines, []token{{class: "ps", text: "$ "}, {class: "cmd", text: rest}})
			continue
		}
		lines = append(lines, outputLine(l, root))
	}
	return lines
}

// output sets what a program of ours printed.
func output(text, root string) (lines [][]token) {
	for _, l := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		lines = append(lines, outputLine(l, root))
	}
	return lines
}

var (
	opStart  = regexp.MustCompile(`^\s*(?:\d+:? +)?(?:[%\w]+ = )?([a-z]\w*)(?:[(]| %| L\d|$)`)
	asmStart = regexp.MustCompile(`^\s*(?:[0-9a-f]{2,}:? +)*(?:mov|add|sub|cmp|test|j[a-z]{1,3}|lea|call|xor)\w* (?:\S+,.*|.*\[.*|\w+$)`)
)

// outputLine colours a line of output that is an op, or an instruction.
func outputLine(l, root string) []token {
	if m := opStart.FindStringSubmatch(l); m != nil {
		if _, ok := ops.Lookup(m[1]); ok || control[m[1]] {
			return byRules(l, traceToken, func(s string) token { return traceClass(s, root) })[0]
		}
	}
	if asmStart.MatchString(l) {
		return byRules(l, asmToken, asmClass)[0]
	}
	return []token{{text: l}}
}

// diff sets each line by its sign and the rest as Go.
func diff(text string) (lines [][]token) {
	classes := map[byte]string{'+': "ins", '-': "del"}
	for _, l := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		switch {
		case strings.HasPrefix(l, "+++ "), strings.HasPrefix(l, "--- "):
			lines = append(lines, []token{{class: "co", text: l}})
		case l != "" && classes[l[0]] != "":
			lines = append(lines, []token{{class: classes[l[0]], text: l}})
		default:
			lines = append(lines, []token{{text: l}})
		}
	}
	return lines
}
