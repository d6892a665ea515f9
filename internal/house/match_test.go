package house

import (
	"strings"
	"sync"
	"testing"
)

// The part in angle brackets is the opener, in the text as it is written.
func TestMatchReadsTheWordsInItalics(t *testing.T) {
	for _, c := range []struct{ house, text string }{
		{"unga", "<Recalling> its resolution 70/1,"},
		{"unga", "<Recalling also> that"},
		{"unga", "<recalling ALSO> that"},
		{"unga", "<Taking\u00a0note  with\nappreciation> of the report,"},
		{"unga", "<Taking note> of the report,"},
		{"unga", "<Expressing its deep appreciation> to all"},
		{"unga", "<Noting with grave concern also> the effects"},
		{"unga", "<Having also considered> the report"},
		{"unga", "<Deeply concerned further> at"},
		{"unga", "<Calls upon> all States"},
		{"unga", "<Calls once again upon> all States"},
		{"unga", "<Calls for> action"},
		{"unga", "<Calls> the bank"},
		{"unga", "<Also strongly condemns> all acts;"},
		{"unga", "<Condemns in the strongest possible terms> all acts;"},
		{"unga", "<Encourages> further work;"},
		{"unga", "<Further encourages> work;"},
		{"unga", "<Reiterates its call upon> Parties"},
		{"unga", "<Looks forward> to"},
		{"unga", "<Re\u2011emphasizes> that"},
		{"unga", "<Welcomes and further encourages> the work"},
		{"unga", "<Welcomes> and the rest"},
		{"unga", "<Considers it important> that"},
		{"unga", "<Guided> by the Charter,"},
		{"unga", "<Urges>:"},
		{"unga", "Recallings of no kind"},
		{"unga", "The General Assembly,"},
		{"unga", "that recalling helps,"},
		{"unga", ""},
		{"unga", "Also the States"},
		{"unsc", "<Expressing> its appreciation for"},
		{"unsc", "<Expressing deep concern> at"},
		{"unsc", "<Decides further> that"},
		{"unsc", "<Acting> under Chapter VII"},
		{"who", "<URGES> Member States:"},
		{"imo", "<RECALLING ALSO> that"},
		{"imo", "<INVITES FURTHER> Governments"},
		{"bipm", "<considering also> that"},
		{"bipm", "<recommends> that"},
		{"us-whereas", "<WHEREAS>, the City"},
		{"us-whereas", "<NOW, THEREFORE, BE IT RESOLVED>, That"},
		{"us-whereas", "<Be it further resolved> that"},
		{"itu-pp", "<recognizing further> the role"},
	} {
		text := strings.NewReplacer("<", "", ">", "").Replace(c.text)
		want := strings.Index(c.text, ">") - 1
		if o, n := ByID(c.house).Match(text); n != max(want, 0) || (n > 0) != (o.Role != NoRole) {
			t.Errorf("%s: %q ends at %d (%q)", c.house, c.text, n, o.Phrase)
		}
	}
}

func TestMatchStepsOverMarkdownAndMakesBlanksSingle(t *testing.T) {
	for text, phrase := range map[string]string{
		"*Recalling* its":                         "Recalling",
		"_Taking note_ of":                        "Taking note",
		"**Noting  with\u00a0\tconcern** that":    "Noting with concern",
		"*Recalling* *also* that":                 "Recalling also",
		"Taking\r\nnote\r\nwith satisfaction of,": "Taking note with satisfaction",
	} {
		o, n := ByID("unga").Match(text)
		if o.Phrase != phrase {
			t.Errorf("%q: %q", text, o.Phrase)
		}
		if at := Lead(text); clean(text[at:n]) != phrase {
			t.Errorf("%q: the span holds %q", text, text[at:n])
		}
	}
}

func TestTheRoleIsThatOfTheFormWhereverItStands(t *testing.T) {
	for phrase, role := range map[string]Role{
		"Recalling": Preambular, "Recalls": Operative, "Mindful": Preambular, "Deeply concerned": Preambular,
		"Is deeply concerned": Operative, "Takes note": Operative, "Also requests": Operative, "Having considered": Preambular,
	} {
		if o, _ := ByID("unga").Match(phrase + " that"); o.Role != role || o.Phrase != phrase {
			t.Errorf("%q: %q, role %d", phrase, o.Phrase, o.Role)
		}
	}
}

func TestMatchLineTellsAnOpenerFromAnItem(t *testing.T) {
	for _, c := range []string{
		"<resolves>", "<resolves>:", "<recognizing further>", "*<recalling>*", "<Recalling>", "<RESOLVES>,",
		"<considering, however>", "<noting with concern>,", "<taking into account>",
		"<resolves to instruct the Secretary-General>",
		"<instructs the Directors of the Bureaux, in collaboration with the Secretary-General>,",
		"<invites Member States, Sector Members and Academia>",
		"<further instructs the Council>",
		"<instructs  the\u00a0Council>",
		"<instructs the Secretary-General, with regard to accessibility>",
		"<resolves to invite the Council>",
		"<encourages administrations and operating agencies>",
		"to instruct the Director of the Bureau",
		"instructs the Council to report each year;",
		"instructs the Council to report each year,",
		"recognizing that trade grows,",
		"resolves that trade shall grow",
		"resolves to grow trade",
		"noting the report of the Council",
		"considering Resolution 5 (Kyoto, 1994)",
		"the Council, recalling",
		"",
	} {
		line := strings.NewReplacer("<", "", ">", "").Replace(c)
		want := max(0, strings.Index(c, ">")-1)
		if o, n := ByID("itu-pp").MatchLine(line); n != want {
			t.Errorf("%q ends at %d (%q)", c, n, o.Phrase)
		}
	}
}

func TestBasePartsTheAdverbFromTheVerb(t *testing.T) {
	for phrase, want := range map[string][2]string{
		"Recalling":                       {"Recalling", ""},
		"Recalling also":                  {"Recalling", "also"},
		"Also requests":                   {"requests", "also"},
		"Also strongly condemns":          {"strongly condemns", "also"},
		"Having also considered":          {"Having considered", "also"},
		"Noting with appreciation also":   {"Noting with appreciation", "also"},
		"FURTHER REQUESTS":                {"REQUESTS", "further"},
		"further instructs the Council":   {"instructs the Council", "further"},
		"Calls once again upon":           {"Calls upon", "once again"},
		"considering further, in general": {"considering, in general", "further"},
	} {
		if verb, adverb := (Opener{Phrase: phrase}).Base(); verb != want[0] || adverb != want[1] {
			t.Errorf("%q: %q, %q", phrase, verb, adverb)
		}
	}
}

func TestCounterpartIsTheOtherFormOfTheVerb(t *testing.T) {
	for _, c := range []struct{ house, a, b string }{
		{"unga", "Recalling", "Recalls"},
		{"unga", "Taking note", "Takes note"},
		{"unga", "Taking note with appreciation", "Takes note with appreciation"},
		{"unga", "Recalling also", "Also recalls"},
		{"unga", "Strongly condemning", "Strongly condemns"},
		{"unga", "Bearing in mind", "Bears in mind"},
		{"unga", "Remaining deeply concerned", "Remains deeply concerned"},
		{"itu-pp", "recognizing further", "recognizes further"},
		{"itu-pp", "resolving", "resolves"},
		{"imo", "RECALLING", "RECALLS"},
	} {
		h := ByID(c.house)
		if got, ok := h.Counterpart(c.a); !ok || got != c.b {
			t.Errorf("%s: of %q it is %q", c.house, c.a, got)
		}
		if got, ok := h.Counterpart(c.b); !ok || got != c.a {
			t.Errorf("%s: of %q it is %q", c.house, c.b, got)
		}
	}
	if got, ok := ByID("unga").Counterpart("Mindful"); ok {
		t.Errorf("Mindful has no finite form, not %q", got)
	}
}

func TestMatchTakesNoMemory(t *testing.T) {
	h := ByID("unga")
	for _, s := range []string{"Taking note with appreciation of the report", "The report of the Secretary-General"} {
		if n := testing.AllocsPerRun(100, func() { h.Match(s) }); n > 0 {
			t.Errorf("%q: %v allocations", s, n)
		}
	}
}

func FuzzMatch(f *testing.F) {
	for _, s := range []string{"*Recalling* also the", "resolves to instruct the Council", "and and and", "Taking\u00a0note", "\xff\xe2\x80", "recalling and recalling and"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, id := range []string{"unga", "itu-pp", "us-whereas"} {
			h := ByID(id)
			for _, match := range []func(string) (Opener, int){h.Match, h.MatchLine} {
				o, n := match(s)
				if n < 0 || n > len(s) || (n > 0) != (o.Role != NoRole) || (o.Phrase == "") != (n == 0) {
					t.Fatalf("%q: %+v, %d", s, o, n)
				}
				o.Base()
				h.Counterpart(o.Phrase)
			}
			if _, n, ok := h.ReadHeading(s); n < 0 || n > len(s) || ok && n == 0 {
				t.Fatalf("%q: heading ends at %d", s, n)
			}
			if n, _, _, ok := h.ReadEnacting(s); n < 0 || n > len(s) || ok && n == 0 {
				t.Fatalf("%q: enacting line ends at %d", s, n)
			}
		}
		AnyEnacting(s)
		Detect(s)
		Language(s)
	})
}

func BenchmarkMatch(b *testing.B) {
	h := ByID("unga")
	for name, s := range map[string]string{
		"opener":   "Taking note with appreciation of the report of the Secretary-General",
		"ordinary": "The report of the Secretary-General on the work of the Organization",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				h.Match(s)
			}
		})
	}
}

func BenchmarkReadHeadingOfAnOrdinaryLine(b *testing.B) {
	h := ByID("itu-pp")
	for b.Loop() {
		h.ReadHeading("recognizing that the report of the Secretary-General shows progress;")
		h.ReadEnacting("The report of the Secretary-General on the work of the Organization")
		AnyEnacting("The report of the Secretary-General on the work of the Organization")
	}
}

func BenchmarkDetect(b *testing.B) {
	head := strings.Repeat("A draft that tells of the work to be done by all concerned, in time.\n", 70)
	for name, s := range map[string]string{
		"nothing known": head,
		"late":          head + "The General Assembly,\nRecalling its resolution,\n",
		"itu":           "RESOLUTION 172 (REV. BUSAN, 2014)\nA title\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\n",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Detect(s)
			}
		})
	}
}

func BenchmarkLanguage(b *testing.B) {
	s := strings.Repeat("A draft that tells of the work to be done by all concerned, in time.\n", 70)
	for b.Loop() {
		Language(s)
	}
}

func BenchmarkLoadTable(b *testing.B) {
	for _, id := range []string{"unga", "hrc", "itu-pp"} {
		b.Run(id, func(b *testing.B) {
			for b.Loop() {
				builtIn(id)
			}
		})
	}
}

func BenchmarkLoadAllTables(b *testing.B) {
	for b.Loop() {
		for i := range loaded {
			loaded[i].parse, loaded[i].load = sync.Once{}, sync.Once{}
		}
		All()
	}
}
