// Package wording says things as a house words them: the citation of an act, what
// an opener does and which ones are its neighbours.
package wording

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/house"
)

// Short is the citation of an act as running text of the house has it, in the newest
// edition that is known: "Resolution 140 (Rev. Dubai, 2018)", "resolution 70/1 of 25
// September 2015". Whose act it is is said where it is not the house's own.
func Short(h *house.House, a *catalogue.Act) string {
	return InEdition(h, a, catalogue.Edition{})
}

// InEdition is Short in an edition of the act; the zero edition is the newest.
func InEdition(h *house.House, a *catalogue.Act, e catalogue.Edition) string {
	r := a.Ref
	if strings.HasPrefix(r.Body, "itu-") {
		form := kind(r, true) + " " + r.Number
		if e.Place == "" {
			e, _ = a.Latest()
		}
		if e.Place != "" {
			form += " (" + e.String() + ")"
		}
		return form
	}
	form := a.Name()
	if r.Body == h.Body {
		form = kind(r, false) + " " + r.Number
		if r.Edition != "" {
			form += " (" + r.Edition + ")"
		}
	}
	return form + OfDate(h, a)
}

// OfDate is " of 25 September 2015" where the house cites the act with its date, ""
// where it does not, or where the date is not known.
func OfDate(h *house.House, a *catalogue.Act) string {
	if a.Ref.Body != "unga" || a.Date.Year == 0 || strings.HasPrefix(h.ID, "itu-") {
		return ""
	}
	return " of " + Date(a.Date)
}

// Title is what a citation in full has behind it: ", on ITU's role in …", ", entitled
// “Transforming our world …”"; "" of an act without a known title.
func Title(a *catalogue.Act) string {
	switch {
	case a.Title == "" || a.Ref.Body == "unsc": // its resolutions have no titles
		return ""
	case strings.HasPrefix(a.Ref.Body, "itu-"):
		return ", on " + lowerFirst(a.Title)
	}
	return ", entitled “" + a.Title + "”"
}

// kind is the noun of an act. The ITU writes its own with a capital.
func kind(r cite.Ref, capital bool) string {
	if !capital || r.Kind == "" {
		return r.Kind
	}
	return strings.ToUpper(r.Kind[:1]) + r.Kind[1:]
}

// lowerFirst makes the first letter small, unless the word is an acronym or a name
// by its second.
func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[size:])
	if unicode.IsUpper(next) || !unicode.IsLetter(next) {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}

var months = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// Date is a date as running text has it: "25 September 2015".
func Date(d cite.Date) string {
	if d.Month < 1 || d.Month > 12 {
		return fmt.Sprint(d.Year)
	}
	return fmt.Sprintf("%d %s %d", d.Day, months[d.Month], d.Year)
}
