package lsp

import (
	"fmt"
	"strings"
	"testing"

	"resolute/internal/text"
)

const withReference = `The General Assembly,

Recalling its earlier work,

1.	Decides to begin the review;

2.	Requests the Secretary-General to report on it;

3.	Invites Member States to comment on the report;

4.	Approves the form of paragraph 3 above.
`

// script is an editor with one draft, in which what is there once is replaced.
type script struct {
	*editor
	now     string
	version int
}

func newScript(t *testing.T, draft string) *script {
	s := &script{start(t, `{}`), draft, 1}
	s.open(draft)
	return s
}

// replace is one change of the draft, "" behind it: at its end.
func (s *script) replace(old, with string) {
	s.t.Helper()
	at := strings.Index(s.now, old)
	if at < 0 || strings.Count(s.now, old) > 1 {
		s.t.Fatalf("%q is not there once", old)
	}
	was := text.New(s.now)
	from, to := was.Pos(at, text.UTF16), was.Pos(at+len(old), text.UTF16)
	s.version++
	s.now = s.now[:at] + with + s.now[at+len(old):]
	s.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"range":{"start":{"line":%d,"character":%d},"end":{"line":%d,"character":%d}},"text":%s}]}`,
		doc, s.version, from.Line, from.Col, to.Line, to.Col, quoted(with)))
}

// told is what is found by one rule, each under the words that it is about.
func (s *script) told(rule string) string {
	s.t.Helper()
	now := text.New(s.now)
	var b strings.Builder
	for _, d := range s.settled(s.version).Diagnostics {
		if d.Code == rule {
			sp := text.Span{
				Start: now.Offset(text.Pos{Line: d.Range.Start.Line, Col: d.Range.Start.Character}, text.UTF16),
				End:   now.Offset(text.Pos{Line: d.Range.End.Line, Col: d.Range.End.Character}, text.UTF16),
			}
			b.WriteString(show(now, sp) + "  " + d.Message + "\n")
		}
	}
	return b.String()
}

// step is a change of the draft and what is told of its references then.
type step struct{ old, with, want string }

const nowFour = `  4.→Approves the form of paragraph 3 above.
                          ^^^^^^^^^^^
  paragraph 3 named “Invites Member States to comment on the report” when it was written; that is now paragraph 4
`

func TestAReferenceThatNamesAnotherParagraphIsTold(t *testing.T) {
	inserted := []step{
		{"3.\tInvites", "3.\tThanks the panel;\n\n3.\tInvites", ""}, // two have the number yet
		{"3.\tInvites", "4.\tInvites", nowFour},
	}
	for name, steps := range map[string][]step{
		"an insertion, undone": append(inserted,
			step{"4.\tInvites", "3.\tInvites", ""},
			step{"3.\tThanks the panel;\n\n", "", ""},
			step{"3.\tInvites", "5.\tInvites", strings.ReplaceAll(nowFour, "now paragraph 4", "now paragraph 5")},
		),
		"words are typed elsewhere meanwhile": append(inserted,
			step{"the review", "the long review", nowFour},
			step{"the panel", "the whole panel", nowFour},
		),
		"it is brought up to date, and the insertion taken away": append(inserted,
			step{"of paragraph 3", "of paragraph 4", ""},
			step{"3.\tThanks the panel;\n\n4.\tInvites", "3.\tInvites", `  4.→Approves the form of paragraph 4 above.
                          ^^^^^^^^^^^
  paragraph 4 named “Invites Member States to comment on the report” when it was written; that is now paragraph 3
`},
		),
		"it is confirmed": append(inserted,
			step{"4.\tApproves", "%% confirm paragraph 3: Thanks the panel\n4.\tApproves", ""},
			step{"%% confirm paragraph 3: Thanks the panel\n", "", ""}, // and that holds for this session
		),
		"it is unlinked": append(inserted,
			step{"4.\tApproves", "%% unlink paragraph 3: that of the annex\n4.\tApproves", ""},
		),
		"cut and put in elsewhere": {
			{"3.\tInvites Member States to comment on the report;\n\n", "", ""}, // dangling-reference tells that
			{"2.\tRequests", "2.\tInvites Member States to comment on the report;\n\n3.\tRequests", `  4.→Approves the form of paragraph 3 above.
                          ^^^^^^^^^^^
  paragraph 3 named “Invites Member States to comment on the report” when it was written; that is now paragraph 2
`},
		},
		"taken out, and the rest numbered by hand": {
			{"2.\tRequests the Secretary-General to report on it;\n\n3.\tInvites", "2.\tInvites", strings.ReplaceAll(nowFour, "now paragraph 4", "now paragraph 2")},
			{"4.\tApproves", "3.\tApproves", `  3.→Approves the form of paragraph 3 above.
                          ^^^^^^^^^^^
  paragraph 3 named “Invites Member States to comment on the report” when it was written; that is now paragraph 2
`},
		},
		"what is cited is worded anew": {
			{"Invites Member States to comment on the report", "Encourages all to speak", ""},
			{"3.\tEncourages all to speak;", "3.\tThanks the panel;", ""},
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newScript(t, withReference)
			if got := s.told("reference-changed"); got != "" {
				t.Fatalf("as it was opened:\n%s", got)
			}
			for i, st := range steps {
				s.replace(st.old, st.with)
				if got := s.told("reference-changed"); got != st.want {
					t.Fatalf("step %d:\n%s\n%s\nwant\n%s", i+1, s.now, got, st.want)
				}
			}
		})
	}
}
