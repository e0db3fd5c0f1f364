// Package house holds the tests of the house rules: what STYLE.md,
// CONTRIBUTING.md and GLOSSARY.md promise of the whole tree and a machine can
// check. It has no code of its own.
package house
