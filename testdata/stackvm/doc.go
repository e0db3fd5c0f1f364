// Package stackvm is a stack machine, as many interpreters are.
package stackvm
