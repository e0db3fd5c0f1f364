package source

import (
	"regexp"
	"strings"
)

// A Cell is an Example function as a notebook cell: what runs and what it prints.
type Cell struct {
	Code, Output string
	Line         int // of the code's first line
}

var outputMark = regexp.MustCompile(`(?m)^\s*// (?:Unordered o|O)utput:[ ]?`)

// Cell takes an Example function apart; ok is false if it has no output, and so
// is never run.
func (d *Decl) Cell() (c Cell, ok bool) {
	_, body, _ := strings.Cut(d.Text, "{\n")
	body = strings.TrimSuffix(strings.TrimRight(body, "\n"), "}")
	at := outputMark.FindStringIndex(body)
	if at == nil {
		return c, false
	}
	c.Line = d.Line + 1
	c.Code = strings.TrimRight(dedent(body[:at[0]]), "\n") + "\n"
	for _, line := range strings.Split(body[at[1]:], "\n") {
		line = strings.TrimPrefix(strings.TrimSpace(line), "//")
		c.Output += strings.TrimPrefix(line, " ") + "\n"
	}
	c.Output = strings.Trim(c.Output, "\n") + "\n"
	return c, true
}

// String gives the cell as one listing, as it stands in the source.
func (c Cell) String() string {
	var b strings.Builder
	b.WriteString(c.Code + "// Output:\n")
	for _, line := range strings.Split(strings.TrimSuffix(c.Output, "\n"), "\n") {
		b.WriteString(strings.TrimRight("// "+line, " ") + "\n")
	}
	return b.String()
}

// SplitCell is the inverse of [Cell.String].
func SplitCell(text string) (code, output string) {
	at := outputMark.FindStringIndex(text)
	if at == nil {
		return text, ""
	}
	var out strings.Builder
	for _, line := range strings.Split(strings.Trim(text[at[1]:], "\n"), "\n") {
		out.WriteString(strings.TrimPrefix(strings.TrimPrefix(line, "//"), " ") + "\n")
	}
	return text[:at[0]], out.String()
}

func dedent(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimPrefix(l, "\t")
	}
	return strings.Join(lines, "\n")
}
