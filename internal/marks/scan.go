package marks

import (
	"strings"

	"resolute/internal/text"
)

// readers tells which readings a stretch of the marked text is in.
type readers uint8

const (
	inOriginal readers = 1 << iota
	inProposed
	inBoth  = inOriginal | inProposed
	nowhere = readers(0)
)

// stretch is a part of the marked text without delimiters.
type stretch struct {
	text.Span
	in     readers
	marked bool // within a mark
}

// scanner passes over a marked text.
type scanner struct {
	s         string
	marks     []Mark
	stretches []stretch
	closed    [len(close)]int // no closing delimiter of the kind stands before it from where one was looked for last; 0: not looked for
}

// opens tells which mark may open at s[i], which is a brace.
func opens(s string, i int) (Kind, bool) {
	if i+delimiter > len(s) || s[i+1] != s[i+2] {
		return 0, false
	}
	switch s[i+1] {
	case '+':
		return Insertion, true
	case '-':
		return Deletion, true
	case '~':
		return Substitution, true
	case '>':
		return Comment, true
	}
	return 0, false
}

// scan reads s[at:end], the whole text or what stands in the mark within, and
// notes its stretches; in says which readings they are in at most.
func (c *scanner) scan(at, end, within int, in readers) {
	from := at
	for at < end {
		i := strings.IndexByte(c.s[at:end], '{')
		if i < 0 {
			break
		}
		at += i
		kind, ok := opens(c.s, at)
		if ok {
			var m Mark
			if m, ok = c.mark(kind, at, end); ok && c.mayStand(kind, within) {
				c.add(from, at, within >= 0, in)
				m.Within = within
				c.take(m, in)
				at, from = m.End, m.End
				continue
			}
		}
		at++
	}
	c.add(from, end, within >= 0, in)
}

func (c *scanner) add(from, to int, marked bool, in readers) {
	if to > from {
		c.stretches = append(c.stretches, stretch{text.Span{Start: from, End: to}, in, marked})
	}
}

// mayStand tells that a mark of the kind may stand in the mark within: marks of
// one kind do not stand in each other, which bounds how deep they go.
func (c *scanner) mayStand(kind Kind, within int) bool {
	for ; within >= 0; within = c.marks[within].Within {
		outer := c.marks[within].Kind
		if outer == kind || outer == Comment || outer == Substitution && kind != Comment {
			return false
		}
	}
	return true
}

// mark reads the mark that opens at s[at]. One of the same kind that opens
// before it closes means that its own end was not written yet.
func (c *scanner) mark(kind Kind, at, end int) (Mark, bool) {
	stop := c.closing(kind, at+delimiter)
	if stop < 0 || stop+delimiter > end {
		return Mark{}, false
	}
	content := text.Span{Start: at + delimiter, End: stop}
	inside := content.In(c.s)
	if strings.Contains(inside, open[kind]) {
		return Mark{}, false
	}
	m := Mark{Span: text.Span{Start: at, End: stop + delimiter}, Kind: kind}
	start, last := text.Span{Start: content.Start, End: content.Start}, text.Span{Start: stop, End: stop}
	switch kind {
	case Insertion:
		m.Old, m.New = start, content
	case Deletion:
		m.Old, m.New = content, last
	case Comment:
		m.Old, m.New = start, start
	case Substitution:
		i := strings.Index(inside, arrow)
		if i < 0 {
			return Mark{}, false
		}
		m.Old = text.Span{Start: content.Start, End: content.Start + i}
		m.New = text.Span{Start: content.Start + i + len(arrow), End: stop}
	}
	return m, true
}

// closing is where the first closing delimiter of the kind stands from at on,
// -1 if none does. What was found last is remembered: a text of opening
// delimiters alone must not cost their square.
func (c *scanner) closing(kind Kind, at int) int {
	if c.closed[kind] < at {
		c.closed[kind] = len(c.s)
		if i := strings.Index(c.s[at:], close[kind]); i >= 0 {
			c.closed[kind] = at + i
		}
	}
	if c.closed[kind] == len(c.s) {
		return -1
	}
	return c.closed[kind]
}

// take notes a mark and what stands in it.
func (c *scanner) take(m Mark, in readers) {
	k := len(c.marks)
	c.marks = append(c.marks, m)
	switch m.Kind {
	case Insertion:
		c.scan(m.New.Start, m.New.End, k, in&inProposed)
	case Deletion:
		c.scan(m.Old.Start, m.Old.End, k, in&inOriginal)
	case Substitution:
		c.scan(m.Old.Start, m.Old.End, k, in&inOriginal)
		c.scan(m.New.Start, m.New.End, k, in&inProposed)
	}
}
