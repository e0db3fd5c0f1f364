// Package goroutine tells goroutines apart, which Go itself does not.
//
// Called by pkg/warm, which has to know whether a function is called further up in the
// goroutine that runs the guest, and by pkg/machine, which looks into the runtime's
// record of a goroutine for the place of a fault. It calls nobody.
package goroutine
