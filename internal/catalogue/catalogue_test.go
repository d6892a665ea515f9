package catalogue

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestEveryRowOfEveryTableIsWhole(t *testing.T) {
	for name, table := range map[string]struct {
		text    string
		columns int
		numeric []int
		key     []int
	}{
		"conferences.csv":      {conferenceTable, 4, []int{3}, []int{0, 2, 3}},
		"security_council.csv": {councilTable, 3, []int{0, 1, 2}, []int{0}},
		"sessions.csv":         {sessionTable, 4, []int{1, 2, 3}, []int{0, 1}},
		"places.csv":           {placeTable, 0, nil, []int{0}},
	} {
		seen := map[string]bool{}
		rows(table.text, func(f []string) {
			if table.columns > 0 && len(f) != table.columns {
				t.Errorf("%s: %q has %d fields", name, f, len(f))
				return
			}
			for _, i := range table.numeric {
				if n, err := strconv.Atoi(f[i]); err != nil || n < 1 {
					t.Errorf("%s: %q: field %d is no number", name, f, i)
				}
			}
			key := ""
			for _, i := range table.key {
				key += f[i] + ","
			}
			if seen[key] {
				t.Errorf("%s: %q stands twice", name, f)
			}
			seen[key] = true
		})
		if len(seen) == 0 {
			t.Errorf("%s is empty", name)
		}
	}
}

func TestEveryTableSaysHowCompleteItIsAndWhereItsFactsComeFrom(t *testing.T) {
	files, _ := filepath.Glob("*.csv")
	more, _ := filepath.Glob("tables/*.csv")
	for _, file := range append(files, more...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		head := ""
		for line := range strings.Lines(string(data)) {
			if line[0] != '#' {
				break
			}
			head += line
		}
		if filepath.Base(file) == "series.csv" {
			continue // it lists the others
		}
		if !strings.Contains(head, "# coverage: ") || !strings.Contains(head, "ource") {
			t.Errorf("%s does not say how complete it is, or its sources", file)
		}
	}
}

func TestTheCouncilsNumbersAndYearsRunOn(t *testing.T) {
	table := council()
	for i := 1; i < len(table); i++ {
		if table[i].year != table[i-1].year+1 || table[i].first != table[i-1].last+1 || table[i].last < table[i].first {
			t.Errorf("%v after %v", table[i], table[i-1])
		}
	}
}

func TestEverySpellingMeansOnePlaceThatHadAConference(t *testing.T) {
	means := map[string]string{}
	for _, s := range spellings() {
		if other, ok := means[s.folded]; ok && other != s.place {
			t.Errorf("%q means %s and %s", s.folded, other, s.place)
		}
		means[s.folded] = s.place
		if len(PlaceYears("", s.place)) == 0 {
			t.Errorf("%s had no conference", s.place)
		}
	}
}

func TestConferences(t *testing.T) {
	for _, c := range Conferences() {
		if !slices.Contains(ConferencesAt(c.Place, c.Year), c) {
			t.Errorf("%v is not found by place and year", c)
		}
		if got, ok := KindYear(c.Kind, c.Year); !ok || got != c {
			t.Errorf("%v is not found by kind and year", c)
		}
	}
	if got := ConferencesAt("BUSÁN", 2014); len(got) != 1 || got[0] != (Conference{"PP", "PP-14", "Busan", 2014}) || got[0].Body() != "itu-pp" {
		t.Errorf("Busan, 2014: %v", got)
	}
	if got := ConferencesAt("Busan", 2013); got != nil {
		t.Errorf("Busan, 2013: %v", got)
	}
	if got := PlaceYears("", "Dubai"); !slices.Equal(got, []int{2012, 2014, 2018, 2023}) {
		t.Errorf("Dubai: %v", got)
	}
	if got := PlaceYears("WTDC", "Buenos Aires"); !slices.Equal(got, []int{1994, 2017}) {
		t.Errorf("WTDC at Buenos Aires: %v", got)
	}
	if _, ok := KindYear("PP", 2012); ok {
		t.Error("no plenipotentiary conference met in 2012")
	}
}

func TestPlaces(t *testing.T) {
	for s, want := range map[string]string{
		"GuadalajaraBusan":        "Guadalajara|Busan",
		"DUBAIHYDERABAD":          "Dubai|HYDERABAD",
		"Florianopolis, 2004":     "Florianópolis|, 2004",
		"FLORIANÓPOLIS":           "Florianópolis|",
		"Floriano\u0301polis":     "Florianópolis|",
		"Montréal, 2000":          "Montreal|, 2000",
		"Marrakech, 2002":         "Marrakesh|, 2002",
		"Genève, 1992":            "Geneva|, 1992",
		"Málaga-Torremolinos":     "Malaga-Torremolinos|",
		"Buenos\u00a0Aires, 2017": "Buenos Aires|, 2017",
		"New  Delhi":              "New Delhi|",
		"Пусан, 2014":             "Busan|, 2014",
		"釜山":                      "Busan|",
		"Nicely":                  "|Nicely",
		"Paris2024":               "Paris|2024",
		"Gotham":                  "|Gotham",
		"":                        "|",
		"\xff\xc3":                "|\xff\xc3",
	} {
		place, n := FindPlace(s)
		if got := place + "|" + s[n:]; got != want {
			t.Errorf("FindPlace(%q): %q, want %q", s, got, want)
		}
	}
	if PlaceKnown("Busan, 2014") || PlaceKnown("") || !PlaceKnown("Sharm El-Sheikh") {
		t.Error("a place is its name and nothing else")
	}
}

func TestGluedEditionsComeApart(t *testing.T) {
	for s, want := range map[string]string{
		// one conference after the other
		"Guadalajara, 2010Busan, 2014":        "Guadalajara, 2010 | Busan, 2014",
		"(Guadalajara,\u00a02010Busan, 2014)": "Guadalajara, 2010 | Busan, 2014",
		"Busan, 2014Guadalajara, 2010":        "Guadalajara, 2010 | Busan, 2014",
		"Rev. Guadalajara, 2010Busan, 2014":   "Rev. Guadalajara, 2010 | Rev. Busan, 2014",
		"Guadalajara, 2010Rev. Busan, 2014":   "Guadalajara, 2010 | Rev. Busan, 2014",
		"Dubai, 2018 Bucharest, 2022":         "Dubai, 2018 | Bucharest, 2022",
		// places and years apart: the known pairs win over the order
		"HammametDubai, 20122016":        "Dubai, 2012 | Hammamet, 2016",
		"DubaiHammamet, 20122016":        "Dubai, 2012 | Hammamet, 2016",
		"DUBAIHAMMAMET, 20122016":        "DUBAI, 2012 | HAMMAMET, 2016",
		"MarrakechAntalya, 20022006":     "Marrakech, 2002 | Antalya, 2006",
		"MinneapolisMarrakesh, 19982002": "Minneapolis, 1998 | Marrakesh, 2002",
		// only the digits that changed
		"GuadalajaraBusan, 20140":      "Guadalajara, 2010 | Busan, 2014",
		"Rev. GuadalajaraBusan, 20140": "Rev. Guadalajara, 2010 | Rev. Busan, 2014",
		"DubaiHyderabad, 20104":        "Hyderabad, 2010 | Dubai, 2014",
		"DubaiBucharest, 201822":       "Dubai, 2018 | Bucharest, 2022",
		"MarrakeshGuadalajara, 200210": "Marrakesh, 2002 | Guadalajara, 2010",
		// one place
		"Geneva,20122015": "Geneva, 2012 | Geneva, 2015",
		// one year
		"GuadalajaraBusan, 2014": "Guadalajara, 2010 | Busan, 2014",
		// nothing glued, or nothing known
		"Busan, 2014":                       "",
		"Guadalajara, 2010; Busan, 2014":    "",
		"Guadalajara, 2010, Busan, 2014":    "",
		"Guadalajara, 2010 and Busan, 2014": "",
		"Busan":                             "", "2014": "", "": "", "Busan, 201414141": "", "Busan, 00000": "",
		"Gotham, 2010Busan, 2014": "",
		"Busan, 2014 Dubai":       "",
	} {
		old, new, ok := SplitGlued(s)
		got := ""
		if ok {
			got = old.String() + " | " + new.String()
		}
		if got != want {
			t.Errorf("SplitGlued(%q): %q, want %q", s, got, want)
		}
	}
}

func TestAReadingSaysWhetherItsConferenceIsKnown(t *testing.T) {
	old, new, ok := SplitGlued("Busan, 20140")
	if !ok || old.Known || !new.Known || new.Year != 2014 {
		t.Errorf("%+v %+v %v", old, new, ok)
	}
}

func TestSecurityCouncil(t *testing.T) {
	for n, want := range map[int][2]int{
		1: {1946, 1946}, 1325: {2000, 2000}, 2161: {2014, 2014}, 2811: {2025, 2025}, 2825: {2026, 2026},
		2826: {2026, Open}, 1_000_000: {2026, Open}, 0: {0, 0}, -5: {0, 0},
	} {
		first, last, known := SecurityCouncilYears(n)
		if first != want[0] || last != want[1] || known != (n > 0 && n < 2826) {
			t.Errorf("resolution %d: %d to %d, %v", n, first, last, known)
		}
	}
	for year, want := range map[int][2]int{
		1946: {1, 15}, 2014: {2133, 2195}, 2025: {2768, 2811}, 2026: {2812, Open}, 2027: {2826, Open}, 1945: {0, 0},
	} {
		first, last, known := SecurityCouncilRange(year)
		if first != want[0] || last != want[1] || known != (year > 1945 && year < 2027) {
			t.Errorf("%d: %d to %d, %v", year, first, last, known)
		}
	}
}

func TestSessions(t *testing.T) {
	for s, want := range map[string]string{
		"unga 70": "2015 2016 true", "unga 1": "1946 1947 true", "unga 200": "0 0 false",
		"hrc 52": "2023 2023 true", "who 58": "2005 2005 true", "imo 23": "2003 2003 true",
		"unesco 24": "1987 1987 true", "unesco 7": "1952 1952 true",
		"ecosoc 2021": "2020 2021 true", "ecosoc 2010": "2010 2010 true", "ecosoc 61": "0 0 false",
		"ecosoc 3000": "0 0 false", "mun 3": "0 0 false",
	} {
		body, n, _ := strings.Cut(s, " ")
		first, last, ok := SessionYears(body, number(n))
		if got := strconv.Itoa(first) + " " + strconv.Itoa(last) + " " + strconv.FormatBool(ok); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
}

func FuzzSplitGlued(f *testing.F) {
	f.Add("Guadalajara, 2010Busan, 2014")
	f.Add("Rev. DubaiHyderabad, 20104")
	f.Fuzz(func(t *testing.T, s string) {
		if old, new, ok := SplitGlued(s); ok && old.Year > new.Year {
			t.Errorf("SplitGlued(%q): %v is older than %v", s, old, new)
		}
	})
}

func BenchmarkReadingTheTables(b *testing.B) {
	for b.Loop() {
		for _, table := range []string{conferenceTable, placeTable, councilTable, sessionTable} {
			rows(table, func(f []string) { _ = number(f[len(f)-1]) })
		}
	}
}

func BenchmarkFindPlaceWhereThereIsNone(b *testing.B) {
	for b.Loop() {
		FindPlace("Resolution 140 of this conference")
	}
}

func BenchmarkSplitGlued(b *testing.B) {
	for b.Loop() {
		SplitGlued("Rev. DubaiHyderabad, 20104")
	}
}
