package cite

import "resolute/internal/text"

// act reads the number of an act at i, whose digits end at end; shaped tells what
// follows.
func (f *finder) act(i, end int, shaped bool) int {
	n := figure{start: i, numEnd: end, end: end}
	f.locate(&n)
	if !n.joined && !n.linked && !shaped {
		return -1 // nearly always: a year, a number of things
	}
	n.read(f.s, shaped)
	if n.form == none || !f.belongs(&n) {
		return -1
	}
	return f.take(&n)
}

// locate tells what the number stands behind.
func (f *finder) locate(n *figure) {
	n.joined = f.afterNoun(n.start)
	n.linked = !n.joined && f.linked(n.start)
}

// belongs reports whether the number is one of an act, and reads an edition of
// ITU where one follows. "24/7" and "5 (2020)" are numbers like "70/1" and
// "1325 (2000)"; the noun decides, or the list that it stands in, or the date.
func (f *finder) belongs(n *figure) bool {
	s := f.s
	if n.start > 0 && s[n.start-1] == '/' {
		return false // "37 C/66 (2013)"
	}
	joined, member := n.joined, n.linked && f.list.end > 0
	if joined && f.noun.start > 0 && s[f.noun.start-1] == '/' {
		return false // "38 C/Res. 4 (2014)"
	}
	if n.form == bare || n.form == council {
		if joined || member {
			var e ituEdition
			if e.read(s, n.numEnd) && (n.form == bare || f.itu && f.ownerOf(joined) != "unsc") {
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
		return n.form != bare || f.list.plural && len(f.out)-f.first < maxItems && f.bareMember(n)
	}
	if n.start > 0 && s[n.start-1] == '.' {
		return false // "EX.CL/Dec.263 (VIII)"
	}
	switch n.form {
	case bare, inYear, edition:
		return false
	case council:
		return !f.itu && (f.noun.end > 0 || plausibleCouncil(n)) && !numbered(s, n.start) && !behindOther(s, n.start)
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

var (
	linkWords   = phrasesOf("of", "on", "in", "which", "above", "below")
	memberLeads = phrasesOf("resolution", "resolutions", "its", "in")
)

func linkWord(s string, i int) bool {
	return links.word(s, i) > 0 || linkWords.word(s, i) > 0
}

// numbered reports whether "No." or "No" stands before i: the number of a law.
func numbered(s string, i int) bool {
	at := blanksBack(s, i)
	if at >= 3 && at < i && s[at-3] == ' ' && s[at-2] == 'N' && s[at-1] == 'o' {
		return true
	}
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
	return links.word(s, from) == at || memberLeads.word(s, from) == at
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
	if n.joined {
		if !f.linked(f.noun.start) && !f.linked(f.noun.word) {
			f.group = len(f.out)
		}
		f.list, f.first = f.noun, len(f.out)
		f.pair = len(f.out)
	} else if !n.linked {
		f.pair = len(f.out)
	}
	explicit := f.list.body
	c := f.add(text.Span{Start: n.start, End: n.end})
	c.Year, c.Place = n.year, n.place
	c.Ref.Kind, c.Ref.Number, c.Ref.Edition = f.kindOf(), n.number, n.edition
	if n.joined {
		c.Phrase.Start = f.noun.start
		if f.noun.kind != "draft" && (f.itu || (n.form == edition || n.form == bare) && f.noun.capital) {
			c.Span.Start = f.noun.word
		}
		f.takePart(c, f.noun.start, f.noun.word)
	}
	c.Ref.Body, c.Named = f.owner(n, explicit)
	c.Named = c.Named && (f.list.sure || explicit == "" || peculiar(n.form))
	switch {
	case n.joined && !f.list.its && explicit == "" && f.elsewhere && f.linked(f.noun.start): // of the same body
	case n.joined:
		f.elsewhere = f.ofAnother(n, f.noun.start, explicit)
	case n.linked:
		f.elsewhere = f.elsewhere || strangerBehind(s, n.end) && f.ofAnother(n, f.list.start, explicit)
	default:
		f.elsewhere = false
	}
	if f.elsewhere {
		c.Ref.Body, c.Named = "", false
	}
	if c.Ref.Body == humanRightsCommission {
		c.Ref.Body, c.Ref.Edition = "un", humanRightsCommission
	}
	if n.form == edition && !n.joined {
		f.shareEdition(c)
	}
	at := n.end
	if n.letters {
		at = f.moreLetters(n, *c)
	}
	return f.follow(at, n)
}

// kindOf is the kind of act that the list's noun names.
func (f *finder) kindOf() string {
	if f.list.kind == "" || f.list.kind == "document" {
		return "resolution"
	}
	return f.list.kind
}
