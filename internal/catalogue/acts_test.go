package catalogue_test

import (
	"slices"
	"testing"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
)

func TestStatus(t *testing.T) {
	for _, c := range []struct {
		ref  cite.Ref
		as   int
		want catalogue.Status
	}{
		{cite.Ref{Body: "unsc", Kind: "resolution", Number: "2161", Edition: "2014"}, 0, catalogue.Known},
		{cite.Ref{Body: "unsc", Kind: "resolution", Number: "2161", Edition: "2015"}, 0, catalogue.Dangling},
		{cite.Ref{Body: "unsc", Kind: "resolution", Number: "2161"}, 0, catalogue.Known},
		{cite.Ref{Body: "unsc", Kind: "resolution", Number: "9161", Edition: "2031"}, 0, catalogue.Unknown},
		{cite.Ref{Body: "unsc", Kind: "resolution", Number: "9161", Edition: "2014"}, 0, catalogue.Dangling},
		{cite.Ref{Body: "unga", Kind: "resolution", Number: "70/1"}, 0, catalogue.Known},
		{cite.Ref{Body: "unga", Kind: "resolution", Number: "68/702"}, 0, catalogue.Dangling},
		{cite.Ref{Body: "unga", Kind: "resolution", Number: "2341 B", Edition: "XXII"}, 0, catalogue.Known},
		{cite.Ref{Body: "unga", Kind: "decision", Number: "68/702"}, 0, catalogue.Unknown},
		{cite.Ref{Body: "unga", Kind: "resolution", Number: "2625", Edition: "XXV"}, 0, catalogue.Known},
		{cite.Ref{Body: "unga", Kind: "resolution", Number: "2625", Edition: "XXIV"}, 0, catalogue.Dangling},
		{cite.Ref{Body: "unga", Kind: "resolution", Number: "1000", Edition: "X"}, 0, catalogue.Unknown}, // a gap in the table
		{cite.Ref{Body: "unga", Kind: "resolution", Number: "9999", Edition: "ES-I"}, 0, catalogue.Unknown},
		{cite.Ref{Body: "itu-pp", Kind: "resolution", Number: "140", Edition: "Rev. Busan, 2014"}, 2014, catalogue.Known},
		{cite.Ref{Body: "itu-pp", Kind: "resolution", Number: "140", Edition: "Rev. Busan, 2014"}, 2018, catalogue.Outdated},
		{cite.Ref{Body: "itu-pp", Kind: "resolution", Number: "140", Edition: "Kyoto, 1994"}, 2018, catalogue.Dangling},
		{cite.Ref{Body: "itu-pp", Kind: "resolution", Number: "141", Edition: "Antalya, 2006"}, 0, catalogue.Abrogated},
		{cite.Ref{Body: "itu-pp", Kind: "resolution", Number: "141", Edition: "Antalya, 2006"}, 2010, catalogue.Known},
		{cite.Ref{Body: "itu-pp", Kind: "resolution", Number: "999", Edition: "Busan, 2014"}, 0, catalogue.Dangling},
		{cite.Ref{Body: "itu-pp", Kind: "resolution", Number: "999", Edition: "Doha, 2026"}, 0, catalogue.Unknown},
		{cite.Ref{Body: "itu-pp", Kind: "provision", Number: "196", Edition: "Convention"}, 0, catalogue.Known},
		{cite.Ref{Body: "itu-pp", Kind: "provision", Number: "191A", Edition: "Convention"}, 0, catalogue.Known},
		{cite.Ref{Body: "itu-pp", Kind: "provision", Number: "999", Edition: "Convention"}, 0, catalogue.Dangling},
		{cite.Ref{Body: "who", Kind: "resolution", Number: "58.28"}, 0, catalogue.Unknown},
		{cite.Ref{}, 0, catalogue.Unknown},
	} {
		var known *catalogue.Catalogue
		if got := known.Status(c.ref, c.as); got != c.want {
			t.Errorf("%s as of %d: %s, want %s", c.ref, c.as, got, c.want)
		}
	}
}

func TestNearMissesBeginWithTheLikeliest(t *testing.T) {
	var known *catalogue.Catalogue
	for _, c := range []struct {
		ref  cite.Ref
		want string
	}{
		{cite.Ref{Body: "unsc", Kind: "resolution", Number: "2639", Edition: "2023"}, "2639"}, // the year is off by one
		{cite.Ref{Body: "unsc", Kind: "resolution", Number: "2161", Edition: "2015"}, "2161"},
		{cite.Ref{Body: "unga", Kind: "resolution", Number: "68/720"}, "68/270"},              // digits swapped
		{cite.Ref{Body: "unga", Kind: "resolution", Number: "2625", Edition: "XXIV"}, "2625"}, // the session is wrong
		{cite.Ref{Body: "itu-pp", Kind: "resolution", Number: "410", Edition: "Busan, 2014"}, "140"},
		{cite.Ref{Body: "unsc", Kind: "resolution", Number: "1984", Edition: "2009"}, "1894"},
		{cite.Ref{Body: "unsc", Kind: "resolution", Number: "1325", Edition: "1946"}, "1325"}, // the year is wrong
	} {
		near := known.Near(c.ref, "")
		if len(near) == 0 || near[0].Ref.Number != c.want {
			t.Errorf("near %s: %v, want %s first", c.ref, near, c.want)
		}
	}
}

func TestSearchFindsTitlesByTheirWords(t *testing.T) {
	var known *catalogue.Catalogue
	for query, want := range map[string]string{
		"wsis review":               "172",
		"women and peace security":  "1325",
		"2030 agenda transforming":  "70/1",
		"digital divide inclusive":  "139",
		"undof mandate 31 dec 2026": "2824",
	} {
		acts := known.Search(query, 10)
		if !slices.ContainsFunc(acts, func(a catalogue.Act) bool { return a.Ref.Number == want }) {
			t.Errorf("%q does not find %s: %v", query, want, acts)
		}
	}
	if acts := known.Search("of the", 10); acts != nil {
		t.Errorf("words that say nothing find %v", acts)
	}
}

func TestAnActIsFoundByItsTitleInOtherCapitals(t *testing.T) {
	var known *catalogue.Catalogue
	for _, c := range []struct{ body, title, want string }{
		{"unga", "Transforming our world: the 2030 agenda for sustainable development", "70/1"},
		{"unga", "OUR WORLD TRANSFORMED", ""},
		{"itu-pp", "World Telecommunication/ICT policy forum of another name", ""},
		{"itu-pp", "strengthening the ITU regional presence", "25"},
	} {
		got := ""
		if acts := known.Entitled(c.body, c.title); len(acts) > 0 {
			got = acts[0].Ref.Number
		}
		if got != c.want {
			t.Errorf("%q is the title of %q, want %q", c.title, got, c.want)
		}
	}
}
