// Package cells is the book's interpreter with cells of 8, 16, 32 or 64 bits: one
// generic text at four instances, with the newest chapter's engine.
package cells
