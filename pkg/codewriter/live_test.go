package codewriter_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mergepoint/pkg/codewriter"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// TestLiveSets holds the live sets of all checked-in jitcode against what an
// instruction really is: a register is live at a place if some path from there
// reads it before it is written. The paths are searched one register at a time,
// which is slow and has nothing in common with the codewriter's way.
func TestLiveSets(t *testing.T) {
	for _, dir := range generated(t, "../../chapters", "../../testdata", "testdata/subset", "testdata/forms") {
		text, err := os.ReadFile(filepath.Join(dir, codewriter.JitcodeFile))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range jitcode.MustParse(string(text)).Funcs {
			for pc := range f.Code {
				if f.Code[pc].Live != nil {
					if want := wantLive(f, pc); liveText(f, f.Code[pc].Live) != want {
						t.Errorf("%s: %s: %s: want live[%s]", dir, f.Name, f.InstrText(pc), want)
					}
				}
			}
		}
	}
}

// wantLive gives the live set that the resume rules ask for.
func wantLive(f *jitcode.Func, pc int) string {
	in := &f.Code[pc]
	l := &jitcode.Live{}
	for k, n := range map[descr.Kind]int{descr.Int: f.NumInts(), descr.Ref: f.NumRefs()} {
		for i := range n {
			r := jitcode.Reg{Kind: k, Index: uint16(i)}
			var live bool
			switch in.Op.Control().Live {
			case jitcode.LiveAfter: // of a branch on either side
				live = readBefore(f, pc+1, r, map[int]bool{})
				for _, to := range in.Targets() {
					live = live || readBefore(f, to, r, map[int]bool{})
				}
			case jitcode.LiveAcross: // after it, without its results
				live = readBefore(f, pc+1, r, map[int]bool{}) && !slices.Contains(in.Dst, r)
			default: // it is executed again
				live = readBefore(f, pc, r, map[int]bool{})
			}
			if live && k == descr.Int {
				l.Ints = append(l.Ints, r.Index)
			} else if live {
				l.Refs = append(l.Refs, r.Index)
			}
		}
	}
	return liveText(f, l)
}

// readBefore searches the paths from an instruction for a read of a register.
func readBefore(f *jitcode.Func, pc int, r jitcode.Reg, seen map[int]bool) bool {
	for !seen[pc] {
		seen[pc] = true
		in := &f.Code[pc]
		for _, a := range in.Args {
			if !a.Const && (jitcode.Reg{Kind: a.Kind, Index: a.Index}) == r {
				return true
			}
		}
		switch {
		case slices.Contains(in.Dst, r), in.Op == jitcode.Return, in.Op == jitcode.Leave, in.Op == jitcode.Raise:
			return false
		case in.Op == jitcode.Goto:
			pc = in.Target
		case slices.ContainsFunc(in.Targets(), func(to int) bool { return readBefore(f, to, r, seen) }):
			return true
		default:
			pc++
		}
	}
	return false
}

func liveText(f *jitcode.Func, l *jitcode.Live) string {
	var list []string
	for _, r := range l.Ints {
		list = append(list, f.RegName(jitcode.Reg{Kind: descr.Int, Index: r}))
	}
	for _, r := range l.Refs {
		list = append(list, f.RegName(jitcode.Reg{Kind: descr.Ref, Index: r}))
	}
	return strings.Join(list, " ")
}

// TestTidy looks for what the codewriter should have cleared away: results
// nobody reads, jumps to jumps, copies of a register to itself.
func TestTidy(t *testing.T) {
	for _, dir := range generated(t, "../../chapters", "../../testdata", "testdata/subset", "testdata/forms") {
		text, err := os.ReadFile(filepath.Join(dir, codewriter.JitcodeFile))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range jitcode.MustParse(string(text)).Funcs {
			for pc := range f.Code {
				if what := untidy(f, pc); what != "" {
					t.Errorf("%s: %s: %s: %s", dir, f.Name, f.InstrText(pc), what)
				}
			}
		}
	}
}

func untidy(f *jitcode.Func, pc int) string {
	in := &f.Code[pc]
	for _, to := range in.Targets() {
		if f.Code[to].Op == jitcode.Goto {
			return "a jump to a jump"
		}
	}
	switch in.Op {
	case jitcode.Goto:
		if in.Target == pc+1 {
			return "a jump to the next instruction"
		}
	case jitcode.Copy:
		for i, d := range in.Dst {
			if a := in.Args[i]; !a.Const && (jitcode.Reg{Kind: a.Kind, Index: a.Index}) == d {
				return "a copy of a register to itself"
			}
		}
	}
	if c, ok := in.Op.Code(); ok && len(in.Dst) == 1 && c != ops.Invalid && !readBefore(f, pc+1, in.Dst[0], map[int]bool{}) {
		return fmt.Sprintf("nobody reads %%%s", f.RegName(in.Dst[0]))
	}
	return ""
}
