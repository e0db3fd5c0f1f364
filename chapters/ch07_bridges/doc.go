// Package ch07 is chapter 7: guards that fail often get bridges, so that nested
// loops run in machine code from the outermost hot one down. It can show the tree
// of traces that comes of it.
package ch07
