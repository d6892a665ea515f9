package syntax

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"resolute/internal/house"
	"resolute/internal/text"
)

// A rule that needs a bracket or a quotation mark is not shown a paragraph without
// the bit, so the bit is there wherever the mark is.
func TestWhatIsSeenWithoutASignal(t *testing.T) {
	sources := []string{
		"a)\tthe (first) of “two” — 3(4), word(s), 12“x” é“ü” 1992(b) ;(x ,“y”\n",
		"1that the Council (Busan, 2014)\n“\n(\n((a))\n" + strings.Repeat("[", 40) + "(“\n",
	}
	for _, pattern := range []string{"../../testdata/adopted/*.txt", "../../testdata/drafts/*.txt"} {
		files, _ := filepath.Glob(pattern)
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			sources = append(sources, string(data))
		}
	}
	if len(sources) < 10 {
		t.Fatal("no texts in testdata")
	}
	for _, id := range []string{"itu-pp", "unga"} {
		for _, src := range sources {
			for _, n := range Parse(text.New(src), house.ByID(id), nil).Nodes {
				for mark, bit := range map[string]Seen{"(": Parenthesis, "“": Quotation} {
					if strings.Contains(n.Mark.In(n.Raw), mark) != (n.Seen&bit != 0) {
						t.Errorf("%s: %s in %q: seen %t", id, mark, n.Raw, n.Seen&bit != 0)
					}
				}
				if n.Glued != (n.Seen&Tight != 0) {
					t.Errorf("%s: %q: tight %t", id, n.Raw, n.Seen&Tight != 0)
				}
			}
		}
	}
}
