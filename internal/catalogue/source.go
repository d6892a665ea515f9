package catalogue

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// Source is a table of the catalogue, or a user's file.
type Source struct {
	Name   string `json:"name"` // "Security Council", or the file
	Body   string `json:"body"` // as in cite.Ref; empty for a file
	Acts   int    `json:"acts"`
	Dates  int    `json:"dates"`
	Titles int    `json:"titles"`
	// Coverage is "complete", "complete to 219", "partial"; "own" of a user's file.
	Coverage string `json:"coverage"`
	Last     string `json:"newest"` // the newest act or year in it
	Note     string `json:"source"` // where its facts come from
}

//go:embed acts/series.tsv
var seriesTable string

// builtInSources are the series that the generator has counted.
var builtInSources = sync.OnceValue(func() []Source {
	var out []Source
	for line := range strings.Lines(seriesTable) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		out = append(out, Source{Body: f[0], Name: f[1], Acts: number(f[2]), Dates: number(f[3]), Titles: number(f[4]), Coverage: f[5], Last: f[6], Note: f[7]})
	}
	return out
})

// count adds an act to those of the source.
func (s *Source) count(a *Act) {
	s.Acts++
	if a.Date.Year > 0 {
		s.Dates++
		s.Last = max(s.Last, dateText(*a))
	}
	if a.Title != "" {
		s.Titles++
	}
}

// Sources are the tables and files that the catalogue is made of.
func (c *Catalogue) Sources() []Source {
	out := slices.Clone(builtInSources())
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
