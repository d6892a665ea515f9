package lsp

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/config"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// lockActions lock the number at a place, for a reason which is for the drafter to write,
// or let go of it: by a comment before the paragraph, or by the settings for a text in
// which no comment may be put.
func lockActions(s *server, o *occasion) []offer {
	pl := placeAt(o.tree, o.tree.Offset(o.from))
	if !pl.label() {
		return nil
	}
	n := &o.tree.Nodes[pl.node]
	if lock, ok := o.tree.LockOf(pl.node); ok {
		return unlockActions(s, o, pl.node, lock)
	}
	if n.Label.Scheme == numbering.None || n.Label.Scheme == numbering.Bullet {
		return nil
	}
	comment := text.Edit{Span: text.Span{Start: n.Start, End: n.Start}, New: syntax.CommentMark + " " + syntax.LockNumber + ": " + syntax.ReasonDue + "\n"}
	out := []offer{{"Lock this number, for a reason", kindNumbers, false, nil, o.read(comment)}}
	if paragraph := o.tree.Path(pl.node); paragraph != "" {
		if file, ok := s.settingsFileOf(o.d); ok {
			lines := file.entry("lock", "files", filesPattern(filepath.Dir(file.path), o.d.uri.FsPath()), "paragraph", paragraph)
			out = append(out, offer{"Lock this number by " + config.FileName + ", for a reason", kindNumbers, false, nil,
				func(_ context.Context, c *changes) { c.addSettings(file, lines) }})
		}
	}
	return out
}

// unlockActions let go of a number that is locked.
func unlockActions(s *server, o *occasion, node int, lock syntax.Lock) []offer {
	if lock.Source == "" {
		var edits []text.Edit
		for _, c := range o.tree.Comments() {
			if d, ok := c.Directive(o.tree.Text.String()); ok && d.Verb == syntax.LockNumber && c.Before == node {
				edits = append(edits, lint.Removal(o.tree.Text, c.Span))
			}
		}
		return []offer{{"Unlock this number", kindNumbers, false, nil, o.read(edits...)}}
	}
	path, place, ok := strings.Cut(lock.Source, config.FileName+":")
	path += config.FileName
	line, _, _ := strings.Cut(place, ":")
	at, err := strconv.Atoi(line)
	data, unread := os.ReadFile(path)
	if !ok || err != nil || unread != nil {
		return nil
	}
	table, ok := config.TableAt(data, at)
	if !ok {
		return nil
	}
	t := text.New(string(data))
	return []offer{{"Unlock this number in " + config.FileName, kindNumbers, false, nil, func(_ context.Context, c *changes) {
		edit := protocol.TextEdit{Range: s.shownSpan(t, table)}
		u := uri.File(path)
		c.order = append(c.order, u)
		c.texts[u] = &changedText{edits: []protocol.TextDocumentEditElement{&edit}, plain: []protocol.TextEdit{edit}}
	}}}
}

// describeLock tells that the number of a paragraph is locked, and why; "" if it is not.
func describeLock(tree *syntax.Tree, node int) string {
	lock, ok := tree.LockOf(node)
	if !ok {
		return ""
	}
	words := "\n\nlocked"
	if lock.Source != "" {
		words += " by " + config.FileName
	}
	if lock.Reason != "" {
		words += ": " + lock.Reason
	}
	return words
}
