package lsp

import (
	"strings"
	"sync"

	"resolute/internal/cite"
)

// refID stands for an act in whatever edition; most texts cite the same ones.
type refID uint32

// interner numbers the acts that are cited, and keeps one copy of the words that
// recur in every text.
type interner struct {
	mu    sync.RWMutex
	ids   map[actKey]refID
	refs  []cite.Ref
	words map[string]string
}

// actKey is what tells one act from another.
type actKey struct{ body, kind, number, edition string }

// of is the act that an id stands for, without an edition.
func (in *interner) of(id refID) cite.Ref {
	in.mu.RLock()
	defer in.mu.RUnlock()
	if id == 0 {
		return cite.Ref{}
	}
	return in.refs[id-1]
}

// id is the number of what r names, its edition left aside where editions are
// versions of one act.
func (in *interner) id(r cite.Ref) refID {
	r = anyEdition(r)
	k := actKey{r.Body, r.Kind, r.Number, r.Edition}
	in.mu.RLock()
	id, ok := in.ids[k]
	in.mu.RUnlock()
	if ok {
		return id
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	if id, ok := in.ids[k]; ok {
		return id
	}
	r.Body, r.Kind, r.Number, r.Edition = strings.Clone(r.Body), strings.Clone(r.Kind), strings.Clone(r.Number), strings.Clone(r.Edition)
	in.refs = append(in.refs, r)
	id = refID(len(in.refs))
	in.ids[actKey{r.Body, r.Kind, r.Number, r.Edition}] = id
	return id
}

// word is a copy of w of which there is one.
func (in *interner) word(w string) string {
	in.mu.RLock()
	kept, ok := in.words[w]
	in.mu.RUnlock()
	if ok {
		return kept
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	w = strings.Clone(w)
	in.words[w] = w
	return w
}

// anyEdition is the act without its edition; of a provision that is the
// instrument, which stays.
func anyEdition(r cite.Ref) cite.Ref {
	if r.Kind != "provision" && r.Kind != "article" {
		r.Edition = ""
	}
	return r
}
