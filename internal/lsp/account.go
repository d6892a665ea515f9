package lsp

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"resolute/internal/text"
)

// mostBugs is how many of the panics that were survived are remembered.
const mostBugs = 10

// remember keeps where a panic was survived.
func (s *server) remember(where string) {
	s.bugMu.Lock()
	defer s.bugMu.Unlock()
	if len(s.bugsIn) < mostBugs {
		s.bugsIn = append(s.bugsIn, where)
	}
}

// account is what a person can send along who reports that something goes wrong: sizes
// and counts, and nothing of what is written, nor what anything is called.
func (s *server) account(ctx context.Context) (protocol.LSPAny, error) {
	var b strings.Builder
	line := func(what, format string, args ...any) {
		fmt.Fprintf(&b, "%s: %s\n", what, fmt.Sprintf(format, args...))
	}
	line("resolute", "%s, %s, %s/%s, %d processors", s.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0))
	line("positions", "%s", [...]string{text.UTF16: "utf-16", text.UTF8: "utf-8", text.UTF32: "utf-32"}[s.client.encoding])
	line("findings", "%s", map[bool]string{true: "asked for", false: "sent"}[s.client.pulls])
	open := viewOf(ctx)
	var sizes []string
	for _, d := range open {
		tree := d.parsed()
		sizes = append(sizes, fmt.Sprintf("%7d bytes, %5d lines, %5d paragraphs, %3d acts, house %s, version %d", d.text.Len(), d.text.Lines(), len(tree.Nodes), len(tree.Acts), tree.House.ID, d.version))
	}
	slices.Sort(sizes)
	line("documents open", "%d", len(open))
	for _, size := range sizes {
		line("  document", "%s", size)
	}
	texts, acts, cites := 0, 0, 0
	s.index.each(open, func(sum *summary) { texts, acts, cites = texts+1, acts+len(sum.acts), cites+len(sum.cites) })
	line("folders", "%d, with %d texts, %d acts, %d citations", len(*s.folders.Load()), texts, acts, cites)
	line("requests at work", "%d", s.calls.len())
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	line("memory", "%.1f MB in use, %.1f MB from the system, %d collections", float64(m.HeapAlloc)/1e6, float64(m.Sys)/1e6, m.NumGC)
	s.bugMu.Lock()
	defer s.bugMu.Unlock()
	line("internal errors survived", "%d %s", s.bugs.Load(), strings.Join(s.bugsIn, ", "))
	return protocol.Marshal(b.String())
}
