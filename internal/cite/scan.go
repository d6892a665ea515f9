package cite

import "resolute/internal/text"

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
	tail    int     // end of the last member of a list with its date; 0 if there is none
	group   int     // first Cite of the list of which the organ may still come
	pair    int     // first Cite of those that share the date to come
	part    text.Span
	partEnd int // where the part's noun is due: "paragraph 3 of "; 0 if there is no part
}

// noun is a word that a number follows: "resolutions", "Decision".
type noun struct {
	kind       string
	start, end int // start of the organ before it or of the noun
	word       int // start of the noun itself
	body       string
	its        bool
	plural     bool
	capital    bool
	draft      bool
}

// Find returns all citations in s, in order, of a text whose own acts are of
// body. It reads any bytes, in one pass; what a citation says is read from the
// paragraph alone.
func Find(s, body string) []Cite {
	f := finder{s: s, body: body, itu: len(body) > 3 && body[:3] == "itu", tail: -1}
	f.run()
	return f.out
}

// triggers has a bit for every two bytes that a citation, or what belongs to
// one, may begin with.
var triggers = func() (t [256][4]uint64) {
	set := func(a, b byte) { t[a][b>>6] |= 1 << (b & 63) }
	for _, first := range []string{
		"resolution", "decision", "recommendation", "opinion", "question", "paragraph", "operative", "section", "annex", "article",
		"chapter", "clause", "draft", "document", "working", "décision", "résolution", "treaty", "tunis",
		"recalling", "considering", "recognizing", "noting", "aware", "taking", "bearing", "acknowledging", "emphasizing", "mindful",
		"convinced", "concerned", "welcoming", "stressing", "reaffirming", "underlining", "affirming", "observing",
		"resolves", "decides", "instructs", "invites", "requests", "encourages", "urges", "calls",
	} {
		set(first[0], first[1])
		set(first[0]-'a'+'A', first[1])
		if first[1] < 0x80 {
			set(first[0]-'a'+'A', first[1]-'a'+'A')
		}
	}
	for first := range organs {
		a, b := byte(first), byte(first>>8)
		set(a-'a'+'A', b)
		set(a-'a'+'A', b-'a'+'A')
	}
	// A capital and something else than a small letter: symbols.
	for a := byte('A'); a <= 'Z'; a++ {
		for b := byte('A'); b <= 'Z'; b++ {
			set(a, b)
		}
		for _, b := range []byte("/.-0123456789") {
			set(a, b)
		}
	}
	set('N', 'o')
	set('n', 'o')
	set(0xC2, 0xA7)
	set(0xD1, 0x80) // р, of резолюция
	set(0xD0, 0xA0)
	set(0xD9, 0x82) // ق, of قرار
	set(0xD8, 0xA7) // ا, of القرار
	set(0xE7, 0xAC) // 第
	set(0xE5, 0x86) // 决, of 决议
	return t
}()

func (f *finder) run() {
	s := f.s
	for i := 0; i < len(s); {
		c := s[i]
		class := classes[c]
		if class&(letter|digit) == 0 {
			if c == '[' {
				i = f.placeholder(i)
				continue
			}
			i++
			continue
		}
		if class&digit != 0 {
			i = f.figure(i)
			continue
		}
		if i+1 < len(s) && triggers[c][s[i+1]>>6]&(1<<(s[i+1]&63)) != 0 {
			if next := f.word(i); next > i {
				i = next
				continue
			}
		}
		if class&high != 0 {
			i++ // a text without blanks between its words: every character may begin one
			continue
		}
		// To the end of the word, and of the digits that are one with it.
		for i++; i < len(s) && classes[s[i]]&letter != 0 && s[i] < 0x80; i++ {
		}
		if i < len(s) && classes[s[i]]&digit != 0 {
			i = digits(s, i)
		} else if i+1 < len(s) && s[i] == '-' && classes[s[i+1]]&digit != 0 {
			i = digits(s, i+1) // COVID-19
		}
	}
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
	if s[i] >= 0x80 {
		return f.foreign(i)
	}
	capital := classes[s[i]]&upper != 0
	if capital && i+1 < len(s) && classes[s[i+1]]&lower == 0 && s[i+1] < 0x80 {
		if next := f.symbol(i); next > i {
			return next
		}
	}
	if s[i]|0x20 == 'n' {
		return f.provisions(i)
	}
	if i+4 > len(s) {
		return -1
	}
	if first := keyed(four(s[i : i+4])); first != 0 {
		for _, w := range words[first-1:] {
			if w.key != words[first-1].key {
				break
			}
			if next := f.read(w.kind, i); next > i {
				return next
			}
		}
	}
	if capital {
		return f.noteOrgan(i)
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

// words are the readers by the first four letters of a word; those with the
// same letters stand together and are tried in order.
var words = func() (t []struct {
	key  uint32
	kind kind
}) {
	for _, w := range []struct {
		first string
		kind  kind
	}{
		{"reso", resolutionNoun}, {"reso", openerWord}, {"r\xc3\xa9s", resolutionNoun}, {"res.", resolutionNoun},
		{"deci", decisionNoun}, {"deci", openerWord}, {"d\xc3\xa9c", decisionNoun},
		{"reco", recommendationNoun}, {"reco", openerWord}, {"opin", opinionNoun}, {"ques", questionNoun},
		{"docu", documentNoun}, {"draf", draftNoun}, {"work", workingPaper},
		{"para", partNoun}, {"oper", partNoun}, {"sect", partNoun}, {"clau", partNoun}, {"anne", partNoun},
		{"arti", articleNoun}, {"chap", articleNoun}, {"trea", treatySeries}, {"tuni", tunisAgenda},
		{"reca", openerWord}, {"cons", openerWord}, {"noti", openerWord}, {"awar", openerWord}, {"taki", openerWord},
		{"bear", openerWord}, {"ackn", openerWord}, {"emph", openerWord}, {"mind", openerWord}, {"conv", openerWord},
		{"conc", openerWord}, {"welc", openerWord}, {"stre", openerWord}, {"reaf", openerWord}, {"unde", openerWord},
		{"affi", openerWord}, {"obse", openerWord}, {"inst", openerWord}, {"invi", openerWord}, {"requ", openerWord},
		{"enco", openerWord}, {"urge", openerWord}, {"call", openerWord},
	} {
		t = append(t, struct {
			key  uint32
			kind kind
		}{four(w.first), w.kind})
	}
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

func (f *finder) read(k kind, i int) int {
	switch k {
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
		return f.opener(i)
	}
	return -1
}
