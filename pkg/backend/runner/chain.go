package runner

// followed gives what becomes of an instruction that is followed by another: one
// that does the work of both, in one turn of the loop. The second stays where it
// is, for its operands.
var followed = map[[2]opcode]opcode{
	{opAddItem, opAddItem}:     opAddItem2,
	{opAddItem, opAddItem2}:    opAddItem3,
	{opAddItemNz, opLoop}:      opAddItemLoop,
	{opAddItem, opAddItemLoop}: opMoveLoop,
	{opLoadItemNz, opLoop}:     opLoadItemLoop,

	{opStoreField64, opAddItemNz}:    opStoreAddItemNz,
	{opStoreField64, opAddItemZ}:     opStoreAddItemZ,
	{opStoreField64, opLoadItemNz}:   opStoreLoadItemNz,
	{opStoreField64, opLoadItemZ}:    opStoreLoadItemZ,
	{opStoreField64, opLoadItemLoop}: opStoreItemLoop,
	{opAddStoreField, opGuardGeRI}:   opAddStoreGe,
	{opAddStoreField, opGuardLtRR}:   opAddStoreLt,
}

// chain joins instructions that follow each other, from the last on.
func chain(insts []inst) {
	for i := len(insts) - 2; i >= 0; i-- {
		if op, ok := followed[[2]opcode{insts[i].op, insts[i+1].op}]; ok {
			insts[i].op = op
		}
	}
}
