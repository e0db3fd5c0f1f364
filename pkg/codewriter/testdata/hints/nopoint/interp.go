package interp // want "no merge point: the main loop must call the MergePoint of a jit.Driver"

func run() {}
