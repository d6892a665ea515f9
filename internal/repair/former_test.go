package repair_test

import (
	"strings"
	"testing"

	"resolute/internal/marks"
	"resolute/internal/text"
)

// TestWhatIsStruckShows has one paragraph for every kind of evidence that words of the
// former text were struck, as it should be marked in the end.
func TestWhatIsStruckShows(t *testing.T) {
	const head = `RESOLUTION 172 (Rev. {~~Dubai, 2018~>Bucharest, 2022~~})
Review of the budget
The Plenipotentiary Conference of the International Telecommunication Union ({~~Dubai, 2018~>Bucharest, 2022~~}),
considering
a)	Resolution 71 (Rev. {~~Dubai, 2018~>Bucharest, 2022~~}) of this conference;
`
	for name, marked := range map[string]string{
		"a run of words stands in a paragraph that was put in before": `b)	the reports of the auditors,
resolves
1	to continue the studies of the following:
{++i)	the cost of meetings, drawing on the experience of the three Sectors, in order to shorten them by half;++}
{~~i)~>ii)~~}	{~~the cost of meetings, drawing on the experience of the three Sectors, in order to shorten them~>the use of rooms~~};
2	to report to the Council.
`,
		"the last clause is a paragraph of its own": `b)	the reports of the auditors,
resolves
1	to make every economy that can be found in the work of the Union,{-- within the bounds that are set out in resolves 2 below;--}
{++having regard to the needs that are set out in resolves 2 below;++}
2	to report to the Council.
`,
		"an edition is cited that is superseded": `b)	the reports of the auditors,
resolves
1	to carry out the policy{-- established in Resolution 71 (Rev. Dubai, 2018)--}, with all its elements;
2	to report to the Council.
`,
		"an event is past": `b)	the reports of the auditors,
resolves
1	to meet in the week of the WSIS Forum{-- 2020--}, if rooms can be had;
2	to report to the Council.
`,
		"the title of a resolution is known": `b)	Resolution 151 (Rev. {~~Dubai, 2018~>Bucharest, 2022~~}) of this conference, on improvement of {~~the implementation of results-based~>results- based~~} management in ITU,
resolves
1	to go on;
2	to report to the Council.
`,
		"an abbreviation is explained before": `b)	the duty to deliver the{++ calling line identification (CLI) and the++} number of the caller,
resolves
1	to demand the delivery of {~~calling line identification (~>CPN, ~~}CLI{--)--} wherever it can be had;
2	to report to the Council.
`,
		"years run backwards": `b)	the reports of the auditors,
resolves
1	to draw up the budgets for the years {~~2020~>2024~~}-{~~2021, as well as 2022~>2025 and 2026~~}-{~~2023~>2027~~}, on the basis of the annexes;
2	to report to the Council.
`,
		"behind its number a paragraph needs a verb": `b)	the reports of the auditors,
resolves
1	to make {~~every effort~>the necessary efforts~~} to achieve reductions;
2	to report to the Council.
`,
		"no number tells that a list was changed": `b)	the reports of the auditors,
resolves
2	to go on with the reviews of the {++yearly ++}budget;
4	to end them in time.
notes
i)	the reports of the secretariat;
c)	the views of others.
`,
		"what stands twice may stand a third time": `b)	the reports of the auditors,
requests the first Sector
1	to keep the number of its meetings and of its papers as low as it can be;
requests the second Sector
1	to keep the number of its meetings and of its papers as low as it can be;
{++requests the third Sector
1	to keep the number of its meetings and of its papers as low as it can be;
++}`,
		"a verb would have no subject": `b)	the reports of the auditors,
resolves
1	to set up a scheme of voluntary leave, {~~where this can be funded from~>funded to the extent possible by~~} a surplus;
2	to report to the Council.
`,
	} {
		t.Run(name, func(t *testing.T) {
			m := marks.Of(text.New(head + marked))
			var flat strings.Builder
			for _, r := range m.Runs() {
				flat.WriteString(r.Text)
			}
			got := repaired(flat.String(), m.Original.Text.String())
			if want := m.Proposed.Text.String(); got.Proposed.Text.String() != want {
				t.Errorf("got\n%s\nwant\n%s", got.Proposed.Text, want)
			}
		})
	}
}

// TestWithoutTheFormerText has what numbers, years and the words around tell on their own.
func TestWithoutTheFormerText(t *testing.T) {
	const head = `DECISION 5 (Rev. {~~Dubai, 2018~>Bucharest, 2022~~})
Revenue and expenses
The Plenipotentiary Conference of the International Telecommunication Union ({~~Dubai, 2018~>Bucharest, 2022~~}),
considering
a)	the duties of the Union{~~,~>;~~}
{++b)	its means,++}
`
	for name, marked := range map[string]string{
		"what cites a younger edition is new": `decides
1	to publish the {~~reports~>statements~~}{++, in line with Resolution 154 (Rev. Bucharest, 2022) of this conference++};
2	to report.
`,
		"a clause is said anew in a paragraph of its own": `decides
1	to make every economy that can be found,{-- within the bounds that are set out in decides 2 below;--}
{++having regard to the needs that are set out in decides 2 below;++}
2	to report.
`,
		"words stand together": `decides
1	to name the thematic priorities of the Union;
2	to weigh the thematic priorities against the {~~objectives~>thematic priorities~~} of the year;
3	to set up the {~~budgets~>detailed balanced budget~~} of the Union.
`,
		"paragraphs that run on were moved, and one keeps the number": `decides
1	to reduce expenses.
{--ANNEX 1 TO DECISION 5 (REV. DUBAI, 2018)
--}{++ANNEX 1 TO DECISION 5 (REV. BUCHAREST, 2022) ++}Measures 1) {++Regular assessment of the level that the goals have reached, with a view to a better use of means. 2) ++}Avoidance of all duplication of work between the bureaux and the secretariat in Geneva. {~~2~>3~~}) Fewer {~~seminars~>workshops~~}. {~~3~>4~~}) Fewer {~~reports~>statements~~}. {--4) Regular assessment of the level that the goals and outputs have reached, with a view to a better use of means. --}5) Fewer {~~journeys~>missions~~}.
`,
	} {
		t.Run(name, func(t *testing.T) {
			m := marks.Of(text.New(head + marked))
			var flat strings.Builder
			for _, r := range m.Runs() {
				flat.WriteString(r.Text)
			}
			got := repaired(flat.String(), "")
			for side, want := range []string{m.Original.Text.String(), m.Proposed.Text.String()} {
				if s := []string{got.Original.Text.String(), got.Proposed.Text.String()}[side]; s != want {
					t.Errorf("side %d: got\n%s\nwant\n%s", side, s, want)
				}
			}
		})
	}
}
