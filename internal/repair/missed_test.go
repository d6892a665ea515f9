package repair_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/missed.tsv anew; new rows have no reason yet")

// TestWhatIsMissedHasItsReason compares the words that repair --base gets wrong in the
// real revisions with a table that gives for each the reason why nothing decides it.
func TestWhatIsMissedHasItsReason(t *testing.T) {
	const file = "testdata/missed.tsv"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	comment, reasons := "", map[string]string{}
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "#") {
			comment += line
			continue
		}
		row, reason := line, ""
		if k := strings.LastIndexByte(line, '\t'); k >= 0 {
			row, reason = line[:k], strings.TrimSpace(line[k+1:])
		}
		reasons[row] = reason
	}
	var rows []string
	for act, p := range revisions(t) {
		got := repaired(flatten(t, p[0], p[1]), p[0]).Proposed.Text.String()
		for _, g := range wrongWords(strings.Fields(got), strings.Fields(p[1])) {
			rows = append(rows, act+"\t"+g[0]+"\t"+g[1])
		}
	}
	slices.Sort(rows)
	if *update {
		for _, row := range rows {
			comment += row + "\t" + reasons[row] + "\n"
		}
		if err := os.WriteFile(file, []byte(comment), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, row := range rows {
		if reasons[row] == "" {
			t.Errorf("no reason is given for %q", row)
		}
	}
	for row := range reasons {
		if !slices.Contains(rows, row) {
			t.Errorf("this is not missed any more: %q", row)
		}
	}
}

// wrongWords are the places where got is not want: the words that it has too much, and
// those that it lacks.
func wrongWords(got, want []string) [][2]string {
	n, m := len(got), len(want)
	same := make([][]uint16, n+1) // words in common from i and j on
	for i := range same {
		same[i] = make([]uint16, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if got[i] == want[j] {
				same[i][j] = same[i+1][j+1] + 1
			} else {
				same[i][j] = max(same[i+1][j], same[i][j+1])
			}
		}
	}
	var out [][2]string
	for i, j := 0, 0; i < n || j < m; {
		a, b := i, j
		for i < n || j < m {
			if i < n && j < m && got[i] == want[j] {
				break
			}
			if j == m || i < n && same[i+1][j] >= same[i][j+1] {
				i++
			} else {
				j++
			}
		}
		if a < i || b < j {
			out = append(out, [2]string{strings.Join(got[a:i], " "), strings.Join(want[b:j], " ")})
			continue
		}
		i, j = i+1, j+1
	}
	return out
}
