// Command stages writes chapters/stages.go from chapters/order.txt. Run it by
// go generate ./chapters.
package main
