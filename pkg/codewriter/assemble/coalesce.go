package assemble

import (
	"slices"

	"mergepoint/pkg/jitcode"
)

// coalesce gives one register to the two sides of a copy wherever they are not
// both needed with different values. Most copies are phis of one Go variable:
// they go away, and the variable has one name in the text.
func (f *Function) coalesce() {
	for f.coalesceOnce() {
		for _, b := range f.Blocks {
			b.simplify()
		}
	}
}

func (f *Function) coalesceOnce() bool {
	g := f.interference()
	into := make([]VReg, len(f.Kinds))
	for v := range into {
		into[v] = VReg(v)
	}
	find := func(v VReg) VReg {
		for into[v] != v {
			v = into[v]
		}
		return v
	}
	merged := false
	f.copies(func(dst, src VReg) {
		d, s := find(dst), find(src)
		if d == s || g.edge(d, s) || f.Kinds[d] != f.Kinds[s] {
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
func (f *Function) preferred(a, b VReg) bool {
	for _, list := range [][]VReg{f.Params, f.Entry} {
		if p, q := slices.Contains(list, a), slices.Contains(list, b); p != q {
			return p
		}
	}
	if p, q := f.Names[a] != "", f.Names[b] != ""; p != q {
		return p
	}
	return a < b
}

// copies visits every copy of a register.
func (f *Function) copies(visit func(dst, src VReg)) {
	for _, b := range f.Blocks {
		for i := range b.Code {
			if in := &b.Code[i]; in.Op == jitcode.Copy {
				for n, d := range in.Dst {
					if !in.Args[n].Const {
						visit(d, in.Args[n].Reg)
					}
				}
			}
		}
	}
}

func (f *Function) rename(find func(VReg) VReg) {
	for _, b := range f.Blocks {
		for i := range b.Code {
			in := &b.Code[i]
			in.Dst, in.Args = slices.Clone(in.Dst), slices.Clone(in.Args)
			for n, d := range in.Dst {
				in.Dst[n] = find(d)
			}
			for n, a := range in.Args {
				if !a.Const {
					in.Args[n].Reg = find(a.Reg)
				}
			}
		}
	}
}

// interferenceGraph says which registers hold different values at one time. Few
// do, however many there are.
type interferenceGraph []map[VReg]bool

func (g interferenceGraph) edge(a, b VReg) bool { return g[a][b] }

func (g interferenceGraph) connect(a, b VReg) {
	if a != b {
		g[a][b], g[b][a] = true, true
	}
}

func (g interferenceGraph) merge(a, b VReg) {
	for v := range g[b] {
		g.connect(a, v)
	}
}

// interference connects each register, where it is assigned, with all that are
// live then, but for what it is a copy of.
func (f *Function) interference() interferenceGraph {
	g := make(interferenceGraph, len(f.Kinds))
	for v := range g {
		g[v] = map[VReg]bool{}
	}
	lv := f.liveness()
	for _, b := range f.Blocks {
		lv.backward(b, func(in *Ins, after RegSet) {
			for n, d := range in.Dst {
				after.Each(func(v VReg) {
					if in.Op == jitcode.Copy && !in.Args[n].Const && in.Args[n].Reg == v {
						return
					}
					g.connect(d, v)
				})
				for _, other := range in.Dst {
					g.connect(d, other)
				}
			}
		})
	}
	there := slices.Concat(f.Params, f.Entry)
	for i, p := range there { // all there at the start
		for _, q := range there[i+1:] {
			g.connect(p, q)
		}
		lv.in[0].Each(func(v VReg) { g.connect(p, v) })
	}
	return g
}

// shareTemps lets temporaries that are not needed at the same time have one
// register: a reader then meets few, and frames are small.
func (f *Function) shareTemps() {
	g := f.interference()
	into := make([]VReg, len(f.Kinds))
	for v := range into {
		into[v] = VReg(v)
	}
	var shared []VReg // by color
	seen := NewRegSet(len(f.Kinds))
	for _, b := range f.Blocks {
		for i := range b.Code {
			for _, d := range b.Code[i].Dst {
				if f.Names[d] == "" && !seen.Has(d) && !slices.Contains(f.Params, d) && !slices.Contains(f.Entry, d) {
					seen.Add(d)
					shared = f.shareTemp(g, into, shared, d)
				}
			}
		}
	}
	f.rename(func(v VReg) VReg { return into[v] })
}

// shareTemp joins a register to the first of those shared that is free, or
// adds it to them.
func (f *Function) shareTemp(g interferenceGraph, into, shared []VReg, v VReg) []VReg {
	for _, s := range shared {
		if f.Kinds[s] == f.Kinds[v] && !g.edge(s, v) {
			g.merge(s, v)
			into[v] = s
			return shared
		}
	}
	return append(shared, v)
}
