package lsp

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/cite"
	"resolute/internal/lint"
	"resolute/internal/marks"
	"resolute/internal/rules"
	"resolute/internal/text"
)

// scheme is that of the documents that the server itself holds. They are read only
// and made anew whenever they are asked for:
//
//	resolute:/rules/label-gap.md          what a rule means
//	resolute:/acts/itu-pp/resolution/140  what is known of an act; ?EDITION may follow, and &URI of a
//	                                      document whose folder has a catalogue of its own
//	resolute:/settings?URI                which settings hold for a document
//	resolute:/proposed?URI, /original?URI a draft without its revision marks, both ways
//	resolute:/compared/0?URI              what its first act changes of the text it revises
const scheme = "resolute"

// rulePage is the document of ours that explains a rule.
func rulePage(rule string) string { return scheme + ":/rules/" + rule + ".md" }

// actPage is the one that tells what is known of an act to those who write d; nil: in
// the first folder.
func (s *server) actPage(d *document, r cite.Ref) uri.URI {
	path := "/acts/" + url.PathEscape(r.Body) + "/" + url.PathEscape(r.Kind) + "/" + url.PathEscape(r.Number)
	query := url.PathEscape(r.Edition)
	if d != nil && d.scope.settings().config.Catalogue != s.scopeFor("").settings().config.Catalogue {
		query += "&" + url.PathEscape(string(d.uri))
	}
	if query != "" {
		path += "?" + query
	}
	u, err := uri.Parse(scheme + ":" + path)
	if err != nil {
		return ""
	}
	return u
}

// TextDocumentContent is one of our documents.
func (s *server) TextDocumentContent(ctx context.Context, p *protocol.TextDocumentContentParams) (*protocol.TextDocumentContentResult, error) {
	u, err := url.Parse(string(p.URI))
	if err != nil || u.Scheme != scheme {
		return nil, fmt.Errorf("%s is none of the server's documents", p.URI)
	}
	path := u.EscapedPath()
	if path == "" {
		path = u.Opaque
	}
	kind, rest, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	words, about := "", (*document)(nil)
	switch kind {
	case "rules":
		if rule, ok := lint.RuleNamed(rules.All, strings.TrimSuffix(rest, ".md")); ok {
			words = explained(rule)
		}
	case "acts":
		words = s.actText(rest, u.RawQuery)
	case "settings", "proposed", "original", "compared":
		query, err := url.PathUnescape(u.RawQuery) // a plus is one
		if err != nil {
			return nil, err
		}
		of, err := uri.Parse(query)
		if err != nil {
			return nil, err
		}
		d, err := at(ctx, of)
		if err != nil {
			return nil, err
		}
		about = d
		if kind != "compared" {
			words = pageOf(d, kind)
		} else if act, err := strconv.Atoi(rest); err == nil && act >= 0 && act < len(d.parsed().Acts) {
			if words, _, err = s.compared(ctx, d, act); err != nil {
				return nil, err
			}
		}
	}
	if words == "" {
		return nil, fmt.Errorf("there is no document %s", p.URI)
	}
	if about != nil {
		s.pages.show(p.URI, about.uri)
		if (*s.docs.Load())[about.uri] != about { // it has changed meanwhile
			s.refreshPages(about.uri)
		}
	}
	return &protocol.TextDocumentContentResult{Text: words}, nil
}

func pageOf(d *document, kind string) string {
	if kind == "settings" {
		return settingsPage(d)
	}
	m := marks.Of(text.New(d.text.String()))
	if kind == "original" {
		return m.Original.Text.String()
	}
	return m.Proposed.Text.String()
}

// actText tells what is known of an act. Its number may have a slash of its own.
func (s *server) actText(path, query string) string {
	path, err := url.PathUnescape(path)
	parts := strings.SplitN(path, "/", 3)
	if err != nil || len(parts) < 3 {
		return ""
	}
	if query, err = url.PathUnescape(query); err != nil {
		return ""
	}
	edition, of, _ := strings.Cut(query, "&")
	ref := cite.Ref{Body: parts[0], Kind: parts[1], Number: parts[2], Edition: edition}
	var writes uri.URI
	if of != "" {
		if writes, err = uri.Parse(of); err != nil {
			return ""
		}
	}
	known, ok := s.scopeFor(writes).settings().config.Catalogue.Describe(ref, 0, "")
	if !ok {
		return ""
	}
	return known.Markdown() + "\n"
}

// explained is the page of a rule.
func explained(r *lint.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s (%s)\n\n%s Severity: %s.\n\n%s\n", r.Name, r.ID, r.Summary, r.Severity, r.Why)
	if len(r.Houses) > 0 {
		fmt.Fprintf(&b, "\nFor drafts of: %s.\n", strings.Join(r.Houses, ", "))
	}
	fmt.Fprintf(&b, "\n## What it reports\n\n```text\n%s```\n\n## What is due\n\n```text\n%s```\n", r.Bad, r.Good)
	fmt.Fprintf(&b, "\n## To switch it off\n\nIn resolute.toml, for the folder and those below:\n\n```toml\n[rules]\n%s = \"off\"\n```\n", r.Name)
	return b.String()
}

// settingsPage tells which settings hold for a document, and where they were made.
func settingsPage(d *document) string {
	c := d.scope.settings().config
	h := d.parsed().House
	var b strings.Builder
	fmt.Fprintf(&b, "settings of %s\n\nfile: %s\n", d.uri, cmp.Or(c.Path, "none; what is built in holds"))
	by := "told from the text"
	if c.House != "" {
		by = cmp.Or(c.Places["house"], "set")
	}
	fmt.Fprintf(&b, "house: %s (%s), %s\n", h.ID, h.Name, by)
	for _, name := range slices.Sorted(maps.Keys(c.Rules)) {
		how := "off"
		if set := c.Rules[name]; !set.Off {
			how = set.Severity.String()
		}
		fmt.Fprintf(&b, "rule %s: %s %s\n", name, how, c.Places["rules."+name])
	}
	for _, list := range []struct {
		name     string
		patterns int
	}{{"exclude", len(c.Exclude)}, {"adopted", len(c.Adopted)}, {"suppressions", len(c.Suppress)}, {"locks", len(c.Locks)}, {"unlinked references", len(c.Unlinks)}} {
		if list.patterns > 0 {
			fmt.Fprintf(&b, "%s: %d %s\n", list.name, list.patterns, c.Places[list.name])
		}
	}
	for _, path := range c.Catalogues {
		fmt.Fprintf(&b, "catalogue: %s\n", path)
	}
	return b.String()
}
