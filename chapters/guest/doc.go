// Package guest reads the guest programs of testdata/guest and runs them on an
// interpreter of its own, which counts steps: the tests' independent opinion on
// what a program prints, and on how long it takes.
package guest
