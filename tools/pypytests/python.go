package main

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"regexp"
	"strings"
)

// A pyTest is a test of theirs: a trace, and what their optimiser makes of it.
type pyTest struct {
	file, name    string
	unroll        bool // their loops are peeled
	ops, expected string
	invalid       bool  // they expect that there is no such loop
	err           error // the text is not one that can be had without Python
}

// Statements of theirs that matter, in a test's body.
var (
	pyDef    = regexp.MustCompile(`(?m)^ *(?:def (\w+)\(|class )`)
	pyStmt   = regexp.MustCompile(`(?ms)^ +(\w+) = ((?:self\.\w+ \+ )?)(?:"""(.*?)"""|\'\'\'(.*?)\'\'\')|^ +(\w+) = (\w+(?:\.replace\([^\n]*\))?)$|^ +(self\.(?:raises\(InvalidLoop, self\.)?optimize_(?:strunicode_)?loop(?:_extradescrs)?)\b[(,]`)
	pyPrefix = regexp.MustCompile(`(?ms)^    (\w+) = """(.*?)"""`)
	pyFormat = regexp.MustCompile(`^\s*%\s*`)
	pyRepl   = regexp.MustCompile(`^(\w+)\.replace\(['"]([^'"]*)['"], *['"]([^'"]*)['"]\)$`)
	pyVerb   = regexp.MustCompile(`%[dsr]`)
	pyNote   = regexp.MustCompile(`#[^\n]*`)
)

// readTests takes the tests out of a file of theirs.
func readTests(file, text string) (list []pyTest) {
	defs := pyDef.FindAllStringSubmatchIndex(text, -1)
	prefixes := map[string]string{"": ""}
	for _, m := range pyPrefix.FindAllStringSubmatch(text, -1) {
		prefixes["self."+m[1]+" + "] = m[2]
	}
	for n, d := range defs {
		end := len(text)
		if n+1 < len(defs) {
			end = defs[n+1][0]
		}
		if d[2] >= 0 && strings.HasPrefix(text[d[2]:], "test_") {
			b := body{prefixes: prefixes, vars: map[string]string{}, bad: map[string]error{}, like: pyTest{file: file, name: text[d[2]:d[3]]}}
			list = append(list, b.read(text[d[1]:end])...)
		}
	}
	return list
}

// A body is a test being read: what its variables hold.
type body struct {
	prefixes map[string]string // of the class
	vars     map[string]string
	bad      map[string]error // why a variable's text cannot be had
	like     pyTest
}

func (b *body) read(text string) (list []pyTest) {
	for at := 0; ; {
		m := pyStmt.FindStringSubmatchIndex(text[at:])
		if m == nil {
			return list
		}
		group := func(n int) string {
			if m[2*n] < 0 {
				return ""
			}
			return text[at+m[2*n] : at+m[2*n+1]]
		}
		rest := text[at+m[1]:]
		switch {
		case group(1) != "":
			b.vars[group(1)], b.bad[group(1)] = format(b.prefixes[group(2)]+group(3)+group(4), rest)
		case group(5) != "":
			b.vars[group(5)], b.bad[group(5)] = b.value(group(6))
		default:
			list = append(list, b.call(arguments(rest), strings.Contains(group(7), "raises")))
		}
		at += m[1]
	}
}

// call makes a test of a call of optimize_loop.
func (b *body) call(args []string, invalid bool) pyTest {
	t := b.like
	t.invalid = invalid
	if len(args) < 2 {
		t.err = fmt.Errorf("the call is another")
		return t
	}
	if t.ops, t.err = b.value(args[0]); t.err == nil && !invalid {
		t.expected, t.err = b.value(args[1])
	}
	return t
}

// value gives the text that an expression is.
func (b *body) value(s string) (string, error) {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "expected="), "ops=")
	if m := pyRepl.FindStringSubmatch(s); m != nil {
		v, err := b.value(m[1])
		return strings.ReplaceAll(v, m[2], m[3]), err
	}
	if v, ok := b.vars[s]; ok {
		return v, b.bad[s]
	}
	return "", fmt.Errorf("the text is computed")
}

// arguments splits what follows an opening parenthesis at its commas.
func arguments(s string) (list []string) {
	depth, from := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case strings.IndexByte("([{", c) >= 0:
			depth++
		case c == ',' && depth == 0, depth == 0 && c == ')':
			list = append(list, strings.TrimSpace(s[from:i]))
			if from = i + 1; c == ')' {
				return list
			}
		case strings.IndexByte(")]}", c) >= 0:
			depth--
		}
	}
	return list
}

// format does what Python's % does to a text.
func format(text, rest string) (string, error) {
	m := pyFormat.FindString(rest)
	if m == "" {
		return text, nil
	}
	rest = rest[len(m):]
	args := []string{strings.TrimSpace(strings.SplitN(rest, "\n", 2)[0])}
	if strings.HasPrefix(rest, "(") {
		args = arguments(rest[1:])
	}
	var err error
	text = pyVerb.ReplaceAllStringFunc(text, func(string) string {
		v := ""
		if len(args) > 0 && args[0] != "" {
			v, err = evaluate(args[0], err)
			args = args[1:]
		} else {
			err = fmt.Errorf("the text is computed")
		}
		return v
	})
	return text, err
}

// known has the names that numbers of theirs are made of.
var known = func() *types.Package {
	p := types.NewPackage("p", "p")
	for name, v := range map[string]int64{"MININT": -1 << 63, "MAXINT": 1<<63 - 1, "LONG_BIT": 64} {
		p.Scope().Insert(types.NewConst(token.NoPos, p, name, types.Typ[types.UntypedInt], constant.MakeInt64(v)))
	}
	return p
}()

// evaluate computes a number of theirs, which is one of Go's as well.
func evaluate(s string, err error) (string, error) {
	s = strings.NewReplacer("sys.maxint", "MAXINT", "//", "/").Replace(s)
	v, e := types.Eval(token.NewFileSet(), known, token.NoPos, s)
	if e != nil || v.Value == nil || v.Value.Kind() != constant.Int {
		return "", fmt.Errorf("the text is computed")
	}
	return v.Value.ExactString(), err
}

// lines gives a trace's lines without notes.
func lines(text string) (list []string) {
	for _, s := range strings.Split(pyNote.ReplaceAllString(text, ""), "\n") {
		if s = strings.TrimSpace(s); s != "" {
			list = append(list, s)
		}
	}
	return list
}
