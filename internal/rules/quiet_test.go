package rules_test

import (
	"testing"

	"resolute/internal/lint"
)

// What adopted texts do is right. Each of these was once taken for a slip.
func TestNothingIsSaidOf(t *testing.T) {
	const head = "The Security Council,\n\nRecalling its resolution 2250 (2015),\n\n"
	for _, c := range []struct{ what, house, text string }{
		{"a list of the Security Council with “; and,”", "unsc", head +
			"1.\tCalls upon the parties:\n\n(a)\tTo open the crossings; and,\n\n(b)\tTo keep them open;\n\n2.\tDecides to remain seized of the matter.\n"},
		{"a paragraph that leads to an embedded draft", "ecosoc",
			"The Economic and Social Council,\n\nRecommends to the General Assembly the adoption of the following draft resolution:\n\n“The General Assembly,\n\n“Noting the report,\n\n“Decides to begin.”\n"},
		{"a letter put into a quotation", "unga", "74/7. Review\n\nThe General Assembly,\n\nNoting the request to “[i]dentify[ing] new approaches”,\n\n1.\tDecides to begin;\n\n2.\tDecides to end.\n"},
		{"a section of the Security Council with a preamble of its own and no head", "unsc", head +
			"1.\tDecides to begin;\n\n2.\tDecides to go on;\n\nStressing the need for both,\n\nRecalling also the first report,\n\n3.\tDecides to end.\n"},
		{"a phrase that both parts have", "unsc", head + "1.\tDecides to begin;\n\n2.\tWhile noting the delay, encourages all States to go on.\n"},
		{"a roman label of six letters without its opening bracket", "unga",
			"The General Assembly,\n\nNoting the report,\n\n1.\tDecides, as set out under xxviii) of the plan, to begin;\n\n2.\tDecides to end.\n"},
		{"an opener line with a number that is no reference", "itu-wtsa",
			"resolves to instruct Study Group 2\n1\tto study numbering;\n2\tto report on it.\n"},
		{"a date that is no label and a sum that is no year", "unga",
			"The General Assembly,\n\nNoting the report,\n\n1.\tDecides to spend 20102014 dollars on document 20262027A;\n\n2.\tDecides to end.\n"},
		{"an item of the ITU that goes on in another way than with “to”", "itu-pp",
			"instructs the Council\n1\tto begin the review;\n2\tin accordance with Article 4, to report on it.\n"},
		{"a single paragraph under an opener", "itu-pp", "considering\nthat the review is late,\nresolves\nto begin it.\n"},
		{"a heading in a column of a table that stands twice", "itu-pp",
			"considering\nthat the Budget Budget columns are two,\nresolves\nto keep them.\n"},
		{"sections under roman heads whose paragraphs are numbered in one series", "unesco",
			"The General Conference,\n\nRecalling 40 C/Resolution 11,\n\nI\n\n1.\tTakes note of the report;\n\n2.\tDecides to begin;\n\nII\n\n3.\tDecides to go on;\n\n4.\tDecides to end.\n"},
		{"a council that is resolved in its own way", "us-whereas",
			"WHEREAS, the board has met; and\n\nWHEREAS, the report was read:\n\nBE IT RESOLVED that it be adopted; and\n\nBE IT FURTHER RESOLVED that it be published.\n"},
		{"a small “that” throughout", "us-whereas",
			"WHEREAS, the board has met; now, therefore, be it\n\nRESOLVED, that the report be adopted.\n\nRESOLVED, that it be published.\n"},
		{"a committee of the General Assembly under the Assembly's name", "mun",
			"The General Assembly First Committee,\n\nNoting the report,\n\n1. Decides to begin;\n\n2. Decides to end.\n"},
		{"spelling, titles and years of a body without a table", "other",
			"The Parliamentary Congress,\n\nRecognising the Director General and the member states,\n\nRecalling its Resolution 2330 (2020),\n\n1. Decides to begin.\n"},
		{"numbers and dates of a commission's own resolutions", "other",
			"The Commission on Narcotic Drugs,\n\nRecalling its resolutions 61/3 of 16 March 2018 and 64/999 of 16 April 2021,\n\n1. Decides to begin.\n"},
		{"the labels of many conferences of Model UN", "mun",
			"The General Assembly,\n\nNoting the report,\n\n1) Calls upon states:\n   i. to begin;\n   ii. to end;\n\n2) Decides to end.\n"},
		{"labels of a negotiation in brackets", "who",
			"The Executive Board,\n\n(PP1) Noting the report;\n\n(PP2) Recalling the first one,\n\n(OP1) URGES Member States:\n\n(1) to begin;\n\n(2) to go on;\n\n(OP2) REQUESTS the Director-General to end.\n"},
		{"paragraphs that are disputed as a whole", "unga",
			"The General Assembly,\n\nNoting the report,\n\n[Recalling the first one,]\n\n1.\tDecides to begin;\n\n[2.\tRequests the Secretary-General to report;]\n\n[3.\tDecides to go on;\n\n4.\tRequests him to see to it;]\n\n5.\t[Decides to end].\n"},
		{"a word of which the last letter is still to be typed", "other",
			"The Parliamentary Congress,\n\nNoting the report,\n\n1. Decides to begin the implementatio"},
		{"a sentence that ends with a quotation", "unga",
			"The General Assembly,\n\nNoting the report,\n\n1.\tDecides to call it the “Decade of Rivers”;\n\n2.\tInvites comments on “the draft.”\n"},
	} {
		t.Run(c.what, func(t *testing.T) {
			for _, d := range check(t, c.text, c.house) {
				if d.Severity >= lint.Warning {
					t.Errorf("%s: %s", d.Rule.Name, d.Message)
				}
			}
		})
	}
}
