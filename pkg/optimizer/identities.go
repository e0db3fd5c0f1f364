package optimizer

import (
	"strings"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// An identity says that an op, on operands that some ops have made, is another op,
// or a box that is there already. All that decides about it is in its row, so a
// test proves each: for all numbers of 8 bits, and for those of 64 that matter.
//
// Most names and rows are PyPy's, which proves them by an SMT solver:
// rpython/jit/metainterp/ruleopt/real.rules. Here a shift by as many bits as there
// are, or more, is defined, which makes conditions needless.
type identity struct {
	name  string
	is    string // the op
	where string // what must be known to hold, with && between; perhaps nothing
	so    string // what it is
}

var identities = []identity{
	{"add_reassoc_consts", "int_add(int_add(x, C1), C2)", "", "int_add(x, int_add(C1, C2))"},
	{"add_sub_reassoc_consts", "int_add(int_sub(x, C1), C2)", "", "int_add(x, int_sub(C2, C1))"},
	{"add_sub_c_x_c", "int_add(int_sub(C1, x), C2)", "", "int_sub(int_add(C1, C2), x)"},
	{"add_x_x", "int_add(x, x)", "", "int_lshift(x, 1)"},
	{"add_neg_to_sub", "int_add(x, int_neg(y))", "", "int_sub(x, y)"},
	{"add_invert_one", "int_add(int_invert(x), 1)", "", "int_neg(x)"},
	{"add_negative", "int_add(x, C)", "int_lt(C, 0) && int_ne(C, MIN)", "int_sub(x, int_neg(C))"},
	{"sub_add_cancel_right", "int_add(int_sub(x, y), y)", "", "x"},
	{"sub_from_zero", "int_sub(0, x)", "", "int_neg(x)"},
	{"sub_invert_one", "int_sub(int_invert(x), -1)", "", "int_neg(x)"},
	{"sub_negative", "int_sub(x, C)", "int_lt(C, 0)", "int_add(x, int_neg(C))"},
	{"sub_add", "int_sub(int_add(x, y), y)", "", "x"},
	{"sub_add_neg", "int_sub(y, int_add(x, y))", "", "int_neg(x)"},
	{"sub_sub_neg", "int_sub(int_sub(x, y), x)", "", "int_neg(y)"},
	{"sub_sub_self", "int_sub(x, int_sub(x, y))", "", "y"},
	{"sub_sub_left_x_c_c", "int_sub(int_sub(C1, x), C2)", "", "int_sub(int_sub(C1, C2), x)"},
	{"sub_sub_right_c_c_x", "int_sub(C1, int_sub(C2, x))", "", "int_add(x, int_sub(C1, C2))"},
	{"sub_sub_right_c_x_c", "int_sub(C1, int_sub(x, C2))", "", "int_sub(int_add(C1, C2), x)"},
	{"sub_add_right_c_x_c", "int_sub(C1, int_add(x, C2))", "", "int_sub(int_sub(C1, C2), x)"},
	{"sub_reassoc_consts", "int_sub(int_sub(x, C1), C2)", "", "int_sub(x, int_add(C1, C2))"},
	{"sub_add_reassoc_consts", "int_sub(int_add(x, C1), C2)", "", "int_add(x, int_sub(C1, C2))"},
	{"sub_xor_x_y_y", "int_sub(int_xor(x, y), y)", "int_eq(int_and(x, y), 0)", "x"},
	{"sub_or_x_y_y", "int_sub(int_or(x, y), y)", "int_eq(int_and(x, y), 0)", "x"},
	{"sub_neg", "int_sub(x, int_neg(y))", "", "int_add(x, y)"},

	{"mul_minus_one", "int_mul(x, -1)", "", "int_neg(x)"},
	{"mul_pow2_const", "int_mul(x, C)", "int_gt(C, 1) && int_eq(int_and(C, int_sub(C, 1)), 0)", "int_lshift(x, log2(C))"},
	{"mul_lshift", "int_mul(x, int_lshift(1, y))", "", "int_lshift(x, y)"},
	{"mul_reassociate_const", "int_mul(int_mul(C1, z), C2)", "", "int_mul(int_mul(C1, C2), z)"},
	{"mul_neg_const", "int_mul(int_neg(x), C)", "", "int_mul(x, int_neg(C))"},

	{"div_minus_one", "int_div(x, -1)", "", "int_neg(x)"},
	{"div_pow2_positive", "int_div(x, C)", "int_gt(C, 1) && int_eq(int_and(C, int_sub(C, 1)), 0) && int_ge(x, 0)", "int_rshift(x, log2(C))"},
	{"div_pow2", "int_div(x, C)", "int_gt(C, 1) && int_eq(int_and(C, int_sub(C, 1)), 0)",
		"int_rshift(int_add(x, uint_rshift(int_rshift(x, int_sub(BITS, 1)), int_sub(BITS, log2(C)))), log2(C))"},
	{"mod_in_range", "int_mod(x, C)", "int_ge(x, 0) && int_lt(x, C)", "x"},
	{"mod_pow2_positive", "int_mod(x, C)", "int_gt(C, 0) && int_eq(int_and(C, int_sub(C, 1)), 0) && int_ge(x, 0)", "int_and(x, int_sub(C, 1))"},
	{"mod_pow2", "int_mod(x, C)", "int_gt(C, 1) && int_eq(int_and(C, int_sub(C, 1)), 0)",
		"int_sub(x, int_and(int_add(x, uint_rshift(int_rshift(x, int_sub(BITS, 1)), int_sub(BITS, log2(C)))), int_neg(C)))"},
	{"uint_div_pow2", "uint_div(x, C)", "int_ne(C, 0) && int_eq(int_and(C, int_sub(C, 1)), 0)", "uint_rshift(x, log2(C))"},
	{"uint_mod_pow2", "uint_mod(x, C)", "int_ne(C, 0) && int_eq(int_and(C, int_sub(C, 1)), 0)", "int_and(x, int_sub(C, 1))"},
	{"uint_mod_in_range", "uint_mod(x, y)", "uint_lt(x, y)", "x"},

	{"and_reassoc_consts", "int_and(int_and(x, C1), C2)", "", "int_and(x, int_and(C1, C2))"},
	{"and_idempotent", "int_and(x, y)", "int_eq(int_and(x, int_invert(y)), 0)", "x"},
	{"and_absorb", "int_and(x, int_and(x, y))", "", "int_and(x, y)"},
	{"and_or_absorb", "int_and(x, int_or(x, y))", "", "x"},
	{"and_or", "int_and(int_or(x, y), z)", "int_eq(int_and(y, z), 0)", "int_and(x, z)"},
	{"and_zeroext", "int_and(int_zeroext(x, C1), C2)", "int_eq(int_zeroext(C2, C1), C2)", "int_and(x, C2)"},
	{"and_signext", "int_and(int_signext(x, C1), C2)", "int_eq(int_zeroext(C2, C1), C2)", "int_and(x, C2)"},

	{"or_absorb", "int_or(x, int_or(x, y))", "", "int_or(x, y)"},
	{"or_and_absorb", "int_or(x, int_and(x, y))", "", "x"},
	{"or_idempotent", "int_or(x, y)", "int_eq(int_and(int_invert(x), y), 0)", "x"},
	{"or_and_two_parts", "int_or(int_and(x, C1), int_and(x, C2))", "", "int_and(x, int_or(C1, C2))"},
	{"or_reassoc_consts", "int_or(int_or(x, C1), C2)", "", "int_or(x, int_or(C1, C2))"},

	{"xor_reassoc_consts", "int_xor(int_xor(x, C1), C2)", "", "int_xor(x, int_xor(C1, C2))"},
	{"xor_absorb", "int_xor(int_xor(x, y), y)", "", "x"},
	{"xor_minus_1", "int_xor(x, -1)", "", "int_invert(x)"},
	{"xor_is_not", "int_xor(x, 1)", "uint_le(x, 1)", "int_is_zero(x)"},

	{"lshift_zero_x", "int_lshift(0, x)", "", "0"},
	{"lshift_rshift_c_c", "int_lshift(int_rshift(x, C1), C1)", "", "int_and(x, int_lshift(-1, C1))"},
	{"lshift_and_rshift", "int_lshift(int_and(int_rshift(x, C1), C2), C1)", "", "int_and(x, int_lshift(C2, C1))"},
	{"lshift_urshift_c_c", "int_lshift(uint_rshift(x, C1), C1)", "", "int_and(x, int_lshift(-1, C1))"},
	{"lshift_and_urshift", "int_lshift(int_and(uint_rshift(x, C1), C2), C1)", "", "int_and(x, int_lshift(C2, C1))"},
	{"lshift_lshift_c_c", "int_lshift(int_lshift(x, C1), C2)", "uint_le(C1, BITS) && uint_le(C2, BITS)", "int_lshift(x, int_add(C1, C2))"},

	{"rshift_zero_x", "int_rshift(0, x)", "", "0"},
	{"rshift_lshift", "int_rshift(int_lshift(x, y), y)",
		"int_le(x, int_rshift(int_invert(MIN), y)) && int_ge(x, int_rshift(MIN, y)) && uint_lt(y, BITS)", "x"},
	{"rshift_rshift_c_c", "int_rshift(int_rshift(x, C1), C2)", "uint_le(C1, BITS) && uint_le(C2, BITS)", "int_rshift(x, int_add(C1, C2))"},

	{"urshift_zero_x", "uint_rshift(0, x)", "", "0"},
	{"urshift_lshift_x_c_c", "uint_rshift(int_lshift(x, C), C)", "", "int_and(x, uint_rshift(int_lshift(-1, C), C))"},
	{"urshift_urshift_c_c", "uint_rshift(uint_rshift(x, C1), C2)", "uint_le(C1, BITS) && uint_le(C2, BITS)", "uint_rshift(x, int_add(C1, C2))"},

	{"eq_one", "int_eq(x, 1)", "uint_le(x, 1)", "x"},
	{"eq_zero", "int_eq(x, 0)", "", "int_is_zero(x)"},
	{"eq_sub_eq", "int_eq(int_sub(x, int_eq(x, y)), y)", "", "0"},
	{"add_const_eqv_cmp_shift", "int_eq(int_add(x, C1), C2)", "", "int_eq(x, int_sub(C2, C1))"},
	{"sub_const_eqv_cmp_shift", "int_eq(int_sub(x, C1), C2)", "", "int_eq(x, int_add(C2, C1))"},
	{"bitxor_const_eq", "int_eq(int_xor(x, C1), C2)", "", "int_eq(x, int_xor(C1, C2))"},
	{"add_eq_self_iff_zero", "int_eq(int_add(y, x), x)", "", "int_is_zero(y)"},
	{"sub_eq_self_iff_zero", "int_eq(int_sub(x, y), x)", "", "int_is_zero(y)"},

	{"ne_one", "int_ne(x, 1)", "uint_le(x, 1)", "int_is_zero(x)"},
	{"ne_zero", "int_ne(x, 0)", "", "int_is_true(x)"},
	{"ne_add_sub_const_commute", "int_ne(int_add(x, C1), C2)", "", "int_ne(x, int_sub(C2, C1))"},
	{"ne_sub_const_commute", "int_ne(int_sub(x, C1), C2)", "", "int_ne(x, int_add(C2, C1))"},
	{"bitxor_const_ne", "int_ne(int_xor(x, C1), C2)", "", "int_ne(x, int_xor(C1, C2))"},
	{"ne_add_cancel_left", "int_ne(int_add(x, y), x)", "", "int_is_true(y)"},
	{"ne_sub_cancel_left", "int_ne(int_sub(x, y), x)", "", "int_is_true(y)"},

	{"is_true_bool", "int_is_true(x)", "uint_le(x, 1)", "x"},
	{"is_true_and_minint", "int_is_true(int_and(x, MIN))", "", "int_lt(x, 0)"},
	{"is_true_sub", "int_is_true(int_sub(x, y))", "", "int_ne(x, y)"},
	{"is_true_xor", "int_is_true(int_xor(x, y))", "", "int_ne(x, y)"},
	{"is_true_add_const", "int_is_true(int_add(x, C))", "", "int_ne(x, int_neg(C))"},
	{"is_true_neg", "int_is_true(int_neg(x))", "", "int_is_true(x)"},
	{"is_zero_and_minint", "int_is_zero(int_and(x, MIN))", "", "int_ge(x, 0)"},
	{"sub_compare_zero_eq_ne", "int_is_zero(int_sub(x, y))", "", "int_eq(x, y)"},
	{"bitxor_eq_zero", "int_is_zero(int_xor(x, y))", "", "int_eq(x, y)"},
	{"is_zero_add_const", "int_is_zero(int_add(x, C))", "", "int_eq(x, int_neg(C))"},
	{"is_zero_neg", "int_is_zero(int_neg(x))", "", "int_is_zero(x)"},

	{"uint_lt_zero", "uint_lt(x, 0)", "", "0"},
	{"uint_le_zero", "uint_le(0, x)", "", "1"},
	{"uint_zero_lt", "uint_lt(0, x)", "", "int_is_true(x)"},
	{"uint_lt_one", "uint_lt(x, 1)", "", "int_is_zero(x)"},
	{"uint_gt_zero", "uint_gt(x, 0)", "", "int_is_true(x)"},
	{"uint_zero_gt", "uint_gt(0, x)", "", "0"},
	{"uint_ge_zero", "uint_ge(x, 0)", "", "1"},
	{"uint_le_zero_x", "uint_le(x, 0)", "", "int_is_zero(x)"},

	{"invert_invert", "int_invert(int_invert(x))", "", "x"},
	{"invert_neg", "int_invert(int_neg(x))", "", "int_sub(x, 1)"},
	{"neg_neg", "int_neg(int_neg(x))", "", "x"},
	{"neg_neg_sub", "int_neg(int_sub(x, y))", "", "int_sub(y, x)"},
	{"neg_invert", "int_neg(int_invert(x))", "", "int_add(x, 1)"},

	{"float_neg_neg", "float_neg(float_neg(x))", "", "x"},
	{"float_abs_abs", "float_abs(float_abs(x))", "", "float_abs(x)"},
	{"float_abs_neg", "float_abs(float_neg(x))", "", "float_abs(x)"},

	{"zeroext_zeroext", "int_zeroext(int_zeroext(x, C1), C2)", "int_le(C2, C1)", "int_zeroext(x, C2)"},
	{"zeroext_signext", "int_zeroext(int_signext(x, C1), C2)", "int_le(C2, C1)", "int_zeroext(x, C2)"},
	{"zeroext_and", "int_zeroext(int_and(x, C1), C2)", "int_eq(int_zeroext(C1, C2), int_zeroext(-1, C2))", "int_zeroext(x, C2)"},
	{"zeroext_add_zeroext", "int_zeroext(int_add(int_zeroext(x, C1), y), C2)", "int_le(C2, C1)", "int_zeroext(int_add(x, y), C2)"},
	{"zeroext_sub_zeroext", "int_zeroext(int_sub(int_zeroext(x, C1), y), C2)", "int_le(C2, C1)", "int_zeroext(int_sub(x, y), C2)"},
	{"signext_signext", "int_signext(int_signext(x, C1), C2)", "int_le(C2, C1)", "int_signext(x, C2)"},
	{"signext_zeroext", "int_signext(int_zeroext(x, C1), C2)", "int_le(C2, C1)", "int_signext(x, C2)"},
	{"signext_add_signext", "int_signext(int_add(int_signext(x, C1), y), C2)", "int_le(C2, C1)", "int_signext(int_add(x, y), C2)"},
	{"signext_sub_signext", "int_signext(int_sub(int_signext(x, C1), y), C2)", "int_le(C2, C1)", "int_signext(int_sub(x, y), C2)"},
}

// A reading is an identity made ready: one order of operands.
type reading struct {
	is    *term
	where []*term
	so    *term
}

// readings gives an identity in all orders of operands that are different.
func (i identity) readings() (list []reading) {
	is, _ := parseTerm(i.is)
	so, _ := parseTerm(i.so)
	var where []*term
	if i.where != "" {
		for _, text := range strings.Split(i.where, " && ") {
			t, _ := parseTerm(text)
			where = append(where, t)
		}
	}
	seen := map[string]bool{}
	for _, t := range is.orders() {
		if !seen[t.String()] {
			seen[t.String()] = true
			list = append(list, reading{t, where, so})
		}
	}
	return list
}

// identityRules makes a rule of each identity.
func identityRules() (rules []Rule) {
	for _, i := range identities {
		list := i.readings()
		doc := i.is + " is " + i.so
		if i.where != "" {
			doc += ", if " + i.where
		}
		rules = append(rules, Rule{Name: i.name, Doc: doc, Is: i.is, Codes: []ops.Code{list[0].is.code}, try: identityRule(list), readings: list})
	}
	return rules
}

// identityRule tries the readings of an identity.
func identityRule(list []reading) func(w *walk, op *trace.Op) answer {
	return func(w *walk, op *trace.Op) answer {
		for n := range list {
			if a := list[n].try(w, op); a.verdict != kept {
				return a
			}
		}
		return keep
	}
}

// try applies a reading if it fits.
func (r *reading) try(w *walk, op *trace.Op) answer {
	var s slots
	if !r.is.matchArgs(w, op.Args, &s) {
		return keep
	}
	for _, t := range r.where {
		if b := t.bounds(w, &s); b.lo != 1 || b.hi != 1 {
			return keep
		}
	}
	by := r.cause(w, op)
	if len(r.so.args) == 0 || r.so.fix {
		return is(r.so.build(w, &s, op), by)
	}
	rule := w.asking
	n := r.so.op(w, &s, op)
	w.asking = rule // building may have asked others
	return becomes(n, by)
}

// cause gives the op that an identity looked through, else what showed a range.
func (r *reading) cause(w *walk, op *trace.Op) *trace.Op {
	for i, t := range r.is.args {
		if t.code != ops.Invalid {
			return w.def(op.Args[i])
		}
	}
	return w.boundedBy(op.Args)
}
