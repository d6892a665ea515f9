package workspace

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"

	"github.com/bmatcuk/doublestar/v4"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/config"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// headOf is how much of an adopted text is read for its number and title.
const headOf = 16 << 10

// AdoptedTexts are the files that the settings mark as adopted, in order.
func AdoptedTexts(c *config.Config) []string {
	var out []string
	for _, p := range c.Adopted {
		pattern := filepath.Join(p.Dir, filepath.FromSlash(p.Text))
		files, err := doublestar.FilepathGlob(pattern, doublestar.WithFilesOnly(), doublestar.WithNoFollow())
		if err != nil {
			continue
		}
		if info, err := os.Stat(pattern); err == nil && info.IsDir() {
			files, _ = doublestar.FilepathGlob(filepath.Join(pattern, "**"), doublestar.WithFilesOnly(), doublestar.WithNoFollow())
		}
		slices.Sort(files)
		for _, file := range files {
			if MayBeDraft(file) {
				out = append(out, file)
			}
		}
	}
	return out
}

// Adopted are the acts that the texts hold which the settings mark as adopted,
// editions of one act together. A file that cannot be read is no act.
func Adopted(c *config.Config) []catalogue.Act {
	found := map[cite.Ref]*catalogue.Act{}
	var order []cite.Ref
	for _, file := range AdoptedTexts(c) {
		for _, a := range actsOf(file, c) {
			ref := a.Ref
			ref.Edition = ""
			if ref.Body == "unsc" || ref.Body == "unga" {
				ref.Edition = a.Ref.Edition
			}
			if known := found[ref]; known != nil {
				known.Editions = append(known.Editions, a.Editions...)
				continue
			}
			a.Ref = ref
			found[ref] = &a
			order = append(order, ref)
		}
	}
	acts := make([]catalogue.Act, 0, len(order))
	for _, ref := range order {
		a := found[ref]
		slices.SortFunc(a.Editions, func(x, y catalogue.Edition) int { return cmp.Compare(x.Year, y.Year) })
		acts = append(acts, *a)
	}
	return acts
}

// actsOf are the acts in one file.
func actsOf(file string, c *config.Config) []catalogue.Act {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	if _, sort := foreign(data); sort != plain {
		return nil
	}
	s := string(data[:min(len(data), headOf)])
	h, _ := c.Detect(s)
	tree := syntax.Parse(text.New(s), h, nil)
	var acts []catalogue.Act
	for i := range tree.Acts {
		act := &tree.Acts[i]
		n := act.Number
		if act.Embedded || n.Number == "" || n.Draft || act.House.Body == "" {
			continue
		}
		a := catalogue.Act{Ref: cite.Ref{Body: act.House.Body, Kind: cmp.Or(n.Kind, "resolution"), Number: n.Number}, Title: tree.ActTitle(act), Year: n.Year, Source: filepath.ToSlash(file)}
		if n.Place != "" && n.Year > 0 && act.House.PlaceYear {
			place := n.Place
			if known, ok := catalogue.Place(place); ok {
				place = known
			}
			a.Editions = []catalogue.Edition{{Place: place, Year: n.Year, Revised: n.Revised, Known: true}}
		}
		acts = append(acts, a)
	}
	return acts
}
