package house

import "testing"

func TestAnEnactingLineThatOthersWriteTooDoesNotTellTheHouse(t *testing.T) {
	for _, c := range []struct{ what, house, text string }{
		{"ITU's Council, whose openers stand alone", "itu-council", "The Council,\n\nconsidering\n\nthat the budget is small,\n\nresolves\n\nto wait.\n"},
		{"ITU's Council by its heading", "itu-council", "RESOLUTION 1396 (C19)\n\nThe Council,\n\nConsidering the budget,\n"},
		{"the Council of the OECD", Other, "THE COUNCIL,\n\nHAVING REGARD to Article 5 of the Convention;\n\nI.\tAGREES to wait;\n"},
		{"IMO's Assembly", "imo", "The Assembly,\n\nRECALLING Article 15 of the Convention,\n\n1\tADOPTS the code.\n"},
		{"an assembly of parliamentarians", Other, "The Assembly,\n\n1.\tRecognizing that cables break;\n\n2.\tURGES governments to mend them.\n"},
		{"the Assembly of ICAO", Other, "Resolution A41-9: Runways\n\nThe Assembly:\n\n1. Requests the Council to report.\n"},
		{"WHO's Executive Board", "who", "The Executive Board,\n\nNoting the report,\n\n1.\tREQUESTS the Director-General to report.\n"},
		{"UNESCO's Executive Board", "unesco", "The Executive Board,\n\n1.\tHaving examined document 211 EX/20,\n\n2.\tDecides to wait.\n"},
		{"the Executive Board of a fund", Other, "The Executive Board,\n\n1.\tTakes note of the report;\n"},
		{"the General Conference of IAEA", Other, "GC(67)/RES/9\n\nThe General Conference,\n\n1.\tUrges all to wait.\n"},
		{"the General Conference of UNESCO", "unesco", "The General Conference,\n\nRecalling the report,\n\n1.\tDecides to wait.\n"},
		{"the General Assembly of the OAS", Other, "AG/RES. 2908 (XLVII-O/17)\n\nTHE GENERAL ASSEMBLY,\n\nRECALLING its declaration,\n\nRESOLVES:\n"},
		{"the Legal Committee of a Model UN", "mun", "The Legal Committee,\n\nNoting the report,\n\n1.\tUrges all to wait.\n"},
	} {
		if h, _ := Detect(c.text); h.ID != c.house {
			t.Errorf("%s: %s, %s is due", c.what, h.ID, c.house)
		}
	}
}

func TestBodiesWithoutATableAreKnownForOnes(t *testing.T) {
	for _, line := range []string{
		"The European Parliament,", "THE CONFERENCE,", "The 147th Assembly of the Inter-Parliamentary Union,", "The Peacebuilding Commission,",
		"The General Conference of the International Labour Organization, meeting at its 110th Session, 2022,", "Congress,",
		"The Committee of Ministers, under the terms of Article 15.b of the Statute of the Council of Europe,", "The 57th Directing Council,",
		"The Conference of the Parties", "The Conference of the Parties serving as the meeting of the Parties to the Protocol,",
	} {
		if h, _ := Detect("Resolution 7/2021\n\n" + line + "\n\nConsidering the report,\n\n1. Requests a second one.\n"); h.ID != Other {
			t.Errorf("%q: %s", line, h.ID)
		}
		if _, _, _, ok := ByID(Other).ReadEnacting(line); !ok && line[0] == 'T' {
			t.Errorf("%q is not read as an enacting line", line)
		}
	}
	for _, line := range []string{"The list of ships,", "The report was read, and noted,", "The Director-General: a report,", "The costs,", "Consideration,"} {
		if _, _, _, ok := ByID(Other).ReadEnacting(line); ok {
			t.Errorf("%q is read as an enacting line", line)
		}
	}
}
