package report

import (
	"bufio"
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
	w     *bufio.Writer
	index map[string]int // of a rule, by its id
	any   bool
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
	r := &sarif{w: bufio.NewWriter(w), index: map[string]int{}}
	rules := make([]sarifRule, len(o.Rules))
	for i, rule := range o.Rules {
		r.index[rule.ID] = i
		rules[i] = sarifRuleOf(rule)
	}
	driver, err := json.Marshal(map[string]any{"name": "Resolute", "semanticVersion": o.Version, "rules": rules})
	if err != nil {
		panic(err) // it is made of strings
	}
	r.w.WriteString(`{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","tool":{"driver":`)
	r.w.Write(driver)
	r.w.WriteString(`},"results":[`)
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

type sarifResult struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Message      sarifText         `json:"message"`
	Locations    []sarifLocation   `json:"locations"`
	Related      []sarifLocation   `json:"relatedLocations,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
	Fixes        []sarifFix        `json:"fixes,omitempty"`
}

type sarifLocation struct {
	ID       *int           `json:"id,omitempty"`
	Physical sarifPhysical  `json:"physicalLocation"`
	Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	Message  *sarifText     `json:"message,omitempty"`
}

type sarifLogical struct {
	Name string `json:"fullyQualifiedName"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   sarifRegion   `json:"region"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn"`
}

type sarifFix struct {
	Description sarifText     `json:"description"`
	Changes     []sarifChange `json:"artifactChanges"`
}

type sarifChange struct {
	Artifact     sarifArtifact      `json:"artifactLocation"`
	Replacements []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	Deleted  sarifRegion `json:"deletedRegion"`
	Inserted sarifText   `json:"insertedContent"`
}

func sarifRegionOf(r Range) sarifRegion {
	return sarifRegion{r.Start.Line, r.Start.Column, r.End.Line, r.End.Column}
}

func (r *sarif) File(f *File) error {
	file := sarifArtifact{fileURI(f.Repo)}
	for i := range f.Findings {
		d := &f.Findings[i]
		where := sarifLocation{Physical: sarifPhysical{file, sarifRegionOf(d.Range)}}
		if d.Paragraph != "" {
			where.Logical = []sarifLogical{{d.Paragraph}}
		}
		out := sarifResult{
			RuleID: d.ID, RuleIndex: r.index[d.ID], Level: sarifLevel[d.level], Message: sarifText{d.Message},
			Locations: []sarifLocation{where},
			// The first is the one that GitHub reads; the digit after the colon
			// tells it which of several alike this is, and a fingerprint has none.
			Fingerprints: map[string]string{"primaryLocationLineHash": d.Fingerprint + ":1", "resolute/v1": d.Fingerprint},
		}
		for j, rel := range d.Related {
			out.Related = append(out.Related, sarifLocation{ID: new(j + 1), Physical: sarifPhysical{file, sarifRegionOf(rel.Range)}, Message: &sarifText{rel.Message}})
		}
		for _, fix := range d.Fixes {
			change := sarifChange{Artifact: file}
			for _, e := range fix.Edits {
				change.Replacements = append(change.Replacements, sarifReplacement{sarifRegionOf(e.Range), sarifText{e.Text}})
			}
			if len(change.Replacements) > 0 {
				out.Fixes = append(out.Fixes, sarifFix{sarifText{fix.Title}, []sarifChange{change}})
			}
		}
		if err := listed(r.w, &r.any, out); err != nil {
			return err
		}
	}
	return failed(r.w)
}

func (r *sarif) Close(*Summary) error {
	r.w.WriteString("\n]}]}\n")
	return r.w.Flush()
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
