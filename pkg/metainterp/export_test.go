package metainterp

import "unsafe"

// Held counts the guest's objects that a blackhole refers to between runs.
func (b *Blackhole) Held() (n int) {
	count := func(refs []unsafe.Pointer) {
		for _, p := range refs[:cap(refs)] {
			if p != nil {
				n++
			}
		}
	}
	count(b.refs)
	for _, f := range b.stack[:cap(b.stack)] {
		count(f.refs)
	}
	for _, v := range b.copied[:cap(b.copied)] {
		count([]unsafe.Pointer{v.p})
	}
	return n
}
