package complete

import (
	"slices"
	"strings"

	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
	"resolute/internal/wording"
)

// openers suggests with which words a clause may open: at the head of a line, behind
// a label if the house numbers such paragraphs.
func openers(p *place) (List, bool) {
	from, ok := p.clauseHead()
	if !ok {
		return List{}, false
	}
	part := p.part()
	if n := p.labelledHere(); n != nil {
		part = n.Role
	}
	if part == house.AnnexPart || part == house.BackPart || part == house.FrontPart {
		return List{}, false
	}
	typed := p.before[from:]
	w := opening{p: p, part: part, typed: typed, used: p.usedOpeners(part), seen: map[string]bool{}}
	l := List{At: p.from(from)}
	if part == house.PreamblePart {
		w.role(house.Preambular)
	}
	w.role(house.Operative) // the operative part may begin with this line
	w.rank()
	l.Items, l.Partial = w.items, true
	l = withLabels(p, l)
	return l, len(l.Items) > 0
}

// clauseHead tells that nothing stands on the line before the caret but the beginning
// of an opener, and where that begins.
func (p *place) clauseHead() (from int, ok bool) {
	if p.node >= 0 {
		n := &p.t.Nodes[p.node]
		if body := n.Start + n.Body.Start; !n.LabelAt.Empty() && n.Start+n.LabelAt.Start >= p.line {
			if body > p.off || p.t.House.Placement == house.Alone {
				return 0, false // items under an opener do not begin with one
			}
			from = body - p.line
		}
		if n.Start < p.line && n.Start+n.Mark.End > p.line && p.t.Wrapped {
			return 0, false // the line goes on with the one before
		}
	}
	rest := p.before[from:]
	from += len(rest) - len(strings.TrimLeft(rest, " \t*_\u00a0"))
	words := p.before[from:]
	marks := ",;:.()0123456789“”\""
	for _, verb := range p.t.House.AddressingVerbs() {
		if hasFolded(words, verb+" ") {
			marks = marks[1:] // "invites Member States, Sector Members"
			break
		}
	}
	return from, len(words) <= 80 && !strings.ContainsAny(words, marks) && (p.after == "" || !isWord(p.after[0]))
}

// labelledHere is the paragraph whose label stands on the line; nil if there is none.
func (p *place) labelledHere() *syntax.Node {
	if p.node >= 0 {
		if n := &p.t.Nodes[p.node]; !n.LabelAt.Empty() && n.Start+n.LabelAt.Start >= p.line {
			return n
		}
	}
	return nil
}

func isWord(c byte) bool { return c >= 0x80 || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }

// usedOpeners are the verbs that paragraphs before the caret open with, in small
// letters.
func (p *place) usedOpeners(part house.Part) []string {
	var out []string
	seen := map[string]bool{}
	for i := range p.t.Nodes {
		n := &p.t.Nodes[i]
		if n.Start >= p.line {
			break
		}
		if n.Opener.Role != house.NoRole && n.Role == part {
			if seen[n.Opener.Phrase] {
				continue
			}
			seen[n.Opener.Phrase] = true
			verb, _ := n.Opener.Base()
			out = append(out, strings.ToLower(verb))
		}
	}
	return out
}

// opening is a list of openers under way.
type opening struct {
	p     *place
	part  house.Part
	typed string
	used  []string
	items []Item
	seen  map[string]bool // their labels, in small letters
	due   [house.Operative + 1]*due
}

// due is what belongs to an opener of a role: its number, and the mark that ends the
// paragraph before. It is the same for all of them.
type due struct {
	label string
	more  []text.Edit
}

func (w *opening) dueFor(role house.Role) *due {
	if w.due[role] == nil {
		w.due[role] = &due{w.p.labelDue(role), w.p.endBefore(role)}
	}
	return w.due[role]
}

// role adds the openers of one role: those that are new first, then the ones that were
// used with the adverb that a second one has.
func (w *opening) role(role house.Role) {
	h := w.p.t.House
	phrases := h.Openers(role)
	adverbs := []string{"also", "further"}
	if h.Placement == house.Alone {
		adverbs = []string{"further", "also"}
	}
	for _, phrase := range phrases {
		if !slices.Contains(w.used, strings.ToLower(phrase)) {
			w.add(phrase, role)
		}
	}
	if role == house.Operative {
		w.addressed()
	}
	for _, adverb := range adverbs {
		for _, phrase := range phrases {
			used := slices.Contains(w.used, strings.ToLower(phrase))
			if used || hasFolded(w.typed, firstWord(phrase)+" ") || strings.EqualFold(w.typed, phrase) || hasFolded(w.typed, adverb) {
				if with := h.WithAdverb(phrase, adverb, role); h.Is(with, role) {
					w.add(with, role)
				}
			}
		}
	}
	for _, phrase := range phrases {
		if slices.Contains(w.used, strings.ToLower(phrase)) {
			w.add(phrase, role)
		}
	}
	// What else the verb may have behind it stands in ladders of strength: "takes note
	// with appreciation".
	if role == house.Operative == (w.part == house.OperativePart) && w.typed != "" {
		for _, phrase := range wording.Neighbours(h, w.typed, role) {
			w.add(phrase, role)
		}
	}
	if len(w.typed) >= 3 {
		for phrase := range house.InCommonUse(w.typed) {
			if phrase = h.Cased(phrase, role); h.Is(phrase, role) {
				w.add(phrase, role)
			}
		}
	}
}

// rank brings what is used most to the front: once something is typed, of both parts;
// before that each part keeps to itself. A verb that was used comes back with its
// adverb.
func (w *opening) rank() {
	key := func(it *Item) int {
		r := house.Rarity(it.Filter)
		verb, adverb := house.Opener{Phrase: it.Filter}.Base()
		if adverb == "" && it.Snippet == "" && slices.Contains(w.used, strings.ToLower(verb)) {
			r += 1000
		}
		if w.typed == "" && w.part == house.PreamblePart && strings.HasPrefix(it.Detail, "operative") {
			r += 10000
		}
		if h := w.p.t.House; h.Placement == house.Alone && it.Snippet == "" && (strings.EqualFold(verb, "resolves") || slices.Contains(h.AddressingVerbs(), strings.ToLower(verb))) {
			r -= 500 // a conference resolves, and instructs
		}
		return r
	}
	slices.SortStableFunc(w.items, func(a, b Item) int { return key(&a) - key(&b) })
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// addressed adds the verbs that address somebody, with those whom they address: as a
// choice where nothing of a name is typed, and one by one.
func (w *opening) addressed() {
	h := w.p.t.House
	names := h.Addressees()
	if len(names) == 0 {
		return
	}
	for _, verb := range h.AddressingVerbs() {
		verb = h.Cased(verb, house.Operative)
		if !hasFolded(verb, w.typed) && !hasFolded(w.typed, verb+" ") {
			continue
		}
		if len(w.typed) <= len(verb) && (w.typed != "" || h.Placement == house.Alone) {
			w.put(Item{
				Label: verb + " …", Text: verb + " " + names[0], Filter: verb,
				Snippet: escape(verb) + " ${1|" + strings.Join(choices(names), ",") + "|}",
			}, house.Operative)
		}
		if w.typed != "" {
			for _, name := range names {
				w.add(verb+" "+name, house.Operative)
			}
		}
	}
}

var snippetEscapes = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`)
var choiceEscapes = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`, `,`, `\,`, `|`, `\|`)

func escape(s string) string { return snippetEscapes.Replace(s) }

func choices(names []string) []string {
	var out []string
	for _, name := range names[:min(len(names), 12)] {
		out = append(out, choiceEscapes.Replace(name))
	}
	return out
}

func (w *opening) add(phrase string, role house.Role) {
	if phrase != "" && hasFolded(phrase, w.typed) {
		w.put(Item{Label: phrase, Text: phrase, Filter: phrase}, role)
	}
}

// put adds an opener with what belongs to it.
func (w *opening) put(it Item, role house.Role) {
	h, folded := w.p.t.House, strings.ToLower(it.Label)
	if w.seen[folded] {
		return
	}
	w.seen[folded] = true
	it.Kind = Opener
	it.Detail = "preambular · " + h.Short
	if role == house.Operative {
		it.Detail = "operative · " + h.Short
	}
	d := w.dueFor(role)
	it.Text, it.More = d.label+it.Text, d.more
	if it.Snippet != "" {
		it.Snippet = escape(d.label) + it.Snippet
	}
	w.items = append(w.items, it)
}

// labelDue is the label, with the blank behind it, that a new paragraph of the
// operative part lacks; "" where it has one or the house gives none.
func (p *place) labelDue(role house.Role) string {
	h := p.t.House
	if role != house.Operative || h.Placement == house.Alone || h.Body == "us" { // a board's clauses have no numbers
		return ""
	}
	if p.labelledHere() != nil {
		return ""
	}
	forms := h.Labels(house.OperativePart, 0)
	if len(forms) == 0 || forms[0].Scheme == numbering.None {
		return ""
	}
	next, gap := numbering.Label{Scheme: forms[0].Scheme, Frame: forms[0].Frame}.With(1), "\t"
	paragraphs := 0
	for i := range p.t.Nodes {
		n := &p.t.Nodes[i]
		if n.Start >= p.line {
			break
		}
		if n.Role != house.OperativePart || n.Level > 0 || n.Kind != syntax.Paragraph && n.Kind != syntax.Item {
			continue
		}
		paragraphs++
		if n.Label.Scheme == numbering.None {
			return "" // the draft does not number them
		}
		next = n.NextLabel()
		if g := n.Raw[n.LabelAt.End:n.Body.Start]; strings.Trim(g, " \t\u00a0") == "" && g != "" {
			gap = g
		}
	}
	return next.String() + gap
}

// endBefore is the edit that gives the paragraph before the mark which is due there
// once another opener follows; none where it has it, or leads on to what follows.
func (p *place) endBefore(role house.Role) []text.Edit {
	h := p.t.House
	for i := len(p.t.Nodes) - 1; i >= 0; i-- {
		n := &p.t.Nodes[i]
		if n.Start >= p.line || n.Mark.Empty() || n.Start+n.Mark.End > p.line {
			continue
		}
		if n.Kind != syntax.Paragraph && n.Kind != syntax.Item || n.Quoted || n.Body.Empty() {
			return nil
		}
		due := h.Marks.Operative
		switch {
		case h.Placement == house.Alone && n.Role == house.PreamblePart:
			due = h.Marks.PreambleLast
		case h.Placement == house.Alone:
			due = h.Marks.SectionLast
		case n.Role == house.PreamblePart && role == house.Operative:
			due = h.Marks.PreambleLast
		case n.Role == house.PreamblePart:
			due = h.Marks.Preamble
		}
		was := n.End.In(n.Raw)
		if due == "" || was == due || was == ":" || len(was) > 1 || strings.HasSuffix(n.Raw[:n.Mark.End], " and") || strings.HasSuffix(n.Raw[:n.Mark.End], "]") || strings.HasSuffix(n.Raw[:n.Mark.End], "”") {
			return nil
		}
		return []text.Edit{{Span: n.End.Shift(n.Start), New: due}}
	}
	return nil
}
