package rules

import (
	"strconv"
	"strings"
	"time"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var adoptionDate = &lint.Rule{
	ID:      "RS0415",
	Name:    "adoption-date",
	Summary: "The date of adoption is not that of the resolution.",
	Why: `The number tells the session, and a session has its dates: 77/266 cannot be of June
2022, when the seventy-sixth session sat; the year of a Security Council resolution is
part of its number. Where the catalogue has the date itself, the date must be that one.

Source: table of the sessions, and the dates in the catalogue; 25 of 7,200 dated
citations in print disagree with the table, a third of them slips of the print.`,
	Severity: lint.Error,
	Bad:      "The General Assembly,\n\nRecalling its resolution 77/266 of 30 December 2021,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nRecalling its resolution 77/266 of 30 December 2022,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Needs:    syntax.Citations,
	Reads:    syntax.Citations,
	Local:    true,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		all := citationsDue(pass, t)
		for i := range all {
			c := &all[i]
			if c.ref.Kind != "resolution" || c.Date.Day == 0 || !c.inBody(t) || !c.Date.Real() {
				continue
			}
			// Commissions and assemblies of programmes number theirs alike.
			if !c.Named && c.ref.Body != t.House.Body || isOwnSeries(pass, t.Nodes[c.node].Raw) {
				continue
			}
			switch c.ref.Body {
			case "unsc", "unga", "hrc", "ecosoc":
				if !looselyDated(t, c) {
					judgeDate(pass, t, c)
				}
			}
		}
	},
}

// looselyDated tells that the date follows on "on", which may be that of something
// else: "imposed by resolution 1737 (2006) on 16 January 2016".
func looselyDated(t *syntax.Tree, c *citation) bool {
	behind := t.Nodes[c.node].Raw[c.Span.End:c.Phrase.End]
	for behind != "" && (behind[0] == ' ' || behind[0] == ',' || behind[0] == '\n' || behind[0] == 0xC2 || behind[0] == 0xA0) {
		behind = behind[1:] // a blank, a no-break one too
	}
	return strings.HasPrefix(behind, "on ") || strings.HasPrefix(behind, "le ")
}

// judgeDate holds a date against the session or the year in the number, and one
// that those allow against the date that is known.
func judgeDate(pass *lint.Pass, t *syntax.Tree, c *citation) {
	known, has := pass.Catalogue.DateOf(*c.ref)
	if has && known == c.Date {
		return
	}
	from, to, ok := catalogue.AdoptionSpan(*c.ref)
	if c.ref.Body == "unsc" {
		from, to, ok = councilSpan(c)
	}
	within := c.Date.Compare(from) >= 0 && c.Date.Compare(to) <= 0
	if !ok {
		// Of a special session, or of one with a roman number that is not the
		// Assembly's, only the date itself is known. Of a Council number with
		// another year council-year speaks.
		within = true
		has = has && c.ref.Body != "unsc"
	}
	if !has && within {
		return
	}
	said := sayDate(say(make([]byte, 0, mostSaid), "resolution ", c.ref.Number, " of "), c.Date)
	switch {
	case within:
		said = sayDate(say(said, " was adopted on "), known)
	case c.ref.Body == "unsc":
		said = sayNumber(say(said, ": it is of "), from.Year)
	case from.Year == to.Year:
		said = sayNumber(say(said, ": its session sat in "), from.Year)
	default:
		said = sayNumber(say(said, ": session "), catalogue.SessionOf(*c.ref))
		said = sayNumber(say(sayNumber(say(said, " sat "), from.Year), "–"), to.Year)
	}
	d := pass.Report(c.at(t), string(said))
	if pass.SafeOnly {
		return
	}
	if has {
		replaceDate(d, t, c, dateOf(c.Date), dateOf(known))
		replaceDate(d, t, c, monthFirst(c.Date), dateOf(known))
		return
	}
	for y := from.Year; y <= to.Year; y++ {
		if due := (cite.Date{Year: y, Month: c.Date.Month, Day: c.Date.Day}); due.Compare(from) >= 0 && due.Compare(to) <= 0 {
			replaceDate(d, t, c, strconv.Itoa(c.Date.Year), strconv.Itoa(y))
		}
	}
}

// councilSpan is the year of a Security Council resolution; false if the citation
// has the wrong one in its bracket, of which council-year speaks.
func councilSpan(c *citation) (from, to cite.Date, ok bool) {
	n, err := strconv.Atoi(c.ref.Number)
	year, _, known := catalogue.SecurityCouncilYears(n)
	if err != nil || !known || c.Year != 0 && c.Year != year {
		return from, to, false
	}
	return cite.Date{Year: year, Month: 1, Day: 1}, cite.Date{Year: year, Month: 12, Day: 31}, true
}

// replaceDate offers another date for what the text has, where that can be found:
// it may be in another language.
func replaceDate(d *lint.Diagnostic, t *syntax.Tree, c *citation, old, due string) {
	at := strings.LastIndex(c.phrase(t), old)
	if at < 0 {
		return
	}
	start := t.Nodes[c.node].Start + c.Phrase.Start + at
	title := "Change to " + due
	if len(due) == 4 {
		title = "Change " + old + " to " + due
	}
	replace(d, title, text.Span{Start: start, End: start + len(old)}, due, false)
}

// monthFirst is a date as Americans write it, "September 25, 2015".
func monthFirst(d cite.Date) string {
	return time.Month(d.Month).String() + " " + strconv.Itoa(d.Day) + ", " + strconv.Itoa(d.Year)
}
