package report

import (
	"encoding/json"
	"io"
	"net/url"
	"strings"

	"resolute/internal/lint"
)

// sarif prints SARIF 2.1.0
// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), in the
// dialect that code scanning understands: paths from the root of the repository,
// a fingerprint for every result, a page for every rule. The well-kept library
// for it keeps all results until the end and brings code that opens connections
// for its schema, so it serves the tests only, which hold this to the schema.
type sarif struct {
	stream
	index map[string]int // of a rule, by its id
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifRule struct {
	ID               string      `json:"id"`
	Name             string      `json:"name"`
	ShortDescription sarifText   `json:"shortDescription"`
	FullDescription  sarifText   `json:"fullDescription"`
	Help             sarifHelp   `json:"help"`
	Configuration    sarifConfig `json:"defaultConfiguration"`
	Properties       sarifTags   `json:"properties"`
}

type sarifHelp struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown"`
}

type sarifConfig struct {
	Level string `json:"level"`
}

type sarifTags struct {
	Tags      []string `json:"tags"`
	Precision string   `json:"precision"`
	Severity  string   `json:"problem.severity"`
}

var sarifLevel = [...]string{lint.Hint: "note", lint.Info: "note", lint.Warning: "warning", lint.Error: "error"}

// sarifSeverity is the level as code scanning has it for queries of quality.
var sarifSeverity = [...]string{lint.Hint: "recommendation", lint.Info: "recommendation", lint.Warning: "warning", lint.Error: "error"}

func newSARIF(w io.Writer, o Options) Reporter {
	r := &sarif{stream{out: w}, map[string]int{}}
	rules := make([]sarifRule, len(o.Rules))
	for i, rule := range o.Rules {
		r.index[rule.ID] = i
		rules[i] = sarifRuleOf(rule)
	}
	driver, err := json.Marshal(map[string]any{"name": "Resolute", "semanticVersion": o.Version, "rules": rules})
	if err != nil {
		panic(err) // it is made of strings
	}
	r.text(`{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","tool":{"driver":`)
	r.text(string(driver))
	r.text(`},"results":[`)
	return r
}

func sarifRuleOf(rule *lint.Rule) sarifRule {
	why := strings.TrimSpace(rule.Why)
	help := why
	if rule.Bad != "" {
		help += "\n\nWrong:\n\n" + indented(rule.Bad) + "\n\nRight:\n\n" + indented(rule.Good)
	}
	return sarifRule{
		ID: rule.ID, Name: rule.Name, ShortDescription: sarifText{rule.Summary}, FullDescription: sarifText{rule.Summary + " " + strings.Join(strings.Fields(why), " ")},
		Help:          sarifHelp{help, "**" + rule.Name + "**: " + help},
		Configuration: sarifConfig{sarifLevel[rule.Severity]},
		Properties:    sarifTags{[]string{"drafting"}, "high", sarifSeverity[rule.Severity]},
	}
}

// indented is s as a block of code in Markdown.
func indented(s string) string {
	return "    " + strings.ReplaceAll(strings.TrimRight(s, "\n"), "\n", "\n    ")
}

func (r *sarif) File(f *File) error {
	if len(f.Findings) == 0 {
		return nil
	}
	uri := fileURI(f.Repo)
	for i := range f.Findings {
		r.next()
		r.result(uri, &f.Findings[i])
	}
	return r.send(outputRoom)
}

// result writes a finding in the file at uri.
func (r *sarif) result(uri string, d *Finding) {
	r.Object()
	r.Key("ruleId").String(d.ID)
	r.Key("ruleIndex").Int(r.index[d.ID])
	r.Key("level").String(sarifLevel[d.level])
	r.message("message", d.Message)
	r.Key("locations").Array()
	r.Object()
	r.physical(uri, &d.Range)
	if d.Paragraph != "" {
		r.Key("logicalLocations").Array()
		r.Object()
		r.Key("fullyQualifiedName").String(d.Paragraph)
		r.EndObject()
		r.EndArray()
	}
	r.EndObject()
	r.EndArray()
	if len(d.Related) > 0 {
		r.Key("relatedLocations").Array()
		for i := range d.Related {
			r.Object()
			r.Key("id").Int(i + 1)
			r.physical(uri, &d.Related[i].Range)
			r.message("message", d.Related[i].Message)
			r.EndObject()
		}
		r.EndArray()
	}
	// The first is the one that GitHub reads; the digit after the colon tells it which of
	// several alike this is, and a fingerprint has none.
	r.Key("partialFingerprints").Object()
	r.Key("primaryLocationLineHash").String(d.Fingerprint + ":1")
	r.Key("resolute/v1").String(d.Fingerprint)
	r.EndObject()
	r.fixes(uri, d.Fixes)
	r.EndObject()
}

// fixes writes those of the repairs that have edits.
func (r *sarif) fixes(uri string, fixes []Fix) {
	some := false
	for i := range fixes {
		if len(fixes[i].Edits) == 0 {
			continue
		}
		if !some {
			r.Key("fixes").Array()
			some = true
		}
		r.Object()
		r.message("description", fixes[i].Title)
		r.Key("artifactChanges").Array()
		r.Object()
		r.artifact(uri)
		r.Key("replacements").Array()
		for k := range fixes[i].Edits {
			e := &fixes[i].Edits[k]
			r.Object()
			r.region("deletedRegion", &e.Range)
			r.message("insertedContent", e.Text)
			r.EndObject()
		}
		r.EndArray()
		r.EndObject()
		r.EndArray()
		r.EndObject()
	}
	if some {
		r.EndArray()
	}
}

func (r *sarif) message(key, text string) {
	r.Key(key).Object()
	r.Key("text").String(text)
	r.EndObject()
}

func (r *sarif) physical(uri string, at *Range) {
	r.Key("physicalLocation").Object()
	r.artifact(uri)
	r.region("region", at)
	r.EndObject()
}

func (r *sarif) artifact(uri string) {
	r.Key("artifactLocation").Object()
	r.Key("uri").String(uri)
	r.EndObject()
}

func (r *sarif) region(key string, at *Range) {
	r.Key(key).Object()
	r.Key("startLine").Int(at.Start.Line)
	r.Key("startColumn").Int(at.Start.Column)
	r.Key("endLine").Int(at.End.Line)
	r.Key("endColumn").Int(at.End.Column)
	r.EndObject()
}

func (r *sarif) Close(*Summary) error {
	r.text("\n]}]}\n")
	return r.send(0)
}

// fileURI is a path with slashes as a URI: relative if the path is.
func fileURI(path string) string {
	switch {
	case strings.HasPrefix(path, "//"): // Windows' name of a folder on another computer
		host, rest, _ := strings.Cut(path[2:], "/")
		return (&url.URL{Scheme: "file", Host: host, Path: "/" + rest}).String()
	case strings.HasPrefix(path, "/"):
		return (&url.URL{Scheme: "file", Path: path}).String()
	case len(path) > 2 && path[1] == ':' && path[2] == '/':
		return (&url.URL{Scheme: "file", Path: "/" + path}).String()
	}
	return (&url.URL{Path: path}).String()
}
