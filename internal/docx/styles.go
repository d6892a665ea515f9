package docx

// style is what a paragraph style says of what matters here.
type style struct {
	name, base string
	num        numRef
	numbered   bool // num is said; id 0 then takes the base's away
	level      int  // -1 where only the list is said
	centred    bool
	aligned    bool // centred is said
	italic     bool
}

// styles are those of styles.xml.
type styles struct {
	byID    map[string]*style
	normal  string // the style of a paragraph that names none
	defs    *numbering
	settled map[string]style
}

func readStyles(b []byte, defs *numbering) (*styles, error) {
	s := &styles{byID: map[string]*style{}, defs: defs, settled: map[string]style{}}
	if b == nil {
		return s, nil
	}
	x := newScanner(b)
	x.elements(func(name string) {
		if name != "w:style" {
			return
		}
		st := &style{level: -1}
		id, kind := x.attr("w:styleId"), x.attr("w:type")
		if v := x.attr("w:default"); kind == "paragraph" && (v == "1" || v == "true" || v == "on") {
			s.normal = id
		}
		x.children(func(name string) {
			switch name {
			case "w:name":
				st.name = x.attr("w:val")
			case "w:basedOn":
				st.base = x.attr("w:val")
			case "w:rPr":
				x.children(func(name string) {
					if name == "w:i" {
						st.italic = x.on()
					}
				})
			case "w:pPr":
				x.children(func(name string) {
					switch name {
					case "w:numPr":
						st.numbered = true
						x.children(func(name string) {
							switch name {
							case "w:numId":
								st.num.id = number(x.attr("w:val"))
							case "w:ilvl":
								st.level = number(x.attr("w:val"))
							}
						})
					case "w:jc":
						st.aligned, st.centred = true, x.attr("w:val") == "center"
					}
				})
			}
		})
		s.byID[id] = st
	})
	return s, x.err
}

// of is a style with what it has from those it is based on.
func (s *styles) of(id string) style {
	if id == "" || s.byID[id] == nil {
		id = s.normal
	}
	if st, ok := s.settled[id]; ok {
		return st
	}
	var out style
	out.level = -1
	for at, steps := s.byID[id], 0; at != nil && steps < 50; at, steps = s.byID[at.base], steps+1 {
		if out.name == "" {
			out.name = at.name
		}
		if !out.numbered && at.numbered {
			out.numbered, out.num, out.level = true, at.num, max(out.level, at.level)
		}
		if !out.aligned && at.aligned {
			out.aligned, out.centred = true, at.centred
		}
		out.italic = out.italic || at.italic
	}
	if out.numbered {
		out.num.level = s.levelOf(out.num.id, id, out.level)
	}
	s.settled[id] = out
	return out
}

// levelOf is the level of a list that a style stands for: the one that names the
// style, or else what the style itself says.
func (s *styles) levelOf(list int, id string, said int) int {
	if _, a := s.defs.definition(list); a != nil {
		for at, steps := id, 0; at != "" && s.byID[at] != nil && steps < 50; at, steps = s.byID[at].base, steps+1 {
			for i := range a.levels {
				if a.levels[i].style == at {
					return i
				}
			}
		}
	}
	return max(said, 0)
}
