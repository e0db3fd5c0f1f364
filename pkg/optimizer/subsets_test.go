package optimizer_test

import (
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"
	"unsafe"

	"golang.org/x/tools/txtar"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/texttest"
	"mergepoint/pkg/trace"
)

// sources reads all cases.
func sources(t *testing.T) map[string]source {
	t.Helper()
	paths, err := filepath.Glob("testdata/*/*.txtar")
	must(t, err)
	all := map[string]source{}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		must(t, err)
		sections := map[string]string{}
		for _, f := range archive.Files {
			sections[f.Name] = string(f.Data)
		}
		all[path] = source{descrs: sections["descrs"], loop: sections["loop"], in: sections["in"]}
	}
	return all
}

// TestSubsets: each case is right with every set of passes, since each can be
// switched off: no rule may rely on what another leaves.
func TestSubsets(t *testing.T) {
	for path, s := range sources(t) {
		for _, s.passes = range optimizer.Sets() {
			t.Run(fmt.Sprintf("%s/%v", path, s.passes), func(t *testing.T) { s.optimise(t).sameRuns(t, 4) })
		}
	}
}

// TestConstantOperands: a constant may stand wherever a box may. Each operand of
// each op of each case, but for the long ones, is one in turn: each of its constants
// with all passes, and with each other set of passes one of them, another with
// the next set and at the next operand.
func TestConstantOperands(t *testing.T) {
	for path, s := range sources(t) {
		if strings.Contains(path, "listing") {
			continue
		}
		shape := s.optimise(t).in
		for i, op := range shape.Ops {
			for j, b := range op.Args {
				if b.Const || op.Code == ops.GuardNoException {
					continue
				}
				t.Run(fmt.Sprintf("%s/%v %d of op %d", path, b.Kind, j, i), func(t *testing.T) {
					list := constants(b.Kind)
					for set, passes := range optimizer.Sets() {
						for n, constant := range list {
							if passes != optimizer.All && (set+i+j)%len(list) != n {
								continue
							}
							s.passes = passes
							s.change = func(o *optCase) { replace(o.in.Ops[i], j, constant(o.world)) }
							s.sameRunsOrSay(t, n)
						}
					}
				})
			}
		}
	}
}

// replace changes an operand. A jump also resumes with it.
func replace(op *trace.Op, n int, b *trace.Box) {
	op.Args[n] = b
	if op.Code != ops.Jump || op.Guard == nil {
		return
	}
	f := &op.Guard.Frames[0]
	f.Ints, f.Refs = nil, nil
	for _, b := range op.Args {
		if b.Kind == descr.Int {
			f.Ints = append(f.Ints, b)
		} else {
			f.Refs = append(f.Refs, b)
		}
	}
	op.Guard.CollectFailArgs()
}

// sameRunsOrSay says of a case that fails which it is.
func (s source) sameRunsOrSay(t *testing.T, constant int) {
	defer func() {
		if x := recover(); x != nil || t.Failed() {
			t.Fatalf("constant %d, with %v: %v\n%s", constant, s.passes, x, s.in)
		}
	}()
	s.optimise(t).sameRuns(t, 1)
}

// constants gives what to put in a box's place.
func constants(k descr.Kind) (list []func(w *texttest.World) *trace.Box) {
	if k == descr.Ref {
		return append(list,
			func(*texttest.World) *trace.Box { return trace.ConstRef(nil) },
			func(w *texttest.World) *trace.Box { return trace.ConstRef(unsafe.Pointer(w.Objects[0])) })
	}
	for _, v := range []int64{0, 5, math.MinInt64} {
		list = append(list, func(*texttest.World) *trace.Box { return trace.ConstInt(v) })
	}
	return list
}
