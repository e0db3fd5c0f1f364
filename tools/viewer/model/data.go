package model

import (
	"io"
	"strconv"
	"strings"
)

// Data is what the page's script reads: the recordings, in words of one table, as
// maps, slices, strings and numbers. It is JSON in a page; in a browser it is given
// as it is.
func (v *View) Data() map[string]any {
	data, w := v.data()
	return w.codes(data).(map[string]any)
}

// WriteData writes Data as JSON, little by little: as one text it may be large.
func (v *View) WriteData(out io.Writer) error {
	data, w := v.data()
	return w.write(out, data)
}

// data gives Data with packed texts, and the words to unpack them.
func (v *View) data() (map[string]any, *words) {
	w := &words{}
	files, recordings := map[string]any{}, []any{}
	for _, r := range v.All {
		s := r.Sheet()
		recordings = append(recordings, r.data(s, w))
		for _, p := range s.Passages {
			files[p.Name] = list(p.file.Lines)
		}
	}
	table := w.table()
	return map[string]any{
		"words": list(table), "digits": digits, "final": final, // how many digits end a code
		"fates": fateData(), "help": meanings(), "files": files, "machine": v.Machine,
		"recordings": recordings,
	}, w
}

// list gives a slice as Data has them.
func list[T any](of []T) []any {
	out := make([]any, len(of))
	for i, v := range of {
		out[i] = v
	}
	return out
}

func fateData() (out []any) {
	for _, f := range fates {
		out = append(out, list(f[:]))
	}
	return out
}

func (r *Recording) data(s *Sheet, w *words) map[string]any {
	passages, parts := []any{}, []any{}
	for _, p := range s.Passages {
		passages = append(passages, p.data())
	}
	recorded := s.Recorded.data(w, func(o *row) []string { return o.recordedFields() })
	for _, p := range s.Parts {
		parts = append(parts, p.data(w, func(o *row) []string { return o.partFields(&s.Recorded) }))
	}
	return map[string]any{
		"id": r.ID, "title": r.Title, "none": s.Guest.None, "passages": passages, "recorded": recorded, "parts": parts,
		"pieces": pieces(w, s.Guest.Pieces), "places": pieces(w, s.Guest.Places),
	}
}

func (p *passage) data() map[string]any {
	spans, rows := []any{}, map[string]any{}
	for _, s := range p.Spans {
		spans = append(spans, list(s[:]))
	}
	for line, row := range p.Rows {
		rows[strconv.Itoa(line)] = row
	}
	return map[string]any{"name": p.Name, "spans": spans, "rows": rows}
}

// pieces: text, place, first row.
func pieces(w *words, list []piece) packed {
	var lines []string
	for _, p := range list {
		lines = append(lines, fields([]string{p.Text, placeField(p.At), strconv.Itoa(p.Row)}))
	}
	return w.pack(strings.Join(lines, "\n"))
}

// The data of a list has a line for each op, its fields parted by tabs. An empty
// field says that it is as that of the recorded op, a dash that there is none.
func (l *List) data(w *words, of func(*row) []string) map[string]any {
	var rows, asm []string
	for i := range l.Rows {
		r := &l.Rows[i]
		rows = append(rows, fields(of(r)))
		if l.Asm {
			asm = append(asm, fields(append(append(r.Asm[:len(r.Asm):len(r.Asm)], ""), r.Exit...)))
		}
	}
	return map[string]any{
		"id": l.ID, "title": l.Title, "inputs": l.Inputs, "count": len(rows),
		"rows": w.pack(strings.Join(rows, "\n")), "asm": w.pack(strings.Join(asm, "\n")), // empty without machine code
	}
}

// inField keeps a text in its field: names and places are the guest's and the
// interpreter's to choose. The script undoes it.
var inField = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\t", `\t`)

// fields joins the fields of a line; empty ones at its end are left out.
func fields(list []string) string {
	for len(list) > 0 && list[len(list)-1] == "" {
		list = list[:len(list)-1]
	}
	safe := make([]string, len(list))
	for i, f := range list {
		safe[i] = inField.Replace(f)
	}
	return strings.Join(safe, "\t")
}

func placeField(at int) string {
	if at < 0 {
		return "-"
	}
	return strconv.Itoa(at)
}

func lineField(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// recordedFields: text, place, line, fate; for each reason its words.
func (r *row) recordedFields() []string {
	f := ""
	if r.Fate != unsaid {
		f = strconv.Itoa(int(r.Fate))
	}
	out := []string{r.Text, placeField(r.Guest), lineField(r.Line), f}
	for _, s := range r.Why {
		out = append(out, s.words()...)
	}
	return out
}

// partFields: text, place, line, recorded op, what a guard says, how often it
// failed, its bridge, its frames.
func (r *row) partFields(rec *List) []string {
	at, ln, o := placeField(r.Guest), lineField(r.Line), placeField(r.Recorded)
	if r.Recorded >= 0 && r.Recorded < len(rec.Rows) {
		of := &rec.Rows[r.Recorded]
		at, ln = unless(at, placeField(of.Guest)), unless(ln, lineField(of.Line))
	}
	out := []string{r.Text, at, ln, o}
	if g := r.Guard; g != nil {
		failed := ""
		if g.Failed > 0 {
			failed = strconv.Itoa(g.Failed)
		}
		out = append(append(out, g.Says, failed, g.Bridge), g.Frames...)
	}
	return out
}

func unless(a, b string) string {
	if a == b {
		return ""
	}
	return a
}
