package codewriter

import (
	"errors"
	"fmt"
	"go/types"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A package may have several main loops: several drivers, or one driver with merge
// points in several functions. Each is translated by itself, from the package as it
// was read, and has files of its own, which differ in a number; what they declare
// has names that the others do not have.

// generated are the names of the files with portals.
var generated = regexp.MustCompile(`^portal\d*_jit\.go$`)

// numbered is the name of a file of the nth main loop.
func numbered(name string, nth int) string {
	if nth == 0 {
		return name
	}
	base, rest, _ := strings.Cut(name, "_")
	if rest == "" {
		ext := filepath.Ext(name)
		return fmt.Sprintf("%s%d%s", strings.TrimSuffix(name, ext), nth+1, ext)
	}
	return fmt.Sprintf("%s%d_%s", base, nth+1, rest)
}

// others translates the main loops of a package behind the first.
func (u *unit) others(first *Output, err error) error {
	list := asErrors(err)
	taken := u.marking.taken
	for nth := 1; nth < u.marking.mains && (err == nil || len(list) > 0); nth++ {
		other, e := u.again(nth)
		if e != nil {
			return e
		}
		maps.Copy(other.marking.taken, taken)
		out, e := other.translate()
		if e != nil {
			more := asErrors(e)
			if len(more) == 0 {
				return e
			}
			list, err = append(list, more...), e
			continue
		}
		taken = other.marking.taken
		if first != nil {
			first.add(out, nth)
		}
	}
	if len(list) == 0 {
		return err
	}
	r := reporter{}
	for _, e := range list {
		r.add(e)
	}
	return r.err()
}

// refuseGeneric refuses a generic main loop of which an instance cannot be had, or
// none is known: what its values are made of depends on the instance.
func (u *unit) refuseGeneric() {
	for _, i := range u.marking.instances {
		if i.lost != nil && len(u.marking.hints(i.decl, "MergePoint")) > 0 {
			u.errorf(i.lost.pos, "%s, which has the merge point, cannot be translated as %s: %s", i.decl.Name.Name, i.text, i.lost.why)
		}
	}
	main := u.marking.main
	if main == nil {
		return
	}
	if fn, _ := u.info.Defs[main.Name].(*types.Func); paramsOf(fn).Len() > 0 && u.err() == nil {
		wish := "= " + main.Name.Name
		if recv := fn.Signature().Recv(); recv != nil {
			wish = namedOf(recv.Type()).Obj().Name()
		}
		u.errorf(main.Name.Pos(), "%s has the merge point and is generic, and nothing in this package uses it with a type; write var _ %s[T], for each T that others use it with", main.Name.Name, wish)
	}
}

func asErrors(err error) (list Errors) {
	errors.As(err, &list)
	return list
}

// add adds what was made of another main loop.
func (o *Output) add(other *Output, nth int) {
	o.more = append(o.more, File{numbered(JitcodeFile, nth), other.Jitcode}, File{numbered(PortalFile, nth), other.Portal})
	o.Decisions = append(o.Decisions, other.Decisions...)
	o.Notes = append(o.Notes, other.Notes...)
	if o.Test == "" {
		o.Test = other.Test
	}
}

// portalsIn lists the portals in a directory.
func portalsIn(dir string) []string {
	paths, _ := filepath.Glob(filepath.Join(dir, "portal*_jit.go"))
	return slices.DeleteFunc(paths, func(path string) bool { return !generated.MatchString(filepath.Base(path)) })
}

// dropOld notes files of main loops that are no longer there.
func (o *Output) dropOld(dir string) {
	for _, path := range portalsIn(dir) {
		base := filepath.Base(path)
		if slices.ContainsFunc(o.Files(), func(f File) bool { return f.Name == base }) {
			continue
		}
		jitcode := strings.Replace(strings.TrimSuffix(base, "_jit.go"), "portal", "mainloop", 1) + ".jitcode"
		o.more = append(o.more, File{Name: base}, File{Name: jitcode})
	}
}
