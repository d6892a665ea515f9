package cite

import "strings"

// letters are the letters of the parts of a resolution behind its number; a
// symbol goes without them, as the links of the official texts do.
func withoutLetter(number string) string {
	if i := strings.IndexByte(number, ' '); i > 0 {
		return number[:i]
	}
	return number
}

// symbolPrefix is what the symbol of an act begins with, before its kind.
var symbolPrefix = map[string]string{
	"unga": "A", "unsc": "S", "ecosoc": "E", "hrc": "A/HRC",
	"itu-pp": "PP", "itu-wtsa": "WTSA", "itu-wtdc": "WTDC", "itu-wrc": "WRC", "itu-council": "COUNCIL",
	"itu-r": "ITU-R", "itu-t": "ITU-T", "itu-d": "ITU-D", "itu-wtpf": "WTPF", "itu-wcit": "WCIT",
}

// symbolKind is the kind of act in a symbol.
var symbolKind = map[string]string{"resolution": "RES", "decision": "DEC", "recommendation": "REC", "opinion": "OPN", "question": "Q"}

// Symbol is the official symbol of what r names, without blanks: "A/RES/70/1",
// "S/RES/1325(2000)", "PP/RES/140(Rev.Busan,2014)", "WHA58.28". It is empty
// where there is none, as for a paragraph of the text itself.
func (r Ref) Symbol() string {
	if r.Body == "" || r.Body == "self" || r.Number == "" {
		return ""
	}
	switch r.Kind {
	case "document":
		return squeeze(r.Number)
	case "resolution", "decision", "recommendation", "opinion", "question":
	default:
		return ""
	}
	switch r.Body {
	case "un":
		if r.Edition == humanRightsCommission {
			return "E/CN.4/RES/" + squeeze(r.Number)
		}
		return squeeze(r.Number)
	case "who":
		if is(r.Number, 0, digit) {
			return "WHA" + r.Number
		}
		return squeeze(r.Number)
	case "imo", "unesco", "icao", "fao", "us", "mun":
		return squeeze(r.Number)
	}
	prefix, kind := symbolPrefix[r.Body], symbolKind[r.Kind]
	if prefix == "" {
		return ""
	}
	number := withoutLetter(r.Number)
	switch {
	case r.Edition == "":
		return prefix + "/" + kind + "/" + number
	case r.Body == "itu-r" && is(r.Edition, 0, digit), r.Kind == "recommendation":
		return prefix + "/" + kind + "/" + number + "-" + r.Edition
	}
	return prefix + "/" + kind + "/" + number + "(" + squeeze(r.Edition) + ")"
}

// String is r for people: "resolution 70/1", "Resolution 140 (Rev. Busan,
// 2014)", "resolves 3".
func (r Ref) String() string {
	edition := ""
	if r.Edition != "" {
		edition = " (" + r.Edition + ")"
	}
	itu := strings.HasPrefix(r.Body, "itu")
	switch {
	case r.Body == "self" && r.Kind == "text":
		return "this text"
	case r.Body == "self" && r.Edition != "":
		return r.Edition + " " + r.Number
	case r.Kind == "document", r.Kind == "proposal", r.Kind == "draft" && !itu:
		return r.Number
	case r.Kind == "provision":
		return "No. " + r.Number + " of the " + r.Edition
	case r.Kind == "article" && r.Edition != "", r.Kind == "chapter", r.Kind == "paragraph" && r.Edition != "":
		return r.Kind + " " + r.Number + " of the " + r.Edition
	case r.Kind == "treaty":
		return "Treaty Series, " + r.Edition + ", No. " + r.Number
	case r.Kind == "recommendation" && itu && r.Body != "itu-pp" || r.Body == "itu-r":
		if is(r.Edition, 0, digit) {
			edition = "-" + r.Edition
		}
		return title(r.Kind) + " " + strings.ToUpper(r.Body) + " " + r.Number + edition
	case itu:
		return title(r.Kind) + " " + r.Number + edition
	case r.Body == "unesco" || r.Body == "us" && !is(r.Number, 0, digit):
		return r.Number
	case r.Body == "who":
		return r.Kind + " " + r.Symbol()
	}
	return strings.TrimSpace(r.Kind+" "+r.Number) + edition
}

func title(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
