package warm

import (
	"errors"
	"slices"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/trace"
)

// An engine that serves for years meets more programs than there is memory. So
// it forgets what has grown old. Age is counted in what takes memory, so that an
// engine that only runs what it knows forgets nothing:
//
//   - the code of a key, if loop_longevity loops have been made since it was
//     entered last, and no code that stays jumps to it;
//   - a key without code, if coldness times as many keys have been met since it
//     was counted last.
//
// This happens between runs; to code also in a run that makes many loops. When code
// memory is full it happens at once, oldest first, to all code that the trace at hand
// does not need. The model is rpython/jit/metainterp/memmgr.py; that leaves it to the
// collector to find which code jumps where.

// coldness: a key that was only counted takes little, and is worth as little.
const coldness = 10

// made is one compiled trace of a key.
type made struct {
	code   backend.Code
	guards []int // their numbers
}

// ages are what has been made and met, at some time.
type ages struct{ loops, keys int }

// forgetOld drops what is too old, if enough is new since it was done last.
func (e *Engine) forgetOld() {
	age := e.params.LoopLongevity
	if age == 0 || 4*(e.loops-e.forgot.loops) < age && 4*(e.keys-e.forgot.keys) < coldness*age {
		return
	}
	e.forgot = ages{e.loops, e.keys}
	e.keepCode(e.isNew)
	for _, t := range e.tables {
		t.keep(func(c *cell) bool {
			if n := t.count(c); n != c.seen {
				c.seen, c.met = n, e.keys
			}
			return c.code != nil || e.keys-c.met < coldness*age
		})
	}
	e.keepTables()
}

// isNew reports code that was entered not long ago.
func (e *Engine) isNew(c *cell) bool { return e.loops-c.entered < e.params.LoopLongevity }

// forgetOldCode does so with code in a run that makes many loops, when one more is
// wanted; not while a level outside records, whose trace may jump to what is old.
func (s *Session) forgetOldCode() {
	e := s.engine
	if age := e.params.LoopLongevity; age == 0 || 4*(e.loops-e.forgot.loops) < age || s.recordsOutside() > 0 {
		return
	}
	e.forgot.loops = e.loops
	e.keepCode(e.isNew)
}

// keepTables drops the tables without keys.
func (e *Engine) keepTables() {
	if e.session != nil {
		e.session.table = nil // which may be one of those
	}
	e.tables = slices.DeleteFunc(e.tables, func(t *table) bool { return len(t.cells) == 0 })
	clear(e.byGreens)
	for _, t := range e.tables {
		h := t.constant.hash()
		e.byGreens[h] = append(e.byGreens[h], t)
	}
}

// keepCode drops all code but that of the cells that are wanted, and what it jumps
// to. It gives the cells that had code and have none now.
func (e *Engine) keepCode(wanted func(*cell) bool) (dropped []*cell) {
	stays := map[*cell]bool{}
	var stay func(*cell)
	stay = func(c *cell) {
		if !stays[c] {
			stays[c] = true
			for _, to := range c.jumps {
				stay(to)
			}
		}
	}
	all := e.withCode()
	for _, c := range all {
		if wanted(c) {
			stay(c)
		}
	}
	for _, c := range all {
		if !stays[c] {
			e.dropCode(c)
			dropped = append(dropped, c)
		}
	}
	return dropped
}

// withCode lists the cells that have code, in the order of their tables.
func (e *Engine) withCode() (list []*cell) {
	for _, t := range e.tables {
		for _, c := range t.cells {
			if len(c.made) > 0 {
				list = append(list, c)
			}
		}
	}
	return list
}

// dropCode frees all code of a cell. It is counted anew.
func (e *Engine) dropCode(c *cell) {
	e.free(c.made)
	delete(e.targets, c.target)
	c.code, c.target, c.made, c.jumps = nil, nil, nil, nil
	c.bridges, c.exits, c.turned, c.looked = 0, 0, 0, nil
	c.in.restart(c, e.patienceFor(c))
}

// free frees code that nobody will enter any more, and forgets its guards. An outer
// run may still be in it: then it waits.
func (e *Engine) free(list []made) {
	e.dying = append(e.dying, list...)
	if s := e.at.session; s != nil && s.outerInCode() {
		for _, m := range list {
			for _, n := range m.guards {
				e.guards[n].leftAlone = true
			}
		}
		return
	}
	e.freeNow(e.dying)
	e.dying = nil
}

func (e *Engine) freeNow(list []made) {
	for _, m := range slices.Backward(list) {
		for _, n := range m.guards {
			delete(e.guards, n)
		}
		if m.code != nil { // it was compiled
			e.backend.Free(m.code)
		}
	}
}

// compileCode compiles a trace, which is to belong to a cell; to make room it drops
// older code.
func (e *Engine) compileCode(t *trace.Trace, owner *cell) (backend.Code, error) {
	code, err := e.backend.Compile(t)
	for errors.Is(err, backend.ErrCodeMemory) && e.makeRoom(t, owner) {
		code, err = e.backend.Compile(t)
	}
	if errors.Is(err, backend.ErrCodeLost) {
		e.countOnly = true
		e.keepCode(func(*cell) bool { return false })
	}
	return code, err
}

// makeRoom drops the older half of the code that the trace does not need, or all
// of it if what is newer needs the older. It reports whether there was any. The
// keys concerned are counted longer each time: memory that is too small for a
// program must not make the engine compile for ever.
func (e *Engine) makeRoom(t *trace.Trace, owner *cell) bool {
	if s := e.at.session; s != nil && s.outerInCode() {
		return false
	}
	needed := func(c *cell) bool { return c == owner || c.target != nil && c.target == targetOf(t) }
	all := e.withCode()
	if len(all) == 0 {
		return false
	}
	slices.SortStableFunc(all, func(a, b *cell) int { return a.entered - b.entered })
	middle := all[len(all)/2].entered
	dropped := e.keepCode(func(c *cell) bool { return needed(c) || c.entered > middle })
	if len(dropped) == 0 {
		dropped = e.keepCode(needed)
	}
	for _, c := range dropped {
		c.squeezed++
		c.in.restart(c, e.patienceFor(c))
	}
	return len(dropped) > 0
}

// targetOf gives the loop that a trace jumps to, nil if it does not jump.
func targetOf(t *trace.Trace) *trace.Target {
	target, _ := t.Ops[len(t.Ops)-1].Descr.(*trace.Target)
	return target
}
