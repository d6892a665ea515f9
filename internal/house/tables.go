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
	"unga", "unsc", "ecosoc", "hrc", "who", "imo", "unesco", "bipm", "mun", "us-whereas",
}

// loaded are the houses by their place in ids. A table is read when its house is
// first asked for: a run needs one or two, and all of them take longer than a
// small draft does.
var loaded [32]struct {
	once  sync.Once
	house *House
}

func builtIn(id string) *House {
	name := "tables/" + id + ".toml"
	data, err := files.ReadFile(name)
	if err != nil {
		panic(err) // a house in ids without its table; a test loads them all
	}
	h, err := Load(name, data)
	if err != nil {
		panic(err)
	}
	return h
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
	l.once.Do(func() { l.house = builtIn(id) })
	return l.house
}

// All are the houses that are built in.
func All() []*House {
	list := make([]*House, len(ids))
	for i, id := range ids {
		list[i] = ByID(id)
	}
	return list
}
