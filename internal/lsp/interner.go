package lsp

import (
	"strings"
	"sync"
	"sync/atomic"

	"resolute/internal/cite"
)

// refID stands for an act in whatever edition; most texts cite the same ones.
type refID uint32

// interner numbers the acts that are cited, and keeps one copy of the words that
// recur in every text. What is there already is found without a lock.
type interner struct {
	acts  atomic.Pointer[actTable]
	mu    sync.RWMutex // held to add something; guards words
	words map[string]string
}

// actTable has every act at the place that its id says. An act is written before its
// slot, and neither changes afterwards; a table that is full gives way to a larger one.
type actTable struct {
	n     int // how many acts there are; the interner's lock is held
	refs  []cite.Ref
	slots []atomic.Uint64 // hash and id, found by the hash; as many as a power of two, half of them free
}

func newInterner() *interner {
	in := &interner{words: map[string]string{}}
	in.acts.Store(newActTable(512))
	return in
}

func newActTable(room int) *actTable {
	return &actTable{refs: make([]cite.Ref, room), slots: make([]atomic.Uint64, 2*room)}
}

// of is the act that an id stands for, without an edition.
func (in *interner) of(id refID) cite.Ref {
	if id == 0 {
		return cite.Ref{}
	}
	return in.acts.Load().refs[id-1]
}

// id is the number of what r names, its edition left aside where editions are
// versions of one act.
func (in *interner) id(r cite.Ref) refID {
	r = anyEdition(r)
	h := hashOf(&r)
	if id := in.acts.Load().find(&r, h); id != 0 {
		return id
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	t := in.acts.Load()
	if t.n == len(t.refs) {
		t = t.grown()
		in.acts.Store(t)
	}
	id := t.find(&r, h)
	if id == 0 {
		t.refs[t.n] = cite.Ref{Body: in.copyOf(r.Body), Kind: in.copyOf(r.Kind), Number: strings.Clone(r.Number), Edition: in.copyOf(r.Edition)}
		t.n++
		id = refID(t.n)
		t.free(h).Store(uint64(h)<<32 | uint64(id))
	}
	return id
}

// find is the id of r, 0 if it is not there.
func (t *actTable) find(r *cite.Ref, hash uint32) refID {
	last := uint32(len(t.slots) - 1)
	for i := hash & last; ; i = (i + 1) & last {
		has := t.slots[i].Load()
		if id := refID(has); has == 0 || uint32(has>>32) == hash && t.refs[id-1] == *r {
			return id
		}
	}
}

// free is the slot for an act that is not there.
func (t *actTable) free(hash uint32) *atomic.Uint64 {
	last := uint32(len(t.slots) - 1)
	i := hash & last
	for t.slots[i].Load() != 0 {
		i = (i + 1) & last
	}
	return &t.slots[i]
}

// grown is a table with all acts of t and twice the room.
func (t *actTable) grown() *actTable {
	out := newActTable(2 * len(t.refs))
	out.n = copy(out.refs, t.refs)
	for i := range t.slots {
		if has := t.slots[i].Load(); has != 0 {
			out.free(uint32(has >> 32)).Store(has)
		}
	}
	return out
}

// hashOf is over what tells acts apart.
func hashOf(r *cite.Ref) uint32 {
	h := uint32(len(r.Kind)<<8+len(r.Edition)) ^ 2166136261
	for _, s := range [...]string{r.Body, r.Number} {
		for i := range len(s) {
			h = (h ^ uint32(s[i])) * 16777619
		}
	}
	return h ^ h>>15
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
