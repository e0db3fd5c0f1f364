package jitcode

import "testing"

// TestLayouts holds what translate knows of closures against the compiler that is here.
func TestLayouts(t *testing.T) {
	for n, holds := range layouts {
		if !holds(3) {
			t.Errorf("layouts[%d] does not hold: closures are called, and never looked into", n)
		}
	}
}
