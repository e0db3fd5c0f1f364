package spelled

type both struct{}

func (both) Error() string  { return "" }
func (both) String() string { return "" }
