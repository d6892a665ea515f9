package lsp

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"resolute/internal/text"
)

const copiedFrom = `RESOLUTION 172 (Rev. Busan, 2014)
Overall review
The Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),
recalling
a)	the report of the 𝕬 group;
b)	the views of Member States,
resolves
1	to begin the review;
2	to act on resolves 1 above and on recalling a) and b) above, as well as on Resolution 140 (Rev. Busan, 2014);
3	to report on resolves 2 above.
`

const putInto = "RESOLUTION 173 (Busan, 2014)\nAnother\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nresolves\n"

func TestWhatIsCopiedIntoAnotherResolutionSaysWhoseParagraphsItCites(t *testing.T) {
	for name, c := range map[string]struct{ words, into, want string }{
		"one paragraph": {
			"2\tto act on resolves 1 above and on recalling a) and b) above, as well as on Resolution 140 (Rev. Busan, 2014);\n", putInto,
			"2\tto act on resolves 1 of Resolution 172 (Rev. Busan, 2014) and on recalling a) and b) of Resolution 172 (Rev. Busan, 2014), as well as on Resolution 140 (Rev. Busan, 2014);\n",
		},
		"what it cites comes along": {
			"2\tto act on resolves 1 above and on recalling a) and b) above, as well as on Resolution 140 (Rev. Busan, 2014);\n3\tto report on resolves 2 above.", putInto,
			"2\tto act on resolves 1 of Resolution 172 (Rev. Busan, 2014) and on recalling a) and b) of Resolution 172 (Rev. Busan, 2014), as well as on Resolution 140 (Rev. Busan, 2014);\n3\tto report on resolves 2 above.",
		},
		"a part of a paragraph":           {"resolves 1 above", putInto, "resolves 1 of Resolution 172 (Rev. Busan, 2014)"},
		"half of a reference":             {"olves 1 above", putInto, ""},
		"nothing that is cited":           {"to begin the review", putInto, ""},
		"another version of the same act": {"resolves 1 above", strings.Replace(putInto, "173 (", "172 (", 1), ""},
	} {
		t.Run(name, func(t *testing.T) {
			e := start(t, `{}`)
			const from = "file:///from.txt"
			e.openAs(from, language, copiedFrom)
			e.openAs(doc, language, c.into)
			now, at := text.New(copiedFrom), strings.Index(copiedFrom, c.words)
			a, b := now.Pos(at, text.UTF16), now.Pos(at+len(c.words), text.UTF16)
			var got struct{ Text *string }
			answer := e.call("resolute/paste", fmt.Sprintf(`{"textDocument":{"uri":%q},"from":{"uri":%q,"range":{"start":{"line":%d,"character":%d},"end":{"line":%d,"character":%d}}},"text":%s}`, doc, from, a.Line, a.Col, b.Line, b.Col, quoted(c.words)))
			if err := json.Unmarshal([]byte(answer), &got); err != nil {
				t.Fatal(err)
			}
			if (got.Text == nil) != (c.want == "") || got.Text != nil && *got.Text != c.want {
				t.Errorf("answered %s\nwant %q", answer, c.want)
			}
		})
	}
}

// In an editor that does not tell where a text was copied, an action does it afterwards.
func TestAParagraphThatWasCopiedMaySayWhoseParagraphsItCites(t *testing.T) {
	e := start(t, `{}`)
	e.openAs("file:///from.txt", language, copiedFrom)
	e.openAs(doc, language, putInto+"1\tto report on resolves 2 above.\n")
	answer := e.call("textDocument/codeAction", fmt.Sprintf(`{"textDocument":{"uri":%q},"range":{"start":{"line":4,"character":4},"end":{"line":4,"character":4}},"context":{"diagnostics":[],"only":["refactor.rewrite.citation"]}}`, doc))
	if !strings.Contains(answer, "Cite what it cites as paragraphs of Resolution 172 (Rev. Busan, 2014)") || !strings.Contains(answer, `{"range":{"start":{"line":4,"character":25},"end":{"line":4,"character":31}},"newText":" of Resolution 172 (Rev. Busan, 2014)"}`) {
		t.Error(answer)
	}
}
