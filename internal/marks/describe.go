package marks

import "strings"

// Describe is what a mark does, on one line: "Dubai, 2018 → Bucharest, 2022".
// What inner marks took away again is not told.
func (t *Text) Describe(i int) string {
	m := &t.Marks[i]
	old, now := oneLine(t.Shown.Slice(m.Old)), oneLine(t.Shown.Slice(m.New))
	switch m.Kind {
	case Substitution:
		return old + " → " + now
	case Deletion:
		return old
	case Insertion:
		return now
	}
	return oneLine(t.Shown.Slice(m.Content()))
}

// oneLine shows a line's ending, which a mark may consist of, as ¶.
func oneLine(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", "¶")
	return strings.Join(strings.Fields(s), " ")
}
