package cite

import (
	"cmp"
	"slices"

	"resolute/internal/text"
)

// finder is one search through a string. What was read stands in it as context
// for what follows: the organ named last, the noun that a list hangs on.
type finder struct {
	s    string
	body string // whose acts the text's own are
	itu  bool   // body is one of ITU
	out  []Cite

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
	f := finder{s: s, body: body, itu: len(body) > 3 && body[:3] == "itu", tail: -1, out: buf}
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
	if c := byte(chunk); c < 'a' {
		return ituTriggers.has(c, byte(chunk>>8))
	}
	return keys.has(uint32(chunk) | smallLetters)
}

// MayBeginSign is MayBegin for the character outside ASCII that s begins with.
func MayBeginSign(s string) bool { return len(s) > 1 && triggers.has(s[0], s[1]) }

// pairs has a bit for every two bytes.
type pairs [256][4]uint64

func (t *pairs) set(a, b byte) { t[a][b>>6] |= 1 << (b & 63) }

func (t *pairs) has(a, b byte) bool { return t[a][b>>6]&(1<<(b&63)) != 0 }

// triggers are the first two bytes of every word that a citation, or what
// belongs to one, may begin with; ituTriggers has those of openers too.
var triggers, ituTriggers = triggerPairs(false), triggerPairs(true)

func triggerPairs(openers bool) *pairs {
	t := new(pairs)
	for _, w := range words {
		if w.kind == openerWord && !openers {
			continue
		}
		a, b := byte(w.key), byte(w.key>>8)
		if w.kind != organName {
			t.set(a, b)
		}
		t.set(a-'a'+'A', b)
		if b < 0x80 {
			t.set(a-'a'+'A', b-'a'+'A')
		} else {
			t.set(a, 0xC3) // the key has bytes with a bit more
			t.set(a-'a'+'A', 0xC3)
		}
	}
	// A capital and something else than a small letter: symbols.
	for a := byte('A'); a <= 'Z'; a++ {
		for b := byte('A'); b <= 'Z'; b++ {
			t.set(a, b)
		}
		for _, b := range []byte("/.-0123456789") {
			t.set(a, b)
		}
	}
	for _, a := range []byte("ES") { // S-30/1 with a no-break hyphen
		t.set(a, 0xE2)
	}
	t.set('N', 'o')
	for _, n := range append([]string{"§"}, foreignNouns...) {
		t.set(n[0], n[1])
	}
	return t
}

// run reads what begins at each of the places of s: it goes from one to the next, for
// most of a text is words that are none of ours.
func (f *finder) run(places []int32) {
	s, begins := f.s, triggers
	if f.itu || f.body == "" {
		begins = ituTriggers
	}
	read := 0 // what lies before was read, or is a figure that is no citation
	for k := 0; k < len(places); k++ {
		i := int(places[k])
		if i < read {
			continue
		}
		for i < len(s) {
			next := f.at(i, read, begins)
			if next <= i {
				break
			}
			if read = next; next == len(s) || classes[s[next]]&(lower|upper|digit) == 0 {
				break
			}
			i = next // the rest of a word or a figure that was cut off
		}
	}
}

// at reads what begins at i, where what lies before read was read, and gives the index
// after it, i or less if it is nothing.
func (f *finder) at(i, read int, begins *pairs) int {
	s := f.s
	switch c := s[i]; {
	case classes[c]&lower != 0:
		if i+4 <= len(s) && keys.has(four(s[i:i+4])) {
			return f.word(i)
		}
	case classes[c]&upper != 0:
		if i+1 < len(s) && begins.has(c, s[i+1]) {
			return f.word(i)
		}
	case classes[c]&digit != 0:
		if !partOfWord(s, i, read) {
			return f.figure(i)
		}
	case c == '[':
		return f.placeholder(i)
	default:
		// A text without blanks between its words: every character may begin one.
		if i+1 < len(s) && begins.has(c, s[i+1]) {
			return f.foreign(i)
		}
	}
	return -1
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
	if next := f.act(i, end); next > i {
		return next
	}
	if next := f.unescoFigure(i, end); next > i {
		return next
	}
	if next := f.sectionFigure(i, end); next > i {
		return next
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

// word reads what begins with the word at i and gives the index after it, i or
// less if it is nothing.
func (f *finder) word(i int) int {
	s := f.s
	capital := classes[s[i]]&upper != 0
	if capital && i+1 < len(s) && classes[s[i+1]]&lower == 0 && (s[i+1] < 0x80 || hyphenLen(s, i+1) > 0) {
		if next := f.symbol(i); next > i {
			return next
		}
	}
	if s[i] == 'N' && i+1 < len(s) && s[i+1] == 'o' {
		if next := f.provisions(i); next > i {
			return next
		}
	}
	if i+4 > len(s) {
		return -1
	}
	if first := keyed(four(s[i : i+4])); first != 0 {
		for _, w := range words[first-1:] {
			if w.key != words[first-1].key {
				break
			}
			if next := f.read(w, i); next > i {
				return next
			}
		}
	}
	switch s[i] {
	case 'W', 'R', 'H', 'G', 'S': // the first letters of shortOrgans
		if classes[s[i+1]]&upper != 0 {
			return f.noteOrgan(i)
		}
	}
	return -1
}

// kind of reader that a word begins.
type kind uint8

const (
	organName kind = iota
	resolutionNoun
	decisionNoun
	recommendationNoun
	opinionNoun
	questionNoun
	documentNoun
	draftNoun
	workingPaper
	partNoun
	articleNoun
	treatySeries
	tunisAgenda
	openerWord
)

// keyword is a word by its first four letters, in small ones, and what reads it.
type keyword struct {
	key   uint32
	kind  kind
	place int // in openers or in organs
}

// words are all keywords. Those with the same letters stand together and are
// tried in order.
var words = func() (t []keyword) {
	for _, w := range []struct {
		first string
		kind  kind
	}{
		{"reso", resolutionNoun}, {"r\xc3\xa9s", resolutionNoun}, {"res.", resolutionNoun}, {"deci", decisionNoun}, {"d\xc3\xa9c", decisionNoun},
		{"reco", recommendationNoun}, {"opin", opinionNoun}, {"ques", questionNoun}, {"docu", documentNoun}, {"draf", draftNoun},
		{"work", workingPaper}, {"para", partNoun}, {"oper", partNoun}, {"sect", partNoun}, {"clau", partNoun}, {"anne", partNoun},
		{"arti", articleNoun}, {"chap", articleNoun}, {"trea", treatySeries}, {"tuni", tunisAgenda},
	} {
		t = append(t, keyword{four(w.first), w.kind, 0})
	}
	for i, o := range openers {
		t = append(t, keyword{four(o), openerWord, i})
	}
	for i, o := range organs {
		t = append(t, keyword{four(o[0].phrase), organName, i})
	}
	slices.SortStableFunc(t, func(a, b keyword) int { return cmp.Compare(a.key, b.key) })
	return t
}()

// wordTable is a hash table of the keys of words and organs: 0 for an empty
// slot, else the place in words plus one. A map would cost more than the rest of
// the scan.
var wordTable = func() (t [512]struct {
	key   uint32
	first uint16
}) {
	for i, w := range words {
		at := slot(w.key)
		for t[at].first != 0 && t[at].key != w.key {
			at = (at + 1) % uint32(len(t))
		}
		if t[at].first == 0 {
			t[at].key, t[at].first = w.key, uint16(i+1)
		}
	}
	return t
}()

// keySet has a bit for the keys of words: most that are none are seen not to be.
type keySet [64]uint64

func keyBit(key uint32) uint32 { return key * 2654435761 >> 20 }

func (t *keySet) has(key uint32) bool { bit := keyBit(key); return t[bit>>6]&(1<<(bit&63)) != 0 }

var keys = func() *keySet {
	t := new(keySet)
	for _, w := range words {
		bit := keyBit(w.key)
		t[bit>>6] |= 1 << (bit & 63)
	}
	return t
}()

func slot(key uint32) uint32 { return key * 2654435761 >> 23 }

// keyed is the place in words of the first one with key, plus one; 0 if there is none.
func keyed(key uint32) int {
	for at := slot(key); ; at = (at + 1) % uint32(len(wordTable)) {
		e := &wordTable[at]
		if e.first == 0 {
			return 0
		}
		if e.key == key {
			return int(e.first)
		}
	}
}

func (f *finder) read(w keyword, i int) int {
	switch w.kind {
	case resolutionNoun, decisionNoun, opinionNoun, questionNoun, documentNoun, draftNoun:
		return f.nounWord(i)
	case recommendationNoun:
		return f.recommendation(i)
	case workingPaper:
		return f.workingPaper(i)
	case partNoun:
		return f.parts(i)
	case articleNoun:
		return f.article(i)
	case treatySeries:
		return f.treaty(i)
	case tunisAgenda:
		return f.tunis(i)
	case openerWord:
		return f.opener(i, w.place)
	case organName:
		if classes[f.s[i]]&upper != 0 {
			return f.noteOrgan(i)
		}
	}
	return -1
}
