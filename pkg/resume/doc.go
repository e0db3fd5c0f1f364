// Package resume packs what a guard knows of the interpreter's state into a few
// bytes, and unpacks it when the guard fails: for the blackhole, which needs
// values, and for the recorder of a bridge, which needs boxes.
//
// Called by metainterp and the optimizer. It calls trace and jitcode.
//
// The model is rpython/jit/metainterp/resume.py and resumecode.py.
package resume
