package codewriter

import (
	"slices"

	"mergepoint/pkg/jitcode"
)

// coalesce gives one register to the two sides of a copy wherever they are not
// both needed with different values. Most copies are phis of one Go variable:
// they go away, and the variable has one name in the text.
func (f *function) coalesce() {
	for f.coalesceOnce() {
		for _, b := range f.blocks {
			b.simplify()
		}
	}
}

func (f *function) coalesceOnce() bool {
	g := f.interference()
	into := make([]vreg, len(f.kinds))
	for v := range into {
		into[v] = vreg(v)
	}
	find := func(v vreg) vreg {
		for into[v] != v {
			v = into[v]
		}
		return v
	}
	merged := false
	f.copies(func(dst, src vreg) {
		d, s := find(dst), find(src)
		if d == s || g.edge(d, s) || f.kinds[d] != f.kinds[s] {
			return
		}
		if f.preferred(s, d) {
			d, s = s, d
		}
		g.merge(d, s)
		into[s] = d
		merged = true
	})
	f.rename(find)
	return merged
}

// preferred reports whether a register keeps its name before another: a
// parameter must, a Go variable should.
func (f *function) preferred(a, b vreg) bool {
	for _, list := range [][]vreg{f.params, f.entry} {
		if p, q := slices.Contains(list, a), slices.Contains(list, b); p != q {
			return p
		}
	}
	if p, q := f.names[a] != "", f.names[b] != ""; p != q {
		return p
	}
	return a < b
}

// copies visits every copy of a register.
func (f *function) copies(visit func(dst, src vreg)) {
	for _, b := range f.blocks {
		for i := range b.code {
			if in := &b.code[i]; in.op == jitcode.Copy {
				for n, d := range in.dst {
					if !in.args[n].konst {
						visit(d, in.args[n].reg)
					}
				}
			}
		}
	}
}

func (f *function) rename(find func(vreg) vreg) {
	for _, b := range f.blocks {
		for i := range b.code {
			in := &b.code[i]
			in.dst, in.args = slices.Clone(in.dst), slices.Clone(in.args)
			for n, d := range in.dst {
				in.dst[n] = find(d)
			}
			for n, a := range in.args {
				if !a.konst {
					in.args[n].reg = find(a.reg)
				}
			}
		}
	}
}

// interferenceGraph says which registers hold different values at one time. Few
// do, however many there are.
type interferenceGraph []map[vreg]bool

func (g interferenceGraph) edge(a, b vreg) bool { return g[a][b] }

func (g interferenceGraph) connect(a, b vreg) {
	if a != b {
		g[a][b], g[b][a] = true, true
	}
}

func (g interferenceGraph) merge(a, b vreg) {
	for v := range g[b] {
		g.connect(a, v)
	}
}

// interference connects each register, where it is assigned, with all that are
// live then, but for what it is a copy of.
func (f *function) interference() interferenceGraph {
	g := make(interferenceGraph, len(f.kinds))
	for v := range g {
		g[v] = map[vreg]bool{}
	}
	lv := f.liveness()
	for _, b := range f.blocks {
		lv.backward(b, func(in *ins, after regSet) {
			for n, d := range in.dst {
				after.each(func(v vreg) {
					if in.op == jitcode.Copy && !in.args[n].konst && in.args[n].reg == v {
						return
					}
					g.connect(d, v)
				})
				for _, other := range in.dst {
					g.connect(d, other)
				}
			}
		})
	}
	there := slices.Concat(f.params, f.entry)
	for i, p := range there { // all there at the start
		for _, q := range there[i+1:] {
			g.connect(p, q)
		}
		lv.in[0].each(func(v vreg) { g.connect(p, v) })
	}
	return g
}

// shareTemps lets temporaries that are not needed at the same time have one
// register: a reader then meets few, and frames are small.
func (f *function) shareTemps() {
	g := f.interference()
	into := make([]vreg, len(f.kinds))
	for v := range into {
		into[v] = vreg(v)
	}
	var shared []vreg // by color
	seen := newRegSet(len(f.kinds))
	for _, b := range f.blocks {
		for i := range b.code {
			for _, d := range b.code[i].dst {
				if f.names[d] == "" && !seen.has(d) && !slices.Contains(f.params, d) && !slices.Contains(f.entry, d) {
					seen.add(d)
					shared = f.shareTemp(g, into, shared, d)
				}
			}
		}
	}
	f.rename(func(v vreg) vreg { return into[v] })
}

// shareTemp joins a register to the first of those shared that is free, or
// adds it to them.
func (f *function) shareTemp(g interferenceGraph, into, shared []vreg, v vreg) []vreg {
	for _, s := range shared {
		if f.kinds[s] == f.kinds[v] && !g.edge(s, v) {
			g.merge(s, v)
			into[v] = s
			return shared
		}
	}
	return append(shared, v)
}
