package house

import (
	"slices"
	"testing"
)

func TestHeadingsOfEveryHouseAreRead(t *testing.T) {
	for _, c := range []struct {
		house, line string
		want        Number
	}{
		{"itu-pp", "RESOLUTION 172 (REV. BUSAN, 2014)", Number{Kind: "resolution", Number: "172", Place: "Busan", Year: 2014, Revised: true}},
		{"itu-pp", " RESOLUTION  172  (Guadalajara, 2010Busan, 2014)", Number{Kind: "resolution", Number: "172", Place: "Busan", Year: 2014}},
		{"itu-pp", "Decision 5 (Rev. Guadalajara, 2010Busan, 2014)", Number{Kind: "decision", Number: "5", Place: "Busan", Year: 2014}},
		{"itu-pp", "**RESOLUTION 2 (rev Buenos Aires 2017)**", Number{Kind: "resolution", Number: "2", Place: "Buenos Aires", Year: 2017, Revised: true}},
		{"itu-pp", "# Resolution 101\u00a0(Rev.\u00a0Dubai, 2018)", Number{Kind: "resolution", Number: "101", Place: "Dubai", Year: 2018, Revised: true}},
		{"itu-pp", "RECOMMENDATION 6 (BUENOS AIRES, 2017)", Number{Kind: "recommendation", Number: "6", Place: "Buenos Aires", Year: 2017}},
		{"itu-pp", "RESOLUTION 172", Number{Kind: "resolution", Number: "172"}},
		{"itu-pp", "RESOLUTION 172 (Busan, 2014", Number{Kind: "resolution", Number: "172", Place: "Busan", Year: 2014}},
		{"itu-pp", "Resolution PLEN/1", Number{Kind: "resolution", Number: "PLEN/1", Draft: true}},
		{"itu-pp", "DRAFT RESOLUTION [SEN-1]", Number{Kind: "resolution", Number: "SEN-1", Draft: true}},
		{"itu-wtsa", "RESOLUTION 64 (Rev. New Delhi, 2024)", Number{Kind: "resolution", Number: "64", Place: "New Delhi", Year: 2024, Revised: true}},
		{"itu-wrc", "RESOLUTION 28 (REV.WRC-15)", Number{Kind: "resolution", Number: "28", Place: "WRC-15", Year: 2015, Revised: true}},
		{"itu-wrc", "RESOLUTION ITU-R 1-5", Number{Kind: "resolution", Number: "1-5"}},
		{"itu-council", "RESOLUTION 1396 (C19)", Number{Kind: "resolution", Number: "1396", Place: "C19", Year: 2019}},
		{"itu-council", "RESOLUTION 925 (C-1985, last amended C19)", Number{Kind: "resolution", Number: "925", Place: "C19", Year: 2019}},
		{"itu-council", "Resolution 1334 (Modified 2013)", Number{Kind: "resolution", Number: "1334", Year: 2013, Revised: true}},
		{"unga", "74/6. The report of a court", Number{Kind: "resolution", Number: "74/6", Title: "The report of a court"}},
		{"unga", "ES-10/21. A title", Number{Kind: "resolution", Number: "ES-10/21", Title: "A title"}},
		{"unga", "31/16 A and B. A title", Number{Kind: "resolution", Number: "31/16 A and B", Title: "A title"}},
		{"unga", "3363 (XXX). A title", Number{Kind: "resolution", Number: "3363 (XXX)", Title: "A title"}},
		{"unga", "Decision 78/412", Number{Kind: "decision", Number: "78/412"}},
		{"ecosoc", "2016/19. A title", Number{Kind: "resolution", Number: "2016/19", Title: "A title"}},
		{"hrc", "S-37/1. A title", Number{Kind: "resolution", Number: "S-37/1", Title: "A title"}},
		{"unsc", "Resolution 1445 (2002)", Number{Kind: "resolution", Number: "1445", Year: 2002}},
		{"who", "WHA58.28\teHealth", Number{Kind: "resolution", Number: "58.28", Title: "eHealth"}},
		{"who", "EB144.R1 A title", Number{Kind: "resolution", Number: "EB144.R1", Title: "A title"}},
		{"imo", "RESOLUTION A.949(23)", Number{Kind: "resolution", Number: "A.949(23)"}},
		{"imo", "Resolution MSC.428(98) (adopted on 16 June 2017)", Number{Kind: "resolution", Number: "MSC.428(98)"}},
		{"unesco", "24 C/Resolution 15.1", Number{Kind: "resolution", Number: "15.1", Place: "24 C"}},
		{"bipm", "Resolution 1 of the 26 CGPM (2018)", Number{Kind: "resolution", Number: "1", Place: "26", Year: 2018}},
		{"mun", "Draft Resolution 1.1", Number{Kind: "resolution", Number: "1.1", Draft: true}},
		{"us-whereas", "RESOLUTION NO. 2024-15", Number{Kind: "resolution", Number: "2024-15"}},
		{"us-whereas", "RESOLUTION NUMBER R-309441", Number{Kind: "resolution", Number: "R-309441"}},
		{"us-whereas", "RESOLUTION NO.", Number{Kind: "resolution"}},
	} {
		if got, n, ok := ByID(c.house).ReadHeading(c.line); !ok || got != c.want || n == 0 {
			t.Errorf("%s: %q: %+v, %v", c.house, c.line, got, ok)
		}
	}
}

func TestLinesThatOnlySpeakOfAnActAreNoHeadings(t *testing.T) {
	for _, c := range []struct{ house, line string }{
		{"itu-pp", "Resolution 140 (Rev. Busan, 2014) of this conference, on outcomes;"},
		{"itu-pp", "Resolutions 5 (Kyoto, 1994) and 6 (Kyoto, 1994)"},
		{"itu-pp", "resolves"},
		{"unga", "Resolution 70/1."},
		{"unga", "74/6 and 75/3 of the same"},
		{"unga", "1. Decides"},
		{"unga", "2014/15 was a good year."},
		{"unsc", "Resolution 1445 (2002) was a good one"},
		{"who", "WHA has 12 members and a chair"},
		{"imo", ""},
	} {
		if got, _, ok := ByID(c.house).ReadHeading(c.line); ok {
			t.Errorf("%s: %q: %+v", c.house, c.line, got)
		}
	}
}

func TestEnactingLinesAreReadWithPlaceAndYear(t *testing.T) {
	for _, c := range []struct {
		house, line string
		place       string
		year        int
	}{
		{"itu-pp", "<The Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014)>,", "Busan", 2014},
		{"itu-pp", "<The Plenipotentiary Conference of the International Telecommunication Union (Guadalajara, 2010Busan, 2014)>,", "Busan", 2014},
		{"itu-pp", "<THE PLENIPOTENTIARY CONFERENCE>", "", 0},
		{"itu-wtsa", "<The World Telecommunication Standardization Assembly (New Delhi, 2024)>,", "New Delhi", 2024},
		{"itu-council", "<The Council>,", "", 0},
		{"unga", "*<The General Assembly>*,", "", 0},
		{"unga", "“<The General Assembly>,", "", 0},
		{"unga", "<The  General\u00a0Assembly>.", "", 0},
		{"unsc", "<The Security Council>", "", 0},
		{"who", "<The Seventy-first World Health Assembly>,", "", 0},
		{"who", "<The Executive Board>,", "", 0},
		{"imo", "<THE MARINE ENVIRONMENT PROTECTION COMMITTEE>,", "", 0},
		{"bipm", "<The General Conference on Weights and Measures (CGPM), at its 26th meeting>,", "", 0},
		{"mun", "<The United Nations General Assembly (unga)>,", "", 0},
	} {
		start, end := slices.Index([]byte(c.line), '<'), slices.Index([]byte(c.line), '>')
		line := c.line[:start] + c.line[start+1:end] + c.line[end+1:]
		n, place, year, ok := ByID(c.house).ReadEnacting(line)
		if !ok || n != end-1 || place != c.place || year != c.year {
			t.Errorf("%s: %q: ends at %d, %q %d, %v", c.house, line, n, place, year, ok)
		}
		// The Council may be any; Model UN speaks for the others' organs.
		if h, ok := AnyEnacting(line); !ok || h.ID != c.house && c.house != "mun" {
			t.Errorf("%q is of %s", line, c.house)
		}
	}
	for _, line := range []string{"The Council of Europe,", "The General Assembly decides", "The Councillor,", "The", "Recalling", ""} {
		if h, ok := AnyEnacting(line); ok {
			t.Errorf("%q is no enacting line of %s", line, h.ID)
		}
	}
}

func TestOrgansAreTheEnactingLinesOfTheTables(t *testing.T) {
	var listed, tables []string
	for _, o := range organs {
		listed = append(listed, o.house+": "+o.line)
	}
	for _, h := range All() {
		if h.ID == "mun" || h.ID == Other { // they speak for the organs of others
			continue
		}
		for _, e := range h.Enacting {
			tables = append(tables, h.ID+": "+e)
		}
		for _, e := range h.Translations {
			if !slices.ContainsFunc(abroad[:], func(a struct{ house, line string }) bool { return a.house == h.ID && a.line == e }) {
				t.Errorf("%s: %q is not in abroad", h.ID, e)
			}
		}
	}
	if !slices.Equal(listed, tables) {
		t.Errorf("organs.go has\n%q\nthe tables have\n%q", listed, tables)
	}
}
