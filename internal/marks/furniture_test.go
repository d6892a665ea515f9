package marks_test

import (
	"strconv"
	"strings"
	"testing"

	"resolute/internal/marks"
	"resolute/internal/text"
)

// What a page adds is read past, and the way back leads to where it stands.
func TestAPageIsReadPast(t *testing.T) {
	for _, c := range []struct{ what, shown, read string }{
		{"a soft hyphen in a word, and one at the end of a line",
			"Recog\u00adnizing the re\u00ad\n  port,\n", "Recognizing the report,\n"},
		{"a hyphen that parts a word", "the recom-\nmendations of the Council\r\non imple-\r\nmentation\n", "the recommendations of the Council\r\non implementation\n"},
		{"a hyphen that the word has", "non-\ngovernmental and multi-\nstakeholder\n", "non-\ngovernmental and multi-\nstakeholder\n"},
		{"a number on every line", page(1), strings.Join(lines, "\n") + "\n"},
		{"a number on every fifth line", page(5), strings.Join(lines, "\n") + "\n"},
		{"items of a list", "resolves\n1\tto begin\n2\tto go on\n3\tto end\n4\tto ask\n5\tto tell\n6\tto see\n7\tto hear\n8\tto know\n9\tto rest\n10\tto begin\n",
			"resolves\n1\tto begin\n2\tto go on\n3\tto end\n4\tto ask\n5\tto tell\n6\tto see\n7\tto hear\n8\tto know\n9\tto rest\n10\tto begin\n"},
	} {
		t.Run(c.what, func(t *testing.T) {
			m := marks.Read(text.New(c.shown))
			if m == nil {
				if c.shown != c.read {
					t.Errorf("%q is read as it stands", c.shown)
				}
				return
			}
			got := m.Proposed.Text.String()
			if got != c.read {
				t.Errorf("read as\n%q, want\n%q", got, c.read)
			}
			for i := range len(got) {
				if shown := m.Proposed.Shown(text.Span{Start: i, End: i + 1}); c.shown[shown.Start] != got[i] {
					t.Errorf("byte %d, %q, is shown at %d", i, got[i], shown.Start)
				}
			}
		})
	}
}

var lines = []string{
	"The General Assembly,", "", "Recalling its resolution 68/302 of", "16 December 2015 on the review,", "",
	"Noting with concern the loss of records", "and recognizing that many of them", "cannot be restored,", "",
	"1. Takes note of the report of the", "Secretary-General;", "", "2. Encourages Member States to adopt",
	"plans for the preservation of records,", "as set out in the report;", "", "3. Decides to go on with the review of",
	"the archives at its next session.", "", "The second page begins here, and the", "numbers begin again.",
}

// page is the lines with their numbers in the margin, on two pages.
func page(every int) string {
	var b strings.Builder
	n := 0
	for _, line := range lines {
		if strings.HasPrefix(line, "The second") && every == 1 {
			n = 0
		}
		if line != "" {
			if n++; n%every == 0 {
				b.WriteString(strconv.Itoa(n) + "  ")
			}
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}
