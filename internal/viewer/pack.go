package viewer

import (
	"cmp"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Words is the table in which a page's traces are written. Traces say the same few
// thousand things again and again; each stands in the table once, and a text is the
// codes of its words, the frequent ones one character long. So the page of a long
// run is a fraction of its text, and the script can read it trace by trace.
type words struct {
	texts []string
	code  map[string]string
}

// A packed text stands for itself in the page's data, as the codes of its words.
type packed struct {
	in   *words
	text string
}

func (w *words) pack(text string) packed {
	w.texts = append(w.texts, text)
	return packed{w, text}
}

var (
	field = regexp.MustCompile(`[^\t\n]*[\t\n]+|[^\t\n]+`)
	word  = regexp.MustCompile(`[^0-9\t\n]+|[0-9]+|[\t\n]+`)
)

// often is from how many uses on a whole field is one word. Other fields are
// numbers and what stands between them.
const often = 8

// table gives each word its code and lists the words in the order of the codes.
func (w *words) table() []string {
	fields, uses := map[string]int{}, map[string]int{}
	for _, t := range w.texts {
		for _, f := range field.FindAllString(t, -1) {
			fields[f]++
		}
	}
	for f, n := range fields {
		for _, s := range split(f, n) {
			uses[s] += n
		}
	}
	list := slices.SortedFunc(maps.Keys(uses), func(a, b string) int {
		return cmp.Or(cmp.Compare(uses[b], uses[a]), cmp.Compare(a, b))
	})
	byWord := make(map[string]string, len(list))
	for i, s := range list {
		byWord[s] = code(i)
	}
	w.code = make(map[string]string, len(fields))
	for f, n := range fields {
		for _, s := range split(f, n) {
			w.code[f] += byWord[s]
		}
	}
	return list
}

func split(field string, uses int) []string {
	if uses >= often {
		return []string{field}
	}
	return word.FindAllString(field, -1)
}

// The digits of a code are the printable characters that JSON and HTML leave
// alone. A code ends with one of the first final digits; the others go on.
const final = 60

var digits = func() string {
	var b strings.Builder
	for c := byte(' '); c < 0x7f; c++ {
		if !strings.ContainsRune("\"\\<>&", rune(c)) {
			b.WriteByte(c)
		}
	}
	return b.String()
}()

// code gives the nth shortest code.
func code(n int) string {
	more := len(digits) - final
	s := digits[n%final : n%final+1]
	for n /= final; n > 0; n /= more {
		n--
		d := final + n%more
		s = digits[d:d+1] + s
	}
	return s
}

// MarshalJSON writes the codes; the table must have been made.
func (p packed) MarshalJSON() ([]byte, error) {
	var b strings.Builder
	for _, f := range field.FindAllString(p.text, -1) {
		b.WriteString(p.in.code[f])
	}
	return json.Marshal(b.String())
}
