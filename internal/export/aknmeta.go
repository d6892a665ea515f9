package export

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/syntax"
)

// organs are the bodies as identifiers name them (AKN4UN guidelines, part 1,
// naming), and as people do.
var organs = map[string]struct{ slug, name string }{
	"unga":        {"un-ga", "General Assembly"},
	"unsc":        {"un-sc", "Security Council"},
	"ecosoc":      {"un-ecosoc", "Economic and Social Council"},
	"hrc":         {"un-hrc", "Human Rights Council"},
	"who":         {"who-wha", "World Health Assembly"},
	"imo":         {"imo-assembly", "Assembly of the International Maritime Organization"},
	"unesco":      {"unesco-gc", "General Conference of UNESCO"},
	"fao":         {"fao", "Food and Agriculture Organization"},
	"icao":        {"icao", "International Civil Aviation Organization"},
	"itu-pp":      {"itu-pp", "Plenipotentiary Conference of the International Telecommunication Union"},
	"itu-wtsa":    {"itu-wtsa", "World Telecommunication Standardization Assembly"},
	"itu-wtdc":    {"itu-wtdc", "World Telecommunication Development Conference"},
	"itu-wrc":     {"itu-wrc", "World Radiocommunication Conference"},
	"itu-council": {"itu-council", "Council of the International Telecommunication Union"},
	"itu-r":       {"itu-r", "ITU Radiocommunication Sector"},
	"itu-t":       {"itu-t", "ITU Telecommunication Standardization Sector"},
}

// href is where a citation leads: to a paragraph of the text itself, or to the
// identifier of an act.
func (a *akn) href(i int, c cite.Cite) string {
	ref := a.tree.Ref(i, c)
	if ref.Body == "self" {
		if target, ok := a.tree.Resolve(i, c); ok && target >= 0 && a.ids[target] != "" {
			return "#" + a.ids[target]
		}
		return ""
	}
	organ, ok := organs[ref.Body]
	if !ok || ref.Number == "" {
		return ""
	}
	switch ref.Kind {
	case "resolution", "decision", "recommendation", "opinion":
	default:
		return ""
	}
	date := ""
	switch act, found := a.known.Find(ref); {
	case c.Date.Year > 0:
		date = isoDate(c.Date)
	case c.Year > 0:
		date = yearPart(c.Year)
	case found && act.Date.Year > 0:
		date = isoDate(act.Date)
	case found:
		date = yearPart(act.Year)
	}
	return iri(ref.Kind, organ.slug, date, ref.Number)
}

// iri is the identifier of a work: /akn/un/statement/resolution/un-ga/2010-06-24/
// 64-286. Where the date is not known it is left out.
func iri(kind, organ, date, number string) string {
	parts := []string{"/akn/un/statement", kind, organ}
	if date != "" {
		parts = append(parts, date)
	}
	return strings.Join(append(parts, numberPart(number)), "/")
}

func isoDate(d cite.Date) string {
	if d.Month == 0 || d.Day == 0 {
		return yearPart(d.Year)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// meta writes who made the act, when, and what it is called.
func (a *akn) meta(id Identity) string {
	organ, known := organs[a.tree.House.Body]
	if !known {
		organ.slug, organ.name = cmp.Or(word(a.tree.House.ID), "body"), a.tree.House.Name
	}
	number, kind := "draft", a.kind()
	if act := a.act(); act != nil && act.Number.Number != "" {
		number = act.Number.Number
	}
	date, name := a.date(id)
	// A date must be a day; the identifier says what is known.
	day := date
	switch len(date) {
	case 4:
		day = date + "-01-01"
	case 0:
		day = "0001-01-01"
	}
	work := iri(kind, organ.slug, date, number)
	lang := languageCode(a.tree.Language)
	level := func(tag, uri, more string) string {
		suffix := "/!main"
		if tag == "FRBRManifestation" {
			suffix = "/!main.xml"
		}
		this := uri + suffix
		return fmt.Sprintf("<%[1]s>\n<FRBRthis value=\"%[2]s\"/>\n<FRBRuri value=\"%[3]s\"/>\n<FRBRdate date=\"%[4]s\" name=\"%[5]s\"/>\n<FRBRauthor href=\"#%[6]s\"/>\n%[7]s</%[1]s>\n",
			tag, attr(this), attr(uri), day, name, organ.slug, more)
	}
	return "<meta>\n<identification source=\"#resolute\">\n" +
		level("FRBRWork", work, "<FRBRcountry value=\"un\"/>\n<FRBRsubtype value=\""+attr(kind)+"\"/>\n<FRBRnumber value=\""+attr(numberPart(number))+"\"/>\n<FRBRname value=\""+attr(Name(a.tree))+"\"/>\n") +
		level("FRBRExpression", work+"/"+lang+"@", "<FRBRlanguage language=\""+lang+"\"/>\n") +
		level("FRBRManifestation", work+"/"+lang+"@", "<FRBRformat value=\"application/akn+xml\"/>\n") +
		"</identification>\n<references source=\"#resolute\">\n<TLCOrganization eId=\"" + organ.slug + "\" href=\"/akn/ontology/organization/un/" + organ.slug + "\" showAs=\"" + attr(organ.name) +
		"\"/>\n<TLCProcess eId=\"resolute\" href=\"/akn/ontology/process/un/resolute\" showAs=\"Resolute\"/>\n</references>\n</meta>\n"
}

// date is the day of adoption, or the year if no more is known, and what it is.
func (a *akn) date(id Identity) (date, name string) {
	if id.Date != "" {
		return id.Date, "adoption"
	}
	for i := range a.tree.Nodes {
		n := &a.tree.Nodes[i]
		if n.Kind != syntax.Closing && (n.Role != house.FrontPart || n.Kind == syntax.Heading) {
			continue
		}
		if d, ok := cite.ReadDate(n.Mark.In(n.Raw)); ok && d.Day > 0 {
			return isoDate(d), "adoption"
		}
	}
	if act := a.act(); act != nil && act.Number.Year > 0 {
		return strconv.Itoa(act.Number.Year), "year"
	}
	return "", "unknown"
}

// languageCode is the code of three letters (ISO 639-2) that identifiers have.
func languageCode(two string) string {
	codes := map[string]string{"en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "zh": "zho", "ar": "ara", "de": "deu"}
	return cmp.Or(codes[two], "und")
}
