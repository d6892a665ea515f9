package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"resolute/internal/catalogue"
	"resolute/internal/house"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// No rule may call a citation outdated that is meant as it stands.
func TestNoCitationThatIsMeantIsCalledOutdated(t *testing.T) {
	needCorpus(t)
	data, err := os.ReadFile("testdata/outdated.tsv")
	if err != nil {
		t.Fatal(err)
	}
	verdict := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 3 && line[0] != '#' {
			verdict[f[0]+"\t"+f[1]] = f[2]
		}
	}
	files, _ := filepath.Glob(filepath.Join(corpus, "texts", "ITU-PP", "*.txt"))
	var known *catalogue.Catalogue
	called := 0
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		txt := text.New(string(src))
		h, _ := house.Detect(txt.String())
		tree := syntax.Parse(txt, h, nil)
		for i := range tree.Nodes {
			n := &tree.Nodes[i]
			if n.Kind == syntax.Heading || n.Act < 0 {
				continue
			}
			for _, c := range n.Cites {
				if s := known.Status(tree.Ref(i, c), tree.Acts[n.Act].Number.Year); s != catalogue.Outdated {
					continue
				}
				k := fmt.Sprintf("%s:%d\t%s", filepath.Base(file), txt.LineAt(n.Start+c.Start)+1, tree.Ref(i, c))
				if verdict[k] == "" {
					t.Errorf("not judged: %s", k)
				}
			}
		}
		for _, d := range check(t, txt.String(), h.ID) {
			if d.Rule.Name != "superseded-revision" {
				continue
			}
			called++
			for k, v := range verdict {
				place, act, _ := strings.Cut(k, "\t")
				if v == "meant" && place == fmt.Sprintf("%s:%d", filepath.Base(file), txt.LineAt(d.Span.Start)+1) && strings.Contains(act, txt.Slice(d.Span)) {
					t.Errorf("%s is called outdated: %s", k, d.Message)
				}
			}
		}
	}
	t.Logf("%d citations judged, %d called outdated", len(verdict), called)
}
