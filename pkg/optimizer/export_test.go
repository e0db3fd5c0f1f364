package optimizer

// CheckOrder is for tests of wrong tables.
var CheckOrder = checkOrder

// Sets are the sets of passes that each case is tried with: every set of the
// tutorial's, by itself and with all of the later ones; and all but a later one.
func Sets() (list []Passes) {
	for s := range Tutorial + 1 {
		list = append(list, s, s|All&^Tutorial)
	}
	for later := Tutorial + 1; later <= All; later <<= 1 {
		list = append(list, All&^later)
	}
	return list
}
