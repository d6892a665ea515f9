package cite

// foreignNouns are nouns in scripts other than Latin. There is no grammar behind
// them: they only tell that numbers in the paragraph may be those of acts.
var foreignNouns = []string{"резолюци", "Резолюци", "قرار", "القرار", "第", "决议"}

// sign reads what begins with a bracket, or with a character outside ASCII: in a text
// without blanks between its words every one may begin one.
func (f *finder) sign(i int) int {
	s := f.s
	if s[i] == '[' {
		return f.placeholder(i)
	}
	if i+1 >= len(s) || !symbols.has(s[i], s[i+1]) {
		return -1
	}
	if s[i] == 0xC2 {
		return f.signs(i)
	}
	for _, n := range foreignNouns {
		if e := i + len(n); e <= len(s) && s[i:e] == n {
			if s[i] == 0xD1 || s[i] == 0xD0 || s[i] == 0xD9 || s[i] == 0xD8 {
				for e < len(s) && classes[s[e]]&high != 0 && blankLen(s, e) == 0 {
					e++
				}
			}
			f.noun = noun{kind: "resolution", start: i, word: i, end: e, plural: false}
			return e
		}
	}
	return -1
}

// signs reads "§ 111 of the Tunis Agenda", "§§ 27 c) and 50 d)", "§ 2 below".
func (f *finder) signs(i int) int {
	s := f.s
	first := sectionSign(s, i)
	if first < 0 {
		return -1
	}
	var room [8]item
	list, end := itemList(s, first, agendaNumber, room[:0])
	if len(list) == 0 {
		return first
	}
	if body, name, last := f.instrumentAfter(end); last > 0 {
		f.emitItems(list, i, last, Ref{Body: body, Kind: "paragraph", Edition: name})
		return last
	}
	if d, last := direction(s, end); d != Nowhere {
		from := len(f.out)
		f.emitItems(list, i, last, Ref{Body: "self", Kind: "section"})
		for k := from; k < len(f.out); k++ {
			f.out[k].Dir = d
		}
		return last
	}
	if !f.itu {
		return end // of some law
	}
	c := len(f.out)
	f.emitItems(list, i, end, Ref{Kind: "paragraph"})
	for ; c < len(f.out); c++ {
		f.out[c].Named = false
	}
	return end
}
