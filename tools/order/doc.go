// Package order reads chapters/order.txt, the only list of chapters, and writes
// from it the table through which the tools and the tests run them.
package order
