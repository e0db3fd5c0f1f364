// Command cmd runs random interpreters, plain and with a JIT made by translate.
package main
