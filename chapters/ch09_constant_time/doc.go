// Package ch09 is chapter 9: a loop whose rounds have formulas takes constant time.
package ch09
