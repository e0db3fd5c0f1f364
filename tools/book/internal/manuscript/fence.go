package manuscript

import (
	"fmt"
	"regexp"
	"strings"
)

// Info is a fence's info string: language, words, and key=value.
type Info struct {
	Lang  string
	Words []string
	Args  map[string]string
}

// Has reports whether a word stands in the info string.
func (i Info) Has(word string) bool {
	for _, w := range i.Words {
		if w == word {
			return true
		}
	}
	return false
}

var infoWord = regexp.MustCompile(`^([a-z]+)=("[^"]*"|[^\s"]*)(\s|$)|^(\S+)`)

// ParseInfo reads an info string: go decl=Tape.Advance to="return x" nodoc.
func ParseInfo(s string) (info Info, err error) {
	info.Args = map[string]string{}
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		m := infoWord.FindStringSubmatch(s)
		s = s[len(m[0]):]
		switch {
		case m[1] != "":
			info.Args[m[1]] = strings.Trim(m[2], `"`)
		case strings.Contains(m[4], `"`):
			return info, fmt.Errorf("unmatched quote at %s", m[4])
		case info.Lang == "":
			info.Lang = m[4]
		default:
			info.Words = append(info.Words, m[4])
		}
	}
	return info, nil
}

// A Fence is a fenced block of a Markdown file.
type Fence struct {
	Info
	Start, End int // indices of its first and last line, the ``` lines
	Body       string
	Err        error // of its info string
}

var fenceLine = regexp.MustCompile("^(```+)(.*)$")

// Fences finds the fenced blocks that begin at the line's start.
func Fences(text string) (list []Fence) {
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		m := fenceLine.FindStringSubmatch(lines[i])
		if m == nil {
			continue
		}
		f := Fence{Start: i}
		f.Info, f.Err = ParseInfo(m[2])
		for i++; i < len(lines) && strings.TrimSpace(lines[i]) != m[1]; i++ {
			f.Body += lines[i] + "\n"
		}
		f.End = i
		if i == len(lines) {
			f.Err = fmt.Errorf("fence does not end")
		}
		list = append(list, f)
	}
	return list
}

// Replace gives the text with the fences' bodies replaced, by index of the fence.
func Replace(text string, fences []Fence, bodies []string) string {
	lines := strings.SplitAfter(text, "\n")
	var b strings.Builder
	at := 0
	for i, f := range fences {
		b.WriteString(strings.Join(lines[at:f.Start+1], ""))
		b.WriteString(bodies[i])
		at = min(f.End, len(lines))
	}
	b.WriteString(strings.Join(lines[at:], ""))
	return b.String()
}

// Prose gives the lines of a text, those of fences empty.
func Prose(text string) []string {
	lines := strings.Split(text, "\n")
	for _, f := range Fences(text) {
		for i := f.Start; i <= f.End && i < len(lines); i++ {
			lines[i] = ""
		}
	}
	return lines
}

// Words counts the words outside fences and front matter.
func Words(body string) int {
	return len(strings.Fields(strings.Join(Prose(body), " ")))
}

// A Value is a number in the prose that is filled in: <!--= ops=loop0 -->15<!--/-->.
type Value struct {
	Info
	Start, End int // byte offsets of what stands between the comments
	Line       int // from 1
	Err        error
}

var valueMark = regexp.MustCompile(`<!--=\s*(.*?)\s*-->([^<]*)<!--/-->`)

// Values finds the filled-in numbers of a text.
func Values(text string) (list []Value) {
	for _, m := range valueMark.FindAllStringSubmatchIndex(text, -1) {
		v := Value{Start: m[4], End: m[5], Line: strings.Count(text[:m[0]], "\n") + 1}
		v.Info, v.Err = ParseInfo("value " + text[m[2]:m[3]])
		if m[0] == 0 || text[m[0]-1] == '\n' {
			v.Err = fmt.Errorf("a filled-in number cannot begin a line: Markdown takes the line for HTML")
		}
		list = append(list, v)
	}
	return list
}
