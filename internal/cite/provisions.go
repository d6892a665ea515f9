package cite

import (
	"strings"

	"resolute/internal/text"
)

// instrument is a treaty or another text whose provisions are cited by number, article
// or chapter: body has it, edition is what a Ref calls it.
type instrument struct{ name, body, edition string }

var instruments = [...]instrument{
	{"convention on the international maritime organization", "imo", "Convention"},
	{"imo convention", "imo", "Convention"},
	{"itu constitution", "itu-pp", "Constitution"}, {"itu convention", "itu-pp", "Convention"},
	{"constitution of the world health organization", "who", "Constitution"},
	{"constitution", "", "Constitution"}, {"convention", "", "Convention"},
	{"general rules", "itu-pp", "General Rules"}, {"radio regulations", "itu-pp", "Radio Regulations"},
	{"international telecommunication regulations", "itu-pp", "International Telecommunication Regulations"},
	{"charter", "un", "Charter"},
	{"tunis agenda", "un", "Tunis Agenda"}, {"tunis commitment", "un", "Tunis Commitment"},
	{"geneva declaration of principles", "un", "Geneva Declaration of Principles"}, {"geneva plan of action", "un", "Geneva Plan of Action"},
}

var instrumentNames = func() *phrases {
	var names []string
	for _, in := range instruments {
		names = append(names, in.name)
	}
	return phrasesOf(names...)
}()

var instrumentLeads = phrasesOf("of the", "of", "in the", "to the")

// instrumentAfter reads " of the ITU Convention" at s[i]: what its provisions
// are named by and the index after it, -1 if there is none. "The Convention" is
// a basic instrument in ITU's own texts and many things in others.
func (f *finder) instrumentAfter(i int) (body, name string, end int) {
	s := f.s
	at := blanks(s, i)
	if at < len(s) && s[at] == ',' {
		at = blanks(s, at+1)
	}
	if at = instrumentLeads.word(s, at); at < 0 {
		return "", "", -1
	}
	at = blanks(s, at)
	k, end := instrumentNames.which(s, at, instrumentNames.at(s, at))
	if k < 0 {
		return "", "", -1
	}
	switch in := &instruments[k]; {
	case in.edition == "Charter" && ofWord.word(s, blanks(s, end)) > 0 && match(s, blanks(s, end), "of the united nations") < 0:
		return "", "", -1 // that of a city
	case in.body != "":
		return in.body, in.edition, end
	case f.itu || f.body == "":
		return "itu-pp", in.edition, end
	case f.body == "imo" && in.edition == "Convention", f.body == "who" && in.edition == "Constitution":
		return f.body, in.edition, end
	}
	return "", "", -1
}

// item is a number of a list of provisions or paragraphs.
type item struct{ start, end int }

// maxItems bounds a list: nobody cites more provisions with one noun.
const maxItems = 64

// itemLinks join numbers of a list.
var itemLinks = phrasesOf("as well as", "and", "or", "to", "through", "et", "y", "à", "a")

// itemList reads "27 c) and 50 d)", "191A and 191B", "3, 4 and 5 (a)" at i. The
// list goes on while links stand between numbers that read takes.
func itemList(s string, i int, read func(s string, i int) int, list []item) ([]item, int) {
	last := i
	for end := read(s, i); end > i && len(list) < maxItems; end = read(s, i) {
		list, last = append(list, item{i, end}), end
		i = blanks(s, end)
		if h := hyphenLen(s, i); h > 0 {
			i = blanks(s, i+h)
		} else {
			if i < len(s) && (s[i] == ',' || s[i] == ';') {
				i = blanks(s, i+1)
			}
			i = itemLinks.step(s, i)
		}
		if i == end {
			break
		}
	}
	if len(list) == 0 {
		return nil, i
	}
	return list, last
}

// provisionNumber reads "191A", "519", "2 bis", "145 A" at i.
func provisionNumber(s string, i int) int {
	end := digits(s, i)
	if end == i || end-i > 4 {
		return i
	}
	if is(s, end, upper) && !(is(s, end+1, letter|digit) && blankLen(s, end+1) == 0) {
		end++
	}
	end = insertedEnd(s, end)
	if end < len(s) && (s[end] == '/' || s[end] == '.' && is(s, end+1, digit)) || is(s, end, letter) && blankLen(s, end) == 0 && !mark(s, end) {
		return i
	}
	return end
}

var suffixes = phrasesOf("bis", "ter", "quater")

// insertedEnd is where the suffix of an inserted paragraph ends that stands at s[i], i
// where there is none.
func insertedEnd(s string, i int) int {
	at := i
	if at < len(s) && s[at] == ' ' {
		at++
	}
	if e := suffixes.word(s, at); e > 0 {
		return e
	}
	return i
}

// provisions reads "Nos. 191A and 191B of the Convention" at i, where "No" stands.
func (f *finder) provisions(i int) int {
	s := f.s
	at := i + len("No")
	if at < len(s) && s[at]|0x20 == 's' {
		at++
	}
	if at++; at > len(s) || s[at-1] != '.' {
		return -1
	}
	first := blanks(s, at)
	if !is(s, first, digit) {
		return -1
	}
	var room [8]item
	list, end := itemList(s, first, provisionNumber, room[:0])
	if len(list) == 0 {
		return -1
	}
	body, name, last := f.instrumentAfter(end)
	if last < 0 {
		return -1
	}
	f.emitItems(list, i, last, Ref{Body: body, Kind: "provision", Edition: name})
	return last
}

// emitItems adds a citation for each number of the list, which begins with a
// noun at from and whose last phrase ends at last.
func (f *finder) emitItems(list []item, from, last int, ref Ref) {
	for k, it := range list {
		c := f.add(text.Span{Start: it.start, End: it.end})
		c.Named, c.Ref = true, ref
		c.Ref.Number = squeeze(c.Span.In(f.s))
		if k == 0 {
			c.Phrase.Start = from
			if f.itu || ref.Kind == "article" || ref.Kind == "chapter" {
				c.Start = from
			}
		}
		if k == len(list)-1 {
			c.Phrase.End = last
		}
	}
}

// shortProvision reads "CV 519", "CS224", "GR 40".
func (f *finder) shortProvision(i, end int) int {
	s := f.s
	if !f.itu && f.body != "" {
		return -1
	}
	at := blanks(s, end)
	last := provisionNumber(s, at)
	if last == at {
		return -1
	}
	name := map[string]string{"CV": "Convention", "CS": "Constitution", "GR": "General Rules"}[s[i:end]]
	f.emit(Cite{Span: text.Span{Start: i, End: last}, Named: true, Ref: Ref{Body: "itu-pp", Kind: "provision", Number: squeeze(s[at:last]), Edition: name}})
	return last
}

// articleNumber reads "15(j)", "14A", "2 (4)", "VII" at i.
func articleNumber(s string, i int) int {
	end := provisionNumber(s, i)
	if end == i {
		v, e := roman(s, i)
		if v == 0 || is(s, e, letter|digit) && blankLen(s, e) == 0 {
			return i
		}
		end = e
	}
	for {
		open := blanks(s, end)
		close := bracketed(s, open)
		if close < 0 {
			return end
		}
		end = close
	}
}

// bracketed is the index after "(a)", "(iv)", "(4)" at i, -1 if none stands there.
func bracketed(s string, i int) int {
	if i >= len(s) || s[i] != '(' {
		return -1
	}
	at := i + 1
	for at < len(s) && at < i+6 && (classes[s[at]]&(lower|digit) != 0) {
		at++
	}
	if at == i+1 || at >= len(s) || s[at] != ')' {
		return -1
	}
	return at + 1
}

// articleNouns are the nouns of provisions, and their kinds.
var articleNouns = [...]struct{ form, kind string }{{"articles", "article"}, {"article", "article"}, {"chapters", "chapter"}, {"chapter", "chapter"}}

// article reads "Articles 13 and 14A of the ITU Convention" and "Chapter VII of
// the Charter", of which the noun stands in s[i:at].
func (f *finder) article(i, at int, kind string) int {
	s := f.s
	var room [8]item
	list, end := itemList(s, blanks(s, at), articleNumber, room[:0])
	if len(list) == 0 {
		return at
	}
	body, name, last := f.instrumentAfter(end)
	if last < 0 {
		// "article 12, paragraph 2, of the Rome Statute": its paragraphs are not
		// those of the text.
		_, end = trailingPart(s, end)
		return end
	}
	f.emitItems(list, i, last, Ref{Body: body, Kind: kind, Edition: name})
	return last
}

// treaty reads "Treaty Series, vol. 610, No. 8843".
func (f *finder) treaty(i int) int {
	s := f.s
	vol := match(s, i, "treaty series, vol. ")
	if vol < 0 {
		return -1
	}
	volEnd := digits(s, vol)
	num := match(s, volEnd, ", no. ")
	if volEnd == vol || num < 0 || !is(s, num, digit) {
		return -1
	}
	end := digits(s, num)
	f.emit(Cite{Span: text.Span{Start: i, End: end}, Named: true, Ref: Ref{Body: "un", Kind: "treaty", Number: s[num:end], Edition: "vol. " + s[vol:volEnd]}})
	return end
}

// tunis reads "Tunis Agenda (§ 111)", of which s[i:at] is the name.
func (f *finder) tunis(i, at int) int {
	s := f.s
	open := blanks(s, at)
	if open >= len(s) || s[open] != '(' {
		return at
	}
	first := sectionSign(s, open+1)
	if first < 0 {
		return at
	}
	var room [8]item
	list, end := itemList(s, first, agendaNumber, room[:0])
	if len(list) == 0 {
		return at
	}
	if close := closing(s, end); close > 0 {
		end = close
	}
	k := len(f.out)
	f.emitItems(list, open+1, end, Ref{Body: "un", Kind: "paragraph", Edition: "Tunis Agenda"})
	f.out[k].Phrase.Start = i
	return end
}

// sectionSign is the index after "§" or "§§" and blanks at i, -1 if none stands there.
func sectionSign(s string, i int) int {
	const sign = "§"
	if !strings.HasPrefix(s[min(i, len(s)):], sign) {
		return -1
	}
	e := blanks(s, i+len(sign))
	if strings.HasPrefix(s[e:], sign) {
		e = blanks(s, e+len(sign))
	}
	return e
}

// agendaNumber reads "27 c)", "111", "9.3" at i.
func agendaNumber(s string, i int) int {
	end := dottedEnd(s, digits(s, i))
	if end == i || end-i > 8 {
		return i
	}
	at := blanks(s, end)
	if is(s, at, lower) && at+1 < len(s) && s[at+1] == ')' {
		return at + 2
	}
	if close := bracketed(s, at); close > 0 {
		return close
	}
	return end
}
