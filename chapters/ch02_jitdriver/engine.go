package ch02

import (
	"mergepoint/chapters/stage"
	"mergepoint/pkg/warm"
)

// newEngine assembles the engine of this chapter, which counts and no more.
func newEngine(o stage.Options) (*warm.Engine, error) {
	params, err := o.Params()
	if err != nil {
		return nil, err
	}
	return warm.New(driver, params, warm.CountOnly(), o.Observe())
}
