package rules

import (
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// fault is a way in which a series of labels is broken. Every paragraph has at
// most one, so that one slip gives one finding.
type fault uint8

const (
	faultGap     fault = iota // "c)" after "a)"
	faultFirst                // a series that begins with "b)"
	faultRepeat               // "2" after "2"
	faultBack                 // "2" after "4"
	faultSwap                 // "3", "2", "4": the span is that of the 3
	faultGlued                // "31": an old and a new number run together
	faultInline               // the label that is missing stands within the line before
	faultStyle                // "2)" among "1." and "3."
	faultSkip                 // "(i)" right under "1."
	faultSingle               // a numbered paragraph that is the only one
	faultLonely               // "(a)" without "(b)"
	faultRunsOn               // 3, 4 under a new opener after 1, 2
	faultRestart              // 1 again in one operative part
	faultSuffix               // "5 bis" without 5
	faultLook                 // "(1)" for "(i)"
	faultHuge                 // a label of hundreds of digits
)

// slip is a fault and its place.
type slip struct {
	fault
	node          int
	at            text.Span       // of the text
	was, due      numbering.Label // what stands there, what was due
	before        int             // the sibling it was held against, -1 if none
	first, second numbering.Label // of faultGlued: the two readings as they stand
	quiet         bool            // one of so many that no repair is offered
}

// series is a list under way: the siblings at one level.
type series struct {
	open   bool
	first  *numbering.Label // the first label, which sets the form of the others
	tracks [2]int           // the ordinals it has come to; two after a slip that can be read in two ways
	last   int              // the last sibling
	label  *numbering.Label // its label
	count  int
	start  int // the first sibling
	slip   int // index of the last slip if the sibling before has one, else -1
	broken bool
	glued  bool // two numbers run together in one that stands before
	locked bool // the sibling before has a number that is locked
	lent   bool // the first one has, whose form is not the list's
}

// judge walks through a document's labels.
type judge struct {
	t      *syntax.Tree
	levels [16]series
	depth  int // levels that may be open
	slips  []slip
	lastOf *numbering.Label // the last label of the section before, for series that run on
	lastAt int
	ended  [16]*numbering.Label // the last label of the list that ended at each level; nil if none has
}

// mostRepairs is how many slips of one document a renumbering is offered for:
// each may touch the rest of its list.
const mostRepairs = 200

// mostDigits is how long a label may be that is judged as a number. Longer ones than
// the numbers of documents, which have seven digits, are a slip of the hand.
const mostDigits = 20

// brokenLabels are the broken places of the document's numbering, in order.
var brokenLabels = &lint.Reading[[]slip]{Read: func(_ *lint.Pass, t *syntax.Tree, room []slip) []slip {
	j := judge{t: t, lastAt: -1, slips: room[:0]}
	section := -1
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if n.Kind == syntax.Note || n.Kind == syntax.Rule || n.Kind == syntax.Blank {
			continue // the notes of a page stand between its paragraphs
		}
		if n.Section != section {
			j.close(0)
			section = n.Section
		}
		switch {
		case n.Role == house.AnnexPart || n.Role == house.BackPart || n.Role == house.FrontPart:
			j.close(0)
		case n.Label.Scheme == numbering.None:
			j.unlabelled(n)
		case n.Kind == syntax.Item || n.Kind == syntax.Paragraph:
			j.see(i, n)
			if n.Seen&syntax.InlineNumber.Bit() != 0 {
				j.lost(i, n)
			}
		}
	}
	j.close(0)
	for i := mostRepairs; i < len(j.slips); i++ {
		j.slips[i].quiet = true
	}
	return j.slips
}}

// slips are those of a pass.
func slips(pass *lint.Pass, t *syntax.Tree) []slip { return brokenLabels.Of(pass, t) }

// unlabelled ends the lists that cannot go on after such a paragraph: inner
// lists may begin anew after a heading, a table or words in between.
func (j *judge) unlabelled(n *syntax.Node) {
	switch n.Kind {
	case syntax.Heading, syntax.Table, syntax.Text:
		j.close(1)
	default:
		j.close(0)
	}
}

// close ends every series from level on and looks at what can be told only at
// the end.
func (j *judge) close(level int) {
	for k := level; k < j.depth; k++ {
		s := &j.levels[k]
		if !s.open {
			continue
		}
		if s.count == 1 && !s.broken && !s.lent && s.first.N == 1 && s.first.Suffix == "" {
			j.alone(k, s)
		}
		if k == 0 {
			j.lastOf, j.lastAt = s.label, s.last
		}
		s.open = false
		j.ended[k] = s.label
	}
	j.depth = min(j.depth, level)
}

func (j *judge) alone(level int, s *series) {
	n := &j.t.Nodes[s.start]
	switch s.first.Scheme {
	case numbering.Bullet, numbering.Preamble, numbering.Operative:
		return
	}
	f := faultLonely
	if level == 0 {
		f = faultSingle
	}
	j.slips = append(j.slips, slip{fault: f, node: s.start, at: n.LabelAt.Shift(n.Start), was: *s.first, before: -1})
}

func (j *judge) see(i int, n *syntax.Node) {
	level := min(n.Level, len(j.levels)-1)
	j.close(level + 1)
	s := &j.levels[level]
	l := n.Label
	if n.Locked {
		j.hold(i, n, level)
		return
	}
	if !s.open {
		*s = series{open: true, first: l, start: i, slip: -1}
		j.depth = level + 1
		j.begin(i, n, level, s)
		s.label, s.last, s.count = l, i, 1
		return
	}
	if s.lent {
		s.first, s.lent = l, false
	}
	s.count++
	before := s.slip
	s.slip = -1
	if l.Scheme != numbering.Bullet && !(l.Scheme == numbering.Dotted && l.Stem != s.label.Stem) {
		j.follow(i, n, s, before)
	} else {
		s.tracks = [2]int{l.N, l.N}
	}
	s.label, s.last, s.locked = l, i, false
}

func (j *judge) add(s *series, x slip) {
	n := &j.t.Nodes[x.node]
	x.at = n.LabelAt.Shift(n.Start)
	x.was = *n.Label
	s.slip = len(j.slips)
	s.broken = true
	j.slips = append(j.slips, x)
}

// begin looks at the first label of a series.
func (j *judge) begin(i int, n *syntax.Node, level int, s *series) {
	l := *n.Label
	s.tracks = [2]int{l.N, l.N}
	if l.Scheme == numbering.Bullet || l.N == numbering.Huge {
		if n.LabelAt.Len() > mostDigits {
			j.add(s, slip{fault: faultHuge, node: i, due: l.With(1), before: -1})
			s.tracks = [2]int{1, 1}
		}
		return
	}
	if level > 0 && l.N == 1 && skips(j.t, n, l) {
		j.add(s, slip{fault: faultSkip, node: i, before: n.Parent})
		s.broken = false
		return
	}
	if l.N == 1 {
		return
	}
	one := l.With(1)
	if a, b, ok := numbering.Unglue(n.LabelAt.In(n.Raw), l, func(k int) bool { return k == 1 }); ok {
		j.add(s, slip{fault: faultGlued, node: i, due: one, first: a, second: b, before: -1})
		s.glued = true
		s.tracks = [2]int{a.N, b.N}
		return
	}
	switch {
	case j.looks(n.Parent, l.With(l.N-1)):
	case l.Suffix != "" && l.N > 0:
		j.add(s, slip{fault: faultSuffix, node: i, due: l.With(l.N), before: -1})
	case l.Scheme == numbering.Dotted:
		// "3.4" may stand alone in an excerpt, and sections count as they like.
	case level == 0 && j.t.House.Placement == house.Alone && j.lastAt >= 0 && l.Same(*j.lastOf) && l.N == j.lastOf.N+1:
		j.add(s, slip{fault: faultRunsOn, node: i, due: one, before: j.lastAt})
	case level == 0 && j.lastAt >= 0 && l.Same(*j.lastOf) && l.N == j.lastOf.N+1 && (j.t.Nodes[j.lastAt].Role == house.PreamblePart || j.t.House.Placement == house.Leading && j.t.Nodes[j.lastAt].Act == n.Act):
		// Preamble and operative part are numbered in one series, or the sections
		// of an operative part are.
	case freeLists(j.t.House) || j.t.Wrapped && level > 0:
		// Nothing is known of the body's lists, or a page's break may have
		// swallowed the beginning.
	case level > 0 && j.ended[level] != nil && l.Same(*j.ended[level]) && l.N == j.ended[level].N+1:
		// Letters may run on through the items of one paragraph.
	default:
		j.add(s, slip{fault: faultFirst, node: i, due: one, before: n.Parent})
	}
}

// looks tells that the label of node was read wrongly, as (1) for (i), and
// reports it as a look-alike of the one due.
func (j *judge) looks(node int, due numbering.Label) bool {
	if node < 0 {
		return false
	}
	n := &j.t.Nodes[node]
	if n.Locked || n.Label.Scheme == numbering.None || n.Label.Scheme == due.Scheme || n.Label.Frame != due.Frame || !alike(n.LabelAt.In(n.Raw), due.String()) {
		return false
	}
	j.slips = append(j.slips, slip{fault: faultLook, node: node, at: n.LabelAt.Shift(n.Start), was: *n.Label, due: due, before: -1})
	return true
}

// alike compares two labels as a scanner sees them.
func alike(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if shape(a[i]) != shape(b[i]) {
			return false
		}
	}
	return true
}

func shape(c byte) byte {
	switch c {
	case '1', 'l', 'i', 'I', '|':
		return '1'
	case 'S', '5', 's':
		return '5'
	case 'O', '0', 'o':
		return '0'
	}
	return c
}

// freeLists tells a house that lays out its lists as it likes: of bodies without
// a table nothing is known, and boards adopt whole policies as resolutions.
func freeLists(h *house.House) bool { return h.ID == house.Other || h.ID == "us-whereas" }

// skips tells a list that begins a level too deep: small romans under a number
// whose items the house letters first.
func skips(t *syntax.Tree, n *syntax.Node, l numbering.Label) bool {
	if l.Scheme != numbering.RomanLower || n.Parent < 0 || l.Frame != numbering.Paired {
		return false
	}
	p := *t.Nodes[n.Parent].Label
	return p.Scheme == numbering.Decimal && p.Frame == numbering.Stop
}
