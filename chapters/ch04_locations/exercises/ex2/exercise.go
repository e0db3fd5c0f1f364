//go:build exercise

package ex2

// Summary gives a line for each trace of a log.
func Summary(log string) []string {
	// Write this.
	return nil
}
