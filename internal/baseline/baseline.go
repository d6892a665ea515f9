// Package baseline tells findings that are known from new ones. It is apart from
// lint so that an editor's server, which knows no baseline, need not carry the
// cryptography that names findings.
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// Baseline is the findings that are known and put up with, so that only new ones
// are told. It names each by its fingerprint: lines added above, another wrapping
// or another indent change nothing.
type Baseline struct {
	entries []Entry
	index   map[[2]string]int // by path and fingerprint
	found   []bool            // which entries were found again
	checked map[string]bool   // paths that were asked about
	fresh   []Entry           // what was found in them
}

// Entry is one known finding.
type Entry struct {
	Path        string `json:"path"` // from the baseline's folder, with slashes
	Rule        string `json:"rule"`
	Message     string `json:"message"` // for people, who read the differences of this file
	Fingerprint string `json:"fingerprint"`
}

// version is that of the file's form.
const version = 1

type file struct {
	Version  int     `json:"version"`
	Findings []Entry `json:"findings"`
}

// New knows nothing.
func New() *Baseline {
	return &Baseline{index: map[[2]string]int{}, checked: map[string]bool{}}
}

// Read reads what Update has written.
func Read(data []byte) (*Baseline, error) {
	var f file
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return nil, fmt.Errorf("this is no baseline: %w", err)
	}
	if f.Version != version {
		return nil, fmt.Errorf("this is a baseline of version %d, and %d is known", f.Version, version)
	}
	b := New()
	for _, e := range f.Findings {
		if e.Path == "" || e.Fingerprint == "" {
			return nil, errors.New("this is no baseline: an entry lacks its path or its fingerprint")
		}
		b.index[[2]string{e.Path, e.Fingerprint}] = len(b.entries)
		b.entries = append(b.entries, e)
	}
	b.found = make([]bool, len(b.entries))
	return b, nil
}

// Checks says that the findings of a file are being asked about.
func (b *Baseline) Checks(path string) { b.checked[path] = true }

// Knows tells whether a finding is in the baseline, and keeps it for Update.
func (b *Baseline) Knows(e Entry) bool {
	b.fresh = append(b.fresh, e)
	i, ok := b.index[[2]string{e.Path, e.Fingerprint}]
	if ok {
		b.found[i] = true
	}
	return ok
}

// Stale are the entries that were not found again: of files that were checked,
// and of those that gone says are not there any more.
func (b *Baseline) Stale(gone func(path string) bool) []Entry {
	var out []Entry
	for i, e := range b.entries {
		if !b.found[i] && (b.checked[e.Path] || gone(e.Path)) {
			out = append(out, e)
		}
	}
	return out
}

// Update is the baseline anew: what was found in the files that were checked, and
// what was known of the others that are still there. It returns the file and the
// number of entries.
func (b *Baseline) Update(gone func(path string) bool) ([]byte, int) {
	all := slices.Clone(b.fresh)
	for _, e := range b.entries {
		if !b.checked[e.Path] && !gone(e.Path) {
			all = append(all, e)
		}
	}
	return write(all), len(all)
}

// Prune is the baseline without its stale entries: it takes in nothing new. It
// returns the file and the number of entries.
func (b *Baseline) Prune(gone func(path string) bool) ([]byte, int) {
	var all []Entry
	for i, e := range b.entries {
		if b.found[i] || !b.checked[e.Path] && !gone(e.Path) {
			all = append(all, e)
		}
	}
	return write(all), len(all)
}

// write is a file of entries.
func write(all []Entry) []byte {
	slices.SortFunc(all, func(x, y Entry) int {
		return cmp.Or(cmp.Compare(x.Path, y.Path), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Message, y.Message), cmp.Compare(x.Fingerprint, y.Fingerprint))
	})
	// A line an entry: two branches that add some are merged line by line.
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\n  \"version\": %d,\n  \"findings\": [", version)
	for i, e := range all {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n    ")
		enc := json.NewEncoder(&out)
		enc.SetEscapeHTML(false)
		_ = enc.Encode(e)           // strings only
		out.Truncate(out.Len() - 1) // the line feed
	}
	if len(all) > 0 {
		out.WriteString("\n  ")
	}
	out.WriteString("]\n}\n")
	return out.Bytes()
}
