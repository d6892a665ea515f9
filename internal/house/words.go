package house

// vocabulary numbers the words that the openers of a house are made of, in any
// case of letters. Look-up takes no memory and reads every byte once.
type vocabulary struct {
	list  []string // folded
	slots []int32  // open addressing by hash; a word's number and one, 0 where empty
}

func (v *vocabulary) grow(size int) {
	v.slots = make([]int32, size)
	for id, w := range v.list {
		h, _ := hashWord(w, 0)
		v.put(h, int32(id))
	}
}

func (v *vocabulary) put(h uint32, id int32) {
	mask := uint32(len(v.slots) - 1)
	at := h & mask
	for v.slots[at] != 0 {
		at = (at + 1) & mask
	}
	v.slots[at] = id + 1
}

// add gives the number of w, which is a new one for a new word; noWord where w
// is none.
func (v *vocabulary) add(w string) int32 {
	if id, n := v.find(w, 0); id >= 0 && n == len(w) {
		return id
	}
	h, n := hashWord(w, 0)
	if n == 0 || n != len(w) {
		return noWord
	}
	if 2*(len(v.list)+1) > len(v.slots) {
		v.grow(2 * len(v.slots))
	}
	v.list = append(v.list, fold(w))
	v.put(h, int32(len(v.list)-1))
	return int32(len(v.list) - 1)
}

// find reads the word of s at i: its number, noWord if the house does not have
// it, and where it ends.
func (v *vocabulary) find(s string, i int) (id int32, end int) {
	h, end := hashWord(s, i)
	if end == i {
		return noWord, i
	}
	mask := uint32(len(v.slots) - 1)
	for at := h & mask; ; at = (at + 1) & mask {
		slot := v.slots[at]
		if slot == 0 {
			return noWord, end
		}
		if equalFolded(v.list[slot-1], s[i:end]) {
			return slot - 1, end
		}
	}
}

// hashWord reads the word of s at i. A word is of letters, digits, hyphens and
// the bytes of letters that ASCII has not.
func hashWord(s string, i int) (hash uint32, end int) {
	h := uint32(2166136261) // FNV-1a
	for i < len(s) {
		c := s[i]
		switch kind := wordByte[c]; {
		case kind == inWord:
			h = (h ^ uint32(c|0x20)) * 16777619
			i++
			continue
		case kind == maybeBreak && !isBreak(s, i):
			h = (h ^ uint32(c)) * 16777619
			i++
			continue
		}
		break
	}
	return h ^ h>>15, i
}

const (
	outside    = iota
	inWord     // letters, and digits and the hyphen, which keep their value under |0x20
	maybeBreak // the first byte of a character that may be a blank or a mark
)

// wordByte is what a byte is within a word.
var wordByte = func() (t [256]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = inWord, inWord
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = inWord
	}
	t['-'] = inWord
	for c := 0x80; c < 0x100; c++ {
		t[c] = maybeBreak
	}
	return t
}()

// isBreak reports whether the character of s at i, which is not ASCII, ends a
// word: a no-break space (U+00A0), or general punctuation (U+2000 to U+206F)
// other than a hyphen.
func isBreak(s string, i int) bool {
	switch s[i] {
	case 0xC2:
		return i+1 < len(s) && s[i+1] < 0xC0
	case 0xE2:
		if i+2 >= len(s) || s[i+1] != 0x80 {
			return i+1 < len(s) && s[i+1] == 0x81
		}
		return s[i+2] != 0x90 && s[i+2] != 0x91
	}
	return false
}

func fold(w string) string {
	b := []byte(w)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return string(b)
}

// equalFolded reports whether s is the folded word w. The bytes of s are those
// of a word.
func equalFolded(w, s string) bool {
	if len(w) != len(s) {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < 0x80 {
			c |= 0x20
		}
		if c != w[i] {
			return false
		}
	}
	return true
}

// gap is where the next word of s begins after i: behind blanks, no-break
// spaces, line ends and the marks that Markdown puts around italics.
func gap(s string, i int, commas bool) int {
	for i < len(s) {
		switch c := s[i]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '*' || c == '_':
			i++
		case c == ',' && commas, c == '>' && i > 0 && s[i-1] == '\n':
			i++
		case c == 0xC2 && i+1 < len(s) && s[i+1] == 0xA0:
			i += 2
		case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0xAF || s[i+2] <= 0x8A):
			i += 3
		default:
			return i
		}
	}
	return i
}
