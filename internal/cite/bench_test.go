package cite_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"resolute/internal/cite"
)

const plainText = `Stresses the importance of sustained and predictable financing for the common services of the Organization, and in this
respect encourages all members in a position to do so to contribute in a timely manner, notes with concern the growing gap between needs and
means, welcomes the progress that was made by the Secretariat in the review of its working methods, and reaffirms that the principles of
equity, transparency and accountability apply to every part of the system; invites the Director to consult with partners, in particular with
those who are most affected by the changes, and to present practical proposals to the next meeting for its consideration and approval;
`

const citingText = `Recalling its resolutions 31/6 A and B of 20 December 2001, 47/19 of 25 November 2002 and 49/3 of 5 December 2004, General
Assembly resolution 70/1 of 25 September 2015, Security Council resolution 1325 (2000) and document A/74/409, paragraph 5, on the work of the
Committee, and reaffirming paragraph 3 (a) of resolution 61/275 as well as paragraphs 7 to 9 above, and requests the Secretary-General to
report to the Assembly at its next session on the implementation of the present resolution;
`

func benchmarkFind(b *testing.B, body string, texts []string) {
	n := 0
	for _, s := range texts {
		n += len(s)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range texts {
			cite.Find(s, body)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	b.Run("without citations", func(b *testing.B) { benchmarkFind(b, "unga", []string{plainText}) })
	b.Run("without citations, ITU", func(b *testing.B) { benchmarkFind(b, "itu-pp", []string{plainText}) })
	b.Run("like a resolution", func(b *testing.B) {
		benchmarkFind(b, "unga", []string{citingText, plainText, plainText, plainText, plainText, plainText})
	})
	b.Run("citations only", func(b *testing.B) { benchmarkFind(b, "unga", []string{citingText}) })
	for _, corpus := range []struct{ glob, body string }{{"UNGA/*.txt", "unga"}, {"UNSC/*.txt", "unsc"}, {"ITU-PP/*.txt", "itu-pp"}} {
		var lines []string
		files, _ := filepath.Glob(filepath.Join(shared, "corpus/texts", corpus.glob))
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				b.Fatal(err)
			}
			lines = append(lines, strings.SplitAfter(string(data), "\n")...)
		}
		if len(lines) > 0 {
			b.Run(corpus.glob[:4], func(b *testing.B) { benchmarkFind(b, corpus.body, lines) })
		}
	}
}

func BenchmarkHostile(b *testing.B) {
	for name, unit := range hostileUnits {
		for _, size := range []int{1 << 20, 10 << 20} {
			s := strings.Repeat(unit, size/len(unit)+1)[:size]
			b.Run(name+map[bool]string{true: " 10 MB", false: " 1 MB"}[size > 1<<20], func(b *testing.B) { benchmarkFind(b, "itu-pp", []string{s}) })
		}
	}
}
