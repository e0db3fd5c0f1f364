package judge

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Dump writes all that can be reached from a value: what pointers lead to, what
// lies behind a slice's length, unexported fields. Pointers that are met again
// are numbers, so that a change of who shares what shows, too.
func Dump(v any) string {
	d := &dumper{seen: map[met]int{}}
	d.value(reflect.ValueOf(v))
	return d.String()
}

// met is a pointer met before.
type met struct {
	addr uintptr
	typ  reflect.Type
}

type dumper struct {
	strings.Builder
	seen map[met]int
}

func (d *dumper) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Invalid:
		d.WriteString("nil")
	case reflect.Pointer:
		d.pointer(v)
	case reflect.Interface:
		if !v.IsNil() {
			d.WriteString(v.Elem().Type().String() + ":")
		}
		d.value(v.Elem())
	case reflect.Struct:
		d.WriteByte('{')
		for i := range v.NumField() {
			d.WriteString(v.Type().Field(i).Name + ":")
			d.value(v.Field(i))
			d.WriteByte(' ')
		}
		d.WriteByte('}')
	case reflect.Slice:
		fmt.Fprintf(d, "%d/", v.Len())
		d.list(v.Slice(0, v.Cap()))
	case reflect.Array:
		d.list(v)
	case reflect.Map:
		d.mapping(v)
	case reflect.Func, reflect.Chan, reflect.UnsafePointer:
		fmt.Fprintf(d, "%s:%v", v.Kind(), !v.IsNil())
	case reflect.String:
		fmt.Fprintf(d, "%q", v.String())
	default:
		fmt.Fprint(d, v)
	}
}

func (d *dumper) pointer(v reflect.Value) {
	p := met{v.Pointer(), v.Type()}
	if n, met := d.seen[p]; met && !v.IsNil() {
		fmt.Fprintf(d, "&%d", n)
		return
	}
	d.seen[p] = len(d.seen)
	d.WriteByte('&')
	d.value(v.Elem())
}

// long is how many elements are written of which most are nothing.
const long = 1000

func (d *dumper) list(v reflect.Value) {
	d.WriteByte('[')
	for i := range v.Len() {
		if v.Len() > long {
			if v.Index(i).IsZero() {
				continue
			}
			fmt.Fprintf(d, "%d:", i)
		}
		d.value(v.Index(i))
		d.WriteByte(' ')
	}
	d.WriteByte(']')
}

// mapping writes a map in the order of the keys' texts.
func (d *dumper) mapping(v reflect.Value) {
	var lines []string
	for it := v.MapRange(); it.Next(); {
		one := &dumper{seen: d.seen}
		one.value(it.Key())
		one.WriteByte('=')
		one.value(it.Value())
		lines = append(lines, one.String())
	}
	slices.Sort(lines)
	fmt.Fprint(d, lines)
}
