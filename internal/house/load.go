package house

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// table is a house as its file says it. What is not said is taken over from the
// house that it extends.
type table struct {
	ID           string   `toml:"id"`
	Name         string   `toml:"name"`
	Short        string   `toml:"short"`
	Extends      string   `toml:"extends"`
	Language     string   `toml:"language"`
	Body         string   `toml:"body"`
	SelfName     string   `toml:"self_name"`
	Cites        []string `toml:"cites"`
	Enacting     []string `toml:"enacting"`
	Translations []string `toml:"translations"`
	Headings     []string `toml:"headings"`

	Place         string `toml:"place"`
	PreambleCase  string `toml:"preamble_case"`
	OperativeCase string `toml:"operative_case"`
	AlsoPreamble  string `toml:"also_preamble"`
	AlsoOperative string `toml:"also_operative"`
	Commas        *bool  `toml:"commas_within"`
	Restarts      *bool  `toml:"restarts"`
	PlaceYear     *bool  `toml:"place_and_year"`

	Labels struct {
		Preamble  [][]string `toml:"preamble"`
		Operative [][]string `toml:"operative"`
		Annex     [][]string `toml:"annex"`
	} `toml:"labels"`
	Marks struct {
		Preamble     *string `toml:"preamble"`
		PreambleLast *string `toml:"preamble_last"`
		Operative    *string `toml:"operative"`
		SectionLast  *string `toml:"section_last"`
		Last         *string `toml:"last"`
		Chapeau      *string `toml:"chapeau"`
		Item         *string `toml:"item"`
	} `toml:"marks"`

	OwnOpeners      bool                `toml:"own_openers"`
	Words           map[string][]string `toml:"words"`
	BeforePreamble  []string            `toml:"before_preamble"`
	BeforeOperative []string            `toml:"before_operative"`
	Preambular      []string            `toml:"preambular"`
	Operative       []string            `toml:"operative"`
	Verbs           []verbs             `toml:"verbs"`
}

// verbs are forms ("Recalling / Recalls") that the same tails may follow.
type verbs struct {
	Forms  []string `toml:"forms"`
	Follow []string `toml:"follow"`
}

// Load reads a house from a table of the same form as the ones in tables/. It
// may extend one of those; name is what an error calls the file. An error is
// one line, "file:line:column: what is wrong".
func Load(name string, data []byte) (*House, error) {
	t, err := decode(name, data)
	if err != nil {
		return nil, err
	}
	h, err := t.house(name, data)
	if err != nil {
		return nil, err
	}
	if err := h.finish(name, data); err != nil {
		return nil, err
	}
	return h, nil
}

// house is the house that t describes, not yet compiled.
func (t *table) house(name string, data []byte) (*House, error) {
	h := &House{}
	if t.Extends != "" {
		base := parsed(t.Extends)
		if base == nil {
			return nil, wrong(name, data, t.Extends, fmt.Errorf("there is no house %q%s", t.Extends, nearest(t.Extends, ids)))
		}
		h = base.copy()
	}
	if t.ID == "" {
		return nil, fmt.Errorf("%s:1:1: a house needs an id", name)
	}
	h.extends = ""
	if t.sameOpeners() {
		h.extends = t.Extends
	}
	if value, err := h.take(t); err != nil {
		return nil, wrong(name, data, value, err)
	}
	return h, nil
}

// finish compiles h, which came from data.
func (h *House) finish(name string, data []byte) error {
	if h.extends != "" {
		h.index = ByID(h.extends).index
	}
	if value, err := h.compile(); err != nil {
		return wrong(name, data, value, err)
	}
	return nil
}

func wrong(name string, data []byte, value string, err error) error {
	line, col := position(data, value)
	return fmt.Errorf("%s:%d:%d: %w", name, line, col, err)
}

// sameOpeners reports whether t leaves the openers of the house it extends as
// they are.
func (t *table) sameOpeners() bool {
	return !t.OwnOpeners && t.Commas == nil && t.Words == nil && t.BeforePreamble == nil && t.BeforeOperative == nil &&
		t.Preambular == nil && t.Operative == nil && t.Verbs == nil
}

func decode(name string, data []byte) (*table, error) {
	t := new(table)
	d := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields()
	err := d.Decode(t)
	if err == nil {
		return t, nil
	}
	if missing, ok := errors.AsType[*toml.StrictMissingError](err); ok && len(missing.Errors) > 0 {
		first := missing.Errors[0]
		line, col := first.Position()
		key := strings.Join(first.Key(), ".")
		return nil, fmt.Errorf("%s:%d:%d: unknown key %q%s", name, line, col, key, nearest(key, tableKeys()))
	}
	if bad, ok := errors.AsType[*toml.DecodeError](err); ok {
		line, col := bad.Position()
		return nil, fmt.Errorf("%s:%d:%d: %s", name, line, col, strings.TrimPrefix(bad.Error(), "toml: "))
	}
	return nil, fmt.Errorf("%s: %w", name, err)
}

// copy is a house to extend: what a table may change is its own.
func (h *House) copy() *House {
	c := *h
	c.index, c.headings, c.enacting, c.headFirst = nil, nil, nil, headFirst{}
	c.Levels = slices.Clone(h.Levels)
	c.words = maps.Clone(h.words)
	c.preambular = slices.Clone(h.preambular)
	c.operative = slices.Clone(h.operative)
	c.verbs = slices.Clone(h.verbs)
	return &c
}

// take changes h to what t says. With an error comes the value that is wrong.
func (h *House) take(t *table) (string, error) {
	h.ID = t.ID
	h.Short = cmp.Or(t.Short, t.Name, h.Short, t.ID)
	h.Name = cmp.Or(t.Name, h.Name, t.ID)
	h.Language = cmp.Or(t.Language, h.Language, "en")
	h.Body = cmp.Or(t.Body, h.Body)
	h.SelfName = cmp.Or(t.SelfName, h.SelfName)
	set(&h.Cites, t.Cites)
	set(&h.Enacting, t.Enacting)
	set(&h.Translations, t.Translations)
	set(&h.Headings, t.Headings)
	setIf(&h.commas, t.Commas)
	setIf(&h.Restarts, t.Restarts)
	setIf(&h.PlaceYear, t.PlaceYear)
	setIf(&h.Marks.Preamble, t.Marks.Preamble)
	setIf(&h.Marks.PreambleLast, t.Marks.PreambleLast)
	setIf(&h.Marks.Operative, t.Marks.Operative)
	setIf(&h.Marks.SectionLast, t.Marks.SectionLast)
	setIf(&h.Marks.Last, t.Marks.Last)
	setIf(&h.Marks.Chapeau, t.Marks.Chapeau)
	setIf(&h.Marks.Item, t.Marks.Item)

	for _, c := range []struct {
		value string
		take  func(string) bool
	}{
		{t.Place, func(s string) bool { return choose(&h.Placement, s, "leading", "alone") }},
		{t.PreambleCase, func(s string) bool { return choose(&h.PreambleCase, s, "capital", "small", "capitals") }},
		{t.OperativeCase, func(s string) bool { return choose(&h.OperativeCase, s, "capital", "small", "capitals") }},
		{t.AlsoPreamble, func(s string) bool { return choose(&h.AlsoPreamble, s, "after", "before") }},
		{t.AlsoOperative, func(s string) bool { return choose(&h.AlsoOperative, s, "after", "before") }},
	} {
		if c.value != "" && !c.take(c.value) {
			return c.value, fmt.Errorf("%q is no choice here", c.value)
		}
	}
	for part, labels := range map[Part][][]string{
		PreamblePart: t.Labels.Preamble, OperativePart: t.Labels.Operative, AnnexPart: t.Labels.Annex,
	} {
		if value, err := h.takeLabels(part, labels); err != nil {
			return value, err
		}
	}
	slices.SortStableFunc(h.Levels, func(a, b Level) int {
		return cmp.Or(cmp.Compare(a.Part, b.Part), cmp.Compare(a.Depth, b.Depth))
	})
	h.takeOpeners(t)
	return "", nil
}

func (h *House) takeOpeners(t *table) {
	if t.OwnOpeners {
		h.before = [Operative + 1][]string{}
		h.preambular, h.operative, h.verbs = nil, nil, nil
	}
	set(&h.before[Preambular], t.BeforePreamble)
	set(&h.before[Operative], t.BeforeOperative)
	h.preambular = append(h.preambular, t.Preambular...)
	h.operative = append(h.operative, t.Operative...)
	h.verbs = append(h.verbs, t.Verbs...)
	if h.words == nil {
		h.words = make(map[string][]string, len(t.Words))
	}
	maps.Copy(h.words, t.Words)
}

func (h *House) takeLabels(part Part, labels [][]string) (string, error) {
	if labels == nil {
		return "", nil
	}
	h.Levels = slices.DeleteFunc(h.Levels, func(l Level) bool { return l.Part == part })
	for depth, samples := range labels {
		level := Level{Part: part, Depth: depth}
		for _, s := range samples {
			form, ok := formOf(s)
			if !ok {
				return s, fmt.Errorf("%q is not a label", s)
			}
			level.Labels = append(level.Labels, form)
		}
		h.Levels = append(h.Levels, level)
	}
	return "", nil
}

// compile makes what Match and the readers of headings use. With an error comes
// the value of the table that is wrong.
func (h *House) compile() (string, error) {
	if h.index == nil {
		if value, err := h.compileOpeners(); err != nil {
			return value, err
		}
	}
	for _, p := range h.Headings {
		t, err := compileTemplate(p)
		if err != nil {
			return p, err
		}
		h.headFirst.mark(t)
		h.headings = append(h.headings, t)
	}
	for _, p := range h.Enacting {
		t, err := compileTemplate(p)
		if err != nil {
			return p, err
		}
		h.enacting = append(h.enacting, t)
	}
	return "", nil
}

func (h *House) compileOpeners() (string, error) {
	g := newGrammar(h.words)
	for _, r := range []Role{Preambular, Operative} {
		g.role = r
		for _, p := range h.before[r] {
			if err := g.phrase(g.start, p+" {verb}"); err != nil {
				return p, err
			}
		}
		g.skip(g.start, g.verbs[r])
		phrases := h.preambular
		if r == Operative {
			phrases = h.operative
		}
		for _, p := range phrases {
			if err := g.phrase(g.start, p); err != nil {
				return p, err
			}
		}
	}
	for _, v := range h.verbs {
		if value, err := g.addVerbs(v); err != nil {
			return value, err
		}
	}
	h.index = g.finish(h.commas)
	return "", nil
}

// addVerbs adds a group of verbs, each in both its forms, and their tails. A
// tail hangs on a node that all verbs of the group lead to.
func (g *grammar) addVerbs(v verbs) (string, error) {
	var tails [Operative + 1]int32
	for _, r := range []Role{Preambular, Operative} {
		tails[r], g.role = g.node(), r
		for _, p := range v.Follow {
			if err := g.tail(tails[r], p); err != nil {
				return p, err
			}
		}
	}
	for _, form := range v.Forms {
		for i, f := range splitForms(form) {
			if f == "" {
				continue
			}
			g.role = Preambular + Role(i)
			end, err := g.path(g.verbs[g.role], f, 0)
			if err != nil || end == 0 || isOptional(f) {
				return form, cmp.Or(err, fmt.Errorf("%q is no verb", form))
			}
			g.nodes[end].role = g.role
			g.skip(end, tails[g.role])
		}
	}
	return "", nil
}

// isOptional tells that all of a pattern may be missing: a verb like that would be
// behind itself.
func isOptional(pattern string) bool {
	for rest := strings.TrimSpace(pattern); rest != ""; rest = strings.TrimSpace(rest) {
		_, after, ok := bracketed(rest)
		if rest[0] != '[' || !ok {
			return false
		}
		rest = after
	}
	return true
}

// splitForms parts "Recalling / Recalls" into the participle and the finite
// verb; either may be missing.
func splitForms(s string) [2]string {
	participle, finite, _ := strings.Cut(s, "/")
	return [2]string{strings.TrimSpace(participle), strings.TrimSpace(finite)}
}

func set(to *[]string, from []string) {
	if from != nil {
		*to = from
	}
}

func setIf[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}

// choose sets to to the index of s among the choices.
func choose[T ~uint8](to *T, s string, choices ...string) bool {
	i := slices.Index(choices, s)
	if i >= 0 {
		*to = T(i)
	}
	return i >= 0
}
