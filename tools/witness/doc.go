// Package witness holds what calls really do to memory, and where descrs really
// lead, against what the descrs say: whatever the traces have touched and a call
// does not list among what it may write is the same after it, and no place has
// two classes. It watches traces that the judge runs op by op.
package witness
