package cite

// organ is a body as texts name it.
type organ struct {
	phrase string
	body   string
}

// Bodies of organs that only the text around them tells: "the Council" is the
// own one, or the one named in full before.
const (
	anyAssembly = "?assembly"
	anyCouncil  = "?council"
	anyBoard    = "?board"
)

// humanRightsCommission was before the Human Rights Council. Its resolutions
// look like those of the Economic and Social Council.
const humanRightsCommission = "Commission on Human Rights"

// organs, longer phrases before those that they begin with. A phrase ends at the end of
// a word.
var organs = [...]organ{
	{"general assembly", "unga"}, {"general conference", "unesco"},
	{"assembly", anyAssembly}, {"assemblée générale", "unga"}, {"assemblée", anyAssembly},
	{"asamblea general", "unga"}, {"asamblea", anyAssembly},
	{"security council", "unsc"},
	{"human rights council", "hrc"},
	{"economic and social council", "ecosoc"},
	{"council", anyCouncil},
	{"conseil des droits de l'homme", "hrc"}, {"conseil de sécurité", "unsc"}, {"conseil économique et social", "ecosoc"}, {"conseil", anyCouncil},
	{"consejo de derechos humanos", "hrc"}, {"consejo de seguridad", "unsc"}, {"consejo económico y social", "ecosoc"}, {"consejo", anyCouncil},
	{"commission on human rights", humanRightsCommission}, {"commission", "un"},
	{"conference of the parties", "un"}, {"conference of states parties", "un"},
	{"unga", "unga"},
	{"unsc", "unsc"},
	{"ecosoc", "ecosoc"},
	{"unhrc", "hrc"},
	{"plenipotentiary conferences", "itu-pp"}, {"plenipotentiary conference", "itu-pp"},
	{"wtsa", "itu-wtsa"},
	{"wtdc", "itu-wtdc"},
	{"wtpf", "itu-wtpf"},
	{"world telecommunication standardization assembly", "itu-wtsa"}, {"world telecommunication standardisation assembly", "itu-wtsa"},
	{"world telecommunication development conference", "itu-wtdc"}, {"world telecommunication conference", "itu-wtdc"},
	{"world conference on international telecommunications", "itu-wcit"}, {"world radiocommunication conference", "itu-wrc"}, {"world administrative radio conference", "itu-wrc"},
	{"world health assembly", "who"},
	{"world telecommunication/information and communication technology policy forum", "itu-wtpf"},
	{"world telecommunication/ict policy forum", "itu-wtpf"}, {"world telecommunication policy forum", "itu-wtpf"},
	{"radiocommunication assembly", "itu-r"},
	{"health assembly", "who"},
	{"executive board", anyBoard},
	{"maritime safety committee", "imo"}, {"marine environment protection committee", "imo"},
}

// shortOrgans are abbreviations of fewer than four letters.
var shortOrgans = []organ{{"wrc", "itu-wrc"}, {"ra", "itu-r"}, {"hrc", "hrc"}, {"ga", "unga"}, {"sc", "unsc"}}

// organAt reads the name of an organ at s[i]: its body and the index after it,
// -1 if there is none.
func organAt(s string, i int) (string, int) {
	if i+4 > len(s) || classes[s[i]]&upper == 0 {
		return "", -1
	}
	if t, end := termAt(s, i, organNames); end > 0 {
		body := organs[t.place].body
		if ofOthers(s, end, body) {
			return "", -1
		}
		return body, end
	}
	if classes[s[i+1]]&upper != 0 {
		return shortOrganAt(s, i)
	}
	return "", -1
}

// shortOrganAt is organAt for the abbreviations.
func shortOrganAt(s string, i int) (string, int) {
	for _, o := range shortOrgans {
		if (s[i]^o.phrase[0])&^0x20 == 0 {
			if end := match(s, i, o.phrase); end > 0 && !inWord(s, end) {
				return o.body, end
			}
		}
	}
	return "", -1
}

var ofWord = phraseOf("of")

// ofOthers reports whether an organ whose name ends at end is one of somebody else: the
// Council of Europe.
func ofOthers(s string, end int, body string) bool {
	return body[0] == '?' && ofWord.word(s, blanks(s, end)) > 0
}

// mention is an organ named in the text searched.
type mention struct {
	body       string
	start, end int
}

// noteOrgan remembers the organ named in s[i:end] and gives the index after it.
func (f *finder) noteOrgan(i, end int, body string) int {
	if ofOthers(f.s, end, body) {
		return -1
	}
	body = f.settle(body)
	switch body {
	case "unsc", "hrc", "ecosoc", "itu-council":
		f.council = body
	}
	// "General Assembly (UNGA)", "World Health Assembly (WHA)": the short name
	// belongs to the mention.
	if at := blanks(f.s, end); at < len(f.s) && f.s[at] == '(' {
		close := at + 1
		for close < len(f.s) && close < at+14 && is(f.s, close, letter|digit) {
			close++
		}
		if close < len(f.s) && f.s[close] == ')' && close > at+1 && is(f.s, at+1, upper) {
			end = close + 1
		}
	}
	f.organ = mention{body, i, end}
	return end
}

// settle makes of "the Assembly" and "the Council" the body meant, as far as
// the own body and what was named before tell.
func (f *finder) settle(body string) string {
	switch body {
	case anyAssembly:
		switch f.body {
		case "who", "imo", "itu-wtsa", "icao":
			return f.body
		}
		return "unga"
	case anyBoard:
		if f.body == "unesco" {
			return "unesco"
		}
		return "who"
	case anyCouncil:
		switch {
		case f.itu:
			return "itu-council"
		case f.body == "unsc" || f.body == "hrc" || f.body == "ecosoc" || f.body == "imo":
			return f.body
		case f.council != "":
			return f.council
		}
	}
	return body
}

// itsLeads stand before "its" where the organ named last is the one that acted.
var itsLeads = phrasesOf("in", "by", "with", "through", "under", "to", "of", "via", "per", "dans", "par", "en", "mediante")

// ownerBefore is the organ whose act the noun at i is, by the words before it:
// "Assembly resolution", "the Human Rights Council, in its resolution",
// "established by the Council in resolutions". Empty if they do
// not tell; sure is false where other words stand between.
func (f *finder) ownerBefore(i int) (body string, start int, sure bool) {
	o := f.organ
	if o.end == 0 || i < o.end || i-o.end > 90 {
		return "", i, false
	}
	gap := f.s[o.end:i]
	if (o.body == "un" || o.body == humanRightsCommission) && len(gap) > len(", through its  ") {
		return "", i, false // many commissions are spoken of, few adopt resolutions
	}
	at := blanks(gap, 0)
	if e := match(gap, at, "'s"); e > 0 {
		at = blanks(gap, e)
	}
	if at == len(gap) {
		return o.body, o.start, true
	}
	for k := 0; k < len(gap); k++ {
		if c := gap[k]; c == ';' || c == '.' || c == ':' || c == '"' {
			return "", i, false
		}
	}
	// Back from the noun: "in its [previous relevant] ", or "in " right behind the organ.
	end := blanksBack(gap, len(gap))
	for range 3 {
		from := wordBack(gap, end)
		switch w := gap[from:end]; w {
		case "its", "sa", "ses", "su", "sus":
			e := blanksBack(gap, from)
			if b := wordBack(gap, e); b < e && itsLeads.word(gap, b) == e {
				lead := blanksBack(gap, b)
				return o.body, i, lead == 0 || gap[:lead] == ","
			}
			return "", i, false
		case "in", "through", "by":
			if lead := blanksBack(gap, from); lead == 0 || gap[:lead] == "," {
				return o.body, i, true
			}
			return "", i, false
		case "":
			return "", i, false
		}
		end = blanksBack(gap, from)
	}
	return "", i, false
}

// wordBack is the index at which the word that ends at end begins.
func wordBack(s string, end int) int {
	for end > 0 && classes[s[end-1]]&letter != 0 && (s[end-1] < 0x80 || !blankBefore(s, end)) {
		end--
	}
	return end
}

// blankBefore reports whether a blank outside ASCII ends at end.
func blankBefore(s string, end int) bool {
	return end >= 2 && s[end-1] == 0xA0 && s[end-2] == 0xC2 || end >= 3 && s[end-3] == 0xE2 && blankLen(s, end-3) == 3
}

var (
	ofLeads    = phrasesOf("of the", "of this", "of", "adopted by the", "adopted by", "du", "de la", "de l'", "del", "des")
	articles   = phrasesOf("the", "el", "la", "le")
	ownOrgans  = phrasesOf("conference", "assembly", "council")
	organLeads = [...]phrase{phraseOf("united nations "), phraseOf("itu "), phraseOf("same ")}
)

// ownerAt reads the organ behind an act at i, where the next word stands: "of the Human
// Rights Council", "of this conference". It gives the index after it. its tells that an
// act of its own was spoken of before, and that the General Assembly may just be named
// behind a comma: then the index is 0.
func (f *finder) ownerAt(i int, its bool) (string, int) {
	s := f.s
	if its {
		if e := articles.word(s, i); e > 0 {
			if body, end := organAt(s, blanks(s, e)); end > 0 {
				return f.settle(body), 0
			}
		}
	}
	if !is(s, i, lower) {
		return "", 0
	}
	lead, at := ofLeads.lead(s, i)
	if lead == nil {
		return "", 0
	}
	if lead.text == "of this" {
		if end := ownOrgans.word(s, at); end > 0 {
			return f.body, end
		}
		return "", 0
	}
	for k := range organLeads {
		if e := organLeads[k].at(s, at); e > 0 {
			at = e
		}
	}
	if body, end := organAt(s, at); end > 0 {
		return f.settle(body), end
	}
	return "", 0
}
