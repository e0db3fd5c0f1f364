package judge

import (
	"encoding/json"
	"os"
	"runtime/debug"

	"mergepoint/pkg/jit"
)

// A Named is a case with the programs it is judged by.
type Named struct {
	Name string
	Case
	Guests []string
}

// Main is what a program with interpreters linked in does: for each that its
// arguments name it prints the name, then its verdict, each a JSON text on a
// line. So it is known which one did not come to an end.
func Main(cases []Named) {
	debug.SetMemoryLimit(roomy)
	wanted := map[string]bool{}
	for _, name := range os.Args[1:] {
		wanted[name] = true
	}
	out := json.NewEncoder(os.Stdout)
	for n, c := range cases {
		if !wanted[c.Name] {
			continue
		}
		collect(n)
		_ = out.Encode(Verdict{Case: c.Name})
		v := c.Judge(c.Guests)
		v.Case = c.Name
		_ = out.Encode(v)
	}
}

// roomy is how much memory a process may take before there are collections.
const roomy = 512 << 20

// collect says how often garbage is collected while case n is judged: seldom, for little
// lives; but each eighth sees many collections, some of them while compiled code runs.
func collect(n int) {
	percent := -1
	if n%8 == 0 {
		percent = 50
	}
	debug.SetGCPercent(percent)
}

var asBytes = map[string][]byte{}

// Bytes gives a guest program as bytes, always the same ones: they are told apart
// by where they lie.
func Bytes(code Text) []byte {
	b := asBytes[code]
	if b == nil {
		b = []byte(code)
		asBytes[code] = b
	}
	return b
}

var memo = map[memoKey]any{}

type memoKey struct {
	driver *jit.Driver
	code   Text
}

// Memo gives what a guest program becomes before it is run, always the same one.
func Memo(d *jit.Driver, code Text, make func() any) any {
	k := memoKey{d, code}
	if memo[k] == nil {
		memo[k] = make()
	}
	return memo[k]
}

// Len is the length of a guest program.
func Len(code Text) int { return len(code) }
