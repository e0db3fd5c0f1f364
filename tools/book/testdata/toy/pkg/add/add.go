// Package add adds.
package add

// Two adds two numbers.
func Two(a, b int) int { return a + b }

// Unseen is shown nowhere.
func Unseen() {}
