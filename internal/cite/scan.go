package cite

import "resolute/internal/text"

// finder is one search through a string. What was read stands in it as context
// for what follows: the organ named last, the noun that a list hangs on.
type finder struct {
	s     string
	body  string // whose acts the text's own are
	itu   bool   // body is one of ITU
	kinds kinds  // the terms that are read
	out   []Cite

	organ   mention // named last
	council string  // the council that "the Council" means after a full name
	noun    noun    // "resolutions", read last
	list    noun    // the noun that a number has followed
	first   int     // first Cite of the list
	tail    int     // end of the last member of a list with its date; 0 if there is none
	group   int     // first Cite of the list of which the organ may still come
	pair    int     // first Cite of those that share the date to come
	// elsewhere tells that the last act is of a body that has no key.
	elsewhere bool
	part      text.Span
	partEnd   int // where the part's noun is due: "paragraph 3 of "; 0 if there is no part
}

// noun is a word that a number follows: "resolutions", "Decision".
type noun struct {
	kind       string
	start, end int // start of the organ before it or of the noun
	word       int // start of the noun itself
	body       string
	sure       bool // the organ stands right before the noun, or owns it by "in its"
	its        bool
	plural     bool
	capital    bool
	draft      bool
}

// Find returns all citations in s, in order, of a text whose own acts are of
// body. It reads any bytes, in one pass; what a citation says is read from the
// paragraph alone.
func Find(s, body string) []Cite {
	var room [64]int32
	return Append(nil, s, body, Places(room[:0], s))
}

// Append is Find with room for what it finds, and for those who know the Places of s:
// the citations are appended to buf, which must be empty. Places of which some lie
// behind s are those of a longer string that begins so.
func Append(buf []Cite, s, body string, places []int32) []Cite {
	if len(places) == 0 {
		return buf
	}
	var f finder
	f.s, f.body, f.out = s, body, buf
	f.itu = len(body) > 3 && body[:3] == "itu"
	f.kinds = ^kinds(0)
	if !f.itu && body != "" {
		f.kinds &^= openerTerms
	}
	f.run(places)
	return f.out
}

// Places appends to buf where in s a citation may begin, in order: the words of which
// MayBegin says so, all figures, "[", and the characters outside ASCII that are signs
// or first letters of nouns. A word begins at a letter of ASCII that follows none.
func Places(buf []int32, s string) []int32 {
	for i := 0; i < len(s); {
		c := s[i]
		switch k := classes[c]; {
		case k&(upper|lower) != 0:
			chunk := text.ChunkAt(s, i)
			if MayBegin(chunk) {
				buf = append(buf, int32(i))
			}
			n := text.Leading(text.Letters(chunk))
			for i += n; n == 8 && i < len(s); i += n {
				n = text.Leading(text.Letters(text.ChunkAt(s, i)))
			}
			continue
		case k&digit != 0:
			buf = append(buf, int32(i))
			i = digits(s, i)
			continue
		case c == '[', k&high != 0 && MayBeginSign(s[i:]):
			buf = append(buf, int32(i))
		}
		i++
	}
	return buf
}

// MayBegin tells by the first letters of a word, which are those of chunk, that a
// citation or what belongs to one may begin with it.
func MayBegin(chunk uint64) bool {
	return firstKeys.has(uint32(chunk)|laterSmall) || byte(chunk) < 'a' && symbols.has(byte(chunk), byte(chunk>>8))
}

// MayBeginSign is MayBegin for the character outside ASCII that s begins with.
func MayBeginSign(s string) bool { return len(s) > 1 && symbols.has(s[0], s[1]) }

// pairs has a bit for every two bytes.
type pairs [256][4]uint64

func (t *pairs) set(a, b byte) { t[a][b>>6] |= 1 << (b & 63) }

func (t *pairs) has(a, b byte) bool { return t[a][b>>6]&(1<<(b&63)) != 0 }

// symbols are the first two bytes of what is no word of small letters: of symbols of
// documents, of nouns with an accent on their second letter or in another script. A "No"
// is one, too.
var symbols = func() *pairs {
	t := new(pairs)
	for a := byte('A'); a <= 'Z'; a++ {
		for b := byte('A'); b <= 'Z'; b++ {
			t.set(a, b)
		}
		for _, b := range []byte("/.-0123456789") {
			t.set(a, b)
		}
	}
	for _, pair := range []string{"No", "E\xE2", "S\xE2"} { // S-30/1 with a no-break hyphen
		t.set(pair[0], pair[1])
	}
	for i := range terms {
		if w := terms[i].text; w[1] >= 0x80 {
			t.set(w[0]-'a'+'A', w[1])
		}
	}
	for _, n := range append([]string{"§"}, foreignNouns...) {
		t.set(n[0], n[1])
	}
	return t
}()

// run reads what begins at each of the places of s: it goes from one to the next, for
// most of a text is words that are none of ours.
func (f *finder) run(places []int32) {
	s := f.s
	read := 0 // what lies before was read, or is a figure that is no citation
	for _, place := range places {
		for i := int(place); i >= read && i < len(s); i = read {
			next := -1
			switch class := classes[s[i]]; {
			case class&lower != 0:
				next = f.term(i, f.kinds&^organNames)
			case class&upper != 0:
				next = f.capital(i)
			case class&digit != 0:
				if !partOfWord(s, i, read) {
					next = f.figure(i)
				}
			default:
				next = f.sign(i)
			}
			if next <= i {
				break
			}
			if read = next; !is(s, next, lower|upper|digit) {
				break
			} // else the rest of a word or a figure was cut off
		}
	}
}

// partOfWord reports whether the digit at i is one with the word before it, as in
// COVID-19. Of a word that was read, up to read, it is not.
func partOfWord(s string, i, read int) bool {
	if i > read && s[i-1] == '-' {
		i--
	}
	return i > read && classes[s[i-1]]&(lower|upper) != 0
}

// figure reads what begins with the digit at i and gives the index after it.
func (f *finder) figure(i int) int {
	end := digits(f.s, i)
	if end-i > 4 {
		return f.skipFigure(end)
	}
	after := behind(f.s, end)
	if next := f.act(i, end, shaped(f.s, after)); next > i {
		return next
	}
	if next := f.unescoFigure(i, end, after); next > i {
		return next
	}
	if after < len(f.s) && f.s[after] == '.' {
		if next := f.sectionFigure(i, end); next > i {
			return next
		}
	}
	return f.skipFigure(end)
}

// skipFigure steps over the rest of a figure that is no citation, such as "/15"
// of "2014/15" or ".5" of "3.5".
func (f *finder) skipFigure(i int) int {
	s := f.s
	for i+1 < len(s) && (s[i] == '/' || s[i] == '.' || s[i] == ',' || s[i] == '-') && classes[s[i+1]]&digit != 0 {
		i = digits(s, i+1)
	}
	for i < len(s) && classes[s[i]]&letter != 0 && s[i] < 0x80 {
		i++ // "19th"
	}
	return i
}

// capital reads what begins with the capital at i and gives the index after it, i or
// less if it is nothing.
func (f *finder) capital(i int) int {
	s := f.s
	if i+1 >= len(s) {
		return -1
	}
	if second := s[i+1]; classes[second]&lower == 0 {
		if !symbols.has(s[i], second) {
			return -1
		}
		if second < 0x80 || hyphenLen(s, i+1) > 0 {
			if next := f.symbol(i); next > i {
				return next
			}
		}
	} else if second == 'o' && s[i] == 'N' {
		if next := f.provisions(i); next > i {
			return next
		}
	}
	if next := f.term(i, f.kinds); next > i {
		return next
	}
	if i+4 <= len(s) && classes[s[i+1]]&upper != 0 {
		if body, end := shortOrganAt(s, i); end > 0 {
			return f.noteOrgan(i, end, body)
		}
	}
	return -1
}

// term reads what begins with a term at i, one of the kinds, and gives the index after
// it, i or less if it is nothing.
func (f *finder) term(i int, among kinds) int {
	chunk := text.ChunkAt(f.s, i)
	some := termsOf(chunk)
	for k := range some {
		t := &some[k]
		if !t.begins(chunk) || t.is&among == 0 {
			continue
		}
		if end := t.end(f.s, i, chunk); end > 0 {
			if next := f.read(t, i, end); next > i {
				return next
			}
		}
	}
	return -1
}

// read reads what begins with the term t in s[i:end].
func (f *finder) read(t *term, i, end int) int {
	switch t.kind {
	case nounTerm:
		return f.nounWord(i, end, &nouns[t.place])
	case workingPaper:
		return f.workingPaper(i, end)
	case partTerm:
		return f.parts(i, end, &partForms[t.place])
	case articleTerm:
		return f.article(i, end, articleNouns[t.place].kind)
	case treatySeries:
		return f.treaty(i)
	case tunisAgenda:
		return f.tunis(i, end)
	case openerTerm:
		return f.opener(i, end, int(t.place))
	case organTerm:
		return f.noteOrgan(i, end, organs[t.place].body)
	}
	return -1
}
