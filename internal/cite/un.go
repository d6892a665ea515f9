package cite

import (
	"strings"

	"resolute/internal/text"
)

// form of a number tells what series it may belong to.
type form uint8

const (
	none    form = iota
	session      // 70/1
	special      // S-8/1, ES-10/15
	yearly       // 2016/19
	inYear       // 8/2015
	oldForm      // 2341 B (XXII)
	council      // 1325 (2000)
	edition      // 140 (Rev. Busan, 2014)
	bare         // 140
)

// figure is a number as it was read.
type figure struct {
	form    form
	start   int
	numEnd  int // after "31/6"; letters follow
	end     int // after the whole, with a letter or bracket
	number  string
	edition string
	year    int
	session int
	roman   int
	place   text.Span
	letters bool // more letters may follow: "A and B"
}

// act reads the number of an act at i, whose digits end at end.
func (f *finder) act(i, end int) int {
	n := f.readFigure(i, end)
	if n.form == none || !f.belongs(&n) {
		return -1
	}
	return f.take(&n)
}

// readFigure reads the number at i by its form alone.
func (f *finder) readFigure(i, end int) figure {
	s := f.s
	n := figure{start: i, numEnd: end, end: end}
	if end < len(s) && s[end] == '/' {
		return readSlashed(s, n)
	}
	if n, ok := readBracketed(s, n); ok {
		return n
	}
	n.form = bare
	for n.end+1 < len(s) && (s[n.end] == '.' || s[n.end] == '-') && classes[s[n.end+1]]&digit != 0 {
		n.end = digits(s, n.end+1)
	}
	if n.end < len(s) && (s[n.end] == '%' || s[n.end] == '/' || classes[s[n.end]]&letter != 0 && blankLen(s, n.end) == 0 && !mark(s, n.end)) {
		n.form = none
	}
	n.numEnd = n.end
	n.number = s[i:n.end]
	return n
}

// readSlashed reads "70/1", "2016/19", "8/2015" and the letter behind.
func readSlashed(s string, n figure) figure {
	first, at := number(s[n.start:n.end]), n.end+1
	end := digits(s, at)
	second := number(s[at:end])
	if end == at || end-at > 4 || end < len(s) && (s[end] == '/' || s[end] == '%') {
		return n
	}
	glued := end < len(s) && classes[s[end]]&letter != 0 && s[end] < 0x80
	if glued && (classes[s[end]]&upper == 0 || is(s, end+1, letter|digit|high) && blankLen(s, end+1) == 0 && !mark(s, end+1)) {
		return n // "70/1st"; "72/266B" is a part without its blank
	}
	if end+1 < len(s) && (s[end] == '.' || s[end] == '-') && classes[s[end+1]]&digit != 0 {
		return n
	}
	width := n.end - n.start
	switch {
	case width == 4 && first >= 1975 && first < 2100 && end-at <= 3 && second > 0:
		n.form, n.year = yearly, first
	case width <= 3 && end-at == 4 && second >= 1940 && second < 2100:
		n.form, n.year = inYear, second
	case width <= 2 && first > 0 && end-at <= 3 && second > 0:
		n.form, n.session = session, first
	default:
		return n
	}
	n.number, n.numEnd, n.end = s[n.start:end], end, end
	if glued {
		n.number, n.end, n.letters = n.number+" "+s[end:end+1], end+1, true
		return n
	}
	return n.withLetter(s)
}

// withLetter takes the letter of a part into the number: "31/6 A".
func (n figure) withLetter(s string) figure {
	if at, ok := partLetter(s, n.numEnd); ok {
		n.end, n.letters = at+1, true
		n.number = single(s[n.start:n.end])
	}
	return n
}

// partLetter is the place of the capital that stands alone after blanks at s[i].
func partLetter(s string, i int) (int, bool) {
	at := blanks(s, i)
	if at == i || !is(s, at, upper) {
		return i, false
	}
	if at+1 < len(s) && (classes[s[at+1]]&(letter|digit) != 0 && blankLen(s, at+1) == 0 && !mark(s, at+1) || s[at+1] == '/' || s[at+1] == '.' && is(s, at+2, letter|digit)) {
		return i, false
	}
	return at, true
}

// readBracketed reads "1325 (2000)", "2341 B (XXII)", "2252 (ES-V)".
func readBracketed(s string, n figure) (figure, bool) {
	at := n.numEnd
	if l, ok := partLetter(s, at); ok {
		at = l + 1
	}
	open := blanks(s, at)
	width := 0
	switch {
	case open < len(s) && s[open] == '(':
		width = 1
	case open+3 <= len(s) && s[open:open+3] == "（":
		width = 3
	default:
		return n, false
	}
	in := blanks(s, open+width)
	if is(s, in, digit) && at == n.numEnd {
		end := digits(s, in)
		year := number(s[in:end])
		if end-in != 4 || year < 1946 || year >= 2100 {
			return n, false
		}
		if n.end = closing(s, end); n.end < 0 {
			return n, false
		}
		n.form, n.number, n.edition, n.year = council, s[n.start:n.numEnd], s[in:end], year
		return n, true
	}
	end := in
	for _, lead := range [...]string{"ES-", "S-"} {
		if e := match(s, in, lead); e > 0 {
			end = e
			n.session = 1
			break
		}
	}
	value, end := roman(s, end)
	if value == 0 {
		return n, false
	}
	close := closing(s, end)
	if close < 0 {
		return n, false
	}
	n.form, n.roman, n.edition, n.end = oldForm, value, squeeze(s[in:end]), close
	n.number = single(s[n.start:at])
	n.numEnd = close
	return n, true
}

// closing is the index after the bracket that closes at s[i], blanks before it
// allowed; -1 if there is none.
func closing(s string, i int) int {
	i = blanks(s, i)
	if i < len(s) && s[i] == ')' {
		return i + 1
	}
	if i+3 <= len(s) && s[i:i+3] == "）" {
		return i + 3
	}
	return -1
}

// belongs reports whether the number is one of an act, and reads an edition of
// ITU where one follows. "24/7" and "5 (2020)" are numbers like "70/1" and
// "1325 (2000)"; the noun decides, or the list that it stands in, or the date.
func (f *finder) belongs(n *figure) bool {
	s := f.s
	joined := f.afterNoun(n.start)
	member := !joined && f.list.end > 0 && linked(s, f.tail, n.start)
	if n.form == bare || n.form == council {
		if joined || member {
			if e, ok := readEdition(s, n.numEnd); ok && (n.form == bare || f.itu && f.ownerOf(joined) != "unsc") {
				n.form, n.end = edition, e.end
				n.edition, n.year, n.place = e.canonical, e.year, e.place
				n.number = s[n.start:n.numEnd]
				return true
			}
		}
	}
	if joined {
		return n.form != bare || f.bareNoun(n)
	}
	if member {
		return n.form != bare || f.list.plural && f.bareMember(n)
	}
	if n.start > 0 && s[n.start-1] == '.' {
		return false // "EX.CL/Dec.263 (VIII)"
	}
	switch n.form {
	case bare, inYear, edition:
		return false
	case council:
		return !f.itu && (f.noun.end > 0 || plausibleCouncil(n))
	case oldForm:
		return f.noun.end > 0 || n.roman > 2 || n.session > 0
	}
	if numbered(s, n.start) {
		return false
	}
	if n.form == special && !f.itu {
		return true
	}
	if _, end := dateAfter(s, n.end); end > n.end {
		return true
	}
	if f.list.end == 0 && f.noun.kind != "resolution" && f.noun.kind != "decision" {
		return false
	}
	return n.form == special || listPlace(s, n.start)
}

// ownerOf is the body that the noun before the number names.
func (f *finder) ownerOf(joined bool) string {
	if joined {
		return f.noun.body
	}
	return f.list.body
}

// bareNoun reports whether a number without more follows a noun as its number:
// "Resolution 140", not "decision 2 years ago".
func (f *finder) bareNoun(n *figure) bool {
	switch f.noun.kind {
	case "document":
		return false
	case "draft":
		return n.numEnd > n.start
	case "resolution":
		return true
	}
	return f.noun.capital
}

// bareMember reports whether a number in a list goes without its edition: the
// edition of the last member is that of all.
func (f *finder) bareMember(n *figure) bool {
	at := blanks(f.s, n.end)
	return at >= len(f.s) || !is(f.s, at, lower) || linkWord(f.s, at)
}

func linkWord(s string, i int) bool {
	return oneOf(s, i, links) > 0 || oneOf(s, i, []string{"of", "on", "in", "which", "above", "below"}) > 0
}

// numbered reports whether "No." stands before i: the number of a law.
func numbered(s string, i int) bool {
	at := blanksBack(s, i)
	return at >= 3 && s[at-1] == '.' && (match(s, at-3, "no.") == at || at >= 4 && match(s, at-4, "nos.") == at)
}

// listPlace reports whether a later member of a list may stand at i, when words
// stand between it and the member before: behind a comma or "and".
func listPlace(s string, i int) bool {
	at := blanksBack(s, i)
	if at == 0 || at == i {
		return false
	}
	if c := s[at-1]; c == ',' || c == ';' {
		return true
	}
	from := wordBack(s, at)
	return oneOf(s, from, links) == at || oneOf(s, from, []string{"resolution", "resolutions", "its", "in"}) == at
}

// lastOfYear has the last number of the Security Council's resolutions of some
// years, from ../shared/domain/unsc_resolution_ranges.csv.
var lastOfYear = [...]struct{ year, last int }{
	{1945, 0}, {1950, 89}, {1960, 161}, {1970, 291}, {1980, 484}, {1985, 580}, {1990, 683}, {1993, 892}, {1995, 1035},
	{2000, 1334}, {2005, 1651}, {2010, 1966}, {2015, 2259}, {2020, 2560}, {2024, 2767}, {2100, 9999},
}

// plausibleCouncil reports whether the Security Council may have adopted a
// resolution of that number about that year. It only tells "1325 (2000)" from
// "Table 5 (2020)" where no noun stands in the paragraph.
func plausibleCouncil(n *figure) bool {
	num := number(n.number)
	for k := 1; k < len(lastOfYear); k++ {
		if n.year <= lastOfYear[k].year {
			return num+40 >= lastOfYear[k-1].last && num <= lastOfYear[k].last+60
		}
	}
	return false
}

// owner is the body whose act n is, and whether the text says so. explicit is
// the organ named with the noun, if any.
func (f *finder) owner(n *figure, explicit string) (body string, named bool) {
	switch n.form {
	case council:
		switch {
		case f.itu && (explicit == "" || explicit == "itu-council"):
			return "itu-council", true
		case (f.body == "bipm" || f.body == "us") && explicit == "":
			return f.body, false
		}
		return "unsc", true
	case yearly:
		switch {
		case explicit == "un" && (f.body == "unga" || f.body == "hrc"):
			return humanRightsCommission, true
		case explicit == "un" || explicit == humanRightsCommission:
			return explicit, true
		}
		return "ecosoc", true
	case inYear:
		if explicit != "" && explicit != anyCouncil {
			return explicit, true
		}
		return "fao", true
	case oldForm:
		return f.oldOwner(n, explicit)
	case special:
		if n.session < 0 {
			return "unga", true
		}
	case edition, bare:
		return f.ituOwner(n, explicit)
	}
	switch explicit {
	case anyCouncil:
		return "hrc", true
	case "", "unsc", "ecosoc":
		// The two never counted so: it is another council, or another's act.
	default:
		return explicit, true
	}
	switch {
	case f.body == "hrc":
		// The 70th session of the Council will be in 2029.
		if n.session > 69 {
			return "unga", false
		}
		return "hrc", false
	case f.body == "us":
		return f.body, false
	case f.itu || f.body == "":
		return "", false
	case n.session < 31 && n.form == session && f.body == "unga":
		// The Assembly has counted so since its 31st session.
		if f.kindOf() == "decision" {
			return "un", false
		}
		return "hrc", false
	}
	return "unga", false
}

func (f *finder) oldOwner(n *figure, explicit string) (string, bool) {
	switch {
	case n.session != 0:
		return "unga", true
	case explicit == anyCouncil || explicit == "hrc" || explicit == "unsc":
		return "ecosoc", true
	case explicit != "":
		return explicit, true
	case n.roman > 30:
		return "ecosoc", true // the General Assembly counted so to its thirtieth session
	case f.body == "ecosoc":
		return "ecosoc", false
	case f.body == "unga":
		return "unga", false
	}
	return "unga", true
}

// peculiar reports whether the form of a number is of one body only.
func peculiar(f form) bool {
	return f == council || f == yearly || f == inYear
}

// bySession tells the General Assembly from the Human Rights Council by the
// date of adoption: the Assembly's session n began in 1945+n, the Council has
// three a year since 2006.
func bySession(body string, session, year int) string {
	assembly := year == 1945+session || year == 1946+session
	since := 2006 + (session-1)/3
	rights := year == since || year == since+1
	switch {
	case body == "unga" && !assembly && rights && session <= 69:
		return "hrc"
	case body == "hrc" && assembly && !rights:
		return "unga"
	}
	return body
}

// take makes a citation of the number n, reads what follows it, and gives the
// index after all that.
func (f *finder) take(n *figure) int {
	s := f.s
	joined := f.afterNoun(n.start)
	member := linked(s, f.tail, n.start)
	if joined {
		if !linked(s, f.tail, f.noun.start) && !linked(s, f.tail, f.noun.word) {
			f.group = len(f.out)
		}
		f.list = f.noun
		f.pair = len(f.out)
	} else if !member {
		f.pair = len(f.out)
	}
	c := Cite{Span: text.Span{Start: n.start, End: n.end}, Year: n.year, Place: n.place}
	c.Phrase = c.Span
	explicit := f.list.body
	if joined {
		c.Phrase.Start = f.noun.start
		if f.noun.kind != "draft" && (f.itu || (n.form == edition || n.form == bare) && f.noun.capital) {
			c.Span.Start = f.noun.word
		}
		f.takePart(&c, f.noun.start, f.noun.word)
	}
	c.Ref = Ref{Kind: f.kindOf(), Number: n.number, Edition: n.edition}
	c.Ref.Body, c.Named = f.owner(n, explicit)
	c.Named = c.Named && (f.list.sure || explicit == "" || peculiar(n.form))
	if c.Ref.Body == humanRightsCommission {
		c.Ref.Body, c.Ref.Edition = "un", humanRightsCommission
	}
	if n.form == edition && !joined {
		f.shareEdition(&c)
	}
	f.emit(c)
	at := n.end
	if n.letters {
		at = f.moreLetters(n, c)
	}
	return f.follow(at, n)
}

// shareEdition gives the edition of the last member of a list to those right
// before it that have none: "Resolutions 50 and 52 (Rev. Hammamet, 2016)".
func (f *finder) shareEdition(last *Cite) {
	for k := f.pair; k < len(f.out); k++ {
		c := &f.out[k]
		if c.Ref.Edition == "" && c.Ref.Kind == last.Ref.Kind && !strings.Contains(c.Ref.Number, "/") {
			c.Ref.Edition, c.Ref.Body, c.Named = last.Ref.Edition, last.Ref.Body, last.Named
			c.Year, c.Place = last.Year, last.Place
		}
	}
	f.pair = len(f.out)
}

// kindOf is the kind of act that the list's noun names.
func (f *finder) kindOf() string {
	if f.list.kind == "" || f.list.kind == "document" {
		return "resolution"
	}
	return f.list.kind
}

// moreLetters reads "and B" after "31/6 A": each letter is an act.
func (f *finder) moreLetters(n *figure, first Cite) int {
	at := n.end
	for {
		sep := blanks(f.s, at)
		if sep < len(f.s) && f.s[sep] == ',' {
			sep = blanks(f.s, sep+1)
		}
		if e := oneOf(f.s, sep, []string{"and", "to", "et", "y", "und"}); e > 0 {
			sep = e
		} else if sep > at {
			sep = blanksBack(f.s, sep)
		}
		l, ok := partLetter(f.s, sep)
		if !ok || sep == at {
			return at
		}
		c := first
		c.Span = text.Span{Start: l, End: l + 1}
		c.Phrase = c.Span
		c.Ref.Number = f.s[n.start:n.numEnd] + " " + f.s[l:l+1]
		f.emit(c)
		at = l + 1
	}
}

// follow reads what comes behind an act: its date, its organ, a part of it.
func (f *finder) follow(at int, n *figure) int {
	last := &f.out[len(f.out)-1]
	dated := false
	if f.body == "bipm" {
		at = f.metreConvention(at)
	}
	for range 3 {
		if !dated {
			if d, e := dateAfter(f.s, at); e > at {
				f.setDate(d, n)
				dated, at = true, e
				continue
			}
		}
		if body, e := f.ownerAfter(at, f.list.its && f.list.body == ""); body != "" {
			f.setOwner(body, n)
			if body == "unesco" {
				e = f.unescoSession(e)
			}
			if e > at {
				at = e
				continue
			}
		}
		if p, e := trailingPart(f.s, at); e > at && last.Part.Empty() {
			last.Part, at = p, e
			continue
		}
		break
	}
	last.Phrase.End = max(last.Phrase.End, at)
	f.tail = at
	return at
}

// setDate gives the date to the act and to those of the same session that share
// it: "74/306 and 74/307 of 11 September 2020".
func (f *finder) setDate(d Date, n *figure) {
	for k := f.pair; k < len(f.out); k++ {
		c := &f.out[k]
		if k+1 < len(f.out) && !sameSession(c.Ref.Number, n.number) {
			continue
		}
		c.Date = d
		if n.form == session && !c.Named {
			c.Ref.Body = bySession(c.Ref.Body, n.session, d.Year)
		}
	}
	f.pair = len(f.out)
}

func sameSession(a, b string) bool {
	for k := 0; k < len(a) && k < len(b); k++ {
		if a[k] != b[k] {
			return false
		}
		if a[k] == '/' {
			return true
		}
	}
	return false
}

// setOwner gives the organ to all members of the list that have none of their own.
func (f *finder) setOwner(body string, n *figure) {
	for k := f.group; k < len(f.out); k++ {
		c := &f.out[k]
		if c.Named || c.Ref.Body == "self" {
			continue
		}
		if n.form == session && (body == "unsc" || body == "ecosoc") {
			continue // see owner
		}
		c.Named = true
		switch {
		case body != anyCouncil:
			c.Ref.Body = body
		case n.form == oldForm:
			c.Ref.Body = "ecosoc"
		default:
			c.Ref.Body = "hrc"
		}
	}
	f.group = len(f.out)
}
