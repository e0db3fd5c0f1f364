package optimizer_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mergepoint/pkg/optimizer"
)

// TestEveryRuleHasACase: the case of a rule is testdata/PASS/RULE.txtar, and
// shows the rule at work.
func TestEveryRuleHasACase(t *testing.T) {
	for _, p := range optimizer.Table {
		for _, r := range p.Rules {
			path := filepath.Join("testdata", p.Name, r.Name+".txtar")
			text, err := os.ReadFile(path)
			if err != nil {
				t.Errorf("%s/%s has no case: %v", p.Name, r.Name, err)
				continue
			}
			if r.Name != "store-later" && !strings.Contains(string(text), p.Name+"/"+r.Name) {
				t.Errorf("%s does not show the rule at work", path)
			}
			if r.Doc == "" || len(r.Codes) == 0 {
				t.Errorf("%s/%s says not what it does, or looks at no op", p.Name, r.Name)
			}
		}
		if p.Doc == "" || p.Needs == "" {
			t.Errorf("the pass %s does not say what it is for and what comes before it", p.Name)
		}
	}
}

func TestParsePasses(t *testing.T) {
	for in, want := range map[string]string{
		"all":          "rewrite:intbounds:pure:heap:unroll",
		"none":         "none",
		"":             "none",
		"heap:rewrite": "rewrite:heap",
		"unroll":       "unroll",
	} {
		if got, err := optimizer.ParsePasses(in); err != nil || got.String() != want {
			t.Errorf("ParsePasses(%q) = %v, %v, want %s", in, got, err, want)
		}
	}
	_, err := optimizer.ParsePasses("heap:vectorize")
	want := `enable_opts: no pass is called "vectorize"; there are rewrite:intbounds:pure:heap:unroll, or all, or none`
	if err == nil || err.Error() != want {
		t.Errorf("unknown pass: %v, want %s", err, want)
	}
	for _, p := range optimizer.Table {
		if !strings.Contains(optimizer.Help(), p.Name) {
			t.Errorf("the help text lacks %s", p.Name)
		}
	}
}
