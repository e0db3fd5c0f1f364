package render

import (
	"html"
	"regexp"
	"strings"
)

// An entry of the search index is one section of a page.
type entry struct {
	Page  string `json:"p"` // title
	Title string `json:"t"` // of the section
	URL   string `json:"u"`
	Text  string `json:"x"`
}

var (
	sectionStart = regexp.MustCompile(`<h[123] id="([^"]*)">(.*?)</h[123]>`)
	tag          = regexp.MustCompile(`<[^>]*>`)
	spaces       = regexp.MustCompile(`\s+`)
)

// index takes a page's HTML apart at its headings.
func index(title, url, body string) (list []entry) {
	at := sectionStart.FindAllStringSubmatchIndex(body, -1)
	for i, m := range at {
		end := len(body)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		list = append(list, entry{title, strings.TrimSuffix(words(body[m[4]:m[5]]), " #"), url + "#" + body[m[2]:m[3]], words(body[m[1]:end])})
	}
	return list
}

func words(s string) string {
	return strings.TrimSpace(spaces.ReplaceAllString(html.UnescapeString(tag.ReplaceAllString(s, " ")), " "))
}

var tableRowStart = regexp.MustCompile(`(?s)<tr id="([^"]*)"><th[^>]*>(.*?)</th>(.*?)</tr>`)

// rows gives an entry for each named row of a table.
func rows(title, url, body string) (list []entry) {
	for _, m := range tableRowStart.FindAllStringSubmatch(body, -1) {
		list = append(list, entry{title, words(m[2]), url + "#" + m[1], words(m[3])})
	}
	return list
}
