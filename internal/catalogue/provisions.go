package catalogue

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"resolute/internal/cite"
)

//go:embed tables/itu_provisions.csv
var provisionTable string

// instrument is a treaty whose provisions and articles are numbered throughout.
type instrument struct {
	last, articles    int
	lettered, between []string // provisions, articles
}

var instruments = sync.OnceValue(func() map[string]instrument {
	t := map[string]instrument{}
	rows(provisionTable, func(f []string) {
		t[f[0]] = instrument{number(f[1]), number(f[2]), strings.Fields(f[4]), strings.Fields(f[3])}
	})
	return t
})

// provision judges "No. 196 of the Convention" and "Article 13 of the
// Constitution".
func provision(r cite.Ref) Status {
	t, ok := instruments()[strings.TrimPrefix(r.Edition, "ITU ")]
	if !ok {
		return Unknown
	}
	last, between := t.last, t.lettered
	if r.Kind == "article" {
		last, between = t.articles, t.between
	}
	figures := len(r.Number)
	for figures > 0 && 'A' <= r.Number[figures-1] && r.Number[figures-1] <= 'J' {
		figures--
	}
	n, ok := digits(r.Number[:figures])
	switch {
	case !ok:
		return Unknown
	case n < 1 || n > last:
		return Dangling
	case figures == len(r.Number) || slices.Contains(between, r.Number):
		return Known
	}
	return Unknown
}
