package stepper

import "strings"

// Data is what the page's script reads, as maps, slices, strings and numbers.
func (s *Story) Data() map[string]any {
	files := map[string]any{}
	for _, sc := range s.Scenes {
		if name, _, ok := strings.Cut(sc.Line, ":"); ok && files[name] == nil {
			files[name] = texts(strings.Split(s.Files[name], "\n"))
		}
	}
	var lists, scenes []any
	for _, l := range s.Lists {
		lists = append(lists, map[string]any{"title": l.Title, "ops": texts(l.Ops), "fates": texts(l.Fates)})
	}
	for i := range s.Scenes {
		scenes = append(scenes, s.Scenes[i].data())
	}
	return map[string]any{"guest": texts(s.Guest), "phases": texts(Phases[:]), "files": files, "lists": lists, "scenes": scenes}
}

func texts(list []string) []any {
	out := make([]any, len(list))
	for i, t := range list {
		out[i] = t
	}
	return out
}

// data has what the scene says; what it does not is left out.
func (s *Scene) data() map[string]any {
	m := map[string]any{"phase": int(s.Phase), "say": s.Say, "guest": s.Guest, "list": s.List, "upto": s.Upto, "op": s.Op}
	for name, text := range map[string]string{"line": s.Line, "code": code(s.Code)} {
		if text != "" {
			m[name] = text
		}
	}
	if s.Failed {
		m["failed"] = true
	}
	if len(s.Values) > 0 {
		m["values"] = texts(s.Values)
	}
	var frames []any
	for _, f := range s.Frames {
		row := []any{f.Func}
		for _, r := range f.Regs {
			row = append(row, []any{r.Name, r.Value, r.Colour})
		}
		frames = append(frames, row)
	}
	if frames != nil {
		m["frames"] = frames
	}
	return m
}

// code is an instruction without its live set, which is for resume data.
func code(text string) string {
	text, _, _ = strings.Cut(text, " live[")
	return text
}
