package count

func ExampleRun() {
	Run(3)
	// Output:
	// pc 86 was hit 3 times
}
