package warm

import (
	"mergepoint/pkg/trace"
)

// A loop in which many things are decided independently has a path for each
// combination: 14 conditionals make 16,384. Bridges for all would cost more than they
// ever save, in time and in memory. So a loop has so many bridges and no more; and
// where it is left often all the same it is given up. The interpreter is faster then,
// since each exit costs more than what compiled code saves on a round.
//
// PyPy has no such bound; it counts on loop_longevity, and on guards that fail rarely.
const (
	// maxBridges is how many bridges a loop has at most: seven independent conditions.
	maxBridges = 256
	// maxTurned is how many of them begin in loops of callees: two searches, of eight ways each.
	maxTurned = 64
	// maxExits is how often a loop with that many may be left before it is given up.
	maxExits = 1 << 13
	// givenUp is how often patience is doubled for a loop that was.
	givenUp = 12
)

// mayGrow reports whether a bridge may be made for a key's code.
func (c *cell) mayGrow() bool { return c.bridges < maxBridges }

// leftTooOften counts an exit from the code of a key that may not grow, and reports
// whether it is to be given up.
func (c *cell) leftTooOften() bool {
	if c.mayGrow() {
		return false
	}
	c.exits++
	return c.exits > maxExits
}

// giveUp drops the code of a key that is left too often, and what jumps there.
func (e *Engine) giveUp(c *cell) {
	e.stats.Aborts++
	e.emit(trace.EventAborted{Where: c.where, Reason: trace.AbortTooManyPaths})
	if !e.inside.Call(c.looked) {
		c.squeezed = min(c.squeezed+givenUp, maxSqueezed)
	}
	e.dropWith(c)
}

// callLonger drops what a bridge belongs to if functions with loops into which that looks
// are called from now on: the bridge went round for too long, or they are left in too
// many ways.
func (e *Engine) callLonger(j *job, wentRound bool) {
	g := e.guards[j.guard]
	switch {
	case j.cell != nil || g == nil:
		return
	case g.of.turned > maxTurned:
		e.inside.Call(g.of.looked)
	case !wentRound || !e.inside.Calls(g.of.looked):
		return
	}
	e.dropWith(g.of)
}

// dropWith drops the code of a key, and what jumps there.
func (e *Engine) dropWith(c *cell) {
	leads := map[*cell]bool{c: true}
	for grown := true; grown; {
		grown = false
		for _, from := range e.withCode() {
			for _, to := range from.jumps {
				if leads[to] && !leads[from] {
					leads[from], grown = true, true
				}
			}
		}
	}
	e.keepCode(func(c *cell) bool { return !leads[c] })
}
