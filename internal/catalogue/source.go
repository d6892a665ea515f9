package catalogue

import (
	"strings"
	"sync"
)

// Source is a table of the catalogue, or a user's file.
type Source struct {
	Name     string `json:"name"` // "Security Council", or the file
	Body     string `json:"body"` // as in cite.Ref; empty for a file
	Acts     int    `json:"acts"`
	Dates    int    `json:"dates"`
	Titles   int    `json:"titles"`
	Coverage string `json:"coverage"` // "complete", "partial"
	Last     string `json:"newest"`   // the newest act or year in it
	Note     string `json:"source"`   // where its facts come from
}

// builtInSources count the built-in table by body.
var builtInSources = sync.OnceValue(func() []Source {
	names := []struct{ body, name, coverage, note string }{
		{"unsc", "Security Council", "complete", "tables of the Security Council's site; titles of the Digital Library"},
		{"unga", "General Assembly", "partial", "symbols of the Digital Library; titles and dates of the published texts"},
		{"ecosoc", "Economic and Social Council", "partial", "published texts"},
		{"hrc", "Human Rights Council", "partial", "published texts"},
		{"itu-pp", "ITU Plenipotentiary Conference", "complete", "Final Acts of PP-18, Basic Texts 2023"},
		{"itu-wtsa", "ITU World Telecommunication Standardization Assembly", "partial", "citations in ITU texts"},
		{"itu-wtdc", "ITU World Telecommunication Development Conference", "partial", "citations in ITU texts, proceedings of WTDC-22"},
		{"itu-wrc", "ITU World Radiocommunication Conference", "partial", "citations in ITU texts"},
	}
	count := map[string]*Source{}
	for i := range starts() {
		a := readAct(lineOf(i))
		s := count[a.Ref.Body]
		if s == nil {
			s = &Source{}
			count[a.Ref.Body] = s
		}
		s.Acts++
		if a.Date.Year > 0 {
			s.Dates++
		}
		if a.Title != "" {
			s.Titles++
		}
		last := ""
		switch {
		case a.Date.Year > 0:
			last = dateText(a)
		case len(a.Editions) > 0:
			e, _ := a.Latest()
			last = itoa4(e.Year)
		}
		s.Last = max(s.Last, last)
	}
	var out []Source
	for _, n := range names {
		if s := count[n.body]; s != nil {
			s.Name, s.Body, s.Coverage, s.Note = n.name, n.body, n.coverage, n.note
			out = append(out, *s)
		}
	}
	return out
})

// Sources are the tables and files that the catalogue is made of.
func (c *Catalogue) Sources() []Source {
	out := append([]Source(nil), builtInSources()...)
	if c != nil {
		out = append(out, c.sources...)
	}
	return out
}

func dateText(a Act) string {
	var b strings.Builder
	b.WriteString(itoa4(a.Date.Year))
	for _, n := range []int{a.Date.Month, a.Date.Day} {
		b.WriteByte('-')
		b.WriteByte(byte('0' + n/10))
		b.WriteByte(byte('0' + n%10))
	}
	return b.String()
}

func itoa4(n int) string {
	return string([]byte{byte('0' + n/1000%10), byte('0' + n/100%10), byte('0' + n/10%10), byte('0' + n%10)})
}
