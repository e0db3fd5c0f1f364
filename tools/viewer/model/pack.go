package model

import (
	"cmp"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"
)

// Words is the table in which a page's traces are written. Traces say the same few
// thousand things again and again; each stands in the table once, and a text is the
// codes of its words, the frequent ones one character long. So the page of a long
// run is a fraction of its text, and the script can read it trace by trace.
type words struct {
	texts  []string
	fields map[string]int    // how often each is in them
	code   map[string]string // of each word
}

// A packed text stands in the page's data for the codes of its words, which are
// known once all texts are.
type packed string

func (w *words) pack(text string) packed {
	w.texts = append(w.texts, text)
	return packed(text)
}

// runs cuts a text where the kind of its characters changes as the function says.
func runs(text string, cut func(before, after rune) bool) (list []string) {
	from, before := 0, rune(0)
	for i, r := range text {
		if i > 0 && cut(before, r) {
			list, from = append(list, text[from:i]), i
		}
		before = r
	}
	if from < len(text) {
		list = append(list, text[from:])
	}
	return list
}

func separates(r rune) bool { return r == '\t' || r == '\n' }

func digit(r rune) bool { return '0' <= r && r <= '9' }

// fieldsOf cuts a text behind its separators.
func fieldsOf(text string) []string {
	return runs(text, func(before, after rune) bool { return separates(before) && !separates(after) })
}

// wordsOf cuts a field into numbers, separators, and what stands between them.
func wordsOf(field string) []string {
	return runs(field, func(before, after rune) bool {
		return separates(before) != separates(after) || digit(before) != digit(after)
	})
}

// often is from how many uses on a whole field is one word. Other fields are
// numbers and what stands between them.
const often = 8

// table gives each word its code and lists the words in the order of the codes.
func (w *words) table() []string {
	uses := map[string]int{}
	w.fields = map[string]int{}
	for _, t := range w.texts {
		for _, f := range fieldsOf(t) {
			w.fields[f]++
		}
	}
	for f, n := range w.fields {
		for _, s := range split(f, n) {
			uses[s] += n
		}
	}
	list := slices.SortedFunc(maps.Keys(uses), func(a, b string) int {
		return cmp.Or(cmp.Compare(uses[b], uses[a]), cmp.Compare(a, b))
	})
	w.code = make(map[string]string, len(list))
	for i, s := range list {
		w.code[s] = code(i)
	}
	return list
}

func split(field string, uses int) []string {
	if uses >= often {
		return []string{field}
	}
	return wordsOf(field)
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

// codes gives a tree of values with each packed text as its codes; the table must
// have been made.
func (w *words) codes(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = w.codes(v[k])
		}
	case []any:
		for i := range v {
			v[i] = w.codes(v[i])
		}
	case packed:
		return w.coded(v)
	}
	return v
}

func (w *words) coded(text packed) string {
	var b strings.Builder
	for _, f := range fieldsOf(string(text)) {
		for _, s := range split(f, w.fields[f]) {
			b.WriteString(w.code[s])
		}
	}
	return b.String()
}

// write writes a tree of values as JSON, with each packed text as its codes.
func (w *words) write(out io.Writer, v any) error {
	var err error
	put := func(text string) {
		if err == nil {
			_, err = io.WriteString(out, text)
		}
	}
	item := func(between string, v any) {
		if put(between); err == nil {
			err = w.write(out, v)
		}
	}
	between := ""
	switch v := v.(type) {
	case map[string]any:
		put("{")
		for _, k := range slices.Sorted(maps.Keys(v)) {
			item(between, k)
			item(":", v[k])
			between = ","
		}
		put("}")
	case []any:
		put("[")
		for _, e := range v {
			item(between, e)
			between = ","
		}
		put("]")
	case packed:
		return w.write(out, w.coded(v))
	default:
		var text []byte
		if text, err = json.Marshal(v); err == nil {
			_, err = out.Write(text)
		}
	}
	return err
}
