package small

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sum adds 10 to a cell, one by one.
const sum = "++++++++++[>+<-]>."

// trace records the first loop of a program and optimises it by some rules.
func trace(program string, rules map[string]Rule, peel bool) *Trace {
	m, at := Hot(program)
	ops, _ := Record(m, at)
	if peel {
		return Peel(m, ops, rules)
	}
	return &Trace{Loop: NewWalk(m, rules).Do(ops).Out}
}

func some(names ...string) map[string]Rule {
	rules := map[string]Rule{}
	for _, n := range names {
		rules[n] = Rules[n]
	}
	return rules
}

// Example_machine runs a guest program in the interpreter.
func Example_machine() {
	fmt.Println(New("++++++++[>++++++++<-]>+.", 0).Run())
	// Output: A
}

// Example_record shows what one round of [-] is to the interpreter.
func Example_record() {
	fmt.Print(Text(trace("+++++[-]", nil, false).Loop))
	// Output:
	// guard 6 6
	// v1 = char 6
	// v2 = eq v1 62
	// guard v2 0
	// v3 = eq v1 60
	// guard v3 0
	// v4 = eq v1 43
	// guard v4 0
	// v5 = eq v1 45
	// guard v5 1
	// v6 = load state 0
	// v7 = load tape v6
	// v8 = add v7 -1
	// store tape v6 v8
	// v9 = add 6 1
	// guard v9 7
	// v10 = char 7
	// v11 = eq v10 62
	// guard v11 0
	// v12 = eq v10 60
	// guard v12 0
	// v13 = eq v10 43
	// guard v13 0
	// v14 = eq v10 45
	// guard v14 0
	// v15 = eq v10 46
	// guard v15 0
	// v16 = eq v10 91
	// guard v16 0
	// v17 = eq v10 93
	// guard v17 1
	// v18 = load state 0
	// v19 = load tape v18
	// v20 = eq v19 0
	// guard v20 0
	// v21 = partner 7
	// v22 = add v21 1
	// guard v22 6
	// jump
}

// Example_fold is the same trace with what depends on constants alone computed.
func Example_fold() {
	fmt.Print(Text(trace("+++++[-]", some("add", "eq", "char", "partner", "guard"), false).Loop))
	// Output:
	// v1 = load state 0
	// v2 = load tape v1
	// v3 = add v2 -1
	// store tape v1 v3
	// v4 = load state 0
	// v5 = load tape v4
	// v6 = eq v5 0
	// guard v6 0
	// jump
}

// Example_heap is the trace of [>+<-] with what is known of memory used.
func Example_heap() {
	fmt.Print(Text(trace(sum, Rules, false).Loop))
	// Output:
	// v1 = load state 0
	// v2 = add v1 1
	// v3 = load tape v2
	// v4 = add v3 1
	// store tape v2 v4
	// v5 = load tape v1
	// v6 = add v5 -1
	// v7 = eq v6 0
	// store tape v1 v6
	// guard v7 0
	// jump
}

// Example_peel has a way in, and a loop that relies on it.
func Example_peel() {
	t := trace(sum, Rules, true)
	fmt.Print(Text(t.Entry, t.Loop))
	// Output:
	// v1 = load state 0
	// v2 = add v1 1
	// v3 = load tape v2
	// v4 = add v3 1
	// store tape v2 v4
	// v5 = load tape v1
	// v6 = add v5 -1
	// v7 = eq v6 0
	// store tape v1 v6
	// guard v7 0
	// jump
	// v8 = load tape v2
	// v9 = add v8 1
	// store tape v2 v9
	// v10 = load tape v1
	// v11 = add v10 -1
	// v12 = eq v11 0
	// store tape v1 v11
	// guard v12 0
	// jump
}

// Example_steps counts the ops of one round of [>+<-] as the rules come in.
func Example_steps() {
	for _, s := range []struct {
		name  string
		rules map[string]Rule
		peel  bool
	}{
		{"recorded", nil, false},
		{"folded", some("add", "eq", "char", "partner", "guard"), false},
		{"with the heap", Rules, false},
		{"peeled", Rules, true},
	} {
		fmt.Printf("%-14s %d\n", s.name, len(trace(sum, s.rules, s.peel).Loop))
	}
	// Output:
	// recorded       69
	// folded         18
	// with the heap  10
	// peeled         8
}

// Example_jit runs a program with the threshold so low that its loops are traced.
func Example_jit() {
	m := New("++++++++[>++++++++<-]>+.", 3)
	fmt.Println(m.Run(), len(m.Traces), "trace")
	// Output:
	// A 1 trace
}

// TestThreeHundredLines holds the page's claim: without the interpreter that is watched, and
// without what prints.
func TestThreeHundredLines(t *testing.T) {
	files, _ := filepath.Glob("*.go")
	lines := 0
	for _, f := range files {
		if f == "text.go" || f == "code.go" || strings.HasSuffix(f, "_test.go") {
			continue
		}
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") && !strings.HasPrefix(line, "package") {
				lines++
			}
		}
	}
	if lines > 300 {
		t.Errorf("%d lines, not three hundred", lines)
	}
}

// write makes a random program whose loops end: each counts a cell down that nothing
// else in it touches.
func write(r *rand.Rand, depth int) string {
	var b strings.Builder
	for range r.IntN(6) {
		switch k := r.IntN(5); {
		case k == 0 && depth > 0:
			b.WriteString(strings.Repeat("+", 1+r.IntN(5)) + "[->>" + write(r, depth-1) + "<<]")
		default:
			b.WriteString([]string{">+<", ">-<", ">.<", ">++<"}[r.IntN(4)])
		}
	}
	return b.String()
}

// TestAgrees runs programs plainly and with every rule left out once.
func TestAgrees(t *testing.T) {
	programs := []string{sum, "+++[>+++[>+++<-]<-]>>.", "++++++++[>++++++++<-]>+.", "+++++++++[-.]", "", "[]", "+[-]+[-]"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 150 {
		programs = append(programs, write(r, 2))
	}
	defer func(all map[string]Rule) { Rules = all }(Rules)
	all := Rules
	for _, p := range programs {
		plain := New(p, 0)
		want := plain.Run()
		for _, without := range []string{"", "add", "eq", "guard", "load", "store"} {
			Rules = map[string]Rule{}
			for name, rule := range all {
				if name != without && !(without == "load" && name == "store") && !(without == "store" && name == "load") {
					Rules[name] = rule
				}
			}
			m := New(p, 2)
			if got := m.Run(); got != want || !cmp.Equal(m.Mem, plain.Mem) {
				t.Fatalf("%q without %q: %q, want %q\n%s", p, without, got, want, cmp.Diff(plain.Mem, m.Mem))
			}
		}
	}
}
