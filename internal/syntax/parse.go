package syntax

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/marks"
	"resolute/internal/parallel"
	"resolute/internal/text"
)

// Parse reads a draft of the house h. It never fails: bytes of any kind make a
// tree, and its paragraphs joined are the text, or the proposed one of a draft
// with revision marks. Paragraphs that prev, which may be nil, has too are taken
// from it; the tree is the same with and without prev, but for the locks of the
// settings, which it takes over.
func Parse(draft *text.Text, h *house.House, prev *Tree) *Tree {
	t, m := draft, marks.Read(draft)
	if m != nil {
		t = m.Proposed.Text
	}
	tree := &Tree{Text: t, Marks: m, House: h, Wrapped: isWrapped(t, h)}
	if prev == nil || !sameHead(t.String(), prev.Text.String()) {
		tree.Language = house.Language(t.String())
	} else {
		tree.Language = prev.Language
	}
	room := rooms.Get().(*gathered)
	notes := false // it may have comments
	switch {
	case prev == nil || prev.House != h:
		notes = HasComments(t.String())
		tree.readAll(room, !notes)
		tree.outline(len(tree.Nodes), room)
	case prev.Wrapped != tree.Wrapped:
		tree.readAgain(prev, room)
		tree.outline(prev.items+8, room)
		notes = HasComments(t.String())
	default:
		read := tree.edit(prev, room)
		notes = len(prev.comments) > 0 || HasComments(read.In(t.String()))
	}
	rooms.Put(room) // not that of a text that could not be read
	if notes {
		tree.note()
	}
	if prev != nil && len(prev.Locks) > 0 {
		tree.Locks = prev.Locks
		tree.lock()
	}
	return tree
}

// sameHead tells that two texts have what their language is told by in common.
func sameHead(a, b string) bool {
	const n = house.LanguageSample
	return len(a) >= n && len(b) >= n && a[:n] == b[:n]
}

// readAgain cuts and reads the whole text; what prev has of it is taken from there.
func (t *Tree) readAgain(prev *Tree, room *gathered) {
	old := sharer{reader: reader{house: t.House, gathered: room}, nodes: prev.Nodes}
	t.Nodes = make([]Node, 0, len(prev.Nodes)+8)
	t.cut(&old, 0, t.Text.Len())
}

// readAll cuts and reads a text of which no version before is known, a long one
// on several processors: a paragraph is a function of its bytes.
// bare tells that it has no comments.
func (t *Tree) readAll(room *gathered, bare bool) {
	src := t.Text.String()
	room.cut(t.Text, t.House, t.Wrapped)
	ends := room.ends
	t.Nodes = make([]Node, len(ends), len(ends)+8)
	parts := parallel.Parts(len(src))
	parallel.Do(len(ends), parts, func(k, first, end int) {
		start := 0
		if first > 0 {
			start = ends[first-1]
		}
		r := reader{house: t.House, gathered: room, bare: bare}
		if k < parts-1 {
			r.gathered = rooms.Get().(*gathered)
		}
		r.paras(src, start, ends[first:end], t.Nodes[first:end])
		if k < parts-1 {
			rooms.Put(r.gathered)
		}
	})
}

// cut appends the paragraphs of the text from one that begins at from to the
// end of the one that ends at to.
func (t *Tree) cut(share *sharer, from, to int) {
	paragraphs(t.Text, from, to, t.House, t.Wrapped, func(start, end int) {
		t.Nodes = append(t.Nodes, Node{Para: share.share(t.Text.String()[start:end]), Start: start})
	})
}

// edit makes the nodes from those of prev: the ones before and behind the
// stretch in which the texts differ are kept, the stretch is read. The outline is
// that of prev, too, where no paragraph has another shape.
//
// A paragraph's limits depend on its own lines and the one that follows, so one
// paragraph on either side of the difference is read again, and more of them
// where lines of a wrapped text join others now, or did before. It gives what was read.
func (t *Tree) edit(prev *Tree, room *gathered) text.Span {
	now, was := t.Text.String(), prev.Text.String()
	same := commonPrefix(now, was)
	head, from := 0, 0
	for head+1 < len(prev.Nodes) && prev.Nodes[head+1].Start+len(prev.Nodes[head+1].Raw) < same {
		from = prev.Nodes[head+1].Start
		head++
	}
	if t.Wrapped && head > 0 { // an enacting line is told by the line below it, too
		head--
		from = prev.Nodes[head].Start
	}
	end := commonSuffix(now[same:], was[same:])
	tail, to := len(prev.Nodes), len(now)
	shift := len(now) - len(was)
	for tail-2 > head && prev.Nodes[tail-2].Start >= len(was)-end {
		tail--
		to = prev.Nodes[tail].Start + shift
	}
	t.Nodes = make([]Node, head, len(prev.Nodes)+8)
	copy(t.Nodes, prev.Nodes)
	for {
		old := sharer{reader: reader{house: t.House, gathered: room}, nodes: prev.Nodes, next: head}
		t.cut(&old, from, to)
		// The last one that was read again must be the one of before: only then
		// does the next begin where it began.
		if tail == len(prev.Nodes) || len(t.Nodes) > head && t.Nodes[len(t.Nodes)-1].Raw == prev.Nodes[tail-1].Raw {
			break
		}
		t.Nodes = t.Nodes[:head]
		tail = min(len(prev.Nodes), 2*tail-head)
		to = len(now)
		if tail < len(prev.Nodes) {
			to = prev.Nodes[tail].Start + shift
		}
	}
	like := len(t.Nodes) == tail
	for i := head; like && i < tail; i++ {
		like = t.Nodes[i].Para == prev.Nodes[i].Para || sameShape(t.Nodes[i].Para, prev.Nodes[i].Para)
	}
	kept := len(t.Nodes)
	t.Nodes = append(t.Nodes, prev.Nodes[tail:]...)
	for i := kept; shift != 0 && i < len(t.Nodes); i++ {
		t.Nodes[i].Start += shift
	}
	if !like {
		t.outlineAgain(prev, head, kept, room)
		return text.Span{Start: from, End: to}
	}
	for i := head; i < tail; i++ {
		n, p, start := &t.Nodes[i], t.Nodes[i].Para, t.Nodes[i].Start
		*n = prev.Nodes[i]
		if n.Label == &n.Para.Label { // no pointer into the paragraph of before, which keeps its text
			n.Label = &p.Label
		}
		n.Para, n.Start = p, start
	}
	t.Sections, t.Acts, t.extents, t.items = prev.Sections, prev.Acts, prev.extents, prev.items
	return text.Span{Start: from, End: to}
}

// sameShape tells that the outline is the same with p as with q: it looks at
// nothing of an ordinary paragraph but what is compared here.
func sameShape(p, q *Para) bool {
	return p.form == plainForm && q.form == plainForm &&
		p.Label == q.Label && p.LabelAt.In(p.Raw) == q.LabelAt.In(q.Raw) && p.Opener == q.Opener &&
		p.End.In(p.Raw) == q.End.In(q.Raw) && isHead(p) == isHead(q) && isAdopted(p) == isAdopted(q) &&
		closesQuote(p) == closesQuote(q) && opensQuote(p) == opensQuote(q) && p.Mark.Len() < headMax == (q.Mark.Len() < headMax) &&
		isDecision(p) == isDecision(q) && (p.Seen^q.Seen)&Locking == 0 && beginsSmall(p) == beginsSmall(q) && len(p.Raw) > headMax == (len(q.Raw) > headMax)
}

// block is how many bytes are compared at once.
const block = 256

func commonPrefix(a, b string) int {
	n := min(len(a), len(b))
	i := 0
	for i+block <= n && a[i:i+block] == b[i:i+block] {
		i += block
	}
	for i < n && a[i] == b[i] {
		i++
	}
	return i
}

func commonSuffix(a, b string) int {
	n := min(len(a), len(b))
	a, b = a[len(a)-n:], b[len(b)-n:]
	for n >= block && a[n-block:n] == b[n-block:n] {
		n -= block
	}
	for n > 0 && a[n-1] == b[n-1] {
		n--
	}
	return len(a) - n
}

// sharer finds paragraphs of the version before: in step with it as long as the
// two agree, then by their text.
type sharer struct {
	reader
	nodes []Node
	next  int            // the old paragraph that is due
	miss  int            // paragraphs that were not where they were due
	byRaw map[string]int // made when a few were missed: text was moved, or much of it is new
}

const (
	ahead   = 4 // how far to look on: that many paragraphs may go without a miss
	maxMiss = 8 // so many are read again before the map is made
)

func (s *sharer) share(raw string) *Para {
	for i := s.next; i < len(s.nodes) && i < s.next+ahead; i++ {
		if s.nodes[i].Raw == raw {
			s.next = i + 1
			return s.nodes[i].Para
		}
	}
	s.miss++
	if s.miss > maxMiss && len(s.nodes) > 0 {
		if s.byRaw == nil {
			s.byRaw = make(map[string]int, len(s.nodes))
			for i := range s.nodes {
				s.byRaw[s.nodes[i].Raw] = i
			}
		}
		if i, ok := s.byRaw[raw]; ok {
			s.next = i + 1
			return s.nodes[i].Para
		}
	}
	if len(s.nodes) > 0 && s.miss <= maxMiss {
		// A paragraph that is typed must not keep this whole version alive.
		raw = strings.Clone(raw)
	}
	return s.para(raw)
}
