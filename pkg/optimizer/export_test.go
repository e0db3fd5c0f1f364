package optimizer

// CheckOrder is for tests of wrong tables.
var CheckOrder = checkOrder
