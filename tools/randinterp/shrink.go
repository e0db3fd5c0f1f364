package randinterp

import (
	"fmt"
	"slices"
)

// Shrink makes recipes that fail shorter while they fail in the same way: all of
// them at once, since a batch costs little more than one interpreter.
func (j *Judge) Shrink(faults []*Result, atOnce int) ([]*Result, error) {
	small := slices.Clone(faults)
	for pending := indices(len(small)); len(pending) > 0; {
		var list []*Interp
		of := map[string]int{}
		for _, n := range pending {
			for _, r := range small[n].Recipe.shorter() {
				name := fmt.Sprintf("s%d", len(list))
				of[name] = n
				list = append(list, r.Write(name))
			}
		}
		found := map[int]*Result{}
		err := j.All(list, atOnce, func(results []*Result) {
			for _, r := range results {
				n := of[r.Name]
				if r.Outcome == small[n].Outcome && (found[n] == nil || r.Recipe.size() < found[n].Recipe.size()) {
					found[n] = r
				}
			}
		})
		if err != nil {
			return nil, err
		}
		pending = nil
		for n, r := range found {
			small[n] = r
			pending = append(pending, n)
		}
		slices.Sort(pending)
	}
	return small, nil
}

func indices(n int) (list []int) {
	for i := range n {
		list = append(list, i)
	}
	return list
}

// plainest are what a recipe is reduced to.
const (
	plainShape = "for-three"
	plainJump  = "jump"
	plainCode  = "string"
	plainEnd   = "length"
)

// size is how much there is in a recipe that is not plain.
func (r Recipe) size() int {
	n := 0
	for _, extra := range []bool{r.Bold > 0, r.Shape != plainShape, r.Frame != plainFrame, r.Jump != plainJump, r.Inner != plainInner, r.Code != plainCode, r.End != plainEnd} {
		if extra {
			n += 2
		}
	}
	for _, p := range r.Parts {
		n += 10 + len(find(Rows, p.Row).Do) - len(p.Without)
	}
	return n
}

// shorter gives recipes that have less.
func (r Recipe) shorter() (list []Recipe) {
	add := func(change func(*Recipe)) {
		c := r
		c.Parts = slices.Clone(r.Parts)
		if change(&c); c.size() < r.size() {
			list = append(list, c)
		}
	}
	plain := func(c *Recipe) {
		c.Bold, c.Shape, c.Frame, c.Jump, c.Inner, c.Code, c.End = 0, plainShape, plainFrame, plainJump, plainInner, plainCode, plainEnd
	}
	add(plain)
	add(func(c *Recipe) { c.Parts = nil })
	for n, p := range r.Parts {
		add(func(c *Recipe) { plain(c); c.Parts = c.Parts[n : n+1] })
		add(func(c *Recipe) { c.Parts = slices.Delete(c.Parts, n, n+1) })
		for do := range find(Rows, p.Row).Do {
			if !slices.Contains(p.Without, do) {
				add(func(c *Recipe) { c.Parts[n].Without = append(slices.Clone(p.Without), do) })
			}
		}
		for k := firstRank; find(Rows, p.Row).Draw != nil && k < firstRank+mostRanks; k++ {
			if !slices.Contains(p.Without, k) {
				add(func(c *Recipe) { c.Parts[n].Without = append(slices.Clone(p.Without), k) })
			}
		}
	}
	add(func(c *Recipe) { c.Bold = 0 })
	add(func(c *Recipe) { c.Shape = plainShape })
	add(func(c *Recipe) { c.Frame = plainFrame })
	add(func(c *Recipe) { c.Jump = plainJump })
	add(func(c *Recipe) { c.Inner = plainInner })
	add(func(c *Recipe) { c.Code = plainCode })
	add(func(c *Recipe) { c.End = plainEnd })
	return list
}
