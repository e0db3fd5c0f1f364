package ops

// A relation says what the other comparisons are to one.
type relation struct {
	code Code
	not  Code // true where it is false; Invalid if none is always
	swap Code // says the same of swapped operands; Invalid if it takes one operand
	// signed agrees with an unsigned order on numbers that are not negative.
	signed Code
}

var relations = [...]relation{
	{code: IntLt, not: IntGe, swap: IntGt},
	{code: IntLe, not: IntGt, swap: IntGe},
	{code: IntEq, not: IntNe, swap: IntEq},
	{code: IntNe, not: IntEq, swap: IntNe},
	{code: IntGt, not: IntLe, swap: IntLt},
	{code: IntGe, not: IntLt, swap: IntLe},
	{code: UintLt, not: UintGe, swap: UintGt, signed: IntLt},
	{code: UintLe, not: UintGt, swap: UintGe, signed: IntLe},
	{code: UintGt, not: UintLe, swap: UintLt, signed: IntGt},
	{code: UintGe, not: UintLt, swap: UintLe, signed: IntGe},
	{code: IntIsTrue, not: IntIsZero},
	{code: IntIsZero, not: IntIsTrue},
	{code: PtrEq, not: PtrNe, swap: PtrEq},
	{code: PtrNe, not: PtrEq, swap: PtrNe},
	// Of floats an order and its opposite may both be false: of a NaN they are.
	{code: FloatLt, swap: FloatGt},
	{code: FloatLe, swap: FloatGe},
	{code: FloatEq, not: FloatNe, swap: FloatEq},
	{code: FloatNe, not: FloatEq, swap: FloatNe},
	{code: FloatGt, swap: FloatLt},
	{code: FloatGe, swap: FloatLe},
}

var related [len(Table)]relation

func init() {
	for _, r := range relations {
		related[r.code] = r
	}
}

// Opposite gives, for a comparison, the one that is true where it is false; for
// orders of floats and for other ops Invalid.
func (c Code) Opposite() Code { return related[c].not }

// Mirrored gives, for a comparison of two operands, the one that says the same of
// them swapped; for other ops Invalid.
func (c Code) Mirrored() Code { return related[c].swap }

// Signed gives, for an unsigned order, the one that agrees with it on numbers that
// are not negative; for other ops Invalid.
func (c Code) Signed() Code { return related[c].signed }
