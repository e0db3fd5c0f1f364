// Package cpu tells on which processor times were measured. The book's figures and
// the report of tools/bench name it.
package cpu
