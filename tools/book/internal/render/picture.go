package render

import "mergepoint/tools/book/internal/manuscript"

// picture shows a viewer, timeline or curve fence.
func (p *pageRenderer) picture(_ manuscript.Fence, l *listing) string { return l.pre() }
