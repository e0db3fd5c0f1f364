package jit

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSet(t *testing.T) {
	p := DefaultParams()
	if want := (Params{Threshold: 1000, TraceEagerness: 200, TraceLimit: 6000, LoopLongevity: 1000, EnableOpts: "all"}); !cmp.Equal(p, want) {
		t.Fatal(cmp.Diff(want, p))
	}
	if err := p.Set("threshold=3, trace_limit=100,enable_opts=rewrite:heap,off"); err != nil {
		t.Fatal(err)
	}
	if want := (Params{Threshold: 3, TraceEagerness: 200, TraceLimit: 100, LoopLongevity: 1000, EnableOpts: "rewrite:heap", Off: true}); !cmp.Equal(p, want) {
		t.Error(cmp.Diff(want, p))
	}
	if err := p.Set("default"); err != nil || !cmp.Equal(p, DefaultParams()) {
		t.Errorf("after default: %+v, %v", p, err)
	}
}

func TestSetErrors(t *testing.T) {
	for in, want := range map[string]string{
		"treshold=3":        `unknown parameter "treshold"; there are threshold, trace_eagerness, trace_limit, loop_longevity, enable_opts, codemem, off and default`,
		"threshold":         `parameter threshold needs a value, as in threshold=1000`,
		"threshold=many":    `parameter threshold: "many" is not a number`,
		"trace_eagerness=-": `parameter trace_eagerness: "-" is not a number`,
		"trace_limit=0":     `parameter trace_limit: 0 is too small, at least 1 is needed`,
		"codemem=-1":        `parameter codemem: -1 is too small, at least 0 is needed`,
	} {
		p := DefaultParams()
		if err := p.Set(in); err == nil || err.Error() != want {
			t.Errorf("Set(%q): %v, want %s", in, err, want)
		}
	}
}

func TestTableIsDocumented(t *testing.T) {
	for _, row := range ParamTable {
		if row.Doc == "" || strings.TrimSpace(row.Doc) != row.Doc {
			t.Errorf("%s: doc %q", row.Name, row.Doc)
		}
	}
}

var hinted = NewDriver(Config{Greens: []string{"pc"}, Reds: []string{"acc"}})

func TestHintsAllocateNothing(t *testing.T) {
	acc := 0
	n := testing.AllocsPerRun(100, func() {
		for pc := range 1000 {
			hinted.MergePoint(pc, acc)
			acc += pc
		}
	})
	if n != 0 {
		t.Errorf("MergePoint allocates %v times", n)
	}
}
