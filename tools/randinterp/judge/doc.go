// Package judge holds the plain run of an interpreter against its JIT: in many
// modes, on both backends, every second engine unverified, each guest program
// twice in an engine. It is linked with the interpreters that package randinterp
// has written.
package judge
