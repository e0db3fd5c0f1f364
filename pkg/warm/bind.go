package warm

import (
	"context"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"unsafe"

	"mergepoint/pkg/jit"
)

// Bind gives a function that runs the main loop run with an engine: of the same
// type, with the same results, and a panic of the guest passes through. The
// engine must be one of run's driver; run may be a method value. Without an
// engine (nil: [New] gave an error, since translate has not been run), or while
// another goroutine runs the engine, the function is run itself. What the guest's
// run calls so itself is one more level of that run, unless compiled code calls it.
//
//	engine, err := warm.New(driver, params, warm.WithBackend(runner.New()))
//	…
//	result, err := warm.Bind(engine, run)(program, 7)
func Bind[F any](e *Engine, run F) F {
	if e == nil {
		return run
	}
	to, err := e.bindingOf(run)
	if err != nil {
		panic("warm: Bind: " + err.Error())
	}
	if bound := to.engine.portal.Bound; bound != nil {
		if f, ok := bound(to.engine, run).(F); ok {
			return f
		}
	}
	return reflect.MakeFunc(to.typ, to.call(reflect.ValueOf(run))).Interface().(F)
}

// A binding is which engine runs a function.
type binding struct {
	typ    reflect.Type
	code   uintptr
	engine *Engine
	method bool // the function is a method value
}

// bindingOf finds the engine of the main loop that a function is. An interpreter that
// binds wherever it is called asks for the same each time.
func (e *Engine) bindingOf(run any) (*binding, error) {
	f := reflect.ValueOf(run)
	if b := e.bound.Load(); b != nil && f.IsValid() && b.typ == f.Type() && b.code == f.Pointer() {
		return b, nil
	}
	p, method, err := mainOf(e.portal.Driver, f)
	if err != nil {
		return nil, err
	}
	s, err := e.sibling(p)
	if err != nil {
		return nil, err
	}
	b := &binding{f.Type(), f.Pointer(), s, method}
	e.bound.Store(b)
	return b, nil
}

// call is the function itself where no generated code has one of its type.
func (b *binding) call(plain reflect.Value) func(in []reflect.Value) []reflect.Value {
	var bound []any
	if b.method {
		bound = []any{receiverOf(plain, reflect.TypeOf(b.engine.portal.Main).In(0))}
	}
	return func(in []reflect.Value) []reflect.Value {
		args := bound
		for _, v := range in {
			args = append(args[:len(args):len(args)], v.Interface())
		}
		results, ok := b.engine.runBound(args)
		switch {
		case ok:
			return valuesOf(plain.Type(), results)
		case plain.Type().IsVariadic():
			return plain.CallSlice(in)
		}
		return plain.Call(in)
	}
}

// mainOf finds the main loop that a function is, or that it is a method value of.
// Instances of a generic function have one name; where their types are equal, too,
// the code tells them apart.
func mainOf(d *jit.Driver, run reflect.Value) (found *registered, method bool, err error) {
	if run.Kind() != reflect.Func || run.IsNil() {
		return nil, false, fmt.Errorf("%v is no function", run.Type())
	}
	list, err := portalsOf(d)
	if err != nil {
		return nil, false, err
	}
	name := nameOfFunc(run)
	var names []string
	for _, p := range list {
		main := reflect.ValueOf(p.Main)
		mainName := nameOfFunc(main)
		names = append(names, mainName)
		isMethod := name == mainName+"-fm" && isMethodOf(run.Type(), main.Type())
		if isMethod {
			main = reflect.ValueOf(p.Method)
		}
		if isMethod || name == mainName && run.Type() == main.Type() {
			if found == nil || main.IsValid() && main.Pointer() == run.Pointer() {
				found, method = p, isMethod
			}
		}
	}
	if found == nil {
		err = fmt.Errorf("the engine is of the main loop %s, and the function is %s%s", strings.Join(names, " or "), name, inGeneric(name))
	}
	return found, method, err
}

// isMethodOf reports whether a function type is that of a method value.
func isMethodOf(value, main reflect.Type) bool {
	if value.NumIn() != main.NumIn()-1 || value.IsVariadic() != main.IsVariadic() {
		return false
	}
	for n := range value.NumIn() {
		if value.In(n) != main.In(n+1) {
			return false
		}
	}
	return slices.Equal(slices.Collect(value.Outs()), slices.Collect(main.Outs()))
}

// inGeneric adds what to do about a function value that Go made in a generic
// function: it is not the instance, but calls it.
func inGeneric(name string) string {
	if !strings.Contains(name, "[...]") {
		return ""
	}
	return ", made in generic code, where nothing tells which function it is: use Engine.Run there, or give Bind the function from elsewhere"
}

func nameOfFunc(f reflect.Value) string {
	name := runtime.FuncForPC(f.Pointer()).Name()
	if at := strings.Index(name, "[...]"); at >= 0 && !strings.Contains(name[at:], ".func") {
		return name[:at] + name[at+len("[...]"):]
	}
	return name
}

// Receiver gives the receiver in a method value, which is a pointer to code and
// receiver. Only generated code calls it.
func Receiver[R, F any](method F) R {
	var r R
	return *(*R)(receiverIn(*(*unsafe.Pointer)(unsafe.Pointer(&method)), unsafe.Alignof(r)))
}

// receiverOf is Receiver for a type that is known while running.
func receiverOf(f reflect.Value, typ reflect.Type) any {
	v := reflect.New(f.Type())
	v.Elem().Set(f)
	return reflect.NewAt(typ, receiverIn(*(*unsafe.Pointer)(v.UnsafePointer()), uintptr(typ.Align()))).Elem().Interface()
}

func receiverIn(closure unsafe.Pointer, align uintptr) unsafe.Pointer {
	return unsafe.Add(closure, max(unsafe.Sizeof(uintptr(0)), align))
}

// runBound runs the main loop if nobody is running it with this engine. An engine
// that cannot run is the caller's mistake.
func (e *Engine) runBound(args []any) (results []any, ok bool) {
	if e.running.Load() {
		return nil, false
	}
	switch results, err := e.run(context.Background(), args); err {
	case nil:
		return results, true
	case errRunning:
		return nil, false
	default:
		panic(err)
	}
}

// valuesOf makes values of a function's results; a nil interface has no type.
func valuesOf(f reflect.Type, results []any) []reflect.Value {
	list := make([]reflect.Value, f.NumOut())
	for n := range list {
		list[n] = reflect.New(f.Out(n)).Elem()
		if results[n] != nil {
			list[n].Set(reflect.ValueOf(results[n]))
		}
	}
	return list
}
