package stale

func init() { oldRun(goneForEver, 3) }
