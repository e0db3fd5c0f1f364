package jit

// Config says what a driver's merge point is made of.
type Config struct {
	// Greens are the variables that say where the guest program is: while a
	// loop is traced they are constants. They come first at the merge point.
	Greens []string
	// Reds are the other variables alive at the merge point.
	Reds []string
	// Location, if set, is a function of the greens that gives the guest's
	// position as a string, for logs; PyPy's get_printable_location.
	Location any
}

// A Driver stands for one interpreter main loop. Its methods are hints: they
// do nothing at run time and are inlined to nothing.
type Driver struct {
	config Config
}

// NewDriver makes the driver of a main loop. Call it once, for a package-level
// variable: translate reads the configuration from the source.
func NewDriver(c Config) *Driver { return &Driver{c} }

// Config gives what the driver was made from.
func (d *Driver) Config() Config { return d.config }

// MergePoint marks where one guest instruction begins; PyPy's jit_merge_point.
// The variables are the greens, then the reds, in the order of the [Config]: of
// any types, and so many, for which Go has no other form. The portal has no call.
func (d *Driver) MergePoint(vars ...any) {}

// CanEnter marks a place where the guest jumps backward, for interpreters in
// which translate does not find it; PyPy's can_enter_jit. The variables are
// those of the merge point, as they will be when it is reached.
func (d *Driver) CanEnter(vars ...any) {}
