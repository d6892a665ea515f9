package complete

import (
	"slices"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/house"
	"resolute/internal/text"
	"resolute/internal/wording"
)

// citedBefore tells that a citation is being typed: "resolution 7", "Resolution
// wsis". It gives where the noun begins and what stands behind it.
func citedBefore(before string) (from int, noun, word string, ok bool) {
	for _, noun := range []string{"esolution ", "esolutions ", "ecision ", "ecommendation "} {
		i := strings.LastIndex(before, noun)
		if i < 1 || before[i-1]|0x20 != 'r' && before[i-1]|0x20 != 'd' || i > 1 && isWord(before[i-2]) {
			continue
		}
		word = strings.TrimLeft(before[i+len(noun):], " \u00a0")
		if len(word) >= 1 && len(word) <= 60 && !strings.ContainsAny(word, ",;:.()[]“”") && (len(word) > 1 || isDigit(word[0])) {
			return i - 1, before[i-1 : i+len(noun)], word, true
		}
	}
	return 0, "", "", false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// citations are the acts that a number, or words of a title, may lead to, in the form
// in which the house cites them.
func citations(p *place) (List, bool) {
	from, noun, word, ok := citedBefore(p.before)
	if !ok {
		return List{}, false
	}
	h := p.t.House
	var acts []catalogue.Act
	if isDigit(word[0]) {
		for _, body := range bodies(h) {
			acts = append(acts, p.known.Beginning(body, strings.TrimSpace(word), 20)...)
		}
	} else {
		acts = p.known.Search(word, 20)
	}
	kind := strings.ToLower(strings.TrimRight(strings.TrimSpace(noun), "s"))
	l := List{At: p.from(from), Partial: true}
	typed := p.before[from:]
	first := bodies(h)
	order := func(a *catalogue.Act) int { // those that the house cites come before others, and what is in force
		at := slices.Index(first, a.Ref.Body)
		if at < 0 {
			at = len(first)
		}
		if a.Gone {
			at += len(first) + 1
		}
		return at
	}
	slices.SortStableFunc(acts, func(a, b catalogue.Act) int { return order(&a) - order(&b) })
	own := strings.HasSuffix(p.before[:from], "its ")
	named := p.bodyNamed(acts, from, kind)
	for i := range acts {
		a := &acts[i]
		if whose, _ := leadOf(a.Name(), kind); a.Ref.Kind != kind || named != "" && whose != named {
			continue
		}
		// The edition at the time of the draft, then the newest.
		forms := []string{wording.InEdition(h, a, p.inForce(a))}
		if newest := wording.Short(h, a); newest != forms[0] {
			forms = append(forms, newest)
		}
		for _, form := range forms {
			lead, rest := leadOf(form, kind)
			if named != "" {
				form = rest // whose act it is stands there already
			} else if own && lead != "" {
				continue
			}
			form = asTyped(form, kind, noun)
			l.Items = append(l.Items, Item{
				Kind: Citation, Label: form, Detail: a.Title, Text: form, Ref: a.Ref, Gone: a.Gone,
				Filter: typed, // what fits has been chosen here
			})
		}
	}
	return l, true
}

// asTyped gives a form that begins with its noun the capital of the head of a
// sentence, or the plural, with which the noun is typed.
func asTyped(form, kind, noun string) string {
	if !hasFolded(form, kind) {
		return form
	}
	if noun[0] == 'R' && form[0] == 'r' {
		form = "R" + form[1:]
	}
	if strings.HasSuffix(noun, "s ") {
		form = form[:len(kind)] + "s" + form[len(kind):]
	}
	return form
}

// leadOf parts the form of a citation before its noun: "Security Council ",
// "resolution 1325 (2000)".
func leadOf(form, kind string) (lead, rest string) {
	if i := strings.Index(form, kind); i > 0 {
		return form[:i], form[i:]
	}
	return "", form
}

// bodyNamed is whose act is said before the noun that begins at from, if it is one of
// those whose acts may be meant: "Security Council ".
func (p *place) bodyNamed(acts []catalogue.Act, from int, kind string) string {
	for i := range acts {
		if lead, _ := leadOf(acts[i].Name(), kind); lead != "" && strings.HasSuffix(p.before[:from], lead) {
			return lead
		}
	}
	return ""
}

// bodies are those whose acts a draft of the house may cite by number, its own first.
func bodies(h *house.House) []string {
	var out []string
	for _, b := range slices.Concat([]string{h.Body}, h.Cites, []string{"unga", "unsc"}) {
		if b != "" && !slices.Contains(out, b) {
			out = append(out, b)
		}
	}
	return out
}

// inForce is the edition of an act at the time of the draft; the zero edition, the
// newest, where the draft does not say its time.
func (p *place) inForce(a *catalogue.Act) catalogue.Edition {
	year := 0
	if len(p.t.Acts) > 0 {
		year = p.t.Acts[0].Number.Year
	}
	var out catalogue.Edition
	for _, e := range a.Editions {
		if year > 0 && e.Year <= year {
			out = e
		}
	}
	return out
}

// editions are those of the act whose bracket is being typed: "Resolution 140 (Rev. ".
func editions(p *place) (List, bool) {
	open := strings.LastIndexByte(p.before, '(')
	if open < 0 || strings.IndexByte(p.before[open:], ')') >= 0 || len(p.before)-open > 40 {
		return List{}, false
	}
	from, _, word, ok := citedBefore(strings.TrimRight(p.before[:open], " \u00a0"))
	if !ok || !isDigit(word[0]) {
		return List{}, false
	}
	act, ok := actNumbered(p, from, word)
	if !ok || len(act.Editions) == 0 {
		return List{}, false
	}
	close := ")"
	if strings.HasPrefix(p.after, ")") {
		close = ""
	}
	l := List{At: text.Span{Start: p.line + open + 1, End: p.off}}
	first := p.inForce(&act)
	add := func(e catalogue.Edition) {
		form := e.String()
		if strings.HasPrefix(act.Ref.Body, "itu-") && hasFolded(form, p.before[open+1:]) {
			ref := act.Ref
			ref.Edition = form
			l.Items = append(l.Items, Item{Kind: Edition, Label: form, Detail: act.Title, Text: form + close, Filter: form, Ref: ref})
		}
	}
	if first.Place != "" {
		add(first)
	}
	for i := len(act.Editions) - 1; i >= 0; i-- {
		if act.Editions[i] != first {
			add(act.Editions[i])
		}
	}
	return l, len(l.Items) > 0
}

// actNumbered is the act with that number whose noun begins at from: of the body that
// is named before it, or else of the house, or of one that it cites.
func actNumbered(p *place, from int, number string) (catalogue.Act, bool) {
	var first catalogue.Act
	for _, body := range bodies(p.t.House) {
		for _, a := range p.known.Beginning(body, number, 1) {
			if a.Ref.Number != number || a.Ref.Kind != "resolution" {
				continue
			}
			if lead, _ := leadOf(a.Name(), a.Ref.Kind); lead != "" && strings.HasSuffix(p.before[:from], lead) {
				return a, true
			}
			if first.Ref.Number == "" {
				first = a
			}
		}
	}
	return first, first.Ref.Number != ""
}
