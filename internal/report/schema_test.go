package report_test

import (
	"context"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/xeipuuv/gojsonschema"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/report"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// drafts are the faulty drafts that come with the program, checked by all rules.
func drafts(t *testing.T) []report.File {
	t.Helper()
	paths, _ := filepath.Glob("../../testdata/drafts/*.txt")
	if len(paths) == 0 {
		t.Fatal("there are no drafts")
	}
	engine := lint.New(rules.All, lint.Options{})
	var files []report.File
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		h, _ := house.Detect(string(data))
		r := engine.Run(context.Background(), syntax.Parse(text.New(string(data)), h, nil), nil)
		f := report.Of(path, r, report.Detail{Repairs: true, Edits: true, Paths: true, Fingerprints: true})
		f.Repo = "drafts of the été/" + filepath.Base(path)
		files = append(files, f)
	}
	return append(files, report.File{Path: "clean.txt", Repo: "clean.txt"})
}

var run = report.Options{Version: "0.1.0", Rules: rules.All, Fails: func(s lint.Severity) bool { return s >= lint.Warning }}

// sarifSchema is the schema of SARIF 2.1.0 as the library has it within: what it
// offers itself checks its own values, and finds fault with those that are read.
func sarifSchema(t *testing.T) string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3").Output()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(strings.TrimSpace(string(dir)), "pkg", "report", "v210", "sarif", "schema.go")
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	schema := ""
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING && len(lit.Value) > len(schema) {
			schema = lit.Value
		}
		return true
	})
	schema, err = strconv.Unquote(schema)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// valid holds a document to a JSON schema.
func valid(t *testing.T, schema, document string) {
	t.Helper()
	result, err := gojsonschema.Validate(gojsonschema.NewStringLoader(schema), gojsonschema.NewStringLoader(document))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range result.Errors() {
		t.Error(e)
	}
}

func TestSARIFIsValidBySchemaAndTellsOneResultFromAnother(t *testing.T) {
	files := drafts(t)
	out := printed(t, "sarif", run, files...)
	log, err := sarif.FromBytes([]byte(out), sarif.WithStrictValidation())
	if err != nil {
		t.Fatal(err)
	}
	valid(t, sarifSchema(t), out)
	seen, fixes := map[string]bool{}, 0
	for _, r := range log.Runs[0].Results {
		where := r.Locations[0].PhysicalLocation
		uri := *where.ArtifactLocation.URI
		if !strings.HasPrefix(uri, "drafts%20of%20the%20%C3%A9t%C3%A9/") {
			t.Errorf("the URI %s is not one from the root of the repository", uri)
		}
		if rule := log.Runs[0].Tool.Driver.Rules[r.RuleIndex]; *rule.ID != *r.RuleID {
			t.Errorf("rule %d is %s, not %s", r.RuleIndex, *rule.ID, *r.RuleID)
		}
		key := uri + r.PartialFingerprints["resolute/v1"]
		if seen[key] {
			t.Errorf("two results of %s have the fingerprint %s", uri, key)
		}
		seen[key] = true
		fixes += len(r.Fixes)
	}
	if len(seen) < 50 || fixes < 20 {
		t.Errorf("%d results with %d fixes", len(seen), fixes)
	}
}

func TestGitLabsReportIsWhatItsDocumentationAsks(t *testing.T) {
	schema, err := os.ReadFile("testdata/gitlab.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	out := printed(t, "gitlab", run, drafts(t)...)
	valid(t, string(schema), out)
	var issues []struct{ Fingerprint string }
	if err := json.Unmarshal([]byte(out), &issues); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, i := range issues {
		if seen[i.Fingerprint] {
			t.Errorf("two issues have the fingerprint %s", i.Fingerprint)
		}
		seen[i.Fingerprint] = true
	}
}

func TestNothingInADraftBreaksAForm(t *testing.T) {
	f := file("a.txt", "]]> & \x01\x1b<!-- \"% ::error:: ##vso[ |`!\n", report.Style{})
	f.Path, f.Repo = "a,b:c|d]\n<e>%.txt", "a,b:c|d]\n<e>%.txt"
	for _, form := range report.Formats {
		out := printed(t, form.Name, run, f)
		switch form.Name {
		case "json", "sarif", "gitlab", "rdjson":
			if !json.Valid([]byte(out)) {
				t.Errorf("%s: %s", form.Name, out)
			}
		case "github", "azure", "concise":
			if n := strings.Count(out, "\n"); n > 3 {
				t.Errorf("%s: %d lines of two findings and a summary: %s", form.Name, n, out)
			}
		case "junit", "checkstyle":
			if err := readXSD(t, form.Name).validate(out); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		}
	}
}
