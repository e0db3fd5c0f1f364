// Package jit is what the author of an interpreter imports: a [Driver] that
// names the variables at the interpreter's merge point, hints that cost
// nothing, and the [Params] of the engine.
//
//	var driver = jit.NewDriver(jit.Config{
//		Greens: []string{"pc", "code"},
//		Reds:   []string{"m"},
//	})
//
//	func run(code []byte, m *machine) {
//		for pc := 0; pc < len(code); pc++ {
//			driver.MergePoint(pc, code, m)
//			…
//		}
//	}
//
// An interpreter with these hints is ordinary Go and runs without the engine.
// The command translate finds them and generates what package warm needs.
//
// Called by interpreters, and by warm for the parameters. It calls nothing.
//
// The model is rpython/rlib/jit.py (JitDriver and its PARAMETERS).
package jit
