// Package warm is the engine: it counts how often each guest loop is run, has
// hot ones recorded, optimised and compiled, enters compiled code, and goes on
// in the interpreter where a guard fails.
//
// The model is rpython/jit/metainterp/warmstate.py and warmspot.py.
package warm
