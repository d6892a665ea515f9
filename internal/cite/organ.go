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

// organs, those with the same first four letters together and longer phrases
// first. A phrase ends at the end of a word.
var organs = [...][]organ{
	{{"general assembly", "unga"}, {"general conference", "unesco"}},
	{{"assembly", anyAssembly}, {"assemblée générale", "unga"}, {"assemblée", anyAssembly}},
	{{"asamblea general", "unga"}, {"asamblea", anyAssembly}},
	{{"security council", "unsc"}},
	{{"human rights council", "hrc"}},
	{{"economic and social council", "ecosoc"}},
	{{"council", anyCouncil}},
	{
		{"conseil des droits de l'homme", "hrc"}, {"conseil de sécurité", "unsc"}, {"conseil économique et social", "ecosoc"}, {"conseil", anyCouncil},
		{"consejo de derechos humanos", "hrc"}, {"consejo de seguridad", "unsc"}, {"consejo económico y social", "ecosoc"}, {"consejo", anyCouncil},
	},
	{{"commission on human rights", humanRightsCommission}, {"commission", "un"}},
	{{"conference of the parties", "un"}, {"conference of states parties", "un"}},
	{{"unga", "unga"}},
	{{"unsc", "unsc"}},
	{{"ecosoc", "ecosoc"}},
	{{"unhrc", "hrc"}},
	{{"plenipotentiary conferences", "itu-pp"}, {"plenipotentiary conference", "itu-pp"}},
	{{"wtsa", "itu-wtsa"}},
	{{"wtdc", "itu-wtdc"}},
	{{"wtpf", "itu-wtpf"}},
	{
		{"world telecommunication standardization assembly", "itu-wtsa"}, {"world telecommunication standardisation assembly", "itu-wtsa"},
		{"world telecommunication development conference", "itu-wtdc"}, {"world telecommunication conference", "itu-wtdc"},
		{"world conference on international telecommunications", "itu-wcit"}, {"world radiocommunication conference", "itu-wrc"}, {"world administrative radio conference", "itu-wrc"},
		{"world health assembly", "who"},
		{"world telecommunication/information and communication technology policy forum", "itu-wtpf"},
		{"world telecommunication/ict policy forum", "itu-wtpf"}, {"world telecommunication policy forum", "itu-wtpf"},
	},
	{{"radiocommunication assembly", "itu-r"}},
	{{"health assembly", "who"}},
	{{"executive board", anyBoard}},
	{{"maritime safety committee", "imo"}, {"marine environment protection committee", "imo"}},
}

// shortOrgans are abbreviations of fewer than four letters.
var shortOrgans = []organ{{"wrc", "itu-wrc"}, {"ra", "itu-r"}, {"hrc", "hrc"}, {"ga", "unga"}, {"sc", "unsc"}}

// smallLetters makes the letters of four bytes small ones.
const smallLetters = 0x20202020

// four packs the first four bytes of a word, in small letters.
func four(s string) uint32 {
	_ = s[3]
	return (uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24) | smallLetters
}

// organAt reads the name of an organ at s[i]: its body and the index after it,
// -1 if there is none.
func organAt(s string, i int) (string, int) {
	if i+4 > len(s) || classes[s[i]]&upper == 0 {
		return "", -1
	}
	for _, o := range organsAt(four(s[i : i+4])) {
		if end := word(s, i, o.phrase); end > 0 {
			if o.body[0] == '?' && word(s, blanks(s, end), "of") > 0 {
				return "", -1 // the Council of Europe
			}
			return o.body, end
		}
	}
	if is(s, i+1, upper) {
		for _, o := range shortOrgans {
			if end := word(s, i, o.phrase); end > 0 {
				return o.body, end
			}
		}
	}
	return "", -1
}

// organsAt are the organs whose first four letters are key.
func organsAt(key uint32) []organ {
	if first := keyed(key); first > 0 {
		for _, w := range words[first-1:] {
			if w.key != key {
				break
			}
			if w.kind == organName {
				return organs[w.place]
			}
		}
	}
	return nil
}

// mention is an organ named in the text searched.
type mention struct {
	body       string
	start, end int
}

// noteOrgan remembers the organ named at i and gives the index after it.
func (f *finder) noteOrgan(i int) int {
	body, end := organAt(f.s, i)
	if end < 0 {
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
var itsLeads = []string{"in", "by", "with", "through", "under", "to", "of", "via", "per", "dans", "par", "en", "mediante"}

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
			if b := wordBack(gap, e); b < e && oneOf(gap, b, itsLeads) == e {
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
	for end > 0 && classes[s[end-1]]&letter != 0 {
		if end >= 2 && s[end-1] == 0xA0 && s[end-2] == 0xC2 || end >= 3 && s[end-3] == 0xE2 && blankLen(s, end-3) == 3 {
			break
		}
		end--
	}
	return end
}

var ofLeads = []string{"of the", "of this", "of", "adopted by the", "adopted by", "du", "de la", "de l'", "del", "des"}

// ownerAfter reads the organ behind an act: " of the Human Rights Council",
// " of this conference", ", the General Assembly" where an act of its own was
// spoken of before. It gives the index after it, i if there is none.
func (f *finder) ownerAfter(i int, its bool) (string, int) {
	s := f.s
	at := blanks(s, i)
	if at == i && !(at < len(s) && s[at] == ',') {
		return "", i
	}
	if at < len(s) && s[at] == ',' {
		at = blanks(s, at+1)
		if its {
			if e := oneOf(s, at, []string{"the", "el", "la", "le"}); e > 0 {
				if body, end := organAt(s, blanks(s, e)); end > 0 {
					return f.settle(body), i
				}
			}
		}
	}
	e := -1
	if is(s, at, lower) {
		for _, lead := range ofLeads {
			if !starts(s, at, lead) {
				continue
			}
			if e = match(s, at, lead); e > 0 && (lead[len(lead)-1] == '\'' || blanks(s, e) > e) {
				break
			}
			e = -1
		}
	}
	if e < 0 {
		return "", i
	}
	if lead := s[at:e]; match(lead, 0, "of this") > 0 {
		at = blanks(s, e)
		for _, own := range [...]string{"conference", "assembly", "council"} {
			if end := word(s, at, own); end > 0 {
				return f.body, end
			}
		}
		return "", i
	}
	at = blanks(s, e)
	for _, of := range [...]string{"united nations ", "itu ", "same "} {
		if e := match(s, at, of); e > 0 {
			at = e
		}
	}
	if body, end := organAt(s, at); end > 0 {
		return f.settle(body), end
	}
	return "", i
}
