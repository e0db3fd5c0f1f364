// Package texttest runs tests that are texts: one txtar file a case, with a
// sentence of why, input sections, and expectation sections.
//
//	A load after a store to the same field is the stored box.
//	-- in --
//	[p0, i1]
//	setfield_gc(p0, i1, descr=<T.x>)
//	i2 = getfield_gc(p0, descr=<T.x>)
//	finish(i2)
//	-- out --
//	[p0, i1]
//	...
//	finish(i1)
//
// In an expectation a line "..." stands for any number of lines, and $name for
// one word, the same wherever the name stands again ($_ for any word). Tests
// run with -update rewrite the expectations that fail, and nothing else.
//
// [World] gives parsed traces a heap and functions to call, so that they can be
// run: what a golden file says is also checked by running it.
//
// Called by the tests of optimizer, metainterp and the backends. It calls tracetext.
package texttest
