package optimizer_test

import (
	"fmt"
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
			if r.Is != "" {
				continue // TestIdentities and TestIdentitiesFire hold it
			}
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
		if p.Doc == "" || p.Why == "" {
			t.Errorf("the pass %s does not say what it is for and what comes before it", p.Name)
		}
	}
}

func TestParsePasses(t *testing.T) {
	for in, want := range map[string]string{
		"all":          "rewrite:intbounds:integers:pure:items:heap:unroll:loads:pending:registers:repeat:bridgeopt:closedform:virtuals",
		"none":         "none",
		"":             "none",
		"tutorial":     "rewrite:intbounds:pure:heap:unroll",
		"heap:rewrite": "rewrite:heap",
		"unroll":       "unroll",
	} {
		if got, err := optimizer.ParsePasses(in); err != nil || got.String() != want {
			t.Errorf("ParsePasses(%q) = %v, %v, want %s", in, got, err, want)
		}
	}
	_, err := optimizer.ParsePasses("heap:vectorize")
	want := `enable_opts: no pass is called "vectorize"; there are rewrite:intbounds:integers:pure:items:heap:unroll:loads:pending:registers:repeat:bridgeopt:closedform:virtuals, or all, or chapter8, or tutorial, or none`
	if err == nil || err.Error() != want {
		t.Errorf("unknown pass: %v, want %s", err, want)
	}
	for _, p := range optimizer.Table {
		if !strings.Contains(optimizer.Help(), p.Name) {
			t.Errorf("the help text lacks %s", p.Name)
		}
	}
}

// TestPassOrder: a table whose order contradicts what its rows need is refused.
func TestPassOrder(t *testing.T) {
	for want, swap := range map[string][2]int{
		"": {0, 0},
		"intbounds comes before rewrite: that drops the guards whose conditions it decides": {0, 1},
		"heap comes before pure: so that pointers and indices are compared as boxes":        {3, 5},
		"unroll comes before heap: it asks for a fact of theirs only where they found none": {5, 6},
	} {
		table := optimizer.Table
		i, j := swap[0], swap[1]
		table[i], table[j] = table[j], table[i]
		table[i].Is, table[j].Is = table[j].Is, table[i].Is
		if got := fmt.Sprint(optimizer.CheckOrder(table[:])); got != want && !(want == "" && got == "<nil>") {
			t.Errorf("rows %v swapped: %s, want %s", swap, got, want)
		}
	}
}
