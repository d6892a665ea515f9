package lsp

import (
	"context"
	"encoding/json"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/cite"
	"resolute/internal/export"
	"resolute/internal/house"
	"resolute/internal/lint"
)

// Requests of our own, for what the protocol has no word for. A client that does
// not know them misses nothing that it needs. Their parameters and results are
// told in editors/README.md.
const (
	methodPreview = "resolute/preview"
	methodStatus  = "resolute/status"
	methodHouses  = "resolute/houses"
	methodDraft   = "resolute/draft"
	methodSettle  = "resolute/settle"
	methodPaste   = "resolute/paste"
)

// documentParams are the parameters of those that are about one text.
type documentParams struct {
	TextDocument struct{ URI uri.URI }
	// Page asks for a page of its own instead of an element to be shown in one.
	Page bool
	// Clean asks for a page without findings, to be sent to others.
	Clean bool
	// Links asks for addresses of the acts that are cited: the editor follows them.
	Links bool
	// House is the id of one.
	House string
	// Accept tells to accept revisions; without it they are rejected.
	Accept bool
}

func (s *server) documentOf(ctx context.Context, raw []byte) (*document, documentParams, error) {
	var p documentParams
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, p, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	u, err := uri.Parse(string(p.TextDocument.URI))
	if err != nil {
		return nil, p, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	d, err := at(ctx, u)
	return d, p, err
}

func result(v any) (any, error) {
	raw, err := json.Marshal(v)
	return jsonrpc2.RawMessage(raw), err
}

// preview is the draft as its house prints it, with what is known of its citations
// and what is found in it.
func (s *server) preview(ctx context.Context, raw []byte) (any, error) {
	d, p, err := s.documentOf(ctx, raw)
	if err != nil {
		return nil, err
	}
	found := d.linted(ctx)
	if found == nil {
		return nil, ctx.Err()
	}
	tree := d.parsed()
	o := export.Options{Findings: found.Shown(false), Tell: func(i int, c *cite.Cite) string {
		if c.Ref.Body == "self" {
			return ""
		}
		return withoutMarkup.Replace(describeCite(d, place{tree: tree, node: i}, c))
	}}
	if p.Clean {
		o.Findings = nil
	}
	switch known := d.scope.settings().config.Catalogue; {
	case p.Links:
		o.Link = s.linkedTo(ctx, d)
	case p.Page: // it goes to others, so that no file of this computer may be named
		o.Link = func(i int, c *cite.Cite) string {
			address, _ := known.Address(tree.Ref(i, *c))
			return address
		}
	}
	answer := struct {
		Version int32  `json:"version"`
		Title   string `json:"title"`
		House   string `json:"house"`
		Style   string `json:"style"`
		HTML    string `json:"html"`
	}{d.version, export.Name(tree), tree.House.Name, export.Style, ""}
	if p.Page {
		var page strings.Builder
		if err := export.HTML(&page, tree, o); err != nil {
			return nil, err
		}
		answer.Style, answer.HTML = "", page.String()
	} else {
		answer.HTML = export.Article(tree, o)
	}
	return result(answer)
}

// withoutMarkup makes plain lines of the Markdown that hover texts are written in.
var withoutMarkup = strings.NewReplacer("**", "", "*", "", "\n\n", "\n", "> ", "")

// status is what an editor shows at the edge of its window: whose draft it is, how
// much is found in it, how new what is known of that house's acts is.
func (s *server) status(ctx context.Context, raw []byte) (any, error) {
	d, _, err := s.documentOf(ctx, raw)
	if err != nil {
		return nil, err
	}
	found := d.linted(ctx)
	if found == nil {
		return nil, ctx.Err()
	}
	tree := d.parsed()
	type houseOf struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
	type catalogueOf struct {
		Series string `json:"series"`
		Newest string `json:"newest"`
		Acts   int    `json:"acts"`
	}
	answer := struct {
		Version   int32          `json:"version"`
		House     houseOf        `json:"house"`
		Title     string         `json:"title"`
		Findings  map[string]int `json:"findings"`
		Catalogue *catalogueOf   `json:"catalogue"`
		Errors    int64          `json:"internalErrors,omitempty"`
	}{Errors: s.bugs.Load(), Version: d.version, House: houseOf{tree.House.ID, tree.House.Name}, Title: export.Name(tree), Findings: map[string]int{}}
	for _, severity := range []lint.Severity{lint.Error, lint.Warning, lint.Info, lint.Hint} {
		answer.Findings[severity.String()] = 0
	}
	for _, f := range found.All() {
		answer.Findings[f.Severity.String()]++
	}
	for _, src := range d.scope.settings().config.Catalogue.Sources() {
		if src.Body != "" && src.Body == tree.House.Body {
			answer.Catalogue = &catalogueOf{src.Name, src.Last, src.Acts}
			break
		}
	}
	return result(answer)
}

// houses are those that are built in and those of the folder's settings.
func (s *server) houses(_ context.Context, raw []byte) (any, error) {
	type row struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
	var rows []row
	own := s.ownHouses(raw)
	for _, h := range own {
		rows = append(rows, row{h.ID, h.Name})
	}
	for _, id := range house.IDs() {
		rows = append(rows, row{id, house.ByID(id).Name})
	}
	return result(map[string]any{"houses": rows})
}

// ownHouses are those of the settings for a document, or for the first folder.
func (s *server) ownHouses(raw []byte) []*house.House {
	var p documentParams
	_ = json.Unmarshal(raw, &p) // without a document it is the first folder
	return s.scopeFor(p.TextDocument.URI).settings().config.Houses
}

// newDraft is the text that a draft of a house begins with: plain, and as a snippet
// to be filled in.
func (s *server) newDraft(_ context.Context, raw []byte) (any, error) {
	var p documentParams
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	h, err := s.scopeFor(p.TextDocument.URI).settings().config.HouseByID(p.House)
	if err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	text := h.Skeleton()
	return result(map[string]string{"text": house.Filled(text), "snippet": house.Snippet(text)})
}

// settle are the edits that accept, or reject, every revision mark of a draft.
func (s *server) settle(ctx context.Context, raw []byte) (any, error) {
	d, p, err := s.documentOf(ctx, raw)
	if err != nil {
		return nil, err
	}
	type edit struct {
		Range   protocol.Range `json:"range"`
		NewText string         `json:"newText"`
	}
	edits := []edit{}
	if m := d.parsed().Marks; m != nil {
		for _, e := range m.Resolve(m.All(), p.Accept) {
			edits = append(edits, edit{s.shownSpan(d.text, e.Span), e.New})
		}
	}
	return result(map[string]any{"version": d.version, "edits": edits})
}
