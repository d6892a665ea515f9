package lsp

import (
	"context"
	"slices"
	"time"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/cite"
	"resolute/internal/renumber"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// doubt says how sure a change of a workspace is; the editor shows those together
// that are alike, and asks about the doubtful ones.
type doubt struct {
	id, label, description string
	asks                   bool
}

var (
	doubtNone     = &doubt{}
	doubtOwn      = &doubt{"numbers", "Numbers of paragraphs", "the labels of the list, as asked for", false}
	doubtCertain  = &doubt{"references", "References that follow", "they can mean no other paragraph", false}
	doubtPosition = &doubt{"position", "References by position", "another paragraph has the same number, or the words above and below may not hold any more: please look", true}
	doubtAdopted  = &doubt{"adopted", "In adopted texts", "an adopted text stays as it is, unless this is ticked", true}
)

// doubtOfGap is about numbers after which some are missing.
func doubtOfGap(missing string) *doubt {
	return &doubt{"gap", "Numbers that leave a gap", "nothing in the list has " + missing + " then: please look", true}
}

// changes are edits of several texts under way. Of texts that are open they carry
// the version they are for, so that an editor refuses what is out of date.
type changes struct {
	s     *server
	order []uri.URI
	texts map[uri.URI]*changedText
	seen  map[string]protocol.ChangeAnnotation
}

type changedText struct {
	new     bool // there is no such file yet
	version *int32
	edits   []protocol.TextDocumentEditElement
	plain   []protocol.TextEdit
}

func (s *server) newChanges() *changes {
	return &changes{s: s, texts: map[uri.URI]*changedText{}, seen: map[string]protocol.ChangeAnnotation{}}
}

// add adds an edit of the text that is read; false where it would lose a revision
// mark. What would change an adopted text is left out for an editor that cannot ask.
func (c *changes) add(u uri.URI, tree *syntax.Tree, version *int32, track bool, e text.Edit, how *doubt) bool {
	shown, ok := tree.Edits([]text.Edit{e}, track)
	for _, e := range shown {
		c.addShown(u, tree, version, e, how)
	}
	return ok
}

// addShown adds an edit of the text that the editor shows.
func (c *changes) addShown(u uri.URI, tree *syntax.Tree, version *int32, e text.Edit, how *doubt) {
	if how == doubtAdopted && !c.s.client.annotates {
		return
	}
	t := c.texts[u]
	if t == nil {
		t = &changedText{version: version}
		c.texts[u] = t
		c.order = append(c.order, u)
	}
	edit := protocol.TextEdit{Range: c.s.shownSpan(tree.Shown(), e.Span), NewText: e.New}
	t.plain = append(t.plain, edit)
	if how == doubtNone || !c.s.client.annotates {
		t.edits = append(t.edits, &edit)
		return
	}
	c.seen[how.id] = protocol.ChangeAnnotation{Label: how.label, Description: &how.description, NeedsConfirmation: &how.asks}
	t.edits = append(t.edits, &protocol.AnnotatedTextEdit{TextEdit: edit, AnnotationID: protocol.ChangeAnnotationIdentifier(how.id)})
}

// addSettings adds lines to the end of a settings file, which is new where it is not
// there; the editor makes new files.
func (c *changes) addSettings(f settingsFile, lines string) {
	u := uri.File(f.path)
	edit := protocol.TextEdit{Range: protocol.Range{Start: f.end, End: f.end}, NewText: lines}
	c.order = append(c.order, u)
	c.texts[u] = &changedText{new: f.new, edits: []protocol.TextDocumentEditElement{&edit}, plain: []protocol.TextEdit{edit}}
}

// edit is the changes as the editor takes them.
func (c *changes) edit() *protocol.WorkspaceEdit {
	out := &protocol.WorkspaceEdit{}
	if !c.s.client.changes {
		out.Changes = map[uri.URI][]protocol.TextEdit{}
		for _, u := range c.order {
			out.Changes[u] = c.texts[u].plain
		}
		return out
	}
	for _, u := range c.order {
		if c.texts[u].new {
			out.DocumentChanges = append(out.DocumentChanges, &protocol.CreateFile{Kind: "create", URI: u, Options: &protocol.CreateFileOptions{IgnoreIfExists: new(true)}})
		}
		out.DocumentChanges = append(out.DocumentChanges, &protocol.TextDocumentEdit{
			TextDocument: protocol.OptionalVersionedTextDocumentIdentifier{
				TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: u}, Version: c.texts[u].version,
			},
			Edits: c.texts[u].edits,
		})
	}
	if len(c.seen) > 0 {
		out.ChangeAnnotations = map[protocol.ChangeAnnotationIdentifier]protocol.ChangeAnnotation{}
		for id, a := range c.seen {
			out.ChangeAnnotations[protocol.ChangeAnnotationIdentifier(id)] = a
		}
	}
	return out
}

// plan adds a renumbering of a draft, and what follows from it in the other texts of
// the workspace that cite it.
func (c *changes) plan(ctx context.Context, d *document, p *renumber.Plan) {
	if len(p.Changes) == 0 {
		return
	}
	own := doubtOwn
	if p.Gap != "" {
		own = doubtOfGap(p.Gap)
		if !c.s.client.annotates {
			c.s.tell("Renaming: " + own.description)
		}
	}
	track := d.scope.settings().config.Track
	for _, ch := range p.Changes {
		how := doubtOf(ch.Class)
		if ch.Class == renumber.Own {
			how = own
		}
		c.add(d.uri, p.Tree, &d.version, track, ch.Edit, how)
	}
	node := p.Changes[0].Node
	act := p.Tree.Nodes[node].Act
	if act < 0 {
		return
	}
	ref, ok := actRef(&p.Tree.Acts[act])
	if !ok {
		return
	}
	for _, t := range c.s.textsThatCite(ctx, ref) {
		if t.uri == d.uri {
			continue
		}
		for _, ch := range p.In(t.tree, ref) {
			how := doubtOf(ch.Class)
			if t.adopted {
				how = doubtAdopted
			}
			c.add(t.uri, t.tree, t.version, track, ch.Edit, how)
		}
	}
}

func doubtOf(c renumber.Class) *doubt {
	return [...]*doubt{renumber.Own: doubtOwn, renumber.Certain: doubtCertain, renumber.ByPosition: doubtPosition}[c]
}

// diskPatience is how long a renaming waits for one text: what is not read keeps its
// references.
const diskPatience = 5 * time.Second

// textThatCites is a text of the workspace that cites an act.
type textThatCites struct {
	uri     uri.URI
	tree    *syntax.Tree
	version *int32 // nil of one that is not open
	adopted bool
}

// textsThatCite are the texts of the workspace that cite an act, read anew if they are
// not open.
func (s *server) textsThatCite(ctx context.Context, ref cite.Ref) []textThatCites {
	var out []textThatCites
	v := viewOf(ctx)
	for _, c := range s.index.citing(v, ref) {
		u := c.in.uri
		if ctx.Err() != nil || slices.ContainsFunc(out, func(t textThatCites) bool { return t.uri == u }) {
			continue
		}
		t := textThatCites{uri: u, adopted: c.in.adopted}
		if d := v[u]; d != nil {
			t.tree, t.version = d.parsed(), &d.version
		} else if t.tree = s.treeWithin(ctx, c.in, diskPatience); t.tree == nil {
			s.tell(string(u) + " could not be read: what it says of these numbers stays as it is")
			continue
		}
		out = append(out, t)
	}
	return out
}
