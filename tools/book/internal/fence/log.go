package fence

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"mergepoint/tools/book/internal/manuscript"
)

// A Section is one section of a PYPYLOG log.
type Section struct {
	Category string // jit-log-opt-loop
	Text     string // its lines, header included
}

// Header is the section's first line if it is a comment: # Loop 0 : loop with 15 ops.
func (s Section) Header() string {
	first, _, _ := strings.Cut(s.Text, "\n")
	if strings.HasPrefix(first, "#") {
		return first
	}
	return ""
}

// Ops counts the section's ops as PyPy's headers do: every line after the inputs.
func (s Section) Ops() int { return s.count("") }

func (s Section) count(with string) (n int) {
	for _, l := range strings.Split(s.Text, "\n") {
		if l != "" && !strings.HasPrefix(l, "#") && !strings.HasPrefix(l, "[") && strings.Contains(l, with) {
			n++
		}
	}
	return n
}

var sectionMark = regexp.MustCompile(`^\s*\[[0-9a-f]+\] (?:\{([a-z-]+)|([a-z-]+)\})$`)

// Sections takes a log apart.
func Sections(log string) (list []Section) {
	var text *strings.Builder
	for _, l := range strings.Split(log, "\n") {
		switch m := sectionMark.FindStringSubmatch(l); {
		case m != nil && m[1] != "":
			list = append(list, Section{Category: m[1]})
			text = &strings.Builder{}
		case m != nil && text != nil:
			list[len(list)-1].Text = text.String()
			text = nil
		case text != nil:
			text.WriteString(strings.TrimPrefix(l, "  ") + "\n")
		}
	}
	return list
}

// log runs bf with its whole log and gives the sections.
func (r *Runner) log(i manuscript.Info) ([]Section, error) {
	text, err := r.report("-log :"+reportFile, i)
	return Sections(text), err
}

var pickForm = regexp.MustCompile(`^(loop|bridge|raw|rawbridge|short)(\d+)$`)

// pick finds one trace: loop0 (by the header's number), bridge5 (by guard),
// raw0, rawbridge0 and short0 (by position).
func pick(list []Section, what string) (Section, error) {
	m := pickForm.FindStringSubmatch(what)
	if m == nil {
		return Section{}, fmt.Errorf("pick=%s: want loop0, bridge5 (out of guard 5), raw0, rawbridge0 or short0", what)
	}
	n, _ := strconv.Atoi(m[2])
	nth := map[string]string{"raw": "jit-log-noopt-loop", "rawbridge": "jit-log-noopt-bridge", "short": "jit-log-short-preamble"}
	prefix := map[string]string{"loop": "# Loop %d :", "bridge": "# bridge out of Guard %d "}
	for _, s := range list {
		if c := nth[m[1]]; c != "" && s.Category == c {
			if n == 0 {
				return s, nil
			}
			n--
		}
		if f := prefix[m[1]]; f != "" && strings.HasPrefix(s.Header(), fmt.Sprintf(f, n)) {
			return s, nil
		}
	}
	return Section{}, fmt.Errorf("the log has no %s", what)
}

func (f *Filler) trace(_ *manuscript.Page, b manuscript.Fence) (out Filled, err error) {
	list, err := f.run.log(b.Info)
	if err != nil {
		return out, err
	}
	s, err := pick(list, b.Args["pick"])
	if err != nil {
		return out, err
	}
	return cut(out, trim(s.Text, b.Info), b)
}

var mark = regexp.MustCompile(`(debug_merge_point\(')(.*)(', \d+\))`)

// trim shortens or drops the merge points of a trace.
func trim(text string, i manuscript.Info) string {
	if i.Has("nomarks") {
		lines := strings.SplitAfter(text, "\n")
		text = ""
		for _, l := range lines {
			if !strings.Contains(l, "debug_merge_point(") {
				text += l
			}
		}
	}
	width, err := strconv.Atoi(i.Args["trim"])
	if err != nil {
		return text
	}
	return mark.ReplaceAllStringFunc(text, func(s string) string {
		m := mark.FindStringSubmatch(s)
		return m[1] + around(m[2], width) + m[3]
	})
}

var here = regexp.MustCompile(`_._`)

// around cuts a location to width characters around its _x_.
func around(text string, width int) string {
	at := here.FindStringIndex(text)
	r := []rune(text)
	if at == nil || len(r) <= width {
		return text
	}
	from := max(0, min(len([]rune(text[:at[0]]))-(width-3)/2, len(r)-width))
	out := string(r[from:min(len(r), from+width)])
	if from > 0 {
		out = "…" + out
	}
	if from+width < len(r) {
		out += "…"
	}
	return out
}
