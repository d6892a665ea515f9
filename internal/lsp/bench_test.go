package lsp

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// itu is a draft of about n bytes.
func itu(n int) string {
	var b strings.Builder
	b.WriteString("RESOLUTION 140 (Rev. Bucharest, 2022)\n\nThe Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),\n\n")
	for sec := 0; b.Len() < n; sec++ {
		fmt.Fprintf(&b, "considering\n")
		for i := range 8 {
			mark := ";"
			if i == 7 {
				mark = ","
			}
			fmt.Fprintf(&b, "%c)\tthat the use of the means of section %d calls for the attention of all who have a part in the work of the Union and its Sectors%s\n", 'a'+i, sec, mark)
		}
		fmt.Fprintf(&b, "recalling\nResolution 140 (Rev. Bucharest, 2022) of this conference,\n")
	}
	b.WriteString("resolves\nto go on.\n")
	return b.String()
}

// A keystroke as the server has it, from the message to the findings as they are
// sent.
func BenchmarkKeystroke(b *testing.B) {
	for _, n := range []int{5 << 10, 100 << 10, 1 << 20} {
		b.Run(fmt.Sprintf("%dkB", n>>10), func(b *testing.B) {
			s := quiet(itu(n))
			ctx := context.Background()
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				line := 4 + (i*7)%(n/200)
				text := "x"
				end := 20
				if i%2 == 1 {
					line, text, end = 4+((i-1)*7)%(n/200), "", 21
				}
				if err := s.didChange([]byte(fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"range":{"start":{"line":%d,"character":20},"end":{"line":%[3]d,"character":%d}},"text":%q}]}`, doc, i+2, line, end, text))); err != nil {
					b.Fatal(err)
				}
				d := (*s.docs.Load())[uri.URI(doc)]
				if _, _, err := s.report(ctx, d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkHover(b *testing.B) {
	s := quiet(itu(100 << 10))
	ctx := context.WithValue(context.Background(), viewKey{}, *s.docs.Load())
	p := &protocol.HoverParams{TextDocumentPositionParams: protocol.TextDocumentPositionParams{TextDocument: protocol.TextDocumentIdentifier{URI: doc}, Position: protocol.Position{Line: 6, Character: 12}}}
	for b.Loop() {
		if _, err := s.Hover(ctx, p); err != nil {
			b.Fatal(err)
		}
	}
}
