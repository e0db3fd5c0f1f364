package optimizer

// CheckOrder is for tests of wrong tables.
var CheckOrder = checkOrder

// Sets are the sets of passes that each case is tried with: every set of the
// tutorial's, by itself and with all of the later ones; and all but a later one.
func Sets() (list []Passes) {
	for s := Passes(0); ; s = (s - Tutorial) & Tutorial {
		list = append(list, s, s|All&^Tutorial)
		if s == Tutorial {
			break
		}
	}
	for n := range Table {
		if later := Table[n].Is; !Tutorial.Has(later) {
			list = append(list, All&^later)
		}
	}
	return list
}
