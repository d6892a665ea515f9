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
	refs  []cite.Ref
	slots []refID // where the ids are found, by hash; as many as a power of two, half of them free
	words map[string]string
}

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
	h := hashOf(&r)
	in.mu.RLock()
	id, _ := in.find(&r, h)
	in.mu.RUnlock()
	if id != 0 {
		return id
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	if 2*len(in.refs) >= len(in.slots) {
		in.grow()
	}
	id, at := in.find(&r, h)
	if id == 0 {
		r.Body, r.Kind, r.Number, r.Edition = in.copyOf(r.Body), in.copyOf(r.Kind), strings.Clone(r.Number), in.copyOf(r.Edition)
		in.refs = append(in.refs, r)
		id = refID(len(in.refs))
		in.slots[at] = id
	}
	return id
}

// find looks for r: its id and its slot, or 0 and the slot that it would have.
func (in *interner) find(r *cite.Ref, hash uint32) (id refID, at int) {
	if len(in.slots) == 0 {
		return 0, 0
	}
	last := uint32(len(in.slots) - 1)
	for i := hash & last; ; i = (i + 1) & last {
		if id := in.slots[i]; id == 0 || in.refs[id-1] == *r {
			return id, int(i)
		}
	}
}

func (in *interner) grow() {
	in.slots = make([]refID, max(1024, 2*len(in.slots)))
	for i := range in.refs {
		_, at := in.find(&in.refs[i], hashOf(&in.refs[i]))
		in.slots[at] = refID(i + 1)
	}
}

// hashOf is over what tells acts apart, as a rule: the number.
func hashOf(r *cite.Ref) uint32 {
	h := uint32(len(r.Body)<<4+len(r.Kind)) ^ 2166136261
	for i := range len(r.Number) {
		h = (h ^ uint32(r.Number[i])) * 16777619
	}
	return h ^ h>>15
}

// front numbers acts for one reader of many texts: most of what a text cites was
// cited a moment ago, and is remembered here without a lock.
type front struct {
	all    *interner
	recent [1 << 12]struct {
		cite.Ref
		id refID
	}
}

func (f *front) id(r cite.Ref) refID {
	r = anyEdition(r)
	slot := &f.recent[hashOf(&r)%uint32(len(f.recent))]
	if slot.id == 0 || slot.Ref != r {
		slot.id = f.all.id(r)
		slot.Ref = f.all.of(slot.id)
	}
	return slot.id
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
	return in.copyOf(w)
}

// copyOf is word while the lock is held.
func (in *interner) copyOf(w string) string {
	kept, ok := in.words[w]
	if !ok {
		kept = strings.Clone(w)
		in.words[kept] = kept
	}
	return kept
}

// anyEdition is the act without its edition; of a provision that is the
// instrument, which stays.
func anyEdition(r cite.Ref) cite.Ref {
	if r.Kind != "provision" && r.Kind != "article" {
		r.Edition = ""
	}
	return r
}
