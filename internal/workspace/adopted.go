package workspace

import (
	"cmp"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"unicode/utf8"

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

// Adopted are the acts of the texts that the settings mark as adopted. A file that
// cannot be read is no act.
func Adopted(c *config.Config) []catalogue.Act {
	var acts []catalogue.Act
	for _, file := range AdoptedTexts(c) {
		acts = append(acts, actsIn(file, c)...)
	}
	return acts
}

// Drafts are the acts of the drafts in a folder, which can be cited before they are
// adopted.
func Drafts(folder string, s *config.Settings) []catalogue.Act {
	found, err := Find([]string{folder}, "", s)
	if err != nil {
		return nil
	}
	var acts []catalogue.Act
	for _, in := range found.Inputs {
		if c, err := s.For(in.Dir()); err == nil {
			acts = append(acts, AsDrafts(actsIn(in.Path, c))...)
		}
	}
	return acts
}

// AsDrafts marks the editions as not adopted yet.
func AsDrafts(acts []catalogue.Act) []catalogue.Act {
	for i := range acts {
		for k := range acts[i].Editions {
			acts[i].Editions[k].Draft = true
		}
	}
	return acts
}

// actsIn are the acts in one file, by its beginning.
func actsIn(file string, c *config.Config) []catalogue.Act {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, headOf))
	if err != nil {
		return nil
	}
	if _, sort := foreign(data); sort != plain {
		return nil
	}
	h, _ := c.Detect(string(data))
	return Acts(syntax.Parse(text.New(string(data)), h, nil), file)
}

// Acts are the acts that a text holds by their numbers; file is where it is.
func Acts(tree *syntax.Tree, file string) []catalogue.Act {
	var acts []catalogue.Act
	for i := range tree.Acts {
		act := &tree.Acts[i]
		n := act.Number
		if act.Embedded || n.Number == "" || n.Draft || act.House.Body == "" {
			continue
		}
		a := catalogue.Act{
			Ref:   cite.Ref{Body: act.House.Body, Kind: cmp.Or(n.Kind, "resolution"), Number: n.Number},
			Title: tree.ActTitle(act), Year: n.Year, Source: filepath.ToSlash(file), Text: file,
		}
		if a.Ref.Body == "unsc" && n.Year > 0 {
			a.Ref.Edition = strconv.Itoa(n.Year)
		}
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

// mostText is how much of an act's text is shown.
const mostText = 1 << 20

// Text is the text of an act that the workspace holds; "" if it holds none, or not
// any more.
func Text(a *catalogue.Act) string {
	if a.Text == "" {
		return ""
	}
	f, err := os.Open(a.Text)
	if err != nil {
		return ""
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, mostText))
	if err != nil || !utf8.Valid(data) {
		return ""
	}
	return string(data)
}
