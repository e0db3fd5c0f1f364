package programs

// A Source is a generated guest program.
type Source struct {
	Name  string // of its file in testdata/guest
	Text  func() string
	Model func(input string) string // what it prints
}

// All are the generated programs.
var All = []Source{
	{"automaton", Automaton, AutomatonModel},
	{"collatz", Collatz, CollatzModel},
	{"factorial", Factorial, FactorialModel},
	{"falls", Falls, FallsModel},
	{"far", Far, FarModel},
	{"mandelbrot", Mandelbrot, MandelbrotModel},
	{"many", Many, ManyModel},
	{"primes", Primes, PrimesModel},
	{"rot13", Rot13, Rot13Model},
	{"selfcheck", SelfCheck, SelfCheckModel},
	{"sort", Sort, SortModel},
	{"squares", Squares, SquaresModel},
	{"toolong", TooLong, TooLongModel},
	{"wordcount", WordCount, WordCountModel},
}
