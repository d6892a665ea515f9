package lsp

import (
	"context"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/cite"
	"resolute/internal/renumber"
)

// The commands that an editor may call. Each takes one object: the uri of a document
// that is open, and for some a position in it; those about the workspace take none. Editors register them under these very
// names, so they may not be those of a plugin's own commands.
const (
	commandReferences = "resolute.server.references" // the places that refer to what stands there; the first is shown
	commandRenumber   = "resolute.server.renumber"   // number the list there, or all lists, in order
	commandSettings   = "resolute.server.settings"   // which settings hold for a document, and which files made them
	commandStatus     = "resolute.server.status"     // whose draft it is, what is found, what is known
	commandCompare    = "resolute.server.compare"    // what the act there changes of the other text that the workspace has of it
	commandFindings   = "resolute.server.findings"   // what is found in a document, or in all of the workspace, as lines of text
	commandRegister   = "resolute.server.register"   // the acts that the workspace's texts are, as a catalogue in CSV
	commandReport     = "resolute.server.report"     // sizes and counts of the session, for who reports that something goes wrong
	commandInit       = "resolute.server.init"       // make a settings file for the folder of a document
	commandReread     = "resolute.server.reread"     // read settings, catalogues and drafts anew
)

var commands = []string{
	commandReferences, commandRenumber, commandSettings, commandStatus, commandCompare, commandFindings, commandRegister, commandReport, commandInit, commandReread,
}

// ExecuteCommand does what an editor's menu or a lens asks for.
func (s *server) ExecuteCommand(ctx context.Context, p *protocol.ExecuteCommandParams) (protocol.LSPAny, error) {
	switch {
	case p.Command == commandReread:
		s.reload()
		return nil, nil
	case p.Command == commandReport:
		return s.account(ctx)
	case p.Command == commandRegister:
		return s.register(ctx)
	case p.Command == commandFindings && len(p.Arguments) == 0:
		return s.exportFindings(ctx, nil)
	}
	var arg struct {
		URI      uri.URI            `json:"uri"`
		Position *protocol.Position `json:"position"`
	}
	if len(p.Arguments) != 1 || protocol.Unmarshal(p.Arguments[0], &arg) != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s takes one object with the uri of a document", p.Command)
	}
	d, err := at(ctx, arg.URI)
	if err != nil {
		return nil, err
	}
	switch p.Command {
	case commandReferences:
		if arg.Position == nil {
			return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s takes a position", p.Command)
		}
		return s.showReferences(ctx, d, *arg.Position)
	case commandRenumber:
		return s.renumberInOrder(ctx, d, arg.Position)
	case commandCompare:
		return s.showCompared(ctx, d, arg.Position)
	case commandFindings:
		return s.exportFindings(ctx, d)
	case commandInit:
		return s.writeSettings(ctx, d)
	case commandSettings:
		return protocol.Marshal(settingsPage(d))
	case commandStatus:
		raw, err := protocol.Marshal(map[string]any{"textDocument": map[string]any{"uri": string(d.uri)}})
		if err != nil {
			return nil, err
		}
		answer, err := s.status(ctx, raw)
		if message, ok := answer.(jsonrpc2.RawMessage); ok && err == nil {
			return protocol.LSPAny(message), nil
		}
		return nil, err
	}
	return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "there is no command %q", p.Command)
}

// showReferences are the places that refer to what stands there; the first is shown.
func (s *server) showReferences(ctx context.Context, d *document, at protocol.Position) (protocol.LSPAny, error) {
	found, err := s.References(ctx, &protocol.ReferenceParams{TextDocumentPositionParams: protocol.TextDocumentPositionParams{
		TextDocument: protocol.TextDocumentIdentifier{URI: d.uri}, Position: at,
	}})
	if err != nil {
		return nil, err
	}
	if s.client.showDocument && len(found) > 0 {
		if _, err := s.client.ShowDocument(ctx, &protocol.ShowDocumentParams{URI: found[0].URI, TakeFocus: new(true), Selection: &found[0].Range}); err != nil {
			return nil, err
		}
	}
	return protocol.Marshal(found)
}

// renumberInOrder numbers the list there, or all lists, and has the editor take it.
func (s *server) renumberInOrder(ctx context.Context, d *document, at *protocol.Position) (protocol.LSPAny, error) {
	tree := d.parsed()
	plan := renumber.All(tree)
	if at != nil {
		pl := placeAt(tree, s.offset(tree, *at))
		if pl.node < 0 || tree.Nodes[pl.node].LabelAt.Empty() {
			return nil, renumber.ErrNoLabel
		}
		plan = renumber.Series(tree, pl.node)
	}
	c := s.newChanges()
	c.plan(ctx, d, plan)
	if len(c.order) == 0 {
		return protocol.Marshal(false)
	}
	done, err := s.client.ApplyEdit(ctx, &protocol.ApplyWorkspaceEditParams{Label: new("Number in order"), Edit: *c.edit()})
	if err != nil {
		return nil, err
	}
	return protocol.Marshal(done.Applied)
}

// citedElsewhere are the other texts of the workspace that cite an act.
func (s *server) citedElsewhere(ctx context.Context, here uri.URI, ref cite.Ref) []uri.URI {
	var out []uri.URI
	for _, c := range s.index.citing(viewOf(ctx), ref) {
		if u := c.in.uri; u != here && (len(out) == 0 || out[len(out)-1] != u) {
			out = append(out, u)
		}
	}
	return out
}
