package viewer

import (
	"fmt"
	"html"
	"regexp"
	"strings"
)

var (
	listedOps = regexp.MustCompile(`(?s)<ol class="ops"(?: id="[^"]*")? data-place="([a-z0-9]+)">(.*?)</ol>`)
	listedOp  = regexp.MustCompile(`<li id="([^"]*)" class="op">.*?</span></span><code>(.*?)</code>`)
	markup    = regexp.MustCompile(`<sup.*?</sup>|<[^>]*>`)
)

// Find gives the id, on a page that WritePage has written, of what a link calls
// loop0, bridge9 (out of guard 9), raw0, guard9 (the guard itself), or
// loop0/int_add: the first op of loop 0 whose text holds int_add. Words hold
// longer than numbers: a better optimiser moves ops, and rarely renames them.
func Find(page, place string) (id string, err error) {
	where, words, search := strings.Cut(place, "/")
	if number, ok := strings.CutPrefix(where, "guard"); ok && !search {
		where, words, search = "", "descr=<Guard"+number+">", true
	}
	found := false
	for _, list := range listedOps.FindAllStringSubmatch(page, -1) {
		if list[1] != where && (where != "" || strings.HasPrefix(list[1], "raw")) {
			continue
		}
		found = true
		for _, op := range listedOp.FindAllStringSubmatch(list[2], -1) {
			if !search {
				return strings.TrimRight(op[1], "0123456789"), nil
			}
			if strings.Contains(html.UnescapeString(markup.ReplaceAllString(op[2], "")), words) {
				return op[1], nil
			}
		}
	}
	if !found {
		return "", fmt.Errorf("the viewer lists no trace %s", where)
	}
	return "", fmt.Errorf("%s: no op of the viewer's trace has %q", place, words)
}
