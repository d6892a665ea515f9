package cite_test

import (
	"fmt"
	"strings"
	"testing"

	"resolute/internal/cite"
	"resolute/internal/text"
)

// describe is a citation on one line: whose act, which, the part of it meant.
func describe(s string, c cite.Cite) string {
	r := c.Ref
	out := strings.TrimSpace(fmt.Sprintf("%s %s %s", r.Body, r.Kind, r.Number))
	if r.Edition != "" {
		out += " (" + r.Edition + ")"
	}
	if !c.Part.Empty() {
		out += ", " + c.Part.In(s)
	}
	switch c.Dir {
	case cite.Above:
		out += " above"
	case cite.Below:
		out += " below"
	}
	if !c.Named {
		out += "?"
	}
	return out
}

// What is found is marked «so»; below it whose act it is, with a question mark
// where the text does not say.
var findings = []struct {
	body, text string
	want       []string
}{
	// The General Assembly.
	{"unga", "Recalling its resolution «70/1» of 25 September 2015,", []string{"unga resolution 70/1?"}},
	{"unga", "resolutions «47/19» of 24 November 1992, «48/24» of 1993 and «49/3»", []string{"unga resolution 47/19?", "unga resolution 48/24?", "unga resolution 49/3?"}},
	{"unga", "its resolutions «31/6 A» and «B»", []string{"unga resolution 31/6 A?", "unga resolution 31/6 B?"}},
	{"unga", "its resolutions «57/270 A» and «B» of 20 December 2002 and 23 June 2003, and «62/189» of 19 December 2007", []string{"unga resolution 57/270 A?", "unga resolution 57/270 B?", "unga resolution 62/189?"}},
	{"unga", "UNGA resolution «72/266B» on reform", []string{"unga resolution 72/266 B"}},
	{"unga", "resolution\u00a0«70/1», resolution\u202f«70/2», resolution\n«70/3»", []string{"unga resolution 70/1?", "unga resolution 70/2?", "unga resolution 70/3?"}},
	{"unga", "section III, paragraph 3, of its resolution «61/275» of 29 June 2007", []string{"unga resolution 61/275, section III, paragraph 3?"}},
	{"unga", "paragraph 3 (a) of General Assembly resolution «61/275»", []string{"unga resolution 61/275, paragraph 3 (a)"}},
	{"unga", "resolution «69/283», annex II, and resolution «70/1»", []string{"unga resolution 69/283, annex II?", "unga resolution 70/1?"}},
	{"unga", "resolution «62/210» of 19 December 2007, section I of resolution «64/260»", []string{"unga resolution 62/210?", "unga resolution 64/260, section I?"}},
	{"unga", "«3201 (S-VI)», «2252 (ES-V)» and «S-8/1» and «ES-10/15»", []string{"unga resolution 3201 (S-VI)", "unga resolution 2252 (ES-V)", "unga resolution S-8/1?", "unga resolution ES-10/15"}},
	{"unga", "resolution «217 A (III)»", []string{"unga resolution 217 A (III)?"}},
	{"unga", "its decision «74/568» of 31 August 2020", []string{"unga decision 74/568?"}},
	{"unga", "the Human Rights Council, in its resolution «42/23», and «42/24»", []string{"hrc resolution 42/23", "hrc resolution 42/24"}},
	{"unga", "resolutions «18/6» and «33/3» of the Human Rights Council", []string{"hrc resolution 18/6", "hrc resolution 33/3"}},
	{"unga", "the most recent of which is «54/4» of 11 October 2023", []string{"hrc resolution 54/4?"}},
	{"unga", "Economic and Social Council resolution «1980/67» and Council resolution «2008 (LX)»", []string{"ecosoc resolution 1980/67", "ecosoc resolution 2008 (LX)"}},
	{"unga", "Security Council resolutions «1325 (2000)», «1820 (2008)» and «1888 (2009)»", []string{"unsc resolution 1325 (2000)", "unsc resolution 1820 (2008)", "unsc resolution 1888 (2009)"}},
	{"unga", "decision «XII/3» and decision «14/4» of the Conference of the Parties", []string{"un decision XII/3", "un decision 14/4"}},
	{"unga", "open 24/7, about 1/2 of it, in 2014/15 or 2020/21, of Act No. 22/065", nil},
	{"unga", "Commission on Human Rights resolution «2004/87»", []string{"un resolution 2004/87 (Commission on Human Rights)"}},
	{"unga", "the Security Council and resolution «5/1» of the Council", []string{"hrc resolution 5/1?"}},
	{"unga", "requests the Human Rights Council to act in accordance with its resolution «60/251» of 15 March 2006", []string{"unga resolution 60/251?"}},
	{"unga", "résolution «16/18» du Conseil des droits de l’homme", []string{"hrc resolution 16/18"}},
	{"unga", "la resolución «58/153» de la Asamblea General, de 22 de diciembre de 2003", []string{"unga resolution 58/153"}},
	{"unga", "resolution «1325» of the Council of Ministers", []string{"unsc resolution 1325?"}},
	{"unga", "resolution No. «2013-3», adopted by the Assembly of Examples", []string{"resolution 2013-3?"}},
	// Documents and symbols.
	{"unga", "(«A/74/409», para. 5; «A/C.3/78/L.41»; «S/2001/970»; «S/PRST/2015/9»)", []string{"un document A/74/409, para. 5", "un document A/C.3/78/L.41", "un document S/2001/970", "un document S/PRST/2015/9"}},
	{"unga", "«E/2024/30», «A/HRC/42/16», «A/AC.105/1137», «ISBA/31/C/16», «E/CN.6/2020/3», «ST/SGB/2003/13».", []string{"un document E/2024/30", "un document A/HRC/42/16", "un document A/AC.105/1137", "un document ISBA/31/C/16", "un document E/CN.6/2020/3", "un document ST/SGB/2003/13"}},
	{"unga", "«A/RES/70/1», «S/RES/1440 (2002)», «E/RES/2006/46», «A/HRC/RES/16/18», «A/RES/217A(III)»", []string{"unga resolution 70/1", "unsc resolution 1440 (2002)", "ecosoc resolution 2006/46", "hrc resolution 16/18", "unga resolution 217 A (III)"}},
	{"unga", "HIV/AIDS, and/or, AC/DC, CO2/kWh, I/O", nil},
	// Other organs of the United Nations.
	{"unsc", "its resolution «2334 (2016)» and resolution «46/182»", []string{"unsc resolution 2334 (2016)", "unga resolution 46/182?"}},
	{"unsc", "第«1267(1999)»、«1333（2000）»号决议", []string{"unsc resolution 1267 (1999)", "unsc resolution 1333 (2000)"}},
	{"unsc", "Table 5 (2020) lists 12 (2019) of them", nil},
	{"unsc", "Acting under «Chapter VII» of the Charter of the United Nations", []string{"un chapter VII (Charter)"}},
	{"ecosoc", "its resolution «2016/19», General Assembly resolution «70/1», Council resolution «11 (II)»", []string{"ecosoc resolution 2016/19", "unga resolution 70/1", "ecosoc resolution 11 (II)"}},
	{"ecosoc", "the Assembly, in accordance with its resolution «75/284»", []string{"unga resolution 75/284?"}},
	{"ecosoc", "Recalling that, in its resolution «72/228», the General Assembly encouraged", []string{"unga resolution 72/228"}},
	{"hrc", "its resolution «16/18», Assembly resolution «60/251» and Council resolutions «5/1» and «5/2»", []string{"hrc resolution 16/18?", "unga resolution 60/251", "hrc resolution 5/1", "hrc resolution 5/2"}},
	{"hrc", "resolution «77/27» of 1 December 2022", []string{"unga resolution 77/27?"}},
	// ITU.
	{"itu-pp", "«Resolution 140 (Rev. Busan, 2014)» of this conference", []string{"itu-pp resolution 140 (Rev. Busan, 2014)"}},
	{"itu-pp", "«Resolution 140 (REV. BUSAN, 2014)», «Resolution 71 (Rev.Busan 2014)»", []string{"itu-pp resolution 140 (Rev. Busan, 2014)?", "itu-pp resolution 71 (Rev. Busan, 2014)?"}},
	{"itu-pp", "«RESOLUTION  172  (Guadalajara, 2010Busan, 2014)»", []string{"itu-pp resolution 172 (Guadalajara, 2010Busan, 2014)?"}},
	{"itu-pp", "«Resolutions 101 (Rev. Busan, 2014)», «102 (Rev. Busan, 2014)» and «180 (Guadalajara, 2010)» of the Plenipotentiary Conference", []string{"itu-pp resolution 101 (Rev. Busan, 2014)", "itu-pp resolution 102 (Rev. Busan, 2014)", "itu-pp resolution 180 (Guadalajara, 2010)"}},
	{"itu-pp", "«Resolutions 50» and «52 (Rev. Hammamet, 2016)» of WTSA", []string{"itu-wtsa resolution 50 (Rev. Hammamet, 2016)", "itu-wtsa resolution 52 (Rev. Hammamet, 2016)"}},
	{"itu-pp", "«Resolution 45 (Rev. Dubai, 2014)», «Resolution 75 (WTSA-08)», «Resolution 27 (Rev.WRC-12)»", []string{"itu-wtdc resolution 45 (Rev. Dubai, 2014)?", "itu-wtsa resolution 75 (WTSA-08)", "itu-wrc resolution 27 (Rev.WRC-12)"}},
	{"itu-pp", "«Resolution 140» on the outcomes", []string{"itu-pp resolution 140?"}},
	{"itu-pp", "Council «Resolution 1305 (2009)», «Resolution 1336», «Decision 588»", []string{"itu-council resolution 1305 (2009)", "itu-council resolution 1336?", "itu-council decision 588?"}},
	{"itu-pp", "United Nations General Assembly (UNGA) «Resolution 68/198», UNGA «Res. 68/302», «resolution 60/252»", []string{"unga resolution 68/198", "unga resolution 68/302", "resolution 60/252?"}},
	{"itu-pp", "«Resolution ITU-R 1-5», «Recommendation ITU-T D.50» and «Recommendations ITU-T X.509» and «Y.3172»", []string{"itu-r resolution 1 (5)", "itu-t recommendation D.50", "itu-t recommendation X.509", "itu-t recommendation Y.3172"}},
	{"itu-pp", "«Nos. 191A» and «191B» of the Convention, «CV 519»", []string{"itu-pp provision 191A (Convention)", "itu-pp provision 191B (Convention)", "itu-pp provision 519 (Convention)"}},
	{"itu-pp", "«§§ 27 c)» and «50 d)» of the Tunis Agenda; Tunis Agenda («§ 111»)", []string{"un paragraph 27c) (Tunis Agenda)", "un paragraph 50d) (Tunis Agenda)", "un paragraph 111 (Tunis Agenda)"}},
	{"itu-pp", "taking into account «Resolution 140 (Rev. Dubai, 2018)»", []string{"itu-pp resolution 140 (Rev. Dubai, 2018)?"}},
	{"itu-pp", "resolves 2 of «Resolution 58 (Rev. Busan, 2014)»", []string{"itu-pp resolution 58 (Rev. Busan, 2014), resolves 2?"}},
	{"itu-pp", "Draft new Resolution «[EUR-A10]»; «Resolution COM5/1»; «EUR/45A12/1»", []string{"itu-pp draft EUR-A10?", "itu-pp draft COM5/1?", "itu-pp proposal EUR/45A12/1"}},
	// The text itself.
	{"itu-pp", "as in «resolves 3» above, «considering e)», «f)» and «h)» above and «considering b)»", []string{"self paragraph 3 (resolves) above", "self item e) (considering) above", "self item f) (considering) above", "self item h) (considering) above", "self item b) (considering)"}},
	{"itu-pp", "under «instructs the Director of TSB 3»;", []string{"self paragraph 3 (instructs the Director of TSB)"}},
	{"itu-pp", "«resolves 1», «4» and «5» above", []string{"self paragraph 1 (resolves) above", "self paragraph 4 (resolves) above", "self paragraph 5 (resolves) above"}},
	{"itu-pp", "resolves 1 to instruct the Council", nil},
	{"itu-pp", "the resources, resolves to instruct the Secretary-General 1 to act; resolves 2 that", nil},
	{"unsc", "OP 34 of resolution «2093 (2013)»", []string{"unsc resolution 2093 (2013), OP 34"}},
	{"itu-pp", "recalling\na) the outcome", nil},
	{"itu-pp", "invites the Director to hold 3 meetings", nil},
	{"itu-pp", "«Annex 2» to this resolution and the «annex» to the present resolution, «section 2» below, see «1.6.1» below", []string{"self annex 2", "self annex", "self section 2 below", "self section 1.6.1 below"}},
	{"unga", "in «paragraph 5» above, «paragraphs 7» to «9» above and «paragraph 5 (a)» of the present resolution", []string{"self paragraph 5 above", "self paragraph 7 above", "self paragraph 9 above", "self paragraph 5(a)"}},
	{"itu-pp", "as in «resolves 3A» above and recognizing 5G as a network, under «resolves 3 quater»", []string{"self paragraph 3A (resolves) above", "self paragraph 3quater (resolves)"}},
	{"unga", "in «paragraphs 3A (a)» and «(b)» above, «paragraph 7 quater» above", []string{"self paragraph 3A(a) above", "self paragraph 3A(b) above", "self paragraph 7quater above"}},
	{"unga", "under «paragraph 3», and «operative paragraph 2», «OP2» and «PP5 bis»", []string{"self paragraph 3", "self paragraph 2", "self paragraph OP2", "self paragraph PP5bis"}},
	{"unga", "in paragraph 5 of the report, article 12, paragraph 2, its paragraph 94, paragraph 5 of article 4", nil},
	{"unga", "resolution «2344 (2017)», including paragraphs 6 and 7", []string{"unsc resolution 2344 (2017)"}},
	{"unga", "to give effect to «the present resolution» and «this resolution»", []string{"self text", "self text"}},
	// Agencies.
	{"who", "resolutions «WHA58.28» and «EB144.R1», decisions «WHA73(10)» and «EB153(2)», document «A69/11 Rev.1»", []string{"who resolution 58.28", "who resolution EB144.R1", "who decision 73(10)", "who decision EB153(2)", "who document A69/11Rev.1"}},
	{"imo", "resolutions «A.1110(30)», «A.216(VII)» and «MSC.428(98)»; «MSC-FAL.1/Circ.3», «MSC 98/23/Add.1»", []string{"imo resolution A.1110(30)", "imo resolution A.216(VII)", "imo resolution MSC.428(98)", "imo document MSC-FAL.1/Circ.3", "imo document MSC 98/23/Add.1"}},
	{"unesco", "«33 C/Resolution 15», «33 C/Res. 15», «202 EX/Decision 5», «43 COM 7B.1», «3.GA 2»", []string{"unesco resolution 33 C/Resolution 15", "unesco resolution 33 C/Resolution 15", "unesco decision 202 EX/Decision 5", "unesco decision 43 COM 7B.1", "unesco decision 3.GA 2"}},
	{"unesco", "«Resolution 15» adopted by the General Conference at its 33rd session", []string{"unesco resolution 33 C/Resolution 15"}},
	{"us", "«Resolution No. 2024-15», «H. Res. 5» and «S. Con. Res. 12»", []string{"us resolution 2024-15?", "us resolution H. Res. 5", "us resolution S. Con. Res. 12"}},
	{"bipm", "«Resolution 9» of the 11th CGPM (1960)", []string{"bipm resolution 9 (11 CGPM)"}},
	{"unga", "United Nations, «Treaty Series, vol. 610, No. 8843».", []string{"un treaty 8843 (vol. 610)"}},
}

func TestCitationsAreFoundWhereTheyStand(t *testing.T) {
	for _, c := range findings {
		var spans []text.Span
		var plain strings.Builder
		for i, part := range strings.Split(strings.ReplaceAll(c.text, "»", "«"), "«") {
			if i%2 == 1 {
				spans = append(spans, text.Span{Start: plain.Len(), End: plain.Len() + len(part)})
			}
			plain.WriteString(part)
		}
		s := plain.String()
		found := cite.Find(s, c.body)
		var got, marked []string
		for _, f := range found {
			got = append(got, describe(s, f))
			marked = append(marked, f.In(s))
		}
		if strings.Join(got, "; ") != strings.Join(c.want, "; ") {
			t.Errorf("%s: %s\n got %s\nwant %s", c.body, c.text, strings.Join(got, "; "), strings.Join(c.want, "; "))
		}
		for i, sp := range spans {
			if i >= len(found) || found[i].Span != sp {
				t.Errorf("%s: %s\nmarked %q, found %q", c.body, c.text, sp.In(s), marked)
				break
			}
		}
	}
}

func TestTheDateBelongsToTheAct(t *testing.T) {
	for s, want := range map[string]cite.Date{
		"resolution 70/1 of 25 September 2015":              {Year: 2015, Month: 9, Day: 25},
		"resolution 1754 (2007) on 30 April 2007":           {Year: 2007, Month: 4, Day: 30},
		"résolution 57/270 B du 1er juin 2003":              {Year: 2003, Month: 6, Day: 1},
		"résolution 57/270 B du 1er\u00a0juin 2003":         {Year: 2003, Month: 6, Day: 1},
		"resolución 46/182, de 19 de diciembre de 1991":     {Year: 1991, Month: 12, Day: 19},
		"resolution 74/306 and 74/307 of 11 September 2020": {Year: 2020, Month: 9, Day: 11},
		"resolution 70/1 of September 25, 2015":             {Year: 2015, Month: 9, Day: 25},
		"resolution 70/1 of 25th September 2015":            {Year: 2015, Month: 9, Day: 25},
		"resolution 70/1, adopted without a vote":           {},
	} {
		found := cite.Find(s, "unga")
		if len(found) == 0 || found[0].Date != want {
			t.Errorf("%q: %+v, want %v", s, found, want)
		}
	}
}

func TestThePhraseHoldsAllThatBelongsToTheAct(t *testing.T) {
	const s = "in line with paragraph 5 of General Assembly resolution 63/128 of 11 December 2008, adding"
	found := cite.Find(s, "unga")
	if len(found) != 1 || found[0].Phrase.In(s) != "paragraph 5 of General Assembly resolution 63/128 of 11 December 2008" {
		t.Errorf("%+v", found)
	}
}

func TestAnEditionHasItsPlaceAndYear(t *testing.T) {
	const s = "Resolution 140 (REV. BUENOS AIRES, 2017)"
	found := cite.Find(s, "itu-wtdc")
	if len(found) != 1 || found[0].Place.In(s) != "BUENOS AIRES" || found[0].Year != 2017 || found[0].Ref.Edition != "Rev. Buenos Aires, 2017" {
		t.Errorf("%+v", found)
	}
}

func TestSymbolsAreTheOfficialOnes(t *testing.T) {
	for _, c := range []struct {
		ref          cite.Ref
		symbol, name string
	}{
		{cite.Ref{Body: "unga", Kind: "resolution", Number: "70/1"}, "A/RES/70/1", "resolution 70/1"},
		{cite.Ref{Body: "unga", Kind: "resolution", Number: "2341 B", Edition: "XXII"}, "A/RES/2341(XXII)", "resolution 2341 B (XXII)"},
		{cite.Ref{Body: "unga", Kind: "resolution", Number: "ES-10/15"}, "A/RES/ES-10/15", "resolution ES-10/15"},
		{cite.Ref{Body: "unsc", Kind: "resolution", Number: "1325", Edition: "2000"}, "S/RES/1325(2000)", "resolution 1325 (2000)"},
		{cite.Ref{Body: "ecosoc", Kind: "resolution", Number: "2006/46"}, "E/RES/2006/46", "resolution 2006/46"},
		{cite.Ref{Body: "hrc", Kind: "resolution", Number: "16/18"}, "A/HRC/RES/16/18", "resolution 16/18"},
		{cite.Ref{Body: "itu-pp", Kind: "resolution", Number: "140", Edition: "Rev. Busan, 2014"}, "PP/RES/140(Rev.Busan,2014)", "Resolution 140 (Rev. Busan, 2014)"},
		{cite.Ref{Body: "itu-pp", Kind: "decision", Number: "5", Edition: "Rev. Busan, 2014"}, "PP/DEC/5(Rev.Busan,2014)", "Decision 5 (Rev. Busan, 2014)"},
		{cite.Ref{Body: "itu-r", Kind: "resolution", Number: "1", Edition: "5"}, "ITU-R/RES/1-5", "Resolution ITU-R 1-5"},
		{cite.Ref{Body: "itu-t", Kind: "recommendation", Number: "D.50"}, "ITU-T/REC/D.50", "Recommendation ITU-T D.50"},
		{cite.Ref{Body: "who", Kind: "resolution", Number: "58.28"}, "WHA58.28", "resolution WHA58.28"},
		{cite.Ref{Body: "who", Kind: "resolution", Number: "EB144.R1"}, "EB144.R1", "resolution EB144.R1"},
		{cite.Ref{Body: "imo", Kind: "resolution", Number: "A.1110(30)"}, "A.1110(30)", "resolution A.1110(30)"},
		{cite.Ref{Body: "un", Kind: "document", Number: "A/74/409"}, "A/74/409", "A/74/409"},
		{cite.Ref{Body: "self", Kind: "paragraph", Number: "3", Edition: "resolves"}, "", "resolves 3"},
		{cite.Ref{Body: "self", Kind: "paragraph", Number: "5(a)"}, "", "paragraph 5(a)"},
		{cite.Ref{Kind: "resolution", Number: "68/302"}, "", "resolution 68/302"},
		{cite.Ref{}, "", ""},
	} {
		if got := c.ref.Symbol(); got != c.symbol {
			t.Errorf("%+v: symbol %q, want %q", c.ref, got, c.symbol)
		}
		if got := c.ref.String(); got != c.name {
			t.Errorf("%+v: %q, want %q", c.ref, got, c.name)
		}
	}
}

// A word that is turned down here is never read, and one that is not costs time: most
// words of a text are to be turned down.
func TestFewWordsMayBeginACitation(t *testing.T) {
	for word, want := range map[string]bool{
		"resolution": true, "Resolutions": true, "RESOLUTION": true, "résolution": true, "Résolution": true, "Res. 5": true,
		"draft resolution": true, "paragraph": true, "PARAGRAPH": true, "annex": true, "Article": true, "recalling": true, "Recalling": true,
		"Security Council": true, "SECURITY COUNCIL": true, "WTSA": true, "GA resolution": true, "Tunis Agenda": true,
		"A/RES/70/1": true, "A.1110(30)": true, "S-8/1": true, "WHA58.28": true, "No. 100": true, "MSC 98": true,
		"council": false, "security": false, // organs have capitals
		"and the": false, "that the": false, "with a view": false, "shall": false, "Members": false, "Development": false, "A new": false,
	} {
		if got := cite.MayBegin(text.ChunkAt(word, 0)); got != want {
			t.Errorf("%q: %t, want %t", word, got, want)
		}
	}
}
