package cite

import "resolute/internal/text"

// instruments whose provisions are cited by number, article or chapter.
var instruments = []struct{ phrase, body, edition string }{
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

// instrumentAfter reads " of the ITU Convention" at s[i]: what its provisions
// are named by and the index after it, -1 if there is none. "The Convention" is
// a basic instrument in ITU's own texts and many things in others.
func (f *finder) instrumentAfter(i int) (body, name string, end int) {
	s := f.s
	at := blanks(s, i)
	if at < len(s) && s[at] == ',' {
		at = blanks(s, at+1)
	}
	for _, lead := range [...]string{"of the", "of", "in the", "to the"} {
		if e := word(s, at, lead); e > 0 {
			at = blanks(s, e)
			for k := range instruments {
				in := &instruments[k]
				if !starts(s, at, in.phrase) {
					continue
				}
				e := word(s, at, in.phrase)
				if e < 0 {
					continue
				}
				if in.edition == "Charter" && word(s, blanks(s, e), "of") > 0 && match(s, blanks(s, e), "of the united nations") < 0 {
					return "", "", -1 // that of a city
				}
				if in.body != "" {
					return in.body, in.edition, e
				}
				switch {
				case f.itu || f.body == "":
					return "itu-pp", in.edition, e
				case f.body == "imo" && in.edition == "Convention", f.body == "who" && in.edition == "Constitution":
					return f.body, in.edition, e
				}
				return "", "", -1
			}
			return "", "", -1
		}
	}
	return "", "", -1
}

// item is a number of a list of provisions or paragraphs.
type item struct{ start, end int }

// maxItems bounds a list: nobody cites more provisions with one noun.
const maxItems = 64

// itemLinks join numbers of a list.
var itemLinks = []string{"as well as", "and", "or", "to", "through", "et", "y", "à", "a"}

// itemList reads "27 c) and 50 d)", "191A and 191B", "3, 4 and 5 (a)" at i. The
// list goes on while links stand between numbers that read takes.
func itemList(s string, i int, read func(s string, i int) int, list []item) ([]item, int) {
	for len(list) < maxItems {
		end := read(s, i)
		if end <= i {
			break
		}
		list = append(list, item{i, end})
		next := blanks(s, end)
		if h := hyphenLen(s, next); h > 0 {
			next = blanks(s, next+h)
		} else {
			if next < len(s) && (s[next] == ',' || s[next] == ';') {
				next = blanks(s, next+1)
			}
			for _, l := range itemLinks {
				if !starts(s, next, l) {
					continue
				}
				if e := match(s, next, l); e > 0 && blanks(s, e) > e {
					next = blanks(s, e)
					break
				}
			}
		}
		if next == end || !(read(s, next) > next) {
			break
		}
		i = next
	}
	if len(list) == 0 {
		return nil, i
	}
	return list, list[len(list)-1].end
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

// insertedEnd is where the suffix of an inserted paragraph ends that stands at s[i], i
// where there is none.
func insertedEnd(s string, i int) int {
	at := i
	if at < len(s) && s[at] == ' ' {
		at++
	}
	for _, suffix := range [...]string{"bis", "ter", "quater"} {
		if !starts(s, at, suffix) {
			continue
		}
		if e := word(s, at, suffix); e > 0 {
			return e
		}
	}
	return i
}

// provisions reads "Nos. 191A and 191B of the Convention" at i.
func (f *finder) provisions(i int) int {
	s := f.s
	at := match(s, i, "nos.")
	if at < 0 {
		at = match(s, i, "no.")
	}
	if at < 0 {
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
		c := Cite{Span: text.Span{Start: it.start, End: it.end}, Ref: ref, Named: true}
		c.Phrase = c.Span
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
		f.emit(c)
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

// article reads "Articles 13 and 14A of the ITU Convention" and "Chapter VII of
// the Charter".
func (f *finder) article(i int) int {
	s := f.s
	kind, at := "article", -1
	for _, w := range [...]string{"articles", "article", "chapters", "chapter"} {
		if e := word(s, i, w); e > 0 {
			at = e
			if w[0] == 'c' {
				kind = "chapter"
			}
			break
		}
	}
	if at < 0 {
		return -1
	}
	var room [8]item
	list, end := itemList(s, blanks(s, at), articleNumber, room[:0])
	if len(list) == 0 {
		return at
	}
	body, name, last := f.instrumentAfter(end)
	if last < 0 {
		// "article 12, paragraph 2, of the Rome Statute": its paragraphs are not
		// those of the text.
		if p, e := trailingPart(s, end); e > end {
			_ = p
			return e
		}
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

// tunis reads "Tunis Agenda (§ 111)".
func (f *finder) tunis(i int) int {
	s := f.s
	at := match(s, i, "tunis agenda")
	if at < 0 {
		return -1
	}
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
	e := match(s, i, "§")
	if e < 0 {
		return -1
	}
	if again := match(s, blanks(s, e), "§"); again > 0 {
		e = again
	}
	return blanks(s, e)
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
