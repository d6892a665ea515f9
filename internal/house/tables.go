package house

import (
	"embed"
	"slices"
	"sync"
)

//go:embed tables/*.toml
var files embed.FS

// Default is the house of a text that nothing is known of.
const Default = "unga"

// ids are the houses that are built in, in the order in which they are listed.
var ids = []string{
	"itu-pp", "itu-wtsa", "itu-wtdc", "itu-wrc", "itu-council",
	"unga", "unsc", "ecosoc", "hrc", "who", "imo", "unesco", "bipm", "mun", "us-whereas", "other",
}

// loaded are the houses by their place in ids. A table is read when its house is
// first asked for: a run needs one or two, and all of them take longer than a
// small draft does.
var loaded [32]struct {
	parse, load sync.Once
	base        *House // what the table says, not yet compiled: for houses that extend it
	house       *House
}

// parsed is the built-in house of that id, good for extending it only.
func parsed(id string) *House {
	i := slices.Index(ids, id)
	if i < 0 {
		return nil
	}
	l := &loaded[i]
	l.parse.Do(func() {
		name, data := source(id)
		t, err := decode(name, data)
		if err == nil {
			l.base, err = t.house(name, data)
		}
		if err != nil {
			panic(err) // an embedded table; a test loads them all
		}
	})
	return l.base
}

func builtIn(id string) *House {
	h := parsed(id).copy()
	name, data := source(id)
	if err := h.finish(name, data); err != nil {
		panic(err) // an embedded table; a test loads them all
	}
	return h
}

func source(id string) (name string, data []byte) {
	name = "tables/" + id + ".toml"
	data, err := files.ReadFile(name)
	if err != nil {
		panic(err) // a house in ids without its table
	}
	return name, data
}

// IDs are the houses that are built in.
func IDs() []string { return slices.Clone(ids) }

// ByID is the built-in house of that id, nil if there is none.
func ByID(id string) *House {
	i := slices.Index(ids, id)
	if i < 0 {
		return nil
	}
	l := &loaded[i]
	l.load.Do(func() { l.house = builtIn(id) })
	return l.house
}

// Tables are the houses that are built in with what their tables say of them, names
// and enacting lines for one, and without what reads a text: that takes ten times as
// long to make as the tables to be read.
func Tables() []*House {
	list := make([]*House, len(ids))
	for i, id := range ids {
		list[i] = parsed(id)
	}
	return list
}

// All are the houses that are built in.
func All() []*House {
	list := make([]*House, len(ids))
	for i, id := range ids {
		list[i] = ByID(id)
	}
	return list
}
