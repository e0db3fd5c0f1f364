// Package stepper tells a recording as a process, step by step: the portal counts, the
// recorder writes down what the interpreter does, the optimiser takes away, the loop
// runs, a guard fails, frames are rebuilt, the blackhole gets the interpreter to its
// merge point, and the portal goes on. All of it is what happened in a run.
//
// A [Collector] watches the run, [Collector.Story] makes a [Story] of what it saw, and
// [Story.Data] is what the page's script shows. Like the model of the viewer it needs
// nothing that would be too heavy in a browser.
package stepper
