package check

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mergepoint/tools/book/internal/manuscript"
	"mergepoint/tools/book/internal/render"
)

// Prose holds what a page says in words: chapters that exist, numbers that are
// counted, words of the list below.
func Prose(b *manuscript.Book, p *manuscript.Page) (problems []string) {
	for i, line := range manuscript.Prose(p.Text) {
		for _, problem := range append(noChapter(line, len(b.Chapters)), avoided(line)...) {
			problems = append(problems, fmt.Sprintf("%s:%d: %s", p.Path, i+1, problem))
		}
	}
	return append(problems, uncounted(p)...)
}

var (
	chapterNamed = regexp.MustCompile(`(?i)\bchapters? ((?:\d+(?:, | and | to |–)?)+)|\bch0*(\d+)_`)
	digits       = regexp.MustCompile(`\d+`)
	laterChapter = regexp.MustCompile(`(?i)\b(?:a|some) later chapter\b`)
)

// noChapter finds chapters that the book does not have.
func noChapter(line string, chapters int) (problems []string) {
	for _, named := range chapterNamed.FindAllString(line, -1) {
		for _, d := range digits.FindAllString(named, -1) {
			if n, _ := strconv.Atoi(d); n < 1 || n > chapters {
				problems = append(problems, fmt.Sprintf("%q: the book has %d chapters", named, chapters))
			}
		}
	}
	if laterChapter.MatchString(line) {
		problems = append(problems, "a later chapter: say which")
	}
	return problems
}

// Avoid has turns that are correct and foreign, with what to write.
var Avoid = []struct {
	form *regexp.Regexp
	say  string
}{
	{regexp.MustCompile(`(?i)\bmend(s|ed|ing)?\b`), "fix, repair"},
	{regexp.MustCompile(`(?i)\b(?:is|are|was|were) told (?:\[?(?:with|on|in|under)\b)`), "is explained"},
	{regexp.MustCompile(`(?i)\bin earnest\b`), "for real, in practice"},
	{regexp.MustCompile("[a-z`]-th\\b"), "the jump that reaches the threshold"},
	{regexp.MustCompile(`\bthat (?:is|are) none\b`), "that is not one"},
	{regexp.MustCompile(`(?:^|[.:;] |\*)Who [a-z]+(?: [a-z]+)* (?:must|is|has|may|will|can)\b[^?]*?[.,]`), "whoever"},
	{regexp.MustCompile(`(?i)\b(?:a|the) right (?:interpreter|program|answer|result|one)\b`), "correct"},
	{regexp.MustCompile(`(?i)\bin memory's\b`), "in memory"},
}

func avoided(line string) (problems []string) {
	for _, a := range Avoid {
		if found := a.form.FindString(line); found != "" {
			problems = append(problems, fmt.Sprintf("%q: write %s", found, a.say))
		}
	}
	return problems
}

// Road holds a page to what its reader is promised: what he will know stands in its
// first paragraph, a page of the chapters says which part of the small tracer it makes
// real, and one that shows traces asks two to four questions before it answers them.
func Road(b *manuscript.Book, p *manuscript.Page) (problems []string) {
	if p.Title == "" {
		return nil // an exercise
	}
	if !strings.Contains(first(p), "At the end of this ") {
		problems = append(problems, p.Path+": the first paragraph does not say what one will know at the end of this page")
	}
	if p.Side {
		return problems
	}
	if p.Chapter != nil && hasSmall(b) && !strings.Contains(p.Body, "small/small.md") {
		problems = append(problems, p.Path+": which part of chapters/small does this page make real?")
	}
	shown, asked := 0, 0
	for _, f := range manuscript.Fences(p.Body) {
		if strings.HasSuffix(f.Args["fold"], "?") && !f.Has("sketch") {
			asked++
		} else if f.Lang == "trace" && f.Args["bf"] != "" {
			shown++
		}
	}
	if shown > 0 && (asked < 2 || asked > 4) {
		problems = append(problems, fmt.Sprintf("%s: shows traces and asks %d questions (fold= that ends in ?), not two to four", p.Path, asked))
	}
	return problems
}

func hasSmall(b *manuscript.Book) bool {
	return slices.ContainsFunc(b.Front, func(p *manuscript.Page) bool { return p.Dir == "chapters/small" })
}

// first is the paragraph below the title.
func first(p *manuscript.Page) string {
	_, body, _ := strings.Cut(p.Body, "# "+p.Title)
	paragraph, _, _ := strings.Cut(strings.TrimSpace(body), "\n\n")
	return paragraph
}

// A counted noun names what can be counted in a listing.
var countedNoun = regexp.MustCompile(`(?i)\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|[2-9]\d*|1\d+) (?:more )?(ops|operations|guards|loads|stores|additions|subtractions|markers|times|pages)\b`)

// uncounted finds numbers in the paragraphs right behind a listing that nobody counts:
// they go stale.
func uncounted(p *manuscript.Page) (problems []string) {
	lines := strings.Split(p.Text, "\n")
	for _, f := range manuscript.Fences(p.Text) {
		if !strings.Contains(" trace jitcode console asm ", " "+f.Lang+" ") || f.Has("sketch") {
			continue
		}
		for i := f.End + 2; i < len(lines) && lines[i] != "" && !strings.HasPrefix(lines[i], "```"); i++ {
			for _, m := range countedNoun.FindAllString(lines[i], -1) {
				problems = append(problems, fmt.Sprintf("%s:%d: %q behind a listing is counted by nobody: mark it with lines=, ops= or typed (FORMAT.md)", p.Path, i+1, m))
			}
		}
	}
	return problems
}

// Glossary wants each term that is an everyday word, and so is linked by hand only,
// to be linked on some page.
func Glossary(s *render.Site) (problems []string) {
	var all strings.Builder
	for _, p := range s.Book.Pages() {
		all.WriteString(p.Body)
	}
	text := all.String()
	for _, t := range s.Glossary.Terms {
		if render.Everyday(t.Names[0]) && !strings.Contains(text, "GLOSSARY.md#"+t.ID()+")") {
			problems = append(problems, fmt.Sprintf("GLOSSARY.md: %s is an everyday word and no page links to it: write [%[1]s](…/GLOSSARY.md#%s) where it is explained", t.Names[0], t.ID()))
		}
	}
	for _, t := range s.Glossary.Terms {
		problems = append(problems, glossaryChapters(t, len(s.Book.Chapters))...)
	}
	return problems
}

// glossaryChapters looks at the column of chapters of a term.
func glossaryChapters(t render.Term, chapters int) (problems []string) {
	for _, cell := range t.Cells {
		if !regexp.MustCompile(`^[\d, ]+$`).MatchString(cell) {
			continue
		}
		for _, p := range noChapter("chapter "+cell, chapters) {
			problems = append(problems, "GLOSSARY.md: "+t.Names[0]+": "+p)
		}
	}
	return problems
}
