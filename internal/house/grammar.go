package house

import (
	"errors"
	"fmt"
	"strings"
)

// The openers of a house are a small grammar (verbs, words before them, tails
// after them) rather than a list, so that a combination nobody has printed yet
// is read too. The grammar becomes a graph: an edge is a word, a free edge
// costs none. It is walked by match.go.
//
// A pattern of a table is made of
//
//	words       Taking note
//	[…]         a part that may be missing
//	a|b         one word of several
//	{name}      one entry of the table's words list of that name; in the
//	            operative part of the list name_operative if there is one
//	{any}       any word
//	{verb}      another verb of the same part, with all that may follow it

const (
	anyWord  = -2 // the word of an edge that takes every word
	noWord   = -1 // a word that no opener of the house has
	maxNodes = 1 << 15
	maxDepth = 8 // of word lists within word lists
)

type edge struct {
	from, to int32
	word     int32
}

type node struct {
	edges, edgesEnd int32 // into index.edges, sorted by word
	free, freeEnd   int32 // into index.free
	any             int32 // the node after any word; 0 if there is none
	role            Role  // of the opener that ends here
	ahead
}

// ahead is what a node shows of those that free edges lead to from it, itself included.
type ahead struct {
	known bool
	ends  Role   // of the opener that ends there, of the first one that does
	all   bool   // any word leads on
	words uint64 // those that lead on, by the lowest six bits of their numbers
}

// leads tells that a word may lead on.
func (a *ahead) leads(word int32) bool { return a.all || word >= 0 && a.words>>(word&63)&1 != 0 }

// span is a run of edges.
type span struct{ from, end int32 }

// index is the grammar of one house, compiled.
type index struct {
	vocabulary
	nodes  []node
	edges  []edge
	free   []edge
	first  []span // of each word, the edges by which it leaves the start
	commas bool   // a comma may stand within an opener: "Now, therefore, be it resolved"
	start  int32
}

// grammar builds an index.
type grammar struct {
	index
	classes map[string][]string
	lists   map[string]wordList             // the classes as they are used
	verbs   [Operative + 1]int32            // where the verbs of a part begin
	tails   [Operative + 1]map[string]int32 // word lists that end an opener, once for all verbs
	role    Role                            // of what is being added
}

// wordList is a list: what is one word, and what is a pattern.
type wordList struct {
	words    []int32
	patterns []string
}

func newGrammar(classes map[string][]string) *grammar {
	g := &grammar{classes: classes, lists: make(map[string]wordList, len(classes))}
	g.grow(2048)
	g.vocabulary.list = make([]string, 0, 800)
	g.nodes = make([]node, 1, 2048) // node 0 is nothing
	g.edges = make([]edge, 0, 4096)
	g.start = g.node()
	for _, r := range []Role{Preambular, Operative} {
		g.verbs[r] = g.node()
		g.tails[r] = map[string]int32{}
	}
	return g
}

func (g *grammar) node() int32 {
	g.nodes = append(g.nodes, node{})
	return int32(len(g.nodes) - 1)
}

func (g *grammar) word(from int32, w string, to int32) {
	if id := g.add(w); id >= 0 {
		g.edges = append(g.edges, edge{from, to, id})
	}
	// Printed texts have the hyphen that breaks no line: Re‑emphasizing.
	if strings.Contains(w, "-") {
		g.edges = append(g.edges, edge{from, to, g.add(strings.ReplaceAll(w, "-", "\u2011"))})
	}
}

func (g *grammar) skip(from, to int32) {
	g.free = append(g.free, edge{from: from, to: to})
}

// phrase adds pattern after the node from, and lets an opener end with it.
func (g *grammar) phrase(from int32, pattern string) error {
	end, err := g.path(from, pattern, 0)
	if err == nil && end != 0 {
		g.nodes[end].role = g.role
	}
	return err
}

// tail lets what a word list holds end an opener after the node from. The list
// is added once a part and shared by all verbs that it may follow.
func (g *grammar) tail(from int32, pattern string) error {
	at, ok := g.tails[g.role][pattern]
	if !ok {
		at = g.node()
		g.tails[g.role][pattern] = at
		if err := g.phrase(at, pattern); err != nil {
			return err
		}
	}
	g.skip(from, at)
	return nil
}

// path adds pattern after the node from and gives the node that it leads to: 0
// where it goes on with another verb.
func (g *grammar) path(from int32, pattern string, depth int) (int32, error) {
	if depth > maxDepth {
		return 0, errors.New("a word list stands within itself")
	}
	if len(g.nodes) > maxNodes {
		return 0, errors.New("the openers of this house are too many")
	}
	at := from
	for rest := strings.TrimSpace(pattern); rest != ""; rest = strings.TrimSpace(rest) {
		if at == 0 {
			return 0, fmt.Errorf("nothing may follow {verb} in %q", pattern)
		}
		to := g.node()
		switch rest[0] {
		case '[':
			inner, after, ok := bracketed(rest)
			if !ok {
				return 0, fmt.Errorf("[ without ] in %q", pattern)
			}
			end, err := g.path(at, inner, depth)
			if err != nil {
				return 0, err
			}
			g.skip(at, to)
			if end != 0 {
				g.skip(end, to)
			}
			rest = after
		case '{':
			name, after, ok := strings.Cut(rest[1:], "}")
			if !ok {
				return 0, fmt.Errorf("{ without } in %q", pattern)
			}
			done, err := g.class(at, to, name, depth)
			if err != nil {
				return 0, err
			}
			if done {
				to = 0
			}
			rest = after
		default:
			end := 0
			for from := 0; ; end++ {
				stop := end == len(rest) || rest[end] == ' ' || rest[end] == '[' || rest[end] == '{'
				if stop || rest[end] == '|' {
					g.word(at, rest[from:end], to)
					from = end + 1
				}
				if stop {
					break
				}
			}
			rest = rest[end:]
		}
		at = to
	}
	return at, nil
}

// class adds one entry of the list name between two nodes; done tells that
// nothing can follow.
func (g *grammar) class(at, to int32, name string, depth int) (done bool, err error) {
	switch name {
	case "any":
		g.edges = append(g.edges, edge{at, to, anyWord})
		return false, nil
	case "verb":
		g.skip(at, g.verbs[g.role])
		return true, nil
	}
	if g.role == Operative {
		if _, has := g.classes[name+"_operative"]; has {
			name += "_operative"
		}
	}
	l, ok := g.wordList(name)
	if !ok {
		return false, fmt.Errorf("there is no word list %q", name)
	}
	for _, w := range l.words {
		g.edges = append(g.edges, edge{at, to, w})
	}
	for _, p := range l.patterns {
		end, err := g.path(at, p, depth+1)
		if err != nil {
			return false, err
		}
		if end != 0 {
			g.skip(end, to)
		}
	}
	return false, nil
}

// wordList gives the word list name, parted once.
func (g *grammar) wordList(name string) (wordList, bool) {
	if l, ok := g.lists[name]; ok {
		return l, true
	}
	entries, ok := g.classes[name]
	if !ok {
		return wordList{}, false
	}
	var l wordList
	for _, entry := range entries {
		if strings.ContainsAny(entry, " -[{|") {
			l.patterns = append(l.patterns, entry)
		} else if id := g.add(entry); id >= 0 {
			l.words = append(l.words, id)
		}
	}
	g.lists[name] = l
	return l, true
}

// bracketed parts s, which begins with [, into what is within and what follows.
func bracketed(s string) (inner, after string, ok bool) {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return s[1:i], s[i+1:], true
			}
		}
	}
	return "", "", false
}

// finish sorts the edges, so that the edges of a node lie together.
func (g *grammar) finish(commas bool) *index {
	g.free = sortedBy(g.free, len(g.nodes), leaving)
	g.spread(g.free, func(n *node) (*int32, *int32) { return &n.free, &n.freeEnd })
	g.flatten()
	g.edges = sortedBy(g.edges, len(g.vocabulary.list)-anyWord, func(e edge) int32 { return e.word - anyWord })
	g.edges = sortedBy(g.edges, len(g.nodes), leaving)
	g.spread(g.edges, func(n *node) (*int32, *int32) { return &n.edges, &n.edgesEnd })
	for i := range g.nodes {
		n := &g.nodes[i]
		if n.edges < n.edgesEnd && g.edges[n.edges].word == anyWord {
			n.any = g.edges[n.edges].to
		}
	}
	for i := range g.nodes {
		g.look(int32(i))
	}
	g.first = make([]span, len(g.vocabulary.list))
	start := &g.nodes[g.start]
	for i := start.edges; i < start.edgesEnd; i++ {
		if w := g.edges[i].word; w >= 0 {
			if g.first[w].end == 0 {
				g.first[w].from = i
			}
			g.first[w].end = i + 1
		}
	}
	g.index.commas = commas
	return &g.index
}

// look finds what is ahead of a node.
func (g *grammar) look(id int32) ahead {
	n := &g.nodes[id]
	if n.known {
		return n.ahead
	}
	n.known = true
	a := ahead{known: true, ends: n.role, all: n.any != 0}
	for _, e := range g.edges[n.edges:n.edgesEnd] {
		if e.word >= 0 {
			a.words |= 1 << (e.word & 63)
		}
	}
	for _, f := range g.free[n.free:n.freeEnd] {
		next := g.look(f.to)
		if a.ends == NoRole {
			a.ends = next.ends
		}
		a.all, a.words = a.all || next.all, a.words|next.words
	}
	n.ahead = a
	return a
}

func leaving(e edge) int32 { return e.from }

// sortedBy sorts edges by a key below keys, keeping their order otherwise: by
// counting, as a house has thousands and is loaded at every start.
func sortedBy(edges []edge, keys int, key func(edge) int32) []edge {
	at := make([]int32, keys+1)
	for _, e := range edges {
		at[key(e)+1]++
	}
	for i := range keys {
		at[i+1] += at[i]
	}
	sorted := make([]edge, len(edges))
	for _, e := range edges {
		sorted[at[key(e)]] = e
		at[key(e)]++
	}
	return sorted
}

// spread tells every node which of the sorted edges are its own.
func (g *grammar) spread(edges []edge, own func(*node) (from, end *int32)) {
	for i, e := range edges {
		from, end := own(&g.nodes[e.from])
		if *end == 0 {
			*from = int32(i)
		}
		*end = int32(i + 1)
	}
}

// flatten gives the start its own copy of every edge that it reaches for
// nothing: nearly every paragraph of a text is turned down there.
func (g *grammar) flatten() {
	seen := make([]bool, len(g.nodes))
	seen[g.start] = true
	todo := []int32{g.start}
	for len(todo) > 0 {
		n := g.nodes[todo[len(todo)-1]]
		todo = todo[:len(todo)-1]
		for _, f := range g.free[n.free:n.freeEnd] {
			if !seen[f.to] {
				seen[f.to] = true
				todo = append(todo, f.to)
			}
		}
	}
	for _, e := range g.edges[:len(g.edges):len(g.edges)] {
		if seen[e.from] && e.from != g.start {
			g.edges = append(g.edges, edge{g.start, e.to, e.word})
		}
	}
	start := &g.nodes[g.start]
	start.free, start.freeEnd = 0, 0
}
