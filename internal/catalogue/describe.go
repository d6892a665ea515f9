package catalogue

import (
	"strconv"
	"strings"
	"time"

	"resolute/internal/cite"
)

// Description is what is known of a cited act, as people read it: the server shows
// it beside the citation and the command line prints it.
type Description struct {
	Act    Act    // zero if none is known
	Status Status // of the citation
	lines  []line
}

// line is one of them, with its words before the mark-up.
type line struct {
	style style
	text  string
}

type style uint8

const (
	plain    style = iota
	heading        // the first words are strong, those behind " · " are not
	emphasis       // a title
	warning        // something is wrong with the citation
	chain          // of editions; the one that is current is strong
)

// Describe tells what is known of the act that r names, as a text of the year as
// sees it, 0 for one of today; title is what the text quotes as its title, or "".
// False where the catalogue has nothing to say: no such act, of a series that it
// does not know in full.
func (c *Catalogue) Describe(r cite.Ref, as int, title string) (Description, bool) {
	act, ok := c.Find(r)
	d := Description{Act: act, Status: c.Status(r, as)}
	switch {
	case !ok && d.Status == Dangling:
		d.add(heading, r.String()+" does not exist")
	case !ok:
		return d, false
	default:
		d.tell(r, as)
	}
	if d.Status == Dangling {
		for _, n := range c.Near(r, title) {
			hint := "did you mean " + n.Name() + "?"
			if n.Title != "" {
				hint += " " + n.Title
			}
			d.add(plain, hint)
		}
	}
	if ok {
		d.add(plain, "source: "+c.sourceOf(&act))
	}
	return d, true
}

func (d *Description) add(s style, text string) { d.lines = append(d.lines, line{s, text}) }

func (d *Description) tell(r cite.Ref, as int) {
	a := &d.Act
	name := a.Name()
	if body := bodyName(a.Ref.Body); strings.HasPrefix(a.Ref.Body, "itu-") && body != "" {
		name = capitalized(a.Ref.Kind) + " " + a.Ref.Number + " · " + body
	}
	d.add(heading, name)
	if a.Title != "" {
		d.add(emphasis, a.Title)
	}
	if a.Item != "" {
		d.add(plain, "item: "+a.Item)
	}
	if a.Date.Year > 0 {
		s := "adopted " + dateOf(a.Date)
		if sym := a.Ref.Symbol(); sym != "" {
			s += " · " + sym
		}
		d.add(plain, s)
	}
	if s := a.Chain(as); s != "" {
		d.add(chain, s)
	}
	switch d.Status {
	case Outdated:
		now := "the latest that is known is"
		if as > 0 {
			now = "at the time of " + conferenceOf(a.Ref.Body, as) + " the current one is"
		}
		if e, ok := a.EditionAt(as); ok {
			d.add(warning, "the revision of "+strconv.Itoa(editionYear(r.Edition))+" is cited; "+now+" ("+e.String()+")")
		}
	case Abrogated:
		d.add(warning, "not in force any more")
	case Dangling:
		what := "there is no such edition"
		if r.Body == "unsc" {
			what = r.Number + " (" + r.Edition + ") does not exist: the number is of " + strconv.Itoa(a.Year)
		}
		d.add(warning, what)
	}
}

// conferenceOf is the conference of that year at which a body met, or the year.
func conferenceOf(body string, year int) string {
	for _, c := range conferences() {
		if c.Year == year && c.Body() == body {
			return c.Place + ", " + strconv.Itoa(year)
		}
	}
	return strconv.Itoa(year)
}

// bodyName is the name of the body of a series, "" if it has none here.
func bodyName(body string) string {
	for _, s := range builtInSources() {
		if s.Body == body {
			return s.Name
		}
	}
	return ""
}

// sourceOf tells where the facts of an act come from, and how complete the series
// is.
func (c *Catalogue) sourceOf(a *Act) string {
	if a.Source != "" {
		return printable(a.Source)
	}
	for _, s := range builtInSources() {
		if s.Body == a.Ref.Body {
			if s.Last == "" {
				return s.Note + " (" + s.Coverage + ")"
			}
			return s.Note + " (" + s.Coverage + ", as of " + s.Last + ")"
		}
	}
	return ""
}

// Chain is the editions of an act that is revised, "Antalya 2006 → Dubai 2018 (in
// force)", with what is known of the last; where a text of the year as sees another
// one as current, that one is marked. "" for acts without editions.
func (a *Act) Chain(as int) string {
	if len(a.Editions) == 0 {
		return ""
	}
	current, some := a.EditionAt(as)
	var parts []string
	for _, e := range a.Editions {
		s := e.Place + " " + strconv.Itoa(e.Year)
		if e.Draft {
			s += " (draft)"
		}
		if some && as > 0 && e == current {
			s = "[" + s + "]"
		}
		parts = append(parts, s)
	}
	s := strings.Join(parts, " → ")
	switch {
	case a.Gone:
		return s + " (not in force after " + strconv.Itoa(newestConference) + ")"
	case a.Exact:
		return s + " (in force)"
	case a.Ref.Body == "itu-pp" && a.Source == "":
		return s + " (in force; a later revision may exist)"
	}
	return s + " (editions that are known)"
}

// String is the description as plain text, each line ended.
func (d *Description) String() string {
	var b strings.Builder
	for i, l := range d.lines {
		text := l.text
		if l.style == warning {
			text = "⚠ " + text
		}
		if i > 0 {
			b.WriteString("  ")
		}
		b.WriteString(text + "\n")
	}
	return b.String()
}

// Markdown is the description with mark-up, a paragraph a line.
func (d *Description) Markdown() string {
	var parts []string
	for _, l := range d.lines {
		text := escaped(l.text)
		switch l.style {
		case heading:
			name, rest, ok := strings.Cut(text, " · ")
			if text = "**" + name + "**"; ok {
				text += " · " + rest
			}
		case emphasis:
			text = "*" + text + "*"
		case warning:
			text = "⚠ " + text
		case chain:
			text = strings.NewReplacer("[", "**", "]", "**").Replace(l.text)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "\n\n")
}

// escaped keeps the words of a catalogue from being read as mark-up.
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "<", `\<`, "#", `\#`).Replace(s)
}

// dateOf is a date as the United Nations write it, "25 September 2015".
func dateOf(d cite.Date) string {
	return strconv.Itoa(d.Day) + " " + time.Month(d.Month).String() + " " + strconv.Itoa(d.Year)
}
