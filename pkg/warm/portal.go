package warm

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
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
	Number  int    // among the main loops of its package
	Jitcode string // the text of all the jitcode, embedded
	// Source holds the files that the portal was made from, as they are in this
	// program, and Digest what [jitcode.Digest] gave when it was made.
	Source fs.FS
	Digest string
	// Main is the author's own function; a receiver is its first parameter.
	Main any
	// Method is the value of a method that Main is an instance of, of whatever
	// receiver; nil for others.
	Method any
	// Bind gives the descrs of the parsed jitcode their offsets and stubs.
	Bind func(*jitcode.Program)
	// Location gives the printable location of the greens' components, each
	// bank in order; nil if the driver has none.
	Location func(ints []int64, refs []unsafe.Pointer) string
	// VaryInts and VaryRefs say which of the greens' components, by index in
	// their bank, the main loop changes. Session.Count1 and its like are told
	// these; Session.Begin is told the others.
	VaryInts, VaryRefs []int
	// Plain calls the author's own function, Run the portal: a copy of it that
	// counts. Both give its results.
	Plain func(args []any) []any
	Run   func(s *Session, args []any) []any
	// Bound gives a function of Main's type, or of a method value's, that runs the
	// portal; nil if run is of another type. It may be nil itself.
	Bound func(e *Engine, run any) any
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
		if p.err = p.stale(); p.err != nil {
			return
		}
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

// stale reports a portal made from other files than are in this program.
func (p *registered) stale() error {
	if p.Source == nil {
		return nil
	}
	names, err := fs.Glob(p.Source, "*")
	if err != nil {
		return fmt.Errorf("warm: the portal's source: %w", err)
	}
	switch digest, err := jitcode.Digest(p.Source, names); {
	case err != nil:
		return fmt.Errorf("warm: the portal's source: %w", err)
	case digest != p.Digest:
		return fmt.Errorf("warm: the portal is stale: %s changed after portal_jit.go was made from it; has go tool translate been run since? go generate does that",
			strings.Join(names, ", "))
	}
	return nil
}

// checkArgs holds arguments of Run against the main function's parameters.
func (p *registered) checkArgs(args []any) error {
	if p.Main == nil {
		return nil
	}
	main := reflect.TypeOf(p.Main)
	if len(args) != main.NumIn() {
		return fmt.Errorf("warm: Run got %d arguments, and the main loop takes %d", len(args), main.NumIn())
	}
	for n, arg := range args {
		want, have := main.In(n), reflect.TypeOf(arg)
		isInterface := want.Kind() == reflect.Interface
		switch {
		case have == want, have == nil && isInterface, isInterface && have != nil && have.Implements(want):
		case have == nil:
			return fmt.Errorf("warm: argument %d of Run is nil without a type, and the main loop takes %v: write (%[2]v)(nil)", n+1, want)
		default:
			return fmt.Errorf("warm: argument %d of Run is %v, and the main loop takes %v", n+1, have, want)
		}
	}
	return nil
}

// Arg gives an argument of Run its type; an interface may be nil.
func Arg[T any](args []any, n int) T {
	v, _ := args[n].(T)
	return v
}

var (
	portalMu sync.Mutex
	portals  = map[*jit.Driver][]*registered{} // by number
)

// Register makes a portal known to [New]. Only generated code calls it.
func Register(p Portal) {
	portalMu.Lock()
	defer portalMu.Unlock()
	list := slices.DeleteFunc(portals[p.Driver], func(old *registered) bool { return old.Number == p.Number })
	list = append(list, &registered{Portal: p})
	slices.SortFunc(list, func(a, b *registered) int { return a.Number - b.Number })
	portals[p.Driver] = list
}

// portalsOf gives the portals of a driver's main loops, the first at least.
func portalsOf(d *jit.Driver) ([]*registered, error) {
	portalMu.Lock()
	defer portalMu.Unlock()
	if list := portals[d]; len(list) > 0 {
		return list, nil
	}
	return nil, fmt.Errorf("warm: no portal for the driver with greens %v: has go tool translate been run in its package? (go generate does, if go.mod has the tool: go get -tool mergepoint/tools/translate)", d.Config().Greens)
}
