package fence

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"mergepoint/tools/book/internal/manuscript"
)

// Value finds a number of the prose of a page whose text is filled in: the ops of a
// run's trace, the lines of the listing beside it, or the pages of the chapter.
func (f *Filler) Value(p *manuscript.Page, text string, v manuscript.Value) (string, error) {
	if v.Err != nil {
		return "", v.Err
	}
	now := text[v.Start:v.End]
	n, err := 0, error(nil)
	switch {
	case v.Has("typed"):
		return now, nil
	case v.Has("pages") && p.Chapter != nil:
		n = len(p.Chapter.Pages)
	case v.Args["lines"] != "":
		n, err = linesBeside(text, v)
	case v.Args["ops"] != "":
		n, err = f.ops(v)
	default:
		err = errors.New("a number has no source: want ops=, lines=, pages or typed (FORMAT.md)")
	}
	return spell(n, now), err
}

func (f *Filler) ops(v manuscript.Value) (int, error) {
	run, err := f.told(v.Info)
	if err != nil {
		return 0, err
	}
	l, err := pick(run.traces, v.Args["ops"])
	if err != nil {
		return 0, err
	}
	return l.count(v.Args["count"]), nil
}

// linesBeside counts lines of the listing above the number, or below it.
func linesBeside(text string, v manuscript.Value) (int, error) {
	beside := ""
	for _, b := range manuscript.Fences(text) {
		switch above := b.End < v.Line; {
		case above && !v.Has("below"):
			beside = b.Body
		case !above && v.Has("below") && beside == "":
			beside = b.Body
		}
	}
	if beside == "" {
		return 0, errors.New("lines=: there is no listing beside this number")
	}
	n := 0
	for line := range strings.Lines(beside) {
		if strings.Contains(line, v.Args["lines"]) {
			n++
		}
	}
	return n, nil
}

var words = strings.Fields("no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")

// spell writes a number the way it stood: as a word, or in digits.
func spell(n int, was string) string {
	first, _ := utf8.DecodeRuneInString(was)
	switch {
	case !unicode.IsLetter(first) || n >= len(words):
		return strconv.Itoa(n)
	case unicode.IsUpper(first):
		return strings.ToUpper(words[n][:1]) + words[n][1:]
	}
	return words[n]
}
