package config

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"resolute/internal/lint"
	"resolute/internal/text"
)

// file is a settings file as it is written.
type file struct {
	Extend     string             `toml:"extend"`
	House      string             `toml:"house"`
	Houses     []string           `toml:"houses"`
	Catalogues []string           `toml:"catalogues"`
	Adopted    []string           `toml:"adopted"`
	Drafts     []string           `toml:"drafts"`
	Exclude    []string           `toml:"exclude"`
	Track      *bool              `toml:"track"`
	Rules      map[string]setting `toml:"rules"`
	Suppress   []suppression      `toml:"suppress"`
	Locks      []lock             `toml:"lock"`
	Unlinks    []unlink           `toml:"unlink"`

	path string
	data []byte
}

// keys are the settings that a file may have, for a mistyped one.
var keys = []string{"extend", "house", "houses", "catalogues", "adopted", "drafts", "exclude", "track", "rules", "suppress", "lock", "unlink"}

// tableKeys are the settings that a table of suppress, of lock or of unlink may have.
var tableKeys = []string{
	"suppress.rule", "suppress.files", "suppress.paragraph", "suppress.reason",
	"lock.files", "lock.paragraph", "lock.reason",
	"unlink.reference", "unlink.files", "unlink.paragraph", "unlink.reason",
}

type suppression struct {
	Rule      string `toml:"rule"`
	Files     string `toml:"files"`
	Paragraph string `toml:"paragraph"`
	Reason    string `toml:"reason"`
}

type lock struct {
	Files     string `toml:"files"`
	Paragraph string `toml:"paragraph"`
	Reason    string `toml:"reason"`
}

type unlink struct {
	Reference string `toml:"reference"`
	Files     string `toml:"files"`
	Paragraph string `toml:"paragraph"`
	Reason    string `toml:"reason"`
}

type setting struct{ lint.Setting }

// UnmarshalText lets the decoder tell the place of a value that means nothing.
func (s *setting) UnmarshalText(b []byte) error {
	v, ok := lint.ParseSetting(string(b))
	if !ok {
		return fmt.Errorf("%q is neither off nor a severity: error, warning, info or hint", b)
	}
	s.Setting = v
	return nil
}

func decode(path string, data []byte, rules []*lint.Rule) (*file, error) {
	f := &file{path: path, data: data}
	err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(f)
	if err != nil {
		return nil, f.decodeError(err)
	}
	for _, name := range f.order("rules") {
		if _, ok := lint.RuleNamed(rules, name); !ok {
			return nil, f.wrong("rules."+name, lint.UnknownRule(rules, name))
		}
	}
	for i, x := range f.Suppress {
		key := fmt.Sprintf("suppress.%d", i)
		if _, ok := lint.RuleNamed(rules, x.Rule); x.Rule != "" && !ok {
			return nil, f.wrong(key+".rule", lint.UnknownRule(rules, x.Rule))
		}
		switch {
		case x.Rule == "":
			return nil, f.wrong(key, errors.New("a suppression names its rule: rule = \"label-gap\""))
		case !lint.GivesReason(x.Reason):
			return nil, f.wrong(key, errors.New("a suppression gives its reason: reason = \"…\""))
		}
	}
	for i, x := range f.Locks {
		key := fmt.Sprintf("lock.%d", i)
		switch {
		case strings.TrimSpace(x.Paragraph) == "":
			return nil, f.wrong(key, errors.New("a lock names its paragraph, as resolute parse shows it: paragraph = \"OP3\""))
		case !lint.GivesReason(x.Reason):
			return nil, f.wrong(key, errors.New("a lock gives its reason: reason = \"…\""))
		}
	}
	for i, x := range f.Unlinks {
		key := fmt.Sprintf("unlink.%d", i)
		switch {
		case strings.TrimSpace(x.Reference) == "":
			return nil, f.wrong(key, errors.New("what is unlinked is named as the text has it: reference = \"paragraph 5\""))
		case !lint.GivesReason(x.Reason):
			return nil, f.wrong(key, errors.New("what is unlinked gives its reason: reason = \"…\""))
		}
	}
	return f, nil
}

// decodeError is the decoder's error in our words, with its place.
func (f *file) decodeError(err error) error {
	if unknown, ok := errors.AsType[*toml.StrictMissingError](err); ok && len(unknown.Errors) > 0 {
		first := unknown.Errors[0]
		line, col := first.Position()
		key := strings.Join(first.Key(), ".")
		if near, ok := text.Nearest(key, append(keys, tableKeys...)); ok {
			return fmt.Errorf("%s:%d:%d: there is no setting %q; did you mean %s?", f.path, line, col, key, near)
		}
		return fmt.Errorf("%s:%d:%d: there is no setting %q; there are %s", f.path, line, col, key, strings.Join(keys, ", "))
	}
	if wrong, ok := errors.AsType[*toml.DecodeError](err); ok {
		line, col := wrong.Position()
		return fmt.Errorf("%s:%d:%d: %s", f.path, line, col, oneLine(strings.TrimPrefix(wrong.Error(), "toml: ")))
	}
	return fmt.Errorf("%s: %s", f.path, oneLine(strings.TrimPrefix(err.Error(), "toml: ")))
}

// wrong is an error about the value of a key, with the key's place.
func (f *file) wrong(key string, err error) error {
	return fmt.Errorf("%s: %w", f.place(key), err)
}

// place is where a key stands, "resolute.toml:2:1".
func (f *file) place(key string) string {
	for _, k := range f.keys() {
		if k.name == key {
			before := f.data[:k.offset]
			line := 1 + bytes.Count(before, []byte{'\n'})
			col := 1 + len([]rune(string(before[bytes.LastIndexByte(before, '\n')+1:])))
			return fmt.Sprintf("%s:%d:%d", f.path, line, col)
		}
	}
	return f.path
}

// order is the keys of a table as written, so that of two mistakes the first is
// told.
func (f *file) order(table string) []string {
	var names []string
	for _, k := range f.keys() {
		if name, ok := strings.CutPrefix(k.name, table+"."); ok && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

type keyPlace struct {
	name   string // with the table's: "rules.label-gap"
	offset int
}

// keys are the places of the keys. The decoder tells them for its own errors
// only; the parser beneath it, "unstable" in its interface, is asked for them
// here and nowhere else.
func (f *file) keys() []keyPlace {
	var out []keyPlace
	var p unstable.Parser
	p.Reset(f.data)
	table, tables := "", map[string]int{}
	var keyValue func(table string, e *unstable.Node)
	keyValue = func(table string, e *unstable.Node) {
		name, offset := nameOf(e)
		out = append(out, keyPlace{table + name, offset})
		if v := e.Value(); v.Kind == unstable.InlineTable {
			for it := v.Children(); it.Next(); {
				keyValue(table+name+".", it.Node())
			}
		}
	}
	for p.NextExpression() {
		switch e := p.Expression(); e.Kind {
		case unstable.Table:
			name, _ := nameOf(e)
			table = name + "."
		case unstable.ArrayTable: // "suppress.0", "suppress.1"
			name, offset := nameOf(e)
			numbered := fmt.Sprintf("%s.%d", name, tables[name])
			tables[name]++
			out = append(out, keyPlace{numbered, offset})
			table = numbered + "."
		case unstable.KeyValue:
			keyValue(table, e)
		}
	}
	return out
}

// nameOf is the key of an expression, "rules.label-gap", and where it begins.
func nameOf(e *unstable.Node) (string, int) {
	var parts []string
	offset := 0
	for it := e.Key(); it.Next(); {
		if len(parts) == 0 {
			offset = int(it.Node().Raw.Offset)
		}
		parts = append(parts, string(it.Node().Data))
	}
	return strings.Join(parts, "."), offset
}
