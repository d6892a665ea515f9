package cite

import (
	"strings"

	"resolute/internal/text"
)

// shareEdition gives the edition of the last member of a list, which was added last, to
// those right before it that have none: "Resolutions 50 and 52 (Rev. Hammamet, 2016)".
func (f *finder) shareEdition(last *Cite) {
	for k := f.pair; k < len(f.out)-1; k++ {
		c := &f.out[k]
		if c.Ref.Edition == "" && c.Ref.Kind == last.Ref.Kind && !strings.Contains(c.Ref.Number, "/") {
			c.Ref.Edition, c.Ref.Body, c.Named = last.Ref.Edition, last.Ref.Body, last.Named
			c.Year, c.Place = last.Year, last.Place
		}
	}
	f.pair = len(f.out) - 1
}

var letterLinks = phrasesOf("and", "to", "et", "y", "und")

// moreLetters reads "and B" after "31/6 A": each letter is an act.
func (f *finder) moreLetters(n *figure, first Cite) int {
	at := n.end
	for {
		sep := blanks(f.s, at)
		if sep < len(f.s) && f.s[sep] == ',' {
			sep = blanks(f.s, sep+1)
		}
		if e := letterLinks.word(f.s, sep); e > 0 {
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
		next, comma := nextWord(f.s, at)
		if !is(f.s, next, letter) {
			break
		}
		if !dated {
			if d, e := dateAt(f.s, next); e > 0 {
				f.setDate(d, n)
				dated, at = true, e
				if d, e := secondDate(f.s, at); e > at && len(f.out) > 1 {
					last.Date, at = d, e // of the last of several parts
				}
				continue
			}
		}
		if comma || next > at {
			if body, e := f.ownerAt(next, comma && f.list.its && f.list.body == ""); body != "" {
				f.setOwner(body, n)
				e = max(at, e)
				if body == "unesco" {
					e = f.unescoSession(e)
				}
				if e > at {
					at = e
					continue
				}
			}
		}
		if p, e := trailingAt(f.s, next, comma); e > 0 && last.Part.Empty() {
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
