package format_test

import (
	"strings"
	"testing"

	"resolute/internal/format"
)

const (
	ga  = "The General Assembly,\n\nNoting the report,\n\n"
	itu = "The Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\n"
)

// The bar is the caret, right behind what was typed; the text without it is what
// the editor has after the keystroke.
func TestWhatIsTypedIsGoneOnWith(t *testing.T) {
	for _, c := range []struct{ what, house, typed, before, after string }{
		{"the next letter", "itu-pp", "\n", itu + "a)\tthe role;\n|", itu + "a)\tthe role;\nb)\t"},
		{"the next number", "unga", "\n", ga + "1.  Decides to begin;\n2.  Decides to end;\n|\n", ga + "1.  Decides to begin;\n2.  Decides to end;\n3.  \n"},
		{"the next number where blank lines stand between", "unga", "\n", ga + "1.\tDecides to begin;\n|", ga + "1.\tDecides to begin;\n\n2.\t"},
		{"an item of an item", "unga", "\n", ga + "1.\tRequests:\n\t(a)\tto begin;\n|", ga + "1.\tRequests:\n\t(a)\tto begin;\n\t(b)\t"},
		{"the editor's own indent", "unga", "\n", ga + "1.\tRequests:\n\t(a)\tto begin;\n\t|", ga + "1.\tRequests:\n\t(a)\tto begin;\n\t(b)\t"},
		{"a roman numeral after h", "itu-pp", "\n", itu + "a)\tx;\nb)\tx;\nc)\tx;\nd)\tx;\ne)\tx;\nf)\tx;\ng)\tx;\nh)\tx;\n|", itu + "a)\tx;\nb)\tx;\nc)\tx;\nd)\tx;\ne)\tx;\nf)\tx;\ng)\tx;\nh)\tx;\ni)\t"},
		{"a dash", "itu-pp", "\n", itu + "a)\tthe role:\n–\tof all;\n|", itu + "a)\tthe role:\n–\tof all;\n–\t"},
		{"the first item under a chapeau", "unga", "\n", ga + "1.\tRequests the Secretary-General:\n|", ga + "1.\tRequests the Secretary-General:\n(a)\t"},
		{"between two items, which keep their numbers", "unga", "\n", ga + "1.\tDecides;\n|\n2.\tRequests;\n", ga + "1.\tDecides;\n2.\t\n2.\tRequests;\n"},
		{"a negotiation label", "unga", "\n", "The General Assembly,\n\nPP1 Noting the report,\n|", "The General Assembly,\n\nPP1 Noting the report,\nPP2 "},
		{"Windows line ends", "unga", "\n", "The General Assembly,\r\n\r\n1.\tDecides;\r\n|", "The General Assembly,\r\n\r\n1.\tDecides;\r\n2.\t"},
		{"an item split in two", "unga", "\n", ga + "1.\tDecides;\n|Requests;\n", ga + "1.\tDecides;\n2.\tRequests;\n"},

		{"an empty label ends the list", "itu-pp", "\n", itu + "a)\tthe role;\nb)\t\n|", itu + "a)\tthe role;\n"},
		{"an empty label in the middle", "unga", "\n", ga + "1.\tDecides;\n2.\t\n|\nx\n", ga + "1.\tDecides;\n\nx\n"},

		{"nothing after the last item of a section", "itu-pp", "\n", itu + "a)\tthe role,\n|", ""},
		{"nothing after the last full stop", "unga", "\n", ga + "1.\tDecides to end.\n|", ""},
		{"nothing within a sentence", "unga", "\n", ga + "1.\tDecides to \n|end.\n", ""},
		{"nothing after words without a label", "unga", "\n", ga + "Noting,\n|", ""},
		{"nothing on the first line", "unga", "\n", "|", ""},
		{"nothing when the break is elsewhere", "unga", "\n", ga + "1.\tDecides;\n2. |", ""},

		{"a semicolon takes the blank before it", "unga", ";", ga + "1.\tDecides ;|\n", ga + "1.\tDecides;\n"},
		{"a semicolon takes the comma before it", "itu-pp", ";", itu + "a)\tthe role,;|", itu + "a)\tthe role;"},
		{"a semicolon within a sentence is left", "unga", ";", ga + "1.\tDecides ;| to end\n", ""},
		{"a semicolon behind an item that is tidy", "unga", ";", ga + "1.\tDecides;|\n", ""},
		{"a semicolon alone in an item", "unga", ";", ga + "1.\t,;|\n", ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			off := strings.IndexByte(c.before, '|')
			tree := parse(c.before[:off]+c.before[off+1:], c.house)
			got, err := tree.Text.Apply(format.OnType(tree, off, c.typed)...)
			if err != nil {
				t.Fatal(err)
			}
			want := c.after
			if want == "" {
				want = tree.Text.String()
			}
			if got.String() != want {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
}
