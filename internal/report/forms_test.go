package report_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"resolute/internal/report"
)

// awkward are the drafts and a file whose name and findings have everything that the
// forms of lines must write otherwise.
func awkward(t *testing.T) []report.File {
	t.Helper()
	f := file("a.txt", "50 % ] of ! it,;: [x]\r\n50 ::error::%0A!\n", run.Style)
	f.Path, f.Repo = "a,b:c;d] 100%.txt", "a,b:c;d] 100%.txt"
	return append(drafts(t), f)
}

func TestReviewdogsReportIsWhatItsProtocolAsks(t *testing.T) {
	schema, err := os.ReadFile("testdata/rdjson.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	out := printed(t, "rdjson", run, awkward(t)...)
	valid(t, string(schema), out)
	valid(t, string(schema), printed(t, "rdjson", run))
	if !strings.Contains(out, `"suggestions"`) {
		t.Error("nothing is suggested: the test shows little")
	}
}

func TestJSONLinesAreTheFindingsOfJSON(t *testing.T) {
	files := awkward(t)
	var whole struct{ Findings []any }
	if err := json.Unmarshal([]byte(printed(t, "json", run, files...)), &whole); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(printed(t, "jsonl", run, files...), "\n"), "\n")
	if len(lines) != len(whole.Findings) || len(lines) < 50 {
		t.Fatalf("%d lines of %d findings", len(lines), len(whole.Findings))
	}
	for i, line := range lines {
		var one any
		if err := json.Unmarshal([]byte(line), &one); err != nil || !reflect.DeepEqual(one, whole.Findings[i]) {
			t.Errorf("%v %s", err, line)
		}
	}
}

// told is what a finding says where only its place, its level and its words are told.
func told(path, level string, line, column int, message string) string {
	return fmt.Sprintf("%s %s:%d:%d %s", level, path, line, column, message)
}

// toldOf are the findings of files, with the levels that a form has.
func toldOf(files []report.File, levels map[string]string) map[string]bool {
	all := map[string]bool{}
	for _, f := range files {
		for _, d := range f.Findings {
			all[told(f.Repo, levels[d.Severity], d.Range.Start.Line, d.Range.Start.Column, d.Message)] = true
		}
	}
	return all
}

var (
	gitHubCommand = regexp.MustCompile(`^::(error|warning|notice) ([^:]*)::(.*)$`)
	azureCommand  = regexp.MustCompile(`^##vso\[task\.logissue ([^\]]*)\](.*)$`)
	gitHubReads   = strings.NewReplacer("%0A", "\n", "%0D", "\r", "%3A", ":", "%2C", ",", "%25", "%")
	azureReads    = strings.NewReplacer("%0A", "\n", "%0D", "\r", "%3B", ";", "%5D", "]", "%AZP25", "%")
)

// properties are "file=a.txt,line=3" read.
func properties(s, between string, reads *strings.Replacer) map[string]string {
	out := map[string]string{}
	for part := range strings.SplitSeq(strings.Trim(s, between), between) {
		name, value, _ := strings.Cut(part, "=")
		out[name] = reads.Replace(value)
	}
	return out
}

func number(t *testing.T, s string) int {
	t.Helper()
	n := 0
	if _, err := fmt.Sscanf(s, "%d", &n); err != nil || n < 1 {
		t.Errorf("%q is no line or column", s)
	}
	return n
}

// What GitHub's runner reads of a line is the finding; it takes ten of each level from
// one step, and drops what comes on top without a word.
func TestGitHubReadsWhatIsMeant(t *testing.T) {
	files := awkward(t)
	want := toldOf(files, map[string]string{"error": "error", "warning": "warning", "info": "notice", "hint": "notice"})
	count := map[string]int{}
	last := ""
	for line := range strings.SplitSeq(strings.TrimSuffix(printed(t, "github", run, files...), "\n"), "\n") {
		m := gitHubCommand.FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("no command: %s", line)
		}
		count[m[1]]++
		p := properties(m[2], ",", gitHubReads)
		if p["file"] == "" {
			last = gitHubReads.Replace(m[3])
			continue
		}
		if got := told(p["file"], m[1], number(t, p["line"]), number(t, p["col"]), gitHubReads.Replace(m[3])); !want[got] {
			t.Errorf("no finding says %s", got)
		}
	}
	if count["error"] != 10 || count["warning"] != 10 || count["notice"] != 10 {
		t.Errorf("annotations: %v", count)
	}
	if !regexp.MustCompile(`^not shown: \d+ errors?, \d+ warnings?, \d+ notices?;`).MatchString(last) {
		t.Errorf("the last tells what is left out: %q", last)
	}
	for _, f := range files[len(files)-1:] { // and the awkward one alone, which the others crowd out
		for line := range strings.SplitSeq(strings.TrimSuffix(printed(t, "github", run, f), "\n"), "\n") {
			m := gitHubCommand.FindStringSubmatch(line)
			p := properties(m[2], ",", gitHubReads)
			if got := told(p["file"], m[1], number(t, p["line"]), number(t, p["col"]), gitHubReads.Replace(m[3])); !want[got] {
				t.Errorf("no finding says %s", got)
			}
		}
	}
}

func TestAzureReadsWhatIsMeant(t *testing.T) {
	files := awkward(t)
	want := toldOf(files, map[string]string{"error": "error", "warning": "warning"})
	n := 0
	for line := range strings.Lines(printed(t, "azure", run, files...)) {
		if !strings.HasPrefix(line, "##") {
			continue // of what is less than a warning, a line of the log
		}
		m := azureCommand.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			t.Fatalf("no command: %s", line)
		}
		n++
		p := properties(m[1], ";", azureReads)
		if got := told(p["sourcepath"], p["type"], number(t, p["linenumber"]), number(t, p["columnnumber"]), azureReads.Replace(m[2])); !want[got] {
			t.Errorf("no finding says %s", got)
		}
	}
	if n < 50 {
		t.Errorf("%d commands", n)
	}
}

func TestURIsOfSARIFLeadToTheFile(t *testing.T) {
	for path, want := range map[string]string{
		"drafts/a.txt":                "drafts/a.txt",
		"été 2/a b.txt":               "%C3%A9t%C3%A9%202/a%20b.txt",
		"a:b.txt":                     "./a:b.txt",
		"100%/#1?.txt":                "100%25/%231%3F.txt",
		`a\b.txt`:                     "a%5Cb.txt",
		"/drafts/a b.txt":             "file:///drafts/a%20b.txt",
		"C:/Drafts/été/a.txt":         "file:///C:/Drafts/%C3%A9t%C3%A9/a.txt",
		"//server/share/Drafts/a.txt": "file://server/share/Drafts/a.txt",
	} {
		f := file("a.txt", "it!\n", run.Style)
		f.Repo = path
		out := printed(t, "sarif", run, f)
		if !strings.Contains(out, `"uri":"`+want+`"`) {
			t.Errorf("%s: %s", path, regexp.MustCompile(`"uri":"[^"]*"`).FindString(out))
		}
		if u, err := url.Parse(want); err != nil || u.Scheme != "" && u.Scheme != "file" {
			t.Errorf("%s: %v %v", want, u, err)
		}
	}
}
