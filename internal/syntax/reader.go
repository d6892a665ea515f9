package syntax

import (
	"slices"
	"sync"

	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/text"
)

// reader reads paragraphs. What they are made of stands in slabs, a few exact
// allocations for many paragraphs: it is gathered in room that is used again for the
// next ones, and copied once it is known how much there is.
type reader struct {
	house *house.House
	*gathered
	skims bool // for a Skimmer: no signals
	bare  bool // the text is known to have no comments
}

// gathered is what was found in paragraphs that do not have it yet.
type gathered struct {
	cites    []cite.Cite
	signals  []Signal
	openings []Opening
	holders  []holder
	places   []int32 // where citations may begin in the paragraph at work: see cite.Places
	words    recent
	ends     []int // of the paragraphs of a text
	sections []Section
	acts     []Act
	extents  []extent
}

// holder is a paragraph that has something of what was gathered.
type holder struct {
	*Para
	cites, signals int // how many of them
	opening        bool
}

func (h *holder) sees() bool { return h.cites+h.signals > 0 }

// rooms holds rooms between texts.
var rooms = sync.Pool{New: func() any {
	return &gathered{
		cites: make([]cite.Cite, 0, slab), signals: make([]Signal, 0, slab), openings: make([]Opening, 0, slab), holders: make([]holder, 0, slab),
		sections: make([]Section, 0, slab), acts: make([]Act, 0, 4),
	}
}}

// The empty ones, of paragraphs that have none.
var (
	noOpening = new(Opening)
	noSights  = new(Sights)
)

// slab is how many paragraphs share an allocation: each keeps all of it alive.
const slab = 64

// cut finds where the paragraphs of a text end.
func (g *gathered) cut(t *text.Text, h *house.House, wrapped bool) {
	g.ends = g.ends[:0]
	paragraphs(t, 0, t.Len(), h, wrapped, func(_, end int) { g.ends = append(g.ends, end) })
}

// paras reads the paragraphs of src that end where ends say, the first one from
// start on, and gives each to the node at its place.
func (r *reader) paras(src string, start int, ends []int, nodes []Node) {
	for len(ends) > 0 {
		n := min(slab, len(ends))
		made := make([]Para, n)
		for i := range made {
			nodes[i].Para, nodes[i].Start = &made[i], start
			r.read(&made[i], src[start:ends[i]])
			start = ends[i]
		}
		r.settle()
		ends, nodes = ends[n:], nodes[n:]
	}
}

// para reads one paragraph.
func (r *reader) para(raw string) *Para {
	p := new(Para)
	r.read(p, raw)
	r.settle()
	return p
}

// read is all that can be known from raw alone. It is a pure function of raw and
// the house, which is why versions of a text may share its result.
func (r *reader) read(p *Para, raw string) {
	h := r.house
	p.Raw, p.Opening, p.Sights = raw, noOpening, noSights
	start, end := r.visible(raw)
	p.Mark = text.Span{Start: start, End: end}
	p.End = text.Span{Start: end, End: end}
	locks := !r.bare && locksNext(raw[end:])
	if start == end {
		p.form, p.Body = blankForm, p.Mark
		p.sees(Locking, locks)
		return
	}
	at := skipOrnament(raw, start, end)
	if at < end && raw[at] == '[' {
		at, end = intoBrackets(raw, at, end, h)
	}
	p.readLabel(raw, at, end, h)
	p.form = formOf(raw[at:end], p.Label, h)
	open, opens := p.readOpener(h)
	if opens {
		r.openings = append(r.openings, open)
	}
	p.End = closingMarks(raw, p.Body.Start, end)
	var signals []Signal
	if r.skims {
		r.places = cite.Places(r.places[:0], raw[:end])
	} else {
		signals, p.Seen = r.lex(raw, start, p.Mark.End)
	}
	cites := r.find(raw[:end], open.Alone)
	for i := range signals {
		p.Seen |= signals[i].Kind.Bit()
	}
	if len(cites) > 0 {
		p.Seen |= Citations
	}
	p.sees(Tight, p.Glued)
	p.sees(Locking, locks)
	if opens || len(cites)+len(signals) > 0 {
		r.holders = append(r.holders, holder{p, len(cites), len(signals), opens})
	}
}

func (r *reader) visible(raw string) (start, end int) {
	if r.bare {
		return written(raw)
	}
	return visible(raw)
}

// sees adds what is seen of the paragraph, if it is.
func (p *Para) sees(what Seen, is bool) {
	if is {
		p.Seen |= what
	}
}

// find gathers the paragraph's citations, which begin at some of the places.
func (r *reader) find(s string, alone bool) []cite.Cite {
	n := len(r.cites)
	found := cite.Append(r.cites[n:], s, r.house.Body, r.places)
	if alone { // "resolves to instruct Study Group 2" cites nothing
		found = slices.DeleteFunc(found, func(c cite.Cite) bool { return c.Ref.Body == "self" })
	}
	r.cites = append(r.cites, found...) // where they stand already, unless there was no room
	return r.cites[n:]
}

// lex gathers the paragraph's signals, those at its end included, and finds its places.
func (r *reader) lex(raw string, start, end int) (signals []Signal, seen Seen) {
	n := len(r.signals)
	found, places, seen := lex(raw, start, end, &r.words, r.signals[n:], r.places[:0])
	r.places = places
	if end < len(raw) && (raw[end] == ' ' || raw[end] == '\t') {
		stop := end
		for stop < len(raw) && (raw[stop] == ' ' || raw[stop] == '\t') {
			stop++
		}
		found = append(found, Signal{Kind: TrailingBlank, Span: text.Span{Start: end, End: stop}})
	}
	r.signals = append(r.signals, found...)
	return r.signals[n:], seen
}

// settle gives the paragraphs what was gathered for them.
func (g *gathered) settle() {
	if len(g.holders) == 0 {
		return
	}
	sights := 0
	for i := range g.holders {
		if g.holders[i].sees() {
			sights++
		}
	}
	g.give(slices.Clone(g.cites), slices.Clone(g.signals), slices.Clone(g.openings), make([]Sights, sights))
	// A room keeps no text alive, nor the memory that a very long paragraph took.
	clear(g.cites)
	clear(g.openings)
	clear(g.holders)
	if g.empty(); cap(g.cites)+cap(g.signals) > most || cap(g.places) > 4*most {
		*g = *rooms.New().(*gathered)
	}
}

func (g *gathered) empty() {
	g.cites, g.signals, g.openings, g.holders = g.cites[:0], g.signals[:0], g.openings[:0], g.holders[:0]
}

// give divides what was gathered among the paragraphs. Those that have something
// have one of sights each.
func (g *gathered) give(cites []cite.Cite, signals []Signal, openings []Opening, sights []Sights) {
	for i := range g.holders {
		h := &g.holders[i]
		if h.opening {
			h.Opening, openings = &openings[0], openings[1:]
		}
		if !h.sees() {
			continue
		}
		h.Sights, sights = &sights[0], sights[1:]
		if h.cites > 0 {
			h.Cites, cites = cites[:h.cites:h.cites], cites[h.cites:]
		}
		if h.signals > 0 {
			h.Signals, signals = signals[:h.signals:h.signals], signals[h.signals:]
		}
	}
}
