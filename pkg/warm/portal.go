package warm

import (
	"fmt"
	"sync"
	"unsafe"

	"mergepoint/pkg/jit"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/metainterp"
	"mergepoint/pkg/resume"
)

// A Portal is what translate generates beside an interpreter's main loop: the
// way from Go into the engine and back. The generated file registers it in its
// init, so that hand-written code names nothing generated.
type Portal struct {
	Driver  *jit.Driver
	Jitcode string // the text of all the jitcode, embedded
	// Bind gives the descrs of the parsed jitcode their offsets and stubs.
	Bind func(*jitcode.Program)
	// Location gives the printable location of the greens' components, each
	// bank in order; nil if the driver has none.
	Location func(ints []int64, refs []unsafe.Pointer) string
	// VaryInts and VaryRefs say which of the greens' components, by index in
	// their bank, the main loop changes. Session.Count1 and CountN are told
	// these; Session.Begin is told the others.
	VaryInts, VaryRefs []int
	// Plain calls the author's own function, Run the portal: a copy of it that
	// counts.
	Plain func(args []any)
	Run   func(s *Session, args []any)
}

// A registered portal has what all its engines share. After load nobody writes
// to it.
type registered struct {
	Portal
	once    sync.Once
	program *metainterp.Program
	coder   *resume.Coder
	err     error
}

// load parses and binds the jitcode, once.
func (p *registered) load() error {
	p.once.Do(func() {
		code, err := jitcode.Parse(p.Jitcode)
		if err != nil {
			p.err = fmt.Errorf("warm: the portal's jitcode: %w", err)
			return
		}
		p.Bind(code)
		p.program, p.coder = metainterp.NewProgram(code), resume.NewCoder(code)
		p.program.Location = p.Location
	})
	return p.err
}

var (
	portalMu sync.Mutex
	portals  = map[*jit.Driver]*registered{}
)

// Register makes a portal known to [New]. Only generated code calls it.
func Register(p Portal) {
	portalMu.Lock()
	defer portalMu.Unlock()
	portals[p.Driver] = &registered{Portal: p}
}

func portalOf(d *jit.Driver) (*registered, error) {
	portalMu.Lock()
	defer portalMu.Unlock()
	if p := portals[d]; p != nil {
		return p, nil
	}
	return nil, fmt.Errorf("warm: no portal for the driver with greens %v: has go tool translate been run in its package?", d.Config().Greens)
}
