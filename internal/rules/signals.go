package rules

import (
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

// foreign tells a paragraph in another language than the house's table: rules
// about words say nothing of it.
func foreign(pass *lint.Pass, p *syntax.Para) bool {
	l := house.Language(p.Raw)
	return l != "" && l != pass.House.Language
}

type languageKey struct{}

// otherLanguage is the language of a text whose house has no table in it, "" of
// any other.
func otherLanguage(pass *lint.Pass, t *syntax.Tree) string {
	return pass.Once(languageKey{}, func() any {
		if l := house.Language(t.Text.String()); l != pass.House.Language {
			return l
		}
		return ""
	}).(string)
}

// clip is s with single blanks, cut to what a message can show: most bytes.
func clip(s string, most int) string {
	s = squeeze(s)
	if len(s) <= most {
		return s
	}
	for most > 0 && s[most]&0xC0 == 0x80 {
		most--
	}
	return s[:most] + "…"
}
