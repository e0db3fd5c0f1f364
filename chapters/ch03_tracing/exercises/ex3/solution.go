//go:build solution

package ex3

// Trace is a recorded trace that the planted bug does harm to. Of p0 the test has
// two int fields, <Tape.position> and <Tape.count>.
const Trace = `
[p0, i1]
setfield_gc(p0, i1, descr=<Tape.position>)
guard_true(i1) [p0]
setfield_gc(p0, 7, descr=<Tape.position>)
finish(i1)
`
